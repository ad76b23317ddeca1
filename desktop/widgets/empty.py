"""What stands in a pane that has nothing to show: why, and what to do about it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.support import layout
from desktop.support.plain import label

ICON = 32


class EmptyState(QWidget):
    """A title, a sentence, and up to two actions as buttons, the first of them the proposed one.

    `Icons.put(state, name, "muted")` gives it an icon.
    """

    def __init__(
        self, title: str, text: str = "", actions: Sequence[QAction] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.hide()
        self._title = self._line(title, "heading")
        self._text = self._line(text, "muted")
        self._text.setVisible(bool(text))
        self.buttons = [self._button(action, first=not at) for at, action in enumerate(actions)]
        inner: QVBoxLayout = layout.column(None, self._picture, self._title, self._text, margin=layout.WIDE)
        if self.buttons:
            inner.addSpacing(layout.GAP)
            inner.addLayout(layout.row(None, *self.buttons, None))
        inner.addStretch(2)
        self.setLayout(inner)

    def set_text(self, title: str, text: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def setIcon(self, icon: QIcon) -> None:
        """Show an icon above the title."""
        self._picture.setPixmap(icon.pixmap(ICON, ICON))
        self._picture.setVisible(not icon.isNull())

    @staticmethod
    def _line(text: str, name: str) -> QLabel:
        line = label(text, wrap=True, name=name)
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        return line

    @staticmethod
    def _button(action: QAction, *, first: bool) -> QPushButton:
        button = QPushButton(action.iconText())
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        if first:
            button.setObjectName("primary")
        return button
