"""What a person has done to each table: columns hidden, moved and widened, order, filters, search. Plain data."""

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.models.pages import Column, View
from desktop.widgets.filters import FilterHeader
from desktop.widgets.grid import Grid

_LETTER = 8  # pixels of a column for each character of its width
_WIDTH = 16


class Shelf:
    """`tables` maps a table's name to what is remembered of it: names of columns, numbers and texts only."""

    def __init__(self) -> None:
        self.tables: dict[str, Any] = {}

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
            "widths": {name: header.sectionSize(at) for at, name in enumerate(names) if not grid.isColumnHidden(at)},
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
        _arrange(grid, header, columns, kept)
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


def _dict(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else []


def _arrange(grid: Grid, header: FilterHeader, columns: Sequence[Column], kept: dict[str, Any]) -> None:
    names = [column.name for column in columns]
    hidden = {name for name in _list(kept.get("hidden")) if name in names}
    widths = _dict(kept.get("widths"))
    if len(hidden) == len(names):
        hidden.clear()
    for at, column in enumerate(columns):
        width = widths.get(column.name)
        header.resizeSection(at, width if isinstance(width, int) and 20 < width < 4000 else _natural(header, column))
        grid.setColumnHidden(at, column.name in hidden)
    known = [name for name in _list(kept.get("order")) if name in names]
    order = [*known, *(name for name in names if name not in known)]
    for place, name in enumerate(order):
        header.moveSection(header.visualIndex(names.index(name)), place)


def _natural(header: FilterHeader, column: Column) -> int:
    label = header.fontMetrics().horizontalAdvance(column.label) + 36
    return max(label, (column.width or _WIDTH) * _LETTER)
