"""What is said above an article about its other versions, and the queue of claims that wait for a place. No behaviour
of its own: what the keys and buttons do is connected by the pane.
"""

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from desktop.support import layout
from desktop.support.plain import label
from desktop.widgets.two_lines import two_line_list


class VersionBanner(QFrame):
    """Hidden where there is nothing to tell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self.text = label(wrap=True)
        self.difference_button = QPushButton(self.tr("Difference (D)"))
        self.move_button = QPushButton(self.tr("Move claims (M)"))
        self.orphans_button = QPushButton(self.tr("Waiting claims (O)"))
        self.other_button = QPushButton(self.tr("Open the other (O)"))
        self.buttons = (self.difference_button, self.move_button, self.orphans_button, self.other_button)
        self.setLayout(layout.column(self.text, layout.flow(*self.buttons, gap=layout.TIGHT), margin=layout.GAP))
        self.hide()

    def tell(self, text: str, *buttons: QPushButton) -> None:
        """Say something with these buttons under it; empty text hides it."""
        self.text.setText(text)
        for button in self.buttons:
            button.setVisible(button in buttons)
        self.setVisible(bool(text))


class OrphansList(QFrame):
    """Hidden until the queue is asked for."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = label(name="heading")
        self.hint = label(name="muted", wrap=True)
        self.hint.setText(
            self.tr(
                "Enter puts a claim on the words that are lit. Other words: select them, Shift+M. X rejects the claim."
            )
        )
        self.list = two_line_list(model)
        self.list.setAccessibleName(self.tr("Claims that wait for a place"))
        self.setLayout(layout.column(self.count, self.hint, self.list, gap=6))
        self.hide()
