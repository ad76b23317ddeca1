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
Choice = tuple[str, Callable[[], object]]  # what a button says, and what it does


class Preview(QFrame):
    """Hidden until something is offered. Enter or the button does it, Esc turns away; `closed` follows both.

    Where the contrary may be done to all as well, Del does that.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self._do: Callable[[], object] | None = None
        self._against: Callable[[], object] | None = None
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
        self.against_button = QPushButton()
        self.against_button.clicked.connect(self.turn_down)
        buttons = layout.row(self._more, None, self.cancel_button, self.against_button, self.accept_button)
        self.setLayout(layout.column(self._title, self.lines, buttons, margin=layout.GAP))
        bind(self, {"Return": self.accept, "Enter": self.accept, "Esc": self.cancel, "Del": self.turn_down})
        self.hide()

    def offer(
        self,
        title: str,
        lines: Sequence[str],
        action: str,
        do: Callable[[], object],
        against: Choice | None = None,
    ) -> None:
        """Show what would be done; nothing is done before the person says so."""
        self._title.setText(title)
        self.lines.clear()
        self.lines.addItems(list(lines[:MOST]))
        more = len(lines) - MOST
        self._more.setText(self.tr("and %1 more").replace("%1", str(more)) if more > 0 else "")
        self.accept_button.setText(action)
        self._do = do
        self.against_button.setVisible(against is not None)
        text, self._against = against or ("", None)
        self.against_button.setText(text)
        self.show()
        self.lines.setFocus()

    def accept(self) -> None:
        """Do it."""
        self._end(self._do)

    def turn_down(self) -> None:
        """Do the contrary, where there is one."""
        if self._against is not None:
            self._end(self._against)

    def cancel(self) -> None:
        """Leave everything as it is."""
        self._end(None)

    def _end(self, do: Callable[[], object] | None) -> None:
        self._do = self._against = None
        self.hide()
        if do is not None:
            do()
        self.closed.emit()
