"""Where an article's marks are: which stand at a place, which overlap, which comes next. Pure, without Qt.

Offsets are code points of the text, as everywhere in the data; Qt counts UTF-16 units, and `Offsets` translates.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Kind = Literal["claim", "draft", "conflict", "vetted"]

_PAIRS = re.compile("[\U00010000-\U0010ffff]")  # two units each
_HALVES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something said about a part of the text. `label` is what a resting mouse is told."""

    start: int
    end: int
    id: Hashable
    kind: Kind = "claim"
    label: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the text that is something else than reading matter, such as a menu: it cannot support a value."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch with the same marks from end to end; the shortest mark first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


class Offsets:
    """Code points to UTF-16 units and back. A unit in the middle of a character counts as the character's own."""

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._points = [] if text.isascii() else [found.start() for found in _PAIRS.finditer(text)]
        self._units = [at + number for number, at in enumerate(self._points)]
        self.units = self.length + len(self._points)

    def to_units(self, point: int) -> int:
        """The place in UTF-16 units."""
        return point + bisect_left(self._points, point)

    def to_points(self, unit: int) -> int:
        """The place in code points."""
        return unit - bisect_left(self._units, unit)


def for_display(text: str) -> str:
    """The text with the same offsets, such that a Qt document keeps all of it: CR LF becomes a space and a line end."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return text if text.isascii() else _HALVES.sub("\ufffd", text)


class Marks:
    """The marks of one text, ready to be asked about places."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.all: Sequence[Mark] = sorted((mark for mark in marks if mark.end > mark.start), key=_order)
        self._starts = [mark.start for mark in self.all]
        self.segments: Sequence[Segment] = list(_segments(self.all))
        self._segment_ends = [segment.end for segment in self.segments]
        self._by_id = {mark.id: mark for mark in self.all}

    def of(self, id: Hashable) -> Mark | None:  # noqa: A002 - it is the mark's id
        """The mark of that id."""
        return self._by_id.get(id)

    def at(self, offset: int) -> tuple[Mark, ...]:
        """The marks that cover the character at the offset, the shortest first."""
        place = bisect_right(self._segment_ends, offset)
        if place < len(self.segments) and self.segments[place].start <= offset:
            return self.segments[place].marks
        return ()

    def between(self, start: int, end: int) -> Sequence[Segment]:
        """The segments that have a part from start up to end."""
        first = bisect_right(self._segment_ends, start)
        last = first
        while last < len(self.segments) and self.segments[last].start < end:
            last += 1
        return self.segments[first:last]

    def after(self, mark: Mark | None, offset: int) -> Mark | None:
        """The mark that follows the mark, or else the offset; the first when none does."""
        if not self.all:
            return None
        place = self.all.index(mark) + 1 if mark in self.all else bisect_left(self._starts, offset)
        return self.all[place % len(self.all)]

    def before(self, mark: Mark | None, offset: int) -> Mark | None:
        """The mark before the mark, or else before the offset; the last when there is none."""
        if not self.all:
            return None
        place = self.all.index(mark) if mark in self.all else bisect_left(self._starts, offset)
        return self.all[place - 1]


def placed(marks: Iterable[Mark], offsets: Offsets) -> Marks:
    """Marks in code points as marks in the units of the offsets, ready to be asked. Slow where there are thousands."""
    units = offsets.to_units
    return Marks(Mark(units(mark.start), units(mark.end), mark.id, mark.kind, mark.label) for mark in marks)


def _order(mark: Mark) -> tuple[int, int, str]:
    return mark.start, -mark.end, str(mark.id)


def _segments(marks: Sequence[Mark]) -> Iterator[Segment]:
    """Sweep over the places where a mark begins or ends."""
    places = sorted({place for mark in marks for place in (mark.start, mark.end)})
    open_marks: list[Mark] = []
    coming = 0
    for start, end in pairwise(places):
        open_marks = [mark for mark in open_marks if mark.end > start]
        while coming < len(marks) and marks[coming].start == start:
            open_marks.append(marks[coming])
            coming += 1
        if open_marks:
            yield Segment(start, end, tuple(sorted(open_marks, key=lambda mark: mark.end - mark.start)))


def find_all(text: str, words: str, *, most: int = 10_000) -> list[tuple[int, int]]:
    """Where the words occur, whatever their case; spaces in them match any white space. At most `most` places."""
    pattern = r"\s+".join(re.escape(part) for part in words.split())
    if not pattern:
        return []
    found: list[tuple[int, int]] = []
    for match in re.finditer(pattern, text, re.IGNORECASE):
        found.append(match.span())
        if len(found) == most:
            break
    return found
