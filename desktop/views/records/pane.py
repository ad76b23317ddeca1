"""The table pane: any record type, or the claims; sorted, filtered, searched, typed into, copied and pasted.

Light, because it is what a starting program shows first: everything that needs the database comes by `attach`.
"""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QStyledItemDelegate, QWidget

from desktop.models.paged import Commit, Fetch, PagedModel, Source, View
from desktop.support import layout
from desktop.support.problems import show_problem
from desktop.views.records.columns import ColumnsMenu
from desktop.views.records.gestures import RecordGestures
from desktop.views.records.shelf import Shelf
from desktop.widgets.filters import PAUSE, FilterHeader
from desktop.widgets.grid import Grid, Index, TextDelegate
from desktop.widgets.keys import bind
from desktop.widgets.table_page import TablePage

if TYPE_CHECKING:
    from desktop.models.records import RecordTables
    from desktop.support.ask import Prompts
    from desktop.widgets.record_tools import RecordTools

CLAIMS = "claim"
_THIN_SPACE = "\u202f"


class RecordsPane(QWidget):
    """One table at a time; `state` and `restore` remember columns, order and filters of each."""

    record_opened = Signal(str)
    claim_opened = Signal(str)
    current_changed = Signal(str)
    said = Signal(str)

    def __init__(self, prompts: "Prompts", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompts = prompts
        self._tables: RecordTables | None = None
        self._tools: RecordTools | None = None
        self._model: PagedModel | None = None
        self._shelf = Shelf()
        self.table = ""
        self.grid = Grid()
        self.header = FilterHeader(self.grid, self._check)
        self.grid.setHorizontalHeader(self.header)
        self.page = TablePage(self.header, self.grid)
        self._texts, self._others = TextDelegate(self), QStyledItemDelegate(self)  # for cells without states
        self.gestures = RecordGestures(self.page, prompts, self)
        self.setLayout(layout.column(self.page))
        self.setFocusProxy(self.grid)
        self._connect()

    def _connect(self) -> None:
        page = self.page
        self._typing = QTimer(self, singleShot=True, interval=PAUSE)
        self._typing.timeout.connect(self._ask_again)
        page.search.textChanged.connect(self._typing.start)
        page.search.returnPressed.connect(lambda: self._to_rows(0))
        self.header.filtered.connect(self._ask_again)
        self.header.faulty.connect(self.say)
        self.header.left_down.connect(self._to_rows)
        self.header.chooser.connect(self._choose_columns)
        page.clear_button.clicked.connect(self.clear_filters)
        page.columns_button.clicked.connect(
            lambda: self._choose_columns(page.columns_button.mapToGlobal(QPoint(0, page.columns_button.height())))
        )
        page.cells.make = self._cell_editor
        page.cells.refused.connect(self.say)
        self.grid.opened.connect(self._open)
        self.gestures.said.connect(self.say)
        # Later: all panes show what has changed, and the screen is served before a record is opened on top of it.
        self.gestures.created.connect(self._created, Qt.ConnectionType.QueuedConnection)
        bind(
            self,
            {"Ctrl+F": self.go_to_search, "Ctrl+Shift+F": self.filter_column, "Ctrl+Del": self.gestures.delete_record},
        )

    # ------------------------------------------------------------ what is shown

    def preview(self, table: str, title: str, source: Source, fetch: Fetch) -> None:
        """Show rows before the rest of the program is there: nothing can be edited yet."""
        self._show(table, title, source, fetch)

    def attach(self, tables: "RecordTables", tools: "RecordTools") -> None:
        """Take over from the preview, or begin, with a workspace behind it."""
        self._tables, self._tools = tables, tools
        self.gestures.attach(tables, tools)
        tables.changed.connect(self._changed)
        if self.table and self._model is not None:
            self._model.attach(tables.source(self.table), tables.fetch, self._commit())
            self._dress()

    def show_table(self, table: str) -> None:
        """Show a record type's table, or `claim`; its columns, order and filters are as they were left."""
        if self._tables is not None and table != self.table:
            self._show(table, self._tables.label(table), self._tables.source(table), self._tables.fetch)

    def refresh(self) -> None:
        """Read the rows in sight again."""
        if self._model is not None:
            self._model.refresh()

    def select(self, key: str) -> None:
        """Make the row of a record or claim current, if the table shows it."""
        model = self._model
        if model is None:
            return

        def found(row: int | None) -> None:
            if row is None:
                self.say(self.tr("The filters or the search hide that row"))
            elif model is self._model and row < model.rowCount():
                self.grid.go(row, self.grid.shown_columns()[0])

        model.locate(key, found)

    def current_key(self) -> str:
        """The key of the current row, empty when there is none."""
        row = self.grid.currentIndex().row()
        key = self._model.row_id(row) if self._model is not None and row >= 0 else None
        return "" if key is None else str(key)

    def _show(self, table: str, title: str, source: Source, fetch: Fetch) -> None:
        self._keep()
        self.gestures.close_new()
        self.say("")
        self.table = table
        old, model = self._model, PagedModel(source, fetch, self._commit(), self._failed, self)
        self._model, self._texts.cell = model, model.text
        self.gestures.show_table(table, model)
        model.counted.connect(self._counted)
        self.grid.setSortingEnabled(False)
        self.grid.setModel(model)
        for at, column in enumerate(model.columns):
            plain = self._texts if column.align == "left" else self._others
            self.grid.setItemDelegateForColumn(at, self.page.cells if column.editable else plain)
        if old is not None:
            old.deleteLater()
        self.grid.selectionModel().currentRowChanged.connect(lambda: self.current_changed.emit(self.current_key()))
        self.page.title.setText(title)
        self.page.count.clear()
        self.page.show_empty("", "")
        self.header.set_columns([column.label for column in model.columns], self._help())
        view = self._shelf.put_back(table, self.grid, self.header, self.page.search, model.columns)
        model.modelReset.connect(lambda: self._shelf.fit(self.header, model))
        self._typing.stop()
        self.grid.setSortingEnabled(True)
        self._dress()
        model.set_view(view)

    def _help(self) -> str:
        return self._tables.filter_help if self._tables is not None else ""

    def _dress(self) -> None:
        """Offer what can be done here."""
        editable = self.gestures.may_edit()
        self.page.new_button.setVisible(editable)
        self.page.delete_button.setVisible(editable)
        if self._tables is not None:
            self.page.new_button.setText(self.tr("New {name}…").format(name=self._tables.singular(self.table)))
            self.header.explain(self._help())
        self._show_filtered()

    def _changed(self, touched: frozenset[str]) -> None:
        if self._tables is not None and self._model is not None and self._tables.concerns(self.table, touched):
            self._model.refresh()

    def _failed(self, error: Exception) -> None:
        show_problem(self._prompts, error)

    def say(self, message: str) -> None:
        """Show a message under the table, or take it away."""
        self.page.say(message)
        if message:
            self.said.emit(message)

    # ------------------------------------------------------------ filters, search, order

    def go_to_search(self) -> None:
        """Go to the search."""
        self.page.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.page.search.selectAll()

    def filter_column(self) -> None:
        """Go to the filter of the current column."""
        column = self.grid.currentIndex().column()
        self.header.focus(column if column >= 0 else self.grid.shown_columns()[0])

    def clear_filters(self) -> None:
        """Show all rows again."""
        self.page.search.clear()
        self._typing.stop()
        self.header.clear()

    def _check(self, column: int, words: str) -> str:
        if self._tables is None or self._model is None:
            return ""
        return self._tables.check_filter(self.table, self._model.columns[column].name, words)

    def _view(self, model: PagedModel) -> View:
        filters = tuple((model.columns[at].name, text) for at, text in sorted(self.header.filters().items()))
        return View(model.view.sort, model.view.descending, filters, self.page.search.text().strip())

    def _ask_again(self, *_: object) -> None:
        self._show_filtered()
        if self._model is not None and self._view(self._model) != self._model.view:
            self._model.set_view(self._view(self._model))

    def _narrowed(self) -> bool:
        return self.header.active() or bool(self.page.search.text().strip())

    def _show_filtered(self) -> None:
        self.page.clear_button.setVisible(self._narrowed())

    def _counted(self, total: int) -> None:
        self.page.count.setText(f"{total:,}".replace(",", _THIN_SPACE))
        if total:
            self.page.show_empty("", "")
        elif self._narrowed():
            hint = self.tr("Clear them with the button above, or with Esc where you typed.")
            self.page.show_empty(self.tr("Nothing fits the filters and the search"), hint)
        elif self.table == CLAIMS:
            hint = self.tr("Open an article, select the words that say something, and cite them.")
            self.page.show_empty(self.tr("No claims yet"), hint)
        else:
            hint = self.tr("Press the button “New” above, or cite an article: what it speaks of appears here.")
            self.page.show_empty(self.tr("Nothing here yet"), hint)

    def _to_rows(self, column: int) -> None:
        if self._model is not None and self._model.rowCount():
            shown = self.grid.shown_columns()
            self.grid.setFocus()
            self.grid.go(max(self.grid.currentIndex().row(), 0), column if column in shown else shown[0])

    # ------------------------------------------------------------ columns and memory

    def columns_menu(self) -> QMenu:
        """A menu with a tick for each column that is shown."""
        return ColumnsMenu(self._model, self.grid, self.header, self)

    def _choose_columns(self, point: QPoint) -> None:
        menu = self.columns_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def _keep(self) -> None:
        if self.table and self._model is not None:
            self._shelf.keep(
                self.table, self.grid, self.header, self.page.search, self._model.columns, self._model.view
            )

    def state(self) -> dict[str, Any]:
        """What is to be remembered, as plain JSON."""
        self._keep()
        return {"table": self.table, "tables": self._shelf.tables}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what `state` gave; what does not fit any more is left out. Shows nothing by itself."""
        self._shelf.take(state.get("tables"))

    # ------------------------------------------------------------ rows and cells

    def _open(self, row: int) -> None:
        key = self._model.row_id(row) if self._model is not None else None
        if key is not None:
            (self.claim_opened if self.table == CLAIMS else self.record_opened).emit(str(key))

    def _created(self, key: str) -> None:
        self.select(key)
        self.record_opened.emit(key)

    def _commit(self) -> Commit | None:
        return self.gestures.enter if self.gestures.may_edit(self.table) else None

    def _cell_editor(self, parent: QWidget, index: Index) -> QWidget | None:
        key = self._model.row_id(index.row()) if self._model is not None else None
        if self._tools is None or self._model is None or key is None:
            return None
        return self._tools.cell_editor(parent, self.table, str(key), self._model.columns[index.column()].name)
