"""The parts of an article: headline, lead, body, lists, and what is no report (links, appeals, menus ...).

Read line by line from general signs: where a line stands, how it begins, how long it is. Not for HTML, whose reader
may know better.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from db.capture.model import Zone
from db.capture.patterns import lowered, plain, table

_BULLET = re.compile(r"\s*(?:[-–—•*·▪◦‣●○✓]|\d{1,2}[.)])\s+\S")
_URL = re.compile(r"(?:https?://|www\.)\S+\s*$")
_TABLE = re.compile(r"[^\t|]*(?:\t|\|)[^\t|]*(?:\t|\|)")
_QUOTED = re.compile(r"\s*[\"“«„].{20,}[\"”»“]\s*[.,]?\s*$")
_END = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")
_BLANK = re.compile(r"\n[ \t]*\n")
_TITLE_LENGTH = 200
_LEAD_LENGTH = 300
_CAPTION_LENGTH = 220
_LOOK = 2000
_LINKS = ("http", "www.")


def zones(text: str, low: str = "") -> tuple[Zone, ...]:
    """The zones of the text in order; they do not overlap, and blank lines belong to none. `low` is the `plain` text in
    lower case, where that is known.
    """
    found: list[Zone] = []
    seen: set[str] = set()
    in_links = False
    low = low or lowered(plain(text))
    telling = [start for _, start, _ in _telling().find_matches_as_indexes(low)]
    for start, end in _lines(text):
        line = low[start : min(end, start + _LOOK)]
        tells = bisect_left(telling, start) < bisect_left(telling, end)
        kind = (_alone(line, end - start) if tells else None) or _report(line, end - start, seen)
        if in_links and (_BULLET.match(line) or _is_title(text, start, end)):
            kind = "links"
        else:
            in_links = kind == "links" and end - start <= 60
        seen.add(kind)
        found.append(Zone(kind, start, end))
    return tuple(_joined(found))


def _joined(found: list[Zone]) -> Iterator[Zone]:
    """A line of report between two lines of appeal belongs to the appeal."""
    kinds = [zone.kind for zone in found]
    for zone, before, after in zip(found, ["", *kinds], [*kinds[1:], ""], strict=False):
        yield zone._replace(kind="appeal") if before == after == "appeal" else zone


def _lines(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = begin + line.index(stripped[0])
            yield start, start + len(stripped)
        begin += len(line) + 1


@cache
def _phrases(kind: str) -> tuple[str, ...]:
    return tuple(plain(phrase) for phrase in table("zones")[kind])


@cache
def _automaton(kind: str) -> Any:
    return AhoCorasick(_phrases(kind), matchkind=MatchKind.LeftmostLongest)


@cache
def _telling() -> Any:
    """All that a line says which tells by itself that it is no report: most lines say nothing of it."""
    kinds = ("links", "consent", "caption", "appeal")
    return AhoCorasick([*_LINKS, *_whole("navigation"), *(phrase for kind in kinds for phrase in _phrases(kind))])


@cache
def _whole(kind: str) -> frozenset[str]:
    return frozenset(table("zones")[kind])


def _alone(line: str, length: int) -> str | None:
    """The kind of a line, in lower case, that tells by itself that it is no report; None for all others."""
    head = line[:400].lstrip(" -–—•*·▪|>[(")
    if line.startswith(_LINKS) and _URL.match(line[:2000]):
        return "navigation"
    if head.rstrip(" :").strip() in _whole("navigation"):
        return "navigation"
    if head.startswith(_phrases("links")) and (length <= 60 or ":" in head[:40]):
        return "links"
    if _hits("consent", head):
        return "consent"
    if head.startswith(_phrases("caption")) and length <= _CAPTION_LENGTH:
        return "caption"
    return "appeal" if _is_appeal(line, length) else None


def _hits(kind: str, line: str) -> dict[int, int]:
    """Where each phrase of the kind begins a word in the line, by the number of the phrase."""
    found: list[tuple[int, int, int]] = _automaton(kind).find_matches_as_indexes(line)
    return {which: start for which, start, _ in found if not (start and line[start - 1].isalnum())}


def _is_appeal(line: str, length: int) -> bool:
    starts = _hits("appeal", line[:1500])
    return len(starts) >= 2 or (len(starts) == 1 and (length <= 160 or 0 in starts.values()))


def _report(line: str, length: int, seen: set[str]) -> str:
    """The kind of a line of the report itself, knowing which kinds were seen before it."""
    if _BULLET.match(line):
        return "list"
    if "body" not in seen and "headline" not in seen and length <= _TITLE_LENGTH:
        return "headline"
    if ("|" in line or "\t" in line) and _TABLE.match(line):
        return "table"
    if "headline" in seen and seen.isdisjoint({"lead", "body"}) and length <= _LEAD_LENGTH:
        return "lead"
    return "quoted" if _QUOTED.match(line) else "body"


def _is_title(text: str, start: int, end: int) -> bool:
    """Whether a line below a heading of links is itself a title: short, without a full stop, not after a blank line."""
    after_blank = _BLANK.search(text, max(0, start - 3), start) is not None
    return end - start <= 140 and not _END.search(text, max(start, end - 5), end) and not after_blank
