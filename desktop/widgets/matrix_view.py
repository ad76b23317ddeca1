"""How a matrix of evidence looks: a sign and the value in each cell, the same signs explained below it."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.support import layout
from desktop.support.plain import label
from desktop.support.roles import DISPLAY, USER
from desktop.widgets.signs import SIZE, STATES, Sign, SignView

CELL = USER + 41
WIDTH = 150
ROWS = 220  # the width of what the rows are called
_AIR = 6
Index = QModelIndex | QPersistentModelIndex


def _pen(colour: QColor) -> QPen:
    return QPen(colour, 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)


def _cross(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    painter.setPen(_pen(colour))
    painter.drawLine(QPointF(3, 3), QPointF(11, 11))
    painter.drawLine(QPointF(11, 3), QPointF(3, 11))


def _beside(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    painter.setPen(_pen(colour))
    painter.drawLine(QPointF(2.5, 5), QPointF(11.5, 5))
    painter.drawLine(QPointF(2.5, 9), QPointF(11.5, 9))


def _absent(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    painter.setPen(_pen(colour))
    painter.drawEllipse(QPointF(7, 7), 4.2, 4.2)
    painter.drawLine(QPointF(2.5, 11.5), QPointF(11.5, 2.5))


def _rejected(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    painter.setPen(_pen(colour))
    painter.drawLine(QPointF(2.5, 7), QPointF(11.5, 7))


# The first word of each sign is the name of its colour.
CELLS = {
    "supports": Sign("vetted", "✓", "Supports", STATES["vetted"].shape),
    "contradicts": Sign("hard", "✗", "Contradicts", _cross),
    "beside": Sign("claimed", "=", "Something else, beside it", _beside),
    "absent": Sign("soft", "∅", "Absent from a closed list", _absent),
    "rejected": Sign("unsourced", "–", "Rejected", _rejected),
}


class _Cells(QStyledItemDelegate):
    """The sign, and beside it, quieter, the value that the article gives."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell; one of a silent article stays empty."""
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        sign = CELLS.get(index.data(CELL))
        if sign is None:
            return
        box = option.rect.adjusted(_AIR, 0, -_AIR, 0)
        sign.paint(painter, QRectF(box.left(), box.center().y() - SIZE / 2 + 1, SIZE, SIZE), option.palette)
        box.setLeft(box.left() + SIZE + _AIR)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        words = option.fontMetrics.elidedText(str(index.data(DISPLAY)), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


def matrix_view(model: QAbstractItemModel) -> QTableView:
    """A table of such cells, of which one is current; only what is in sight is asked for."""
    view = QTableView()
    view.setModel(model)
    view.setItemDelegate(_Cells(view))
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    line = view.fontMetrics().height()
    across, down = view.horizontalHeader(), view.verticalHeader()
    for header, size in ((across, WIDTH), (down, line + 2 * _AIR)):
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultSectionSize(size)
        header.setSectionsClickable(False)
    across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    across.setFixedHeight(2 * line + 2 * _AIR)
    down.setFixedWidth(ROWS)
    down.setTextElideMode(Qt.TextElideMode.ElideRight)  # one line; the columns have two
    return view


def legend() -> QWidget:
    """The signs with their meanings, on one line or several."""
    items: list[QWidget] = []
    for name, sign in CELLS.items():
        item = QWidget()
        item.setLayout(layout.row(SignView(CELLS, name), label(sign.label, name="muted"), gap=layout.TIGHT))
        items.append(item)
    shown = QWidget()
    shown.setLayout(layout.flow(*items))
    return shown
