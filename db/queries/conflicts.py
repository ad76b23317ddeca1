"""One finding, or one reopened decision, with its claims side by side and with what was said of it before.

The list of all of them, however many, is read by `db.queries.workbench`.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, select
from sqlalchemy.orm import aliased

from db.evidence import Claim, Decision, Finding, FindingClaim, Verdict
from db.findings.blocking import SEVERITIES, blocked
from db.queries.claims import ClaimRow, claims_by_id
from db.records import TYPES, Record
from db.rules import RULES

REOPENED = "reopened"
REOPENED_DECISION = "reopened-decision"
_DECISION = "decision:"  # and the record's key, and the field: the id of a reopened decision
_HELP = "A decision saw other claims than there are now. Decide again, having seen what is new."


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding in the list. `reason` is the curator's, where there is a verdict."""

    id: str
    rule: str
    severity: str
    nature: str
    state: str
    record: str
    record_label: str
    type: str
    field: str
    explanation: str
    reason: str | None
    claims: int = 0

    @property
    def is_decision(self) -> bool:
        """Whether this is no finding but a decision whose claims have changed."""
        return self.rule == REOPENED_DECISION

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody to decide."""
        return self.state in ("open", REOPENED)

    @property
    def field_label(self) -> str:
        """What a person calls the field."""
        declared = TYPES[self.type].fields.get(self.field)
        return self.field if declared is None else declared.label

    @property
    def subject(self) -> str:
        """What a person calls type and record."""
        return f"{TYPES[self.type].title_label} · {self.record_label}"

    @property
    def rule_title(self) -> str:
        """The name of the rule as words."""
        return self.rule.replace("-", " ").capitalize()

    @property
    def rule_help(self) -> str:
        """What the rule looks for, in its author's words."""
        if self.is_decision:
            return _HELP
        return " ".join(RULES[self.rule].help.split()) if self.rule in RULES else ""


@dataclass(frozen=True, slots=True)
class Former:
    """What was said before the claims changed: by whom, when (ISO), why, having seen how many claims.

    `new` are the public ids of claims that it has not seen, `gone` of those it saw that are not part of this any more;
    `accepted` is the claim that was taken, where one was.
    """

    state: str
    reason_code: str
    reason: str
    curator: str
    at: str
    seen: int
    new: tuple[str, ...]
    gone: tuple[str, ...]
    accepted: str | None = None


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its claims, in the order the explanation speaks of them.

    Where something was said before of other claims, `former` tells what, and `gone` shows those that are left out now.
    """

    row: FindingRow
    claims: tuple[ClaimRow, ...]
    former: Former | None = None
    gone: tuple[ClaimRow, ...] = ()


def statement() -> Select[*tuple[Any, ...]]:
    """SELECT of all findings in the column order of FindingRow but for the number of claims, to be narrowed."""
    columns = (Finding.digest, Finding.rule, Finding.severity, Finding.nature, Finding.state, Record.key, Record.label)
    columns += (Record.type, Finding.field, Finding.explanation, Verdict.reason)
    return (
        select(*columns)
        .join(Record, Record.id == Finding.record_id)
        .outerjoin(Verdict, Verdict.finding == Finding.digest)
    )


def findings(
    connection: Connection,
    *,
    states: Sequence[str] = ("open",),
    severities: Sequence[str] = SEVERITIES,
    limit: int = 5_000,
) -> list[FindingRow]:
    """The findings in these states and severities, by record, the hard ones first."""
    rank = case({severity: at for at, severity in enumerate(SEVERITIES)}, value=Finding.severity)
    narrowed = statement().where(Finding.state.in_(states), Finding.severity.in_(severities))
    ordered = narrowed.order_by(rank, Record.type, Record.label, Finding.field, Finding.digest).limit(limit)
    return [FindingRow(*row) for row in connection.execute(ordered)]


def finding(connection: Connection, digest: str) -> FindingView | None:
    """One finding, or one reopened decision by its id, with its claims; None when it is gone."""
    if is_decision(digest):
        return _reopened(connection, digest)
    row = connection.execute(statement().where(Finding.digest == digest)).first()
    if row is None:
        return None
    found, claims = FindingRow(*row), claims_of_finding(connection, digest)
    said = _said_before(connection, found) if found.state == "open" else None
    if said is None:
        return FindingView(found, claims)
    former = _former(said, (claim.id for claim in claims), said.state)
    return FindingView(found, claims, former, tuple(claims_by_id(connection, former.gone)))


def again() -> ColumnElement[bool]:
    """The condition on `finding` that a verdict of its rule on its record and field was about claims of another day:
    about a finding that is no more.
    """
    then, about, said = aliased(Finding), aliased(Record), aliased(Verdict)
    same = (about.id == Finding.record_id) & (said.rule == Finding.rule) & (said.field == Finding.field)
    stands = select(then.id).where(then.digest == said.finding).exists()
    return select(said.id).join(about, about.key == said.record).where(same, ~stands).exists()


def _said_before(connection: Connection, found: FindingRow) -> Any | None:
    """The newest verdict of the finding's rule on its record and field whose own finding is no more."""
    same = (Verdict.record == found.record) & (Verdict.rule == found.rule) & (Verdict.field == found.field)
    stands = select(Finding.id).where(Finding.digest == Verdict.finding).exists()
    said = select(Verdict.__table__).where(same, ~stands).order_by(Verdict.decided_at.desc(), Verdict.id.desc())
    return connection.execute(said.limit(1)).first()


def _former(said: Any, now: Iterable[str], state: str, accepted: str | None = None) -> Former:
    claims, seen = list(now), json.loads(said.seen)
    new = tuple(claim for claim in claims if claim not in seen)
    gone = tuple(claim for claim in seen if claim not in claims)
    told = (said.reason_code, said.reason, said.curator, said.decided_at)
    return Former(state, *told, len(seen), new, gone, accepted)


# ---------------------------------------------------------------- reopened decisions


def decision_id(record: str, field: str) -> str:
    """What a reopened decision is known by."""
    return f"{_DECISION}{record}:{field}"


def is_decision(name: str) -> bool:
    """Whether it is the id of a reopened decision."""
    return name.startswith(_DECISION)


def slot_of(name: str) -> tuple[str, str]:
    """The record's key and the field of a reopened decision's id."""
    record, _, field = name.removeprefix(_DECISION).rpartition(":")
    return record, field


def reopened_rows(connection: Connection, rows: Sequence[int]) -> dict[int, FindingRow]:
    """The decisions of these rows, as far as they are reopened, as lines of the list."""
    about = (Record.key, Record.label, Record.type, Claim.norm)
    taken = select(Decision.__table__, *about).join(Record, Record.id == Decision.record_id)
    taken = taken.join(Claim, Claim.id == Decision.claim_id)
    found = connection.execute(taken.where(Decision.id.in_(rows), Decision.reopened == 1)).all()
    now = _counted(connection, rows)
    return {row.id: _decision_row(row, now.get(row.id, [])) for row in found}


def _counted(connection: Connection, rows: Sequence[int]) -> dict[int, list[str]]:
    """The public ids of the claims that count for the fields of the decisions."""
    slot = (Claim.record_id == Decision.record_id) & (Claim.field == Decision.field) & (Claim.status == "active")
    counting = select(Decision.id, Claim.digest).join(Claim, slot).where(Decision.id.in_(rows)).order_by(Claim.id)
    claims: dict[int, list[str]] = {}
    for row, digest in connection.execute(counting):
        claims.setdefault(row, []).append(digest)
    return claims


def _decision_row(row: Any, claims: list[str]) -> FindingRow:
    former = _former(row, claims, "decided")
    shown = TYPES[row.type].fields[row.field].kind.show(row.norm)
    known = "1 claim was" if former.seen == 1 else f"{former.seen} claims were"
    since = f"Since then {len(former.new)} came, {len(former.gone)} went."
    explanation = f"“{shown}” was accepted when {known} known. {since}"
    about = (row.key, row.label, row.type, row.field, explanation, row.reason)
    return FindingRow(
        *(decision_id(row.key, row.field), REOPENED_DECISION, "soft", "real", REOPENED, *about), len(claims)
    )


def _reopened(connection: Connection, name: str) -> FindingView | None:
    record, field = slot_of(name)
    taken = select(Decision.__table__, Claim.digest.label("accepted")).join(Claim, Claim.id == Decision.claim_id)
    taken = taken.join(Record, Record.id == Decision.record_id)
    said = connection.execute(taken.where(Record.key == record, Decision.field == field)).first()
    row = None if said is None else reopened_rows(connection, [said.id]).get(said.id)
    if said is None or row is None:
        return None
    now = _counted(connection, [said.id]).get(said.id, [])
    former = _former(said, now, "decided", said.accepted)
    claims, gone = claims_by_id(connection, now), claims_by_id(connection, former.gone)
    return FindingView(row, tuple(claims), former, tuple(gone))


# ---------------------------------------------------------------- findings


def claims_of_finding(connection: Connection, digest: str) -> tuple[ClaimRow, ...]:
    """The claims of a finding in the order of its explanation."""
    ids = (
        select(Claim.digest)
        .join(FindingClaim, FindingClaim.claim_id == Claim.id)
        .join(Finding, Finding.id == FindingClaim.finding_id)
        .where(Finding.digest == digest)
        .order_by(FindingClaim.position)
    )
    return tuple(claims_by_id(connection, list(connection.execute(ids).scalars())))


def findings_of_field(connection: Connection, record: str, field: str) -> list[FindingRow]:
    """The open findings that stand on the field."""
    standing = blocked(*SEVERITIES)
    touching = (
        select(standing.c.finding_id)
        .join(Record, Record.id == standing.c.record_id)
        .where(Record.key == record, standing.c.field == field)
    )
    narrowed = statement().where(Finding.id.in_(touching))
    return [FindingRow(*row) for row in connection.execute(narrowed.order_by(Finding.severity, Finding.id))]


def open_counts(connection: Connection) -> dict[str, int]:
    """How many findings are open, by severity."""
    counted = select(Finding.severity, func.count()).where(Finding.state == "open").group_by(Finding.severity)
    return dict.fromkeys(SEVERITIES, 0) | {row[0]: row[1] for row in connection.execute(counted)}
