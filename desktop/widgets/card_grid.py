"""Cards side by side under what introduces them, as many columns as there is room for, all of one width."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from desktop.support import layout

NARROWEST = 190


class CardGrid(QScrollArea):
    """Scrolls up and down only."""

    def __init__(self, head: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._cards: list[QWidget] = []
        self._columns = 0
        self._holder = QWidget()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        column = layout.column(*(part for part in (head, self._grid) if part is not None))
        column.setStretch(column.count() - 1, 1)
        column.setContentsMargins(0, 0, layout.TIGHT, 0)  # clear of the scroll bar
        self._holder.setLayout(column)
        self._grid.setSpacing(layout.GAP)
        self.setWidget(self._holder)

    def set_cards(self, cards: Sequence[QWidget]) -> None:
        """Show these cards and delete the former ones."""
        for card in self._cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = list(cards)
        self._arrange(self._fitting())
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room may make room for more columns."""
        super().resizeEvent(event)
        if self._fitting() != self._columns:
            self._arrange(self._fitting())

    def _fitting(self) -> int:
        room = self.viewport().width() // NARROWEST
        return max(1, min(room, len(self._cards), 4))

    def _arrange(self, columns: int) -> None:
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        self._columns = columns
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // columns, at % columns)
            card.show()
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self._grid.setRowStretch((len(self._cards) - 1) // columns + 1, 1)
        for before, after in zip(self._cards, self._cards[1:], strict=False):
            QWidget.setTabOrder(before, after)
