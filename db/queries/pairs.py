"""Which two people, bodies, declarations, places or events a finding sets beside each other: they may be one."""

from collections.abc import Iterable, Sequence
from typing import cast

from db.names import named_key
from db.queries.claims import ClaimRow
from db.records import TYPES
from db.rules import ClaimView
from db.rules.names import parties

_EVENTS = frozenset({("declaration", "event")})


def pair(claims: Sequence[ClaimRow]) -> tuple[str, str] | None:
    """What the two are called in verdicts on identity, in order; None where the claims name one thing, or many."""
    values = {_named(claim) for claim in claims}
    speaking = {key for claim in claims for key in parties(cast("ClaimView", claim))}
    return (None if None in values else _two(key for key in values if key)) or _two(speaking)


def _two(keys: Iterable[str]) -> tuple[str, str] | None:
    found = sorted(keys)
    if len(found) != 2 or found[0].partition("/")[0] != found[1].partition("/")[0]:
        return None
    return found[0], found[1]


def _named(claim: ClaimRow) -> str | None:
    """The thing that the value names."""
    kind = TYPES[claim.type].fields[claim.field].kind
    if kind.name.startswith("reference:"):
        return claim.norm
    if kind.name == "place":
        return named_key("place", claim.norm)
    return named_key("event", claim.norm) if (claim.type, claim.field) in _EVENTS else None
