"""Which instrument a claim speaks of, the joint declaration or the country's own agreement, and what needs what."""

import re
from collections.abc import Iterator, Sequence

from db.rules.engine import rule
from db.rules.events import LADDER
from db.rules.model import ClaimView, Facts, Found, Severity
from db.rules.tracks import is_signed, ranks
from db.rules.words import heading, say, sources, values


@rule("instrument", group="claim")
def instrument(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """Words such as “sign”, “join”, “pact” or “agreement” may mean the joint declaration or the country's own
    agreement. The sentence does not say which: settle it before the claim is vetted.
    """
    for claim in claims:
        if claim.certainty != "inferred" or claim.exact is None or not _is_tracked(claim):
            continue
        if _AMBIGUOUS.search(claim.printed) and not _SETTLED["accession" if claim.type == "accession" else "N"].search(
            claim.exact
        ):
            said = say(
                facts,
                "{heading}: is this about the declaration or about an agreement with {country}? {source}. "
                "The sentence does not say.",
                heading=heading(claim, facts),
                country=facts.country_name(claim.partner or ""),
                source=sources([claim], facts),
            )
            yield Found(Severity.QUESTION, (claim,), claim.record, claim.field, said)


def _is_tracked(claim: ClaimView) -> bool:
    return claim.field == "status" or (claim.type, claim.field) in LADDER


_AMBIGUOUS = re.compile(
    r"\b(sign|join|pact|deal|agreement|accord|treat|підпис|приєдн|угод|podpis|unterz|abkomm)", re.IGNORECASE
)
_SETTLED = {
    "accession": re.compile(r"\b(declar|деклар|deklar)", re.IGNORECASE),
    "N": re.compile(r"\b(bilateral|двосторон|dwustronn|bilaterale|(with|між|mit|z) Ukrain)", re.IGNORECASE),
}


@rule("prerequisite", group="frame")
def prerequisite(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """An agreement is made under a declaration that its partner, by all that is known, supports but has not joined."""
    joining = [claim for claim in claims if claim.type == "accession" and claim.field == "status"]
    frames = [claim for claim in claims if claim.type == "negotiation" and claim.field == "framework"]
    signed = any(is_signed(claim) for claim in claims)
    dated = {_declaration(claim) for claim in claims if claim.type == "accession" and claim.field != "status"}
    for frame in frames:
        declaration = facts.identity(frame.norm)
        own = [claim for claim in joining if facts.identity(_declaration(claim)) == declaration]
        if not own or not signed or frame.partner in facts.founders():
            continue
        if all(_below_decided(claim) for claim in own) and declaration not in map(facts.identity, dated):
            said = say(
                facts,
                "{heading}: agreed under {declaration}: {source}. But no source has {country} join it; "
                "the furthest is {status}.",
                heading=heading(frame, facts),
                declaration=facts.label(frame.norm),
                source=sources([frame], facts),
                country=facts.country_name(frame.partner or ""),
                status=values(own, facts),
            )
            yield Found(Severity.SOFT, (frame, *own), frame.record, frame.field, said)


def _declaration(claim: ClaimView) -> str:
    return f"declaration/{claim.record.split('/')[1]}"


def _below_decided(claim: ClaimView) -> bool:
    place = ranks("D", claim.norm)
    decided = ranks("D", "decided")
    return place is None or decided is None or place[1] < decided[0]
