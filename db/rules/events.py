"""The order of dated events: decided before joined, talks before rounds before signing before force; nothing dated
after the article that tells it.

Events stand in a row, and each is compared with those right before it, back to one that is dated to the day without
dispute: whatever contradicts something further back contradicts that one as well.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Protocol, TypeVar

from db.kinds import DATE, Relation
from db.rules.engine import rule
from db.rules.model import ClaimView, Facts, Found, Severity
from db.rules.tracks import subject
from db.rules.words import day, heading, place, say, sources, text, values

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
_ROUND = LADDER["round", "held_date"]


class Dated(Protocol):
    """A value of a date, with its days."""

    @property
    def norm(self) -> str: ...
    @property
    def value_from(self) -> str | None: ...
    @property
    def value_to(self) -> str | None: ...


D = TypeVar("D", bound=Dated)
Place = tuple[int, int]
Row = dict[Place, list[ClaimView]]


def is_settled(said: Sequence[Dated]) -> bool:
    """Whether a date is known to the day, and all say the same day."""
    return len({item.norm for item in said}) == 1 and said[0].norm == said[0].value_from == said[0].value_to


def back_to_settled(steps: Iterable[tuple[Place, list[D]]]) -> Iterator[tuple[Place, list[D]]]:
    """The steps, given from the nearest on, as far as they can matter: up to one whose date is settled."""
    for where, said in steps:
        yield where, said
        if is_settled(said):
            return


def clash(earlier: Sequence[Dated], later: Sequence[Dated]) -> bool:
    """Whether what comes later is dated before what comes earlier, and no rival date of either would do: where two
    dates of one event exclude each other, that is told by a rule of its own.
    """
    return any(
        _before(late, early)
        and all(_before(late, other) for other in _rivals(early, earlier))
        and all(_before(other, early) for other in _rivals(late, later))
        for late in later
        for early in earlier
    )


def _rivals(item: Dated, said: Sequence[D]) -> list[D]:
    return [other for other in said if DATE.compare(item.norm, other.norm) is Relation.DISJOINT]


def _before(later: Dated, earlier: Dated) -> bool:
    """Whether what must come later surely came before."""
    apart = later.value_to is not None and earlier.value_from is not None and later.value_to < earlier.value_from
    return apart and DATE.compare(later.norm, earlier.norm) is Relation.DISJOINT


def rows(claims: Iterable[ClaimView]) -> dict[str, Row]:
    """The dated events by subject and place in their row, in order of place; of the rounds the first and the last."""
    found: dict[str, Row] = {}
    for claim in claims:
        step = LADDER.get((claim.type, claim.field))
        if step is not None and claim.value_from is not None:
            number = int(claim.record.rsplit("/", 1)[1]) if claim.type == "round" else 0
            found.setdefault(subject(claim), {}).setdefault((step, number), []).append(claim)
    return {name: _with_ends(dict(sorted(row.items()))) for name, row in found.items()}


def _with_ends(row: Row) -> Row:
    rounds = [(where, said) for where, said in row.items() if where[0] == _ROUND]
    kept = {where for where, _ in chain(back_to_settled(rounds), back_to_settled(reversed(rounds)))}
    return {where: said for where, said in row.items() if where[0] != _ROUND or where in kept}


@rule("event-order", group="track")
def event_order(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """Two events are dated against the order in which they can happen: joined before decided, a round before the talks
    began or after the signing, in force before signed.
    """
    for row in rows(claims).values():
        for where, later, before in _with_predecessors(row):
            sooner = [said for place, said in before if place[0] != where[0] and clash(said, later)]
            if sooner:
                yield _found(sooner, later, facts)


def _with_predecessors(row: Row) -> Iterator[tuple[Place, list[ClaimView], list[tuple[Place, list[ClaimView]]]]]:
    steps = list(row.items())
    for index, (where, later) in enumerate(steps):
        yield where, later, list(back_to_settled(reversed(steps[:index])))


@rule("round-order", group="round")
def round_order(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """A round of talks is dated before a round with a lower number."""
    numbered: Row = {}
    for claim in claims:
        numbered.setdefault((_ROUND, int(claim.record.rsplit("/", 1)[1])), []).append(claim)
    for _, later, before in _with_predecessors(dict(sorted(numbered.items()))):
        sooner = [said for _, said in before if clash(said, later)]
        if sooner:
            yield _found(sooner, later, facts)


def _found(sooner: list[list[ClaimView]], later: list[ClaimView], facts: Facts) -> Found:
    involved = (*(claim for said in sooner for claim in said), *later)
    said = say(
        facts,
        "{heading}, is dated {dates}. What must come first is dated later. {others}.",
        heading=heading(later[0], facts),
        dates=values(later, facts),
        others="; ".join(f"{heading(said[0], facts)}: {values(said, facts)}" for said in sooner),
    )
    return Found(Severity.HARD, involved, later[0].record, later[0].field, text(said, place(involved, facts)))


@rule("after-the-article", group="claim")
def after_the_article(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """An article tells as done what is dated after the article itself. Either date is wrong, or it is only planned."""
    for claim in claims:
        if (claim.type, claim.field) not in PAST or claim.value_from is None or not claim.published:
            continue
        bounds = DATE.bounds(claim.published)
        if bounds and claim.value_from > bounds[1]:
            said = say(
                facts,
                "{heading}, is told as done on {date}: {source}. But the article is of {published}. "
                "Is it a plan, or is a date wrong?",
                heading=heading(claim, facts),
                date=day(claim.norm, facts),
                source=sources([claim], facts),
                published=day(claim.published, facts),
            )
            yield Found(Severity.HARD, (claim,), claim.record, claim.field, said)
