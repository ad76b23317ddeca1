"""A quote with the words around it, the quote itself emphasised: painted as plain text, whatever it holds."""

import math

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

_NARROWEST = 120
_PREFERRED = 300
_AIR = 1.15  # of a line's height


class QuoteLabel(QWidget):
    """Wraps to the width it is given. Line ends are shown as spaces."""

    def __init__(self, before: str, exact: str, after: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        head, tail = _whole_words(_flat(before)), _whole_words(_flat(after)[::-1])[::-1]
        self._text = head + _flat(exact) + tail
        self._span = (_units(head), _units(_flat(exact)))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self._text)

    def text(self) -> str:
        """All that is shown."""
        return self._text

    def hasHeightForWidth(self) -> bool:
        """See Qt."""
        return True

    def heightForWidth(self, width: int) -> int:
        """See Qt."""
        return self._laid_out(width)[1]

    def sizeHint(self) -> QSize:
        """See Qt."""
        return QSize(_PREFERRED, self.heightForWidth(_PREFERRED))

    def minimumSizeHint(self) -> QSize:
        """See Qt."""
        return QSize(_NARROWEST, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        self._laid_out(self.width())[0].draw(painter, QPointF(0, 0))

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        layout = QTextLayout(self._text, self.font())
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._emphasis()])
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, _NARROWEST))
            line.setPosition(QPointF(0, height))
            height += line.height() * _AIR
        layout.endLayout()
        return layout, math.ceil(height)

    def _emphasis(self) -> QTextLayout.FormatRange:
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.DemiBold)
        look.setForeground(self.palette().color(QPalette.ColorRole.Text))
        found = QTextLayout.FormatRange()
        found.start, found.length = self._span
        found.format = look
        return found


def _whole_words(text: str) -> str:
    """The text without the word that was cut at its beginning, and a sign that more stands before it."""
    if not text.strip():
        return ""
    rest = text.partition(" ")[2]
    return "…" + (rest or text)


def _flat(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ").replace("\u2028", " ").replace("\u2029", " ")


def _units(text: str) -> int:
    """The length in UTF-16 units, which is how Qt counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
