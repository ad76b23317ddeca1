"""Which days claims speak of, as spans on one scale: what a time axis shows, worked out without drawing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from db.kinds import DATE
from db.queries.claims import ClaimRow
from db.records import TYPES
from db.rules.model import EVER, FOREVER

_AIR = 0.04  # of the whole, on either side
_LEAST = 20  # days that the axis shows at least
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)  # months between two ticks
_LATEST = date(9000, 1, 1)  # so that there is a day after the last


@dataclass(frozen=True, slots=True)
class Span:
    """From the first to the last day, both included, as ISO text; EVER and FOREVER are open ends."""

    first: str
    last: str

    @property
    def opens(self) -> tuple[bool, bool]:
        """Whether it has no beginning, and no end."""
        return self.first <= EVER, self.last >= FOREVER

    def common(self, other: "Span") -> "Span | None":
        """The days of both; None where there are none."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Span(first, last) if first <= last else None

    def words(self) -> str:
        """As people read it."""
        first, last = ("" if end in (EVER, FOREVER) else DATE.show(end) for end in (self.first, self.last))
        return first if first == last else f"{first} – {last}".strip()


@dataclass(frozen=True, slots=True)
class Lane:
    """One claim: its number, as of when it holds (None: unknown), and the days that its value dates, if it does."""

    number: int
    as_of: Span | None
    event: Span | None


def lanes(claims: Sequence[ClaimRow]) -> list[Lane]:
    """A lane for each claim, numbered from 1."""
    return [Lane(number, _as_of(claim), _event(claim)) for number, claim in enumerate(claims, 1)]


def _as_of(claim: ClaimRow) -> Span | None:
    if not claim.as_of_earliest or not claim.as_of_latest:
        return None
    return Span(claim.as_of_earliest, claim.as_of_latest)


def _event(claim: ClaimRow) -> Span | None:
    bounds = TYPES[claim.type].fields[claim.field].kind.bounds(claim.norm)
    return None if bounds is None else Span(*bounds)


@dataclass(frozen=True, slots=True)
class Scale:
    """The stretch of days that is shown."""

    first: int
    days: int

    def place(self, day: str) -> float:
        """Where a day begins, from 0 to 1; open ends lie at the edges."""
        if day <= EVER:
            return 0.0
        if day >= FOREVER:
            return 1.0
        return (date.fromisoformat(day).toordinal() - self.first) / self.days

    def after(self, day: str) -> float:
        """Where a day ends."""
        return 1.0 if day >= FOREVER else self.place(day) + 1 / self.days

    def ticks(self, most: int) -> list[tuple[float, str]]:
        """Places with the names of the years, months or days that begin there, at most so many."""
        start, end = date.fromordinal(self.first), date.fromordinal(self.first + self.days)
        months = next((step for step in _STEPS if self.days < most * 28 * step), _STEPS[-1])
        found = _months(start, end, months)
        if len(found) < 2:
            step = max(1, -(-self.days // most))
            found = [start + timedelta(days=at) for at in range(step // 2, self.days, step)]
            return [(self.place(day.isoformat()), DATE.show(day.isoformat())) for day in found]
        shown = (day.isoformat()[: 4 if months % 12 == 0 else 7] for day in found)
        return [(self.place(day.isoformat()), DATE.show(text)) for day, text in zip(found, shown, strict=True)]


def _months(start: date, end: date, every: int) -> list[date]:
    """The first days of every so manieth month between two days."""
    at = start.year * 12 + start.month - 1
    at += -at % every
    found: list[date] = []
    while at // 12 <= end.year and date(at // 12, at % 12 + 1, 1) < end:
        day = date(at // 12, at % 12 + 1, 1)
        if day >= start:
            found.append(day)
        at += every
    return found


def scale(shown: Sequence[Lane]) -> Scale | None:
    """The stretch that holds every known end; None where no day is known."""
    spans = [span for lane in shown for span in (lane.as_of, lane.event) if span is not None]
    known = [min(date.fromisoformat(day), _LATEST).toordinal() for span in spans for day in _ends(span)]
    if not known:
        return None
    low, high = min(known), max(known) + 1
    air = max(round((high - low) * _AIR), (_LEAST - (high - low)) // 2, 1)
    return Scale(max(low - air, 1), high - low + 2 * air)


def _ends(span: Span) -> list[str]:
    return [day for day, is_open in zip((span.first, span.last), span.opens, strict=True) if not is_open]


def overlaps(shown: Sequence[Lane]) -> list[tuple[Span, int]]:
    """Where the as-ofs of two or more claims meet: stretches in order, each with how many hold there."""
    spans = [lane.as_of for lane in shown if lane.as_of is not None]
    turns = {span.first for span in spans} | {_next(span.last) for span in spans}
    starts = [*sorted(day for day in turns if day < FOREVER), FOREVER]
    found: list[tuple[Span, int]] = []
    for start, following in pairwise(starts):
        end = following if following >= FOREVER else _before(following)
        held = sum(span.first <= start and span.last >= end for span in spans)
        if held > 1:
            found.append((Span(start, end), held))
    return found


def _next(day: str) -> str:
    return day if day >= FOREVER else (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _before(day: str) -> str:
    return day if day <= EVER else (date.fromisoformat(day) - timedelta(days=1)).isoformat()
