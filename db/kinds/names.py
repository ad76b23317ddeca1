"""Text, names, places and identifiers: values whose spelling alone never makes a conflict.

Who is the same person or body is not decided here but by the aliases of records.
"""

import re
from functools import lru_cache

from db import authority
from db.kinds.base import Context, Kind, Relation
from db.kinds.plain import Invalid, quoted
from db.text import fold, slugify, transliterate

_QUOTES = str.maketrans("“”„«»‟‘’‚`´ʼ‐‑‒–—―−", '""""""' + "''''''" + "-------")
_BETWEEN = re.compile(r"[\W_]+")


@lru_cache(maxsize=16384)
def _wording(text: str) -> str:
    return fold(text.translate(_QUOTES)).strip(" .\"'")


@lru_cache(maxsize=16384)
def spelling(text: str) -> str:
    """A name for comparison: transliterated, without case, accents and punctuation; letters of other scripts stay."""
    return _BETWEEN.sub(" ", transliterate(text).casefold()).strip() or text


class TextKind(Kind):
    """Free text. A different wording may mean the same, so two texts are equal or not comparable."""

    name = "text"
    editor = "text"
    limit = 10_000
    lines = True

    def read(self, words: str, context: Context) -> str:
        del context
        return words

    def compare(self, a: str, b: str) -> Relation:
        return Relation.EQUAL if a == b or _wording(a) == _wording(b) else Relation.UNKNOWN


class NameKind(Kind):
    """The name of a person or body: equal when only case, accents or script differ, never known to be another."""

    name = "name"

    def read(self, words: str, context: Context) -> str:
        del context
        if not any(letter.isalnum() for letter in words):
            raise Invalid(f"{quoted(words)} is no name; type it in letters, such as Andrii Yermak")
        return words

    def compare(self, a: str, b: str) -> Relation:
        return Relation.EQUAL if a == b or spelling(a) == spelling(b) else Relation.UNKNOWN


class PlaceKind(NameKind):
    """A town. Capitals are known by all their names, so that two different capitals are different places, and a
    capital lies within its country; so does a house in the town that is named after it.
    """

    name = "place"

    def read(self, words: str, context: Context) -> str:
        place = super().read(words, context)
        home = _capital_of(place)
        return place if home is None else _english_capital(home, place)

    def compare(self, a: str, b: str) -> Relation:
        if super().compare(a, b) is Relation.EQUAL:
            return Relation.EQUAL
        if _is_inside(a, b):
            return Relation.WITHIN
        if _is_inside(b, a):
            return Relation.CONTAINS
        first, second = _capital_of(a), _capital_of(b)
        if first is None or second is None:
            return Relation.UNKNOWN
        return Relation.EQUAL if first == second else Relation.DISJOINT


def _is_inside(place: str, other: str) -> bool:
    """Whether the other is the country of a capital, or the town or country that is named after a comma."""
    country = authority.find_country(other)
    if country is not None and _capital_of(place) == country.key:
        return True
    return spelling(other) in {spelling(part) for part in place.split(",")[1:]}


@lru_cache(maxsize=1)
def _capitals() -> dict[str, str]:
    """Folded names of capitals with their one country; a name that two countries share is left out."""
    found: dict[str, set[str]] = {}
    for key, country in authority.countries().items():
        if country.kind == "state":
            for name in (name for names in country.capitals.values() for name in names):
                found.setdefault(authority.fold(name), set()).add(key)
    return {name: keys.pop() for name, keys in found.items() if len(keys) == 1}


@lru_cache(maxsize=4096)
def _capital_of(place: str) -> str | None:
    """The country whose capital the place is; “Vilnius, Lithuania” is one, “Paris, Texas” is not."""
    town, comma, rest = place.partition(",")
    country = _capitals().get(authority.fold(place)) or _capitals().get(authority.fold(town))
    named = authority.find_country(rest) if comma else None
    elsewhere = comma and authority.fold(place) not in _capitals() and (named is None or named.key != country)
    return None if elsewhere else country


def _english_capital(country: str, place: str) -> str:
    return next(iter(authority.country(country).capitals.get("en", ())), place)


class SlugKind(Kind):
    """A short identifier: lower-case letters, digits and hyphens."""

    name = "slug"
    limit = 100

    def read(self, words: str, context: Context) -> str:
        del context
        slug = slugify(words)
        if not slug:
            raise Invalid(f"{quoted(words)} leaves no identifier; use letters and digits, such as aid-bill")
        if len(slug) > self.limit:
            raise Invalid(f"{quoted(words)} makes too long an identifier; use at most {self.limit} letters")
        return slug

    def schema(self) -> dict[str, object]:
        return {"type": "string", "constraints": {"pattern": "[a-z0-9]+(-[a-z0-9]+)*"}}


TEXT = TextKind()
NAME = NameKind()
PLACE = PlaceKind()
SLUG = SlugKind()
