"""Where the small words (`roles.json`) and figures of a text stand: found once, then asked for by span.

A regular expression of such words costs microseconds in every sentence, a look-up next to nothing. What a word does in
its sentence is not told here; names and verbs are found by `db.capture.matcher`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick

from db.capture.patterns import plain, table

# A capital makes a name of these: May, Will.
_SMALL = frozenset({"forecast"})
# These stand inside longer words; only their first letter may be a capital.
_PARTS = frozenset({"secure"})
_ROLES = (
    *("include", "with", "between", "by", "of", "not", "forecast", "condition", "pending", "meeting", "home"),
    *("offtopic", "secure", "each", "breaks", "relatives", "others"),
)
# The nouns of `details.json` behind ordinals, and the words with which a phrase of `scopes.json` may begin.
MEMBERS, SCOPE = "members", "scope"
# The words before a list are looked for together.
_LISTING = frozenset({"include", "with", "between", "by", "of"})


# Start, negative end (of two that begin together the longer sorts first) and role.
_Mark = tuple[int, int, str]


class Spans:
    """Where the words of a role stand, in reading order."""

    def __init__(self, found: list[_Mark]) -> None:
        self._found = sorted(found)
        self._starts = [mark[0] for mark in self._found]

    def within(self, begin: int, end: int) -> bool:
        """Whether one of them lies in the span."""
        index = bisect_left(self._starts, begin)
        while index < len(self._starts) and self._starts[index] < end:
            if -self._found[index][1] <= end:
                return True
            index += 1
        return False

    def apart(self, begin: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Start, end and role of those in the span; of two that overlap the first and longest."""
        for index in range(bisect_left(self._starts, begin), bisect_left(self._starts, end)):
            start, before, role = self._found[index]
            if start >= begin and -before <= end:
                yield start, -before, role
                begin = -before


_DIGITS = re.compile(r"\d\d*")


class Marks(NamedTuple):
    """The small words of a text by role, those that stand before lists together, and where runs of figures begin."""

    roles: dict[str, Spans]
    listing: Spans
    figures: list[int]


def find_marks(text: str, low: str) -> Marks:
    """The small words and figures of a `plain` text; `low` is the same text in lower case."""
    found: dict[str, list[_Mark]] = {role: [] for role in (*_ROLES, MEMBERS, SCOPE)}
    automaton, forms = _automaton()
    size = len(low)
    hits: list[tuple[int, int, int]] = automaton.find_matches_as_indexes(low, overlapping=True)
    for index, start, end in hits:
        form = forms[index]
        if start and low[start - 1].isalnum() and not form.part:
            continue
        stop = end
        if form.stem:
            while stop < size and low[stop].isalnum():
                stop += 1
        elif end < size and low[end].isalnum() and not form.part:
            continue
        if not form.small or text[start + form.part : end] == low[start + form.part : end]:
            found[form.role].append((start, -stop, form.role))
    figures = [match.start() for match in _DIGITS.finditer(text)]
    listing = [mark for role in _LISTING for mark in found[role]]
    return Marks({role: Spans(marks) for role, marks in found.items()}, Spans(listing), figures)


class _Form(NamedTuple):
    """A form in lower case: any letters may follow a stem; a part may stand in a word, small ones have no capitals."""

    role: str
    stem: bool
    part: bool
    small: bool


@cache
def _automaton() -> tuple[Any, list[_Form]]:
    words: list[str] = []
    forms: list[_Form] = []
    for role, word in _sources():
        words.append(plain(word.removesuffix("*")).lower())
        forms.append(_Form(role, word.endswith("*"), role in _PARTS, role in _SMALL or role in _PARTS))
    return AhoCorasick(words), forms


def _sources() -> Iterator[tuple[str, str]]:
    yield from ((role, word) for role in _ROLES for word in table("roles")[role])
    yield from ((MEMBERS, word) for word in table("details")["members"])
    for code, phrases in table("scopes").items():
        yield from ((SCOPE, phrase.partition("*")[0] + "*") for phrase in phrases if code != "about")
