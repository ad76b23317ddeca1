"""The order of statuses on a track in time: against each other, and against the dates of the events that make them.

See the package's docstring for what a status at a time means.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from db.rules.engine import rule
from db.rules.model import ClaimView, Facts, Found, Nature, Severity
from db.rules.tracks import (
    EVENTS,
    Standing,
    is_status,
    moment,
    rank,
    reversals,
    reversed_between,
    standings,
    subject,
    track,
)
from db.rules.words import as_of, day, heading, place, sources, value

# An uncertain or approximate date is too weak to hold against a status.
_UNCERTAIN = ("?", "~", "%")
Clash = tuple[list[Standing], list[Standing]]


@rule("status-order", group="partner")
def status_order(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """A status stands lower than an earlier or simultaneous source has it, and no source tells of a step back.

    Going up the track is progress. A vague word such as “finalise” covers several statuses and fits with each.
    """
    back = reversals(claims)
    for name, placed in standings(claims).items():
        for lower, higher in _pairs(placed):
            clash = _clash(lower, higher, back.get(name, []))
            if clash[0]:
                yield _order_found(clash, claims, facts)
            elif unclear := _same_stretch(lower, higher):
                yield _stretch_found(unclear, facts)


def _pairs(placed: list[Standing]) -> Iterator[Clash]:
    """Each two values of which one is wholly below the other, as (lower, higher)."""
    values: dict[tuple[int, int], list[Standing]] = {}
    for item in placed:
        values.setdefault((item.low, item.high), []).append(item)
    for first, second in combinations(sorted(values), 2):
        if first[1] < second[0]:
            yield values[first], values[second]


def _clash(lower: list[Standing], higher: list[Standing], back: list[ClaimView]) -> Clash:
    """Those that cannot both hold: the lower one begins no sooner than the higher one ended."""
    soonest, latest = min(high.last for high in higher), max(low.first for low in lower)
    pairs = [
        (low, high)
        for low in lower
        if low.first >= soonest
        for high in higher
        if high.last <= latest
        if low.first >= high.last and not reversed_between(back, high.first, low.last)
    ]
    return _unique(low for low, _ in pairs), _unique(high for _, high in pairs)


def _unique(items: Iterator[Standing]) -> list[Standing]:
    return list({item.claim.id: item for item in items}.values())


def _claims(items: list[Standing]) -> list[ClaimView]:
    return [item.claim for item in items]


def _order_found(clash: Clash, claims: Sequence[ClaimView], facts: Facts) -> Found:
    lower, higher = _claims(clash[0]), _claims(clash[1])
    involved = (*higher, *lower)
    together = clash[0][0].first == clash[1][0].last
    told = (
        f"{heading(higher[0], facts)}: {value(higher[0], facts)} as of {as_of(higher[0])} by {sources(higher)}, "
        f"but {value(lower[0], facts)} as of {as_of(lower[0])} by {sources(lower)}."
    )
    why = " Both speak of the same day." if together else " No source tells of a step back in between."
    if other := _second_agreement(lower, claims):
        reading = f"the talks are about another agreement, {facts.label(other)}"
        text = f"{told} This goes away if {reading}."
        return Found(Severity.SOFT, involved, lower[0].record, "status", text, Nature.APPARENT, reading)
    return Found(Severity.HARD, involved, lower[0].record, "status", told + why + place(involved))


def _second_agreement(lower: list[ClaimView], claims: Sequence[ClaimView]) -> str | None:
    """Another agreement with the same country that the negotiation may be about."""
    if any(claim.type != "negotiation" for claim in lower):
        return None
    prefix = f"agreement/{lower[0].record.split('/')[1]}/"
    return next((claim.record for claim in claims if claim.record.startswith(prefix)), None)


def _same_stretch(lower: list[Standing], higher: list[Standing]) -> Clash | None:
    """Those told of the same stretch of several days, within which the one may have become the other."""
    stretches = {(item.first, item.last) for item in lower} & {(item.first, item.last) for item in higher}
    stretches = {stretch for stretch in stretches if stretch[0] < stretch[1]}
    if not stretches:
        return None
    low, high = ([item for item in items if (item.first, item.last) in stretches] for items in (lower, higher))
    return low, high


def _stretch_found(clash: Clash, facts: Facts) -> Found:
    lower, higher = _claims(clash[0]), _claims(clash[1])
    involved = (*lower, *higher)
    text = (
        f"{heading(lower[0], facts)}: both {value(lower[0], facts)} by {sources(lower)} and {value(higher[0], facts)} "
        f"by {sources(higher)}, as of {as_of(lower[0])}. It may have moved on within that time.{place(involved)}"
    )
    return Found(Severity.SOFT, involved, lower[0].record, "status", text)


@rule("status-flag", group="partner")
def status_flag(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """On one day a source has it withdrawn, abandoned or ended, another source has it alive."""
    flags = [claim for claim in claims if is_status(claim) and claim.norm in ("withdrawn", "abandoned")]
    for name, placed in standings(claims).items():
        for flag in ("withdrawn", "abandoned"):
            over = [claim for claim in flags if claim.norm == flag and subject(claim) == name]
            alive = [item.claim for item in placed if any(_same_day(item, claim) for claim in over)]
            over = [claim for claim in over if any(_same_day(item, claim) for item in placed)]
            if over and alive:
                involved = (*alive, *over)
                text = (
                    f"{heading(over[0], facts)}: {value(over[0], facts)} by {sources(over)}, but "
                    f"{value(alive[0], facts)} by {sources(alive)}, both as of {as_of(over[0])}.{place(involved)}"
                )
                yield Found(Severity.HARD, involved, over[0].record, "status", text)


def _same_day(item: Standing, flag: ClaimView) -> bool:
    return item.first == item.last and moment(flag) == (item.first, item.last)


@rule("status-against-date", group="partner")
def status_against_date(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """An event is dated, and a status contradicts the date: not yet reached after it, or reached before it."""
    placed, back = {name: _by_value(items) for name, items in standings(claims).items()}, reversals(claims)
    for event, dated in _events(claims).items():
        begin, end = dated[0].value_from, dated[0].value_to
        if begin is None or end is None or dated[0].norm.endswith(_UNCERTAIN):
            continue
        reached = rank(track(dated[0]), EVENTS[dated[0].type, dated[0].field])
        for items in placed.get(event[0], []):
            against = _late(items, begin, end, back.get(event[0], [])) if items[0].high < reached else []
            if items[0].low >= reached and dated[0].type != "round":
                against = [item for item in items if item.last < begin]
            if against:
                yield _event_found(dated, against, claims, facts)


def _late(items: list[Standing], begin: str, end: str, back: list[ClaimView]) -> list[Standing]:
    """Those that are lower after the event, without a step back."""
    return [item for item in items if item.first > end and not reversed_between(back, begin, item.last)]


def _events(claims: Sequence[ClaimView]) -> dict[tuple[str, str, str, str], list[ClaimView]]:
    """Claims that date an event, by subject, record, field and value."""
    events: dict[tuple[str, str, str, str], list[ClaimView]] = {}
    for claim in claims:
        if (claim.type, claim.field) in EVENTS:
            events.setdefault((subject(claim), claim.record, claim.field, claim.norm), []).append(claim)
    return events


def _event_found(dated: list[ClaimView], items: list[Standing], claims: Sequence[ClaimView], facts: Facts) -> Found:
    said = _claims(items)
    involved = (*dated, *said)
    told = (
        f"{heading(dated[0], facts)}: {day(dated[0].norm)} by {sources(dated)}, but the status was "
        f"{value(said[0], facts).lower()} as of {as_of(said[0])} by {sources(said)}."
    )
    other = _second_agreement(said, claims)
    if other and items[0].high < rank(track(dated[0]), EVENTS[dated[0].type, dated[0].field]):
        reading = f"the talks are about another agreement, {facts.label(other)}"
        text = f"{told} This goes away if {reading}."
        return Found(Severity.SOFT, involved, said[0].record, "status", text, Nature.APPARENT, reading)
    return Found(Severity.HARD, involved, dated[0].record, dated[0].field, told + place(involved))


def _by_value(items: list[Standing]) -> list[list[Standing]]:
    values: dict[tuple[int, int], list[Standing]] = {}
    for item in items:
        values.setdefault((item.low, item.high), []).append(item)
    return list(values.values())
