"""Datelines: "KYIV, 12 January 2024 (Agency) —" before a report tells when it was written, and nothing of what it says.

Only the one such line among the first lines of a text counts: several of them are a list of towns and days. A line that
begins with a country is no dateline, since what happened there has such a day too.
"""

import re
from itertools import takewhile
from typing import NamedTuple

from db.capture.dates import When, find_dates
from db.capture.languages import guess_language
from db.capture.matcher import tokens as find_tokens
from db.capture.model import Token
from db.capture.patterns import lowered, plain

_HEAD = 2000
_LONGEST = 120
_NAME = r"[^\W\d_a-zа-яіїєґ][\w.'-]*(?:[ /](?:de |am |of )?[^\W\d_a-zа-яіїєґ][\w.'-]*){0,3}"
_OPENING = re.compile(
    rf"^[ \t]*(?P<town>{_NAME})(?:, {_NAME})?(?: \([^()\n]{{2,30}}\))?[,.:]? "
    r"(?:(?:le|den|am|il|el|on|dnia) )?(?=[^\W_])",
    re.MULTILINE,
)
_DASH = re.compile(r"[,.]?(?: \([^()\n]{2,30}\))?[,.:]?(?: ?[—–―] ?| --? )(?=\S)")
_FULL = len("2024-01-12")


class Dateline(NamedTuple):
    """Where a dateline begins and where the report behind it does, and its day (EDTF) or None without a year."""

    start: int = 0
    end: int = 0
    day: str | None = None


def find(text: str, tokens: list[Token], dates: list[When]) -> Dateline:
    """The dateline of a `plain` text, by the words and dates known of its first lines; an empty one for none."""
    first = takewhile(lambda when: when.start < _HEAD, dates)
    found = [line for when in first for line in _lines(text, when)]
    if len(found) != 1 or any(token.kind == "country" and token.start == found[0].start for token in tokens):
        return Dateline()
    return found[0]


def _lines(text: str, when: When) -> list[Dateline]:
    dash = _DASH.match(text, when.end)
    start = text.rfind("\n", 0, when.start) + 1
    if dash is None or dash.end() - start > _LONGEST:
        return []
    opening = _OPENING.match(text, start)
    if opening is None or not opening.end("town") < when.start <= opening.end():
        return []
    known = when.edtf is not None and not when.inferred and len(when.edtf) == _FULL
    return [Dateline(opening.start("town"), dash.end(), when.edtf if known else None)]


def day_of(text: str) -> str | None:
    """The day (EDTF) that the dateline of an article tells, or None."""
    head = plain(text[:_HEAD])
    if not any(_LIKELY.match(head, match.end("town")) for match in _OPENING.finditer(head)):
        return None
    words = find_tokens(head, lowered(head), guess_language(text), ())
    dates = find_dates(head, words, [match.start() for match in re.finditer(r"\d+", head)], None)
    return find(head, words, dates).day


_LIKELY = re.compile(rf"[^\n]{{0,{_LONGEST}}}?\d{{4}}[^\n]{{0,40}}?(?:[—–―]| --? )")
