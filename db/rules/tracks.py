"""Where a status claim or a dated event stands on its track, and which fact it speaks about.

A negotiation and its agreement share track N, so their claims have one subject per country; a second agreement with
the same country (`agreement/LVA/energy`) is a subject of its own. Track D has one subject per accession.

Times: a status as of a day holds on that day. An as-of with an open end is read as its known end.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from db import kinds
from db.rules.model import EVER, FOREVER, ClaimView

# An as-of that touches more months than this is too vague to compare counts by.
_LONGEST = 12
# Statuses off the ladder. Those that take a thing back explain why it later stands lower.
REVERSING = frozenset({"withdrawn", "abandoned", "stalled", "resumed"})
# What a dated event makes of the status, from its latest day on.
EVENTS = {
    ("accession", "decided_date"): "decided",
    ("accession", "joined_date"): "joined",
    ("negotiation", "start_date"): "negotiating",
    ("round", "held_date"): "negotiating",
    ("agreement", "signed_date"): "signed",
    ("agreement", "in_force_date"): "in-force",
    ("agreement", "end_date"): "ended",
}


Track = Literal["D", "N"]


@dataclass(frozen=True, slots=True)
class Standing:
    """A status claim placed: lowest and highest rank it can mean, first and last day of its as-of."""

    claim: ClaimView
    low: int
    high: int
    first: str
    last: str


def track(claim: ClaimView) -> Track:
    """D for joining a declaration, N for talks and their agreement."""
    return "D" if claim.type == "accession" else "N"


class OfRecord(Protocol):
    """What speaks of a record."""

    @property
    def record(self) -> str: ...
    @property
    def type(self) -> str: ...


def subject(claim: OfRecord) -> str:
    """The fact that a status or an event speaks about."""
    if claim.type == "accession":
        return claim.record
    parts = claim.record.split("/")
    return "/".join(["N", *(parts[1:] if claim.type == "agreement" else parts[1:2])])


def main_subject(subject: str) -> str:
    """The subject of the first agreement with the same country; the subject itself on track D."""
    return "/".join(subject.split("/")[:2]) if subject.startswith("N/") else subject


def ranks(track: Track, norm: str) -> tuple[int, int] | None:
    """Lowest and highest rank of a status or an interval of statuses; None for a side flag such as stalled."""
    return None if norm in REVERSING else kinds.ranks(track, norm)


def rank(track: Track, norm: str) -> int:
    """The rank of a status on the ladder."""
    found = ranks(track, norm)
    assert found is not None, norm
    return found[0]


def moment(claim: ClaimView) -> tuple[str, str] | None:
    """First and last day of the as-of, an open end read as the known one; None when unknown."""
    first, last = claim.as_of_from, claim.as_of_to
    if first is None or last is None or (first == EVER and last == FOREVER):
        return None
    return (last if first == EVER else first, first if last == FOREVER else last)


def is_status(claim: ClaimView) -> bool:
    """Whether the claim is about a status on a track."""
    return claim.field == "status" and claim.type in ("accession", "negotiation", "agreement")


def is_signed(claim: ClaimView) -> bool:
    """Whether the claim has the agreement with its country signed."""
    if (claim.type, claim.field) == ("agreement", "signed_date"):
        return True
    place = ranks("N", claim.norm) if is_status(claim) and track(claim) == "N" else None
    return place is not None and place[0] >= rank("N", "signed")


def standing(claim: ClaimView) -> Standing | None:
    """The claim placed on its track in time; None for side flags and an unknown as-of."""
    place, days = ranks(track(claim), claim.norm), moment(claim)
    return None if place is None or days is None else Standing(claim, *place, *days)


def standings(claims: Iterable[ClaimView]) -> dict[str, list[Standing]]:
    """The status claims that can be placed, by subject."""
    placed: dict[str, list[Standing]] = {}
    for claim in claims:
        where = standing(claim) if is_status(claim) else None
        if where:
            placed.setdefault(subject(claim), []).append(where)
    return placed


def reversals(claims: Iterable[ClaimView]) -> dict[str, list[ClaimView]]:
    """Claims that something was withdrawn, abandoned, stalled or resumed, by subject."""
    found: dict[str, list[ClaimView]] = {}
    for claim in claims:
        if is_status(claim) and claim.norm in REVERSING:
            found.setdefault(subject(claim), []).append(claim)
    return found


def reversed_between(reversals: Iterable[ClaimView], first: str, last: str) -> bool:
    """Whether one of the reversals may have happened from the first to the last day; one of unknown time may."""
    for claim in reversals:
        days = moment(claim)
        if days is None or (days[1] >= first and days[0] <= last):
            return True
    return False


def months(days: tuple[str, str] | None) -> list[str]:
    """The months (`2024-05`) that a stretch of days touches; none when it is unknown or longer than a year."""
    if days is None:
        return []
    (year, month), (last_year, last_month) = (map(int, day.split("-")[:2]) for day in days)
    count = (last_year - year) * 12 + last_month - month + 1
    if count > _LONGEST:
        return []
    steps = (year * 12 + month - 1 + step for step in range(count))
    return [f"{step // 12:04}-{step % 12 + 1:02}" for step in steps]


def owner(claims: Iterable[ClaimView]) -> str:
    """The first month that all the claims touch: of the months that see the same finding, the one it belongs to."""
    return max((touched[0] for claim in claims if (touched := months(moment(claim)))), default="")
