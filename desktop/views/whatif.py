"""The dataset without a source, without low grades, or under another policy, as a diff. It changes nothing."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QToolButton, QWidget

from db.jobs.supposing import Narrowing, Supposed, suppose, write_changes
from db.policies import EVERY_FIELD, POLICIES
from db.queries.resolution import policies
from db.queries.whatif import KINDS, Change, Scenario, sources
from desktop.models.proposals import policy_label
from desktop.models.supposed import SupposedModel, kind_label
from desktop.support import layout
from desktop.support.ask import Prompts
from desktop.support.errors import show_problem
from desktop.support.plain import label, tooltip
from desktop.widgets.keys import bind
from desktop.widgets.tables import current_row, make_current, table
from desktop.widgets.when_seen import WhenSeen
from desktop.workspace import Workspace

LIMIT = 5_000
_MATTERS = frozenset({"claim", "decision", "setting", "article", "publisher"})
WRITTEN = "written"


def offered(connection: Any) -> tuple[list[tuple[str, frozenset[int]]], Any]:
    """The sources that may be left out, and the policies that are written down."""
    return sources(connection), policies(connection)


class WhatIfPane(QWidget):
    """Ctrl+Return compares; Enter opens the field of a row."""

    field_requested = Signal(str, str)

    def __init__(self, workspace: Workspace, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._prompts = prompts
        self._written: Any = {}
        self._shown: Scenario | None = None
        self._build()
        self.list.activated.connect(self.go_to_field)
        self.list.selectionModel().currentRowChanged.connect(self._explain)
        self.words.textChanged.connect(self._narrow)
        bind(self.list, {"F": self.go_to_field})
        bind(self, {"Ctrl+Return": self.compare, "Ctrl+F": self.words.setFocus})
        self._when_seen = WhenSeen(self, self._offer)
        workspace.changed.connect(self._changed)
        self._when_seen()

    def _build(self) -> None:
        self._model = SupposedModel(self)
        self.list = table(self._model, stretch=0, widths={1: 100, 2: 140, 3: 140, 4: 110}, sortable=True)
        self.list.setAccessibleName(self.tr("What would be otherwise"))
        self.why = label(wrap=True)
        self.why.setMinimumHeight(2 * self.why.fontMetrics().height())
        self.message = label(wrap=True, name="muted")
        self.export_button = QPushButton(self.tr("Export as CSV…"))
        self.export_button.clicked.connect(self.export)
        self.export_button.setEnabled(False)
        below = layout.row(self.message, self.export_button)
        below.setStretch(0, 1)
        page = (self._suppositions(), self._narrowing(), self.list, self.why, below)
        self.setLayout(layout.column(*page, margin=layout.GAP))

    def _suppositions(self) -> QWidget:
        self.without = QComboBox()
        self.without.setAccessibleName(self.tr("Without a source"))
        self.without.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.without.setMinimumContentsLength(24)
        self.grade = QComboBox()
        self.grade.setAccessibleName(self.tr("Below a grade"))
        self.grade.setToolTip(tooltip(self.tr("A source without a grade counts as F: it cannot be judged.")))
        self.grade.addItem(self.tr("Any grade"), None)
        for letter in "ABCDE":
            self.grade.addItem(self.tr("Nothing below grade %1").replace("%1", letter), letter)
        self.policy = QComboBox()
        self.policy.setAccessibleName(self.tr("Under a policy"))
        self.policy.addItem(self.tr("Decisions as they are"), None)
        self.policy.addItem(self.tr("By the written policies"), WRITTEN)
        for name in POLICIES:
            self.policy.addItem(policy_label(name), name)
        self.compare_button = QPushButton(self.tr("Compare"))
        self.compare_button.setObjectName("primary")
        self.compare_button.setToolTip(tooltip("Ctrl+Return"))
        self.compare_button.clicked.connect(self.compare)
        self.setFocusProxy(self.without)
        holder = QWidget()
        holder.setLayout(layout.flow(self.without, self.grade, self.policy, self.compare_button))
        return holder

    def _narrowing(self) -> QWidget:
        self.words = QLineEdit(placeholderText=self.tr("Words of record, field or value"), clearButtonEnabled=True)
        self.words.setAccessibleName(self.tr("Find among the differences"))
        self.words.setMinimumWidth(160)
        self.kinds: dict[str, QToolButton] = {}
        for kind in KINDS:
            chip = self.kinds[kind] = QToolButton(autoRaise=True)
            chip.setCheckable(True)
            chip.setChecked(True)
            chip.setText(kind_label(kind))
            chip.toggled.connect(self._narrow)
        holder = QWidget()
        holder.setLayout(layout.flow(*self.kinds.values(), self.words))
        return holder

    # -- what may be supposed --------------------------------------------------------------------------------------

    def _offer(self) -> None:
        self._workspace.fetch(offered, done=self._offered, key=(self, "offered"))

    def _offered(self, found: tuple[Sequence[tuple[str, frozenset[int]]], Any]) -> None:
        kept = self.without.currentText()
        self.without.clear()
        self.without.addItem(self.tr("All sources"), frozenset[int]())
        for name, articles in found[0]:
            self.without.addItem(self.tr("Without %1").replace("%1", name), articles)
        self.without.setCurrentIndex(max(0, self.without.findText(kept)))
        self._written = found[1]

    def scenario(self) -> Scenario:
        """What is supposed now."""
        chosen = self.policy.currentData()
        rules = None if chosen is None else self._written if chosen == WRITTEN else {EVERY_FIELD: (chosen,)}
        return Scenario(self.without.currentData() or frozenset(), self.grade.currentData(), rules)

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & _MATTERS:
            self._when_seen()
            if self._shown is not None:
                self._say(self.tr("The workspace has changed since: compare again."))

    # -- comparing -------------------------------------------------------------------------------------------------

    def compare(self) -> None:
        """Work out what would be otherwise."""
        scenario = self.scenario()
        if scenario == Scenario():
            self._say(self.tr("Choose above what to suppose: a source to leave out, a grade, or a policy."))
            return

        def done(found: Supposed) -> None:
            self._shown = scenario
            self._show(found)

        title = self.tr("Comparing")
        self._workspace.job(suppose, scenario, LIMIT, title=title, done=done, failed=self._failed)

    def _show(self, found: Supposed) -> None:
        self._model.set_rows(found.changes)
        for kind, chip in self.kinds.items():
            chip.setText(f"{kind_label(kind)}: {found.counts[kind]}")
        total = sum(found.counts.values())
        if not total:
            self._say(self.tr("Nothing would be otherwise."))
        elif total > LIMIT:
            told = self.tr("The first %1 of %2 are listed; the export holds all.")
            self._say(told.replace("%1", str(LIMIT)).replace("%2", str(total)))
        else:
            self._say(self.tr("Nothing was changed: this is what would be otherwise."))
        self.export_button.setEnabled(total > 0)
        make_current(self.list, 0 if self._model.rows else -1)
        self.list.setFocus()
        self._explain()

    def narrowing(self) -> Narrowing:
        """Which differences are wanted."""
        return Narrowing(frozenset(kind for kind, chip in self.kinds.items() if chip.isChecked()), self.words.text())

    def _narrow(self) -> None:
        self._model.narrow(self.narrowing().fits)

    def _current(self) -> Change | None:
        return self._model.row(current_row(self.list))

    def _explain(self) -> None:
        current = self._current()
        self.why.setText("" if current is None else current.why)

    def focused_field(self) -> tuple[str, str] | None:
        """The record and field of the current row."""
        current = self._current()
        return None if current is None or not current.field else (current.record, current.field)

    def go_to_field(self) -> None:
        """Open the field of the current row in its form."""
        current = self._current()
        if current is not None:
            self.field_requested.emit(current.record, current.field)

    # -- export ----------------------------------------------------------------------------------------------------

    def export(self) -> None:
        """Write the differences that the filter lets through, all of them, as CSV."""
        if self._shown is None:
            return
        suggested = self._workspace.path.with_name(self.tr("What if") + ".csv")
        path = self._prompts.save_file(self.tr("Export as CSV"), suggested, "CSV (*.csv)")
        if path is None:
            return
        told = self.tr("Wrote %1 differences to %2").replace("%2", path.name)
        self._workspace.job(
            write_changes,
            self._shown,
            self.narrowing(),
            path,
            title=self.tr("Export to %1").replace("%1", path.name),
            done=lambda count: self._say(told.replace("%1", str(count))),
            failed=self._failed,
        )

    def _say(self, text: str) -> None:
        self.message.setText(text)

    def _failed(self, error: Exception) -> None:
        show_problem(self._prompts, error)
