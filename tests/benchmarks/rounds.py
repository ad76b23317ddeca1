"""Timing in turn: the thing and its limit, round by round, so that a machine that drifts drifts for both."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds (median of the rounds) and the median of the ratios to the base, taken round by round."""

    milliseconds: float
    ratio: float
    spread: tuple[float, float]


def in_turn(
    cases: Mapping[str, Callable[[], object]],
    base: str,
    rounds: int = 5,
    clock: Callable[[], float] = time.perf_counter,
    *,
    warm: bool = True,
) -> dict[str, Measured]:
    """Run every case once a round, after one round that is not counted; a case that returns a float timed itself."""
    seconds: dict[str, list[float]] = {name: [] for name in cases}
    for counted in range(-1 if warm else 0, rounds):
        for name, case in cases.items():
            gc.collect()
            begun = clock()
            told = case()
            taken = told if isinstance(told, float) else clock() - begun
            if counted >= 0:
                seconds[name].append(taken)
    measured: dict[str, Measured] = {}
    for name, values in seconds.items():
        ratios = [value / limit for value, limit in zip(values, seconds[base], strict=True)]
        spread = (min(ratios), max(ratios))
        measured[name] = Measured(statistics.median(values) * 1000, statistics.median(ratios), spread)
    return measured


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table of results."""

    what: str
    size: int
    limit: str
    milliseconds: float
    ratio: float
    spread: tuple[float, float]
    bar: str

    def markdown(self) -> str:
        """The line as a row of a Markdown table."""
        low, high = self.spread
        figures = f"{self.milliseconds:,.1f} | {self.ratio:.2f} ({low:.2f}–{high:.2f})"
        return f"| {self.what} | {self.size:,} | {figures} | {self.limit} | {self.bar}{self._missed()} |"

    def _missed(self) -> str:
        """Said beside the bar, where it is a ratio and ours is above it."""
        ratio = self.bar.partition(";")[0]
        return ": missed" if ratio.replace(".", "", 1).isdigit() and self.ratio > float(ratio) else ""


def row(what: str, size: int, measured: Measured, limit: str, bar: str) -> Row:
    """A measured case as a line of the table."""
    return Row(what, size, limit, measured.milliseconds, measured.ratio, measured.spread, bar)
