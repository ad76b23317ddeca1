"""Whole sentences in other languages: `resources/translations/LANGUAGE.po`, read as gettext catalogues.

What has no translation stays English. Not for the names of countries and terms, which the authority and the
vocabularies hold in each language, nor for the texts of screens.
"""

import ast
import gettext
import re
from collections.abc import Iterator, Mapping
from functools import cache

from db.authority.files import resource

ENGLISH = "en"
_QUOTED = re.compile(r'(?:(msgid|msgstr)\s+)?(".*")')


class _Catalogue(gettext.NullTranslations):
    """A catalogue read from text, so that a translator's file is what the program reads."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        super().__init__()
        self._sentences = sentences

    def gettext(self, message: str) -> str:
        return self._sentences.get(message) or message


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language; for English, and where there is none, the one that changes nothing."""
    path = resource("translations", f"{language}.po")
    if not re.fullmatch("[a-z]{2,3}", language) or not path.exists():
        return gettext.NullTranslations()
    return _Catalogue(dict(_sentences(path.read_text("utf-8"))))


def languages() -> tuple[str, ...]:
    """English, and the languages that there are catalogues of."""
    return ENGLISH, *sorted(path.stem for path in resource("translations").glob("*.po"))


def _sentences(text: str) -> Iterator[tuple[str, str]]:
    """The pairs of a catalogue: a sentence and its translation, each in one or more quoted lines."""
    pair = {"msgid": "", "msgstr": ""}
    part = "msgid"
    for line in [*text.splitlines(), 'msgid ""']:
        found = _QUOTED.fullmatch(line.strip())
        if found is None:
            continue
        if found[1] == "msgid":
            if pair["msgid"] and pair["msgstr"]:
                yield pair["msgid"], pair["msgstr"]
            pair = {"msgid": "", "msgstr": ""}
        part = found[1] or part
        pair[part] += ast.literal_eval(found[2])


def translated(sentence: str, language: str) -> str:
    """The sentence in the language; itself where it has no translation. Placeholders stay as they are."""
    return catalogue(language).gettext(sentence) if language != ENGLISH else sentence
