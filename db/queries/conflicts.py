"""Findings for the conflict view, each with its claims side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, case, func, select

from db.evidence import Claim, Finding, FindingClaim, Verdict
from db.findings.blocking import SEVERITIES, blocked
from db.queries.claims import ClaimRow, claims_by_id
from db.records import TYPES, Record
from db.rules import RULES


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
        return " ".join(RULES[self.rule].help.split()) if self.rule in RULES else ""


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its claims, in the order the explanation speaks of them."""

    row: FindingRow
    claims: tuple[ClaimRow, ...]


def _statement() -> Select[*tuple[Any, ...]]:
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
    narrowed = _statement().where(Finding.state.in_(states), Finding.severity.in_(severities))
    ordered = narrowed.order_by(rank, Record.type, Record.label, Finding.field, Finding.digest).limit(limit)
    return [FindingRow(*row) for row in connection.execute(ordered)]


def finding(connection: Connection, digest: str) -> FindingView | None:
    """One finding with its claims, or None when it is gone."""
    row = connection.execute(_statement().where(Finding.digest == digest)).first()
    return None if row is None else FindingView(FindingRow(*row), claims_of_finding(connection, digest))


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
    narrowed = _statement().where(Finding.id.in_(touching))
    return [FindingRow(*row) for row in connection.execute(narrowed.order_by(Finding.severity, Finding.id))]


def open_counts(connection: Connection) -> dict[str, int]:
    """How many findings are open, by severity."""
    counted = select(Finding.severity, func.count()).where(Finding.state == "open").group_by(Finding.severity)
    return dict.fromkeys(SEVERITIES, 0) | {row[0]: row[1] for row in connection.execute(counted)}
