"""Why a value is what it is: from the value down to the articles, all of it reachable by keys. It changes nothing."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListView, QPushButton, QWidget

from db.queries.claims import ClaimRow
from db.queries.explain import Explanation, explain
from desktop.models.chain import CLAIM, ChainModel, as_text, chain
from desktop.support import layout
from desktop.support.plain import label
from desktop.widgets.chain_list import chain_list
from desktop.widgets.empty import EmptyState
from desktop.widgets.keys import bind
from desktop.widgets.tables import current_row, make_current
from desktop.widgets.when_seen import WhenSeen
from desktop.workspace import Workspace

_MATTERS = frozenset({"claim", "decision", "finding", "record", "verdict", "article", "publisher"})


class ExplanationPane(QWidget):
    """Enter leads to the quote, the conflict or the field; G and F to quote and field; Esc is told as `left`."""

    quote_requested = Signal(int, int, int, str)
    field_requested = Signal(str, str)
    finding_requested = Signal(str)
    left = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._place: tuple[str, str] | None = None
        self.found: Explanation | None = None
        self._title = label(name="title", wrap=True)
        self._model = ChainModel(self)
        self.list: QListView = chain_list(self._model)
        self.list.setAccessibleName(self.tr("Explanation"))
        self.copy_button = QPushButton(self.tr("Copy as text"))
        self.copy_button.clicked.connect(self.copy)
        self._empty = EmptyState(
            self.tr("No value is explained"), self.tr("Press F4 on a cell of a table, a field of a form or a conflict.")
        )
        head = layout.row(self._title, self.copy_button)
        head.setStretch(0, 1)
        self.setLayout(layout.column(head, self.list, self._empty, margin=layout.GAP))
        self.setFocusProxy(self.list)
        self.list.activated.connect(self._activated)
        bind(self, {"Ctrl+C": self.copy, "Esc": self.left.emit, "G": self.go_to_quote, "F": self.go_to_field})
        self._when_seen = WhenSeen(self, self._read)
        workspace.changed.connect(self._changed)
        self._show(None)

    def show_field(self, record: str, field: str) -> None:
        """Explain the value of a field."""
        if self._place != (record, field):
            self._place = (record, field)
            self._show(None)
        self._read()

    def _read(self) -> None:
        if self._place is not None:
            self._workspace.fetch(explain, *self._place, done=self._show, key=(self, "explanation"))

    def focused_field(self) -> tuple[str, str] | None:
        """The field that is explained."""
        return self._place

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & _MATTERS:
            self._when_seen()

    def _show(self, found: Explanation | None) -> None:
        self.found = found
        self._model.set_rows(() if found is None else chain(found))
        self._title.setText("" if found is None else found.place)
        for part in (self._title, self.list, self.copy_button):
            part.setVisible(found is not None)
        self._empty.setVisible(found is None)
        if found is not None and current_row(self.list) < 0:
            make_current(self.list, 0)
            self.list.setFocus()

    def _claim(self) -> ClaimRow | None:
        """The claim that the current line belongs to."""
        line = self._model.row(current_row(self.list))
        return None if line is None else line.claim

    def _activated(self, index: QModelIndex) -> None:
        line = self._model.row(index.row())
        if line is None:
            return
        if line.finding:
            self.finding_requested.emit(line.finding)
        elif line.kind >= CLAIM and line.claim is not None and line.claim.article is not None:
            self.go_to_quote()
        else:
            self.go_to_field()

    def go_to_quote(self) -> None:
        """Show the quote of the current line, or else of the accepted claim, in its article."""
        accepted = next(iter(self.found.claims if self.found is not None else ()), None)
        claim = self._claim() or accepted
        if claim is not None and claim.article is not None:
            self.quote_requested.emit(claim.article, claim.start or 0, claim.end or 0, claim.id)

    def go_to_field(self) -> None:
        """Open the field in its form."""
        if self._place is not None:
            self.field_requested.emit(*self._place)

    def copy(self) -> None:
        """Put the explanation on the clipboard as text."""
        if self.found is not None:
            QGuiApplication.clipboard().setText(as_text(self.found))
