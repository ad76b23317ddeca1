"""Asking about what has the keyboard: why it is so, and what each article says to it. Actions called `ask.…`.

Where the answer is shown and where it leads is settled here, so that the panes need not know each other.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from db.keys import parse_key
from db.queries.claims import claims_by_id
from db.records import TYPES
from desktop.routes import Routes
from desktop.window import Window
from desktop.workspace import Workspace

_ANSWERS = ("explanation", "matrix")


class Inquiry(QObject):
    """One over the panes of one workspace."""

    def __init__(
        self, window: Window, workspace: Workspace, routes: Routes, panes: dict[str, Any], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._workspace = workspace
        self._panes = panes
        self._asked_from = ""
        explanation = panes["explanation"]
        explanation.quote_requested.connect(routes.show_quote)
        explanation.field_requested.connect(routes.show_record)
        explanation.finding_requested.connect(self._show_finding)
        explanation.left.connect(self._back)
        matrix = panes["matrix"]
        matrix.quote_requested.connect(routes.show_quote)
        matrix.field_requested.connect(routes.show_record)
        matrix.left.connect(self._back)
        for name in ("policies", "whatif"):
            panes[name].field_requested.connect(routes.show_record)

    def explain(self) -> None:
        """Say why the value that has the keyboard is what it is."""
        self._ask("explanation", self._panes["explanation"].show_field)

    def matrix(self) -> None:
        """Lay out what each article says to the record that has the keyboard."""
        self._ask("matrix", self._panes["matrix"].show_record)

    def matrix_of_field(self) -> None:
        """Lay out what each article says to the field that has the keyboard, in all records of the type."""
        self._ask("matrix", self._panes["matrix"].show_field)

    def _ask(self, pane: str, show: Callable[[str, str], object]) -> None:
        place = self._place()
        if place is not None:
            asked_from = self._window.focused()
            self._asked_from = self._asked_from if asked_from in _ANSWERS else asked_from
            show(*place)
        self._window.focus_pane(pane)

    def _place(self) -> tuple[str, str] | None:
        """The record and field that has the keyboard; else the one that the form had last."""
        name = self._window.focused()
        pane = self._panes.get(name)
        if name == "records":
            return self._cell(pane)
        if hasattr(pane, "focused_field"):
            return pane.focused_field()  # type: ignore[union-attr]
        if name == "conflicts":
            at = pane.detail.current or pane.detail.finding  # type: ignore[union-attr]
            return None if at is None else (at.record, at.field)
        return self._panes["record"].focused_field()

    def _cell(self, table: Any) -> tuple[str, str] | None:
        """The field of a cell; of a column that is part of the key the first field, of a claim what it speaks about."""
        key, column = table.current_key(), table.grid.currentIndex().column()
        if not key:
            return None
        if table.table not in TYPES:
            found = self._workspace.read(claims_by_id, [key])
            return next(((claim.record, claim.field) for claim in found), None)
        fields = TYPES[parse_key(key).type].fields
        name = table.grid.model().columns[column].name
        return key, name if name in fields else next(iter(fields))

    def _show_finding(self, finding: str) -> None:
        self._window.focus_pane("conflicts")
        self._panes["conflicts"].show_finding(finding)

    def _back(self) -> None:
        """Back to where the question was asked."""
        self._window.focus_pane(self._asked_from or "record")
