"""A line to look for words in a text: how often they occur, the next and the one before. It searches nothing itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QToolButton, QWidget

from desktop.support import layout
from desktop.support.plain import label


class FindBar(QFrame):
    """`changed` carries the words, `stepped` +1 or -1; `closed` comes when the bar goes."""

    changed = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(self.tr("Find in the article"))
        self.edit.setClearButtonEnabled(True)
        self.edit.textChanged.connect(self.changed)
        self.count: QLabel = label(name="count")
        self.count.setMinimumWidth(self.fontMetrics().horizontalAdvance("00000 / 00000"))
        previous = self._button(Qt.ArrowType.UpArrow, self.tr("The one before (Shift+F3)"))
        previous.clicked.connect(lambda: self.stepped.emit(-1))
        following = self._button(Qt.ArrowType.DownArrow, self.tr("The next (F3)"))
        following.clicked.connect(lambda: self.stepped.emit(1))
        close = self._button(Qt.ArrowType.NoArrow, self.tr("Close (Esc)"))
        close.setText("✕")
        close.clicked.connect(self.hide)
        self.setLayout(layout.row(self.edit, self.count, previous, following, close, margin=layout.TIGHT))
        self.hide()

    def open(self, words: str = "") -> None:
        """Show the bar, ready to type; with words, look for them."""
        self.show()
        if words:
            self.edit.setText(words)
        self.edit.selectAll()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_count(self, current: int, total: int, *, more: bool = False) -> None:
        """Tell which of how many; `more`: there are more than were counted."""
        if not self.edit.text().strip():
            self.count.clear()
        elif not total:
            self.count.setText(self.tr("none"))
        else:
            self.count.setText(f"{current} / {total}{'+' if more else ''}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F3 go on, with Shift back; Esc closes."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the search is over."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.closed.emit()

    @staticmethod
    def _button(arrow: Qt.ArrowType, help_text: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setArrowType(arrow)
        button.setToolTip(help_text)
        button.setAccessibleName(help_text)
        return button
