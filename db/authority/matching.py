"""The words from which articles are read: every surface form, and the contexts in which one means something else."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple

from db.authority.countries import countries
from db.authority.files import read
from db.authority.groups import groups, organisations

What = Literal["name", "organisation", "group", "capital", "demonym"]


class Surface(NamedTuple):
    """A text as printed, the key of what it means, its language, and what kind of sign it is."""

    surface: str
    key: str
    language: str
    what: What


@dataclass(frozen=True, slots=True)
class StopContext:
    """Texts that veto the reading of a surface when they stand right before or after it, but for spaces.

    They apply to the listed surfaces, or to all surfaces of the kind `what`; they are whole words, compared as printed.
    With `person` the surface is also a personal name, so that a capitalised word beside it makes the reading doubtful
    even when it is not listed; with `word` it is also an ordinary word and says nothing at the start of a sentence.
    """

    surfaces: tuple[str, ...]
    what: What | None
    before: tuple[str, ...]
    after: tuple[str, ...]
    person: bool
    word: bool
    note: str


@cache
def stop_contexts() -> tuple[StopContext, ...]:
    """Every stop context, from `resources/authority/stop_contexts.json`."""
    return tuple(_stop(entry) for entry in read("authority", "stop_contexts.json")["stop_contexts"])


def _stop(entry: dict[str, Any]) -> StopContext:
    return StopContext(
        surfaces=tuple(entry.get("surfaces", ())),
        what=entry.get("what"),
        before=tuple(entry.get("before", ())),
        after=tuple(entry.get("after", ())),
        person=entry.get("person", False),
        word=entry.get("word", False),
        note=entry["note"],
    )


def _signs(language: str) -> Iterator[tuple[What, str, Iterable[str]]]:
    """Kind, key and words of everything that has words in the language, the strongest signs first."""
    for key, country in countries().items():
        yield "name", key, country.aliases.get(language, ())
    for key, organisation in organisations().items():
        yield "organisation", key, _named(organisation.names, organisation.aliases, language)
    for key, group in groups().items():
        yield "group", key, _named(group.names, group.aliases, language)
    for key, country in countries().items():
        yield "capital", key, country.capitals.get(language, ())
    for key, country in countries().items():
        yield "demonym", key, country.demonyms.get(language, ())


def _named(names: Mapping[str, str], aliases: Mapping[str, tuple[str, ...]], language: str) -> list[str]:
    return [*([names[language]] if language in names else []), *aliases.get(language, ())]


def names_for_matching(languages: Iterable[str]) -> tuple[Surface, ...]:
    """Every surface form in the languages, each once a language with its strongest meaning; shared capitals come twice.

    Match whole words with the case as printed, since `US` and `us` differ; a text in capitals may be matched by
    `surface.upper()` for surfaces of more than four letters. See `stop_contexts` for the exceptions.
    """
    found: list[Surface] = []
    for language in dict.fromkeys(languages):
        strongest: dict[str, What] = {}
        for what, key, words in _signs(language):
            usable = (word for word in words if strongest.setdefault(word, what) == what)
            found.extend(Surface(word, key, language, what) for word in usable)
    return tuple(dict.fromkeys(found))
