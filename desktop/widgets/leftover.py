"""Under a field: what was typed into it before and never stored, to be used after all or discarded."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.support import layout
from desktop.support.plain import label

_MOST = 120


class Leftover(QWidget):
    """A text with two buttons, hidden where there is none."""

    used = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = label(wrap=True, name="warning")
        self.use_button = QPushButton(self.tr("Use it"))
        self.drop_button = QPushButton(self.tr("Discard"))
        row = layout.row(self._text, self.use_button, self.drop_button)
        row.setStretch(0, 1)
        self.setLayout(row)
        self.hide()
        self.use_button.clicked.connect(self.used)
        self.drop_button.clicked.connect(self.dropped)

    def offer(self, draft: str) -> None:
        """Show the beginning of the text."""
        shown = draft if len(draft) <= _MOST else draft[: _MOST - 1] + "…"
        self._text.setText(self.tr("Typed before, and never stored: “{text}”").format(text=shown))
        self.show()
