"""Picking by name: a line with type-ahead over countries, terms or records, and a way to make what is missing.

What there is to pick from is the business of `choices`.
"""

from typing import Any, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from db.kinds import Invalid, Option
from desktop.support.plain import tooltip
from desktop.support.roles import DETAIL, DISPLAY, TOOLTIP, USER
from desktop.widgets.choices import Choices, Found

_SHOWN = 9
_WIDEST = 420


class OptionModel(QAbstractListModel):
    """The options on offer; the last one may be an offer to create."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.options: tuple[Option, ...] = ()
        self.creatable = ""

    def show(self, found: Found) -> None:
        """Offer these."""
        self.beginResetModel()
        self.options, self.creatable = found.options, found.creatable
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        """The options, and the offer to create if there is one."""
        return 0 if parent.isValid() else len(self.options) + bool(self.creatable)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = DISPLAY) -> object:
        """Label, definition, norm."""
        if index.row() >= len(self.options):
            return self.creatable if role == DISPLAY else None
        option = self.options[index.row()]
        if role == DISPLAY:
            return option.label
        if role == DETAIL:
            return option.definition
        if role == USER:
            return option.norm
        return tooltip(option.definition) if role == TOOLTIP and option.definition else None


class OptionDelegate(QStyledItemDelegate):
    """The label, and beside it, quieter and cut where it must be, what it means."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one option."""
        super().paint(painter, option, index)
        detail = index.data(DETAIL)
        if not detail:
            return
        taken = option.fontMetrics.horizontalAdvance(str(index.data(DISPLAY))) + 24
        room = QRect(option.rect).adjusted(taken, 0, -6, 0)
        if room.width() < 40:
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.PlaceholderText
        painter.save()
        painter.setPen(option.palette.color(role))
        shown = option.fontMetrics.elidedText(str(detail), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A little air between the lines."""
        return super().sizeHint(option, index).expandedTo(QSize(0, option.fontMetrics.height() + 8))


class Picker(QLineEdit):
    """A line that offers what fits while it is typed into; Down shows all, Enter or Tab takes the one that is lit."""

    chosen = Signal(str)
    failed = Signal(str)

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._norm = ""
        self._label = ""
        self._wanted = False
        self.setPlaceholderText(self.tr("Type a name, or press ↓"))
        self._model = OptionModel(self)
        self._completer: QCompleter | None = None
        self.textEdited.connect(self._search)

    @property
    def choices(self) -> Choices:
        """Where the options come from."""
        return self._choices

    @property
    def popup(self) -> QListView:
        """The list of options."""
        return cast("QListView", self._completed().popup())

    def _completed(self) -> QCompleter:
        """What shows the options; made when they are first asked for, since most pickers of a form never are."""
        if self._completer is None:
            self._completer = completer = QCompleter(self._model, self)
            completer.setWidget(self)
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            completer.setMaxVisibleItems(_SHOWN)
            popup = QListView()
            completer.setPopup(popup)
            popup.setItemDelegate(OptionDelegate(popup))
            popup.setUniformItemSizes(True)
            popup.installEventFilter(self)
            cast("Any", completer.activated)[QModelIndex].connect(self._take)
        return self._completer

    def norm(self) -> str:
        """The norm of what was picked or typed, empty when nothing is. Raises Invalid."""
        words = self.text().strip()
        if not words:
            return ""
        return self._norm if self._norm and words == self._label else self._choices.read(words)

    def set_norm(self, norm: str) -> None:
        """Show this value; nothing for an empty one."""
        self._norm = norm
        self._label = self._choices.label(norm) if norm else ""
        self.setText(self._label)
        self.setCursorPosition(0)

    def picked(self) -> bool:
        """Whether the text is the name of what was picked."""
        return bool(self._norm) and self.text().strip() == self._label

    def offers(self) -> list[str]:
        """What is on offer now, as shown."""
        return [str(self._model.index(row).data()) for row in range(self._model.rowCount())]

    def show_all(self) -> None:
        """Offer everything, or what fits where the text was typed anew."""
        self._search("" if self.picked() else self.text())

    def _search(self, words: str) -> None:
        if self.isReadOnly():
            return
        self._wanted = True
        self._choices.find(words, self._offer)

    def _offer(self, found: Found) -> None:
        if not self._wanted or not self.hasFocus():
            return
        self._model.show(found)
        if not self._model.rowCount():
            self.popup.hide()
            return
        room = max(self.width(), _WIDEST)
        self._completed().complete(QRect(0, 0, room, self.height()))
        first = self._model.index(0) if found.options and self.text().strip() else QModelIndex()
        self.popup.setCurrentIndex(first)

    def _take(self, index: QModelIndex) -> None:
        self._wanted = False
        norm = index.data(USER)
        if norm is None:
            self._create()
            return
        self._norm, self._label = str(norm), str(index.data())
        self.setText(self._label)
        self.chosen.emit(self._norm)

    def _create(self) -> None:
        try:
            made = self._choices.create(self.text())
        except Invalid as error:
            self.failed.emit(str(error))
            return
        if made is not None:
            self._norm, self._label = made.norm, made.label
            self.setText(made.label)
            self.chosen.emit(made.norm)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab in the list takes the option that is lit and goes on, as Enter does."""
        if watched is not self and event.type() == QEvent.Type.KeyPress and watched is self.popup:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Tab and self.popup.currentIndex().isValid():
                index = self.popup.currentIndex()
                self.popup.hide()
                self._take(index)
                self.focusNextChild()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list, Enter takes the option that is lit; the rest is a line's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._completer and self.popup.isVisible():
            index = self.popup.currentIndex()
            self.popup.hide()
            if index.isValid():
                self._take(index)
                return
        if event.key() == Qt.Key.Key_Down and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
            Qt.KeyboardModifier.AltModifier,
        ):
            self.show_all()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Answers that come late find nobody waiting."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._wanted = False
        super().focusOutEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click selects all, and shows what else there is."""
        self.selectAll()
        self.show_all()
