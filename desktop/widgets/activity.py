"""The long work under way, in the status line: what it is, how far it is, and a button to stop it.

It knows tickets by what they tell: a title, `progressed`, `finished`, `cancel`. Work without a title is not shown.
"""

from typing import Any, Protocol

from PySide6.QtWidgets import QProgressBar, QToolButton, QWidget

from desktop.support import layout
from desktop.support.plain import label


class Work(Protocol):
    """What is shown of a piece of work."""

    title: str
    progressed: Any
    finished: Any

    def cancel(self) -> None:
        """Ask it to stop."""
        ...


class Activity(QWidget):
    """Hidden while nothing is under way; shows the work begun first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._works: list[Work] = []
        self.title = label()
        self.bar = QProgressBar()
        self.bar.setFixedWidth(160)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(12)
        self.stop = QToolButton(autoRaise=True)
        self.stop.setText(self.tr("Stop"))
        self.stop.setToolTip(self.tr("Nothing of this step is kept"))
        self.stop.clicked.connect(self._stop)
        self.setLayout(layout.row(self.title, self.bar, self.stop))
        self.hide()

    def titles(self) -> list[str]:
        """What is under way."""
        return [work.title for work in self._works]

    def show_work(self, work: Work) -> None:
        """Show a piece of work until it is over."""
        if not work.title:
            return
        self._works.append(work)

        def moved(done: int, total: int, text: str) -> None:
            self._moved(work, done, total, text)

        work.progressed.connect(moved)
        work.finished.connect(lambda: self._over(work))
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._works))
        if self._works:
            self.title.setText(self._works[0].title + "…")
            self.bar.setRange(0, 0)

    def _moved(self, work: Work, done: int, total: int, text: str) -> None:
        if self._works[:1] == [work]:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self.title.setText(f"{work.title}: {text}" if text else f"{work.title}…")

    def _over(self, work: Work) -> None:
        if work in self._works:
            self._works.remove(work)
        self._show()

    def _stop(self) -> None:
        for work in self._works[:1]:
            work.cancel()
