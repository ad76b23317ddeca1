"""Connections to a workspace: pragmas, transactions that take the write lock at once, and errors in plain words."""

import shutil
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, cast

import pysqlite3
from sqlalchemy import Connection, Engine, Select, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from db import glance, server
from db.errors import StoreError
from db.text import fold

SAFE_SQLITE = (3, 51, 3)
_CACHE = "cache_size=-65536"
_NEXT_TO_NOTHING = 256 * 1024
_PRAGMAS = ("foreign_keys=ON", "trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "temp_store=MEMORY")
_REASONS = {
    "full": ("the disk is full; nothing of this step was saved.", "Free some space, then do it again."),
    "locked": ("another program holds the workspace.", "Close it there, then do it again."),
    "readonly": ("the workspace may not be written.", "Give yourself the right to write it, or save a copy."),
    "decode": ("the workspace is damaged.", "Restore the newest copy from the folder of backups beside it."),
    "corrupt": ("the workspace is damaged.", "Restore the newest copy from the folder of backups beside it."),
    "vtable constructor": (
        "its search index is damaged.",
        "Restore the newest copy from the folder of backups beside it.",
    ),
    "malformed": ("the workspace is damaged.", "Restore the newest copy from the folder of backups beside it."),
    "not a database": ("the workspace is damaged.", "Restore the newest copy from the folder of backups beside it."),
    "unable to open": ("the workspace cannot be reached.", "Check that its drive is there and may be read."),
    "disk I/O": ("the drive does not work as a drive should.", "Copy the workspace to a local disk."),
}


def file_engines(path: Path, *, read_only: bool, first: Sequence[str] = ()) -> tuple[Engine, Engine]:
    """The reading and the writing engine of a workspace file. Raises StoreError for an SQLite that may damage it.

    `first` are statements that each reading connection begins with.
    """
    if not read_only and pysqlite3.sqlite_version_info < SAFE_SQLITE:
        raise StoreError(
            f"This SQLite ({pysqlite3.sqlite_version}) can damage a workspace.", "Install Depositary anew."
        )
    immutable = glance.immutable(path) if read_only else ""
    readers = _file_engine(f"file:{glance.quoted(path)}?mode=ro{immutable}", (_CACHE, "query_only=ON"), first)
    writers = _file_engine(f"file:{glance.quoted(path)}?mode=rw", (_CACHE, "journal_mode=WAL", "synchronous=FULL"))
    event.listen(readers, "begin", _begin)
    event.listen(writers, "begin", _begin_immediate)
    return readers, writers


def tidy(path: Path) -> None:
    """Let SQLite take away the empty log that reading made, as it does when the last to write closes. It knows by its
    locks whether others have the file open, and then leaves it. A log that holds changes is not touched.
    """
    with suppress(OSError, pysqlite3.Error):
        if Path(f"{path}-wal").stat().st_size == 0:
            with closing(pysqlite3.connect(f"file:{glance.quoted(path)}?mode=rw", uri=True, timeout=0)) as connection:
                connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _file_engine(address: str, pragmas: tuple[str, ...], first: Sequence[str] = ()) -> Engine:
    def connect() -> Any:
        connection = pysqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False, timeout=10.0)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        for statement in (*first, *(f"PRAGMA {pragma}" for pragma in pragmas)):
            connection.execute(statement)
        connection.create_function("folded_instr", 2, _folded_instr, deterministic=True)
        connection.create_function("folded", 1, fold, deterministic=True)
        return connection

    return create_engine("sqlite://", creator=connect, poolclass=QueuePool, module=pysqlite3)


_FEW = 8
_MADE: dict[tuple[Select[*tuple[Any, ...]], tuple[int, ...]], tuple[str, list[str], dict[str, Any]]] = {}


def quick(connection: Connection, statement: Select[*tuple[Any, ...]], **bound: Any) -> list[Any]:
    """The rows of a statement that lives as long as the program and that every edit asks: translated once, then put to
    SQLite's driver itself, for a fifth of the time. Values come as SQLite has them, so not for amounts.
    """
    lists = {name: cast("list[Any]", value) for name, value in bound.items() if isinstance(value, list)}
    sizes = tuple(map(len, lists.values()))
    if connection.dialect.name != "sqlite" or not all(0 < size <= _FEW for size in sizes):
        return list(connection.execute(statement, bound))
    made = _MADE.get((statement, sizes))
    if made is None:
        state = statement.compile(dialect=connection.dialect).construct_expanded_state(bound)
        made = _MADE[statement, sizes] = (state.statement, list(state.positiontup or ()), dict(state.parameters))
    sql, names, values = made
    values = values | bound
    for name, several in lists.items():
        values |= {f"{name}_{at}": value for at, value in enumerate(several, 1)}
    driver: Any = connection.connection.driver_connection
    return driver.execute(sql, [values[name] for name in names]).fetchall()


@contextmanager
def frugal(connection: Connection) -> Generator[None]:
    """While all of a workspace is read once: little of it is kept in memory, and what is sorted goes to the disk."""
    if connection.dialect.name != "sqlite":
        yield
        return
    try:
        _advise(connection, "cache_size=-4096", "temp_store=FILE")
        yield
    finally:
        _advise(connection, _CACHE, "temp_store=MEMORY")


def _advise(connection: Connection, *pragmas: str) -> None:
    for pragma in pragmas:
        with suppress(DatabaseError):  # only to save: a transaction that has sorted already keeps where it sorts
            connection.exec_driver_sql(f"PRAGMA {pragma}")


def _folded_instr(hay: str | None, needle: str) -> bool:
    return needle in fold(hay or "")


@contextmanager
def explained(place: str | Path) -> Generator[None]:
    """Turn the database's errors about the environment into StoreError; errors of ours pass as they are."""
    try:
        yield
    except DatabaseError as error:
        known = server.explanation(place, error) if "://" in str(place) else _explanation(place, str(error.orig))
        raise known or error from error
    except (pysqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise _explanation(place, str(error)) or error from error


def _explanation(place: str | Path, detail: str) -> StoreError | None:
    if "disk I/O" in detail and _is_full(place):
        detail = "full"
    for word, (message, step) in _REASONS.items():
        if word in detail:
            return StoreError(f"{place}: {message}", step)
    return None


def _is_full(place: str | Path) -> bool:
    with suppress(OSError):
        return shutil.disk_usage(Path(place).parent).free < _NEXT_TO_NOTHING
    return False
