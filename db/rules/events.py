"""The order of dated events: decided before joined, talks before rounds before signing before force; nothing dated
after the article that tells it. Order words ("later", "the same day") are not read here.
"""

from collections.abc import Iterator, Sequence

from db.kinds import DATE, Relation
from db.rules.engine import rule
from db.rules.model import ClaimView, Facts, Found, Severity
from db.rules.tracks import subject
from db.rules.words import day, heading, listing, place, sources

# Events of one subject in the order in which they can happen; rounds stand between start and signing.
LADDER = {
    ("accession", "decided_date"): 0,
    ("accession", "joined_date"): 1,
    ("negotiation", "start_date"): 2,
    ("round", "held_date"): 3,
    ("agreement", "signed_date"): 4,
    ("agreement", "in_force_date"): 5,
    ("agreement", "end_date"): 6,
}
PAST = frozenset(
    {
        *(("accession", "decided_date"), ("accession", "joined_date"), ("negotiation", "start_date")),
        *(("round", "held_date"), ("round", "announced_date"), ("agreement", "signed_date")),
        ("declaration", "adopted_date"),
    }
)
_Event = tuple[tuple[int, int], list[ClaimView]]


@rule("event-order", group="partner")
def event_order(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """Two events are dated against the order in which they can happen: joined before decided, a round before the talks
    began or after the signing, in force before signed.
    """
    for events in _by_subject(claims).values():
        ordered = sorted(events, key=lambda event: (event[0], event[1][0].value_from or "", event[1][0].norm))
        for index, (where, later) in enumerate(ordered):
            sooner = [said for place, said in ordered[:index] if place < where and _before(later[0], said[0])]
            if sooner:
                yield _found(sooner, later, facts)


def _by_subject(claims: Sequence[ClaimView]) -> dict[str, list[_Event]]:
    groups: dict[str, dict[tuple[tuple[int, int], str], list[ClaimView]]] = {}
    for claim in claims:
        step = LADDER.get((claim.type, claim.field))
        if step is not None and claim.value_from is not None:
            number = int(claim.record.rsplit("/", 1)[1]) if claim.type == "round" else 0
            events = groups.setdefault(subject(claim), {})
            events.setdefault(((step, number), claim.norm), []).append(claim)
    return {name: [(where, said) for (where, _), said in events.items()] for name, events in groups.items()}


def _before(later: ClaimView, earlier: ClaimView) -> bool:
    """Whether what must come later surely came before."""
    apart = later.value_to is not None and earlier.value_from is not None and later.value_to < earlier.value_from
    return apart and DATE.compare(later.norm, earlier.norm) is Relation.DISJOINT


def _found(sooner: list[list[ClaimView]], later: list[ClaimView], facts: Facts) -> Found:
    involved = (*(claim for said in sooner for claim in said), *later)
    each = listing(f"{heading(said[0], facts)}: {day(said[0].norm)} by {sources(said)}" for said in sooner)
    text = (
        f"{heading(later[0], facts)}: {day(later[0].norm)} by {sources(later)}. What must come first is dated later: "
        f"{each}.{place(involved)}"
    )
    return Found(Severity.HARD, involved, later[0].record, later[0].field, text)


@rule("after-the-article", group="claim")
def after_the_article(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """An article tells as done what is dated after the article itself. Either date is wrong, or it is only planned."""
    for claim in claims:
        if (claim.type, claim.field) not in PAST or claim.value_from is None or not claim.published:
            continue
        bounds = DATE.bounds(claim.published)
        if bounds and claim.value_from > bounds[1]:
            text = (
                f"{heading(claim, facts)}: {day(claim.norm)} by {sources([claim])}, yet the article is of "
                f"{day(claim.published)} and tells it as done. Is it a plan, or is a date wrong?"
            )
            yield Found(Severity.HARD, (claim,), claim.record, claim.field, text)
