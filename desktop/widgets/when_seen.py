"""Work for a pane that can wait until somebody looks at it: what is behind another tab reads nothing."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class WhenSeen(QObject):
    """Calling it does the work at once where the widget is in sight, else once when it next comes into sight."""

    def __init__(self, widget: QWidget, work: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget, self._work = widget, work
        self._due = False
        widget.installEventFilter(self)

    def __call__(self) -> None:
        """Do it, now or later."""
        self._due = not self._widget.isVisible()
        if not self._due:
            self._work()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt."""
        if event.type() == QEvent.Type.Show and self._due:
            self._due = False
            self._work()
        return False
