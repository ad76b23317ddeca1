"""Populations (who joined, who signed, who is in talks) as articles tell of them: counts, lists and single members.

A list is what one sentence names of one population: by a tally's `members`, by one status claim for each member with
the flag open or closed, or by both. Who is named by a date or an unflagged status is a single member.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.rules.model import ClaimView, Facts
from db.rules.numbers import around, is_part, spread
from db.rules.tracks import EVENTS, is_status, moment, rank, ranks, track
from db.rules.words import say

GROWING = ("joined", "signed")
_STATES = re.compile(
    r"^\W*(?:\w+\W+){0,3}?(countr|state|nation|країн|держав|стран|государ|kraj|państw|länd|staat)", re.IGNORECASE
)
_TOTAL = re.compile(
    r"\b(total|altogether|in all|overall|всього|загалом|усього|insgesamt|łącznie|ogółem|в сумме)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Listed:
    """What one sentence names of one population. `days` is its as-of, None when unknown."""

    population: str
    members: frozenset[str]
    closed: bool
    claims: tuple[ClaimView, ...]
    days: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Counted:
    """A stated number of one population: `least` to `most`, equal unless words such as “about” stand by it."""

    claim: ClaimView
    population: str
    number: int
    least: int
    most: float
    days: tuple[str, str] | None
    others: bool
    states: bool
    total: bool


def population(claim: ClaimView) -> str | None:
    """The population that a tally counts or a status puts its country into; None for all else."""
    if claim.type == "tally":
        return claim.record.split("/")[1]
    if not is_status(claim):
        return None
    place = ranks(track(claim), claim.norm)
    if place is None:
        return None
    return _joined(place) if claim.type == "accession" else _talks(place)


def _joined(place: tuple[int, int]) -> str | None:
    return "joined" if place[0] >= rank("D", "joined") else None


def _talks(place: tuple[int, int]) -> str | None:
    if place[1] >= rank("N", "signed"):
        return "signed" if place[0] >= rank("N", "text-agreed") else None
    return "in-talks" if place[0] >= rank("N", "negotiating") else "in-preparation"


def is_listed(claim: ClaimView) -> bool:
    """Whether the claim is, or is part of, a list of a population."""
    if claim.type == "tally":
        return claim.field == "members"
    return is_status(claim) and claim.list_flag in ("open", "closed") and population(claim) is not None


def is_counted(claim: ClaimView) -> bool:
    """Whether the claim states the number of a population."""
    return claim.type == "tally" and claim.field == "count"


def list_key(claim: ClaimView) -> tuple[object, ...]:
    """What tells one list from another."""
    where = claim.record if claim.article is None else (claim.article, claim.sentence)
    return where, population(claim), claim.list_flag == "closed"


def lists(claims: Iterable[ClaimView]) -> list[Listed]:
    """The lists among the claims."""
    parts: dict[tuple[object, ...], list[ClaimView]] = {}
    for claim in claims:
        if is_listed(claim):
            parts.setdefault(list_key(claim), []).append(claim)
    return [_list(group) for group in parts.values()]


def _list(claims: list[ClaimView]) -> Listed:
    # A tally's own claim speaks for the whole list, so it comes first.
    ordered = tuple(sorted(claims, key=lambda claim: (claim.type != "tally", claim.start or 0, claim.id)))
    members = frozenset(code for claim in claims for code in _members(claim))
    closed = all(claim.list_flag == "closed" for claim in claims)
    return Listed(population(ordered[0]) or "", members, closed, ordered, moment(ordered[0]))


def _members(claim: ClaimView) -> list[str]:
    if claim.type == "tally":
        return json.loads(claim.norm)
    return [claim.partner] if claim.partner else []


def counts(claims: Iterable[ClaimView]) -> list[Counted]:
    """The stated numbers among the claims."""
    return [_count(claim) for claim in claims if is_counted(claim)]


def _count(claim: ClaimView) -> Counted:
    before, after = around(claim)
    low, dots, high = claim.norm.partition("..")
    number = int(low or high)
    least, most = (int(low or 0), int(high) if high else None) if dots else spread(number, before)
    return Counted(
        claim,
        population(claim) or "",
        number,
        least,
        float("inf") if most is None else most,
        moment(claim),
        is_part(before, after),
        bool(_STATES.search(after)),
        bool(_TOTAL.search(claim.exact or "")),
    )


def overlap(first: tuple[str, str] | None, second: tuple[str, str] | None) -> bool:
    """Whether two known as-ofs share a day."""
    return first is not None and second is not None and first[0] <= second[1] and second[0] <= first[1]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to count a list: the number, and in words what was counted."""

    number: int
    words: str
    plausible: bool = True


def readings(members: frozenset[str], population: str, states: bool, facts: Facts) -> list[Reading]:
    """Every way to count the members: as named; with or without founders; with or without organisations."""
    founders = facts.founders() if population == "joined" else frozenset[str]()
    founding_states = frozenset(code for code in founders if not facts.is_organisation(code))
    organisations = frozenset(code for code in members | founders if facts.is_organisation(code))
    everybody = (
        say(facts, "with the founders and organisations, which the number of countries leaves out")
        if states
        else say(facts, "with the founders and organisations")
    )
    found = [
        Reading(len(members), say(facts, "as named")),
        Reading(len(members - organisations), say(facts, "without organisations")),
        Reading(len(members | founding_states), say(facts, "with the founders")),
        Reading(len(members - founders), say(facts, "without the founders")),
        Reading(
            len((members | founding_states) - organisations), say(facts, "with the founders, without organisations")
        ),
        Reading(len(members | founders), everybody, not states),
    ]
    return [reading for index, reading in enumerate(found) if reading.number not in {r.number for r in found[:index]}]


def entries(claims: Sequence[ClaimView], population: str) -> list[ClaimView]:
    """Claims by which a country belongs to a growing population: statuses, and dates of events that bring it in."""
    return [claim for claim in claims if claim.partner and membership(claim) == population]


def membership(claim: ClaimView) -> str | None:
    """The growing population into which a status or a dated event brings its country; None for all else."""
    if (claim.type, claim.field) in EVENTS and claim.type in ("accession", "agreement"):
        place = ranks(track(claim), EVENTS[claim.type, claim.field])
        named = _joined(place or (0, 0)) if claim.type == "accession" else _talks(place or (0, 0))
    else:
        named = population(claim) if is_status(claim) else None
    return named if named in GROWING else None


def entered(claim: ClaimView) -> tuple[str | None, str | None]:
    """First and last day of the time by which the country surely belongs to the population."""
    if is_status(claim):
        days = moment(claim)
        return days or (None, None)
    return claim.value_from, claim.value_to
