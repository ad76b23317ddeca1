"""What the workspace's policies propose for contested fields: accepted one by one, or all that are listed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QPushButton, QWidget

from db.edits import Configure, Decide
from db.jobs.resolving import accept, because, collect
from db.kinds import Invalid
from db.policies import POLICIES, Policies
from db.queries.resolution import SETTING, Proposal, Wanted, first_proposals, policies
from db.records import TYPES
from desktop.models.proposals import ProposalsModel, in_force, place_label, places, policy_help, policy_label
from desktop.support import layout
from desktop.support.ask import Prompts
from desktop.support.errors import show_problem
from desktop.support.plain import label, tooltip
from desktop.widgets.keys import bind
from desktop.widgets.policy_editor import PolicyEditor
from desktop.widgets.preview import MOST, Preview
from desktop.widgets.tables import current_row, make_current, table
from desktop.widgets.when_seen import WhenSeen
from desktop.workspace import Workspace

LIMIT = 2_000
_MATTERS = frozenset({"claim", "decision", "finding", "setting", "article", "publisher"})
_TOUCHED = frozenset({"decision", "finding", "record", "edit", *TYPES})


@dataclass(frozen=True, slots=True)
class Shown:
    """What the pane shows: the policies in force, and the first of what they propose."""

    policies: Policies
    proposals: tuple[Proposal, ...]


def shown(connection: Any, wanted: Wanted) -> Shown:
    """What the policies propose for the fields that are wanted."""
    return Shown(policies(connection), tuple(first_proposals(connection, wanted, LIMIT)))


class PoliciesPane(QWidget):
    """Keys in the list: Enter opens the field, A accepts the proposal, Shift+A all of them, E the policies."""

    field_requested = Signal(str, str)

    def __init__(self, workspace: Workspace, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._prompts = prompts
        self._policies: Policies = {}
        self.dialog: QDialog | None = None
        self._build()
        self.list.activated.connect(self.go_to_field)
        self.list.selectionModel().currentRowChanged.connect(self._explain)
        keys = {"A": self.accept, "Shift+A": self.accept_all, "E": self.edit, "F": self.go_to_field}
        bind(self.list, keys)
        self._when_seen = WhenSeen(self, self.refresh)
        workspace.changed.connect(self._changed)
        self._when_seen()

    def _build(self) -> None:
        self._model = ProposalsModel(self)
        widths = {1: 110, 2: 100, 3: 130, 4: 150}
        self.list = table(self._model, stretch=0, widths=widths, sortable=True)
        self.list.setAccessibleName(self.tr("Proposals"))
        self.in_force = label(wrap=True, name="muted")
        self.count = label(name="count")
        self.why = label(wrap=True)
        self.why.setMinimumHeight(2 * self.why.fontMetrics().height())
        self.message = label(wrap=True, name="muted")
        self.preview = Preview()
        self.preview.closed.connect(self.list.setFocus)
        self.edit_button = self._button(self.tr("Policies…"), self.edit, "E")
        self.accept_button = self._button(self.tr("Accept"), self.accept, "A")
        self.all_button = self._button(self.tr("Accept all proposed…"), self.accept_all, "Shift+A")
        head = layout.row(self.in_force, self.edit_button)
        head.setStretch(0, 1)
        buttons = layout.row(self.message, self.accept_button, self.all_button)
        buttons.setStretch(0, 1)
        page = (head, self._filters(), self.list, self.why, self.preview, buttons)
        self.setLayout(layout.column(*page, margin=layout.GAP))
        self.setFocusProxy(self.list)

    def _button(self, text: str, call: Any, key: str) -> QPushButton:
        made = QPushButton(text)
        made.setToolTip(tooltip(key))
        made.clicked.connect(call)
        return made

    def _filters(self) -> QWidget:
        known = [(place_label(place), place) for place in places()]
        self.field = self._choice(self.tr("Field"), [(self.tr("All fields"), None), *known])
        self.contested = self._choice(
            self.tr("Claims"),
            [(self.tr("Several claims"), None), (self.tr("Several values"), True), (self.tr("All agree"), False)],
        )
        self.settled = self._choice(
            self.tr("Outcome"),
            [(self.tr("Any outcome"), None), (self.tr("Proposed"), True), (self.tr("Left to you"), False)],
        )
        holder = QWidget()
        holder.setLayout(layout.flow(self.field, self.contested, self.settled, self.count))
        return holder

    def _choice(self, name: str, options: Sequence[tuple[str, object]]) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        for text, value in options:
            made.addItem(text, value)
        made.currentIndexChanged.connect(self.refresh)
        return made

    # -- what is shown ---------------------------------------------------------------------------------------------

    def wanted(self) -> Wanted:
        """Which fields the filters let through."""
        record_type, _, name = (self.field.currentData() or "").partition(".")
        return Wanted(record_type or None, name or None, self.contested.currentData(), self.settled.currentData())

    def refresh(self) -> None:
        """Read what is proposed again."""
        self._workspace.fetch(shown, self.wanted(), done=self._show, key=(self, "proposals"), slow=True)

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & _MATTERS:
            self._when_seen()

    def _show(self, found: Shown) -> None:
        at = current_row(self.list)
        self._policies = found.policies
        self.in_force.setText(in_force(found.policies))
        self._model.set_rows(found.proposals)
        count = len(found.proposals)
        told = self.tr("The first %1 fields") if count == LIMIT else self.tr("Fields: %1")
        self.count.setText(told.replace("%1", str(count)))
        if count and current_row(self.list) < 0:
            make_current(self.list, max(0, min(at, count - 1)))
        self._explain()

    def _current(self) -> Proposal | None:
        return self._model.row(current_row(self.list))

    def _explain(self) -> None:
        current = self._current()
        self.why.setText(current.choice.why if current else self.tr("Nothing waits for a policy here."))
        writable = not self._workspace.read_only
        self.edit_button.setEnabled(writable)
        self.accept_button.setEnabled(writable and current is not None and current.choice.claim is not None)
        self.all_button.setEnabled(writable and self._model.total > 0)

    def focused_field(self) -> tuple[str, str] | None:
        """The field of the current row."""
        current = self._current()
        return None if current is None else (current.record, current.field)

    def go_to_field(self) -> None:
        """Open the field of the current row in its form."""
        place = self.focused_field()
        if place is not None:
            self.field_requested.emit(*place)

    # -- accepting -------------------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Decide the current field as proposed."""
        current = self._current()
        if current is None or current.choice.claim is None or self._workspace.read_only:
            return
        chosen = {"record": current.record, "field": current.field, "claim": current.choice.claim}
        command = Decide(**chosen, reason_code=current.choice.code, reason=because(current))
        self._workspace.start(command, done=lambda result: self._say(result.summary), failed=self._failed)

    def accept_all(self) -> None:
        """Show everything that is proposed for the fields listed, and decide it when the person says so."""
        if self._workspace.read_only:
            return
        wanted = replace(self.wanted(), settled=True)
        title = self.tr("Collecting proposals")
        self._workspace.job(collect, wanted, title=title, done=self._offer, failed=self._failed)

    def _offer(self, found: Sequence[Proposal]) -> None:
        settled = [item for item in found if item.choice.claim is not None]
        if not settled:
            self._say(self.tr("No policy settles any of these fields."))
            return
        lines = [
            f"{TYPES[item.type].title_label} · {item.label} · {item.field_label}: {item.shown} — {item.choice.why}"
            for item in settled[: MOST + 1]
        ]
        lines += [""] * (len(settled) - len(lines))  # not shown, only counted
        title = self.tr("These fields will be decided as proposed, as one step that can be undone:")
        action = self.tr("Accept all (%1)").replace("%1", str(len(settled)))
        self.preview.offer(title, lines, action, lambda: self._accept(settled))

    def _accept(self, settled: Sequence[Proposal]) -> None:
        self._workspace.job(
            accept,
            settled,
            self._workspace.coder,
            title=self.tr("Accepting proposals"),
            done=lambda count: self._say(self.tr("Accepted: %1").replace("%1", str(count))),
            failed=self._failed,
            touched=_TOUCHED,
        )

    def _say(self, text: str) -> None:
        self.message.setText(text)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Invalid):
            self._say(str(error))
        else:
            show_problem(self._prompts, error)

    # -- policies --------------------------------------------------------------------------------------------------

    def edit(self) -> None:
        """Choose which policies hold for which field."""
        if self._workspace.read_only:
            return
        words = {name: (policy_label(name), policy_help(name)) for name in POLICIES}
        dialog = PolicyEditor(self._policies, {place: place_label(place) for place in places()}, words, self)
        dialog.chosen.connect(self._write)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _write(self, chosen: dict[str, list[str]]) -> None:
        if {place: tuple(names) for place, names in chosen.items()} != dict(self._policies):
            self._workspace.start(Configure(name=SETTING, value=chosen), failed=self._failed)
