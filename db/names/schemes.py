"""What a name sounds like, by each scheme of transliteration that it may be written in.

A sound is one letter (see `resources/spellings/schemes.json`). Glides before vowels are not heard, the many ways to
write i and й are one, and doubled letters are single, since schemes differ in nothing as much as in these.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import islice, product
from typing import Any, NamedTuple

from db.authority import files

_APOSTROPHES = re.compile("[’ʼ`´ʹ'‘]")
_BETWEEN = re.compile(r"[\W_]+")
_GLIDE = re.compile("i+(?=[aeou])")
_DOUBLED = re.compile(r"(.)\1+")
_CYRILLIC = re.compile("[а-яіїєґёў]")
_MOST = 16


class Scheme(NamedTuple):
    """One way of writing: what it never writes, what it must write, and the sounds of its pieces."""

    excluded: re.Pattern[str]
    required: re.Pattern[str]
    pieces: dict[str, str]
    plain: dict[str, str]
    """What letters stand for as well, where the diacritics were left off."""


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, str], dict[str, Scheme]]:
    read: dict[str, Any] = files.read("spellings", "schemes.json")
    schemes = {
        name: Scheme(re.compile(told["not"]), re.compile(told.get("only", "")), told["pieces"], told.get("plain", {}))
        for name, told in read["schemes"].items()
    }
    return read["letters"], schemes


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded; a hyphen parts words, an apostrophe does not."""
    text = _APOSTROPHES.sub("", unicodedata.normalize("NFC", name).casefold())
    return tuple(_BETWEEN.sub(" ", text).split())


def heard(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What the words of a name sound like, one tuple a reading: by each scheme that fits all of them and shows in one;
    where none does, each word by its own.
    """
    by_word = [_by_scheme(word) for word in words]
    shared = [
        name
        for name, scheme in _tables()[1].items()
        if all(name in found for found in by_word) and any(map(scheme.required.search, words))
    ]
    if shared:
        return [tuple(found[scheme] for found in by_word) for scheme in shared]
    return list(islice(product(*({*found.values()} for found in by_word)), _MOST))


@lru_cache(maxsize=16384)
def _by_scheme(word: str) -> dict[str, str]:
    """The sounds of a word by each scheme that may have been used: all of them for Cyrillic, which leaves no choice."""
    schemes = _tables()[1]
    if _CYRILLIC.search(word):
        return dict.fromkeys(schemes, _sound(word, {}))
    fitting = {name: one for name, one in schemes.items() if not one.excluded.search(word)}
    fitting = fitting or {name: one for name, one in schemes.items() if not one.required.pattern}
    plain = word.isascii()
    return {name: _sound(word, one.pieces | (one.plain if plain else {})) for name, one in fitting.items()}


def _sound(word: str, pieces: dict[str, str]) -> str:
    letters, _ = _tables()
    sounds: list[str] = []
    at = 0
    while at < len(word):
        size = next((size for size in range(min(7, len(word) - at), 0, -1) if word[at : at + size] in pieces), 0)
        if size:
            sounds.append(pieces[word[at : at + size]])
        else:
            size = 1
            sounds.append(letters.get(word[at], "") or _bare(word[at], letters))
        at += size
    return _DOUBLED.sub(r"\1", _GLIDE.sub("", _DOUBLED.sub(r"\1", "".join(sounds))))


def _bare(letter: str, letters: dict[str, str]) -> str:
    base = unicodedata.normalize("NFKD", letter)[0]
    return letters.get(base, base if base.isdigit() else "")
