"""A line of plain text, cut with an ellipsis where there is no room; its tool tip then tells all of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.support.plain import tooltip


class ElidedLabel(QLabel):
    """Like a label, but never wider than it is allowed to be."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._detail = ""
        if name:
            self.setObjectName(name)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show this text."""
        super().setText(" ".join(text.split()))
        self._explain()

    def explain(self, detail: str) -> None:
        """What the tool tip says beside the full text."""
        self._detail = detail
        self._explain()

    def cut(self) -> bool:
        """Whether there is no room for all of it."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def _explain(self) -> None:
        told = [self.text()] if self.cut() else []
        self.setToolTip(tooltip("\n".join([*told, self._detail] if self._detail else told)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tool tip says more when less is shown."""
        super().resizeEvent(event)
        self._explain()

    def minimumSizeHint(self) -> QSize:
        """It may shrink to a few letters."""
        return QSize(self.fontMetrics().horizontalAdvance("mmmm"), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what there is room for."""
        painter = QPainter(self)
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(self.alignment() | Qt.TextFlag.TextSingleLine), shown)
