"""Where something stands in a row, as words such as “the second country to sign” or “a day after Latvia” tell it.

A norm is a place in the row (`2`), or another thing that came before, after or on the same day: `after LVA`, `before
agreement/GBR`, `with EST`. What is named is the key of a country, for the like thing of that country, or of a record.
"""

import re
from functools import lru_cache

from db import authority
from db.kinds.base import Context, Kind, Relation
from db.kinds.numbers import NUMBER
from db.kinds.plain import Invalid, quoted

BEFORE, AFTER, WITH = "before", "after", "with"
_WORDS = {
    AFTER: ("after", "later than", "following", "since", "після", "пізніше", "слідом за", "nach", "po", "после"),
    BEFORE: (
        "before",
        "earlier than",
        "ahead of",
        "prior to",
        "до",
        "перед",
        "раніше за",
        "раніше",
        "vor",
        "przed",
        "раньше",
    ),
    WITH: (
        "with",
        "same day as",
        "on the same day as",
        "together with",
        "разом з",
        "того самого дня, що й",
        "mit",
        "razem z",
        "вместе с",
    ),
}
_RELATIONS = {word: relation for relation, words in _WORDS.items() for word in words}
_FORM = re.compile(rf"({'|'.join(sorted(map(re.escape, _RELATIONS), key=len, reverse=True))}):? (.+)", re.IGNORECASE)
_IN_ROW = re.compile(r"(?:number|номер) (\d+)(?: in the row| за чергою)?", re.IGNORECASE)
_KEY = re.compile(r"[a-z]+(?:/[A-Za-z0-9-]+)+")
_SHOWN = {
    "en": {AFTER: "after {}", BEFORE: "before {}", WITH: "on the same day as {}", "": "number {} in the row"},
    "uk": {AFTER: "після: {}", BEFORE: "раніше за: {}", WITH: "того самого дня, що й: {}", "": "номер {} за чергою"},
}


class OrderKind(Kind):
    """A place in a row, or a relation to another thing. Two of them may hold together."""

    name = "order"

    def read(self, words: str, context: Context) -> str:
        if shown := _IN_ROW.fullmatch(words):
            return _place(shown[1], context)
        found = _FORM.fullmatch(words)
        if found is None:
            return _place(words, context)
        return f"{_RELATIONS[found[1].casefold()]} {_thing(found[2], words)}"

    def compare(self, a: str, b: str) -> Relation:
        if a == b:
            return Relation.EQUAL
        return Relation.DISJOINT if a.isdecimal() and b.isdecimal() else Relation.UNKNOWN

    def show(self, norm: str, language: str = "en") -> str:
        shown = _SHOWN.get(language, _SHOWN["en"])
        relation, _, thing = norm.partition(" ")
        if not thing:
            return shown[""].format(norm)
        known = thing in authority.countries()
        return shown[relation].format(authority.country_name(thing, language) if known else thing)

    def schema(self) -> dict[str, object]:
        return {"type": "string", "constraints": {"pattern": f"[0-9]+|({BEFORE}|{AFTER}|{WITH}) .+"}}


def _place(words: str, context: Context) -> str:
    try:
        return NUMBER.read(words, context)
    except Invalid as error:
        raise Invalid(f"{quoted(words)} is no order; type 2, second, after Latvia or before agreement/GBR") from error


@lru_cache(maxsize=4096)
def _thing(text: str, words: str) -> str:
    country = authority.find_country(text)
    if country is not None:
        return country.key
    if not _KEY.fullmatch(text):
        raise Invalid(f"{quoted(words)} names no country and no record; type after Latvia or after agreement/LVA")
    return text


ORDER = OrderKind()
