"""A source of rows for the tests of the paged model, over SQLite in memory, and what they ask of the model."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

from desktop.models.paged import Column, Page, PagedModel, Place, View

COLUMNS = (
    Column("id", "Id", align="right"),
    Column("name", "Name", help="What it is called <b>here</b>", editable=True),
    Column("size", "Size", align="right"),
)


class Table:
    """A source over SQLite in memory, kept as simple as a source can be."""

    def __init__(self, rows: int) -> None:
        self.connection = sqlite3.connect(":memory:", check_same_thread=False)
        self.connection.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT, size INTEGER)")
        self.connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " INSERT INTO thing SELECT i, 'thing ' || i, i % 1000 FROM n WHERE i <= ?",
            (rows, rows),
        )
        self.connection.execute("CREATE INDEX by_size ON thing (size, id)")
        self.skipped: list[int] = []
        self.pages = 0
        self.states = False

    def columns(self) -> Sequence[Column]:
        return COLUMNS

    def _where(self, view: View) -> tuple[str, list[Any]]:
        if not view.search:
            return "1", []
        return "name LIKE ?", [f"%{view.search}%"]

    def count(self, view: View) -> int:
        where, args = self._where(view)
        return self.connection.execute(f"SELECT count(*) FROM thing WHERE {where}", args).fetchone()[0]

    def page(self, view: View, fence: Any, skip: int, limit: int, backwards: bool) -> Page:
        self.skipped.append(skip)
        self.pages += 1
        key = view.sort or "id"
        falling = view.descending != backwards
        where, args = self._where(view)
        if fence is not None:
            where += f" AND ({key}, id) {'<' if falling else '>'} (?, ?)"
            args += fence
        order = "DESC" if falling else "ASC"
        rows = self.connection.execute(
            f"SELECT id, id, name, size, {key} FROM thing WHERE {where}"
            f" ORDER BY {key} {order}, id {order} LIMIT ? OFFSET ?",
            (*args, limit, skip),
        ).fetchall()
        if backwards:
            rows.reverse()
        fences = [[row[4], row[0]] for row in rows]
        letters = ("-cv",) if self.states else ()
        shown = [(row[0], str(row[1]), row[2], str(row[3]), *letters) for row in rows]
        return Page(shown, fences[0] if fences else None, fences[-1] if fences else None)

    def rank(self, view: View, row_id: Any) -> Place | None:
        key = view.sort or "id"
        where, args = self._where(view)
        found = self.connection.execute(
            f"SELECT {key}, id FROM thing WHERE id = ? AND {where}", (row_id, *args)
        ).fetchone()
        if found is None:
            return None
        sign = ">" if view.descending else "<"
        before = f"SELECT count(*) FROM thing WHERE {where} AND ({key}, id) {sign} (?, ?)"
        return Place(self.connection.execute(before, (*args, *found)).fetchone()[0], list(found))

    def run(self, statement: str, *args: Any) -> None:
        self.connection.execute(statement, args)


def at_once(function: Callable[..., Any], *args: Any, done: Callable[[Any], object], **rest: Any) -> None:
    done(function(*args))


def text(model: PagedModel, row: int, column: int = 1) -> str:
    return model.index(row, column).data()


def names(model: PagedModel) -> list[str]:
    return [text(model, row) for row in range(model.rowCount())]


ALL = View()


def opened(table: Table, view: View = ALL, **rest: Any) -> PagedModel:
    model = PagedModel(table, at_once, **rest)
    model.set_view(view)
    return model
