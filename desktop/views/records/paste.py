"""Blocks of cells to and from the clipboard of a grid over a paged model. Storing them is somebody else's business."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.models.paged import PagedModel
from desktop.support.tsv import Block, from_text, spread, to_text
from desktop.widgets.grid import Grid, clipboard_text, put_on_clipboard

MOST_COPIED = 100_000
MOST_PASTED = 5_000
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
        block: Block = from_text(text) if text else [[""]]
        if selected is None or not block or (self._text is None and not text):
            return
        first, last, columns = selected
        block = spread(block, last - first + 1, len(columns)) or block
        fault = self._misfit(block, first, columns)
        if fault:
            self._store((), fault)
            return
        wide = self._columns_from(columns[0])
        self._model.fetch_rows(first, first + len(block) - 1, lambda rows: self._landed(block, rows, first, wide))

    def _columns_from(self, column: int) -> list[int]:
        shown = self._grid.shown_columns()
        return shown[shown.index(column) :]

    def _misfit(self, block: Block, first: int, columns: list[int]) -> str:
        rows, wide = self._model.rowCount() - first, len(self._columns_from(columns[0]))
        if len(block) > rows:
            told = _tr("The block has {height} rows, but only {rows} rows are left from the selected cell down")
            return told.format(height=len(block), rows=rows)
        width = max(len(line) for line in block)
        if width > wide:
            told = _tr("The block has {width} columns, but only {wide} are left from the selected cell to the right")
            return told.format(width=width, wide=wide)
        if len(block) * width > MOST_PASTED:
            return _tr("The block has more than {most} cells; paste it in parts").format(most=f"{MOST_PASTED:,}")
        return ""

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
