"""The ledger as people read it: steps, and what each one changed."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, or_, select

from db import ledger
from db.base import EARLIEST, LATEST
from db.evidence import Change, Claim, Decision, Edit
from db.records import TYPES, Record

# Columns that only the program needs: row ids, digests, and what other columns say already.
_TECHNICAL = {
    *("id", "digest", "record_id", "claim_id", "quote_id", "article_id", "publisher_id", "seen", "sha256", "zones"),
    *("text_sha256", "content", "text", "words", "created_at", "decided_at", "reviewed_at", "added_at", "sentence"),
    *("value_earliest", "value_latest", "as_of_earliest", "as_of_latest"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the history; `standing` tells that it was not undone and is no undo itself."""

    id: int
    kind: str
    summary: str
    coder: str
    at: str
    standing: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """One changed value: what it belongs to, the field, old and new as text (empty where there was none)."""

    subject: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class UndoState:
    """What undo and redo would do next; None where there is nothing."""

    undo: str | None
    redo: str | None


def steps(connection: Connection, before: int | None = None, limit: int = 200, words: str = "") -> list[Step]:
    """The steps before an id (or the newest) whose summary or coder holds the words, the newest first."""
    columns = (Edit.id, Edit.kind, Edit.summary, Edit.coder, Edit.at, Edit.reverts, Edit.reverted_by)
    statement = select(*columns).order_by(Edit.id.desc()).limit(limit)
    if before is not None:
        statement = statement.where(Edit.id < before)
    if words:
        # SQLite folds the case of ASCII letters only.
        variants = dict.fromkeys((words, words.lower(), words.upper(), words.capitalize(), words.title()))
        sought = [cell.contains(word, autoescape=True) for cell in (Edit.summary, Edit.coder) for word in variants]
        statement = statement.where(or_(func.lower(Edit.summary).contains(words.lower(), autoescape=True), *sought))
    return [Step(*row[:5], row[5] is None and row[6] is None) for row in connection.execute(statement)]


def differences(connection: Connection, edit: int, limit: int = 500) -> list[Difference]:
    """What a step changed, a line a value."""
    statement = select(Change.table_name, Change.row, Change.last_row, Change.before, Change.after)
    rows = connection.execute(statement.where(Change.edit_id == edit).order_by(Change.id).limit(limit)).fetchall()
    found: list[Difference] = []
    for table, first, last, before, after in rows:
        subject = _subject(connection, table, first)
        if last > first:
            old, new = ("", f"{last - first + 1} rows") if before is None else (f"{last - first + 1} rows", "")
            found.append(Difference(f"{table} {first}–{last}", "", old, new))
            continue
        values = (json.loads(before or "{}"), json.loads(after or "{}"))
        names = dict.fromkeys((*values[0], *values[1]))
        shown = [name for name in names if name not in _TECHNICAL and not name.endswith((EARLIEST, LATEST))]
        found += [
            Difference(subject, _label(table, name), *(_text(table, name, side.get(name)) for side in values))
            for name in shown
        ]
    return [item for item in found if item.old != item.new or not item.field]


def _subject(connection: Connection, table: str, row: int) -> str:
    about = {"claim": Claim, "decision": Decision}.get(table)
    if about is not None:
        joined = select(Record.type, Record.label, about.field).join(about, about.record_id == Record.id)
        found = connection.execute(joined.where(about.id == row)).first()
        return f"{table} on {found[1]}: {_label(found[0], found[2])}" if found else f"{table} {row}"
    label = connection.execute(select(Record.label).where(Record.id == row, Record.type.in_((table,)))).scalar()
    return f"{table} {label or row}"


def _label(table: str, name: str) -> str:
    """What a person calls a column: a field by its label, any other by its words."""
    model = TYPES.get(table)
    if model is not None and name in model.fields:
        return model.fields[name].label
    return name.replace("_", " ")


def _text(table: str, name: str, value: Any) -> str:
    if value is None or (name == "reopened" and not value):
        return ""
    model = TYPES.get(table)
    if model is not None and name in model.fields:
        kind = model.fields[name].kind
        return kind.show(kind.norm(value))
    if isinstance(value, dict):
        return "(bytes)"
    text = str(value)
    return text if len(text) <= 300 else text[:299] + "…"


def undo_state(connection: Connection) -> UndoState:
    """What undo and redo would do next, for their menu entries."""
    undo, redo = ledger.undoable(connection), ledger.redoable(connection)
    return UndoState(undo.summary if undo else None, redo.summary if redo else None)
