"""A list whose lines stand at depths, wrap to the width there is, and may begin with a sign."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.support.roles import DISPLAY, SEVERITY, STATE, USER
from desktop.widgets.signs import SEVERITIES, SIZE, STATES, Sign

DEPTH = USER + 40
STEP = 22
MARGIN = 5
Index = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class _Lines(QStyledItemDelegate):
    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words need in the width there is."""
        room = QRect(0, 0, max(120, self._view.viewport().width() - self._left(index) - MARGIN), 10_000)
        words = option.fontMetrics.boundingRect(room, _WRAP, str(index.data(DISPLAY)))
        return QSize(120, words.height() + 2 * MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, sign and words."""
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        painter.save()
        box: QRect = option.rect.adjusted(self._left(index), MARGIN, -MARGIN, -MARGIN)
        sign = _sign(index)
        if sign is not None:
            middle = box.top() + (option.fontMetrics.height() - SIZE) / 2
            sign.paint(painter, QRectF(box.left() - SIZE - MARGIN, middle, SIZE, SIZE), option.palette)
        font = QFont(option.font)
        font.setBold(not index.data(DEPTH))
        painter.setFont(font)
        quiet = index.data(DEPTH) in (1, 4) and sign is None
        role = QPalette.ColorRole.PlaceholderText if quiet else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(role))
        painter.drawText(box, _WRAP, str(index.data(DISPLAY)))
        painter.restore()

    def _left(self, index: Index) -> int:
        return MARGIN + STEP * int(index.data(DEPTH) or 0) + SIZE + MARGIN


def _sign(index: Index) -> Sign | None:
    return SEVERITIES.get(index.data(SEVERITY)) or STATES.get(index.data(STATE))


def chain_list(model: QAbstractItemModel) -> QListView:
    """A list of such lines, one of which is current."""
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(_Lines(view))
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    return view
