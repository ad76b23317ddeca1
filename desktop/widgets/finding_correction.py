"""A claim to be coded otherwise: of another day, about another record or field. Says while it is typed how it is read.

What a correction does to the claim is the affair of `db.edits`.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from db.keys import parse_key
from db.kinds import COUNTRY, DATE, Context, Invalid, Kind
from db.queries.claims import ClaimRow
from db.records import TYPES
from desktop.support import layout
from desktop.support.plain import label
from desktop.widgets.choices import Choices, KindChoices
from desktop.widgets.editors import Records, make_editor
from desktop.widgets.pickers import Picker
from desktop.widgets.term_box import term_box

# Makes the choices of the record that a claim might speak of instead.
Instead = Callable[[str], Choices]


class FindingCorrection(QWidget):
    """`corrected` carries what to change, as named values of the command; `left` comes with Esc, `opened` when it is
    shown (True) or gone.
    """

    corrected = Signal(str, object)
    left = Signal()
    opened = Signal(bool)

    def __init__(self, instead: Instead, records: Records, home: str = "UKR", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._instead, self._records, self._home = instead, records, home
        self._claim: ClaimRow | None = None
        self._told = False  # what to change was told, and nobody has answered yet
        self.question = label(name="heading", wrap=True)
        self.error = label(name="error", wrap=True)
        self.record = Picker(KindChoices(COUNTRY))
        self.field = QComboBox()
        self.field.setAccessibleName(self.tr("Field"))
        self.field.currentIndexChanged.connect(self._field_chosen)
        self.value = make_editor(DATE, Context())
        self.value_read = label(name="help", wrap=True)
        self.as_of = QLineEdit()
        self.as_of.setAccessibleName(self.tr("As of"))
        self.as_of.textEdited.connect(self._check)
        self.as_of_read = label(name="help", wrap=True)
        self.mode = term_box("modes", self.tr("Mode"))
        self.list_flag = term_box("list-flags", self.tr("List"))
        self.do_button = QPushButton(self.tr("Correct the claim (Enter)"))
        self.do_button.setObjectName("primary")
        self.do_button.clicked.connect(self.commit)
        self.leave_button = QPushButton(self.tr("Leave (Esc)"))
        self.leave_button.clicked.connect(self.leave)
        self._form = layout.form()
        self._record_place = layout.column(self.record)
        self._value_place = layout.column(self.value, self.value_read, gap=2)
        self._form.addRow(self.tr("Record"), self._record_place)
        self._form.addRow(self.tr("Field"), self.field)
        self._form.addRow(self.tr("Value"), self._value_place)
        self._form.addRow(self.tr("As of"), layout.column(self.as_of, self.as_of_read, gap=2))
        self._form.addRow(self.tr("Mode, list"), layout.row(self.mode, self.list_flag))
        buttons = layout.flow(self.do_button, self.leave_button)
        self.setLayout(layout.column(self.question, self._form, self.error, buttons, gap=layout.TIGHT))
        self.hide()

    # -- opening ---------------------------------------------------------------------------------------------------

    def open_dates(self, claim: ClaimRow, number: int) -> None:
        """Ask for other days: those that the claim dates, and the as-of."""
        self._open(claim, self.tr("Other dates for claim %1").replace("%1", str(number)), place=False)
        (self.value if self.value.kind.dated else self.as_of).setFocus()

    def open_place(self, claim: ClaimRow, number: int) -> None:
        """Ask what else the claim speaks of: another record, field, value or as-of."""
        self._open(claim, self.tr("What does claim %1 speak of?").replace("%1", str(number)), place=True)
        self.record.setFocus()
        self.record.selectAll()

    def _open(self, claim: ClaimRow, question: str, *, place: bool) -> None:
        self._claim, self._told = claim, False
        self.question.setText(question)
        record = Picker(self._instead(claim.id))
        record.setAccessibleName(self.tr("Record"))
        record.set_norm(claim.record)
        record.chosen.connect(self._record_chosen)
        record.textEdited.connect(self._check)
        _replace(self._record_place, self.record, record)
        self.record = record
        self._offer_fields(claim.type, claim.field)
        self._make_value()
        self.as_of.setText("" if claim.as_of == claim.published else claim.as_of or "")
        self.as_of.setPlaceholderText(self.tr("as the article: %1").replace("%1", self._published()))
        self.mode.setCurrentIndex(self.mode.findData(claim.mode))
        self.list_flag.setCurrentIndex(self.list_flag.findData(claim.list_flag))
        for row in (0, 1, 4):
            self._form.setRowVisible(row, place)
        self._form.setRowVisible(2, place or self.value.kind.dated)
        self.show()
        self._check()

    def _published(self) -> str:
        known = self._claim is not None and self._claim.published
        return DATE.show(known) if known else self.tr("of an unknown day")

    # -- record, field, value --------------------------------------------------------------------------------------

    def _record_chosen(self) -> None:
        key = self._key()
        if key is not None:
            self._offer_fields(parse_key(key).type, str(self.field.currentData() or ""))
            self._field_chosen()

    def _offer_fields(self, kind: str, field: str) -> None:
        self.field.blockSignals(True)
        self.field.clear()
        for name, declared in TYPES[kind].fields.items():
            self.field.addItem(declared.label, name)
        self.field.setCurrentIndex(max(self.field.findData(field), 0))
        self.field.blockSignals(False)

    def _key(self) -> str | None:
        try:
            return parse_key(self.record.norm()).text
        except Invalid:
            return None

    def _kind(self) -> Kind:
        claim = self._claim
        assert claim is not None
        key = self._key()
        fields = TYPES[parse_key(key).type if key else claim.type].fields
        name = str(self.field.currentData())
        return (fields[name] if name in fields else TYPES[claim.type].fields[claim.field]).kind

    def _make_value(self) -> None:
        claim, kind = self._claim, self._kind()
        assert claim is not None
        old_kind = TYPES[claim.type].fields[claim.field].kind
        value = make_editor(kind, Context(self._home, claim.published), self._records, line=True)
        if kind.name == old_kind.name:
            value.set_value(claim.norm)
        else:
            value.set_text(claim.printed)
        value.edited.connect(self._check)
        value.reverted.connect(self.leave)
        _replace(self._value_place, self.value, value)
        self.value = value
        stops = (self.record, self.field, value.focusProxy() or value, self.as_of, self.mode, self.list_flag)
        stops += (self.do_button, self.leave_button)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _field_chosen(self) -> None:
        if self._claim is not None and self.value.kind.name != self._kind().name:
            self._make_value()
            self._form.setRowVisible(2, True)
        self._check()

    # -- reading ---------------------------------------------------------------------------------------------------

    def _check(self) -> None:
        """Tell how the words are read, or what is wrong with them."""
        faults = [self._read_record(), self._read_value(), self._read_as_of()]
        self.do_button.setEnabled(not any(faults))
        self.error.setVisible(bool(faults[0]))
        self.error.setText(faults[0])

    def _read_record(self) -> str:
        try:
            parse_key(self.record.norm())
        except Invalid as error:
            return str(error)
        return ""

    def _read_value(self) -> str:
        try:
            norm = self.value.value()
        except Invalid as error:
            return self._tell(self.value_read, str(error), wrong=True)
        if not norm:
            return self._tell(self.value_read, self.tr("Type a value"), wrong=True)
        told = self.value.kind.show(norm)
        return self._tell(self.value_read, "" if told == self.value.text().strip() else f"→ {told}")

    def _read_as_of(self) -> str:
        words = self.as_of.text().strip()
        try:
            norm = DATE.clean(words) if words else ""
        except Invalid as error:
            return self._tell(self.as_of_read, str(error), wrong=True)
        return self._tell(self.as_of_read, f"→ {DATE.show(norm)}" if norm else self.tr("→ as its article"))

    @staticmethod
    def _tell(place: QLabel, words: str, *, wrong: bool = False) -> str:
        place.setObjectName("error" if wrong else "help")
        place.style().polish(place)
        place.setText(words)
        place.setVisible(bool(words))
        return words if wrong else ""

    # -- done ------------------------------------------------------------------------------------------------------

    def commit(self) -> None:
        """Tell what is to be changed, once all of it can be read."""
        self._check()
        claim = self._claim
        if claim is None or self._told or not self.do_button.isEnabled():
            return
        self._told = True
        said: dict[str, Any] = {"record": self._key(), "field": str(self.field.currentData())}
        before = {name: getattr(claim, name) for name in ("record", "field", "norm", "mode", "list_flag")}
        before["as_of"] = self._own_as_of(claim)
        said |= {
            "norm": self.value.value(),
            "mode": self.mode.currentData(),
            "list_flag": self.list_flag.currentData(),
            "as_of": DATE.clean(self.as_of.text()) if self.as_of.text().strip() else "",
        }
        self.corrected.emit(claim.id, {name: value for name, value in said.items() if value != before[name]})

    @staticmethod
    def _own_as_of(claim: ClaimRow) -> str:
        return "" if claim.as_of == claim.published else claim.as_of or ""

    def leave(self) -> None:
        """Turn away: the claim stays as it is."""
        self.hide()
        self.left.emit()

    def show_error(self, message: str) -> None:
        """Say why the claim could not be corrected."""
        self._told = False
        self.error.setText(message)
        self.error.show()

    def showEvent(self, event: QShowEvent) -> None:
        """See Qt."""
        super().showEvent(event)
        self.opened.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """See Qt."""
        super().hideEvent(event)
        self.opened.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter corrects, Esc leaves."""
        match Qt.Key(event.key()):
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.commit()
            case Qt.Key.Key_Escape:
                self.leave()
            case _:
                super().keyPressEvent(event)


def _replace(place: QBoxLayout, old: QWidget, new: QWidget) -> None:
    place.replaceWidget(old, new)
    old.hide()
    old.deleteLater()
