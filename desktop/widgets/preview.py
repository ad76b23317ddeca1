"""What one gesture is about to do to many things, shown before it is done: a list and two buttons.

It knows no data: lines come as texts.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QPushButton, QWidget

from desktop.support import layout
from desktop.support.plain import label
from desktop.widgets.keys import bind

MOST = 500


class Preview(QFrame):
    """Hidden until something is offered. Enter or the button does it, Esc turns away; `closed` follows both."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self._do: Callable[[], object] | None = None
        self._title = label(name="heading", wrap=True)
        self.lines = QListWidget()
        self.lines.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.lines.setAlternatingRowColors(True)
        self.lines.setWordWrap(True)  # what is confirmed unseen must be seen to its end
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._more = label(name="muted")
        self.accept_button = QPushButton()
        self.accept_button.setObjectName("primary")
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button = QPushButton(self.tr("Not now"))
        self.cancel_button.clicked.connect(self.cancel)
        buttons = layout.row(self._more, None, self.cancel_button, self.accept_button)
        self.setLayout(layout.column(self._title, self.lines, buttons, margin=layout.GAP))
        bind(self, {"Return": self.accept, "Enter": self.accept, "Esc": self.cancel})
        self.hide()

    def offer(self, title: str, lines: Sequence[str], action: str, do: Callable[[], object]) -> None:
        """Show what would be done; nothing is done before the person says so."""
        self._title.setText(title)
        self.lines.clear()
        self.lines.addItems(list(lines[:MOST]))
        more = len(lines) - MOST
        self._more.setText(self.tr("and %1 more").replace("%1", str(more)) if more > 0 else "")
        self.accept_button.setText(action)
        self._do = do
        self.show()
        self.lines.setFocus()

    def accept(self) -> None:
        """Do it."""
        do, self._do = self._do, None
        self.hide()
        if do is not None:
            do()
        self.closed.emit()

    def cancel(self) -> None:
        """Leave everything as it is."""
        self._do = None
        self.hide()
        self.closed.emit()
