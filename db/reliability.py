"""How far two people who coded the same articles agree: Krippendorff's alpha, and overlap of quotes. Pure.

Krippendorff, Content Analysis (2018), chapter 12: alpha = 1 - observed disagreement / expected disagreement, by
coincidences, for nominal values and any number of coders; a unit that one coder alone valued says nothing of agreement.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence


def alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's nominal alpha of units, each given by the values that the coders gave it.

    1 is agreement in all, 0 what chance gives; None where no unit has two values, or all values are the same.
    """
    observed = 0.0
    totals: Counter[Hashable] = Counter()
    for values in units:
        if len(values) > 1:
            counts = Counter(values)
            observed += sum(number * (len(values) - number) for number in counts.values()) / (len(values) - 1)
            totals.update(counts)
    pairable = sum(totals.values())
    expected = sum(number * (pairable - number) for number in totals.values())
    return None if expected == 0 else 1 - (pairable - 1) * observed / expected


def overlap(first: Iterable[tuple[int, int]], second: Iterable[tuple[int, int]]) -> float:
    """The share of characters that both sets of quotes cover, of those that either covers (Jaccard); 0 without any."""
    one, other = (_covered(spans) for spans in (first, second))
    return len(one & other) / len(one | other) if one | other else 0.0


def _covered(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}
