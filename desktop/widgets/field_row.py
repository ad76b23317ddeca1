"""One field of a form: sign of its state, label, editor, badge, what is wrong with it, text left over, evidence.

It shows and tells; what is stored is the pane's business.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from db.base import Field
from db.kinds import Invalid
from db.queries.records import FieldValue
from desktop.support import layout
from desktop.support.plain import label, tooltip
from desktop.widgets.badge import QuoteBadge
from desktop.widgets.editing import Editor
from desktop.widgets.evidence import EvidenceList
from desktop.widgets.leftover import Leftover
from desktop.widgets.signs import StateSign

LABEL, SIGN, EDITOR, BADGE = range(4)
ROWS = 3


def translated(text: str) -> str:
    """A label or help of a record's declaration in the person's language."""
    return QCoreApplication.translate("Records", text)


class Entry(NamedTuple):
    """A text that is on its way to be stored, and the one that stood in its place before."""

    text: str
    before: str


class FieldRow(QObject):
    """The widgets of one field. `committed` carries what is to be stored; `left` whether the window was left, too."""

    committed = Signal(str, str)
    typed = Signal(str)
    left = Signal(str, bool)
    reverted = Signal(str)
    entered = Signal(str)
    opened = Signal(str)
    unfolded = Signal(str)
    evidence_made = Signal(object)

    def __init__(self, field: Field, editor: Editor, caption: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self.editor = editor
        self._leftover: Leftover | None = None
        self._evidence: EvidenceList | None = None
        self.value: FieldValue | None = None
        self._before = ""
        self._baseline = ""
        self._entry: Entry | None = None
        self._editable = True
        self.sign = StateSign("empty")
        self.label = label(caption)
        # The label is a declaration's text, not data; a mnemonic needs Qt to read its ampersand.
        self.label.setBuddy(editor.focusProxy() or editor)
        self.label.setToolTip(tooltip(translated(field.help)))
        self.badge = QuoteBadge()
        self.note = label(wrap=True, name="error")
        self.note.hide()
        editor.setAccessibleName(translated(field.label))
        editor.setAccessibleDescription(translated(field.help))
        self._connect()

    def _connect(self) -> None:
        name, editor = self.field.name, self.editor
        editor.edited.connect(self._edited)
        editor.committed.connect(self.commit)
        editor.left.connect(self._left)
        editor.entered.connect(lambda: self.entered.emit(name))
        editor.reverted.connect(self.revert)
        editor.failed.connect(self.complain)
        self.badge.clicked.connect(lambda: self.opened.emit(name))
        self.badge.toggled.connect(self._toggle)

    def _left(self, elsewhere: bool) -> None:
        self.left.emit(self.field.name, elsewhere)

    def place(self, grid: QGridLayout, at: int) -> None:
        """Put the widgets into the form's grid, from this row of it on."""
        self._place_sign(grid, at)
        grid.addWidget(self.label, at, LABEL, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.editor, at, EDITOR)
        grid.addWidget(self.badge, at, BADGE, Qt.AlignmentFlag.AlignTop)
        self._below = layout.column(self.note, gap=2)
        grid.addLayout(self._below, at + 1, EDITOR)
        self._folded = layout.column()
        grid.addLayout(self._folded, at + 2, EDITOR, 1, 2)
        line = self.editor.fontMetrics().height() + 12
        self.label.setMinimumHeight(line)

    def _place_sign(self, grid: QGridLayout, at: int) -> None:
        """Beside the first line of the editor, however many lines that has."""
        sign = layout.column(self.sign, None)
        sign.setContentsMargins(0, 4, 0, 0)
        grid.addLayout(sign, at, SIGN)

    # ------------------------------------------------------------ what few fields need, made when it is needed

    @property
    def leftover(self) -> Leftover:
        """The text that was typed before and never stored."""
        if self._leftover is None:
            self._leftover = Leftover()
            self._leftover.used.connect(self._use_leftover)
            self._leftover.dropped.connect(self.revert)
            self._below.addWidget(self._leftover)
            QWidget.setTabOrder(self.editor.focusProxy() or self.editor, self._leftover.use_button)
            QWidget.setTabOrder(self._leftover.use_button, self._leftover.drop_button)
        return self._leftover

    @property
    def evidence(self) -> EvidenceList:
        """The claims about the field."""
        if self._evidence is None:
            self._evidence = EvidenceList()
            self._evidence.hide()
            self._evidence.focused.connect(lambda: self.entered.emit(self.field.name))
            self._evidence.left.connect(lambda: self.editor.setFocus(Qt.FocusReason.OtherFocusReason))
            self._folded.addWidget(self._evidence)
            self.evidence_made.emit(self._evidence)
        return self._evidence

    def holds(self, widget: QWidget) -> bool:
        """Whether the widget is in the editor or in the evidence."""
        return any(part is not None and part.isAncestorOf(widget) for part in (self.editor, self._evidence))

    # ------------------------------------------------------------ the value

    @property
    def dirty(self) -> bool:
        """Whether something else stands in the editor than what is stored, or on its way there."""
        return self.editor.text() != self._before

    def begin(self) -> None:
        """Another record is shown from now on: what stands in the editor is nobody's, and the evidence is folded."""
        self._before = self.editor.text()
        self._entry = None
        self.editor.forget()
        self.badge.setChecked(False)

    def show_value(self, value: FieldValue, claims: Sequence[str], *, editable: bool) -> None:
        """Show the stored value, unless something newer is being typed. `claims` are the claims' values in words."""
        self.value = value
        if not self.dirty and self._entry is None:
            self.reset()
        self._editable = editable
        self.editor.set_read_only(on=not editable)
        self.sign.set_name(value.state)
        font = self.label.font()
        font.setItalic(not value.decided and value.norm is not None)
        (self.editor.focusProxy() or self.editor).setFont(font)
        active = [claim for claim in value.claims if claim.status == "active"]
        quoted = sum(claim.exact is not None for claim in active)
        self.badge.set_counts(len(active), quoted, len(value.claims) - len(active))
        if not value.claims:
            self.badge.setChecked(False)
        self._claims = claims
        if self.badge.isChecked():
            self._fill()
        self._offer(value.draft if editable else None)

    def reset(self) -> None:
        """Show what is stored, whatever stands in the editor."""
        norm = self.value.norm if self.value is not None else None
        self._baseline = norm or ""
        self.editor.set_value(norm)
        self._before = self.editor.text()
        self.complain("")

    def revert(self) -> None:
        """Go back to what is stored, and forget what was typed."""
        changed = self.dirty or (self._leftover is not None and not self._leftover.isHidden())
        self.reset()
        self._offer(None)
        if changed:
            self.reverted.emit(self.field.name)

    def commit(self) -> None:
        """Hand on what stands in the editor, if it is new and can be stored; else say why not."""
        if not self._editable or not self.dirty:
            return
        try:
            norm, words = self.editor.value(), self.editor.entry()
        except Invalid as error:
            self.complain(str(error))
            return
        if norm == self._baseline and self._entry is None and self.value is not None and self.value.decided:
            self.revert()
            return
        self.committed.emit(self.field.name, words)

    def hand_over(self) -> Entry:
        """What stands in the editor is being stored from now on, and is nothing new any more."""
        entry = self._entry = Entry(self.editor.text(), self._before)
        self._before = entry.text
        return entry

    def stored(self, entry: Entry) -> bool:
        """An entry was stored; no where another record or another entry came in its place meanwhile."""
        if self._entry is not entry:
            return False
        self._entry = None
        if not self.dirty:
            self.reset()
        return True

    def give_back(self, entry: Entry) -> bool:
        """An entry could not be stored: it is new as before; no as with `stored`."""
        if self._entry is not entry:
            return False
        self._entry, self._before = None, entry.before
        return True

    def take(self, words: str) -> None:
        """Put words into the editor as if they had been typed."""
        self.editor.set_text(words)
        self._edited()

    # ------------------------------------------------------------ what is said about it

    def _edited(self) -> None:
        self._offer(None)
        if not self.dirty:
            self.complain("")
        else:
            self._judge()
        self.typed.emit(self.field.name)

    def _judge(self) -> None:
        """Say under the field what is wrong with it so far, or how a date is understood."""
        try:
            norm = self.editor.value()
        except Invalid as error:
            self.complain(str(error), mild=True)
            return
        shown = self.field.kind.show(norm) if norm and self.field.kind.dated else ""
        self.complain("")
        if shown and shown != self.editor.text().strip():
            self._say("= " + shown, "help")

    def complain(self, message: str, *, mild: bool = False) -> None:
        """Say what is wrong, or take it away; `mild` while it is still being typed."""
        self.editor.show_error("" if mild else message)
        self._say(message, "warning" if mild else "error")

    def _say(self, message: str, name: str) -> None:
        if self.note.objectName() != name:
            self.note.setObjectName(name)
            self.note.style().unpolish(self.note)
            self.note.style().polish(self.note)
        self.note.setText(message)
        self.note.setVisible(bool(message))

    def _offer(self, draft: str | None) -> None:
        """Offer what was typed before and is not what stands there; None takes the offer away."""
        if draft is not None and not self.dirty and draft != self._before:
            self.leftover.offer(draft)
        elif self._leftover is not None:
            self._leftover.hide()

    def _use_leftover(self) -> None:
        draft = self.value.draft if self.value is not None else None
        self._offer(None)
        if draft is not None:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.take(draft)

    # ------------------------------------------------------------ evidence

    def _toggle(self, on: bool) -> None:
        if on:
            self._fill()
            self.unfolded.emit(self.field.name)
        if on or self._evidence is not None:
            self.evidence.setVisible(on)

    def _fill(self) -> None:
        if self.value is not None:
            self.evidence.show_findings(())
            self.evidence.show_support(())
            self.evidence.show_claims(self.value.claims, self._claims, editable=self._editable)
