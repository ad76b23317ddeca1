"""Two records that seem to be one promise: commitments of one country whose identifiers differ by numbers only."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from db.rules.amounts import bounds_of, same_terms
from db.rules.engine import rule
from db.rules.model import ClaimView, Facts, Found, Nature, Severity
from db.rules.words import heading, place, say, text, told, values

# So many records that differ by numbers only are numbered on purpose: a list of promises, none told twice.
_SERIES = 20


def alike(record: str) -> str:
    """The country and the identifier without its numbers: `USA:aid-bill` of `commitment/USA/aid-bill-2024`."""
    _, country, slug = record.split("/")
    return f"{country}:{'-'.join(word for word in slug.split('-') if not word.isdecimal())}"


@rule("one-promise", group="alike")
def one_promise(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """Two records of one country seem to be one promise, and differ: in the amount for the same time, currency and
    kind, or in who gives and who receives. They may be two promises. A long row of numbers is a list of promises.
    """
    by_record: dict[str, list[ClaimView]] = {}
    for claim in claims:
        by_record.setdefault(claim.record, []).append(claim)
    if len(by_record) > _SERIES:
        return
    for first, second in combinations(sorted(by_record), 2):
        mine, others = by_record[first], by_record[second]
        yield from _amounts(mine, others, facts)
        yield from _parties(mine, others, facts)


def _amounts(mine: list[ClaimView], others: list[ClaimView], facts: Facts) -> Iterator[Found]:
    pairs = [
        (one, other)
        for one, first in bounds_of(mine)
        for other, second in bounds_of(others)
        if (first[1] < second[0] or second[1] < first[0]) and same_terms(one, other, [*mine, *others])
    ]
    involved = tuple({claim.id: claim for pair in pairs for claim in pair}.values())
    if not involved:
        return
    said = say(
        facts,
        "{heading}: two records seem to be one promise, and their amounts differ by more than rounding. {amounts}.",
        heading=heading(involved[0], facts),
        amounts=told(((claim.printed, [claim]) for claim in involved), facts),
    )
    reading = say(facts, "they are two promises")
    explained = text(said, say(facts, "Both hold if {reading}.", reading=reading))
    yield Found(Severity.SOFT, involved, involved[0].record, "amount", explained, Nature.APPARENT, reading)


def _parties(mine: list[ClaimView], others: list[ClaimView], facts: Facts) -> Iterator[Found]:
    gives, takes = ({field: _said(side, field) for field in ("provider", "recipient")} for side in (mine, others))
    one_way = gives["provider"].keys() & takes["recipient"].keys()
    if not one_way or not gives["recipient"].keys() & takes["provider"].keys():
        return
    givers = [claim for side in (gives, takes) for claim in side["provider"].values()]
    receivers = [claim for side in (gives, takes) for claim in side["recipient"].values()]
    said = say(
        facts,
        "{commitment} and {other} seem to be one promise, told with giver and receiver the other way round. "
        "Giver: {givers}. Receiver: {receivers}.",
        commitment=facts.label(mine[0].record),
        other=facts.label(others[0].record),
        givers=values(givers, facts),
        receivers=values(receivers, facts),
    )
    involved = (*givers, *receivers)
    yield Found(Severity.HARD, involved, mine[0].record, "provider", text(said, place(involved, facts)))


def _said(claims: Sequence[ClaimView], field: str) -> dict[str, ClaimView]:
    return {claim.norm: claim for claim in claims if claim.field == field}
