"""A line to type into and what fits it below, over the window: for commands, which are known, and for hits, which come.

It knows neither: entries are ids with a text and a quieter text. Light, for it serves from the first paint on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.support import layout
from desktop.support.fuzzy import match
from desktop.support.plain import label
from desktop.support.roles import DETAIL

WIDTH = 620
ROWS = 12
PAUSE = 30
Index = QModelIndex | QPersistentModelIndex
_ID = Qt.ItemDataRole.UserRole
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be chosen: its id, its text, a quieter text beside it."""

    id: str
    text: str
    detail: str = ""


class _Line(QStyledItemDelegate):
    """The text on the left, the quieter text on the right, cut short where both do not fit."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as a line with some air, and never wider than the list."""
        return QSize(100, option.fontMetrics.height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See Qt."""
        detail = str(index.data(DETAIL) or "")
        room = option.rect.width() // 2
        shown = option.fontMetrics.elidedText(detail, Qt.TextElideMode.ElideRight, room)
        width = option.fontMetrics.horizontalAdvance(shown) + 2 * layout.GAP
        self.initStyleOption(option, index)
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, _blank(option), painter, option.widget)
        text = QRect(option.rect).adjusted(layout.GAP, 0, -width, 0)
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole
        painter.setPen(option.palette.color(role.HighlightedText if selected else role.Text))
        place = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        title = option.fontMetrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, int(place), title)
        painter.setPen(option.palette.color(role.HighlightedText if selected else role.PlaceholderText))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRect(option.rect).adjusted(0, 0, -layout.GAP, 0), int(right), shown)
        painter.restore()


def _blank(option: QStyleOptionViewItem) -> QStyleOptionViewItem:
    """The same line without its text: only the ground is drawn."""
    ground = QStyleOptionViewItem(option)
    ground.text = ""
    return ground


class CommandPalette(QFrame):
    """`chosen` carries the id of an entry. Esc, or a click elsewhere, turns away; the keyboard goes back."""

    chosen = Signal(str)
    asked = Signal(str)  # words typed where the entries are not known beforehand

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("popup")
        self._known: Sequence[Entry] | None = None
        self._before: QWidget | None = None
        self.line = QLineEdit(clearButtonEnabled=True)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_Line(self.list))
        self.note = label(name="muted")
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(self.choose)
        self.list.itemClicked.connect(self.choose)
        self._typing = QTimer(self, singleShot=True, interval=PAUSE)
        self._typing.timeout.connect(lambda: self.asked.emit(self.line.text()))
        self.setLayout(layout.column(self.line, self.list, self.note, margin=layout.GAP))
        self.hide()

    def offer(self, entries: Sequence[Entry] | None, hint: str) -> None:
        """Open over the entries; None when they follow from what is typed, by `asked` and `show_hits`."""
        if self.isHidden():
            self._before = self.window().focusWidget()
        self._known = entries
        self.line.setAccessibleName(hint)
        self.line.setPlaceholderText(hint)
        self.line.clear()
        self.show_hits(entries or (), "")
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus()

    def show_hits(self, hits: Sequence[Entry], note: str) -> None:
        """List these entries, the first one current."""
        self.list.clear()
        for entry in hits:
            item = QListWidgetItem(entry.text)
            item.setData(_ID, entry.id)
            item.setData(DETAIL, entry.detail)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _place(self) -> None:
        above = self.window().rect()
        width = min(WIDTH, above.width() - 2 * layout.WIDE)
        height = min(420, above.height() - 120)
        self.setGeometry((above.width() - width) // 2, 64, width, height)

    def _typed(self, words: str) -> None:
        if self._known is None:
            self._typing.start()
        else:
            self.show_hits(_ranked(words, self._known), "")

    def choose(self, _item: QListWidgetItem | None = None) -> None:
        """Choose the current entry."""
        item = self.list.currentItem()
        if item is None:  # pyright: ignore[reportUnnecessaryComparison] - the stubs omit None
            return
        chosen = item.data(_ID)
        self.leave()
        self.chosen.emit(chosen)

    def leave(self) -> None:
        """Close, and give the keyboard back."""
        self._typing.stop()
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while the line keeps the keyboard; Esc and losing it close."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and not self.isAncestorOf(_focus(self)):
            self.hide()
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Escape, *_MOVES):
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
            if event.key() in _MOVES:
                self.list.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)


def _focus(widget: QWidget) -> QWidget:
    return widget.window().focusWidget() or widget


def _ranked(words: str, entries: Sequence[Entry]) -> list[Entry]:
    if not words.strip():
        return list(entries)
    scored: list[tuple[int, int, Entry]] = []
    for at, entry in enumerate(entries):
        found = match(words, entry.text)
        if found is not None:
            scored.append((-found[0], at, entry))
    return [entry for _, _, entry in sorted(scored, key=lambda item: item[:2])]
