"""What is done to a table of records: cells entered, copied, pasted and emptied, records made and deleted. Light."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.models.paged import PagedModel
from desktop.models.table import Landed
from desktop.support.problems import show_problem
from desktop.views.records.paste import Paste, Typed, copy_block
from desktop.widgets.table_page import TablePage

if TYPE_CHECKING:
    from desktop.models.records import RecordTables
    from desktop.support.ask import Prompts
    from desktop.support.jobs import Ticket
    from desktop.widgets.record_tools import NewRecord, RecordTools

_MOST_FAULTS = 12


class RecordGestures(QObject):
    """Listens to the page, asks `RecordTables` to store. `said` carries what went wrong, or nothing."""

    said = Signal(str)
    created = Signal(str)

    def __init__(self, page: TablePage, prompts: "Prompts", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._prompts = prompts
        self._tables: RecordTables | None = None
        self._tools: RecordTools | None = None
        self._model: PagedModel | None = None
        self._table = ""
        self._making = False  # a new record is on its way to be stored
        self.bar: NewRecord | None = None
        page.new_button.clicked.connect(self.begin_new)
        page.delete_button.clicked.connect(self.delete_record)
        page.grid.cleared.connect(self.clear_cells)
        page.grid.copy_wanted.connect(self.copy)
        page.grid.paste_wanted.connect(self.paste)

    def attach(self, tables: "RecordTables", tools: "RecordTools") -> None:
        """From now on things can be stored."""
        self._tables, self._tools = tables, tools

    def show_table(self, table: str, model: PagedModel) -> None:
        """Work on this table from now on."""
        self._table, self._model = table, model

    def may_edit(self, table: str = "") -> bool:
        """Whether anything can be changed in the table."""
        return self._tables is not None and self._tables.editable(table or self._table)

    def enter(self, key: Any, column: str, text: str, landed: Landed) -> None:
        """Store what was typed into a cell; `landed` hears None, or why it was not stored."""
        if self._tables is None:
            landed(self.tr("The workspace is still being opened"))
            return

        def failed(error: Exception) -> None:
            wrong = isinstance(error, ValueError)
            landed(str(error) if wrong else self.tr("It was not stored"))
            told = self.tr("“{text}” was not stored, and is offered where the record is open. {fault}")
            self.said.emit((told if wrong else self.tr("“{text}” was not stored.")).format(text=text, fault=error))
            self._tell(error)

        self._tables.enter(str(key), column, text, lambda: landed(None), failed)

    def copy(self) -> None:
        """Put the selected cells on the clipboard, as a spreadsheet would."""
        block = self._page.grid.block()
        if block is not None and self._model is not None:
            copy_block(self._model, block, self.said.emit)

    def paste(self) -> None:
        """Type the block on the clipboard into the cells from the current one on, as one step or not at all."""
        if self._model is not None and self.may_edit():
            Paste(self._model, self._page.grid, self._store).start()

    def clear_cells(self) -> None:
        """Empty the selected cells, as one step."""
        if self._model is not None and self.may_edit():
            Paste(self._model, self._page.grid, self._store, "").start()

    def _store(self, cells: Sequence[Typed], fault: str) -> None:
        tables, table = self._tables, self._table
        if tables is None:
            return
        if fault:
            self._not_stored(ValueError(fault))
            return
        title = self.tr("Storing %n cell(s)", "", len(cells))
        self.said.emit("")
        ticket = tables.enter_block(table, cells, lambda: self.said.emit(""), self._not_stored, title)
        if ticket is not None:
            ticket.finished.connect(lambda: self._over(ticket))

    def _over(self, ticket: "Ticket") -> None:
        if ticket.stopped:
            self.said.emit(self.tr("Stopped: nothing was changed."))

    def _not_stored(self, error: Exception) -> None:
        """Tell why none of the cells was stored."""
        told = str(error) if isinstance(error, ValueError) else self.tr("It was not stored")
        self._tell(error)
        self.said.emit(self.tr("Nothing was changed. {fault}").format(fault=told))
        faults: Sequence[str] = getattr(error, "faults", ())
        if len(faults) > 1:
            self._list_faults(faults)

    def _list_faults(self, faults: Sequence[str]) -> None:
        lines = [*faults[:_MOST_FAULTS]]
        if len(faults) > _MOST_FAULTS:
            lines.append(self.tr("… and %n more", "", len(faults) - _MOST_FAULTS))
        lines += ["", self.tr("Mend them where the block comes from, then copy and paste it again.")]
        title = self.tr("%n cell(s) cannot be stored: nothing was changed", "", len(faults))
        self._prompts.inform(title, "\n".join(lines))

    def begin_new(self) -> None:
        """Open the bar in which a new record is named."""
        if self._tools is None or not self.may_edit():
            return
        if self.bar is None:
            self.bar = self._tools.new_bar(self._table, self._page.bar_place)
            self.bar.wanted.connect(self._create)
            self.bar.closed.connect(self.close_new)
            self._page.bar_layout.addWidget(self.bar)
            self._page.bar_place.show()
        self.bar.begin()

    def close_new(self) -> None:
        """Close the bar."""
        if self.bar is not None:
            self.bar.hide()
            self.bar.deleteLater()
            self.bar = None
            self._page.bar_place.hide()
            self._page.grid.setFocus()

    def _create(self, parts: dict[str, str], name: str) -> None:
        table, bar = self._table, self.bar
        if self._tables is None or bar is None or self._making:
            return

        def done(key: str) -> None:
            self._making = False
            if bar is self.bar:
                self.close_new()
            if table == self._table:
                self.created.emit(key)

        def failed(error: Exception) -> None:
            self._making = False
            if isinstance(error, ValueError):
                (bar.show_error if bar is self.bar else self.said.emit)(str(error))
            self._tell(error)

        self._making = True
        self._tables.create(table, parts, name, done, failed)

    def delete_record(self) -> None:
        """Delete the current record after asking; one that evidence speaks of stays, and the reason is shown."""
        row, tables = self._page.grid.currentIndex().row(), self._tables
        key = self._model.row_id(row) if self._model is not None and row >= 0 else None
        if key is None or tables is None or not self.may_edit():
            return
        text = self.tr("Delete {key}? It can be undone.").format(key=key)
        if self._prompts.confirm(self.tr("Delete record"), text, self.tr("Delete"), danger=True):
            tables.delete(str(key), lambda: self.said.emit(""), self._not_deleted)

    def _not_deleted(self, error: Exception) -> None:
        self.said.emit(str(error) if isinstance(error, ValueError) else "")
        self._tell(error)

    def _tell(self, error: Exception) -> None:
        """Tell that the workspace cannot be used, where it is that."""
        if not isinstance(error, ValueError):
            show_problem(self._prompts, error)
