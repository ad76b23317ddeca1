"""One field of a form: sign of its state, label, editor, badge, what is wrong with it, text left over, evidence.

It shows and tells; what is stored is the pane's business.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from db.base import Field
from db.kinds import Invalid
from db.queries.records import FieldValue
from desktop.support import layout
from desktop.support.plain import label, tooltip
from desktop.widgets.badge import QuoteBadge
from desktop.widgets.editing import Editor
from desktop.widgets.evidence import EvidenceList
from desktop.widgets.signs import StateSign

LABEL, SIGN, EDITOR, BADGE = range(4)
ROWS = 3


def translated(text: str) -> str:
    """A label or help of a record's declaration in the person's language."""
    return QCoreApplication.translate("Records", text)


class FieldRow(QObject):
    """The widgets of one field. `committed` carries what is to be stored; `left` whether the window was left, too."""

    committed = Signal(str, str)
    typed = Signal(str)
    left = Signal(str, bool)
    reverted = Signal(str)
    entered = Signal(str)
    opened = Signal(str)
    unfolded = Signal(str)

    def __init__(self, field: Field, editor: Editor, caption: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self.editor = editor
        self.value: FieldValue | None = None
        self._before = ""
        self._baseline = ""
        self._editable = True
        self.sign = StateSign("empty")
        self.label = label(caption)
        # The label is a declaration's text, not data; a mnemonic needs Qt to read its ampersand.
        self.label.setBuddy(editor.focusProxy() or editor)
        self.label.setToolTip(tooltip(translated(field.help)))
        self.badge = QuoteBadge()
        self.note = label(wrap=True, name="error")
        self.note.hide()
        self._build_leftover()
        self.evidence = EvidenceList()
        self.evidence.hide()
        editor.setAccessibleName(translated(field.label))
        editor.setAccessibleDescription(translated(field.help))
        self._connect()

    def _build_leftover(self) -> None:
        self.leftover = QWidget()
        self._leftover_text = label(wrap=True, name="warning")
        self.use_button = QPushButton(self.tr("Use it"))
        self.drop_button = QPushButton(self.tr("Discard"))
        row = layout.row(self._leftover_text, self.use_button, self.drop_button)
        row.setStretch(0, 1)
        self.leftover.setLayout(row)
        self.leftover.hide()

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
        self.use_button.clicked.connect(self._use_leftover)
        self.drop_button.clicked.connect(self.revert)
        self.evidence.focused.connect(lambda: self.entered.emit(name))
        self.evidence.left.connect(lambda: editor.setFocus(Qt.FocusReason.OtherFocusReason))

    def _left(self, elsewhere: bool) -> None:
        self.left.emit(self.field.name, elsewhere)

    def place(self, grid: QGridLayout, at: int) -> None:
        """Put the widgets into the form's grid, from this row of it on."""
        self._place_sign(grid, at)
        grid.addWidget(self.label, at, LABEL, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.editor, at, EDITOR)
        grid.addWidget(self.badge, at, BADGE, Qt.AlignmentFlag.AlignTop)
        below = layout.column(self.note, self.leftover, gap=2)
        grid.addLayout(below, at + 1, EDITOR)
        grid.addWidget(self.evidence, at + 2, EDITOR, 1, 2)
        line = self.editor.fontMetrics().height() + 12
        self.label.setMinimumHeight(line)

    def _place_sign(self, grid: QGridLayout, at: int) -> None:
        """Beside the first line of the editor, however many lines that has."""
        sign = layout.column(self.sign, None)
        sign.setContentsMargins(0, 4, 0, 0)
        grid.addLayout(sign, at, SIGN)

    # ------------------------------------------------------------ the value

    @property
    def dirty(self) -> bool:
        """Whether something else stands in the editor than what is stored."""
        return self.editor.text() != self._before

    def show_value(self, value: FieldValue, claims: Sequence[str], *, editable: bool) -> None:
        """Show the stored value, unless something newer is being typed. `claims` are the claims' values in words."""
        self.value = value
        if not self.dirty:
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
        changed = self.dirty or not self.leftover.isHidden()
        self.reset()
        self.leftover.hide()
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
        if norm == self._baseline and self.value is not None and self.value.decided:
            self.revert()
            return
        self.committed.emit(self.field.name, words)

    def storing(self, call: Callable[[], bool]) -> bool:
        """Store what stands in the editor by the call: meanwhile, and if it succeeds, it is nothing new any more."""
        before, self._before = self._before, self.editor.text()
        done = False
        try:
            done = call()
        finally:
            if done:
                self.reset()
            else:
                self._before = before
        return done

    def take(self, words: str) -> None:
        """Put words into the editor as if they had been typed."""
        self.editor.set_text(words)
        self._edited()

    # ------------------------------------------------------------ what is said about it

    def _edited(self) -> None:
        self.leftover.hide()
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
        if draft is None or self.dirty or draft == self._before:
            self.leftover.hide()
            return
        shown = draft if len(draft) <= 120 else draft[:119] + "…"
        self._leftover_text.setText(self.tr("Typed before, and never stored: “{text}”").format(text=shown))
        self.leftover.show()

    def _use_leftover(self) -> None:
        draft = self.value.draft if self.value is not None else None
        self.leftover.hide()
        if draft is not None:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.take(draft)

    # ------------------------------------------------------------ evidence

    def _toggle(self, on: bool) -> None:
        if on:
            self._fill()
            self.unfolded.emit(self.field.name)
        self.evidence.setVisible(on)

    def _fill(self) -> None:
        if self.value is not None:
            self.evidence.show_findings(())
            self.evidence.show_support(())
            self.evidence.show_claims(self.value.claims, self._claims, editable=self._editable)
