"""How to turn one list of unique keys into another by few removals, moves and insertions. Pure.

Made for item models: applied in order, each step leaves a valid list, so that selection and scroll follow the rows.
"""

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple


class Remove(NamedTuple):
    """Take out `count` items from `at`."""

    at: int
    length: int


class Move(NamedTuple):
    """Take the item at `source` and put it so that it stands at `target` afterwards."""

    source: int
    target: int


class Insert(NamedTuple):
    """Put in, at `at`, `count` items of the new list from the same place."""

    at: int
    length: int


Step = Remove | Move | Insert


def steps(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Step]:
    """The steps from old to new. Keys within each list are unique."""
    if list(old) == list(new):
        return
    head, tail = _common(old, new)
    if head + tail == len(old):
        yield Insert(head, len(new) - head - tail)
        return
    for step in _steps(old[head : len(old) - tail], new[head : len(new) - tail]):
        match step:
            case Remove(at, count):
                yield Remove(at + head, count)
            case Insert(at, count):
                yield Insert(at + head, count)
            case Move(source, target):
                yield Move(source + head, target + head)


def _common(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[int, int]:
    """How many keys the lists have in common at their beginning, and at their end."""
    least = min(len(old), len(new))
    head = _alike(old, new, least)
    return head, _alike(reversed(old), reversed(new), least - head)


def _alike(old: Iterable[Hashable], new: Iterable[Hashable], most: int) -> int:
    pairs = enumerate(islice(zip(old, new, strict=False), most))
    return next((at for at, (one, other) in pairs if one != other), most)


def _steps(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Step]:
    wanted = {key: place for place, key in enumerate(new)}
    yield from _removals(old, wanted)
    now = [key for key in old if key in wanted]
    settled = {new[place] for place in _longest_rising([wanted[key] for key in now])}
    yield from _arrivals(now, new, wanted, settled)


def _removals(old: Sequence[Hashable], wanted: dict[Hashable, int]) -> Iterator[Remove]:
    end = len(old)
    while end:
        start = end
        while start and old[start - 1] not in wanted:
            start -= 1
        if start < end:
            yield Remove(start, end - start)
        end = start - 1 if start else 0


def _arrivals(
    now: list[Hashable], new: Sequence[Hashable], wanted: dict[Hashable, int], settled: set[Hashable]
) -> Iterator[Step]:
    """Walk from the front and make each place right for good; rows in `settled` never move."""
    present = set(now)
    place = 0
    while place < len(new):
        key = new[place]
        if key not in present:
            count = 1
            while place + count < len(new) and new[place + count] not in present:
                count += 1
            now[place:place] = new[place : place + count]
            yield Insert(place, count)
            place += count
        elif now[place] == key:
            place += 1
        elif key in settled:
            # What stands here has to go further back: behind the last settled row that it follows.
            rank = wanted[now[place]]
            target = max(at for at in range(place + 1, len(now)) if now[at] in settled and wanted[now[at]] < rank)
            now.insert(target, now.pop(place))
            yield Move(place, target)
        else:
            source = now.index(key, place)
            now.insert(place, now.pop(source))
            yield Move(source, place)
            place += 1


def _longest_rising(numbers: Sequence[int]) -> list[int]:
    """A longest rising subsequence: the rows that may stay where they are while the others move."""
    tails: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(tails, number)
        before.append(places[at - 1] if at else -1)
        if at == len(tails):
            tails.append(number)
            places.append(place)
        else:
            tails[at] = number
            places[at] = place
    chain: list[int] = []
    place = places[-1] if places else -1
    while place >= 0:
        chain.append(numbers[place])
        place = before[place]
    return chain[::-1]
