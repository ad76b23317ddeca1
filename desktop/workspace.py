"""The staircase between the floors: panes ask for reads and edits here, and hear what changed.

Nothing below it knows Qt, nothing above it knows the database. No logic of its own: one call down, one signal up.
"""

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from db import edits
from db.edits.drafts import clear_draft, enter_or_keep, save_draft
from db.kinds import Invalid
from db.queries.history import UndoState, undo_state
from db.store import Interruption, Store
from desktop.support.jobs import Jobs, Ticket

T = TypeVar("T")
Failed = Callable[[Exception], object]


def _ignore(_: object) -> None:
    pass


class Workspace(QObject):
    """An open workspace. `changed` carries the names of the tables that an edit touched (a frozenset)."""

    changed = Signal(object)
    did = Signal(str)

    def __init__(self, store: Store, jobs: Jobs, coder: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._jobs = jobs
        self._long: list[Ticket] = []  # works under way that write
        self.coder = coder

    @property
    def path(self) -> Path:
        """Where the workspace is."""
        return Path(self._store.place)

    @property
    def read_only(self) -> bool:
        """Whether edits are refused."""
        return self._store.read_only

    @property
    def newer(self) -> bool:
        """Whether a newer program wrote the workspace."""
        return self._store.newer

    @property
    def holder(self) -> str | None:
        """Who has the workspace open for writing, where it is not this program."""
        return self._store.holder

    def do(self, command: edits.Command) -> edits.Result:
        """Carry out one gesture. Raises Invalid or StoreError; then nothing has changed."""
        waits = self._waits()
        if waits is not None:
            raise waits
        return self._announce(edits.apply(self._store, command, self.coder))

    def _waits(self) -> Invalid | None:
        """Why nothing can be changed at once: the database takes one writer, and the screen must not wait for it."""
        for work in self._long:
            return Invalid(self.tr("“{work}” is under way: wait for its end, or stop it").format(work=work.title))
        return None

    def start(
        self, command: edits.Command, done: Callable[[edits.Result], object] = _ignore, failed: Failed | None = None
    ) -> None:
        """Carry out one gesture away from the screen. `failed` hears Invalid or StoreError: nothing has changed."""
        self._gesture(edits.apply, command, self.coder, done=done, failed=failed)

    def hand_in(
        self, command: edits.Command, done: Callable[[edits.Result], object] = _ignore, failed: Failed | None = None
    ) -> None:
        """As `start`, but not behind a long work: then `failed` hears at once what is under way."""
        self._promptly(edits.apply, command, self.coder, done=done, failed=failed)

    def enter(
        self,
        command: edits.Enter,
        typed: str,
        done: Callable[[edits.Result], object] = _ignore,
        failed: Failed | None = None,
    ) -> None:
        """As `hand_in`, for what was typed into a field: where it cannot be stored it is kept as a draft."""
        if self._waits() is not None:
            self.remember(command.record, command.field, typed, failed)
        self._promptly(enter_or_keep, command, self.coder, typed, done=done, failed=failed)

    def undo(self, step: int | None = None, failed: Failed | None = None) -> None:
        """Take back the newest step, or the given one; `failed` hears Invalid with the reason."""
        self._promptly(edits.undo, self.coder, step, failed=failed)

    def redo(self, failed: Failed | None = None) -> None:
        """Do again what was undone last; `failed` hears Invalid when there is nothing."""
        self._promptly(edits.redo, self.coder, failed=failed)

    def _promptly(
        self,
        function: Callable[..., edits.Result],
        *args: Any,
        done: Callable[[edits.Result], object] = _ignore,
        failed: Failed | None,
    ) -> None:
        """Not behind a long work: nobody would wait for it, and its own step would then be the one to take back."""
        waits = self._waits()
        if waits is None:
            self._gesture(function, *args, done=done, failed=failed)
        elif failed is not None:
            failed(waits)

    def _gesture(
        self,
        function: Callable[..., edits.Result],
        *args: Any,
        done: Callable[[edits.Result], object] = _ignore,
        failed: Failed | None = None,
    ) -> None:
        def finished(result: edits.Result) -> None:
            done(self._announce(result))

        self._jobs.gesture(function, self._store, *args, done=finished, failed=failed)

    def undo_state(self) -> UndoState:
        """What undo and redo would do next."""
        return self.read(undo_state)

    def _announce(self, result: edits.Result) -> edits.Result:
        if result.edit is not None:
            self.did.emit(result.summary)
            self.changed.emit(result.touched)
            self._jobs.write(self._store.refresh_search, done=_ignore)
        return result

    def remember(self, record: str, field: str, text: str | None, failed: Failed | None = None) -> None:
        """Keep text that is typed and not yet entered, outside the ledger; None forgets it. `failed`: StoreError."""
        if text is None:
            self._jobs.gesture(clear_draft, self._store, record, field, done=_ignore, failed=failed)
        else:
            self._jobs.gesture(save_draft, self._store, record, field, text, done=_ignore, failed=failed)

    def read(self, query: Callable[..., T], *args: Any, **named: Any) -> T:
        """The answer of a quick query, on the GUI thread. `query` takes a connection first."""
        return self._store.ask(query, *args, **named)

    def fetch(
        self,
        query: Callable[..., T],
        *args: Any,
        done: Callable[[T], object],
        failed: Failed | None = None,
        key: Hashable | None = None,
        slow: bool = False,
    ) -> Ticket:
        """Ask on the reader thread; `done` follows on the GUI thread. A newer fetch with the same key replaces it.

        What takes seconds is `slow`: other questions are answered meanwhile.
        """
        interruption = Interruption()

        def ask() -> T:
            return self._store.ask(query, *args, interruption=interruption)

        return self._jobs.read(ask, done=done, failed=failed, key=key, interrupt=interruption.interrupt, slow=slow)

    def job(
        self,
        function: Callable[..., T],
        *args: Any,
        title: str,
        done: Callable[[T], object],
        failed: Failed | None = None,
        touched: frozenset[str] = frozenset(),
    ) -> Ticket:
        """Run a long function of the store (and `report`) on the writer thread, and announce what it touched."""

        def finished(result: T) -> None:
            if touched:
                self.changed.emit(touched)
                self._jobs.write(self._store.refresh_search, done=_ignore)
            done(result)

        ticket = self._jobs.write(function, self._store, *args, done=finished, failed=failed, title=title)
        if touched and not ticket.over:
            self._long.append(ticket)
            ticket.finished.connect(lambda: self._long.remove(ticket))
        return ticket
