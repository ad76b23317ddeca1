"""What every editor of a value offers, whatever its kind: text, norm, signals, a mark for what cannot be stored."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.kinds import Context, Kind
from desktop.support.plain import tooltip


class Editor(QWidget):
    """What every editor offers. `edited` comes with each change by the person, `committed` when they are done with it,
    `left` when the focus goes elsewhere (True: to another window), `reverted` on Esc.
    """

    edited = Signal()
    committed = Signal()
    left = Signal(bool)
    entered = Signal()
    reverted = Signal()
    failed = Signal(str)

    def __init__(self, kind: Kind, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.context = context

    def _adopt(self, inner: QWidget) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inner)
        self.setFocusProxy(inner)
        inner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell about focus and Esc of the inner widget."""
        match event.type():
            case QEvent.Type.FocusIn:
                self.entered.emit()
            case QEvent.Type.FocusOut if isinstance(event, QFocusEvent):
                if event.reason() != Qt.FocusReason.PopupFocusReason:
                    self.left.emit(event.reason() == Qt.FocusReason.ActiveWindowFocusReason)
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                self.reverted.emit()
            case _:
                pass
        return super().eventFilter(watched, event)

    def text(self) -> str:
        """The words as they stand."""
        raise NotImplementedError

    def set_text(self, words: str) -> None:
        """Put words in, as if they had been typed; nothing is emitted."""
        raise NotImplementedError

    def set_value(self, norm: str | None) -> None:
        """Show the value of a norm; None or empty text is no value."""
        self.set_text(self.kind.show(norm) if norm else "")

    def value(self) -> str:
        """The norm of what stands there, empty for nothing. Raises Invalid."""
        words = self.text()
        return self.kind.clean(words, self.context) if words.strip() else ""

    def entry(self) -> str:
        """What to hand to the edit that stores it: the words, or a norm where words might name two things."""
        return self.text().strip()

    def shown(self, norm: str) -> str:
        """The words that people read for a norm."""
        return self.kind.show(norm)

    def forget(self) -> None:
        """Let nothing that was typed so far come back by undo."""

    def set_read_only(self, *, on: bool) -> None:
        """Let nothing be typed; the value can still be selected and copied."""
        raise NotImplementedError

    def select_all(self) -> None:
        """Select all the text."""

    def show_error(self, message: str) -> None:
        """Mark the editor as holding something that cannot be stored; empty text takes the mark away."""
        proxy = self.focusProxy() or self
        proxy.setToolTip(tooltip(message))
        if bool(proxy.property("invalid")) == bool(message):
            return  # to be styled anew is dear
        proxy.setProperty("invalid", bool(message))
        proxy.style().unpolish(proxy)
        proxy.style().polish(proxy)
