"""The names of an article's parts beside its text. It draws; what a part means is not its affair."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QWidget

from desktop.widgets.signs import colours

WIDTH = 13  # letters
_GAP = 6

# The blocks in sight with the place of their upper left corner.
Blocks = Callable[[QRectF], Iterator[tuple[QTextBlock, float, float]]]


class PartMargin(QWidget):
    """Each part has its name where it begins, or at the top of the sight, and a line as long as it is."""

    def __init__(self, parent: QWidget, blocks: Blocks) -> None:
        super().__init__(parent)
        self._blocks = blocks
        self.parts: Sequence[tuple[str, int, int]] = ()  # name, start and end in UTF-16 units; in order
        self.hide()

    def sizeHint(self) -> QSize:
        """See Qt."""
        return QSize(self.fontMetrics().averageCharWidth() * WIDTH, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the names and lines of the parts in sight."""
        painter = QPainter(self)
        found = colours(self.palette())
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        last = ""
        for block, _, top in self._blocks(QRectF(event.rect())):
            number = self._part_at(block.position())
            if number < 0:
                continue
            height = block.layout().boundingRect().height()
            painter.fillRect(QRectF(self.width() - 3, top, 2, height), QColor(found.border))
            name = self.parts[number][0]
            if name != last:
                painter.setPen(QColor(found.muted))
                box = QRectF(0, max(top, 0), self.width() - _GAP - 3, painter.fontMetrics().height())
                painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, name)
            last = name

    def _part_at(self, position: int) -> int:
        at = bisect_right(self.parts, position, key=lambda part: part[1]) - 1
        return at if at >= 0 and position < self.parts[at][2] else -1
