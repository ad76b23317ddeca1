"""A claim in the making: where it belongs, what the words come to, as of when, according to whom; Enter stores it.

It makes the claim and says what is wrong with it. Storing is the pane's business.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget

from db.edits import NewClaim
from db.keys import parse_key
from db.kinds import DATE, Invalid, Kind
from db.records import TYPES
from desktop.support import layout
from desktop.support.plain import label
from desktop.widgets.claim_words import date
from desktop.widgets.field_choices import FieldChoices, Place, joined, split
from desktop.widgets.keys import bind
from desktop.widgets.pickers import Picker
from desktop.widgets.term_box import term_box

# The norm that the kind of (record, field) makes of words in the article. Raises Invalid.
Reads = Callable[[str, str, str], str]


class ClaimBar(QFrame):
    """Hidden until a claim is offered. `submitted` carries a NewClaim, `closed` follows Esc, `shown` either."""

    submitted = Signal(object)
    closed = Signal()
    shown = Signal(bool)

    def __init__(self, choices: FieldChoices, reads: Reads, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self._choices = choices
        self._reads = reads
        self._offered: NewClaim | None = None
        self._quoted = ""
        self._build()
        self.picker.chosen.connect(self._picked)
        self.value.textChanged.connect(self._check)
        self.as_of.textChanged.connect(self._check)
        self.picker.textEdited.connect(self._check)
        bind(self, {"Return": self.submit, "Enter": self.submit, "Ctrl+Return": self.submit, "Esc": self.close_bar})
        self.hide()

    def _build(self) -> None:
        self.picker = Picker(self._choices)
        self.picker.setAccessibleName(self.tr("Record and field"))
        self.picker.setPlaceholderText(self.tr("Which field? Type a name, such as “latvia signed”"))
        self.value = QLineEdit()
        self.value.setAccessibleName(self.tr("Value"))
        self.normal = label(name="success", wrap=True)
        self.as_of = QLineEdit()
        self.as_of.setAccessibleName(self.tr("As of"))
        self.attributed = QLineEdit(placeholderText=self.tr("nobody in particular"))
        self.attributed.setAccessibleName(self.tr("According to"))
        self.mode = term_box("modes", self.tr("Mode"))
        self.list_flag = term_box("list-flags", self.tr("List"))
        self.error = label(name="error", wrap=True)
        self.quote = label(name="muted", wrap=True)
        self.store_button = QPushButton(self.tr("Store claim"))
        self.store_button.setObjectName("primary")
        self.store_button.clicked.connect(self.submit)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.close_bar)
        form = layout.form()
        form.addRow(self.tr("Field"), self.picker)
        form.addRow(self.tr("Value"), self.value)
        form.addRow("", self.normal)
        form.addRow(self.tr("As of"), self._pair(self.as_of, self.mode))
        form.addRow(self.tr("According to"), self._pair(self.attributed, self.list_flag))
        buttons = layout.row(self.quote, cancel, self.store_button)
        buttons.setStretch(0, 1)
        self.setLayout(layout.column(form, self.error, buttons, margin=layout.GAP))

    def _pair(self, line: QLineEdit, terms: QComboBox) -> QHBoxLayout:
        pair = layout.row(line, terms)
        pair.setStretch(0, 1)
        return pair

    # -- offering --------------------------------------------------------------------------------------------------

    def offer(self, claim: NewClaim, quote: str, published: str | None, likely: list[Place]) -> None:
        """Show a claim to be completed; without a record the field is still to be chosen."""
        self._offered, self._quoted = claim, quote
        self._choices.likely = likely
        self.quote.setText("“" + (quote if len(quote) <= 90 else quote[:60] + " … " + quote[-25:]) + "”")
        day = date(published)
        self.as_of.setPlaceholderText(self.tr("%1, as the article").replace("%1", day) if day else self.tr("unknown"))
        self.as_of.setText(date(claim.as_of))
        self.attributed.setText(claim.attributed_to or "")
        self.mode.setCurrentIndex(self.mode.findData(claim.mode))
        self.list_flag.setCurrentIndex(self.list_flag.findData(claim.list_flag))
        self.picker.set_norm(joined((claim.record, claim.field)) if claim.record else "")
        self.value.setText(str(claim.value))
        self._complete_values()
        self.show()
        self._check()
        if claim.record:
            self._go_to_value()
        else:
            self.picker.setFocus()
            self.picker.show_all()

    def close_bar(self) -> None:
        """Drop the claim."""
        self._offered = None
        if not self.isHidden():  # else somebody else has the keyboard
            self.hide()
            self.closed.emit()

    def show_error(self, message: str) -> None:
        """Say what is wrong; empty text when nothing is."""
        self.error.setText(message)
        self.error.setVisible(bool(message))

    def _picked(self) -> None:
        self._complete_values()
        self._check()
        self._go_to_value()

    def _go_to_value(self) -> None:
        """Select all of the value, with its beginning in sight."""
        self.value.setFocus()
        words = self.value.text()
        self.value.setSelection(len(words), -len(words))

    def _place(self) -> Place:
        norm = self.picker.norm()
        if not norm:
            raise Invalid(self.tr("Choose the field that the words speak about"))
        return split(norm)

    def _complete_values(self) -> None:
        """Offer the terms of the field's kind while the value is typed."""
        kind = self._kind()
        terms = [option.label for option in kind.suggestions()] if kind else []
        completer = QCompleter(terms, self.value) if terms else None
        if completer is not None:
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.value.setCompleter(completer)  # pyright: ignore[reportArgumentType] - None takes it away

    def _kind(self) -> Kind | None:
        try:
            record, field = self._place()
            return TYPES[parse_key(record).type].fields[field].kind
        except (Invalid, KeyError):
            return None

    def showEvent(self, event: QShowEvent) -> None:
        """See Qt."""
        super().showEvent(event)
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """See Qt."""
        super().hideEvent(event)
        self.shown.emit(False)

    # -- checking --------------------------------------------------------------------------------------------------

    def claim(self) -> NewClaim:
        """The claim as it stands. Raises Invalid that says what is wrong."""
        assert self._offered is not None
        record, field = self._place()
        words = self.value.text().strip()
        norm = self._norm(record, field, words)
        # What is typed because the words cannot be read is the norm; as printed stays what was printed.
        printed = words if words.casefold() in self._quoted.casefold() else self._offered.value
        changed = {
            "record": record,
            "field": field,
            "value": printed,
            "norm": norm,
            "as_of": self._as_of(),
            "attributed_to": self.attributed.text().strip() or None,
            "mode": self.mode.currentData(),
            "list_flag": self.list_flag.currentData(),
        }
        return NewClaim.model_validate(self._offered.model_dump() | changed)

    def _norm(self, record: str, field: str, words: str) -> str:
        offered = self._offered
        same = offered is not None and (offered.record, offered.field, str(offered.value)) == (record, field, words)
        if same and offered is not None and offered.norm is not None:
            return offered.norm
        if not words:
            raise Invalid(self.tr("Type the value that the quote gives"))
        return self._reads(record, field, words)

    def _as_of(self) -> str | None:
        words = self.as_of.text().strip()
        if not words:
            return None
        if self._offered is not None and words == date(self._offered.as_of):
            return self._offered.as_of
        try:
            return DATE.clean(words)
        except Invalid as error:
            raise Invalid(self.tr("As of: %1").replace("%1", str(error))) from error

    def _check(self) -> None:
        if self._offered is None:
            return
        try:
            claim = self.claim()
            kind = self._kind()
            self.normal.setText("" if kind is None or claim.norm is None else "→ " + kind.show(claim.norm))
            self.show_error("")
        except Invalid as error:
            self.normal.setText("")
            self.show_error(str(error))
        self.normal.setVisible(bool(self.normal.text()))
        self.store_button.setEnabled(not self.error.text())

    def submit(self) -> None:
        """Hand the claim over, or stay and say what is wrong."""
        if self._offered is None:
            return
        try:
            claim = self.claim()
        except Invalid as error:
            self.show_error(str(error))
            return
        self.submitted.emit(claim)

    def done(self) -> None:
        """The claim was stored."""
        self._offered = None
        self.hide()
