"""A first look into a workspace file, before anything heavy is loaded: what it is, and one screen of rows.

Imports only the SQLite driver, so that a window can show rows while the rest of the program is still loading.
Nothing here writes.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pysqlite3

APPLICATION_ID = 0x44504F53  # "DPOS"
SCHEMA = 4
_MAGIC = b"SQLite format 3\0"
_HEADER = 100


class NotAWorkspaceError(Exception):
    """The file is no workspace that can be read; `next_step` says what to do."""

    def __init__(self, message: str, next_step: str) -> None:
        super().__init__(message)
        self.next_step = next_step


def schema_version(path: Path) -> int:
    """The schema version in the file's header. Raises NotAWorkspaceError for anything that is no sound workspace."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except FileNotFoundError:
        raise NotAWorkspaceError(f"There is no {path}.", "Check the name, or make it with “depositary new”.") from None
    except OSError as error:
        raise NotAWorkspaceError(
            f"{path} cannot be read: {error.strerror}.", "Ask for the right to read it, or choose another file."
        ) from error
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise NotAWorkspaceError(
            f"{path} is not a Depositary workspace.", "Import articles with “import”; workspaces end in .depositary."
        )
    application, version = _marks(path)
    if application != APPLICATION_ID:
        raise NotAWorkspaceError(
            f"{path} is a database of another program.", "Choose a file that Depositary made; it ends in .depositary."
        )
    return version


def _marks(path: Path) -> tuple[int, int]:
    """Whose file it is and of which schema: asked of SQLite, since a young file has its header in the log beside it."""
    try:
        connection = connect(path)
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            marks = ("application_id", "user_version")
            application, version = (connection.execute(f"PRAGMA {mark}").fetchone()[0] for mark in marks)
        finally:
            connection.close()
    except (pysqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise NotAWorkspaceError(
            f"{path} is damaged: {error}.", "Restore the newest copy from the folder of backups beside it."
        ) from error
    return application, version


def connect(path: Path) -> Any:
    """A read-only connection to the file; raises pysqlite3.DatabaseError."""
    connection = pysqlite3.connect(f"file:{quoted(path)}?mode=ro{immutable(path)}", uri=True, isolation_level=None)
    connection.execute("PRAGMA query_only=ON")
    connection.execute("PRAGMA trusted_schema=OFF")
    return connection


def immutable(path: Path) -> str:
    """How SQLite is told that nobody writes: where the folder is read-only and no log holds later changes."""
    log = Path(f"{path}-wal")
    return "" if may_write(path.parent) or (log.exists() and log.stat().st_size) else "&immutable=1"


def may_write(path: Path) -> bool:
    """Whether this user may write the file or folder."""
    return os.access(path, os.W_OK)


def quoted(path: Path) -> str:
    """The path as it stands in an SQLite URI."""
    return str(path.resolve()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def rows(path: Path, statement: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """The rows of one SELECT, such as the first page of the table that was shown last; [] where it no longer fits."""
    try:
        connection = connect(path)
        try:
            return connection.execute(statement, tuple(parameters)).fetchall()
        finally:
            connection.close()
    except (pysqlite3.DatabaseError, UnicodeDecodeError):
        return []
