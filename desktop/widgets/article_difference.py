"""Two versions of a text as one, with what was taken out and what was put in. By sign as well as by colour."""

from collections.abc import Sequence

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QWidget

from db.alignment import Piece
from desktop.support import layout
from desktop.support.plain import label
from desktop.widgets.keys import bind
from desktop.widgets.quote_marks import for_display
from desktop.widgets.signs import colours

MOST = 1_000  # pieces that are shown
_CHANGE = QRegularExpression(r"\[[−+] ")
_NEAR = 160  # letters of what was kept that are shown on either side of a change


class DifferenceView(QFrame):
    """Hidden until a difference is shown; Esc or the button closes it."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(name="heading", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setUndoRedoEnabled(False)
        self.text.setAccessibleName(self.tr("Difference of the versions"))
        close = QPushButton(self.tr("Back to the text"))
        close.clicked.connect(self.close_view)
        head = layout.row(self.title, close)
        head.setStretch(0, 1)
        self.setLayout(layout.column(head, self.text))
        bind(self, {"Esc": self.close_view, "D": self.close_view})
        self.hide()

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show what differs, with some of what was kept around it."""
        changes = sum(piece.kind != "kept" for piece in pieces)
        told = self.tr("Changes: %1. [− taken out −] [+ put in +]").replace("%1", str(changes))
        self.title.setText(told if changes else self.tr("Both versions say the same."))
        self.text.clear()
        cursor = self.text.textCursor()
        for number, piece in enumerate(pieces[:MOST]):
            cursor.insertText(_told(piece, first=number == 0, last=number + 1 == len(pieces)), self._look(piece.kind))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.show()
        if changes:
            self.text.find(_CHANGE)
            self.text.moveCursor(QTextCursor.MoveOperation.StartOfLine)
            self.text.centerCursor()
        self.text.setFocus()

    def _look(self, kind: str) -> QTextCharFormat:
        look, found = QTextCharFormat(), colours(self.palette())
        if kind == "removed":
            look.setFontStrikeOut(True)
            look.setForeground(QColor(found.danger))
        elif kind == "added":
            look.setFontUnderline(True)
            look.setForeground(QColor(found.success))
        return look

    def close_view(self) -> None:
        """Back to the text."""
        self.hide()
        self.closed.emit()


def _told(piece: Piece, *, first: bool, last: bool) -> str:
    """The piece as it is shown: a change between signs, of what was kept only what is near a change."""
    text = for_display(piece.text)
    if piece.kind == "kept":
        head, tail = "" if first else text[:_NEAR], "" if last else text[-_NEAR:]
        return text if len(text) <= 2 * _NEAR else f"{head} … {tail}"
    sign = "−" if piece.kind == "removed" else "+"
    bare = text.rstrip()
    return f"[{sign} {bare} {sign}]{text[len(bare) :]}"
