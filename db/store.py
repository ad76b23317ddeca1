"""Opening, creating, upgrading and checking a workspace; one scope to read and one to write.

A workspace is a `NAME.depositary` file, or for a team a PostgreSQL database by URL. How what is written is noted in
the ledger is the business of `db.ledger`, what is written that of `db.edits`.
"""

import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine, insert, text
from sqlalchemy.exc import DatabaseError

from db import gate, glance, search
from db.backups import SUFFIX, backup_file, rolling_backup
from db.base import Base
from db.damage import NONSENSE, is_damaged
from db.engines import explained, file_engines, tidy
from db.errors import StoreError
from db.evidence import Unindexed
from db.files import flush_folder
from db.kinds import Invalid
from db.lock import Lock, LockedError
from db.server import begin_with, check_empty, fits_readers, schema_version, server_engines, shown, take_turn

T = TypeVar("T")
__all__ = ["SUFFIX", "Interruption", "Store", "StoreError", "is_url"]


def is_url(place: str | Path) -> bool:
    """Whether the place is a database URL rather than a file."""
    return "://" in str(place)


class Store:
    """An open workspace. `read_only` tells whether writes are refused, `holder` who has it open for writing; `newer`
    whether a newer program wrote it: then it is only read, and what this program does not know is not seen.
    """

    def __init__(
        self, place: str | Path, engines: tuple[Engine, Engine], lock: Lock | None = None, holder: str | None = None
    ) -> None:
        self.place = place
        self.holder = holder
        self.newer = False
        self.read_only = lock is None and not is_url(place)
        self._readers, self._writers = engines
        self._lock = lock
        self._writing = threading.RLock()

    @classmethod
    def create(cls, place: str | Path) -> Self:
        """Make an empty workspace and open it. Raises StoreError where something is there already or cannot be made."""
        if is_url(place):
            engines = server_engines(str(place))
            with explained(place):
                _make_schema(engines[1])
            return cls(place, engines)
        path = Path(place)
        _make_file(path)
        lock, engines = Lock(path), ()
        try:
            lock.acquire()
            engines = file_engines(path, read_only=False)
            with explained(path):
                _make_schema(engines[1])
        except BaseException:
            _unmake(path, engines)
            lock.release()
            raise
        flush_folder(path.parent)
        return cls(path, engines, lock)

    @classmethod
    def open(cls, place: str | Path, *, read_only: bool = False) -> Self:
        """Open a workspace, upgrading an older one after a backup. Raises StoreError with what to do next.

        Where another process has it open for writing it opens read-only, and `holder` says who that is; so it does
        where a newer program wrote it, as long as all that this one knows is there.
        """
        if is_url(place):
            return cls._on_server(str(place))
        path = Path(place)
        version = _version(path)
        if version > glance.SCHEMA:
            return cls._of_newer(path, version)
        lock, holder = (None, None) if read_only or not _may_write(path) else _take_lock(path)
        try:
            with explained(path):
                gate.check_file(path, _fill_schema, older=version < glance.SCHEMA, writing=lock is not None)
            engines = file_engines(path, read_only=lock is None)
            if version < glance.SCHEMA:
                _upgrade(path, engines[1], lock, holder)
        except BaseException:
            if lock:
                lock.release()
            raise
        return cls(path, engines, lock, holder)

    @classmethod
    def _of_newer(cls, path: Path, version: int) -> Self:
        with explained(path):
            if not gate.fits_readers(path, _fill_schema):
                raise _newer(path, version)
        from db.newer import known_parts  # noqa: PLC0415 - heavy: the rules

        store = cls(path, file_engines(path, read_only=True, first=known_parts()))
        store.newer = True
        return store

    @classmethod
    def _on_server(cls, address: str) -> Self:
        readers, writers = server_engines(address)
        with explained(address), writers.begin() as connection:
            take_turn(connection)
            version = schema_version(connection)
            if version > glance.SCHEMA and not fits_readers(connection):
                raise _newer(address, version)
            if version < glance.SCHEMA:
                _migrate(connection)
        store = cls(address, (readers, writers))
        if version > glance.SCHEMA:
            from db.newer import known_parts  # noqa: PLC0415 - heavy: the rules

            begin_with(readers, known_parts(home=""))
            store.newer = store.read_only = True
        return store

    def close(self) -> None:
        """Give the file and its lock free. Nothing needs saving: what was acknowledged is committed."""
        self._readers.dispose()
        if self._lock:
            with suppress(DatabaseError):  # the last to close tidies SQLite's log away, and a reader may not
                self._writers.connect().close()
        self._writers.dispose()
        if self._lock:
            self._lock.release()
        elif self.dialect == "sqlite":
            tidy(Path(self.place))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._readers.dialect.name

    @contextmanager
    def read(self) -> Generator[Connection]:
        """One consistent snapshot; a write through it fails."""
        with explained(self.place), self._readers.connect() as connection, connection.begin(), self._noticing():
            yield connection

    def ask(self, query: Callable[..., T], *args: Any, interruption: "Interruption | None" = None, **named: Any) -> T:
        """The answer of a query (a function of a connection) on one snapshot; `interruption` can end it early."""
        with self.read() as connection:
            if interruption is not None:
                interruption.watch(connection)
            try:
                return query(connection, *args, **named)
            finally:
                if interruption is not None:
                    interruption.watch(None)

    @contextmanager
    def write(self) -> Generator[Connection]:
        """One transaction that holds the write lock from its start; committed when the block ends, else rolled back.

        Raises StoreError where the workspace is read-only, the disk is full, or another program holds it.
        """
        if self.read_only:
            raise self._refusal()
        with self._writing, explained(self.place), self._writers.begin() as connection, self._noticing():
            take_turn(connection)
            yield connection

    def _refusal(self) -> StoreError:
        told = f"{shown(self.place)} is open for reading only"
        if self.newer:
            return StoreError(f"{told}: a newer Depositary wrote it.", "Install the newer version to change it.")
        who = f": {self.holder} has it open for writing." if self.holder else "."
        return StoreError(f"{told}{who}", "Close it there, then open it here again.")

    @contextmanager
    def _noticing(self) -> Generator[None]:
        """Where rows are nonsense to this program because the file is damaged, or a newer one wrote it, say so, and not
        that the program made a mistake.
        """
        try:
            yield
        except Invalid:
            raise
        except NONSENSE as error:
            if self.newer:
                raise StoreError(
                    f"{shown(self.place)}: a newer Depositary wrote what this one does not know, and cannot show here.",
                    "Install the newer version.",
                ) from error
            with self._readers.connect() as connection:
                damaged = self.dialect == "sqlite" and is_damaged(connection)
            if damaged:
                raise StoreError(
                    f"{self.place}: the workspace is damaged.",
                    "Restore the newest copy from the folder of backups beside it.",
                ) from error
            raise

    def backup(self, target: Path) -> None:
        """Copy the workspace to a file, also while it is in use."""
        if is_url(self.place):
            raise StoreError("A team workspace is backed up by its server.", "Ask its administrator.")
        backup_file(Path(self.place), target)

    def rolling_backup(self, purpose: str) -> Path | None:
        """Copy the workspace into its own folder of backups; None where it lives on a server or is read-only."""
        if is_url(self.place) or self.read_only:
            return None
        return rolling_backup(Path(self.place), purpose)

    def check(self) -> list[str]:
        """The faults of the database itself, in words; empty when it is sound. The ledger is checked by `db.ledger`."""
        if self.dialect != "sqlite":
            return []
        with self.read() as connection:
            faults = [row[0] for row in connection.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]
            links = connection.execute(text("PRAGMA foreign_key_check")).fetchall()
        return faults + [f"row {row[1]} of {row[0]} points to a missing row of {row[2]}" for row in links]

    def refresh_search(self, limit: int = 100_000) -> int:
        """Index what was committed since; how many rows were indexed. It may be put off: it loses nothing.

        Where tables have grown tenfold, SQLite is told anew how large they are: else it reads every open finding to
        show one record. A fraction of a millisecond where they have not.
        """
        if self.read_only or self.dialect != "sqlite":
            return 0
        with self.write() as connection:
            indexed = search.refresh(connection, limit)
            connection.execute(text("PRAGMA optimize=0x10012"))
        return indexed


class Interruption:
    """A handle by which another thread ends a running read: the read then fails, and nobody waits for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._driver: Any = None

    def watch(self, connection: Connection | None) -> None:
        """Take note of the connection that reads, or of none."""
        with self._lock:
            self._driver = None if connection is None else connection.connection.driver_connection

    def interrupt(self) -> None:
        """End the read that is running, if there is one."""
        with self._lock:
            stop = getattr(self._driver, "interrupt", None) or getattr(self._driver, "cancel", None)
            if stop is not None:
                stop()


def _make_file(path: Path) -> None:
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        raise StoreError(f"{path} exists already.", "Choose another name, or open it instead.") from None
    except OSError as error:
        raise StoreError(
            f"{path} cannot be made: {error.strerror}.", "Choose a folder that you may write to."
        ) from error


def _unmake(path: Path, engines: Sequence[Engine]) -> None:
    for engine in engines:
        engine.dispose()
    for beside in ("", "-wal", "-shm"):
        Path(f"{path}{beside}").unlink(missing_ok=True)


def _version(path: Path) -> int:
    try:
        return glance.schema_version(path)
    except glance.NotAWorkspaceError as error:
        raise StoreError(str(error), error.next_step) from error


def _newer(place: object, version: int) -> StoreError:
    return StoreError(
        f"{shown(place)} was written by a newer Depositary (format {version}; this one reads up to {glance.SCHEMA}).",
        "Install the newer version, or ask for an export.",
    )


def _may_write(path: Path) -> bool:
    return glance.may_write(path) and glance.may_write(path.parent)


def _take_lock(path: Path) -> tuple[Lock | None, str | None]:
    lock = Lock(path)
    try:
        lock.acquire()
    except LockedError as error:
        return None, error.holder
    return lock, None


def _make_schema(engine: Engine) -> None:
    with engine.begin() as connection:
        if connection.dialect.name != "sqlite":
            take_turn(connection)
            check_empty(connection)
        _fill_schema(connection)


def _fill_schema(connection: Connection) -> None:
    Base.metadata.create_all(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:number)"), {"number": f"{glance.SCHEMA:04}"})
    if connection.dialect.name == "sqlite":
        search.create(connection)
        connection.execute(text(f"PRAGMA application_id={glance.APPLICATION_ID}"))
        connection.execute(text(f"PRAGMA user_version={glance.SCHEMA}"))


def _upgrade(path: Path, engine: Engine, lock: Lock | None, holder: str | None) -> None:
    if lock is None:
        who = f"{holder} has it open" if holder else "it may not be written"
        raise StoreError(
            f"{path} needs an upgrade, and {who}.", "Close it there or make it writable, then open it again."
        )
    rolling_backup(path, "before upgrade")
    with explained(path), engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        driver.execute(
            "PRAGMA foreign_keys=OFF"
        )  # a table made anew is dropped on the way: what points to it must stay
        with connection.begin():
            _migrate(connection)
            gate.check_upgraded(path, connection, _fill_schema)
            connection.execute(text(f"PRAGMA user_version={glance.SCHEMA}"))
    engine.dispose()


def _migrate(connection: Connection) -> None:
    from db.migrations import upgrade  # noqa: PLC0415 - heavy: loaded only when there is something to upgrade

    upgrade(connection)
    connection.execute(insert(Unindexed).values(source="finding", row=0))
