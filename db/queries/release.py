"""What a release would hold: the vetted values, and what is held back with the reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, func, select

from db.evidence import Claim, Decision
from db.findings.blocking import SEVERITIES, blocked
from db.records import Record
from db.rules.engine import ASSERTED

REASONS = {
    "conflict": "a hard conflict on it is open",
    "claimed": "nothing is decided yet",
    "reopened": "its claims have changed since the decision",
    "unsourced": "the accepted claim has no quote",
    "unvetted": "no reviewer has checked it",
    "tally": "a count is checked against the records and is no fact of its own",
}


@dataclass(frozen=True, slots=True)
class Held:
    """A value that is held back: record, field, and one of REASONS."""

    record: str
    label: str
    type: str
    field: str
    reason: str

    @property
    def why(self) -> str:
        """The reason in words."""
        return REASONS[self.reason]


@dataclass(frozen=True, slots=True)
class Summary:
    """How many values are vetted, and how many are held back for each reason."""

    vetted: int
    held: dict[str, int]


def _slots() -> Select[*tuple[Any, ...]]:
    """One row a field that has active claims, with its decision and whether a hard finding on it is open."""
    slot = select(Claim.record_id, Claim.field).where(Claim.status == "active").distinct().subquery()
    found = blocked("hard")
    hard = select(found.c.record_id, found.c.field).distinct().subquery()
    accepted = Claim.__table__.alias()
    columns = (Record.key, Record.label, Record.type, slot.c.record_id, slot.c.field, hard.c.record_id.label("hard"))
    return (
        select(*columns, Decision.id.label("decision"), Decision.reopened, accepted.c.quote_id, Decision.reviewer)
        .select_from(slot)
        .join(Record, Record.id == slot.c.record_id)
        .outerjoin(hard, and_(hard.c.record_id == slot.c.record_id, hard.c.field == slot.c.field))
        .outerjoin(Decision, and_(Decision.record_id == slot.c.record_id, Decision.field == slot.c.field))
        .outerjoin(accepted, accepted.c.id == Decision.claim_id)
    )


def _reason(row: Any) -> str | None:
    if row.type == "tally":
        return "tally"
    if row.hard is not None:
        return "conflict"
    if row.decision is None:
        return "claimed"
    if row.reopened:
        return "reopened"
    if row.quote_id is None:
        return "unsourced"
    return None if row.reviewer else "unvetted"


def held_back(connection: Connection) -> Iterator[Held]:
    """Every value that is not vetted, with the reason, by record and field."""
    slots = _slots()
    for row in connection.execute(slots.order_by(Record.type, Record.key, slots.selected_columns.field)):
        reason = _reason(row)
        if reason:
            yield Held(row.key, row.label, row.type, row.field, reason)


def vetted_fields(connection: Connection) -> dict[int, set[str]]:
    """The fields that are vetted, by record id."""
    vetted: dict[int, set[str]] = {}
    for row in connection.execute(_slots()):
        if _reason(row) is None:
            vetted.setdefault(row.record_id, set()).add(row.field)
    return vetted


def summary(connection: Connection) -> Summary:
    """The figures of the release pane."""
    held = dict.fromkeys(REASONS, 0)
    vetted = 0
    for row in connection.execute(_slots()):
        reason = _reason(row)
        if reason is None:
            vetted += 1
        else:
            held[reason] += 1
    return Summary(vetted, held)


def ready_to_vet(connection: Connection) -> list[tuple[str, str]]:
    """The fields (record key, field) that only lack the reviewer's check."""
    return [(held.record, held.field) for held in held_back(connection) if held.reason == "unvetted"]


def uncontested(connection: Connection) -> list[tuple[str, str, str]]:
    """The undecided fields whose claims all give one value as a fact and are in no open finding: record, field, a
    claim's id.
    """
    standing = blocked(*SEVERITIES)
    contested = select(standing.c.record_id, standing.c.field).distinct().subquery()
    statement = (
        select(Record.key, Claim.field, func.min(Claim.digest))
        .join(Record, Record.id == Claim.record_id)
        .outerjoin(Decision, and_(Decision.record_id == Claim.record_id, Decision.field == Claim.field))
        .outerjoin(contested, and_(contested.c.record_id == Claim.record_id, contested.c.field == Claim.field))
        .where(Claim.status == "active", Decision.id.is_(None), contested.c.record_id.is_(None))
        .where(Record.type != "tally")
        .group_by(Record.key, Claim.record_id, Claim.field)
        .having(func.count(Claim.norm.distinct()) == 1, func.count(Claim.quote_id) > 0)
        .having(func.sum(Claim.mode.not_in(sorted(ASSERTED)).cast(Claim.id.type)) == 0)
    )
    return [(row[0], row[1], row[2]) for row in connection.execute(statement.order_by(Record.key, Claim.field))]
