"""Decisions on fields, and what follows from them: the record's column, and reopening when the evidence changes.

The column of a field with one value holds the accepted claim's value; of a field with many, the union of its claims.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, select

from db.base import EARLIEST, LATEST
from db.edits.context import Workshop, field_kind
from db.engines import quick
from db.evidence import Claim, Decision, Finding, FindingClaim, Verdict
from db.findings.blocking import blocked
from db.keys import parse_key
from db.kinds import Invalid
from db.ledger import now
from db.queries.review import needs_another
from db.records import TYPES, Record

_DECIDED_ON = (
    select(Decision.id, Decision.record_id, Decision.field, Decision.seen, Decision.reopened)
    .join(Claim, (Claim.record_id == Decision.record_id) & (Claim.field == Decision.field))
    .where(Claim.id.between(bindparam("first"), bindparam("last")))
    .distinct()
)
_JUDGED = (
    select(Finding.rule, Record.key.label("record"), Finding.field, Claim.digest)
    .join(Record, Record.id == Finding.record_id)
    .join(FindingClaim, FindingClaim.finding_id == Finding.id)
    .join(Claim, Claim.id == FindingClaim.claim_id)
    .where(Finding.digest == bindparam("digest"))
)


def active_claims(workshop: Workshop, record: int, field: str) -> list[Any]:
    """The claims that count for a field: rows of id, digest, norm, oldest first."""
    statement = select(Claim.id, Claim.digest, Claim.norm).where(Claim.record_id == record, Claim.field == field)
    return list(workshop.connection.execute(statement.where(Claim.status == "active").order_by(Claim.id)))


def decision_on(workshop: Workshop, record: int, field: str) -> Any | None:
    """The decision row of a field, or None."""
    statement = select(Decision.__table__).where(Decision.record_id == record, Decision.field == field)
    return workshop.connection.execute(statement).first()


def decide(
    workshop: Workshop, key: str, field: str, digest: str, *, code: str, reason: str, reviewer: str | None = None
) -> None:
    """Accept a claim as the field's value.

    Raises Invalid, and changes nothing, where the claim is about something else or says what no column can hold.
    """
    record = workshop.record(key)
    if reviewer and (refused := _own_work(workshop, workshop.writer.coder, reviewer)):
        raise Invalid(f"{field} of {key} cannot be vetted: {refused}")
    claims = active_claims(workshop, record, field)
    accepted = next((claim for claim in claims if claim.digest == digest), None)
    if accepted is None:
        raise Invalid(f"Claim {digest} is no active claim about {field} of {key}; choose one that is")
    kind = field_kind(key, field)
    norm = kind.union(claim.norm for claim in claims) if kind.many else accepted.norm
    # First, for it refuses what a column cannot hold: in a file of decisions the lines after this one are still taken.
    write_value(workshop, key, record, field, norm)
    values = {"claim_id": accepted.id, "seen": _seen(claims), "reopened": 0, "reason_code": code, "reason": reason}
    values |= {"curator": workshop.writer.coder, "decided_at": now(), "reviewer": reviewer}
    values |= {"reviewed_at": now() if reviewer else None}
    old = decision_on(workshop, record, field)
    if old is None:
        workshop.writer.insert(Decision, record_id=record, field=field, **values)
    elif (old.claim_id, old.seen, old.reopened, old.reason_code, old.reason, old.reviewer) != (
        *(accepted.id, values["seen"], 0, code, reason, reviewer or old.reviewer),
    ):
        workshop.writer.update(Decision, old.id, **values)


def _seen(claims: list[Any]) -> str:
    return json.dumps(sorted(claim.digest for claim in claims))


def write_value(workshop: Workshop, key: str, record: int, field: str, norm: str | None) -> None:
    """Put the normalised value into the record's column, with its days where it is a date; None empties it."""
    model = TYPES[parse_key(key).type]
    kind = model.fields[field].kind
    values: dict[str, Any] = {field: None if norm is None else kind.stored(norm)}
    if kind.dated:
        earliest, latest = (norm and kind.bounds(norm)) or (None, None)
        values |= {field + EARLIEST: earliest, field + LATEST: latest}
    workshop.writer.update(model, record, **values)


def withdraw(workshop: Workshop, key: str, field: str) -> None:
    """Take the decision back and empty the column; the claims stay."""
    record = workshop.record(key)
    old = decision_on(workshop, record, field)
    if old is None:
        raise Invalid(f"Nothing is decided on {field} of {key}")
    workshop.writer.delete(Decision, old.id)
    write_value(workshop, key, record, field, None)


def on_claims(connection: Connection, runs: Iterable[tuple[int, int]]) -> set[int]:
    """The ids of the decisions on the fields that claims speak about; these are given as runs of ids (first, last)."""
    found: set[int] = set()
    for first, last in runs:
        found.update(row[0] for row in quick(connection, _DECIDED_ON, first=first, last=last))
    return found


def reconsider(workshop: Workshop, before: Iterable[int] = ()) -> None:
    """Reopen, or settle again, the decisions on fields whose claims this edit touched; also those of `before`, whose
    claims an undo took away.
    """
    touched = {*before, *on_claims(workshop.connection, workshop.writer.touched_runs(Claim))}
    columns = (Decision.id, Decision.record_id, Decision.field, Decision.seen, Decision.reopened)
    for number in sorted(touched):
        row = workshop.connection.execute(select(*columns).where(Decision.id == number)).first()
        if row is None:
            continue
        reopened = int(_seen(active_claims(workshop, row.record_id, row.field)) != row.seen)
        if reopened != row.reopened:
            workshop.writer.update(Decision, row.id, reopened=reopened)


def vet(workshop: Workshop, key: str, field: str) -> None:
    """Note the reviewer's check. Raises Invalid that says what keeps the value from being vetted."""
    record = workshop.record(key)
    old = decision_on(workshop, record, field)
    obstacle = vetting_obstacle(workshop, record, field, old)
    if obstacle:
        raise Invalid(f"{field} of {key} cannot be vetted: {obstacle}")
    workshop.writer.update(Decision, old.id, reviewer=workshop.writer.coder, reviewed_at=now())  # type: ignore[union-attr]


def vetting_obstacle(workshop: Workshop, record: int, field: str, decision: Any | None) -> str:
    """What keeps a value from being vetted, in words; empty when nothing does."""
    if decision is None:
        return "nothing is decided yet"
    if decision.reopened:
        return "its claims have changed since the decision"
    quote = workshop.connection.execute(select(Claim.quote_id).where(Claim.id == decision.claim_id)).scalar()
    if quote is None:
        return "the accepted claim has no quote"
    found = blocked("hard")
    hard = select(found.c.record_id).where(found.c.record_id == record, found.c.field == field)
    if workshop.connection.execute(hard.limit(1)).first() is not None:
        return "a hard conflict on it is open"
    return _own_work(workshop, decision.curator, workshop.writer.coder)


def _own_work(workshop: Workshop, curator: str, reviewer: str) -> str:
    """Why this person's check is none, in words: it is a second person's, unless the workspace has one person only."""
    if curator != reviewer or not needs_another(workshop.connection):
        return ""
    return (
        f"{curator} decided it, and a second person is to check it. Ask a colleague (each with a name of their own in "
        "the preferences), or say that this workspace has one person (Data, Who checks)"
    )


def fields_of_finding(workshop: Workshop, finding: str) -> set[tuple[int, str]]:
    """The fields (record row, field) that the claims of a finding speak about."""
    claims = select(Claim.record_id, Claim.field).join(FindingClaim, FindingClaim.claim_id == Claim.id)
    claims = claims.join(Finding, Finding.id == FindingClaim.finding_id).where(Finding.digest == finding)
    return {(record, field) for record, field in workshop.connection.execute(claims)}


def judge(workshop: Workshop, finding: str, state: str, code: str, reason: str) -> None:
    """Mark a finding apparent, dismissed or decided, and keep what it was about for when it is gone."""
    judged = workshop.connection.execute(_JUDGED, {"digest": finding}).mappings().all()
    if not judged:
        raise Invalid(f"There is no finding {finding} any more; its claims have changed")
    said = {"state": state, "reason_code": code, "reason": reason}
    values = said | {"curator": workshop.writer.coder, "decided_at": now()}
    values |= {name: judged[0][name] for name in ("rule", "record", "field")} | {
        "seen": json.dumps(sorted(row["digest"] for row in judged))
    }
    old = workshop.connection.execute(select(Verdict.__table__).where(Verdict.finding == finding)).mappings().first()
    if old is None:
        workshop.writer.insert(Verdict, finding=finding, **values)
    elif {name: old[name] for name in said} != said:
        workshop.writer.update(Verdict, old["id"], **values)


def reopen(workshop: Workshop, finding: str) -> None:
    """Take the verdict on a finding back."""
    old = workshop.connection.execute(select(Verdict.id).where(Verdict.finding == finding)).scalar()
    if old is None:
        raise Invalid(f"There is no verdict on finding {finding}")
    workshop.writer.delete(Verdict, old)
