"""Text that came from data, shown as text: Qt takes anything that looks like HTML for HTML unless it is told not to.

HTML in data could load pictures from a disk or a network share. Not for texts of the program itself.
"""

from html import escape
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QWidget


def label(
    text: str = "", parent: QWidget | None = None, *, wrap: bool = False, selectable: bool = False, name: str = ""
) -> QLabel:
    """A label that shows its text as it is, for ever. `name` is the object name that the style sheet knows it by."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        made.setCursor(Qt.CursorShape.IBeamCursor)
    if name:
        made.setObjectName(name)
    return made


def tooltip(text: str) -> str:
    """The text made safe for a tool tip: long texts wrap, and nothing in it is taken for HTML."""
    if not text:
        return ""
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>'


class InertDocument(QTextDocument):
    """A text document that loads nothing, whatever its content asks for."""

    def loadResource(self, type: int, name: QUrl | str) -> Any:  # noqa: A002 - Qt's name
        """Answer every request with nothing."""
        return None
