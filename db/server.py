"""A team's workspace on a PostgreSQL server: connections, turns of writers, what may stand there, errors in words.

Workspaces in files are the business of `db.engines`.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Text, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.pool import NullPool, QueuePool
from sqlalchemy.schema import CreateColumn, CreateIndex

from db.base import Base
from db.errors import StoreError

_TURN = 0x44455053
_FREE = {("claim", "norm"), ("record", "label"), ("article", "name"), ("article", "url")}
_LOST = (
    "the connection to the server was lost.",
    "Connect again, and see in the history whether the last step is there before you do it again.",
)
# By the beginning of SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html
_REASONS = {
    "08": _LOST,
    "57P": _LOST,
    "53100": ("the server’s disk is full; nothing of this step was saved.", "Ask its administrator, then do it again."),
    "53": ("the server has too much to do.", "Wait a little, then do it again."),
    "28": ("the server does not let you in.", "Check the user name and the password in the address."),
    "3D000": ("there is no such database on the server.", "Check the address, or ask its administrator to make it."),
    "42501": ("you may not do this there.", "Ask its administrator for the right to it."),
    "25006": ("the server allows reading only.", "Ask its administrator."),
    "40": ("another program was quicker.", "Do it again."),
    "55P03": ("another program holds the workspace.", "Do it again."),
    "42P01": ("a table is missing there.", "Check the address, or make a workspace there with “depositary new”."),
    "42703": ("a table there is not as it should be.", "Check that the address is that of a workspace."),
    "XX": ("the server’s data are damaged.", "Ask its administrator to restore a backup."),
}


def shown(place: object) -> str:
    """The place for a message: an address without its password."""
    try:
        return make_url(str(place)).render_as_string() if "://" in str(place) else str(place)
    except ArgumentError:
        return "the address"


def server_engines(address: str) -> tuple[Engine, Engine]:
    """The reading and the writing engine of a workspace on a server. Raises StoreError for an address that is none."""
    url = _url(address)
    readers = create_engine(
        url, poolclass=QueuePool, isolation_level="REPEATABLE READ", execution_options={"postgresql_readonly": True}
    )
    return readers, create_engine(url, poolclass=NullPool, isolation_level="READ COMMITTED")


def _url(address: str) -> URL:
    try:
        url = make_url(address)
        if url.get_backend_name() in ("postgresql", "postgres"):
            url = url.set(drivername="postgresql+psycopg")
            url.get_dialect().import_dbapi()
            return url
    except (ArgumentError, NoSuchModuleError, ValueError):
        pass
    except ImportError as error:
        raise StoreError(
            "The driver for PostgreSQL is not installed.", "Install Depositary with its extra “postgres”."
        ) from error
    raise StoreError(
        f"{shown(address)} is no address of a workspace.", "Write it as postgresql://user@server/database."
    )


def take_turn(connection: Connection) -> None:
    """Make writers take turns, as `BEGIN IMMEDIATE` does in a file: the ledger is one chain. Saved is on disk."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_TURN})"))
        if connection.execute(text("SHOW synchronous_commit")).scalar() == "off":
            connection.execute(text("SET LOCAL synchronous_commit TO on"))


def check_empty(connection: Connection) -> None:
    """Raise StoreError where a workspace cannot be made in the database."""
    place = shown(connection.engine.url)
    if connection.execute(text("SHOW server_encoding")).scalar() != "UTF8":
        raise StoreError(f"{place} does not store Unicode.", "Ask its administrator for a database in UTF8.")
    if inspect(connection).get_table_names():
        raise StoreError(f"{place} holds tables already.", "Open it if it is a workspace, or use an empty database.")


def schema_version(connection: Connection) -> int:
    """The schema version of the workspace in the database. Raises StoreError where there is none."""
    if not inspect(connection).has_table("alembic_version"):
        raise StoreError(
            f"{shown(connection.engine.url)} holds no workspace.",
            "Check the address, or make one with “depositary new”.",
        )
    return int(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def fits_readers(connection: Connection) -> bool:
    """Whether a workspace of a newer schema can still be read: nothing that this program asks of it is missing, or
    more than a stored value.
    """
    found = inspect(connection).get_multi_columns()
    for name, table in Base.metadata.tables.items():
        stored = {column["name"] for column in found.get((None, name), ()) if "computed" not in column}
        if not {column.name for column in table.columns} <= stored:
            return False
    return True


def begin_with(engine: Engine, statements: Sequence[str]) -> None:
    """Let each new connection of the engine run the statements before anything else."""

    def run(connection: Any, _: object) -> None:
        for statement in statements:
            connection.execute(statement)
        connection.commit()

    event.listen(engine, "connect", run)


def explanation(place: object, error: DatabaseError) -> StoreError | None:
    """The server's error in plain words, or None where it is a mistake of the program's."""
    state = getattr(error.orig, "sqlstate", None)
    if state is None and not isinstance(error, OperationalError):
        return None
    if state is None or error.connection_invalidated:
        message, step = _LOST if error.connection_invalidated else _unreached(error)
        return StoreError(f"{shown(place)}: {message}", step)
    for beginning, (message, step) in _REASONS.items():
        if state.startswith(beginning):
            return StoreError(f"{shown(place)}: {message}", step)
    return None


def _unreached(error: DatabaseError) -> tuple[str, str]:
    reason = str(error.orig).strip().splitlines()[-1]
    return f"the server cannot be reached ({reason}).", "Check the address, the network and that the server runs."


# Text is sorted by code points, as in a file: an export is the same from both.
@compiles(CreateColumn, "postgresql")
def _create_column(element: CreateColumn, compiler: Any, **options: Any) -> str:
    declared: str = compiler.visit_create_column(element, **options)
    return declared.replace(" TEXT", ' TEXT COLLATE "C"', 1) if isinstance(element.element.type, Text) else declared


# An index of a server takes no text of any length; the beginning of a free text will do.
@compiles(CreateIndex, "postgresql")
def _create_index(element: CreateIndex, compiler: Any, **options: Any) -> str:
    index: Any = element.element
    free = [column.name for column in index.columns if isinstance(column.type, Text) and _is_free(column)]
    if index.unique or not free:
        return compiler.visit_create_index(element, **options)
    quote = compiler.preparer.quote
    cut = [f"left({quote(item.name)}, 200)" if item.name in free else quote(item.name) for item in index.columns]
    return f"CREATE INDEX {quote(index.name)} ON {quote(index.table.name)} ({', '.join(cut)})"


def _is_free(column: Any) -> bool:
    declared = column.info.get("field")
    if declared is not None:
        return declared.kind.editor in ("line", "text")
    return (column.table.name, column.name) in _FREE
