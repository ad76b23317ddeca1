"""A table over a short list of frozen rows, each known by a key: rows are diffed, so that selection and scroll survive.

Not for tables that grow with the dataset: those are paged from SQL by `paged`.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.support.differences import Insert, Move, Remove, steps
from desktop.support.roles import ALIGNMENT, DISPLAY, ID

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True)
class Column(Generic[R]):
    """A column: its title, the text of a cell, what it sorts by (else the text), answers to other roles."""

    title: str
    text: Callable[[R], str]
    order: Callable[[R], Any] | None = None
    align: int = LEFT
    roles: Mapping[int, Callable[[R], Any]] = field(default_factory=dict[int, Callable[[R], Any]])

    def rank(self, row: R) -> Any:
        """What the column sorts a row by; rows that have nothing there come first."""
        value = self.text(row).casefold() if self.order is None else self.order(row)
        return (value is not None, value)


class Listing(QAbstractTableModel, Generic[R]):
    """Rows of one type in columns. `key` gives what a row is known by; the ID role answers with it."""

    def __init__(
        self, columns: Sequence[Column[R]], key: Callable[[R], Hashable], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._key = key
        self._all: list[R] = []
        self._rows: list[R] = []
        self._fits: Callable[[R], bool] | None = None
        self._sorted: tuple[int, bool] | None = None

    # -- rows ------------------------------------------------------------------------------------------------------

    @property
    def rows(self) -> Sequence[R]:
        """The rows that are shown, in their order."""
        return self._rows

    @property
    def everything(self) -> Sequence[R]:
        """All rows, shown or not, in the order they were given."""
        return self._all

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._all)

    def row(self, at: int) -> R | None:
        """The row at a place, or None."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def place(self, key: Hashable) -> int:
        """Where the row of a key is shown, or -1."""
        return next((at for at, row in enumerate(self._rows) if self._key(row) == key), -1)

    def set_rows(self, rows: Iterable[R]) -> None:
        """Show these rows instead; those that stay keep their selection."""
        self._all = list(rows)
        self._show()

    def narrow(self, fits: Callable[[R], bool] | None) -> None:
        """Show only the rows that fit."""
        self._fits = fits
        self._show()

    def _show(self) -> None:
        wanted = self._all if self._fits is None else [row for row in self._all if self._fits(row)]
        self._become(self._in_order(wanted))

    def _in_order(self, rows: Iterable[R]) -> list[R]:
        if self._sorted is None:
            return list(rows)
        column, down = self._sorted
        return sorted(rows, key=self._columns[column].rank, reverse=down)

    def _become(self, new: list[R]) -> None:
        keys = [self._key(row) for row in new]
        for step in steps([self._key(row) for row in self._rows], keys):
            match step:
                case Remove(at, count):
                    self.beginRemoveRows(_NOWHERE, at, at + count - 1)
                    del self._rows[at : at + count]
                    self.endRemoveRows()
                case Insert(at, count):
                    self.beginInsertRows(_NOWHERE, at, at + count - 1)
                    self._rows[at:at] = new[at : at + count]
                    self.endInsertRows()
                case Move(source, target):
                    self.beginMoveRows(_NOWHERE, source, source, _NOWHERE, target + (target > source))
                    self._rows.insert(target, self._rows.pop(source))
                    self.endMoveRows()
        self._update(new)

    def _update(self, new: list[R]) -> None:
        for at, row in enumerate(new):
            if self._rows[at] is not row and self._rows[at] != row:
                self._rows[at] = row
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(self._columns) - 1))

    # -- what Qt asks ----------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """See Qt."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """See Qt."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """See Qt."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role == DISPLAY:
            return column.text(row)
        answer = column.roles.get(role)
        if answer is not None:
            return answer(row)
        if role == ALIGNMENT:
            return column.align
        return self._key(row) if role == ID else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """See Qt."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == DISPLAY:
            return self._columns[section].title
        return self._columns[section].align if role == ALIGNMENT else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """See Qt; a column below 0 gives the rows back their own order."""
        self._sorted = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        new = self._in_order(self._all if self._fits is None else [row for row in self._all if self._fits(row)])
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self._key(self._rows[index.row()]) for index in before]
        places = {self._key(row): at for at, row in enumerate(new)}
        self._rows = new
        after = [self.index(places[key], index.column()) for key, index in zip(keys, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
