"""What a release would hold: the vetted values, and what is held back with the reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, null, or_, select

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


def _slots(*, ordered: bool = False) -> Select[*tuple[Any, ...]]:
    """Each field with active claims: record id, field, why it is held back (null: it is vetted), the record's type; in
    order also its key and label.
    """
    slots = select(Claim.record_id, Claim.field, Record.type).distinct()
    if ordered:
        # Put in order where the indexes give it: to sort a whole dataset afterwards would take much memory.
        about = [func.min(column).label(column.key) for column in (Claim.record_id, Record.type, Record.label)]
        slots = select(Record.key, Claim.field, *about).group_by(Record.key, Claim.field)
        slots = slots.order_by(Record.key, Claim.field)
    slot = slots.select_from(Claim).join(Record, Record.id == Claim.record_id).where(Claim.status == "active")
    slot = slot.subquery().c
    found = blocked("hard")
    hard = select(found.c.record_id, found.c.field).distinct().subquery()
    accepted = Claim.__table__.alias()
    reason = case(
        (slot.type == "tally", "tally"),
        (hard.c.record_id.is_not(None), "conflict"),
        (Decision.id.is_(None), "claimed"),
        (Decision.reopened != 0, "reopened"),
        (accepted.c.quote_id.is_(None), "unsourced"),
        (or_(Decision.reviewer.is_(None), Decision.reviewer == ""), "unvetted"),
        else_=null(),
    )
    return (
        select(
            slot.record_id, slot.field, reason.label("reason"), slot.type, *((slot.key, slot.label) if ordered else ())
        )
        .outerjoin(hard, and_(hard.c.record_id == slot.record_id, hard.c.field == slot.field))
        .outerjoin(Decision, and_(Decision.record_id == slot.record_id, Decision.field == slot.field))
        .outerjoin(accepted, accepted.c.id == Decision.claim_id)
    )


def held_values() -> Select[*tuple[Any, ...]]:
    """Every value that is not vetted: record, label, type, field, reason, the reason in words; in order."""
    slots = _slots(ordered=True).subquery().c
    columns = (slots.key, slots.label, slots.type, slots.field, slots.reason)
    why = case(REASONS, value=slots.reason)
    return select(*columns, why).where(slots.reason.is_not(None)).order_by(slots.key, slots.field)


def held_back(connection: Connection) -> Iterator[Held]:
    """Every value that is not vetted, with the reason, by record and field."""
    for record, label, type_, field, reason, _ in connection.execute(held_values()):
        yield Held(record, label, type_, field, reason)


def vetted_fields(connection: Connection) -> dict[int, frozenset[str]]:
    """The fields that are vetted, by record id; records with the same fields share one set."""
    vetted: dict[int, frozenset[str]] = {}
    shared: dict[frozenset[str], frozenset[str]] = {}
    slots = _slots().subquery().c
    for record, field in connection.execute(select(slots.record_id, slots.field).where(slots.reason.is_(None))):
        fields = vetted.get(record, frozenset()) | {field}
        vetted[record] = shared.setdefault(fields, fields)
    return vetted


def summary(connection: Connection) -> Summary:
    """The figures of the release pane."""
    reason = _slots().subquery().c.reason
    counted = {row[0]: row[1] for row in connection.execute(select(reason, func.count()).group_by(reason))}
    return Summary(counted.get(None, 0), {name: counted.get(name, 0) for name in REASONS})


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
