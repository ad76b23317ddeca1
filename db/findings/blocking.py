"""Which fields an open finding stands on: what bars a value from being vetted, and what a form marks as conflicting."""

from sqlalchemy import Subquery, or_, select, union_all

from db.evidence import Claim, Finding, FindingClaim

SEVERITIES = ("hard", "soft", "defect", "question")
# A finding about a whole set (a count, a list) blocks the statement about the set, not every member's own status.
_ABOUT_SETS = ("population:", "article:", "absence:")


def blocked(*severities: str) -> Subquery:
    """The fields (record_id, field) that open findings (finding_id, severity) of these severities stand on."""
    about_set = or_(*(Finding.group_key.startswith(prefix) for prefix in _ABOUT_SETS))
    is_open = (Finding.state == "open") & Finding.severity.in_(severities)
    which = (Finding.id.label("finding_id"), Finding.severity)
    own = select(Finding.record_id, Finding.field, *which).where(is_open)
    shared = (
        select(Claim.record_id, Claim.field, *which)
        .join(FindingClaim, FindingClaim.claim_id == Claim.id)
        .join(Finding, Finding.id == FindingClaim.finding_id)
        .where(is_open, ~about_set)
    )
    return union_all(own, shared).subquery()
