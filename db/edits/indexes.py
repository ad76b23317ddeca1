"""Indexes put off while very much is stored: built once at the end, they cost a third of keeping them row by row.

What an index must refuse (a second row of the same id) stays in force: only those wait that merely make reading quick.
"""

from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from db.base import Base
from db.kinds import Invalid
from db.ledger import table_of

_WORTHWHILE = 5_000


class IndexesLater:
    """Around the storing of rows of a table: drops its indexes before more rows come than there were, and at the end
    makes them again as they were, all within the transaction.
    """

    def __init__(self, connection: Connection, model: type[Base], before: int) -> None:
        """`before` is about how many rows the table has."""
        self._connection = connection
        self._table = table_of(model).name
        self._enough = max(_WORTHWHILE, before)
        self._came = 0
        self._dropped: list[str] = []

    def __enter__(self) -> Self:
        return self

    def come(self, rows: int) -> None:
        """So many rows more are about to be stored."""
        self._came += rows
        if self._came >= self._enough and not self._dropped and self._connection.dialect.name == "sqlite":
            self._drop()

    def _drop(self) -> None:
        made = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL"
        for name, sql in self._connection.exec_driver_sql(made, (self._table,)).fetchall():
            self._connection.exec_driver_sql(f'DROP INDEX "{name}"')
            self._dropped.append(sql)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None or issubclass(kind, Invalid):  # after any other error the transaction is rolled back
            for sql in self._dropped:
                self._connection.exec_driver_sql(sql)
