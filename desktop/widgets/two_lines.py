"""Lists whose rows have two lines and a sign, some of them under headings: a row that answers GROUP is a heading."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.support.roles import DETAIL, DISPLAY, SEVERITY, USER
from desktop.widgets.signs import SEVERITIES, SIZE, colours

GROUP = USER + 32  # how many rows the heading stands for
OPENED = USER + 33  # whether they are shown; None where the heading cannot be closed
MARGIN = 6
Index = QModelIndex | QPersistentModelIndex
_TOP = Qt.AlignmentFlag.AlignTop
_BOTTOM = Qt.AlignmentFlag.AlignBottom
_RIGHT = Qt.TextElideMode.ElideRight


class GroupedDelegate(QStyledItemDelegate):
    """Rows and headings, all of one height; the second line of a row is quieter, what does not fit is cut."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row or a heading."""
        painter.save()
        if index.data(GROUP) is None:
            self._row(painter, option, index)
        else:
            self._heading(painter, option, index)
        painter.restore()

    def _row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        box: QRect = option.rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        metrics, found = option.fontMetrics, colours(option.palette)
        sign = SEVERITIES.get(index.data(SEVERITY))
        if sign is not None:
            middle = box.top() + (metrics.height() - SIZE) / 2
            sign.paint(painter, QRectF(box.left(), middle, SIZE, SIZE), option.palette)
            box.setLeft(box.left() + SIZE + MARGIN)
        painter.setFont(option.font)
        painter.setPen(QColor(found.text))
        painter.drawText(box, _TOP, metrics.elidedText(str(index.data(DISPLAY)), _RIGHT, box.width()))
        painter.setPen(QColor(found.muted))
        painter.drawText(box, _BOTTOM, metrics.elidedText(str(index.data(DETAIL) or ""), _RIGHT, box.width()))

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        box: QRect = option.rect.adjusted(MARGIN, 0, -MARGIN, -MARGIN)
        found = colours(option.palette)
        if index.data(OPENED) is not None:
            painter.setPen(QColor(found.muted))
            painter.drawText(box, _BOTTOM, "▾" if index.data(OPENED) else "▸")
            box.setLeft(box.left() + SIZE + MARGIN)
        count = str(index.data(GROUP))
        painter.setPen(QColor(found.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | _BOTTOM, count)
        room = box.width() - option.fontMetrics.horizontalAdvance(count) - 2 * MARGIN
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(found.text))
        painter.drawText(box, _BOTTOM, QFontMetrics(font).elidedText(str(index.data(DISPLAY)), _RIGHT, room))


class LineList(QTableView):
    """A list in which letters are keys: typing does not search, which would look at every row there is.

    A table of one column, since its rows are laid out without asking the model about each of them.
    """

    def keyboardSearch(self, search: str) -> None:
        """See Qt."""


def two_line_list(model: QAbstractItemModel) -> LineList:
    """A list of such rows, of any length, one of which can be current."""
    view = LineList()
    view.setModel(model)
    view.setItemDelegate(GroupedDelegate(view))
    view.setEditTriggers(LineList.EditTrigger.NoEditTriggers)
    view.setSelectionBehavior(LineList.SelectionBehavior.SelectRows)
    view.setSelectionMode(LineList.SelectionMode.SingleSelection)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setVerticalScrollMode(LineList.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for header in (view.horizontalHeader(), view.verticalHeader()):
        header.hide()
        header.setMinimumSectionSize(1)
    view.horizontalHeader().setStretchLastSection(True)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(2 * view.fontMetrics().height() + 2 + 2 * MARGIN)
    return view
