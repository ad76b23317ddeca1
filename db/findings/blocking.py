"""Which fields an open finding stands on: what keeps a value from being vetted, and what a form marks as conflicting."""

from sqlalchemy import Select, Subquery, or_, select, union_all

from db.evidence import Claim, Finding, FindingClaim

# A finding about a whole set (a count, a list) blocks the statement about the set, not every member's own status.
_ABOUT_SETS = ("population:", "article:", "absence:")


def blocked(*severities: str) -> Subquery:
    """The fields (record_id, field, severity) that open findings of these severities stand on, each perhaps twice."""
    about_set = or_(*(Finding.group_key.startswith(prefix) for prefix in _ABOUT_SETS))
    is_open = (Finding.state == "open") & Finding.severity.in_(severities)
    own = select(Finding.record_id, Finding.field, Finding.severity).where(is_open)
    shared: Select[int, str, str] = (
        select(Claim.record_id, Claim.field, Finding.severity)
        .join(FindingClaim, FindingClaim.claim_id == Claim.id)
        .join(Finding, Finding.id == FindingClaim.finding_id)
        .where(is_open, ~about_set)
    )
    return union_all(own, shared).subquery()
