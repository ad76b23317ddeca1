"""The menu that chooses which columns of the table are shown."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from desktop.models.paged import PagedModel
from desktop.widgets.filters import FilterHeader
from desktop.widgets.grid import Grid


class ColumnsMenu(QMenu):
    """A tick for each column that is shown; the last one shown cannot be hidden."""

    def __init__(self, model: PagedModel | None, grid: Grid, header: FilterHeader, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid, self._header = grid, header
        shown = grid.shown_columns()
        for at, column in enumerate(model.columns if model is not None else ()):
            action = self.addAction(column.label.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(at in shown)
            action.setEnabled(shown != [at])
            action.toggled.connect(self._hider(at))
        self.addSeparator()
        self.addAction(self.tr("Show all, in their own order")).triggered.connect(self._show_all)

    def _hider(self, column: int) -> Callable[[bool], None]:
        return lambda on: self._grid.setColumnHidden(column, not on)

    def _show_all(self) -> None:
        for column in range(self._header.count()):
            self._grid.setColumnHidden(column, False)
            self._header.moveSection(self._header.visualIndex(column), column)
