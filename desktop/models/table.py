"""The half of a paged table that Qt asks: texts, states, headers, flags, edits. Rows come from elsewhere."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from shiboken6 import isValid

from desktop.models.pages import PAGE, Book, Column, Row
from desktop.support.plain import tooltip
from desktop.support.roles import ALIGNMENT, DISPLAY, EDIT, ERROR, ID, STATE, TOOLTIP
from desktop.support.tsv import to_text

Index = QModelIndex | QPersistentModelIndex

# Hears, at once or later, that a text is stored (None) or what is wrong with it.
Landed = Callable[[str | None], object]
# Store a text typed into a cell: row id, column name, text, and who hears how it ended.
Commit = Callable[[Any, str, str, Landed], object]

WAITING = "…"  # shown in a row that is on its way
STATES = {"-": "empty", "u": "unsourced", "c": "claimed", "x": "conflicting", "d": "decided", "v": "vetted"}
_ALIGN = {
    "left": int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
    "right": int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
    "center": int(Qt.AlignmentFlag.AlignCenter),
}
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_WRITE = _READ | Qt.ItemFlag.ItemIsEditable
_NONE = Qt.ItemFlag.NoItemFlags
_ROWS = Qt.Orientation.Vertical
_TEXT = frozenset({DISPLAY, EDIT})
_OWN = {ALIGNMENT, STATE, ID, ERROR, TOOLTIP}  # answered, besides the text


class _Entry(NamedTuple):
    """A text typed into a cell, and what the cell showed before."""

    place: QPersistentModelIndex
    text: str
    before: str


class BookModel(QAbstractTableModel):
    """Shows the rows of a `Book`. Without `commit` nothing can be edited."""

    rejected = Signal(str)  # why a typed text was not stored

    def __init__(self, columns: Sequence[Column], commit: Commit | None, parent: QObject | None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._commit = commit
        # Left is Qt's own way; so the view need not be told.
        self._align = [None if column.align == "left" else _ALIGN[column.align] for column in self._columns]
        self._book = Book()
        self._sight = 0  # the row last asked for: near what is on the screen
        self._errors: dict[tuple[Any, int], str] = {}
        self._entries: dict[tuple[Any, int], _Entry] = {}  # texts on their way to be stored, by row id and column

    @property
    def columns(self) -> Sequence[Column]:
        """The columns, as shown."""
        return self._columns

    def row_id(self, row: int) -> Any:
        """The id of a row that is in memory, else None."""
        found = self._book.row(row)
        return None if found is None else found[0]

    def text(self, row: int, column: int) -> str:
        """What a cell shows; rows that are not in memory are sent for."""
        found = self._row(row)
        if found is None:
            return WAITING
        entry = self._entries.get((found[0], column)) if self._entries else None
        return found[column + 1] if entry is None else entry.text

    def first_texts(self, column: int) -> list[str]:
        """What the cells of a column show on the first page."""
        found = (self._book.row(row) for row in range(min(PAGE, self._book.total)))
        return [row[column + 1] for row in found if row is not None]

    def block_text(self, rows: Iterable[int], columns: Iterable[int]) -> str:
        """The cells as text for the clipboard; rows that are not in memory are empty."""
        wanted = list(columns)
        found = (self._book.row(row) for row in rows)
        return to_text([["" if row is None else str(row[at + 1]) for at in wanted] for row in found])

    def _row(self, rank: int) -> Row | None:
        """The row for showing it; a subclass sends for the ones that are not in memory."""
        self._sight = rank
        return self._book.row(rank)

    def _changed(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """As many rows as are known of."""
        return 0 if parent.isValid() else self._book.total

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """As many as the source has."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """The text first, then what is not answered at all: each cell is asked for seven roles whenever it is drawn."""
        if role in _TEXT:
            return self.text(index.row(), index.column())
        if role not in _OWN:
            return None
        if role == ALIGNMENT:
            return self._align[index.column()]
        if role == STATE:
            return self._state(index)
        if role == ID:
            return self.row_id(index.row())
        if role in {ERROR, TOOLTIP}:
            error = self._errors.get((self.row_id(index.row()), index.column())) if self._errors else None
            return tooltip(error) if error and role == TOOLTIP else error
        return None

    def _state(self, index: Index) -> str | None:
        row = self._book.row(index.row())
        if row is None or len(row) < len(self._columns) + 2:
            return None
        return STATES.get(row[-1][index.column()])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Labels and helps of the columns; rows are numbered."""
        if orientation is _ROWS:
            return section + 1 if role == DISPLAY else None
        if not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == DISPLAY:
            return column.label
        if role == TOOLTIP:
            return tooltip(column.help)
        return _ALIGN[column.align] if role == ALIGNMENT else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Editable where the column is and there is somebody to store it."""
        if not index.isValid():
            return _NONE
        if self._commit is None or not self._columns[index.column()].editable:
            return _READ
        return _READ if self._book.row(index.row()) is None else _WRITE

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        """Store a typed text; no where it is refused at once. It is shown while it is on its way; what is refused is
        not shown as if it were stored, and `ERROR` says why.
        """
        row = self._book.row(index.row()) if index.isValid() else None
        if role != EDIT or self._commit is None or row is None:
            return False
        key = (row[0], index.column())
        entry = _Entry(QPersistentModelIndex(index), str(value), row[index.column() + 1])
        self._errors.pop(key, None)
        self._entries[key] = entry
        name = self._columns[index.column()].name
        self._commit(row[0], name, entry.text, lambda error: self._landed(key, entry, error))
        self._changed(index.row(), index.row())
        return key not in self._errors

    def _landed(self, key: tuple[Any, int], entry: "_Entry", error: str | None) -> None:
        """A text is stored or refused, unless a newer one took its place in the cell."""
        if not isValid(self) or self._entries.get(key) is not entry:
            return
        del self._entries[key]
        row = self._book.row(entry.place.row()) if entry.place.isValid() else None
        if error is not None:
            self._errors[key] = error
            self.rejected.emit(error)
        elif row is not None and row[0] == key[0] and row[key[1] + 1] == entry.before:
            # Shown until the refresh brings it as the data have it, if that has not been yet.
            self._book.replace(entry.place.row(), (*row[: key[1] + 1], entry.text, *row[key[1] + 2 :]))
        if row is not None:
            self._changed(entry.place.row(), entry.place.row())
