"""Blocks of cells to and from the clipboard of a grid over a paged model. Storing them is somebody else's business."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.models.paged import PagedModel
from desktop.support.tsv import Block, from_text, spread, spread_size, to_text
from desktop.widgets.grid import Grid, clipboard_text, put_on_clipboard

MOST_COPIED = 100_000
MOST_PASTED = 20_000
# A text for a cell: the row's id, the column's name, the text, and what the cell is called in a message.
Typed = tuple[str, str, str, str]
Store = Callable[[Sequence[Typed], str], object]
Row = tuple[Any, ...]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Paste", text)


def copy_block(model: PagedModel, block: tuple[int, int, list[int]], say: Callable[[str], object]) -> None:
    """Put rows first to last, these columns, on the clipboard, when they have been read."""
    first, last, columns = block
    if last - first >= MOST_COPIED:
        say(_tr("Too many rows to copy; copy up to {most}, or use the export").format(most=f"{MOST_COPIED:,}"))
        return

    def landed(rows: Sequence[Row]) -> None:
        put_on_clipboard(to_text([[str(row[at + 1]) for at in columns] for row in rows]))

    model.fetch_rows(first, last, landed)


class Paste:
    """One block on its way into the cells from the selection's corner on. `store` hears the cells, or what is wrong."""

    def __init__(self, model: PagedModel, grid: Grid, store: Store, text: str | None = None) -> None:
        self._model = model
        self._grid = grid
        self._store = store
        self._text = text

    def start(self) -> None:
        """Read the rows that are meant, then hand the cells to `store`."""
        selected = self._grid.block()
        text = clipboard_text() if self._text is None else self._text
        if selected is None or (self._text is None and not text):
            return
        first, last, columns = selected
        if text.count("\t") + text.count("\n") > MOST_PASTED:
            self._store((), self._too_many())
            return
        block: Block = from_text(text) or [[""]]
        fault = self._misfit(block, selected)
        if fault:
            self._store((), fault)
            return
        block = spread(block, last - first + 1, len(columns))
        wide = self._columns_from(columns[0])
        self._model.fetch_rows(first, first + len(block) - 1, lambda rows: self._landed(block, rows, first, wide))

    def _columns_from(self, column: int) -> list[int]:
        shown = self._grid.shown_columns()
        return shown[shown.index(column) :]

    def _misfit(self, block: Block, selected: tuple[int, int, list[int]]) -> str:
        height, width = spread_size(block, selected[1] - selected[0] + 1, len(selected[2]))
        rows, wide = self._model.rowCount() - selected[0], len(self._columns_from(selected[2][0]))
        if height > rows:
            told = _tr("The block has {height} rows, but only {rows} rows are left from the selected cell down")
            return told.format(height=height, rows=rows)
        if width > wide:
            told = _tr("The block has {width} columns, but only {wide} are left from the selected cell to the right")
            return told.format(width=width, wide=wide)
        return self._too_many() if height * width > MOST_PASTED else ""

    @staticmethod
    def _too_many() -> str:
        return _tr("These are more than {most} cells; do it in parts").format(most=f"{MOST_PASTED:,}")

    def _landed(self, block: Block, rows: Sequence[Row], first: int, columns: list[int]) -> None:
        declared = self._model.columns
        cells: list[Typed] = []
        for down, (line, row) in enumerate(zip(block, rows, strict=False)):
            for text, at in zip(line, columns, strict=False):
                if text == str(row[at + 1]):
                    continue
                column = declared[at]
                place = _tr("Row {row}, {column}").format(row=first + down + 1, column=column.label)
                if not column.editable:
                    self._store((), _tr("{place}: this column cannot be changed").format(place=place))
                    return
                cells.append((str(row[0]), column.name, text, place))
        if cells:
            self._store(cells, "")
