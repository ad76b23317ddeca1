"""Which instrument a claim speaks of, the joint declaration or the country's own agreement, and what needs what."""

import re
from collections.abc import Iterator, Sequence

from db import authority
from db.rules.engine import ASSERTED, rule
from db.rules.events import LADDER
from db.rules.model import ClaimView, Facts, Found, Nature, Severity
from db.rules.tracks import EVENTS, is_status, moment, rank, ranks, subject, track
from db.rules.words import countries, heading, source, sources, value


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
            text = (
                f"{heading(claim, facts)}: does {sources([claim])} speak of the declaration or of an agreement "
                "with that country? The sentence does not say."
            )
            yield Found(Severity.QUESTION, (claim,), claim.record, claim.field, text)


def _is_tracked(claim: ClaimView) -> bool:
    return claim.field == "status" or (claim.type, claim.field) in LADDER


_AMBIGUOUS = re.compile(
    r"\b(sign|join|pact|deal|agreement|accord|treat|підпис|приєдн|угод|podpis|unterz|abkomm)", re.IGNORECASE
)
_SETTLED = {
    "accession": re.compile(r"\b(declar|деклар|deklar)", re.IGNORECASE),
    "N": re.compile(r"\b(bilateral|двосторон|dwustronn|bilaterale|(with|між|mit|z) Ukrain)", re.IGNORECASE),
}


@rule("prerequisite", group="partner")
def prerequisite(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """An agreement is made under a declaration that its partner, by all that is known, supports but has not joined."""
    joining = [claim for claim in claims if claim.type == "accession" and claim.field == "status"]
    frames = [claim for claim in claims if claim.type == "negotiation" and claim.field == "framework"]
    signed = any(_is_signed(claim) for claim in claims)
    dated = any(claim.type == "accession" and claim.field != "status" for claim in claims)
    for frame in frames:
        own = [claim for claim in joining if _declaration(claim) == facts.identity(frame.norm)]
        if not own or dated or not signed or frame.partner in facts.founders():
            continue
        if all(_below_decided(claim) for claim in own):
            involved = (frame, *own)
            text = (
                f"{heading(frame, facts)}: under {facts.label(frame.norm)} by {sources([frame])}, but no source has "
                f"{facts.country_name(frame.partner or '')} join it; the furthest is {sources(own)}."
            )
            yield Found(Severity.SOFT, involved, frame.record, frame.field, text)


def _declaration(claim: ClaimView) -> str:
    return f"declaration/{claim.record.split('/')[1]}"


def _below_decided(claim: ClaimView) -> bool:
    place = ranks("D", claim.norm)
    decided = ranks("D", "decided")
    return place is None or decided is None or place[1] < decided[0]


def _is_signed(claim: ClaimView) -> bool:
    """Whether the claim has the agreement with its country signed."""
    if (claim.type, claim.field) == ("agreement", "signed_date"):
        return True
    place = ranks("N", claim.norm) if is_status(claim) and track(claim) == "N" else None
    return place is not None and place[0] >= rank("N", "signed")


@rule("group-and-member", group="partner", hypothetical=True)
def group_and_member(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """Something is still expected of a group, such as the Baltic states, while one of its members is done with it.

    Both hold when the rest of the group is meant.
    """
    done = [claim for claim in claims if claim.mode in ASSERTED and _is_signed(claim)]
    for hint in claims:
        group = _group_meant(hint, facts) if hint.mode not in ASSERTED and is_status(hint) else None
        if group is None:
            continue
        earlier = [claim for claim in done if subject(claim) == subject(hint) and _no_later(claim, hint)]
        if not earlier:
            continue
        day = (moment(hint) or ("", None))[1]
        rest = authority.members(group.key, day) - {hint.partner or ""}
        reading = f"{group.names['en']} means the rest of the group"
        text = (
            f"{heading(hint, facts)}: {value(hint, facts)} is expected of {group.names['en']} by {source(hint)}, but "
            f"{facts.country_name(hint.partner or '')} is done with it by {sources(earlier)}. "
            f"Both hold if {reading}: {countries(rest, facts)}."
        )
        yield Found(Severity.SOFT, (hint, *earlier), hint.record, hint.field, text, Nature.APPARENT, reading)


def _group_meant(claim: ClaimView, facts: Facts) -> authority.Group | None:
    """The group by which the quote means the country, unless it names the country itself."""
    text, code = claim.exact or "", claim.partner or ""
    if facts.country_name(code) in text:
        return None
    folded = authority.fold(text)
    day = (moment(claim) or (None, None))[1]
    keys = sorted(authority.groups_of(code, day))
    return next((group for key in keys if _named_in(group := authority.group(key), folded)), None)


def _named_in(group: authority.Group, folded: str) -> bool:
    names = {*group.names.values(), *(name for found in group.aliases.values() for name in found)}
    return any(re.search(rf"\b{re.escape(authority.fold(name))}\b", folded) for name in names)


def _no_later(claim: ClaimView, hint: ClaimView) -> bool:
    """Whether the claim holds by the time of the hint; two unknown times of one article are one."""
    reached = claim.value_to if (claim.type, claim.field) in EVENTS else (moment(claim) or ("", None))[1]
    days = moment(hint)
    if days is None or reached is None:
        return claim.article == hint.article
    return reached <= days[1]
