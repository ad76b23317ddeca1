"""A text document for data that may look like HTML: whatever its content asks for, nothing is loaded."""

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument


class InertDocument(QTextDocument):
    """A text document that loads nothing, whatever its content asks for."""

    def loadResource(self, type: int, name: QUrl | str) -> Any:  # noqa: A002 - Qt's name
        """Answer every request with nothing."""
        return None
