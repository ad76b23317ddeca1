"""Near copies by the runs of words that two texts have in common, and a small sample of these to find them by. Pure.

Not for versions of one article, whose quotes move on: `db.alignment`.
"""

import re
from collections.abc import Iterable
from zlib import crc32

_WORD = re.compile(r"\w+")
_RUN = 5
_FEWEST = 20  # runs; what is shorter may be alike by chance
_PART = 8
_ENOUGH = 0.5
_BITS = 0x7FFFFFFF


def runs(text: str, silent: Iterable[tuple[int, int]] = ()) -> frozenset[int]:
    """The runs of five words as hashes of 31 bits; `silent` are spans that are no report (start, end). Few are none."""
    for start, end in silent:
        text = text[:start] + " " * (end - start) + text[end:]
    words = _WORD.findall(text.casefold())
    found = {crc32(" ".join(words[at : at + _RUN]).encode()) & _BITS for at in range(len(words) - _RUN + 1)}
    return frozenset(found) if len(found) >= _FEWEST else frozenset()


def sample(found: frozenset[int]) -> list[int]:
    """An eighth of the runs, the same in every text that has them, sorted."""
    return sorted(run for run in found if run % _PART == 0)


def is_copy(first: frozenset[int], second: frozenset[int]) -> bool:
    """Whether at least half of the shorter text's runs stand in the other."""
    fewest = min(len(first), len(second))
    return fewest > 0 and len(first & second) >= fewest * _ENOUGH
