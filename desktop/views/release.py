"""What a release would hold and what is held back and why; accepting what nobody contests, vetting, export."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLabel, QPushButton, QToolButton, QWidget

from db.edits import Configure, Decide, DecideMany, Vet
from db.kinds import Invalid
from db.queries.claims import ClaimRow, claims_by_id
from db.queries.release import REASONS, Held, Summary, held_back, summary, uncontested
from db.queries.review import ONE, REVIEW, TWO, awaiting
from db.records import TYPES
from desktop.models.held import HeldModel, field_label, reason
from desktop.support import layout
from desktop.support.ask import Prompts
from desktop.support.errors import show_problem
from desktop.support.plain import label
from desktop.widgets.keys import bind
from desktop.widgets.preview import Preview
from desktop.widgets.tables import current_row, table
from desktop.workspace import Workspace

LIMIT = 5_000
_NAMED = 500
_MATTERS = frozenset({"claim", "decision", "finding", "record", "setting", "verdict"})
ALL, MINE = "", "mine"


@dataclass(frozen=True, slots=True)
class Figures:
    """What the pane shows: the counts, and the first of the values held back."""

    summary: Summary
    held: tuple[Held, ...]
    mine: frozenset[tuple[str, str]]
    """The values (record, field) that wait for this person's check."""


def figures(connection: Any, reviewer: str) -> Figures:
    """The figures of the release, in one look at the workspace."""
    held = tuple(islice(held_back(connection), LIMIT))
    return Figures(summary(connection), held, frozenset(awaiting(connection, reviewer)))


@dataclass(frozen=True, slots=True)
class Uncontested:
    """The decisions that would accept what nobody contests, and the claims of the first of them."""

    decisions: tuple[Decide, ...]
    named: tuple[ClaimRow, ...]


def acceptable(connection: Any) -> Uncontested:
    """The undecided values on which all claims agree, each with one of its claims."""
    found = uncontested(connection)
    decisions = tuple(
        Decide(record=key, field=field, claim=claim, reason_code="uncontested") for key, field, claim in found
    )
    return Uncontested(decisions, tuple(claims_by_id(connection, [claim for _, _, claim in found[:_NAMED]])))


# Writes a release: (store, folder, formats, report=...) -> anything with a `folder`.
Exporter = Callable[..., Any]


class ReleasePane(QWidget):
    """`formats` are the names of export formats with their labels; `export` is `db.exporters.export`."""

    field_requested = Signal(str, str)
    conflict_requested = Signal(str, str)
    exported = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        prompts: Prompts,
        formats: Mapping[str, str],
        export: Exporter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._prompts = prompts
        self._export = export
        self._folder: Path | None = None
        self._exporting = False
        self._mine = frozenset[tuple[str, str]]()
        self.chips: dict[str, QToolButton] = {}
        self._build(formats)
        workspace.changed.connect(self._changed)
        self.refresh()

    def _build(self, formats: Mapping[str, str]) -> None:
        self._model = HeldModel(self)
        self.held = table(self._model, stretch=1, widths={0: 130, 2: 110, 3: 170}, sortable=True)
        self.held.setAccessibleName(self.tr("Values held back"))
        self.held.activated.connect(self.go_to_field)
        self._vetted = label(name="title")
        self._note = label(wrap=True, name="muted")
        self.preview = Preview()
        self.preview.closed.connect(self.held.setFocus)
        self.accept_button = self._button(self.tr("Accept uncontested…"), self.accept_uncontested)
        self.accept_button.setToolTip(
            self.tr("Decide every value on which all claims agree and nothing is in conflict")
        )
        self.vet_button = self._button(self.tr("Vet what is ready…"), self.vet_ready)
        self.vet_button.setToolTip(
            self.tr("Put your check under every decided value that has a quote and no hard conflict")
        )
        top = layout.row(self._vetted, None, self.accept_button, self.vet_button)
        held = layout.column(self._chips(), self._note, self.held, self.preview)
        self.setLayout(layout.column(top, held, layout.rule(), *self._export_row(formats), margin=layout.GAP))
        self.setFocusProxy(self.held)
        bind(self, {"G": self.go_to_conflict, "F": self.go_to_field, "W": self.show_mine})

    def _button(self, text: str, call: Callable[[], object]) -> QPushButton:
        made = QPushButton(text)
        made.clicked.connect(call)
        return made

    def _chips(self) -> QWidget:
        holder = QWidget()
        group = QButtonGroup(self)
        for code in (ALL, MINE, *REASONS):
            chip = QToolButton(autoRaise=True)
            chip.setCheckable(True)
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            chip.setToolTip(REASONS.get(code, self.tr("Everything that is held back")))
            if code == MINE:
                chip.setToolTip(self.tr("Decided values that only lack a check, and that you may check (W)"))
            chip.clicked.connect(lambda _=False, chosen=code: self._narrow(chosen))
            group.addButton(chip)
            self.chips[code] = chip
        self.chips[ALL].setChecked(True)
        holder.setLayout(layout.flow(*self.chips.values(), gap=layout.TIGHT))
        return holder

    def _export_row(self, formats: Mapping[str, str]) -> Sequence[layout.Item]:
        self.formats = {name: QCheckBox(text) for name, text in formats.items()}
        for box in self.formats.values():
            box.setChecked(True)
            box.toggled.connect(self._offer_export)
        self.export_button = self._button(self.tr("Export…"), self.export)
        self.export_button.setObjectName("primary")
        self.result: QLabel = label(wrap=True, selectable=True)
        self.open_button = self._button(self.tr("Open folder"), self._open_folder)
        self.open_button.hide()
        heading = label(self.tr("Export the vetted values"), name="heading")
        result = layout.row(self.result, self.open_button)
        result.setStretch(0, 1)
        return layout.row(heading, *self.formats.values(), None, self.export_button), result

    # -- figures ---------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Count again."""
        self._workspace.fetch(figures, self._workspace.coder, done=self._show, key=(self, "figures"))

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & _MATTERS:
            self.refresh()

    def _show(self, found: Figures) -> None:
        held = found.summary.held
        self._mine = found.mine
        self.chips[MINE].setText(self.tr("Waiting for my check: %1").replace("%1", str(len(found.mine))))
        self._vetted.setText(self.tr("Vetted: %1").replace("%1", str(found.summary.vetted)))
        self.chips[ALL].setText(self.tr("Held back: %1").replace("%1", str(sum(held.values()))))
        for code in REASONS:
            self.chips[code].setText(f"{reason(code)}: {held[code]}")
            self.chips[code].setVisible(bool(held[code]) or self.chips[code].isChecked())
        self._model.set_rows(found.held)
        self._note.setText(self._advice(found.summary))
        writable = not self._workspace.read_only
        self.accept_button.setEnabled(writable and held["claimed"] > 0)
        self.vet_button.setEnabled(writable and bool(found.mine))
        self._offer_export()

    def _advice(self, told: Summary) -> str:
        total = sum(told.held.values())
        if not total and not told.vetted:
            return self.tr("There are no values yet. Cite claims from an article, or type values into a form.")
        if not total:
            return self.tr("Nothing is held back: every value is vetted.")
        if total > LIMIT:
            return self.tr("The first %1 are listed.").replace("%1", str(LIMIT))
        return self.tr("Enter opens the value; G opens its conflict.")

    def _narrow(self, code: str) -> None:
        self._code = code
        if code == MINE:
            self._model.narrow(lambda held: (held.record, held.field) in self._mine)
        else:
            self._model.narrow(None if code == ALL else lambda held: held.reason == code)

    def show_mine(self) -> None:
        """List only what waits for this person's check, or everything again."""
        code = ALL if self.chips[MINE].isChecked() else MINE
        self.chips[code].setChecked(True)
        self._narrow(code)

    def _current(self) -> Held | None:
        return self._model.row(current_row(self.held))

    def go_to_field(self) -> None:
        """Open the value that is current in the list."""
        held = self._current()
        if held is not None:
            self.field_requested.emit(held.record, held.field)

    def go_to_conflict(self) -> None:
        """Open the conflict that holds the current value back."""
        held = self._current()
        if held is not None and held.reason == "conflict":
            self.conflict_requested.emit(held.record, held.field)

    # -- many at once ----------------------------------------------------------------------------------------------

    def accept_uncontested(self) -> None:
        """Show what nobody contests, and decide it all when the person says so."""
        self._workspace.fetch(acceptable, done=self._offer_uncontested, key=(self, "preview"))

    def _offer_uncontested(self, found: Uncontested) -> None:
        if not found.decisions:
            self._say(
                self.tr("Every undecided value has claims that differ or are in conflict; decide them one by one.")
            )
            return
        count = len(found.decisions)
        lines = [f"{claim.place}: {claim.shown}" for claim in found.named]
        lines += [f"{decision.record} · {decision.field}" for decision in found.decisions[len(lines) :]]
        edit = DecideMany(decisions=found.decisions)
        title = self.tr("On these values all claims agree. They will be decided as claimed:")
        self.preview.offer(title, lines, self.tr("Accept all (%1)").replace("%1", str(count)), lambda: self._do(edit))

    def vet_ready(self) -> None:
        """Show what only lacks a check, and vet it all when the person says so."""
        coder = self._workspace.coder
        self._workspace.fetch(awaiting, coder, done=self._offer_vetting, key=(self, "preview"))

    def choose_review(self) -> None:
        """Ask who checks what is decided in this workspace, and write it."""
        persons = (self.tr("Who decided may check, too"), self.tr("Another person than who decided"))
        question = self.tr("A value is released when it was decided and then checked. Who checks?")
        chosen = self._prompts.choose(self.tr("Who checks"), question, persons)
        if chosen is not None:
            self._do(Configure(name=REVIEW, value=(ONE, TWO)[chosen]))

    def _offer_vetting(self, fields: list[tuple[str, str]]) -> None:
        if not fields:
            self._say(
                self.tr(
                    "No value is ready for your check: one needs a decision, a quote and no open hard conflict, and "
                    "another person’s decision unless the workspace has one person (Data, Who checks)."
                )
            )
            return
        known = {(held.record, held.field): held for held in self._model.everything}
        lines = [self._named(known.get(place), *place) for place in fields]
        edit = Vet(fields=tuple(fields))
        title = self.tr("These decided values lack a check only. You sign for them:")
        self.preview.offer(
            title, lines, self.tr("Vet all (%1)").replace("%1", str(len(fields))), lambda: self._do(edit)
        )

    @staticmethod
    def _named(held: Held | None, record: str, field: str) -> str:
        if held is None:
            return f"{record} · {field}"
        return f"{TYPES[held.type].title_label} · {held.label} · {field_label(held)}"

    def _do(self, edit: Configure | DecideMany | Vet) -> None:
        self._workspace.start(edit, lambda result: self._say(result.summary, good=True), self._refused)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, Invalid):
            raise error
        self._say(str(error), bad=True)

    # -- export ----------------------------------------------------------------------------------------------------

    def _offer_export(self) -> None:
        self.export_button.setEnabled(any(box.isChecked() for box in self.formats.values()))

    def export(self) -> None:
        """Ask for a folder and write the release into it."""
        start = self._folder or self._workspace.path.parent
        folder = self._prompts.folder(self.tr("Folder for the release"), start)
        if folder is None:
            return
        chosen = tuple(name for name, box in self.formats.items() if box.isChecked())
        self._folder = folder
        self._exporting = True
        self.export_button.setEnabled(False)
        self._say(self.tr("Exporting…"))
        title = self.tr("Export to %1").replace("%1", folder.name)
        ticket = self._workspace.job(
            self._export, folder, chosen, title=title, done=self._exported, failed=self._failed
        )
        ticket.finished.connect(self._settled)
        if ticket.over:
            self._settled()

    def _settled(self) -> None:
        """A cancelled export brings neither a result nor an error."""
        self._offer_export()
        if self._exporting:
            self._exporting = False
            self._say(self.tr("Nothing was exported."))

    def _exported(self, release: Any) -> None:
        self._exporting = False
        self._folder = Path(release.folder)
        self._say(self.tr("The release is in %1").replace("%1", str(self._folder)), good=True)
        self.open_button.show()
        self.exported.emit(release)

    def _failed(self, error: Exception) -> None:
        self._exporting = False
        self._say(self.tr("Nothing was exported."), bad=True)
        show_problem(self._prompts, error)

    def _open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _say(self, text: str, *, good: bool = False, bad: bool = False) -> None:
        self.open_button.hide()
        self.result.setText(text)
        self.result.setObjectName("success" if good else "error" if bad else "muted")
        self.result.style().unpolish(self.result)
        self.result.style().polish(self.result)
