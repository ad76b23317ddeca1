"""Delegations: who holds which role on one side of one round of talks. People are told by identity, not spelling."""

from collections.abc import Iterator, Sequence

from db.rules.engine import rule
from db.rules.model import ClaimView, Facts, Found, Nature, Severity
from db.rules.names import parties
from db.rules.words import place, say, text, told, value

# Roles that one person holds at a time. `lead` leaves open which of the two is meant.
_EXCLUSIVE = ("nominal-head", "round-lead")
_UNSPECIFIC = "lead"


def _party(claim: ClaimView, facts: Facts) -> str:
    return facts.identity(parties(claim)[0])


def _holders(claims: Sequence[ClaimView], facts: Facts, role: str) -> dict[str, list[ClaimView]]:
    holders: dict[str, list[ClaimView]] = {}
    for claim in claims:
        if claim.type == "member" and claim.field == "role" and claim.norm == role:
            holders.setdefault(_party(claim, facts), []).append(claim)
    return holders


def _flat(holders: dict[str, list[ClaimView]]) -> tuple[ClaimView, ...]:
    return tuple(claim for claims in holders.values() for claim in claims)


def _told(holders: dict[str, list[ClaimView]], facts: Facts) -> str:
    return told(((facts.label(claims[0].record), claims) for claims in holders.values()), facts)


@rule("two-in-one-role", group="delegation")
def two_in_one_role(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """Two people are named as nominal head, or as lead of the round, of one side in one round. A nominal head beside
    another person who leads the round is fine.
    """
    for role in _EXCLUSIVE:
        holders = _holders(claims, facts, role)
        if len(holders) > 1:
            involved = _flat(holders)
            said = say(
                facts,
                "On one side of a round there is one {role}, but different people are named. {people}.",
                role=value(involved[0], facts).lower(),
                people=_told(holders, facts),
            )
            explained = text(said, place(involved, facts))
            yield Found(Severity.HARD, involved, involved[0].record, "role", explained)


@rule("which-lead", group="delegation")
def which_lead(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """Somebody is said to lead, without saying in which role, beside another who heads or leads. One may be the head
    by appointment and the other the lead of this round: say which. With both roles taken, it is a contradiction.
    """
    leads = _holders(claims, facts, _UNSPECIFIC)
    heads, chairs = (_holders(claims, facts, role) for role in _EXCLUSIVE)
    settled = set(heads) | set(chairs)
    open_leads = {who: said for who, said in leads.items() if who not in settled}
    if not open_leads or len(open_leads) + len(settled) < 2:
        return
    others = {who: said for who, said in {**chairs, **heads}.items() if who not in open_leads}
    involved = _flat(open_leads) + _flat(others)
    first = involved[0]
    people = _told({**open_leads, **others}, facts)
    if _free_roles(heads, chairs) < len(open_leads):
        said = say(
            facts,
            "More people lead than there are roles for. {people}. "
            "Head by appointment and lead of the round were tried for each.",
            people=people,
        )
        yield Found(Severity.HARD, involved, first.record, "role", text(said, place(involved, facts)))
        return
    reading = say(facts, "one is the head by appointment and the other led this round")
    said = say(
        facts,
        "Who led in which role? {people}. Both hold if {reading}.",
        people=people,
        reading=reading,
    )
    yield Found(Severity.QUESTION, involved, first.record, "role", said, Nature.APPARENT, reading)


def _free_roles(heads: dict[str, list[ClaimView]], chairs: dict[str, list[ClaimView]]) -> int:
    return (not heads) + (not chairs)
