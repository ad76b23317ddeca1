"""The form pane: one record, its fields with their evidence; what is typed is stored when the field is left."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedLayout, QStackedWidget, QWidget

from db.keys import PART_TYPES
from db.kinds import Context
from db.queries.conflicts import findings_of_field
from db.queries.records import RecordView, labels, record
from db.queries.support import support
from db.records import TYPES
from desktop.support import layout
from desktop.support.ask import Prompts
from desktop.support.plain import label
from desktop.views.record.subject import Subject
from desktop.views.record.verdicts import Verdicts
from desktop.views.record.writing import Writing
from desktop.widgets.choices import Choices, RecordChoices
from desktop.widgets.elided import ElidedLabel
from desktop.widgets.empty import EmptyState
from desktop.widgets.evidence import EvidenceList
from desktop.widgets.field_row import translated
from desktop.widgets.form import Form
from desktop.widgets.keys import bind
from desktop.widgets.signs import SEVERITIES, STATES
from desktop.workspace import Workspace

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
        self._subject = Subject()
        self._forms: dict[str, Form] = {}  # by record type; each is made once and filled again
        self._choices: list[RecordChoices] = []
        self.writing = Writing(workspace, prompts, self._subject, self)
        self.verdicts = Verdicts(workspace, prompts, self._subject, self)
        self.settle, self.save_drafts = self.writing.settle, self.writing.save_drafts
        self.accept, self.vet, self.go_to_quote = self.verdicts.accept, self.verdicts.vet, self.verdicts.go_to_quote
        self._build()
        self.writing.said.connect(self.said)
        self.verdicts.said.connect(self.said)
        self.verdicts.quote_requested.connect(self.quote_requested)
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
        self._place = QStackedWidget()
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
        return self._subject.key

    @property
    def form(self) -> Form | None:
        """The form that is open."""
        return self._subject.form

    def show_record(self, key: str, field: str = "") -> None:
        """Show a record, with the cursor in a field if one is named. What is typed in another is stored or kept."""
        if key != self.key:
            self.settle()
            view = self._workspace.read(record, key)
            if view is None:
                self._clear()
                return
            self._leave()
            self.writing.begin()
            self._open_form(view.type)
            self._show(view)
            self.record_shown.emit(key)
        if field:
            self.focus_field(field)

    def focus_field(self, field: str) -> None:
        """Put the cursor into a field."""
        if self._subject.form is not None and field in self._subject.form.rows:
            self._subject.form.focus(field)

    def focused_field(self) -> tuple[str, str] | None:
        """The record and the field that keys speak about: the one with the focus, or that had it last."""
        return (self.key, self._subject.field) if self._subject.view is not None and self._subject.field else None

    def refresh(self) -> None:
        """Read the record again; what is being typed stays."""
        if self._subject.view is None:
            return
        view = self._workspace.read(record, self._subject.view.key)
        if view is None:
            self._clear()
        else:
            self._show(view)

    def _open_form(self, kind: str) -> None:
        """Bring the form of a type to the front, with nothing in it of the record that it showed last."""
        form = self._forms.get(kind) or self._make_form(kind)
        form.begin()
        self._subject.form = form
        self._place.setCurrentWidget(form)
        self.setFocusProxy(next(iter(form.rows.values())).editor)

    def _make_form(self, kind: str) -> Form:
        form = self._forms[kind] = Form(TYPES[kind].fields, Context(), self._records, self._place)
        self._place.addWidget(form)
        form.committed.connect(self.writing.enter)
        form.typed.connect(self.writing.typed)
        form.left.connect(self.writing.left)
        form.reverted.connect(self.writing.forget)
        form.entered.connect(self._entered)
        form.opened.connect(self._opened)
        form.unfolded.connect(self._unfolded)
        form.evidence_made.connect(self._listen)
        return form

    def _leave(self) -> None:
        """Leave the form; that the focus goes from it now means nothing any more."""
        form, self._subject.form, self._subject.field = self._subject.form, None, ""
        inside = QApplication.focusWidget()
        if form is not None and inside is not None and form.isAncestorOf(inside):
            form.blockSignals(True)
            inside.clearFocus()
            form.blockSignals(False)

    def _listen(self, evidence: EvidenceList) -> None:
        evidence.accept_wanted.connect(self.verdicts.decide)
        evidence.reject_wanted.connect(self.verdicts.reject)
        evidence.restore_wanted.connect(self.verdicts.restore)
        evidence.source_wanted.connect(self.verdicts.show_source)
        evidence.vet_wanted.connect(self.vet)

    def _records(self, kind: str) -> Choices:
        self._choices.append(RecordChoices(self._workspace, (kind,)))
        return self._choices[-1]

    def _show(self, view: RecordView) -> None:
        self._subject.view = view
        for choices in self._choices:
            choices.forget()
        self._title.setText(view.label)
        self._title.explain(view.key)
        self._kind.setText(translated(TYPES[view.type].title_label))
        self._parts.setText(" · ".join(self._part_words(view)))
        self._summary.setText(_summary(view))
        assert self._subject.form is not None
        for value in view.fields:
            row = self._subject.form.rows[value.name]
            row.show_value(
                value, [row.editor.shown(claim.norm) for claim in value.claims], editable=self.writing.editable
            )
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

    def _clear(self) -> None:
        self._leave()
        self._subject.view = None
        self._stack.setCurrentWidget(self._empty)

    def _changed(self, touched: frozenset[str]) -> None:
        if self._subject.view is not None and (self._subject.view.type in touched or not touched.isdisjoint(_ALWAYS)):
            self.refresh()

    # ------------------------------------------------------------ fields and evidence

    def _entered(self, field: str) -> None:
        self._subject.field = field
        self.field_focused.emit(self.key, field)

    def _opened(self, field: str) -> None:
        self._subject.field = field
        self.evidence_requested.emit(self.key, field)

    def _unfolded(self, field: str) -> None:
        """Say beside the claims what contradicts what, and how many independent origins each value has."""
        evidence = self._subject.row(field).evidence
        found = self._workspace.read(findings_of_field, self.key, field)
        evidence.show_findings([f"{SEVERITIES[row.severity].glyph} {row.explanation}" for row in found])
        evidence.show_support(self._workspace.read(support, self.key, field))

    def toggle_evidence(self) -> None:
        """Open the evidence of the focused field and go into it, or close it."""
        if not self._subject.field or self._subject.form is None:
            return
        row = self._subject.row(self._subject.field)
        row.badge.setChecked(not row.badge.isChecked() and not row.badge.isHidden())
        if row.badge.isChecked():
            row.evidence.begin()
            self.evidence_requested.emit(self.key, self._subject.field)
        else:
            self.focus_field(self._subject.field)


def _summary(view: RecordView) -> str:
    """How many values are in each state that asks for something, as signs."""
    counts = {state: sum(value.state == state for value in view.fields) for state in STATES if state != "empty"}
    return "   ".join(f"{STATES[state].glyph} {counts[state]}" for state in reversed(counts) if counts[state])
