"""What follows from an edit, brought up to date in its transaction: labels, findings, and what search must index."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from db import findings, search
from db.base import RecordType
from db.edits.context import CHUNK, Workshop
from db.evidence import Change, Claim, Decision, Finding, FindingClaim, Identity, Setting, Verdict
from db.findings.identities import named_rows, refresh_names
from db.keys import label, parse_key
from db.ledger import Writer
from db.records import TYPES, Record
from db.text import fold

_SETTINGS = select(Setting.name).where(Setting.id.in_(bindparam("rows", expanding=True)))
_BULK, _SHARE = 500, 20
_NAMED = ("declaration", "person", "body")


def refresh(workshop: Workshop, before: frozenset[str] = frozenset(), named: Iterable[int] = ()) -> None:
    """Refresh labels, findings and search for the rows an edit touched. `before` are the groups of claims that were
    touched and may be gone, `named` the people and bodies that they spoke about. What a setting changes (the home
    party, the language of explanations) may be any finding.
    """
    writer = workshop.writer
    records = _touched_records(writer)
    relabelled = _relabel(writer.connection, records)
    claims = writer.touched_rows(Claim)
    for first, last in writer.touched_runs(Claim):
        search.note_stale_run(writer.connection, "claim", first, last)
    if _is_bulk(writer.connection, len(claims)) or _changes_everything(writer):
        findings.rebuild(writer.connection)
    else:
        names = refresh_names(writer.connection, {*records, *named}, claims)
        groups = _groups(writer.connection, claims, writer) | findings.groups_of_records(writer.connection, relabelled)
        groups |= names | findings.groups_of_identities(writer.connection, _identified(writer))
        findings.refresh(writer.connection, before | groups, workshop.home)


def _changes_everything(writer: Writer) -> bool:
    """Whether a setting changed on which every finding may depend."""
    rows = sorted(writer.rows.get("setting", ()))
    found = set(writer.connection.execute(_SETTINGS, {"rows": rows}).scalars()) if rows else set[str]()
    # One that is gone may have been any.
    return len(found) < len(rows) or bool(found & {"home", "language"})


def _is_bulk(connection: Connection, touched: int) -> bool:
    """Whether so many claims were touched that looking at every candidate is quicker than group by group."""
    if touched < _BULK:
        return False
    return touched * _SHARE > connection.execute(select(func.count()).select_from(Claim)).scalar_one()


def _identified(writer: Writer) -> set[str]:
    """The keys of which this edit said, or no longer says, who they are."""
    rows = writer.touched_rows(Identity)
    kept = (
        writer.connection.execute(select(Identity.first, Identity.second).where(Identity.id.in_(rows))) if rows else ()
    )
    gone = [
        json.loads(change["before"])
        for change in writer.changes
        if change["table_name"] == Identity.__tablename__ and not change["after"]
    ]
    return {key for row in kept for key in row} | {row[name] for row in gone for name in ("first", "second")}


def _touched_records(writer: Writer) -> list[int]:
    rows = set(writer.touched_rows(Record))
    for model in TYPES.values():
        rows.update(writer.touched_rows(model))
    return sorted(rows)


def _chunks(rows: list[int]) -> Iterator[list[int]]:
    for at in range(0, len(rows), CHUNK):
        yield rows[at : at + CHUNK]


def _relabel(connection: Connection, rows: list[int]) -> list[int]:
    """Bring labels and words for search up to date; gives the rows that are called otherwise now."""
    renamed: list[int] = []
    for chunk in _chunks(rows):
        found = connection.execute(
            select(Record.id, Record.key, Record.label, Record.words).where(Record.id.in_(chunk))
        )
        records = {row.id: row for row in found}
        values = _values(connection, records.values())
        names = _names(connection, records.values())
        changed: list[dict[str, Any]] = []
        called: list[Any] = []
        for row in records.values():
            text = label(parse_key(row.key), names)
            words = fold(" ".join((text, row.key, *values.get(row.id, ()))))
            if (text, words) != (row.label, row.words):
                changed.append({"row": row.id, "new_label": text, "new_words": words})
            if text != row.label:
                called.append(row)
        if changed:
            connection.execute(_CALL, changed)
        for row in called:
            renamed += [row.id, *_relabel(connection, _dependents(connection, row.key))]
        search.note_stale(connection, "record", list(records))
    return renamed


_RECORD = Record.metadata.tables["record"]
_CALL = (
    update(_RECORD)
    .where(_RECORD.c.id == bindparam("row"))
    .values(label=bindparam("new_label"), words=bindparam("new_words"))
)


def _values(connection: Connection, records: Iterable[Any]) -> dict[int, list[str]]:
    """The decided values of the records as people read them."""
    shown: dict[int, list[str]] = {}
    by_type: dict[type[RecordType], list[int]] = {}
    for row in records:
        by_type.setdefault(TYPES[parse_key(row.key).type], []).append(row.id)
    for model, rows in by_type.items():
        for found in connection.execute(select(model.__table__).where(model.id.in_(rows))).mappings():
            filled = [(field.kind, found[name]) for name, field in model.fields.items() if found[name] is not None]
            shown[found["id"]] = [kind.show(kind.norm(value)) for kind, value in filled]
    return shown


def _names(connection: Connection, records: Iterable[Any]) -> dict[str, str]:
    """The decided names of the declarations, people and bodies that the labels of the records speak of."""
    wanted: set[str] = set()
    for row in records:
        parts = parse_key(row.key).parts
        wanted |= {row.key, f"declaration/{parts.get('declaration')}"}
        wanted |= {f"{kind}/{parts.get('party')}" for kind in ("person", "body")}
    names: dict[str, str] = {}
    for kind in _NAMED:
        table = TYPES[kind].__table__
        keys = [key for key in wanted if key.startswith(f"{kind}/")]
        statement = select(Record.key, table.c.name).join(table, table.c.id == Record.id)
        statement = statement.where(Record.key.in_(keys), table.c.name.is_not(None))
        names.update(connection.execute(statement).all())
    return names


def _dependents(connection: Connection, key: str) -> list[int]:
    """The records whose label holds the name of a declaration, person or body."""
    kind, _, slug = key.partition("/")
    if kind not in _NAMED:
        return []
    pattern = f"accession/{slug}/%" if kind == "declaration" else f"member/%/{slug}"
    return list(connection.execute(select(Record.id).where(Record.key.like(pattern))).scalars())


def _groups(connection: Connection, claims: list[int], writer: Writer) -> frozenset[str]:
    """The groups whose findings the touched claims, decisions, verdicts and articles can change."""
    touched = set(claims)
    touched |= _claims_of_decisions(connection, writer.touched_rows(Decision))
    touched |= _claims_of_withdrawn(connection, writer)
    touched |= _claims_of_verdicts(connection, writer)
    touched |= findings.claims_of_articles(connection, sorted(writer.rows.get("article", ())))
    return findings.groups_of_claims(connection, sorted(touched))


def _claims_of_decisions(connection: Connection, decisions: list[int]) -> set[int]:
    if not decisions:
        return set()
    statement = select(Claim.id).join(
        Decision, (Decision.record_id == Claim.record_id) & (Decision.field == Claim.field)
    )
    return set(connection.execute(statement.where(Decision.id.in_(decisions))).scalars())


def _claims_of_withdrawn(connection: Connection, writer: Writer) -> set[int]:
    """The claims on the fields whose decision this edit took back: the decision's row is gone."""
    gone = [
        change for change in writer.changes if change["table_name"] == Decision.__tablename__ and not change["after"]
    ]
    found: set[int] = set()
    for change in gone:
        old = json.loads(change["before"])
        slot = (Claim.record_id == old["record_id"]) & (Claim.field == old["field"])
        found.update(connection.execute(select(Claim.id).where(slot)).scalars())
    return found


def _claims_of_verdicts(connection: Connection, writer: Writer) -> set[int]:
    named = [
        json.loads(change["after"] or change["before"]).get("finding")
        for change in writer.changes
        if change["table_name"] == Verdict.__tablename__
    ]
    digests = [name for name in named if name]
    rows = writer.touched_rows(Verdict)
    digests += connection.execute(select(Verdict.finding).where(Verdict.id.in_(rows))).scalars() if rows else []
    if not digests:
        return set()
    statement = select(FindingClaim.claim_id).join(Finding, Finding.id == FindingClaim.finding_id)
    return set(connection.execute(statement.where(Finding.digest.in_(digests))).scalars())


def claims_of_edit(connection: Connection, edit: int) -> list[tuple[int, int]]:
    """The claims that an edit touched, as runs of ids (first, last)."""
    touched = select(Change.row, Change.last_row).where(
        Change.edit_id == edit, Change.table_name == Claim.__tablename__
    )
    return [(first, last) for first, last in connection.execute(touched)]


def groups_of_edit(connection: Connection, edit: int) -> tuple[frozenset[str], list[int]]:
    """The groups of what an edit touched, before it is taken back, and the people and bodies that it speaks about."""
    statement = select(Change.table_name, Change.row, Change.last_row).where(Change.edit_id == edit)
    touched: dict[str, set[int]] = {}
    for table, first, last in connection.execute(statement):
        touched.setdefault(table, set()).update(range(first, last + 1))
    claims = touched.get(Claim.__tablename__, set())
    claims |= _claims_of_decisions(connection, sorted(touched.get(Decision.__tablename__, ())))
    named = named_rows(connection, touched.get(Record.__tablename__, ()), claims)
    return findings.groups_of_claims(connection, sorted(claims)), named
