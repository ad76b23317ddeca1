"""Which two people, bodies or declarations a finding sets against each other, if it is about two: they may be one."""

from collections.abc import Sequence

from db.keys import is_body, parse_key
from db.kinds.references import ReferenceKind
from db.queries.claims import ClaimRow
from db.records import TYPES

_NAMED = ("person", "body", "declaration")


def pair(claims: Sequence[ClaimRow]) -> tuple[str, str] | None:
    """The keys of the two, in order; None where the claims are about one, or about more, or about something else."""
    for found in ({_referenced(claim) for claim in claims}, {_about(claim) for claim in claims}):
        keys = sorted(key for key in found if key is not None)
        if len(keys) == 2 and None not in found:
            return keys[0], keys[1]
    return None


def _referenced(claim: ClaimRow) -> str | None:
    """The record that the value names."""
    kind = TYPES[claim.type].fields[claim.field].kind
    return claim.norm if isinstance(kind, ReferenceKind) and kind.record_type in _NAMED else None


def _about(claim: ClaimRow) -> str | None:
    """The person, body or declaration that the record is, or speaks of."""
    if claim.type in _NAMED:
        return claim.record
    party = parse_key(claim.record).parts.get("party") if claim.type == "member" else None
    return None if party is None else f"{'body' if is_body(party) else 'person'}/{party}"
