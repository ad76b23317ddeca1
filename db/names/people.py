"""People: when two names may be one name in two spellings. All words must meet, given name and family name, in any
order; a name of one word meets none but its own spellings, and a given name alone meets nobody.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from db.authority import files
from db.names.schemes import heard, words_of

# Sounds that a scheme leaves open, and that the keys of an index therefore do not tell apart.
_OPEN = {"S": "sz", "W": "wj", "Z": "zj"}
_COARSE = str.maketrans("zSZjwW", "ssssss")
_PATRONYMIC = re.compile("(?:ov|ev|iv)(?:iq|iZ|ic|na)$|(?:iq|iv)na$")
_SHORTEST = 2


class Sounds(NamedTuple):
    """A name's words by their sounds, a given name of the table as `=name`; sorted as an index sees them."""

    words: tuple[str, ...]

    @property
    def skeleton(self) -> str:
        """The key under which names that meet are found together."""
        return " ".join(_coarse(word) for word in self.words)


def _coarse(word: str) -> str:
    return word if word.startswith("=") else word.translate(_COARSE)


@lru_cache(maxsize=1)
def _given() -> tuple[dict[str, str], dict[str, str]]:
    """The given names of the table by their spelling, and by their sound where that is nobody else's."""
    table: dict[str, list[str]] = files.read("spellings", "given-names.json")["names"]
    spelled: dict[str, str] = {}
    sounding: dict[str, set[str]] = {}
    for name, spellings in table.items():
        for spelling in spellings:
            spelled["".join(words_of(spelling))] = name
            for said in heard(words_of(spelling)):
                sounding.setdefault("".join(said), set()).add(name)
    return spelled, {sound: names.pop() for sound, names in sounding.items() if len(names) == 1}


@lru_cache(maxsize=16384)
def person_sounds(name: str) -> frozenset[Sounds]:
    """The name as it sounds by each scheme; empty for what could be anybody's."""
    spellings = words_of(name)
    spelled, sounding = _given()
    found: set[Sounds] = set()
    for said in heard(spellings):
        pairs = zip(spellings, said, strict=True)
        words = [f"={given}" if (given := spelled.get(word) or sounding.get(sound)) else sound for word, sound in pairs]
        words = [word for word in _without_patronymic(words) if word]
        if any(not word.startswith("=") for word in words) or len(words) > 1:
            found.add(Sounds(tuple(sorted(words, key=_coarse))))
    return frozenset(found)


def _without_patronymic(words: list[str]) -> list[str]:
    """The words without a father's name and without initials, where a given and a family name are left."""
    kept = [word for word in words if not _PATRONYMIC.search(word) and len(word) >= _SHORTEST]
    return kept if len(words) > _SHORTEST and len(kept) >= _SHORTEST else words


def same_sounds(first: frozenset[Sounds], second: frozenset[Sounds]) -> bool:
    """Whether two names sound alike by some scheme of each."""
    return any(_alike(one.words, other.words) for one in first for other in second)


def _alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    return len(first) == len(second) and all(map(_alike_words, first, second))


def _alike_words(first: str, second: str) -> bool:
    if first.startswith("=") or second.startswith("="):
        return first == second
    return len(first) == len(second) and all(map(_alike_sounds, first, second))


def _alike_sounds(first: str, second: str) -> bool:
    return not set(_OPEN.get(first, first)).isdisjoint(_OPEN.get(second, second))
