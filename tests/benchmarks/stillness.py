"""How long the whole window stands still while a gesture is carried out: how long an 8 ms timer was not served."""

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.rounds import Row

LONGEST = 100.0  # milliseconds that nothing may hold the screen


def still_rows(subject: str, size: int, rounds: Sequence[dict[str, float]]) -> Iterator[Row]:
    """A line for each gesture: the median of the rounds, each the longest gap in milliseconds."""
    for gesture in rounds[0]:
        gaps = [told[gesture] for told in rounds]
        ratio = statistics.median(gaps) / LONGEST
        spread = (min(gaps) / LONGEST, max(gaps) / LONGEST)
        yield Row(f"{subject}, longest stillness: {gesture}", size, "100 ms", ratio * LONGEST, ratio, spread, "1.0")


def opened(workspace: Path, home: Path) -> tuple[Any, "Watch"]:
    """The desk of the program with the workspace open and at rest, and what watches it."""
    from PySide6.QtWidgets import QApplication

    from desktop.app import build
    from desktop.places import Places

    application = QApplication(["depositary", "-style", "Fusion"])
    application.setProperty("style", "Fusion")
    program = build(application, Places.below(home))
    program.start(workspace)
    watch = Watch(lambda: program.desk is None or program.desk.routes is None or program.desk.busy)
    watch.rest(calm=50)
    assert program.desk is not None
    watch.kept = application, program
    return program.desk, watch


class Watch:
    """A timer of 8 ms, and how long it was not served."""

    def __init__(self, busy: Callable[[], bool]) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.kept: object = None  # what has to live as long
        self._busy = busy
        self._gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(interval=8, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def _tick(self) -> None:
        now = time.perf_counter()
        self._gaps.append((now - self._last) * 1000)
        self._last = now

    def rest(self, calm: int = 10) -> None:
        """Wait until nothing is under way."""
        from PySide6.QtCore import QCoreApplication

        while calm:
            QCoreApplication.processEvents()
            time.sleep(0.002)
            calm -= not self._busy()

    def longest(self, gesture: Callable[[], object]) -> float:
        """The longest gap in milliseconds from the gesture until nothing is under way."""
        self._gaps.clear()
        self._last = time.perf_counter()
        self._timer.start()
        gesture()
        self.rest()
        self._tick()
        self._timer.stop()
        return max(self._gaps)
