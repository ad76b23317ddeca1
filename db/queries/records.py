"""One record for its form: every field with value, state, claims; and counts and pickers over records."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from db import search
from db.evidence import Article, Claim, Decision, Draft, Finding
from db.findings.blocking import blocked
from db.keys import label, parse_key
from db.kinds import Invalid
from db.queries.claims import ClaimRow, claims_of_record
from db.records import TYPES, Record
from db.rules.engine import ASSERTED

STATES = ("empty", "unsourced", "claimed", "conflicting", "decided", "vetted")


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A field of a record. `norm` is the decided value, or where none is decided the newest one claimed as a fact."""

    name: str
    norm: str | None
    shown: str
    state: str
    claims: tuple[ClaimRow, ...]
    decided: bool
    draft: str | None = None


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record with its parts (shown) and its fields in declared order."""

    key: str
    type: str
    label: str
    parts: tuple[tuple[str, str], ...]
    fields: tuple[FieldValue, ...]


@dataclass(frozen=True, slots=True)
class RecordName:
    """A record in a picker or a list of hits."""

    key: str
    type: str
    label: str


def counts(connection: Connection) -> dict[str, int]:
    """How many records there are of each type, and how many `article`, `claim` and open `finding`."""
    found = dict.fromkeys(TYPES, 0)
    found.update(
        {row[0]: row[1] for row in connection.execute(select(Record.type, func.count()).group_by(Record.type))}
    )
    found["article"] = connection.execute(select(func.count()).select_from(Article)).scalar_one()
    found["claim"] = connection.execute(select(func.count()).select_from(Claim)).scalar_one()
    open_findings = select(func.count()).select_from(Finding).where(Finding.state == "open")
    found["finding"] = connection.execute(open_findings).scalar_one()
    return found


def record(connection: Connection, key: str) -> RecordView | None:
    """The record of a key with everything its form shows, or None."""
    row = connection.execute(select(Record.id, Record.type, Record.label).where(Record.key == key)).first()
    if row is None:
        return None
    model = TYPES[row.type]
    stored = connection.execute(select(model.__table__).where(model.id == row.id)).mappings().one()
    claims = claims_of_record(connection, key)
    states = field_states(connection, [row.id])
    drafts = dict(connection.execute(select(Draft.field, Draft.text).where(Draft.record == key)).all())
    fields: list[FieldValue] = []
    for name, field in model.fields.items():
        mine = tuple(claim for claim in claims if claim.field == name)
        decided = stored[name] is not None
        norm = field.kind.norm(stored[name]) if decided else _claimed(mine, field.kind)
        shown = "" if norm is None else field.kind.show(norm)
        state = states.get((row.id, name), "empty")
        fields.append(FieldValue(name, norm, shown, state, mine, decided, drafts.get(name)))
    parts = tuple((name, _part(part.kind, parse_key(key).parts.get(name))) for name, part in model.parts.items())
    return RecordView(key, row.type, row.label, parts, tuple(fields))


def records_of_type(connection: Connection, kind: str) -> Iterator[RecordView]:
    """Every record of a type by key. Raises Invalid that names the types there are."""
    if kind not in TYPES:
        raise Invalid(f"“{kind}” is no record type; use one of {', '.join(TYPES)}")
    keys = connection.execute(select(Record.key).where(Record.type == kind).order_by(Record.key)).scalars().all()
    return (view for key in keys if (view := record(connection, key)) is not None)


def _claimed(claims: tuple[ClaimRow, ...], kind: Any) -> str | None:
    active = [claim for claim in claims if claim.status == "active" and claim.mode in ASSERTED]
    if not active:
        return None
    if kind.many:
        return kind.union(claim.norm for claim in active)
    return max(active, key=lambda claim: (claim.as_of_latest or "", claim.created_at)).norm


def _part(kind: Any, norm: str | None) -> str:
    return "" if norm is None else norm if norm == "unknown" else kind.show(norm)


def field_states(connection: Connection, rows: list[int]) -> dict[tuple[int, str], str]:
    """The state of each field that has claims, for records by id. A field that is missing here is empty."""
    states: dict[tuple[int, str], str] = {}
    active = select(Claim.record_id, Claim.field).where(Claim.record_id.in_(rows), Claim.status == "active").distinct()
    for record_id, field in connection.execute(active):
        states[record_id, field] = "claimed"
    decided = select(Decision.record_id, Decision.field, Decision.reopened, Decision.reviewer, Claim.quote_id)
    decided = decided.join(Claim, Claim.id == Decision.claim_id).where(Decision.record_id.in_(rows))
    for record_id, field, reopened, reviewer, quote in connection.execute(decided):
        settled = "unsourced" if quote is None else "vetted" if reviewer else "decided"
        states[record_id, field] = "claimed" if reopened else settled
    found = blocked("hard", "soft")
    standing = select(found.c.record_id, found.c.field, found.c.severity).where(found.c.record_id.in_(rows))
    for record_id, field, severity in connection.execute(standing):
        if severity == "hard" or states.get((record_id, field)) == "claimed":
            states[record_id, field] = "conflicting"
    return states


def pick(connection: Connection, kind: str, words: str, limit: int = 50) -> list[RecordName]:
    """The records of a type whose label, key or values hold the words, for a picker."""
    statement = select(Record.key, Record.type, Record.label).where(Record.type == kind)
    if words.strip():
        statement = statement.where(search.record_matches(connection, words))
    return [RecordName(*row) for row in connection.execute(statement.order_by(Record.label, Record.id).limit(limit))]


def labels(connection: Connection, keys: Collection[str]) -> dict[str, str]:
    """The labels of the records of these keys; keys of no record are left out."""
    found = connection.execute(select(Record.key, Record.label).where(Record.key.in_(sorted(keys))))
    return {row[0]: row[1] for row in found}


def names_of(connection: Connection, keys: Collection[str]) -> dict[str, str]:
    """What people call the records of the keys, also of those that do not exist yet."""
    found = labels(connection, keys)
    return {key: found.get(key) or label(parse_key(key), {}) for key in keys}
