"""What a person has done to each table: columns hidden, moved and widened, order, filters, search. Plain data."""

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.models.pages import Column, View
from desktop.models.table import BookModel
from desktop.widgets.filters import FilterHeader
from desktop.widgets.grid import Grid

_LETTER = 8  # pixels of a column for each character of its width
_WIDTH = 16
_SIGN = 36  # pixels beside a text: the sign of its state, or of its order


class Shelf:
    """`tables` maps a table's name to what is remembered of it: names of columns, numbers and texts only."""

    def __init__(self) -> None:
        self.tables: dict[str, Any] = {}
        self._given: dict[str, int] = {}  # the widths that no person has changed, of the table that is shown
        self._fitted = False

    def take(self, tables: object) -> None:
        """Take up what was remembered elsewhere, whatever is left of it."""
        self.tables = dict(_dict(tables))

    def keep(
        self, table: str, grid: Grid, header: FilterHeader, search: QLineEdit, columns: Sequence[Column], view: View
    ) -> None:
        """Remember how the table looks now."""
        names = [column.name for column in columns]
        order = [names[header.logicalIndex(place)] for place in range(header.count())]
        self.tables[table] = {
            "order": order,
            "hidden": [name for at, name in enumerate(names) if grid.isColumnHidden(at)],
            "widths": self._widths(grid, header, names),
            "sort": view.sort,
            "descending": view.descending,
            "filters": {names[line.column]: line.text() for line in header.lines if line.text().strip()},
            "search": search.text(),
        }

    def put_back(
        self, table: str, grid: Grid, header: FilterHeader, search: QLineEdit, columns: Sequence[Column]
    ) -> View:
        """Make the table look as it was left, and return the view to ask for. What does not fit is passed over."""
        kept = _dict(self.tables.get(table))
        names = [column.name for column in columns]
        self._given = _arrange(grid, header, columns, kept)
        self._fitted = False
        filters = {names.index(name): str(text) for name, text in _dict(kept.get("filters")).items() if name in names}
        header.put(filters)
        search.setText(str(kept.get("search") or ""))
        sort = kept.get("sort")
        sort = sort if sort in names else None
        descending = bool(kept.get("descending"))
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(-1 if sort is None else names.index(sort), order)
        usable = tuple((names[at], text) for at, text in sorted(header.filters().items()))
        return View(sort, descending, usable, search.text().strip())

    def fit(self, header: FilterHeader, model: BookModel) -> None:
        """Make columns narrower that three quarters of the first page do not fill; once, when there are rows."""
        if self._fitted or not model.rowCount():
            return
        self._fitted = True
        for at, column in enumerate(model.columns):
            if column.name in self._given:
                self._given[column.name] = _fitting(header, column, model.first_texts(at))
                header.resizeSection(at, self._given[column.name])

    def _widths(self, grid: Grid, header: FilterHeader, names: Sequence[str]) -> dict[str, int]:
        """The widths changed by hand; the last column takes what room there is."""
        shown = grid.shown_columns()
        sizes = {names[at]: header.sectionSize(at) for at in shown[:-1]}
        return {name: size for name, size in sizes.items() if self._given.get(name) != size}


def _dict(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else []


def _arrange(grid: Grid, header: FilterHeader, columns: Sequence[Column], kept: dict[str, Any]) -> dict[str, int]:
    """Put the columns as they were left; the widths of those that have one of their own choosing."""
    names = [column.name for column in columns]
    hidden = {name for name in _list(kept.get("hidden")) if name in names}
    widths = _dict(kept.get("widths"))
    given: dict[str, int] = {}
    if len(hidden) == len(names):
        hidden.clear()
    for at, column in enumerate(columns):
        width = widths.get(column.name)
        if not isinstance(width, int) or not 20 < width < 4000:
            width = given[column.name] = max(_labelled(header, column), _natural(column))
        header.resizeSection(at, width)
        grid.setColumnHidden(at, column.name in hidden)
    known = [name for name in _list(kept.get("order")) if name in names]
    order = [*known, *(name for name in names if name not in known)]
    for place, name in enumerate(order):
        header.moveSection(header.visualIndex(names.index(name)), place)
    return given


def _labelled(header: FilterHeader, column: Column) -> int:
    return max(header.fontMetrics().horizontalAdvance(column.label) + _SIGN, header.minimumSectionSize())


def _natural(column: Column) -> int:
    return (column.width or _WIDTH) * _LETTER


def _fitting(header: FilterHeader, column: Column, texts: Sequence[str]) -> int:
    lengths = sorted(map(len, texts))
    needed = lengths[len(lengths) * 3 // 4] * _LETTER + _SIGN if lengths and lengths[-1] else 0
    return max(_labelled(header, column), min(_natural(column), needed))
