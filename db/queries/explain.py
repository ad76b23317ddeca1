"""Why a field has its value: the decision, the claims it was taken among, their quotes and articles, open findings."""

import json
from dataclasses import dataclass

from sqlalchemy import Connection, select

from db.evidence import Decision
from db.queries.claims import ClaimRow
from db.queries.conflicts import FindingRow, findings_of_field
from db.queries.records import FieldValue, record
from db.queries.support import Support, support
from db.records import TYPES, Record


@dataclass(frozen=True, slots=True)
class Decided:
    """Who accepted which claim, when and why; who checked it. `reopened`: the claims are no longer the ones `seen`."""

    curator: str
    decided_at: str
    reason_code: str
    reason: str
    reviewer: str | None
    reviewed_at: str | None
    reopened: bool
    seen: frozenset[str]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A value with all that it follows from: the accepted claim first, then active ones, the newest first, then those
    set aside. `support` tells how many independent origins stand behind each value that is claimed.
    """

    record: str
    label: str
    type: str
    value: FieldValue
    decision: Decided | None
    support: tuple[Support, ...]
    claims: tuple[ClaimRow, ...]
    findings: tuple[FindingRow, ...]

    @property
    def place(self) -> str:
        """What a person calls type, record and field."""
        model = TYPES[self.type]
        return f"{model.title_label} · {self.label} · {model.fields[self.value.name].label}"

    def is_new(self, claim: ClaimRow) -> bool:
        """Whether the claim has come, or counts again, since the decision."""
        return self.decision is not None and claim.status == "active" and claim.id not in self.decision.seen


def explain(connection: Connection, key: str, field: str) -> Explanation | None:
    """The explanation of a field of a record; None where there is no such record or field."""
    view = record(connection, key)
    value = next((value for value in view.fields if value.name == field), None) if view else None
    if view is None or value is None:
        return None
    claims = tuple(sorted(sorted(value.claims, key=_newest, reverse=True), key=_standing))
    findings = tuple(findings_of_field(connection, key, field))
    decided, behind = _decided(connection, key, field), support(connection, key, field)
    return Explanation(key, view.label, view.type, value, decided, behind, claims, findings)


def _newest(claim: ClaimRow) -> tuple[str, str]:
    return claim.as_of_latest or "", claim.created_at


def _standing(claim: ClaimRow) -> tuple[bool, bool]:
    return not claim.accepted, claim.status != "active"


def _decided(connection: Connection, key: str, field: str) -> Decided | None:
    columns = (Decision.curator, Decision.decided_at, Decision.reason_code, Decision.reason)
    columns += (Decision.reviewer, Decision.reviewed_at, Decision.reopened, Decision.seen)
    statement = select(*columns).join(Record, Record.id == Decision.record_id)
    found = connection.execute(statement.where(Record.key == key, Decision.field == field)).first()
    if found is None:
        return None
    return Decided(*found[:6], reopened=bool(found[6]), seen=frozenset(json.loads(found[7])))
