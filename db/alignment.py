"""Two versions of one text: what differs, and where a quote of the one stands in the other. Pure.

Not for copies by other publishers (`db.names.origins`, `db.edits.articles`), which stay articles of their own.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import takewhile
from typing import Literal, NamedTuple

from db.text import sentences

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*|[^\w\s]")
_CONTEXT = 24
_LIKE = 0.6
_SHINGLE = 4
_SAME_TEXT = 0.3


class Placed(NamedTuple):
    """Where a quote stands in the newer text. `how` says by what it was found; `same`: its words are unchanged."""

    start: int
    end: int
    how: Literal["exact", "context", "aligned"]
    same: bool


class Piece(NamedTuple):
    """A run of either text: kept in both, or only in the older (removed) or the newer (added)."""

    kind: Literal["kept", "removed", "added"]
    text: str


def is_version(older: str, newer: str) -> bool:
    """Whether the one text was made from the other: enough of the shorter one's runs of words stand in the longer."""
    first, second = (_shingles(text) for text in (older, newer))
    return bool(first and second) and len(first & second) >= _SAME_TEXT * min(len(first), len(second))


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = [match.group().casefold() for match in _WORD.finditer(text[:200_000])]
    return {tuple(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1))} if words else set()


class Versions:
    """An older and a newer text, compared sentence by sentence and, where these differ, word by word."""

    def __init__(self, older: str, newer: str) -> None:
        self.older = older
        self.newer = newer

    def place(self, start: int, end: int) -> Placed | None:
        """Where the newer text has what stands at [start, end) of the older one; None where it has nothing like it."""
        found = self._exact(start, end) or self._between(start, end) or self.answering(start, end)
        return found or self._moved(start, end)

    def pieces(self) -> Iterator[Piece]:
        """Both texts as one, in order: what is kept, what was removed, what was added."""
        for (low, high), (start, end) in self._steps:
            old, new = self.older[low:high], self.newer[start:end]
            if old == new:
                yield Piece("kept", old)
                continue
            if old:
                yield Piece("removed", old)
            if new:
                yield Piece("added", new)

    # -- placing -------------------------------------------------------------------------------------------------------

    def _exact(self, start: int, end: int) -> Placed | None:
        """The same words; of several places the one with the likest surroundings, if one is likest."""
        quote = self.older[start:end]
        found = [match.start() for match in re.finditer(re.escape(quote), self.newer)]
        if not found:
            return None
        likeness = {at: self._likeness(start, end, at, at + len(quote)) for at in found}
        best = max(found, key=lambda at: (likeness[at], -abs(at - start)))
        return Placed(best, best + len(quote), "exact", same=True)

    def _likeness(self, start: int, end: int, other: int, other_end: int) -> int:
        before = _common(
            self.older[max(0, start - _CONTEXT) : start][::-1], self.newer[max(0, other - _CONTEXT) : other][::-1]
        )
        return before + _common(self.older[end : end + _CONTEXT], self.newer[other_end : other_end + _CONTEXT])

    def _between(self, start: int, end: int) -> Placed | None:
        """What stands between the same surroundings, if it is like the quote."""
        before, after = self.older[max(0, start - _CONTEXT) : start], self.older[end : end + _CONTEXT]
        if len(before) < _CONTEXT // 2 or len(after) < _CONTEXT // 2 or self.newer.count(before) != 1:
            return None
        low = self.newer.index(before) + len(before)
        high = self.newer.find(after, low)
        return self._if_like(start, end, low, high, "context") if low < high <= low + 3 * (end - start) + 80 else None

    def answering(self, start: int, end: int) -> Placed | None:
        """What the comparison of both texts puts in the quote's place, if it is like the quote."""
        at = bisect_right(self._starts, start) - 1
        touched: list[tuple[int, int]] = []
        for (low, high), (new_low, new_high) in self._steps[max(at, 0) :]:
            if low >= end:
                break
            if high <= start or new_low == new_high:
                continue
            kept = self.older[low:high] == self.newer[new_low:new_high]
            touched.append(
                (new_low + max(start - low, 0), new_high - max(high - end, 0)) if kept else (new_low, new_high)
            )
        if not touched:
            return None
        return self._if_like(start, end, touched[0][0], touched[-1][1], "aligned")

    def _moved(self, start: int, end: int) -> Placed | None:
        """The like words in the sentence that is most like the quote's own, wherever it went."""
        low, high = next(((low, high) for low, high in _stretches(self.older) if low <= start < high), (start, end))
        own, end = frozenset(_words(self.older[low:high])), min(end, high)
        likest = max(_stretches(self.newer), key=lambda at: _shared(own, self.newer[slice(*at)]), default=(0, 0))
        if _shared(own, self.newer[slice(*likest)]) < _LIKE:
            return None
        placed = Versions(self.older[low:high], self.newer[slice(*likest)]).answering(start - low, end - low)
        return placed and placed._replace(start=placed.start + likest[0], end=placed.end + likest[0])

    def _if_like(self, start: int, end: int, low: int, high: int, how: Literal["context", "aligned"]) -> Placed | None:
        old, new = _words(self.older[start:end]), _words(self.newer[low:high])
        if not new or SequenceMatcher(None, old, new, autojunk=False).ratio() < _LIKE:
            return None
        said = self.newer[low:high]
        low += len(said) - len(said.lstrip())
        return Placed(low, low + len(said.strip()), how, same=old == new)

    # -- comparing -----------------------------------------------------------------------------------------------------

    @cached_property
    def _starts(self) -> list[int]:
        return [low for (low, _), _ in self._steps]

    @cached_property
    def _steps(self) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        """Neighbouring stretches (start, end) of the older and of the newer text that answer each other."""
        old, new = _stretches(self.older), _stretches(self.newer)
        steps: list[tuple[tuple[int, int], tuple[int, int]]] = []
        for kind, low, high, start, end in _compared(self.older, old, self.newer, new):
            if kind == "equal":
                steps += [(old[low + n], new[start + n]) for n in range(high - low)]
            else:
                steps += self._by_words(_span(old, low, high), _span(new, start, end))
        return steps

    def _by_words(
        self, low: tuple[int, int], high: tuple[int, int]
    ) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        old, new = (_pieces_of(text, *span) for text, span in ((self.older, low), (self.newer, high)))
        for _, first, last, start, end in _compared(self.older, old, self.newer, new):
            yield _span(old, first, last, low), _span(new, start, end, high)


def _compared(
    older: str, old: Sequence[tuple[int, int]], newer: str, new: Sequence[tuple[int, int]]
) -> Sequence[tuple[str, int, int, int, int]]:
    first, second = [older[low:high] for low, high in old], [newer[low:high] for low, high in new]
    return SequenceMatcher(None, first, second, autojunk=len(first) + len(second) > 2_000).get_opcodes()


def _stretches(text: str) -> list[tuple[int, int]]:
    """The sentences, each with the white space behind it, so that together they are the text."""
    starts = [0, *(start for start, _ in sentences(text)[1:])]
    return list(zip(starts, [*starts[1:], len(text)], strict=True)) if text else []


def _pieces_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words and signs of a stretch, each with the white space behind it."""
    starts = [start, *(match.start() for match in _WORD.finditer(text, start, end) if match.start() > start)]
    return list(zip(starts, [*starts[1:], end], strict=True)) if start < end else []


def _span(
    pieces: Sequence[tuple[int, int]], first: int, last: int, within: tuple[int, int] = (0, 0)
) -> tuple[int, int]:
    if first < last:
        return pieces[first][0], pieces[last - 1][1]
    at = pieces[first][0] if first < len(pieces) else pieces[-1][1] if pieces else within[0]
    return at, at


def _shared(words: frozenset[str], text: str) -> float:
    """The share of words that a text has in common with these, of all that either has."""
    others = frozenset(_words(text))
    return len(words & others) / len(words | others) if words and others else 0.0


def _common(first: str, second: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))


def _words(text: str) -> list[str]:
    return [match.group().casefold() for match in _WORD.finditer(text)]
