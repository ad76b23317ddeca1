"""One form a record type, filled again for the next record: nothing of the record before may stay in it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import edits
from desktop.views.record import RecordPane
from desktop.workspace import Workspace
from tests.desktop.views.record.driving import CONTROL, LATVIA, box, press, row, type_into, value

GERMANY = "agreement/DEU"


def test_another_record_of_the_type_is_shown_in_the_same_form(pane: RecordPane) -> None:
    pane.show_record(LATVIA)
    form = pane.form
    pane.show_record("negotiation/LVA")
    assert pane.form is not form
    pane.show_record(GERMANY)
    assert pane.form is form
    assert (row(pane, "status").editor.text(), row(pane, "duration").editor.text()) == ("signed", "")
    assert (row(pane, "status").sign.name(), row(pane, "duration").sign.name()) == ("decided", "empty")


def test_the_same_field_of_another_record_is_entered_anew(pane: RecordPane, qtbot: QtBot) -> None:
    pane.show_record(LATVIA, "duration")
    with qtbot.waitSignal(pane.field_focused) as told:
        pane.show_record(GERMANY, "duration")
    assert told.args == [GERMANY, "duration"]
    assert pane.focused_field() == (GERMANY, "duration")


def test_keys_speak_of_no_field_of_a_record_that_was_only_opened(pane: RecordPane) -> None:
    pane.show_record(LATVIA, "signed_date")
    pane.show_record(GERMANY)
    assert pane.focused_field() is None


def test_a_new_record_is_seen_from_its_first_field(pane: RecordPane) -> None:
    pane.resize(600, 260)
    pane.show_record(LATVIA, "end_date")
    assert pane.form is not None
    assert pane.form.verticalScrollBar().value() > 0
    pane.show_record(GERMANY)
    assert pane.form.verticalScrollBar().value() == 0


def test_evidence_that_was_open_is_folded_for_another_record(pane: RecordPane) -> None:
    pane.show_record(LATVIA, "status")
    pane.toggle_evidence()
    pane.show_record(GERMANY)
    assert not row(pane, "status").badge.isChecked()
    assert not row(pane, "status").evidence.isVisible()


def test_evidence_of_a_form_filled_again_acts_on_the_record_shown(pane: RecordPane, workspace: Workspace) -> None:
    pane.show_record(GERMANY, "status")
    pane.toggle_evidence()
    pane.show_record("agreement/FRA", "status")
    pane.toggle_evidence()
    press(Qt.Key.Key_A)
    assert value(workspace, "agreement/FRA", "status").decided


def test_what_was_wrong_in_one_record_is_not_said_of_another(pane: RecordPane, workspace: Workspace) -> None:
    pane.show_record(LATVIA)
    type_into(pane, "end_date", "31 feb 2034")
    pane.show_record(GERMANY)
    assert row(pane, "end_date").editor.text() == ""
    assert not row(pane, "end_date").note.isVisible()
    assert not box(pane, "end_date").property("invalid")
    assert value(workspace, LATVIA, "end_date").draft == "31 feb 2034"
    assert value(workspace, GERMANY, "end_date").draft is None


def test_text_left_over_is_offered_with_its_own_record_alone(pane: RecordPane) -> None:
    pane.show_record(LATVIA)
    type_into(pane, "end_date", "31 feb 2034")
    pane.show_record(GERMANY)
    assert not row(pane, "end_date").leftover.isVisible()
    pane.show_record(LATVIA)
    assert row(pane, "end_date").leftover.isVisible()


def test_undo_in_a_field_brings_back_nothing_of_another_record(pane: RecordPane) -> None:
    pane.show_record(LATVIA, "title")
    QTest.keyClicks(box(pane, "title"), "Pact")
    press(*[Qt.Key.Key_Backspace] * 4)
    pane.show_record(GERMANY, "title")
    press(Qt.Key.Key_Z, modifier=CONTROL)
    assert row(pane, "title").editor.text() == ""


def test_a_record_that_got_another_name_is_called_by_it(pane: RecordPane, workspace: Workspace) -> None:
    workspace.do(edits.Enter(record=LATVIA, field="signatories", value='["person/andrii-yermak"]'))
    pane.show_record(LATVIA)
    assert row(pane, "signatories").editor.text() == "Andrii Yermak"
    workspace.do(edits.Enter(record="person/andrii-yermak", field="name", value="Andrij Jermak"))
    assert row(pane, "signatories").editor.text() == "Andrij Jermak"


def test_tab_passes_the_buttons_of_a_text_left_over(pane: RecordPane, workspace: Workspace) -> None:
    workspace.remember(LATVIA, "duration", "ten")
    pane.show_record(LATVIA, "duration")
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is row(pane, "duration").leftover.use_button
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert pane.focused_field() == (LATVIA, "in_force_date")
