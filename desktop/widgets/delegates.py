"""How cells are drawn where Qt's own way does not do: signs of states and severities, refused texts, second lines.

The models answer `support.roles`; a delegate asks for nothing else.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.support.roles import DETAIL, ERROR, SEVERITY, STATE
from desktop.widgets.signs import SEVERITIES, SIZE, STATES, colours

Index = QModelIndex | QPersistentModelIndex
_BOX = QSize(SIZE, SIZE)


class StateDelegate(QStyledItemDelegate):
    """Text behind the sign of its state, or of its severity; a text that was refused has a wavy line under it."""

    slanted = ""  # the state whose texts are set in italics: what is only claimed is no value yet

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Let the style draw the sign as the item's icon."""
        super().initStyleOption(option, index)
        state = index.data(STATE)
        sign = STATES.get(state) if state is not None else SEVERITIES.get(index.data(SEVERITY))
        if sign is not None:
            option.icon = sign.icon(option.palette)
            option.decorationSize = _BOX
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        if state and state == self.slanted:
            font = option.font
            font.setItalic(True)
            option.font = font

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """As the style does it, and then the line under a refused text."""
        super().paint(painter, option, index)
        if index.data(ERROR):
            _underline(painter, option)


def _underline(painter: QPainter, option: QStyleOptionViewItem) -> None:
    painter.save()
    painter.setPen(QPen(QColor(colours(option.palette).danger), 2, Qt.PenStyle.DotLine))
    y = option.rect.bottom() - 1
    painter.drawLine(option.rect.left() + 3, y, option.rect.right() - 3, y)
    painter.restore()


class TwoLineDelegate(StateDelegate):
    """The text, and under it a quieter second line from the role DETAIL."""

    GAP = 2
    MARGIN = 6

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines high, whatever is in them: lists of one height are quick."""
        line = option.fontMetrics.height()
        return QSize(super().sizeHint(option, index).width(), 2 * line + self.GAP + 2 * self.MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The first line by the style, in the upper half; the second by hand."""
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        found = colours(option.palette)
        text, detail = whole.text, str(index.data(DETAIL) or "")
        whole.text = ""
        icon = QIcon(whole.icon)  # a copy: what the option gives is its own
        whole.icon = QIcon()
        whole.features &= ~QStyleOptionViewItem.ViewItemFeature.HasDecoration
        style = whole.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, whole, painter, whole.widget)
        box = option.rect.adjusted(self.MARGIN, self.MARGIN, -self.MARGIN, -self.MARGIN)
        painter.save()
        metrics = whole.fontMetrics
        if not icon.isNull():
            icon.paint(painter, box.left(), box.top() + (metrics.height() - SIZE) // 2, SIZE, SIZE)
            box.setLeft(box.left() + SIZE + self.MARGIN)
        painter.setFont(whole.font)
        painter.setPen(QColor(found.text))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(box, Qt.AlignmentFlag.AlignTop, metrics.elidedText(text, elide, box.width()))
        painter.setPen(QColor(found.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignBottom, metrics.elidedText(detail, elide, box.width()))
        painter.restore()
