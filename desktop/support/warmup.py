"""One long call beside a live window: imports and opening files on a thread of their own, with the window kept smooth.

Python hands the interpreter from thread to thread every five milliseconds. From the first such call on it does so ten
times as often, also for the work that follows (`jobs`): a pane that is painted has to ask for it many times.
"""

import sys
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

_INTERVAL = 0.0005


class Warmup(QObject):
    """Runs a call on a thread; `done` carries its result and `failed` its error, on the thread of this object."""

    done = Signal(object)
    failed = Signal(object)
    _over = Signal(object, object)

    def __init__(self, call: Callable[[], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._call = call
        self._thread = threading.Thread(target=self._run, name="warm-up", daemon=True)
        self._over.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin."""
        sys.setswitchinterval(_INTERVAL)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether it is still at work."""
        return self._thread.is_alive()

    def wait(self) -> None:
        """Wait until the thread is over; its result is still delivered by the event loop."""
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        try:
            result = self._call()
        except Exception as error:  # noqa: BLE001 - carried to the thread that waits for it
            self._over.emit(None, error)
        else:
            self._over.emit(result, None)

    def _settle(self, result: Any, error: Exception | None) -> None:
        self.wait()
        if error is None:
            self.done.emit(result)
        else:
            self.failed.emit(error)
