"""Whether a picture of a window holds text or the boxes that stand for letters where there is no font.

Text is many different small shapes, each of which recurs; boxes are one shape, or one for each size of type. What is
not ink of the size of a letter (icons, lines, frames) counts for neither.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from verify.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verify.screen import Picture

LOW, HIGH, WIDE = 5, 16, 16  # pixels: a letter of a window's text is at least so high, at most so high and wide
RECURS = 4
LEAST = 15  # an alphabet's small letters recur in any window; where there is no font one to three shapes do
_RUN = re.compile(rb"\1+".replace(rb"\1", b"\x01"))
Run = tuple[int, int, int]  # line, first column, column after the last


def ink(picture: Picture) -> list[bytes]:
    """Return the lines of the picture with 1 where something is written: the rarer of dark and light."""
    green = picture.pixels[1::4]
    dark = bytes(range(256)).translate(bytes(level < 128 for level in range(256)))
    plane = green.translate(dark)
    if plane.count(1) * 2 > len(plane):
        plane = plane.translate(bytes([1, 0]) + bytes(254))
    return [plane[at : at + picture.width] for at in range(0, len(plane), picture.width)]


def shapes(picture: Picture) -> Counter[frozenset[Run]]:
    """Return the shapes of the size of a letter, whatever stands where, and how often each is there."""
    found: Counter[frozenset[Run]] = Counter()
    for runs in _together(ink(picture)):
        top, left = min(run[0] for run in runs), min(run[1] for run in runs)
        high, wide = max(run[0] for run in runs) - top + 1, max(run[2] for run in runs) - left
        if LOW <= high <= HIGH and wide <= WIDE:
            found[frozenset((line - top, start - left, end - left) for line, start, end in runs)] += 1
    return found


def _together(lines: list[bytes]) -> Iterator[list[Run]]:
    """Runs of ink that touch each other, also by their corners."""
    parents: list[int] = []
    runs: list[Run] = []

    def oldest(run: int) -> int:
        while parents[run] != run:
            parents[run] = run = parents[parents[run]]
        return run

    above: list[int] = []
    for number, line in enumerate(lines):
        here: list[int] = []
        for match in _RUN.finditer(line):
            here.append(len(runs))
            parents.append(len(runs))
            runs.append((number, match.start(), match.end()))
        first = 0
        for run in here:
            while first < len(above) and runs[above[first]][2] < runs[run][1]:
                first += 1
            at = first
            while at < len(above) and runs[above[at]][1] <= runs[run][2]:
                parents[oldest(above[at])] = oldest(run)
                at += 1
        above = here
    groups: dict[int, list[Run]] = defaultdict(list)
    for run, place in enumerate(runs):
        groups[oldest(run)].append(place)
    yield from groups.values()


def text_is_text(picture: Picture) -> Row:
    """Tell whether the picture shows letters."""
    found = shapes(picture)
    recurring = [count for count in found.values() if count >= RECURS]
    words = f"{sum(recurring)} letters of {len(recurring)} recurring shapes"
    if recurring:
        words += f", the commonest {max(recurring) / sum(recurring):.0%} of them"
    return Row("text is text", len(recurring) >= LEAST, words)
