"""A form for pasted text that is to become an article: the words, and what a person knows of them. Stores nothing."""

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from db.kinds import DATE, Invalid
from desktop.support import layout
from desktop.support.plain import label


class Pasted(NamedTuple):
    """What was typed and pasted; empty texts where nothing is known."""

    text: str
    title: str
    publisher: str
    published: str


class PasteDialog(QDialog):
    """`offered` carries a Pasted. The first line of the text is proposed as the title. Ctrl+Enter accepts."""

    offered = Signal(object)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Paste as article"))
        self.text = QPlainTextEdit(text)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Text of the article"))
        first = next((line.strip() for line in text.splitlines() if line.strip()), "")
        self.title = QLineEdit(first[:200])
        self.publisher = QLineEdit()
        self.published = QLineEdit(placeholderText=self.tr("14 March 2024, or 2024-03"))
        self.error: QLabel = label(name="error", wrap=True)
        form = layout.form()
        rows = ((self.tr("Title"), self.title), (self.tr("Publisher"), self.publisher))
        for name, line in (*rows, (self.tr("Published"), self.published)):
            line.setAccessibleName(name)
            form.addRow(name, line)
        button = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(button.Ok | button.Cancel)
        self.buttons.button(button.Ok).setText(self.tr("Freeze as article"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.setLayout(layout.column(self.text, form, self.error, self.buttons, margin=layout.WIDE))
        self.resize(640, 520)
        self.publisher.setFocus()

    def accept(self) -> None:
        """Hand the text over, or stay and say what is wrong."""
        published = self.published.text().strip()
        try:
            if not self.text.toPlainText().strip():
                raise Invalid(self.tr("Paste the text of the article first"))
            if published:
                DATE.clean(published)
        except Invalid as error:
            self.error.setText(str(error))
            return
        title, publisher = self.title.text().strip(), self.publisher.text().strip()
        self.offered.emit(Pasted(self.text.toPlainText(), title, publisher, published))
        super().accept()
