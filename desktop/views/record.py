"""The form pane: one record, its fields with their evidence; what is typed is stored when the field is left."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from db.edits import Command, Decide, Enter, RejectClaim, RestoreClaim, Vet
from db.keys import PART_TYPES
from db.kinds import Context, Invalid
from db.queries.claims import ClaimRow
from db.queries.conflicts import findings_of_field
from db.queries.records import FieldValue, RecordView, labels, record
from db.records import TYPES
from desktop.support import layout
from desktop.support.ask import Prompts
from desktop.support.errors import show_problem
from desktop.support.plain import label
from desktop.widgets.choices import Choices, RecordChoices
from desktop.widgets.elided import ElidedLabel
from desktop.widgets.empty import EmptyState
from desktop.widgets.evidence import EvidenceList
from desktop.widgets.field_row import FieldRow, translated
from desktop.widgets.form import Form
from desktop.widgets.keys import bind
from desktop.widgets.signs import SEVERITIES, STATES
from desktop.workspace import Workspace

SAVE_EVERY = 2_000
_ALWAYS = frozenset({"record", "claim", "decision", "finding", "verdict", "article", "publisher"})


class RecordPane(QWidget):
    """Shows one record. `field_focused` tells which field a quote would be cited into."""

    evidence_requested = Signal(str, str)
    quote_requested = Signal(int, int, int, str)
    field_focused = Signal(str, str)
    record_shown = Signal(str)
    said = Signal(str)

    def __init__(self, workspace: Workspace, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._prompts = prompts
        self._view: RecordView | None = None
        self.form: Form | None = None
        self._field = ""
        self._kept: set[str] = set()
        self._build()
        self._saving = QTimer(self, singleShot=True, interval=SAVE_EVERY)
        self._saving.timeout.connect(self.save_drafts)
        workspace.changed.connect(self._changed)
        keys = {"Ctrl+E": self.toggle_evidence, "F8": self.go_to_quote, "Ctrl+Return": self.accept, "F9": self.vet}
        bind(self, keys)

    def _build(self) -> None:
        self._title = ElidedLabel(name="title")
        self._kind = label(name="muted")
        self._parts = ElidedLabel(name="muted")
        self._summary = label(name="muted")
        self._banner = label(name="warning", wrap=True)
        self._banner.setVisible(self._workspace.read_only)
        self._banner.setText(self._read_only_text())
        below = layout.row(self._kind, self._parts, self._summary)
        below.setStretch(1, 1)
        head = layout.column(self._title, below, self._banner, margin=layout.GAP, gap=2)
        self._place = layout.column()
        page = QWidget()
        page.setLayout(layout.column(head, layout.rule(), self._place, gap=0))
        self._page = page
        self._empty = EmptyState(
            self.tr("No record is open"), self.tr("Press Enter on a row of a table, or make a new record there.")
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(page)

    def _read_only_text(self) -> str:
        if self._workspace.holder:
            told = self.tr("Read-only: {who} has this workspace open for writing.")
            return told.format(who=self._workspace.holder)
        return self.tr("Read-only: this workspace cannot be changed.")

    # ------------------------------------------------------------ what is shown

    @property
    def key(self) -> str:
        """The key of the record shown, empty when there is none."""
        return "" if self._view is None else self._view.key

    def show_record(self, key: str, field: str = "") -> None:
        """Show a record, with the cursor in a field if one is named. What is typed in another is stored or kept."""
        if key != self.key:
            self.settle()
            view = self._workspace.read(record, key)
            if view is None:
                self._clear()
                return
            self._kept.clear()
            self._field = ""
            self._make_form(view.type)
            self._show(view)
            self.record_shown.emit(key)
        if field:
            self.focus_field(field)

    def focus_field(self, field: str) -> None:
        """Put the cursor into a field."""
        if self.form is not None and field in self.form.rows:
            self.form.focus(field)

    def focused_field(self) -> tuple[str, str] | None:
        """The record and the field that keys speak about: the one with the focus, or that had it last."""
        return (self.key, self._field) if self._view is not None and self._field else None

    def refresh(self) -> None:
        """Read the record again; what is being typed stays."""
        if self._view is None:
            return
        view = self._workspace.read(record, self._view.key)
        if view is None:
            self._clear()
        else:
            self._show(view)

    def _make_form(self, kind: str) -> None:
        old = self.form
        form = Form(TYPES[kind].fields, Context(), self._records, self)
        self.form = form
        self._drop(old)
        self._place.addWidget(form)
        form.committed.connect(self._enter)
        form.typed.connect(self._typed)
        form.left.connect(self._left)
        form.reverted.connect(self._forget)
        form.entered.connect(self._entered)
        form.opened.connect(self._opened)
        form.unfolded.connect(self._unfolded)
        for row in form.rows.values():
            self._listen(row.evidence)
        self.setFocusProxy(next(iter(form.rows.values())).editor)

    def _drop(self, form: Form | None) -> None:
        """Take a form away; the focus that leaves it now means nothing any more."""
        if form is not None:
            form.blockSignals(True)
            self._place.removeWidget(form)
            form.hide()
            form.deleteLater()

    def _listen(self, evidence: EvidenceList) -> None:
        evidence.accept_wanted.connect(self._decide)
        evidence.reject_wanted.connect(self._reject)
        evidence.restore_wanted.connect(self._restore)
        evidence.source_wanted.connect(self._show_source)
        evidence.vet_wanted.connect(self.vet)

    def _records(self, kind: str) -> Choices:
        return RecordChoices(self._workspace, (kind,))

    def _show(self, view: RecordView) -> None:
        self._view = view
        self._title.setText(view.label)
        self._title.explain(view.key)
        self._kind.setText(translated(TYPES[view.type].title_label))
        self._parts.setText(" · ".join(self._part_words(view)))
        self._summary.setText(_summary(view))
        assert self.form is not None
        for value in view.fields:
            row = self.form.rows[value.name]
            row.show_value(value, [row.editor.shown(claim.norm) for claim in value.claims], editable=self._editable)
        self._stack.setCurrentWidget(self._page)

    def _part_words(self, view: RecordView) -> list[str]:
        """The parts of the key as people name them: a person by name, not by identifier."""
        told: list[str] = []
        for name, shown in view.parts:
            types = PART_TYPES.get((view.type, name), ())
            keys = [shown if "/" in shown else f"{kind}/{shown}" for kind in types]
            named = next(iter(self._workspace.read(labels, keys).values()), shown) if keys else shown
            if shown:
                told.append(f"{translated(TYPES[view.type].parts[name].label)}: {named}")
        return told

    @property
    def _editable(self) -> bool:
        return not self._workspace.read_only

    def _clear(self) -> None:
        self._view = None
        self._field = ""
        self._stack.setCurrentWidget(self._empty)
        old, self.form = self.form, None
        self._drop(old)

    def _changed(self, touched: frozenset[str]) -> None:
        if self._view is not None and (self._view.type in touched or not touched.isdisjoint(_ALWAYS)):
            self.refresh()

    # ------------------------------------------------------------ typing

    def _row(self, field: str) -> FieldRow:
        assert self.form is not None
        return self.form.rows[field]

    def _value(self, field: str) -> FieldValue | None:
        return self._row(field).value

    def _enter(self, field: str, words: str) -> None:
        row = self._row(field)
        norm = row.editor.value()
        command = Enter(record=self.key, field=field, value=words)
        if not row.storing(lambda: self._do(command, row)):
            self._keep(field)
            return
        self._forget(field)
        value = row.value
        if row.field.kind.many and value is not None and value.norm not in (None, norm):
            told = self.tr("What quoted claims name stays in the list; reject such a claim to take it out.")
            row.complain(told, mild=True)

    def _entered(self, field: str) -> None:
        self._field = field
        self.field_focused.emit(self.key, field)

    def _typed(self, field: str) -> None:
        if not self._saving.isActive():
            self._saving.start()

    def _left(self, field: str, elsewhere: bool) -> None:
        row = self._row(field)
        if not row.dirty:
            return
        if not elsewhere:
            row.commit()
        if row.dirty:
            self._keep(field)

    def settle(self) -> None:
        """Store what is typed and can be stored, keep the rest as a draft. Call before closing."""
        self._saving.stop()
        for field, row in self._dirty():
            row.commit()
            if row.dirty:
                self._keep(field)

    def save_drafts(self) -> None:
        """Keep what is typed and not yet stored, so that no keystroke is lost."""
        for field, _ in self._dirty():
            self._keep(field)

    def _dirty(self) -> list[tuple[str, FieldRow]]:
        rows = self.form.rows if self.form is not None and self._view is not None else {}
        return [(field, row) for field, row in rows.items() if row.dirty]

    def _keep(self, field: str) -> None:
        if self._editable:
            self._remember(field, self._row(field).editor.text())
            self._kept.add(field)

    def _forget(self, field: str) -> None:
        value = self._value(field)
        if field in self._kept or (value is not None and value.draft is not None):
            self._kept.discard(field)
            self._remember(field, None)

    def _remember(self, field: str, text: str | None) -> None:
        self._attempt(lambda: self._workspace.remember(self.key, field, text))

    # ------------------------------------------------------------ deciding

    def _do(self, command: Command, row: FieldRow | None) -> bool:
        """Carry out an edit; what is wrong is shown under the field."""
        try:
            return self._attempt(lambda: self._workspace.do(command))
        except Invalid as error:
            if row is not None:
                row.complain(str(error))
            self.said.emit(str(error))
            return False

    def _attempt(self, call: Callable[[], object]) -> bool:
        try:
            call()
        except Invalid:
            raise
        except Exception as error:  # noqa: BLE001 - show_problem raises what does not explain itself
            show_problem(self._prompts, error)
            return False
        return True

    def _decide(self, claim: str) -> None:
        found, row = self._of_claim(claim)
        if found is None or row is None:
            return
        if self._do(Decide(record=found.record, field=found.field, claim=claim), row):
            row.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reject(self, claim: str) -> None:
        _, row = self._of_claim(claim)
        text = self.tr("Why does this claim not count? The reason stays with it.")
        reason = self._prompts.reason(self.tr("Reject the claim"), text)
        if reason:
            self._do(RejectClaim(claim=claim, reason=reason), row)

    def _restore(self, claim: str) -> None:
        self._do(RestoreClaim(claim=claim), self._of_claim(claim)[1])

    def _of_claim(self, claim: str) -> tuple[ClaimRow | None, FieldRow | None]:
        for value in self._view.fields if self._view is not None else ():
            found = next((known for known in value.claims if known.id == claim), None)
            if found is not None:
                return found, self._row(value.name)
        return None, None

    def accept(self) -> None:
        """Accept the claim whose value the focused field shows."""
        value = self._value(self._field) if self._field and self.form is not None else None
        if value is None or not self._editable:
            return
        card = self._row(self._field).evidence.current()
        if card is not None:
            card.accept()
            return
        if self._row(self._field).dirty:
            self._row(self._field).commit()
            return
        active = [claim for claim in value.claims if claim.status == "active"]
        shown = [claim for claim in active if claim.norm == value.norm] or active
        if shown:
            best = max(shown, key=lambda claim: (claim.exact is not None, claim.accepted))
            self._decide(best.id)

    def vet(self) -> None:
        """Note that a reviewer has checked the focused field."""
        if self._field and self.form is not None and self._editable:
            row = self._row(self._field)
            if self._do(Vet(fields=((self.key, self._field),)), row):
                self.said.emit(self.tr("Vetted"))

    # ------------------------------------------------------------ evidence and sources

    def _opened(self, field: str) -> None:
        self._field = field
        self.evidence_requested.emit(self.key, field)

    def _unfolded(self, field: str) -> None:
        """Say beside the claims what contradicts what."""
        found = self._workspace.read(findings_of_field, self.key, field)
        self._row(field).evidence.show_findings(
            [f"{SEVERITIES[row.severity].glyph} {row.explanation}" for row in found]
        )

    def toggle_evidence(self) -> None:
        """Open the evidence of the focused field and go into it, or close it."""
        if not self._field or self.form is None:
            return
        row = self._row(self._field)
        row.badge.setChecked(not row.badge.isChecked() and not row.badge.isHidden())
        if row.badge.isChecked():
            row.evidence.begin()
            self.evidence_requested.emit(self.key, self._field)
        else:
            self.focus_field(self._field)

    def go_to_quote(self) -> None:
        """Show the quote of the focused field: of the accepted claim, else of the newest that has one."""
        value = self._value(self._field) if self._field and self.form is not None else None
        quoted = [claim for claim in (value.claims if value is not None else ()) if claim.article is not None]
        counted = [claim for claim in quoted if claim.accepted] or [c for c in quoted if c.status == "active"] or quoted
        if counted:
            self._show_source(counted[-1].id)
        else:
            self.said.emit(self.tr("No quote stands behind this field yet"))

    def _show_source(self, claim: str) -> None:
        found, _ = self._of_claim(claim)
        if found is not None and found.article is not None:
            self.quote_requested.emit(found.article, found.start or 0, found.end or 0, found.id)


def _summary(view: RecordView) -> str:
    """How many values are in each state that asks for something, as signs."""
    counts = {state: sum(value.state == state for value in view.fields) for state in STATES if state != "empty"}
    return "   ".join(f"{STATES[state].glyph} {counts[state]}" for state in reversed(counts) if counts[state])
