"""The order of statuses on a track in time: against each other, and against the dates of the events that make them.

See the package's docstring for what a status at a time means. Support for a declaration goes on after joining it, so
that it contradicts no higher status, unless the text denies that the country has joined. Where a dated event already
contradicts a status, that is told alone: one slip, one finding.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from db.kinds import DATE, Relation
from db.rules.collective import rest_of_group
from db.rules.engine import rule
from db.rules.events import LADDER, rows
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
from db.rules.words import as_of, heading, place, say, sources, text, value, values

# An uncertain or approximate date is too weak to hold against a status.
_UNCERTAIN = ("?", "~", "%")
_ROUND = LADDER["round", "held_date"]
# Words that deny that a country has joined, beside which “support” does contradict it.
_DENIED = re.compile(
    r"\b(not|n't|never|yet to|without|refus\w*|declin\w*|не|без|відмов\w*|отказ\w*|nicht|kein\w*|ohne|nie|bez"
    r"|odm\w*)\b",
    re.IGNORECASE,
)
# Words that tell of a step that was taken, which stays true when the next one is.
_STEP = re.compile(
    r"(launch|initiat|start|began|begun|open|commenc|agreed|announc|decid|розпоч|поч[ая]|домовил|оголо|виріш|нач[ая]"
    r"|догов|объяв|реш|beg[ao]nn|gestart|eröffn|beschl|angekünd|rozpocz|zapowie|ogłos|zdecyd|uzgodn)",
    re.IGNORECASE,
)
# Steps that follow each other at once as often as not.
_ONE_DAY = frozenset(
    {("decided", "joined"), ("announced", "agreed-to-negotiate"), ("agreed-to-negotiate", "negotiating")}
    | {("text-agreed", "signed"), ("signed", "in-force")}
)
Clash = tuple[list[Standing], list[Standing]]


@rule("status-order", group="track")
def status_order(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """A status stands lower than an earlier or simultaneous source has it, and no source tells of a step back.

    Going up the track is progress. A vague word such as “finalise” covers several statuses and fits with each. Support
    for a declaration goes on after joining it.
    """
    back = reversals(claims)
    dated = {item.claim.id for _, items in _against_dates(claims) for item in items}
    for name, placed in standings(claim for claim in claims if claim.id not in dated).items():
        for lower, higher in _pairs(placed):
            clash = _clash(lower, higher, back.get(name, []))
            if clash[0]:
                yield _order_found(clash, claims, facts)
            elif unclear := _same_stretch(lower, higher):
                yield _stretch_found(unclear, facts)


def _pairs(placed: list[Standing]) -> Iterator[Clash]:
    """Each two values of which one is wholly below the other, as (lower, higher)."""
    groups = {place: items for items in _by_value(placed) for place in [(items[0].low, items[0].high)]}
    for first, second in combinations(sorted(groups), 2):
        if first[1] < second[0]:
            lower = [item for item in groups[first] if not _only_supports(item)]
            if lower:
                yield lower, groups[second]


def _by_value(items: Iterable[Standing]) -> list[list[Standing]]:
    groups: dict[tuple[int, int], list[Standing]] = {}
    for item in items:
        groups.setdefault((item.low, item.high), []).append(item)
    return list(groups.values())


def _only_supports(item: Standing) -> bool:
    """Whether the status is support for a declaration, said in words that do not deny more."""
    supports = track(item.claim) == "D" and item.high <= rank("D", "support-expressed")
    return supports and not _DENIED.search(item.claim.exact or "")


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
    said = say(
        facts,
        "{heading}: {higher} as of {then} by {one}, but {lower} as of {later} by {other}.",
        heading=heading(higher[0], facts),
        higher=value(higher[0], facts),
        then=as_of(higher[0], facts),
        one=sources(higher, facts),
        lower=value(lower[0], facts),
        later=as_of(lower[0], facts),
        other=sources(lower, facts),
    )
    together = clash[0][0].first == clash[1][0].last
    readings = [*_readings(lower, claims, facts), *_sequence(clash, facts)]
    why = say(
        facts,
        "Both speak of the same day, and a status has one value at a time."
        if together
        else "No source tells of a step back in between.",
    )
    return _judged((*higher, *lower), lower[0], said, why, readings, facts)


def _judged(
    involved: tuple[ClaimView, ...], about: ClaimView, said: str, why: str, readings: list[str], facts: Facts
) -> Found:
    """Hard, or apparent where one of the readings makes the claims agree."""
    if readings:
        goes = say(facts, "This goes away if {reading}.", reading=readings[0])
        explained = text(said, goes, place(involved, facts))
        return Found(Severity.SOFT, involved, about.record, about.field, explained, Nature.APPARENT, readings[0])
    return Found(Severity.HARD, involved, about.record, about.field, text(said, why, place(involved, facts)))


def _readings(lower: list[ClaimView], claims: Sequence[ClaimView], facts: Facts) -> list[str]:
    """What would make lower statuses hold beside a higher one: another agreement, or the rest of a group."""
    found: list[str] = []
    if other := _second_agreement(lower, claims):
        found.append(say(facts, "the talks are about another agreement, {agreement}", agreement=facts.label(other)))
    rests = [rest_of_group(claim, facts) for claim in lower]
    if all(rests):
        found.append(rests[0])
    return found


def _second_agreement(lower: list[ClaimView], claims: Sequence[ClaimView]) -> str | None:
    """Another agreement with the same country that the negotiation may be about."""
    if any(claim.type != "negotiation" for claim in lower):
        return None
    prefix = f"agreement/{lower[0].record.split('/')[1]}/"
    return min((claim.record for claim in claims if claim.record.startswith(prefix)), default=None)


def _sequence(clash: Clash, facts: Facts) -> list[str]:
    """The reading by which one step was taken after the other: both on one day, or told by one article as of one time.

    A step that was taken stays true beside the next one; a state, such as being in talks, does not.
    """
    lower, higher = _claims(clash[0]), _claims(clash[1])
    days = {(item.first, item.last) for items in clash for item in items}
    pair = lower[0].norm, higher[0].norm
    if len(days) == 1 and pair in _ONE_DAY:
        return [say(facts, "both steps were taken on that day")]
    articles = {claim.article for claim in (*lower, *higher)}
    as_ofs = {claim.as_of for claim in (*lower, *higher)}
    if len(articles) > 1 or len(as_ofs) > 1 or not all(_STEP.search(claim.printed) for claim in lower):
        return []
    return [say(facts, "the article tells of steps taken one after the other")]


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
    said = say(
        facts,
        "{heading}, as of {time}, is told in different ways: {values}. It may have moved on within that time.",
        heading=heading(lower[0], facts),
        time=as_of(lower[0], facts),
        values=values(involved, facts),
    )
    return Found(Severity.SOFT, involved, lower[0].record, "status", text(said, place(involved, facts)))


@rule("status-flag", group="track")
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
                said = say(
                    facts,
                    "{heading}, as of {time}, is told in two ways that exclude each other: {values}.",
                    heading=heading(over[0], facts),
                    time=as_of(over[0], facts),
                    values=values(involved, facts),
                )
                yield Found(Severity.HARD, involved, over[0].record, "status", text(said, place(involved, facts)))


def _same_day(item: Standing, flag: ClaimView) -> bool:
    return item.first == item.last and moment(flag) == (item.first, item.last)


@rule("status-against-date", group="track")
def status_against_date(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """An event is dated, and a status contradicts the date: not yet reached after it, or reached before it."""
    for dated, items in _against_dates(claims):
        said = _claims(items)
        late = items[0].high < rank(track(dated[0]), EVENTS[dated[0].type, dated[0].field])
        stated = say(
            facts,
            "{heading}: {dates}. But a later source still has it at {status}, as of {time}: {source}."
            if late
            else "{heading}: {dates}. But an earlier source already has it at {status}, as of {time}: {source}.",
            heading=heading(dated[0], facts),
            dates=values(dated, facts),
            status=value(said[0], facts),
            time=as_of(said[0], facts),
            source=sources(said, facts),
        )
        readings = _readings(said, claims, facts) if late else []
        about = said[0] if readings else dated[0]
        yield _judged((*dated, *said), about, stated, "", readings, facts)


def _against_dates(claims: Sequence[ClaimView]) -> Iterator[tuple[list[ClaimView], list[Standing]]]:
    """Events with their claims, and the statuses of one value that contradict them."""
    placed, back = standings(claims), reversals(claims)
    for name, row in rows(claims).items():
        first_round = next((where for where in row if where[0] == _ROUND), None)
        for where, said in row.items():
            if where[0] == _ROUND and where != first_round:
                continue
            for items in _by_value(placed.get(name, [])):
                yield from _against(said, items, back.get(name, []))


def _against(
    said: list[ClaimView], items: list[Standing], back: list[ClaimView]
) -> Iterator[tuple[list[ClaimView], list[Standing]]]:
    """The dates and statuses that contradict each other, unless a rival date of the event fits with the status: two
    dates of one event that exclude each other are told by a rule of their own.
    """
    reached = rank(track(said[0]), EVENTS[said[0].type, said[0].field])
    firm = [claim for claim in said if not claim.norm.endswith(_UNCERTAIN)]
    dates: dict[str, ClaimView] = {}
    late: list[Standing] = []
    for item in items:
        against = [claim for claim in firm if _contradicts(item, claim, reached, back)]
        rest = [claim for claim in said if claim not in against]
        if against and not any(_exclude(one, other) for one in rest for other in against):
            dates |= {claim.id: claim for claim in against}
            late.append(item)
    if late:
        yield list(dates.values()), late


def _exclude(one: ClaimView, other: ClaimView) -> bool:
    return DATE.compare(one.norm, other.norm) is Relation.DISJOINT


def _contradicts(item: Standing, dated: ClaimView, reached: int, back: list[ClaimView]) -> bool:
    begin, end = dated.value_from or "", dated.value_to or ""
    if item.high < reached:
        stands_back = item.first > end and not reversed_between(back, begin, item.last)
        return stands_back and not _only_supports(item)
    return item.low >= reached and dated.type != "round" and item.last < begin
