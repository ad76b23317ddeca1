"""A matrix of evidence as Qt asks for it: columns are articles, rows come a page at a time as they are looked at."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.kinds import DATE
from db.queries.matrix import BY_HAND, Cell, Frame, Row, Source
from desktop.support.plain import tooltip
from desktop.support.roles import ALIGNMENT, DISPLAY, TOOLTIP, USER

CELL = USER + 41  # what the cell says: a key of `widgets.matrix_view.CELLS`, or None where the article is silent
PAGE = 100
Index = QModelIndex | QPersistentModelIndex
# Asked for rows from a place on; answers by `MatrixModel.take`.
Ask = Callable[[int, int], object]
_NOWHERE = QModelIndex()
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Matrix", text)


def said(cell: Cell | None) -> str:
    """What a cell says, in words."""
    words = {
        "supports": _tr("supports"),
        "contradicts": _tr("contradicts"),
        "beside": _tr("says something else, which can stand beside it"),
        "absent": _tr("leaves it out of a closed list"),
        "rejected": _tr("its claim was rejected"),
    }
    return _tr("is silent") if cell is None else words[cell.state]


def source_name(source: Source) -> str:
    """What a person calls an article: its publisher, or else its name."""
    return _tr("Typed by hand") if source.article == BY_HAND else source.publisher or source.name


def source_day(source: Source) -> str:
    """When it was published."""
    return DATE.show(source.published) if source.published else "" if source.article == BY_HAND else _tr("undated")


class MatrixModel(QAbstractTableModel):
    """`by_field`: the rows are fields of one record, and called so; else they are records."""

    def __init__(self, ask: Ask, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._pages: dict[int, Sequence[Row]] = {}
        self._asked: set[int] = set()
        self.frame = Frame("", (), 0)
        self.by_field = True

    # -- rows ------------------------------------------------------------------------------------------------------

    def show(self, frame: Frame, *, by_field: bool) -> None:
        """Show another matrix, or the same one anew."""
        same = (frame.sources, frame.rows, by_field) == (self.frame.sources, self.frame.rows, self.by_field)
        self._asked = set()
        if same and self._pages:
            self.frame = frame
            for page in list(self._pages):
                self._wish(page)
            return
        self.beginResetModel()
        self.frame, self.by_field, self._pages = frame, by_field, {}
        self.endResetModel()

    def take(self, offset: int, rows: Sequence[Row]) -> None:
        """Rows that were asked for."""
        self._pages[offset // PAGE] = rows
        last = min(offset + PAGE, self.frame.rows) - 1
        if last >= offset and self.frame.sources:
            self.dataChanged.emit(self.index(offset, 0), self.index(last, len(self.frame.sources) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, offset, last)

    def row(self, at: int) -> Row | None:
        """The row at a place; None where there is none, or it is still on its way."""
        if not 0 <= at < self.frame.rows:
            return None
        page, place = divmod(at, PAGE)
        if page not in self._pages:
            self._wish(page)
        rows = self._pages.get(page, ())
        return rows[place] if place < len(rows) else None

    def _wish(self, page: int) -> None:
        if page not in self._asked:
            self._asked.add(page)
            self._ask(page * PAGE, PAGE)

    def cell(self, row: int, column: int) -> Cell | None:
        """What the article says; None where it is silent."""
        found = self.row(row)
        if found is None or not 0 <= column < len(self.frame.sources):
            return None
        return found.cells.get(self.frame.sources[column].article)

    # -- what Qt asks ----------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """See Qt."""
        return 0 if parent.isValid() else self.frame.rows

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """See Qt."""
        return 0 if parent.isValid() else len(self.frame.sources)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """See Qt."""
        if role not in (DISPLAY, CELL, TOOLTIP, _ACCESSIBLE):
            return None
        cell = self.cell(index.row(), index.column())
        if role == _ACCESSIBLE:
            return f"{said(cell)}: {cell.shown}" if cell else said(cell)
        if cell is None:
            return None
        if role == TOOLTIP:
            return tooltip(f"{said(cell)}\n{cell.shown}\n“{cell.exact}”")
        return cell.state if role == CELL else cell.shown

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """See Qt."""
        if role == ALIGNMENT:
            return _LEFT
        if orientation == Qt.Orientation.Horizontal:
            source = self.frame.sources[section]
            if role == TOOLTIP:
                return tooltip("\n".join(filter(None, (source.title, source_name(source), source_day(source)))))
            return f"{source_day(source)}\n{source_name(source)}" if role == DISPLAY else None
        row = self.row(section) if role in (DISPLAY, TOOLTIP) else None
        if row is None:
            return "…" if role == DISPLAY else None
        name = row.field_label if self.by_field else row.label
        return tooltip(f"{name}\n{row.shown}") if role == TOOLTIP else f"{name} · {row.shown}"
