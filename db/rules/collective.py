"""Countries meant by the name of a group, such as the Baltic states: who belongs to it depends on the day."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from db import authority
from db.rules.engine import ASSERTED, rule
from db.rules.model import ClaimView, Facts, Found, Nature, Severity
from db.rules.tracks import EVENTS, is_signed, is_status, moment, subject
from db.rules.words import countries, heading, say, sources, text, value


@rule("group-and-member", group="track", hypothetical=True)
def group_and_member(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """Something is still expected of a group, such as the Baltic states, while one of its members is done with it.

    Both hold when the rest of the group is meant.
    """
    done = [claim for claim in claims if claim.mode in ASSERTED and is_signed(claim)]
    for hint in claims:
        reading = rest_of_group(hint, facts) if hint.mode not in ASSERTED and is_status(hint) else ""
        earlier = [claim for claim in done if subject(claim) == subject(hint) and _no_later(claim, hint)]
        if not reading or not earlier:
            continue
        said = say(
            facts,
            "{heading}: {hint} is expected of a group: {source}. But {country} is done with it: {others}.",
            heading=heading(hint, facts),
            hint=value(hint, facts),
            source=sources([hint], facts),
            country=facts.country_name(hint.partner or ""),
            others=sources(earlier, facts),
        )
        explained = text(said, say(facts, "Both hold if {reading}.", reading=reading))
        yield Found(Severity.SOFT, (hint, *earlier), hint.record, hint.field, explained, Nature.APPARENT, reading)


def rest_of_group(claim: ClaimView, facts: Facts) -> str:
    """The reading by which the rest of a group is meant, where the quote names a group in place of the country."""
    group = _group_meant(claim)
    if group is None:
        return ""
    rest = authority.members(group.key, (moment(claim) or ("", None))[1]) - {claim.partner or ""}
    name = group.names.get(facts.language, group.names["en"])
    return say(facts, "{group} means the rest of the group: {rest}", group=name, rest=countries(rest, facts))


def _group_meant(claim: ClaimView) -> authority.Group | None:
    """The group by which the quote means the country, unless it names the country itself."""
    code, folded = claim.partner, authority.fold(claim.exact or "")
    if not code or not folded or any(_is_in(name, folded) for name in _names(code)):
        return None
    day = (moment(claim) or (None, None))[1]
    groups = (authority.group(key) for key in sorted(authority.groups_of(code, day)))
    return next((group for group in groups if any(_is_in(name, folded) for name in _names_of(group))), None)


def _is_in(name: str, folded: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", folded) is not None


@cache
def _names(code: str) -> frozenset[str]:
    """How newspapers name the country, folded."""
    country = authority.country(code)
    return frozenset(
        authority.fold(name)
        for name in (*country.names.values(), *(alias for found in country.aliases.values() for alias in found))
    )


@cache
def _names_of(group: authority.Group) -> frozenset[str]:
    names = (*group.names.values(), *(name for found in group.aliases.values() for name in found))
    return frozenset(map(authority.fold, names))


def _no_later(claim: ClaimView, hint: ClaimView) -> bool:
    """Whether the claim holds by the time of the hint; two unknown times of one article are one."""
    reached = claim.value_to if (claim.type, claim.field) in EVENTS else (moment(claim) or ("", None))[1]
    days = moment(hint)
    if days is None or reached is None:
        return claim.article == hint.article
    return reached <= days[1]
