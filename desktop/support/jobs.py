"""Work away from the GUI thread: serial threads for quick reads, slow reads, gestures, and what takes long.

Functions given to it know no Qt; results, errors and progress come back on the GUI thread.
Not a thread pool: within a lane, work is done in the order asked.
"""

import inspect
import threading
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")
Failed = Callable[[Exception], object]
Progress = Callable[[int, int, str], object]


class Cancelled(Exception):  # noqa: N818 - a way out, not an error
    """Raised by a function that was told to stop, and did."""


class Report:
    """What a long function may be given as its keyword `report`: to tell how far it is, to hear that it may stop."""

    def __init__(
        self, progress: Callable[[int, int, str], object] | None = None, cancelled: Callable[[], bool] | None = None
    ) -> None:
        self._progress = progress
        self._cancelled = cancelled

    def progress(self, done: int, total: int, text: str = "") -> None:
        """Tell that `done` of `total` pieces are done (total 0: unknown)."""
        if self._progress is not None:
            self._progress(done, total, text)

    def cancelled(self) -> bool:
        """Whether nobody waits for the result any more."""
        return self._cancelled is not None and self._cancelled()

    def check(self) -> None:
        """Raise `Cancelled` when the work was cancelled."""
        if self.cancelled():
            raise Cancelled


class _State(Enum):
    WAITING = 1
    RUNNING = 2
    OVER = 3


@dataclass(eq=False)
class _Task:
    """The half of a piece of work that the worker thread may touch. No Qt in it."""

    call: Callable[..., Any]
    args: tuple[Any, ...]
    interrupt: Callable[[], object] | None = None
    state: _State = _State.WAITING
    cancelled: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)
    latest: tuple[int, int, str] | None = None
    ran: bool = False
    result: Any = None
    error: Exception | None = None

    def run(self, report: Report) -> None:
        """Do the work unless it was cancelled before its turn; keep the result or the error."""
        with self.lock:
            if self.cancelled:
                self.state = _State.OVER
                return
            self.state = _State.RUNNING
            self.ran = True
        try:
            keywords = {"report": report} if _takes_report(self.call) else {}
            self.result = self.call(*self.args, **keywords)
        except Exception as error:  # noqa: BLE001 - carried to the GUI thread, and raised there when nobody handles it
            self.error = error
        finally:
            with self.lock:
                self.state = _State.OVER

    def cancel(self) -> None:
        with self.lock:
            if self.cancelled or self.state is _State.OVER:
                return
            self.cancelled = True
            # Under the lock: the interruption can never hit the next task on the same connection.
            if self.state is _State.RUNNING and self.interrupt is not None:
                self.interrupt()


def _takes_report(function: Callable[..., Any]) -> bool:
    try:
        return "report" in inspect.signature(function).parameters
    except (TypeError, ValueError):  # some functions written in C
        return False


class Ticket(QObject):
    """One piece of work under way. `finished` comes last, after the result was delivered, and also when cancelled."""

    finished = Signal()
    progressed = Signal(int, int, str)

    def __init__(self, task: _Task, title: str) -> None:
        super().__init__()
        self.title = title
        self._task = task
        self.over = False

    @property
    def cancelled(self) -> bool:
        """Whether `cancel` was called before the work was over."""
        return self._task.cancelled

    @property
    def stopped(self) -> bool:
        """Whether it is over without having done anything, because it was cancelled in time."""
        return self.over and self.cancelled and (not self._task.ran or isinstance(self._task.error, Cancelled))

    def cancel(self) -> None:
        """Ask to stop: work not begun is dropped; running work is interrupted where possible."""
        self._task.cancel()


@dataclass
class _Waiting:
    ticket: Ticket
    task: _Task
    done: Callable[[Any], object]
    failed: Failed | None
    progress: Progress | None
    keeps: bool = False  # a late result is delivered although cancelled, because the work has been done
    key: Hashable | None = None
    lasts: bool = False  # it is done even if nobody is there any more to hear of it


class Jobs(QObject):
    """The four lanes. `inline` runs everything at once on the calling thread, for tests and for scripts."""

    started = Signal(object)  # the Ticket of a piece of writing work
    _settled = Signal(object)
    _moved = Signal(object)

    def __init__(self, parent: QObject | None = None, *, inline: bool = False) -> None:
        super().__init__(parent)
        self._inline = inline
        self._closed = False
        self._waiting: dict[_Task, _Waiting] = {}
        self._keyed: dict[Hashable, _Task] = {}
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._settled.connect(self._settle, Qt.ConnectionType.QueuedConnection)
        self._moved.connect(self._move, Qt.ConnectionType.QueuedConnection)

    def read(
        self,
        function: Callable[..., T],
        *args: Any,
        done: Callable[[T], object],
        failed: Failed | None = None,
        key: Hashable | None = None,
        interrupt: Callable[[], object] | None = None,
        slow: bool = False,
    ) -> Ticket:
        """Call `function(*args)` on the reader thread, or that of slow reads.

        `done(result)` or `failed(error)` follow on the GUI thread.

        A new read with the same key makes the older one stale: it is dropped, or `interrupt` is called, and nobody
        hears its result. Without `failed` an error is raised on the GUI thread, where the crash report takes it.
        """
        task = _Task(function, args, interrupt)
        if key is not None:
            stale = self._keyed.pop(key, None)
            if stale is not None:
                stale.cancel()
            self._keyed[key] = task
        return self._submit(
            "slow read" if slow else "read", _Waiting(Ticket(task, ""), task, done, failed, None, key=key)
        )

    def write(
        self,
        function: Callable[..., T],
        *args: Any,
        done: Callable[[T], object],
        failed: Failed | None = None,
        progress: Progress | None = None,
        title: str = "",
    ) -> Ticket:
        """Call `function(*args)` on the writer thread. What was written is reported by `done` even after a cancel."""
        task = _Task(function, args)
        return self._submit("write", _Waiting(Ticket(task, title), task, done, failed, progress, keeps=True))

    def gesture(
        self, function: Callable[..., T], *args: Any, done: Callable[[T], object], failed: Failed | None = None
    ) -> Ticket:
        """Call `function(*args)` on the thread of gestures, which waits for no long work. It is never dropped: what the
        person has asked for is done, also where the program closes meanwhile.
        """
        task = _Task(function, args)
        return self._submit("gesture", _Waiting(Ticket(task, ""), task, done, failed, None, keeps=True, lasts=True))

    @property
    def busy(self) -> bool:
        """Whether any work is waiting, running, or not yet delivered."""
        return bool(self._waiting)

    def shutdown(self) -> None:
        """Cancel what can be cancelled and wait for the rest. Nothing is delivered afterwards."""
        self._closed = True
        for task, waiting in list(self._waiting.items()):
            if not waiting.lasts:
                task.cancel()
        for lane in self._lanes.values():
            lane.shutdown(wait=True)
        self._lanes.clear()
        self._waiting.clear()
        self._keyed.clear()

    def _submit(self, lane: str, waiting: _Waiting) -> Ticket:
        if self._closed:
            raise RuntimeError("jobs were shut down")
        task = waiting.task
        self._waiting[task] = waiting
        if lane == "write":
            self.started.emit(waiting.ticket)
        if self._inline:
            self._run(task)
            self._settle(task)
        else:
            if lane not in self._lanes:
                self._lanes[lane] = ThreadPoolExecutor(1, thread_name_prefix=lane)
            self._lanes[lane].submit(self._work, task)
        return waiting.ticket

    def _work(self, task: _Task) -> None:
        """On the worker thread; touches the task and signals, nothing else."""
        self._run(task)
        if not self._closed:
            self._settled.emit(task)

    def _run(self, task: _Task) -> None:
        def progress(done: int, total: int, text: str) -> None:
            self._note(task, (done, total, text))

        task.run(Report(progress, lambda: task.cancelled))

    def _note(self, task: _Task, what: tuple[int, int, str]) -> None:
        with task.lock:
            waiting, task.latest = task.latest is not None, what
        if waiting or self._closed:
            return  # the GUI thread has not yet taken the last one: it will find this one in its place
        if self._inline:
            self._move(task)
        else:
            self._moved.emit(task)

    def _move(self, task: _Task) -> None:
        with task.lock:
            what, task.latest = task.latest, None
        waiting = self._waiting.get(task)
        if what is None or waiting is None:
            return
        waiting.ticket.progressed.emit(*what)
        if waiting.progress is not None:
            waiting.progress(*what)

    def _settle(self, task: _Task) -> None:
        waiting = self._waiting.pop(task, None)
        if waiting is None:
            return
        if waiting.key is not None and self._keyed.get(waiting.key) is task:
            del self._keyed[waiting.key]
        waiting.ticket.over = True
        try:
            self._deliver(waiting)
        finally:
            waiting.ticket.finished.emit()

    @staticmethod
    def _deliver(waiting: _Waiting) -> None:
        task = waiting.task
        if task.cancelled and not (waiting.keeps and task.ran):
            return
        if task.error is None:
            waiting.done(task.result)
        elif isinstance(task.error, Cancelled):
            return
        elif waiting.failed is not None:
            waiting.failed(task.error)
        else:
            raise task.error
