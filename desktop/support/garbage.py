"""Python's cycle collector, kept on the GUI thread.

A collection may start on any thread and would there destroy Qt objects that belong to the GUI thread (timers, models).
The window stands still meanwhile, so that it is kept short: little at a time, the program itself is spared, and what is
older waits while other threads are at work, which would have their turns in the midst of it.
Not a memory tuner: generations and thresholds stay Python's own.
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Collector(QObject):
    """Switches the automatic collection off and collects from a timer of the GUI thread instead; `stop` undoes both.

    `busy` answers whether other threads are at work.
    """

    def __init__(
        self, parent: QObject | None = None, every: int = 200, busy: Callable[[], bool] = lambda: False
    ) -> None:
        super().__init__(parent)
        gc.disable()
        self._busy = busy
        self._spares = False
        self._timer = QTimer(self)
        self._timer.setInterval(every)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due, if any; only the youngest while other threads are at work."""
        for generation in (0,) if self._busy() else (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
                gc.collect(generation)
                return

    def spare(self) -> None:
        """Look no more through what is there now: the program, which stays. Later calls do nothing."""
        if not self._spares:
            self._spares = True
            gc.freeze()

    def stop(self) -> None:
        """Give the collection back to Python."""
        self._timer.stop()
        gc.enable()
