"""A line above the panes about the program itself, with the one thing to do about it; it stays until it is put away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from desktop.support import layout
from desktop.support.plain import label


class Notice(QFrame):
    """`accepted` when the person does what is offered."""

    accepted = Signal()

    def __init__(self, text: str, offer: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.text = label(text, wrap=True)
        self.button = QPushButton(offer)
        self.button.setObjectName("primary")
        self.button.clicked.connect(self.accepted)
        later = QPushButton(self.tr("Later"))
        later.clicked.connect(self.deleteLater)
        line = layout.row(self.text, self.button, later, margin=layout.GAP)
        line.setStretch(0, 1)
        self.setLayout(line)
