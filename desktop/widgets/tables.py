"""How lists and tables of rows look and behave everywhere: whole rows, quiet lines, Tab leaves, headers sort."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

_PADDING = 10


def table(
    model: QAbstractItemModel, *, stretch: int, widths: Mapping[int, int] | None = None, sortable: bool = False
) -> QTableView:
    """A table of whole rows; column `stretch` takes the room that is left, `widths` are pixels of others."""
    view = QTableView()
    view.setModel(model)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setAlternatingRowColors(True)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setCornerButtonEnabled(False)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + _PADDING)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
    for column, width in (widths or {}).items():
        view.setColumnWidth(column, width)
    if sortable:
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.setSortingEnabled(True)
    return view


def current_row(view: QAbstractItemView) -> int:
    """The row that is current, or -1."""
    return view.currentIndex().row()


def make_current(view: QAbstractItemView, row: int) -> None:
    """Make a row current and selected, and bring it into sight; -1 leaves none."""
    model = view.model()
    index = model.index(row, 0) if row >= 0 else QModelIndex()
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().setCurrentIndex(index, flags)
    if index.isValid():
        view.scrollTo(index)
