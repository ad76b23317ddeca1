"""A newer version that is installed while this one runs: it is noticed, and started in this one's place.

Nothing is asked of a network: the version stands in a file beside the program. Who may close is the program's affair.
"""

import os
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from db import VERSION
from desktop import installed

_OFTEN = 60_000


class Renewal(QObject):
    """`found` carries the version, once for each. It looks each minute, and when the window comes to the front."""

    found = Signal(str)

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known = {"", VERSION}
        if installed.home() is not None:
            timer = QTimer(self, interval=_OFTEN)
            timer.timeout.connect(self.look)
            timer.start()
            application.applicationStateChanged.connect(self._state_changed)

    def look(self) -> None:
        """Compare the version that is installed with the running one."""
        version = installed.version()
        if version not in self._known:
            self._known.add(version)
            self.found.emit(version)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()


def start_again(arguments: Sequence[str]) -> None:
    """Start the program that is installed now, as a person would, and do not wait for it."""
    program, *first = installed.command()
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"  # else the frozen program takes itself for a child of this one
    QProcess.startDetached(program, [*first, *arguments])
