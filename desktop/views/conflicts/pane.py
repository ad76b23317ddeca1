"""What there is to decide: findings and reopened decisions by facets and in groups, each with its claims side by side.

How a finding comes about is the rules' affair (`db.rules`), what a decision does that of `db.edits`; what keys do about
the finding that is shown stands in `deciding`.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QSplitter, QWidget

from db.kinds import Invalid
from db.queries import workbench
from db.queries.conflicts import findings_of_field
from db.queries.support import support
from db.queries.workbench import Asked, Outline, Value
from desktop.models.findings import FindingsModel, Rows
from desktop.support import layout
from desktop.support.plain import label
from desktop.views.conflicts.deciding import Deciding
from desktop.widgets.choices import RecordChoices
from desktop.widgets.empty import EmptyState
from desktop.widgets.finding_actions import keys_of
from desktop.widgets.finding_correction import FindingCorrection
from desktop.widgets.finding_detail import FindingDetail, Shown
from desktop.widgets.finding_facets import FindingFacets
from desktop.widgets.finding_instead import InsteadChoices
from desktop.widgets.keys import bind
from desktop.widgets.tables import current_row, make_current
from desktop.widgets.two_lines import two_line_list
from desktop.workspace import Workspace

_LIST, _DETAIL = 160, 280  # the narrowest they may be
_MOST_SLOTS = 8  # fields whose support is looked up for one finding
_TABLES = frozenset({"finding", "claim", "article", "decision", "verdict", "publisher", "identity"})


def _listed(connection: Any, asked: Asked) -> tuple[Outline, dict[str, tuple[Value, ...]]]:
    return workbench.outline(connection, asked), workbench.facets(connection, asked)


def _shown(connection: Any, item: int) -> Shown | None:
    """A finding, with what stands behind the values of its claims."""
    view = workbench.item(connection, item)
    if view is None:
        return None
    slots = dict.fromkeys((claim.record, claim.field) for claim in view.claims)
    values = [value for slot in list(slots)[:_MOST_SLOTS] for value in support(connection, *slot)]
    return Shown(view, {claim: value for value in values for claim in value.claims})


class ConflictsPane(QWidget):
    """The keys are those of `DEEDS`; 1–9 choose, N and P next and former, arrows go through lines and claims."""

    quote_requested = Signal(int, int, int, str)
    field_requested = Signal(str, str)
    asked = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._before: list[int] | None = None  # the items after and before the one that was acted on, nearest first
        self._sought: str | None = None  # the finding to go to, when it comes into the list
        self._moving = False
        self._stale = True  # something has changed while nobody was looking
        self._build()
        self._connect()
        workspace.changed.connect(self._changed)

    # -- building --------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._model = FindingsModel(self._fetch_rows, self)
        self.facets = FindingFacets()
        self.list = two_line_list(self._model)
        self.list.setAccessibleName(self.tr("Findings"))
        self.correction = FindingCorrection(self._instead, self._records)
        self.detail = FindingDetail(self.correction, editable=not self._workspace.read_only)
        self.deciding = Deciding(self._workspace, self.detail, self.correction, self)
        self._empty = EmptyState(self.tr("Nothing waits for you"), self.tr("No finding of these kinds is open."))
        self.count: QLabel = label(name="count", wrap=True)
        side = QWidget()
        side.setMinimumWidth(_LIST)
        hint = label(self.tr("N P next, previous · ← → claim · 1–9 choose"), wrap=True, name="help")
        side.setLayout(layout.column(self.list, self._empty, self.count, hint, gap=layout.TIGHT))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(side)
        self.detail.setMinimumWidth(_DETAIL)
        split.addWidget(self.detail)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 5)
        split.setSizes([340, 640])
        column = layout.column(self.facets, split, margin=layout.GAP)
        column.setStretch(1, 1)
        self.setLayout(column)
        self.setFocusProxy(self.list)

    def _instead(self, claim: str) -> InsteadChoices:
        return InsteadChoices(self._workspace, claim)

    def _records(self, kind: str) -> RecordChoices:
        return RecordChoices(self._workspace, (kind,))

    def _connect(self) -> None:
        self.facets.changed.connect(self.refresh)
        self.facets.articles_wanted.connect(self._offer_articles)
        self.list.selectionModel().currentRowChanged.connect(self._show_current)
        self.list.activated.connect(self._activated)
        self.list.clicked.connect(self._clicked)
        deciding = self.deciding
        deciding.quote_requested.connect(self.quote_requested)
        deciding.field_requested.connect(self.field_requested)
        deciding.asked.connect(self.asked)
        deciding.started.connect(self._acting)
        deciding.acted.connect(self._go_on)
        deciding.refused.connect(self._forget)
        deciding.idle.connect(self._take_keyboard)
        keys: dict[str, Callable[[], object]] = {
            str(number): lambda at=number: deciding.choose(at) for number in range(1, 10)
        }
        keys |= keys_of(deciding)
        keys |= {"N": self.next, "P": self.previous, "-": self._model.close_all, "+": self._open_all}
        keys |= {"Right": lambda: self._sideways(1), "Left": lambda: self._sideways(-1)}
        for place in (self.list, self.detail.grid):
            bind(place, keys)
        bind(self, {"Ctrl+F": self.facets.words.setFocus})

    # -- the list --------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the list again; the current item stays, or the next one takes its place."""
        if not self.isVisible() and self._sought is None:
            self._stale = True
            return
        self._stale = False
        asked = self.facets.asked()

        def landed(found: tuple[Outline, dict[str, tuple[Value, ...]]]) -> None:
            self._show(found[0], asked.group)
            self.facets.set_values(found[1])

        self._workspace.fetch(_listed, asked, done=landed, failed=self._failed, key=(self, "list"), slow=True)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while nobody was looking is read now."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._catch_up)

    def _catch_up(self) -> None:
        if self._stale and self.isVisible():
            self.refresh()

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & _TABLES:
            self.refresh()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Invalid):
            raise error
        self.count.setText(str(error))

    def _fetch_rows(self, items: Sequence[int], done: Callable[[Rows], object]) -> None:
        self._workspace.fetch(workbench.rows, list(items), done=done)

    def _offer_articles(self) -> None:
        def landed(found: tuple[Value, ...]) -> None:
            self.facets.set_values({"article": found})

        asked = self.facets.asked()
        self._workspace.fetch(workbench.articles, asked, done=landed, key=(self, "articles"), slow=True)

    def _show(self, found: Outline, group: str) -> None:
        current = self._model.item(current_row(self.list))
        heading = self._model.heading(current_row(self.list))
        stayed = self._before is not None and current in self._before[:2]
        order = self._before if self._before is not None and stayed else self._around(current)
        self._before = None
        self._moving = True
        self._model.set_outline(found, group)
        self._moving = False
        self._tell(found)
        if heading is not None and self._sought is None:
            self._show_current()
            return
        if self._sought is not None:
            self._seek()
            return
        there = set(found.items)
        wanted = next((item for item in order if item in there), None)
        place = self._model.opened(wanted) if wanted is not None else self._model.step(-1, 1)
        make_current(self.list, place)
        self._show_current()

    def _tell(self, found: Outline) -> None:
        nothing = not found.items
        if nothing and self.list.hasFocus():
            self.facets.words.setFocus()
        self.list.setVisible(not nothing)
        self._empty.setVisible(nothing)
        narrowed = self.tr("“Show all that waits”, above, widens the list again.")
        waits = self.tr("No finding and no reopened decision is open.")
        if self.facets.narrowed:
            self._empty.set_text(self.tr("Nothing fits"), narrowed)
        else:
            self._empty.set_text(self.tr("Nothing waits for you"), waits)
        self.count.setText(self.tr("Findings: %1").replace("%1", str(len(found.items))))

    def _around(self, item: int | None) -> list[int]:
        """The item, those after it, then those before it: where to go when it is gone."""
        items = [line for line in self._model.lines if isinstance(line, int)]
        if item is None or item not in items:
            return []
        at = items.index(item)
        return [*items[at:], *reversed(items[:at])]

    def _acting(self) -> None:
        self._before = self._around(self._model.item(current_row(self.list)))

    def _go_on(self) -> None:
        """Show what comes next where the item acted on is settled; to read a long list again takes longer than that."""
        order = self._before
        if not order or len(order) < 2:
            return

        def landed(rows: Rows) -> None:
            row, states = rows.get(order[0]), self.facets.asked().chosen.get("state")
            if self._before is order and (row is None or (states and row.state not in states)):
                make_current(self.list, self._model.place(order[1]))

        self._workspace.fetch(workbench.rows, order[:1], done=landed, key=(self, "acted"))

    def _forget(self) -> None:
        self._before = None

    def _show_current(self, _new: QModelIndex | None = None, _old: QModelIndex | None = None) -> None:
        item = self._model.item(current_row(self.list))
        if self._moving:
            return  # lines come and go, and which one will be current is not settled
        heading = self._model.heading(current_row(self.list))
        if heading is not None:
            shown = self.tr("← closes the group, → opens it, N goes to the next finding")
            self.detail.show_nothing(heading.label, shown)
        elif item is None:
            self.detail.show_nothing()
        else:
            self._workspace.fetch(_shown, item, done=self._show_finding, key=(self, "finding"))

    def _show_finding(self, found: Shown | None) -> None:
        if found is None:
            self.detail.show_nothing()
        else:
            self.correction.hide()
            self.detail.show_finding(found)

    # -- places ----------------------------------------------------------------------------------------------------

    def show_finding(self, finding_id: str) -> None:
        """Make a finding current, in whatever state it is."""
        self._sought = finding_id
        if not self._seek():
            self._sought = finding_id
            self.facets.show_all()
        self.list.setFocus()

    def _seek(self) -> bool:
        """Go to the finding that is sought, if the list has it."""
        sought, self._sought = self._sought, None
        item = None if sought is None else self._workspace.read(workbench.item_of, sought)
        place = -1 if item is None else self._model.opened(item)
        if place < 0:
            return False
        make_current(self.list, place)
        self._show_current()
        return True

    def show_field(self, record: str, field: str) -> None:
        """Make the first open finding about a field current."""
        for found in self._workspace.read(findings_of_field, record, field)[:1]:
            self.show_finding(found.id)
        self.list.setFocus()

    def focused_field(self) -> tuple[str, str] | None:
        """The record and the field that keys speak about."""
        at = self.detail.current or self.detail.finding
        return None if at is None else (at.record, at.field)

    def next(self) -> None:
        """Go to the next finding."""
        self._step(1)

    def previous(self) -> None:
        """Go to the finding before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        place = self._model.step(current_row(self.list), by)
        if place >= 0:
            make_current(self.list, place)

    def _sideways(self, by: int) -> None:
        """On a heading: open or close it. On a finding: the next or the former claim."""
        at = current_row(self.list)
        if self._model.heading(at) is not None and self.list.hasFocus():
            self._model.toggle(at, opened=by > 0)
        else:
            self.detail.step(by)

    def _open_all(self) -> None:
        self._model.close_headings(())

    def _activated(self, index: QModelIndex) -> None:
        if self._model.heading(index.row()) is not None:
            self._model.toggle(index.row())
        else:
            self.deciding.go_to_source()

    def _clicked(self, index: QModelIndex) -> None:
        if self._model.heading(index.row()) is not None:
            self._model.toggle(index.row())

    def _take_keyboard(self) -> None:
        """After a question or a correction: back to the keys."""
        (self.list if self.list.isVisible() else self.facets.words).setFocus()

    # -- memory ----------------------------------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """How the list is narrowed, grouped and sorted, as plain JSON."""
        return {**self.facets.state(), "closed": list(self._model.closed)}

    def restore(self, state: dict[str, Any]) -> None:
        """As it was."""
        self.facets.restore(state)
        self._model.close_headings([str(key) for key in state.get("closed", ())])
        self.refresh()
