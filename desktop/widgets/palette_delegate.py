"""How a line of the palette is drawn: icon, title with the letters that fit, a quiet hint; headings of groups."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.support.roles import DISPLAY, USER
from desktop.support.theme import Colours
from desktop.widgets.signs import colours

Index = QModelIndex | QPersistentModelIndex
ENTRY = USER + 31
HITS = USER + 32
ICON = 16
MARGIN = 10


class PaletteDelegate(QStyledItemDelegate):
    """Draws entries and headings."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One height for entries, a lower one for headings."""
        heading = index.data(ENTRY) is None
        return QSize(0, option.fontMetrics.height() + (8 if heading else 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        found = colours(option.palette)
        entry = index.data(ENTRY)
        painter.save()
        box = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        if entry is None:
            self._heading(painter, box, option.font, str(index.data(DISPLAY)), found)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(option.rect, QColor(found.selection))
                painter.fillRect(
                    QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), QColor(found.accent)
                )
            if entry.icon is not None:
                entry.icon.paint(painter, QRect(box.left(), box.center().y() - ICON // 2 + 1, ICON, ICON))
            box.setLeft(box.left() + ICON + MARGIN)
            right = self._hint(painter, box, option.font, entry.hint, found)
            box.setRight(right)
            colour = found.text if entry.enabled else found.muted
            self._title(painter, box, option.font, entry.title, index.data(HITS) or (), colour)
        painter.restore()

    @staticmethod
    def _heading(painter: QPainter, box: QRect, font: QFont, text: str, found: Colours) -> None:
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.85)
        small.setWeight(QFont.Weight.DemiBold)
        painter.setFont(small)
        painter.setPen(QColor(found.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    @staticmethod
    def _hint(painter: QPainter, box: QRect, font: QFont, text: str, found: Colours) -> int:
        """Draw the hint at the right; where the title has to end."""
        if not text:
            return box.right()
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, box.width() // 2)
        painter.setFont(font)
        painter.setPen(QColor(found.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
        return box.right() - metrics.horizontalAdvance(shown) - MARGIN

    @staticmethod
    def _title(painter: QPainter, box: QRect, font: QFont, text: str, hits: tuple[int, ...], colour: str) -> None:
        """Draw the title, the letters that were typed in bold."""
        bold = QFont(font)
        bold.setWeight(QFont.Weight.Bold)
        painter.setPen(QColor(colour))
        chosen = set(hits)
        room = box.right() - box.left()
        shown = (
            text
            if QFontMetrics(bold).horizontalAdvance(text) <= room
            else QFontMetrics(bold).elidedText(text, Qt.TextElideMode.ElideRight, room)
        )
        x, start = box.left(), 0
        while start < len(shown):
            end = start
            while end < len(shown) and (end in chosen) == (start in chosen):
                end += 1
            painter.setFont(bold if start in chosen else font)
            width = painter.fontMetrics().horizontalAdvance(shown[start:end])
            place = QRect(x, box.top(), width + 2, box.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown[start:end])
            x, start = x + width, end
