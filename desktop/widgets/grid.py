"""A table of cells that can be typed into, copied from and pasted into. Light: what a cell means is asked of others."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.support.roles import ERROR
from desktop.widgets.delegates import StateDelegate

Index = QModelIndex | QPersistentModelIndex
_ROW = 10
_AIR = 16
_PATIENCE = 120  # milliseconds that the rows last seen stand still while others are on their way
_TEXT = QStyleOptionViewItem.ViewItemFeature.HasDisplay
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellEditor(Protocol):
    """What the delegate needs of an editor; `widgets.editing.Editor` has it."""

    committed: Any
    left: Any

    def value(self) -> str:
        """The norm; raises ValueError with a message for the person."""
        ...

    def entry(self) -> str:
        """What to store."""
        ...

    def show_error(self, message: str) -> None:
        """Mark it."""
        ...


class CellDelegate(StateDelegate):
    """Opens the editor of a cell's kind, and keeps it open while what stands in it cannot be stored."""

    refused = Signal(str)
    slanted = "claimed"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.make: Callable[[QWidget, Index], QWidget | None] = lambda _parent, _index: None
        self._open: tuple[Any, QPersistentModelIndex, str] | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The editor of the cell, holding its value already."""
        made = self.make(parent, index)
        if made is None:
            return super().createEditor(parent, option, index)
        editor: Any = made
        made.setAutoFillBackground(True)
        self._open = (editor, QPersistentModelIndex(index), editor.value())
        editor.committed.connect(lambda: self._commit(QAbstractItemDelegate.EndEditHint.NoHint))
        editor.left.connect(self._left)
        proxy = made.focusProxy()
        if proxy is not None:  # pyright: ignore[reportUnnecessaryComparison] - the stubs omit None
            proxy.installEventFilter(self)
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The value is in it since it was made; a refresh behind it must not undo what is being typed."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Values go by `_commit`, which can say no."""

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Forget the editor."""
        if self._open is not None and self._open[0] is editor:
            self._open = None
        super().destroyEditor(editor, index)

    def eventFilter(self, object: QObject, event: QEvent) -> bool:  # noqa: A002 - Qt's name
        """Enter stores, Tab stores and goes on, Esc leaves the cell as it was."""
        if self._open is None or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        hints = {
            Qt.Key.Key_Tab: QAbstractItemDelegate.EndEditHint.EditNextItem,
            Qt.Key.Key_Backtab: QAbstractItemDelegate.EndEditHint.EditPreviousItem,
        }
        if event.key() in hints:
            self._commit(hints[Qt.Key(event.key())])
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._close(QAbstractItemDelegate.EndEditHint.RevertModelCache)
            return True
        return False

    def _commit(self, hint: QAbstractItemDelegate.EndEditHint) -> bool:
        if self._open is None:
            return True
        editor, index, before = self._open
        fault = self._store(editor, index, before)
        if fault:
            editor.show_error(fault)
            self.refused.emit(fault)
            return False
        self.refused.emit("")
        self._close(hint)
        return True

    def _store(self, editor: Any, index: QPersistentModelIndex, before: str) -> str:
        """Store what stands in the editor; what is wrong with it, or nothing."""
        try:
            norm, words = editor.value(), editor.entry()
        except ValueError as error:
            return str(error)
        if norm == before or not index.isValid():
            return ""
        model = index.model()
        place = model.index(index.row(), index.column())
        return "" if model.setData(place, words) else str(model.data(place, ERROR) or "")

    def _left(self, elsewhere: bool) -> None:
        """The focus went: store what can be stored, say what cannot."""
        if elsewhere or self._open is None:
            return
        if not self._commit(QAbstractItemDelegate.EndEditHint.NoHint):
            self._close(QAbstractItemDelegate.EndEditHint.RevertModelCache)

    def _close(self, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if self._open is not None:
            editor = self._open[0]
            self._open = None
            self.closeEditor.emit(editor, hint)


class TextDelegate(QStyledItemDelegate):
    """Draws plain text on the left, with one look into `cell` (row, column) where Qt asks the model for seven roles."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cell: Callable[[int, int], str] = lambda _row, _column: ""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """The text; what it looks like is the view's."""
        option.text = self.cell(index.row(), index.column())
        option.features = _TEXT


class _Numbers(QHeaderView):
    """The numbers of the rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._digits = 2
        self.setSectionsClickable(True)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Begin narrow again."""
        self._digits = 2
        super().setModel(model)

    def sizeHint(self) -> QSize:
        """Wide enough for the last number there was: a table that is searched must not jump to and fro.

        Qt's own way asks the model about two hundred rows, at every change.
        """
        self._digits = max(self._digits, len(str(self.count())))
        return QSize(self.fontMetrics().horizontalAdvance("0" * self._digits) + _AIR, self.height())


class Grid(QTableView):
    """Cells are selected singly or in blocks. Enter opens the row, F2 and typing edit, Del empties the cells.

    Over a model that has `ready`, a jump is drawn when its rows are there: once, and not first as empty rows.
    """

    opened = Signal(int)
    cleared = Signal()
    copy_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own_viewport()
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(True)
        self.setAlternatingRowColors(True)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = _Numbers(self)
        self.setVerticalHeader(rows)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + _ROW)
        rows.setHighlightSections(False)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._held = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._held.timeout.connect(self._release)

    def _own_viewport(self) -> None:
        """Qt's own viewport has no Python object: to make one, PySide loads every widget class there is."""
        made = QWidget()
        made.setBackgroundRole(QPalette.ColorRole.Base)
        made.setAutoFillBackground(True)
        self.setViewport(made)

    # ------------------------------------------------------------ what is drawn when

    def reset(self) -> None:
        """Other rows are seen from the first one on."""
        super().reset()
        self.verticalScrollBar().setValue(0)
        self.executeDelayedItemsLayout()  # else it is painted once for the old width of the numbers, and once again
        self._release()

    def dataChanged(self, top: Index, bottom: Index, roles: Iterable[int] = ()) -> None:
        """Rows have come, perhaps those that are waited for."""
        super().dataChanged(top, bottom, list(roles))
        if self._held.isActive() and self._here():
            self._release()

    def _here(self) -> bool:
        """Whether the rows in sight can be drawn; those that cannot are sent for."""
        ready = getattr(self.model(), "ready", None)
        if ready is None:
            return True
        first = self.verticalScrollBar().value()
        return bool(ready(first, first + self.viewport().height() // self.verticalHeader().defaultSectionSize()))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Rows that are not there yet are waited for; told before Qt scrolls, which draws what it scrolls."""
        if dy and not self._here() and not self._held.isActive():
            self._hold(still=True)
            self._held.start()
        super().scrollContentsBy(dx, dy)

    def _release(self) -> None:
        self._held.stop()
        self._hold(still=False)

    def _hold(self, *, still: bool) -> None:
        for part in (self.viewport(), self.verticalHeader()):
            if part.updatesEnabled() == still:
                part.setUpdatesEnabled(not still)

    # ------------------------------------------------------------ cells and rows

    def shown_columns(self) -> list[int]:
        """The columns that are shown, in the order of the screen."""
        header = self.horizontalHeader()
        logical = [header.logicalIndex(place) for place in range(header.count())]
        return [column for column in logical if not self.isColumnHidden(column)]

    def block(self) -> tuple[int, int, list[int]] | None:
        """The selection: first row, last row, columns in the order of the screen. None when nothing is selected."""
        # The stubs do not know that a selection is a list of ranges.
        spans = cast("list[QItemSelectionRange]", list(cast("Iterable[Any]", self.selectionModel().selection())))
        if not spans:
            return None
        columns = {column for span in spans for column in range(span.left(), span.right() + 1)}
        shown = [column for column in self.shown_columns() if column in columns]
        return min(span.top() for span in spans), max(span.bottom() for span in spans), shown

    def go(self, row: int, column: int) -> None:
        """Make a cell current and the only one selected, and bring it into sight."""
        index = self.model().index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that are about cells and rows; letters begin an edit."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif event.key() in _ENTER and self.state() != QAbstractItemView.State.EditingState:
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens the row."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(index.row())
            return
        super().mouseDoubleClickEvent(event)


def clipboard_text() -> str:
    """The text on the clipboard."""
    return QGuiApplication.clipboard().text()


def put_on_clipboard(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)
