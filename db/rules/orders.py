"""What words say of the order of things (“the second country to sign”, “after Latvia”), tested against dated claims.

“Later”, “a day later” and “the same day” beside a date are read as dates themselves (`2023-08-12/..`), and compared as
such. Here is what only other countries' dates can tell.
"""

from collections.abc import Iterator, Sequence

from db.kinds import DATE, Relation, elements
from db.kinds.order import AFTER, BEFORE, WITH
from db.rules.engine import rule
from db.rules.model import ClaimView, Facts, Found, Severity
from db.rules.words import heading, say, source, told, value, values

FIELD = "order"
# The date by which the things of one sort stand in a row.
DATED = {"accession": "joined_date", "negotiation": "start_date", "agreement": "signed_date"}


def is_dated(claim: ClaimView) -> bool:
    """Whether the claim dates a thing that may stand in a row."""
    return DATED.get(claim.type) == claim.field and claim.value_from is not None


def row_of(record: str) -> str:
    """The row in which a record stands: its type and, of one that joins, the declaration."""
    kind, first, *_ = record.split("/")
    return f"{kind}/{first}" if kind == "accession" else kind


def country_of(record: str) -> str:
    """The alpha-3 key of the country of a record that may stand in a row."""
    parts = record.split("/")
    return parts[2] if parts[0] == "accession" else parts[1]


def named(record: str, thing: str) -> str:
    """The key of the record that a claim about this record names: the like one of a country, or any by its key."""
    if "/" in thing:
        return thing
    kind, first, *_ = record.split("/")
    return f"accession/{first}/{thing}" if kind == "accession" else f"{kind}/{thing}"


@rule("order-words", group="order")
def order_words(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """Words put a thing in a row, such as “the second country to sign” or “after Latvia”, and dates contradict them:
    so many others are dated earlier, or the one that is named is dated the other way round.
    """
    dated = [claim for claim in claims if is_dated(claim)]
    for claim in claims:
        if claim.field != FIELD:
            continue
        own = [item for item in dated if item.record == claim.record]
        for norm in elements(claim.norm):
            relation, _, thing = norm.partition(" ")
            others = [item for item in dated if item.record == named(claim.record, thing)] if thing else dated
            found = _related(claim, relation, own, others, facts) if thing else _placed(claim, norm, own, others, facts)
            if own and found:
                yield found


def _surely_before(one: ClaimView, other: ClaimView) -> bool:
    return (one.value_to or "") < (other.value_from or "") and _exclude(one, other)


def comes_before(one: ClaimView, others: Sequence[ClaimView]) -> bool:
    """Whether one date surely is before each of the others."""
    return all(_surely_before(one, other) for other in others)


def _exclude(one: ClaimView, other: ClaimView) -> bool:
    return DATE.compare(one.norm, other.norm) is Relation.DISJOINT


def _placed(
    claim: ClaimView, norm: str, own: list[ClaimView], dated: Sequence[ClaimView], facts: Facts
) -> Found | None:
    """The finding that so many countries are dated earlier that this one cannot be at its place."""
    country, row = country_of(claim.record), row_of(claim.record)
    earlier: dict[str, list[ClaimView]] = {}
    for other in sorted(dated, key=lambda item: (item.value_to or "", item.value_from or "", item.id)):
        sooner = row_of(other.record) == row and comes_before(other, own)
        if sooner and country_of(other.record) != country:
            earlier.setdefault(country_of(other.record), []).append(other)
    first = dict(list(earlier.items())[: int(norm)])
    if len(first) < int(norm):
        return None
    involved = (claim, *own, *(said[0] for said in first.values()))
    said = say(
        facts,
        "{record} is told to be number {place} in the row: {source}. But by its date, {dates}, there are at least "
        "{count} before it: {others}.",
        record=facts.label(claim.record),
        place=norm,
        source=source(claim, facts),
        dates=values(own, facts),
        count=len(first),
        others=told(
            ((f"{facts.country_name(code)}, {value(said[0], facts)}", said[:1]) for code, said in first.items()), facts
        ),
    )
    return Found(Severity.HARD, involved, claim.record, FIELD, said, key=norm)


def _related(
    claim: ClaimView, relation: str, own: list[ClaimView], others: list[ClaimView], facts: Facts
) -> Found | None:
    """The finding that a date of the one that is named stands against the words; none where any date fits."""
    against = [(mine, other) for mine in own for other in others if _contradict(relation, mine, other)]
    if not against or len(against) < len(own) * len(others):
        return None
    said = say(
        facts,
        "{heading}: by its words it comes {order}: {source}. But the dates stand against it. {own}; {others}.",
        heading=heading(claim, facts),
        order=value(claim, facts),
        source=source(claim, facts),
        own=told([(f"{facts.label(own[0].record)}, {value(own[0], facts)}", own)], facts),
        others=told([(f"{facts.label(others[0].record)}, {value(others[0], facts)}", others)], facts),
    )
    return Found(Severity.HARD, (claim, *own, *others), claim.record, FIELD, said, key=relation)


def _contradict(relation: str, mine: ClaimView, other: ClaimView) -> bool:
    if relation == AFTER:
        return _surely_before(mine, other)
    if relation == BEFORE:
        return _surely_before(other, mine)
    return relation == WITH and _exclude(mine, other)
