"""Text that came from data, shown as text: Qt takes anything that looks like HTML for HTML unless it is told not to.

HTML in data could load pictures from a disk or a network share. Not for texts of the program itself.
"""

from PySide6.QtCore import Qt
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
    return f'<p style="white-space: pre-wrap">{_escape(text)}</p>'


def _escape(text: str) -> str:
    """The text with the signs of HTML written out; the library's own would load every entity there is."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
