"""The opening gate: a workspace file from anywhere is written only when its schema is the one this program makes.

A trigger, view or column that somebody put into the file would run within our own transactions. Looking here runs
nothing of it. What the rows say is the business of `db.jobs.verifying`.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Any

import pysqlite3
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from db import glance
from db.base import Base
from db.errors import StoreError

_STATEMENT = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
_NOISE = re.compile(r'[\s"`\[\]]')
_OWN_OF_SQLITE = re.compile(r"sqlite_(stat\d|sequence)")
_FREE_TEXT = "alembic_version"  # made by us or by Alembic, in different words
Object = tuple[str, str, str]
Schema = dict[Object, str]
Make = Callable[[Connection], None]


def check_file(path: Path, make: Make, *, older: bool, writing: bool) -> None:
    """Raise StoreError where the file holds what no workspace has; for one that is only read, what reading would run.

    `make` makes the present schema on a connection. Of an older workspace only what runs by itself is looked at:
    see `check_upgraded`.
    """
    with closing(glance.connect(path)) as connection:
        found = _schema(connection.execute(_STATEMENT))
    known = _expected(make)
    if older:
        strange = [name for name in found if _runs_by_itself(found[name]) and found[name] != known.get(name)]
    else:
        strange = list(_differences(found, known, writing=writing))
    _refuse(path, strange)


def fits_readers(path: Path, make: Make) -> bool:
    """Whether a workspace of a newer schema can still be read: nothing that this program asks of it is missing, or
    more than a stored value.
    """
    with closing(glance.connect(path)) as connection:
        found = {item[1]: sql for item, sql in _schema(connection.execute(_STATEMENT)).items()}
        stored = {name: _stored(connection, name) for name in Base.metadata.tables}
    for (kind, name, _), sql in _expected(make).items():
        if name in Base.metadata.tables:
            asked = {column.name for column in Base.metadata.tables[name].columns}
            if not found.get(name, "").startswith("createtable") or not asked <= stored[name]:
                return False
        elif kind == "table" and name != _FREE_TEXT and found.get(name) != sql:
            return False
    return True


def _stored(connection: Any, table: str) -> set[str]:
    """The columns of a table that are not reckoned."""
    columns = connection.execute("SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0", (table,))
    return {name for (name,) in columns}


def check_upgraded(path: Path, connection: Connection, make: Make) -> None:
    """Raise StoreError where an upgraded workspace is not as a new one; its transaction is then rolled back."""
    _refuse(path, list(_differences(_schema(connection.exec_driver_sql(_STATEMENT)), _expected(make), writing=True)))


def _refuse(path: Path, strange: list[Object]) -> None:
    if strange:
        kind, name, table = strange[0]
        told = f"{kind} “{name}”" + (f" on {table}" if kind in ("trigger", "index") else "")
        others = f" and {len(strange) - 1} more" if len(strange) > 1 else ""
        raise StoreError(
            f"{path} was changed by another program: it is not written, because of its {told}{others}.",
            "Restore a copy from the folder of backups beside it, or write its claims to a file"
            " (“depositary claims FILE --json”) and import them into a new workspace.",
        )


@lru_cache(maxsize=2)
def _expected(make: Make) -> Schema:
    engine = create_engine("sqlite://", module=pysqlite3, poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            make(connection)
            return _schema(connection.exec_driver_sql(_STATEMENT))
    finally:
        engine.dispose()


def _schema(rows: Any) -> Schema:
    return {(kind, name, table): _plain(sql or "") for kind, name, table, sql in rows if not _OWN_OF_SQLITE.match(name)}


def _plain(sql: str) -> str:
    """The statement without what makes no difference: white space, quotes, case, and the order of constraints."""
    bare = _NOISE.sub("", sql).lower()
    head, bracket, rest = bare.partition("(")
    return head + bracket + ",".join(sorted(_parts(rest))) if head.startswith("createtable") else bare


def _parts(text: str) -> Iterator[str]:
    depth = start = 0
    for at, sign in enumerate(text):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth < 0 or (sign == "," and depth == 0):
            yield text[start:at]
            start, depth = at + 1, 0
    yield text[start:]


def _runs_by_itself(sql: str) -> bool:
    return not sql.startswith(("createtable", "createindex", "createuniqueindex")) and sql != ""


def _differences(found: Schema, known: Schema, *, writing: bool) -> Iterator[Object]:
    for item in found.keys() | known.keys():
        if item[1] == _FREE_TEXT and item in found:
            continue
        if found.get(item) != known.get(item) and (writing or item in known):
            yield item
