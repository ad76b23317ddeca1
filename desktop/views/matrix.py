"""What each article says to the values of a record, or to one field of all records of a type. It changes nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QWidget

from db.keys import parse_key
from db.queries.matrix import Cell, Frame, Row, Subject, frame, rows
from desktop.models.matrix import MatrixModel, said, source_day, source_name
from desktop.support import layout
from desktop.support.plain import label, tooltip
from desktop.widgets.empty import EmptyState
from desktop.widgets.keys import bind
from desktop.widgets.matrix_view import legend, matrix_view
from desktop.widgets.when_seen import WhenSeen
from desktop.workspace import Workspace

_MATTERS = frozenset({"claim", "decision", "finding", "record", "article", "publisher"})


class MatrixPane(QWidget):
    """Arrows move, Enter opens the quote, F the field, T turns from the record to its field in all records and back."""

    quote_requested = Signal(int, int, int, str)
    field_requested = Signal(str, str)
    left = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.subject = Subject()
        self._sought: tuple[str, str] | None = None  # the row to go to when it comes
        self._build()
        self.view.selectionModel().currentChanged.connect(self._tell)
        self._model.modelReset.connect(lambda: self.view.selectionModel().currentChanged.connect(self._tell))
        self._model.dataChanged.connect(self._arrived)
        self.view.activated.connect(self.open_quote)
        self.turn_button.clicked.connect(self.turn)
        bind(self, {"F": self.go_to_field, "T": self.turn, "Esc": self.left.emit})
        self._when_seen = WhenSeen(self, self.refresh)
        workspace.changed.connect(self._changed)

    def _build(self) -> None:
        self._title = label(name="title", wrap=True)
        self.turn_button = QPushButton()
        self._model = MatrixModel(self._ask, self)
        self.view: QTableView = matrix_view(self._model)
        self.view.setAccessibleName(self.tr("Evidence"))
        self.told: QLabel = label(wrap=True)
        self.quote: QLabel = label(wrap=True, name="muted")
        self.quote.setMinimumHeight(2 * self.quote.fontMetrics().height())
        self._empty = EmptyState(
            self.tr("No evidence is laid out"),
            self.tr("Press Shift+F4 on a cell of a table, a field of a form or a conflict."),
        )
        head = layout.row(self._title, self.turn_button)
        head.setStretch(0, 1)
        self._page = QWidget()
        self._page.setLayout(layout.column(head, self.view, self.told, self.quote, legend()))
        self._page.hide()
        self.setLayout(layout.column(self._page, self._empty, margin=layout.GAP))
        self.setFocusProxy(self.view)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_record(self, record: str, field: str = "") -> None:
        """Lay out all that is said of a record, with the cursor in the row of a field."""
        self._show(Subject(record=record), (record, field))

    def show_field(self, record: str, field: str) -> None:
        """Lay out what is said of a field of all records of the type, with the cursor in the row of this record."""
        self._show(Subject(type=parse_key(record).type, field=field), (record, field))

    def _show(self, subject: Subject, sought: tuple[str, str]) -> None:
        self.subject, self._sought = subject, sought
        self.refresh()

    def refresh(self) -> None:
        """Read it again."""
        subject = self.subject

        def framed(found: Frame | None) -> None:
            if subject == self.subject:
                self._framed(found)

        self._workspace.fetch(frame, subject, done=framed, key=(self, "frame"), slow=True)

    def _framed(self, found: Frame | None) -> None:
        self._page.setVisible(found is not None and found.rows > 0)
        self._empty.setVisible(self._page.isHidden())
        if found is None or not found.rows:
            self._empty.set_text(self.tr("Nothing is said"), self.tr("No claim speaks about it yet."))
            return
        self._title.setText(found.title)
        turned = self.tr("This field in all records") if self.subject.record else self.tr("All of this record")
        self.turn_button.setText(turned)
        self.turn_button.setToolTip(tooltip(f"{turned}. T"))
        self._model.show(found, by_field=bool(self.subject.record))
        self._model.row(0)
        if self._sought is not None:
            self.view.setFocus()

    def _ask(self, offset: int, limit: int) -> None:
        subject = self.subject

        def landed(found: Sequence[Row]) -> None:
            if subject == self.subject:
                self._model.take(offset, found)

        self._workspace.fetch(rows, subject, offset, limit, done=landed, key=(self, offset), slow=True)

    def _arrived(self) -> None:
        """Go to the row that was sought, and there to the first article that is not silent."""
        if self._sought is not None:
            sought, self._sought = self._sought, None
            page = range(min(self._model.frame.rows, 100))
            at = next((at for at in page if (row := self._model.row(at)) and (row.record, row.field) == sought), 0)
            columns = range(len(self._model.frame.sources))
            speaking = next((column for column in columns if self._model.cell(at, column)), 0)
            self.view.setCurrentIndex(self._model.index(at, speaking))
        self._tell()

    def _changed(self, tables: frozenset[str]) -> None:
        if self.subject != Subject() and tables & _MATTERS:
            self._when_seen()

    # -- the current cell ------------------------------------------------------------------------------------------

    def _row(self) -> Row | None:
        return self._model.row(self.view.currentIndex().row())

    def _cell(self) -> Cell | None:
        index = self.view.currentIndex()
        return self._model.cell(index.row(), index.column())

    def _tell(self) -> None:
        """Say in words what the current cell says."""
        row, cell, column = self._row(), self._cell(), self.view.currentIndex().column()
        if row is None or not 0 <= column < len(self._model.frame.sources):
            self.told.clear()
            self.quote.clear()
            return
        source = self._model.frame.sources[column]
        name = " · ".join(filter(None, (source_name(source), source_day(source))))
        about = row.field_label if self.subject.record else row.label
        words = f"{about}, {row.shown} — {name}: {said(cell)}"
        self.told.setText(f"{words} ({cell.shown})" if cell and cell.shown != row.shown else words)
        self.quote.setText(f"“{cell.exact}”" if cell and cell.exact else "")

    def focused_field(self) -> tuple[str, str] | None:
        """The record and field of the current row."""
        row = self._row()
        return None if row is None else (row.record, row.field)

    def open_quote(self) -> None:
        """Show in its article what the current cell says."""
        cell = self._cell()
        if cell is not None and cell.article is not None:
            self.quote_requested.emit(cell.article, cell.start, cell.end, cell.claim)

    def go_to_field(self) -> None:
        """Open the field of the current row in its form."""
        place = self.focused_field()
        if place is not None:
            self.field_requested.emit(*place)

    def turn(self) -> None:
        """From the record to its field in all records, and back."""
        place = self.focused_field()
        if place is not None:
            (self.show_field if self.subject.record else self.show_record)(*place)
