"""Tables of records and of claims for the paged model: its source, and the few gestures that a table needs.

A thin adapter of `db.queries.tables` and of the edits; it knows no widget and keeps no row.
"""

from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache, partial
from itertools import starmap
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from db.edits import CreateRecord, DeleteRecord, Enter, EnterBlock
from db.errors import StoreError
from db.jobs.pasting import Cell, paste
from db.keys import build_key, parse_key
from db.kinds import Context, Invalid
from db.queries import tables
from db.queries.filters import HELP
from db.queries.records import labels
from db.queries.tables import CLAIMS, TableRow, TableView
from db.records import TYPES
from desktop.models.pages import Column, Page, Place, View
from desktop.support.jobs import Ticket
from desktop.workspace import Failed, Workspace

T = TypeVar("T")
FEW = 100  # cells that are stored before anybody could wish to stop it
LETTERS = {"unsourced": "u", "claimed": "c", "conflicting": "x", "decided": "d", "vetted": "v"}
_RIGHT = ("integer", "decimal")
_WIDTHS = {"text": 34, "list": 30, "exact": 60, "record": 26, "date": 18}
_ALWAYS = frozenset({"record", "claim", "decision", "finding", "verdict"})


def _tr(text: str) -> str:
    return QCoreApplication.translate("RecordTables", text)


def label_of(text: str) -> str:
    """A label or help of a record's declaration in the person's language."""
    return QCoreApplication.translate("Records", text)


# A text for one cell: record key, column, what was typed, and what the cell is called in a message.
Typed = tuple[str, str, str, str]


class RecordSource:
    """The rows of one table. Read on one thread at a time, through `RecordTables.fetch` only."""

    def __init__(self, table: str) -> None:
        self.table = table
        self.connection: Any = None

    def columns(self) -> Sequence[Column]:
        """See `Source`."""
        return [_column(column) for column in tables.columns(self.table)]

    def count(self, view: View) -> int:
        """See `Source`."""
        return tables.count(self.connection, self._view(view))

    def page(self, view: View, fence: Any, skip: int, limit: int, backwards: bool) -> Page:
        """See `Source`."""
        found = tables.page(
            self.connection, self._view(view), fence=fence, offset=skip, limit=limit, backwards=backwards
        )
        rows = [_row(row) for row in found]
        return Page(rows, found[0].fence, found[-1].fence) if found else Page(rows)

    def rank(self, view: View, row_id: Any) -> Place | None:
        """See `Source`."""
        found = tables.place(self.connection, self._view(view), str(row_id))
        return None if found is None else Place(*found)

    def _view(self, view: View) -> TableView:
        return TableView(self.table, view.sort or "", view.descending, view.filters, view.search)


def _column(column: tables.Column) -> Column:
    kind = column.kind
    align = "right" if kind is not None and kind.storage in _RIGHT else "left"
    width = _WIDTHS.get(column.name) or (_WIDTHS.get(kind.editor, 0) if kind is not None else 0)
    help_text = label_of(column.help) if column.help else ""
    name = kind.editor if kind is not None else "text"
    return Column(column.name, label_of(column.label), align, name, help_text, column.editable, width)


def _row(row: TableRow) -> tuple[Any, ...]:
    return (row.key, *row.cells, _letters(row.states))


@lru_cache(maxsize=4096)
def _letters(states: tuple[str, ...]) -> str:
    return "".join(LETTERS.get(state, " ") for state in states)


class RecordTables(QObject):
    """What a pane of tables asks of a workspace. `changed` comes when rows of the named table may be other ones."""

    changed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._sources: dict[str, RecordSource] = {}
        workspace.changed.connect(self.changed)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._workspace.read_only

    @property
    def filter_help(self) -> str:
        """What may be typed into a filter."""
        return label_of(HELP)

    def label(self, table: str) -> str:
        """What the table is called."""
        return _tr("Claims") if table == CLAIMS else label_of(TYPES[table].plural_label)

    def singular(self, table: str) -> str:
        """What one row is called."""
        return _tr("claim") if table == CLAIMS else label_of(TYPES[table].title_label).lower()

    def editable(self, table: str) -> bool:
        """Whether rows can be made and cells typed into."""
        return table != CLAIMS and not self.read_only

    def concerns(self, table: str, touched: frozenset[str]) -> bool:
        """Whether an edit of these database tables can show in the table."""
        return table in touched or not touched.isdisjoint(_ALWAYS)

    def source(self, table: str) -> RecordSource:
        """The source of a table's rows."""
        return self._sources.setdefault(table, RecordSource(table))

    def fetch(
        self,
        function: Callable[..., T],
        *args: Any,
        done: Callable[[T], object],
        failed: Failed | None = None,
        key: Hashable | None = None,
    ) -> object:
        """Call a method of a source, or a function over one, on the reader thread; see `Fetch`."""
        sources = list(self._sources.values())

        def ask(connection: Any) -> T:
            for source in sources:
                source.connection = connection
            try:
                return function(*args)
            finally:
                for source in sources:
                    source.connection = None

        return self._workspace.fetch(ask, done=done, failed=failed, key=key)

    def check_filter(self, table: str, column: str, words: str) -> str:
        """What is wrong with a filter, empty when nothing is."""
        return tables.check_filter(table, column, words)

    def enter(self, key: str, column: str, text: str, done: Callable[[], object], failed: Failed) -> None:
        """Store what was typed into a cell, away from the screen; where it is refused it is kept as a draft."""
        self._workspace.enter(Enter(record=key, field=column, value=text), text, lambda _: done(), failed)

    def enter_block(
        self,
        table: str,
        cells: Sequence[Typed],
        done: Callable[[], object],
        failed: Failed,
        title: str = "",
    ) -> Ticket | None:
        """Store cells as one step, away from the screen, or none of them: `failed` hears why and of which.

        More than `FEW` are a long work of that title, which can be stopped; its ticket is returned.
        """
        if len(cells) > FEW:
            touched, coder = frozenset({*_ALWAYS, "edit", table}), self._workspace.coder
            block, stored = list(starmap(Cell, cells)), partial(self._stored, done)
            return self._workspace.job(paste, block, coder, title=title, done=stored, failed=failed, touched=touched)
        for _, column, text, place in cells:
            fault = self._fault(table, column, text)
            if fault:
                failed(Invalid(f"{place}: {fault}"))
                return None
        entries = [Enter(record=key, field=column, value=text) for key, column, text, _ in cells]
        self._workspace.hand_in(EnterBlock(cells=tuple(entries)), lambda _: done(), failed)
        return None

    def _stored(self, done: Callable[[], object], summary: str) -> None:
        self._workspace.did.emit(summary)
        done()

    def _fault(self, table: str, column: str, text: str) -> str:
        field = TYPES[table].fields.get(column)
        if field is None:
            return _tr("this column is part of the record's key and cannot be changed")
        if not text.strip():
            return ""
        try:
            field.kind.stored(field.kind.clean(text, Context()))
        except Invalid as error:
            return str(error)
        return ""

    def create(
        self, table: str, parts: dict[str, str], name: str, done: Callable[[str], object], failed: Failed
    ) -> None:
        """Make a record of these parts, away from the screen; `done` hears its key."""
        try:
            key = build_key(table, **parts).text
            if name and self._workspace.read(labels, [key]):
                raise Invalid(_tr("{key} exists already; open it instead").format(key=key))
        except (Invalid, StoreError) as error:
            failed(error)
            return
        command = Enter(record=key, field="name", value=name) if name else CreateRecord(key=key)
        self._workspace.hand_in(command, lambda _: done(key), failed)

    def delete(self, key: str, done: Callable[[], object], failed: Failed) -> None:
        """Remove a record, away from the screen; `failed` hears why it stays."""
        self._workspace.hand_in(DeleteRecord(key=parse_key(key).text), lambda _: done(), failed)
