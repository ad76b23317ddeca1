"""Names of people brought back to the first case, where their ends follow the rule: Зеленського is Зеленський.

The given name tells the case. A name whose given name is not known, or stands in the first case, stays as printed.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from db.authority import files
from db.capture.patterns import table

_FEMININE = ("а", "я", "a")
_UKRAINIAN = frozenset("іїєґІЇЄҐ")
_SHORTEST = 3


class _Form(NamedTuple):
    """The nominative of a given name's form, and the case of the form."""

    nominative: str
    case: str


@lru_cache(maxsize=8192)
def nominative(name: str) -> str:
    """The name in the first case; as printed where no rule fits."""
    given, *rest = name.split(" ")
    if not rest:
        return _ended(name, table("inflection")["alone"])
    form = _given().get(given)
    if form is None:
        return name
    women = form.nominative.endswith(_FEMININE) and form.nominative not in _MEN
    endings = table("inflection")["women" if women else "men"].get(form.case, [])
    surname = _ended(rest[-1], endings)
    if (
        surname != rest[-1]
        and rest[-1].endswith(("ого", "ому", "им"))
        and _UKRAINIAN.isdisjoint(form.nominative + surname)
    ):
        surname = surname.removesuffix("ий") + "ый" if surname.endswith(("ний", "тий", "рий")) else surname
    return " ".join([form.nominative, *(_ended(word, endings) for word in rest[:-1]), surname])


def body(name: str) -> str:
    """The name of a body in the first case."""
    begin, first = next((pair for pair in table("inflection")["bodies"] if name.startswith(pair[0])), ("", ""))
    return first + name.removeprefix(begin)


_MEN = frozenset({"Микола", "Ілля", "Илья", "Никита", "Микита", "Barnaba", "Bonawentura", "Кузьма"})


def _ended(word: str, endings: list[list[str]]) -> str:
    for end, first in endings:
        if word.endswith(end) and len(word) - len(end) >= _SHORTEST:
            return word.removesuffix(end) + first
    return word


@cache
def _given() -> dict[str, _Form]:
    """The forms of all known given names that are no given names themselves."""
    people = table("people")
    spellings: dict[str, list[str]] = files.read("spellings", "given-names.json")["names"]
    names = {*people["given"], *people["given-cyrillic"], *(name for names in spellings.values() for name in names)}
    found: dict[str, _Form] = {}
    for name in sorted(names, key=len, reverse=True):
        for form, case in _forms(name):
            if form not in names:
                found.setdefault(form, _Form(name, case))
    return found


def _forms(name: str) -> Iterator[tuple[str, str]]:
    cyrillic = name[0] >= "\u0400"
    for end, cases in table("inflection")["given"]:
        suited = any((ending >= "\u0400") == cyrillic for endings in cases.values() for ending in endings)
        if suited and name.endswith(end):
            stem = name.removesuffix(end) if end else name
            yield from ((stem + ending, case) for case, endings in cases.items() for ending in endings)
            return
