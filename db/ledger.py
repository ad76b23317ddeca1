"""The ledger: every write goes through a `Writer`, which notes each changed row under one edit; undo, redo, history.

The hash of an edit covers its request, its changes and the hash of the edit before, so that a change behind the
program's back is noticed. Derived tables (findings, search, labels) are not in the ledger: they follow from it.
"""

import base64
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

from pydantic_core import to_json
from sqlalchemy import Connection, Table, delete, func, select, update

from db.base import Base
from db.engines import quick
from db.evidence import Change
from db.text import canonical

_EDIT: Table = Base.metadata.tables["edit"]
_CHANGE: Table = Base.metadata.tables["change"]
_LAST = select(_EDIT.c.id, _EDIT.c.hash).order_by(_EDIT.c.id.desc()).limit(1)
UNDO, REDO = "undo", "redo"
Values = Mapping[str, Any]


class DependsError(Exception):
    """An edit cannot be taken back because a later one builds on it; `edit` is that later edit's id."""

    def __init__(self, edit: int, summary: str) -> None:
        super().__init__(f"step {edit} ({summary}) builds on it; undo that one first")
        self.edit = edit


def now() -> str:
    """The present time as UTC ISO 8601 text with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def marks(connection: Connection, count: int) -> str:
    """So many places for values in a statement of the driver."""
    return ", ".join(("?" if connection.dialect.name == "sqlite" else "%s",) * count)


def table_of(model: type[Base]) -> Table:
    """The table of a declared class."""
    return Base.metadata.tables[model.__tablename__]


@dataclass(slots=True)
class Writer:
    """The right to write within one edit. `touched` collects table names, `rows` which rows of each were touched."""

    connection: Connection
    coder: str
    rows: dict[str, set[int]] = field(default_factory=dict[str, set[int]])
    ranges: dict[str, list[tuple[int, int]]] = field(default_factory=dict[str, list[tuple[int, int]]])
    changes: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    _next: dict[str, int] = field(default_factory=dict[str, int])

    def insert(self, model: type[Base], **values: Any) -> int:
        """Insert one row and return its id."""
        row = self.allocate(model, 1)
        self._insert(table_of(model), {"id": row, **values})
        return row

    def insert_with_id(self, model: type[Base], row: int, **values: Any) -> None:
        """Insert one row under an id that another table gave (a record's fields, an article's bytes)."""
        self._insert(table_of(model), {"id": row, **values})

    def _insert(self, table: Table, values: Values) -> None:
        _put(self.connection, table, tuple(values), [tuple(map(_bound, values.values()))])
        self._note(table.name, values["id"], None, values)

    def insert_many(self, model: type[Base], columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> range:
        """Insert many rows (tuples of the columns, without id) as one noted run; their ids, in order."""
        if not rows:
            return range(0)
        table = table_of(model)
        first = self.allocate(model, len(rows))
        ids = range(first, first + len(rows))
        self._insert_run(table, ("id", *columns), [(row, *values) for row, values in zip(ids, rows, strict=True)])
        return ids

    def insert_run(self, model: type[Base], columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
        """Insert rows (tuples that begin with ids given by another table, ascending without a gap) as one noted run."""
        if rows:
            self._insert_run(table_of(model), columns, rows)

    def _insert_run(self, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
        if len(rows) == 1:
            self._insert(table, dict(zip(columns, rows[0], strict=True)))
            return
        _put(self.connection, table, columns, rows)
        self._note_run(table.name, rows[0][0], rows[-1][0], None, _digest(columns, rows))

    def update(self, model: type[Base], row: int, **values: Any) -> bool:
        """Change columns of a row; False, and nothing noted, where they have these values already."""
        table = table_of(model)
        return self._update(table, row, values)

    def _update(self, table: Table, row: int, values: Values) -> bool:
        columns = [table.c[name] for name in values]
        old = self.connection.execute(select(*columns).where(table.c.id == row)).mappings().one()
        before = {name: old[name] for name in values if _plain(old[name]) != _plain(values[name])}
        if not before:
            return False
        after = {name: values[name] for name in before}
        self.connection.execute(update(table).where(table.c.id == row).values(**after))
        self._note(table.name, row, before, after)
        return True

    def delete(self, model: type[Base], row: int) -> None:
        """Delete one row, kept whole in the ledger."""
        self._delete(table_of(model), row)

    def _delete(self, table: Table, row: int) -> None:
        old = self.connection.execute(select(table).where(table.c.id == row)).mappings().one()
        self.connection.execute(delete(table).where(table.c.id == row))
        self._note(table.name, row, dict(old), None)

    def allocate(self, model: type[Base], count: int) -> int:
        """Reserve ids and return the first; the write lock keeps others from reserving the same."""
        table = table_of(model)
        if table.name not in self._next:
            highest = self.connection.exec_driver_sql(f'SELECT max(id) FROM "{table.name}"').scalar()  # noqa: S608
            self._next[table.name] = (highest or 0) + 1
        first = self._next[table.name]
        self._next[table.name] += count
        return first

    def _note(self, table: str, row: int, before: Values | None, after: Values | None) -> None:
        self.rows.setdefault(table, set()).add(row)
        self.changes.append(_change(table, row, row, _packed(before), _packed(after)))

    def _note_run(self, table: str, first: int, last: int, before: str | None, after: str | None) -> None:
        self.ranges.setdefault(table, []).append((first, last))
        self.changes.append(_change(table, first, last, before, after))

    @property
    def touched(self) -> frozenset[str]:
        """The names of the tables written."""
        return frozenset((*self.rows, *self.ranges))

    def touched_rows(self, model: type[Base]) -> list[int]:
        """The ids of the rows of a table that this edit wrote, ascending."""
        rows = set(self.rows.get(model.__tablename__, ()))
        for first, last in self.ranges.get(model.__tablename__, ()):
            rows.update(range(first, last + 1))
        return sorted(rows)

    def touched_runs(self, model: type[Base]) -> list[tuple[int, int]]:
        """The same as runs of ids that follow each other, both ends included."""
        single = ((row, row) for row in self.rows.get(model.__tablename__, ()))
        runs: list[tuple[int, int]] = []
        for first, last in sorted((*single, *self.ranges.get(model.__tablename__, ()))):
            if runs and first <= runs[-1][1] + 1:
                runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
            else:
                runs.append((first, last))
        return runs

    def finish(self, kind: str, summary: str, request: str, reverts: int | None = None) -> int:
        """Write the edit and its changes into the ledger and return the edit's id; the commit is the store's."""
        last = quick(self.connection, _LAST)
        number, previous = (last[0][0] + 1, last[0][1]) if last else (1, "")
        content = {"id": number, "kind": kind, "summary": summary, "request": request}
        content |= {"coder": self.coder, "at": now(), "reverts": reverts}
        chained = _chain(previous, content, self.changes)
        _put(self.connection, _EDIT, (*content, "hash"), [(*content.values(), chained)])
        first = self.allocate(Change, len(self.changes))
        if self.changes:
            numbered = [(first + at, number, *item.values()) for at, item in enumerate(self.changes)]
            _put(self.connection, _CHANGE, ("id", "edit_id", *self.changes[0]), numbered)
        return number

    # -- taking back -------------------------------------------------------------------------------------------

    def revert(self, edit: int) -> None:
        """Apply the opposite of each change of an edit, the last one first."""
        statement = select(_CHANGE).where(_CHANGE.c.edit_id == edit).order_by(_CHANGE.c.id.desc())
        for change in self.connection.execute(statement).fetchall():
            table = Base.metadata.tables[change.table_name]
            if change.last_row > change.row:
                self._revert_run(table, change)
            elif change.before is None:
                self._delete(table, change.row)
            elif change.after is None:
                self._insert(table, _unpacked(change.before))
            else:
                self._update(table, change.row, _unpacked(change.before))

    def _revert_run(self, table: Table, change: Any) -> None:
        if change.before is not None:
            columns, rows = json.loads(zlib.decompress(base64.b64decode(change.before)))
            self._insert_run(table, columns, [tuple(_restored(value) for value in row) for row in rows])
            return
        run = table.c.id.between(change.row, change.last_row)
        columns = ["id", *(column.name for column in table.c if column.name != "id")]  # as a run is inserted
        kept = select(*(table.c[name] for name in columns)).where(run).order_by(table.c.id)
        rows = self.connection.execute(kept).fetchall()
        content = canonical([columns, [[_plain(value) for value in row] for row in rows]])
        packed = base64.b64encode(zlib.compress(content.encode(), 1)).decode()
        self.connection.execute(delete(table).where(run))
        self._note_run(table.name, change.row, change.last_row, packed, None)


def _put(connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows by the driver's own words: what SQLAlchemy would make of the values does not matter here."""
    names = ", ".join(f'"{name}"' for name in columns)
    values = marks(connection, len(columns))
    statement = f'INSERT INTO "{table.name}" ({names}) VALUES ({values})'  # noqa: S608 - names of our own tables
    connection.exec_driver_sql(statement, rows[0] if len(rows) == 1 else list(rows))


def _bound(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value


def _change(table: str, row: int, last_row: int, before: str | None, after: str | None) -> dict[str, Any]:
    return {"table_name": table, "row": row, "last_row": last_row, "before": before, "after": after}


def _packed(values: Values | None) -> str | None:
    return None if values is None else canonical({name: _plain(value) for name, value in values.items()})


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)  # as the column gives it back
    return {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def _unpacked(text: str) -> dict[str, Any]:
    return {name: _restored(value) for name, value in json.loads(text).items()}


def _restored(value: Any) -> Any:
    return base64.b64decode(value["base64"]) if isinstance(value, dict) else value  # pyright: ignore[reportUnknownArgumentType]


def _digest(columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> str:
    return sha256(to_json([columns, rows], bytes_mode="base64")).hexdigest()


def _chain(previous: str, content: Mapping[str, Any], changes: Sequence[Mapping[str, Any]]) -> str:
    total = sha256(previous.encode())
    total.update(canonical(content).encode())
    for item in changes:
        total.update(canonical(item).encode())
    return total.hexdigest()


# -- which edit can be taken back ----------------------------------------------------------------------------------


def undoable(connection: Connection) -> Any | None:
    """The newest edit that stands and is no undo or redo itself: a row with id and summary, or None."""
    statement = select(_EDIT.c.id, _EDIT.c.summary).where(_EDIT.c.reverted_by.is_(None), _EDIT.c.reverts.is_(None))
    return connection.execute(statement.order_by(_EDIT.c.id.desc()).limit(1)).first()


def redoable(connection: Connection) -> Any | None:
    """The undo that a redo would take back (its id and reverts, the summary of the edit), or None after a new edit."""
    undo = _EDIT.alias()
    newest = select(func.max(_EDIT.c.id)).where(_EDIT.c.reverts.is_(None)).scalar_subquery()
    statement = (
        select(undo.c.id, undo.c.reverts, _EDIT.c.summary)
        .join(_EDIT, _EDIT.c.id == undo.c.reverts)
        .where(undo.c.kind == UNDO, undo.c.reverted_by.is_(None), undo.c.id > func.coalesce(newest, 0))
        .where(_EDIT.c.reverted_by == undo.c.id)
    )
    return connection.execute(statement.order_by(undo.c.id.desc()).limit(1)).first()


def check_free(connection: Connection, edit: int) -> None:
    """Raise DependsError where a later edit that stands touched what this edit touched.

    Two updates of one row touch different things where they changed different columns.
    """
    mine, other = _CHANGE.alias(), _CHANGE.alias()
    statement = (
        select(_EDIT.c.id, _EDIT.c.summary, mine.c.before, mine.c.after, other.c.before, other.c.after)
        .select_from(mine)
        .join(other, (other.c.table_name == mine.c.table_name) & (other.c.row <= mine.c.last_row))
        .join(_EDIT, _EDIT.c.id == other.c.edit_id)
        .where(mine.c.edit_id == edit, other.c.last_row >= mine.c.row, other.c.edit_id > edit)
        .where(_EDIT.c.reverts.is_(None), _EDIT.c.reverted_by.is_(None))
    )
    for later in connection.execute(statement.order_by(_EDIT.c.id.desc())):
        if not _apart(*later[2:]):
            raise DependsError(later.id, later.summary)


def _apart(before: str | None, after: str | None, later_before: str | None, later_after: str | None) -> bool:
    """Whether both are updates, and of different columns."""
    if before is None or after is None or later_before is None or later_after is None:
        return False
    return json.loads(before).keys().isdisjoint(json.loads(later_before))


def mark_reverted(connection: Connection, edit: int, by: int | None) -> None:
    """Remember which edit took an edit back; None when it stands again."""
    connection.execute(update(_EDIT).where(_EDIT.c.id == edit).values(reverted_by=by))


def check_chain(connection: Connection) -> list[str]:
    """The breaks of the hash chain, in words; empty when nobody changed the ledger behind the program's back."""
    faults: list[str] = []
    previous = ""
    columns = [_EDIT.c[name] for name in ("id", "kind", "summary", "request", "coder", "at", "reverts")]
    for row in connection.execute(select(*columns, _EDIT.c.hash).order_by(_EDIT.c.id)):
        content = {column.name: getattr(row, column.name) for column in columns}
        named = [_CHANGE.c[name] for name in ("table_name", "row", "last_row", "before", "after")]
        changes = connection.execute(select(*named).where(_CHANGE.c.edit_id == row.id).order_by(_CHANGE.c.id))
        if _chain(previous, content, [dict(change) for change in changes.mappings()]) != row.hash:
            faults.append(f"step {row.id} ({row.summary}) is not as it was recorded")
        previous = row.hash
    return faults
