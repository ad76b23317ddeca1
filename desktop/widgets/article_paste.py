"""Pasted text that is to become an article, to be looked at before it is frozen. What is known of it is asked later."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QWidget

from desktop.support import layout
from desktop.support.plain import label
from desktop.widgets.keys import bind


class PasteDialog(QDialog):
    """`offered` carries the text. Ctrl+Enter accepts."""

    offered = Signal(str)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Paste as article"))
        self.text = QPlainTextEdit(text)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Text of the article"))
        told = self.tr("It is frozen as it stands here. Its title, publisher and date are asked next.")
        hint = label(told, wrap=True, name="muted")
        self.error = label(name="error", wrap=True)
        button = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(button.Ok | button.Cancel)
        self.buttons.button(button.Ok).setText(self.tr("Freeze as article (Ctrl+Enter)"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        bind(self, {"Ctrl+Return": self.accept, "Ctrl+Enter": self.accept})
        self.setLayout(layout.column(self.text, hint, self.error, self.buttons, margin=layout.WIDE))
        self.resize(640, 520)
        self.buttons.button(button.Ok).setFocus()

    def accept(self) -> None:
        """Hand the text over, or stay and say what is wrong."""
        text = self.text.toPlainText()
        if not text.strip():
            self.error.setText(self.tr("Paste the text of the article first"))
            return
        self.offered.emit(text)
        super().accept()
