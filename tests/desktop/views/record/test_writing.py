"""What is typed into the form: stored, kept as a draft, never lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from db import edits
from db.edits import drafts
from db.store import StoreError
from desktop.support.ask import ScriptedPrompts
from desktop.views.record import RecordPane
from desktop.workspace import Workspace
from tests.desktop import workbench
from tests.desktop.views.record.driving import LATVIA, box, press, row, show, type_into, value


def test_enter_stores_what_was_typed(pane: RecordPane, workspace: Workspace) -> None:
    pane.show_record(LATVIA)
    type_into(pane, "end_date", "11 april 2034")
    assert row(pane, "end_date").note.text() == "= 11 April 2034"
    press(Qt.Key.Key_Return)
    assert value(workspace, LATVIA, "end_date").norm == "2034-04-11"
    assert row(pane, "end_date").editor.text() == "11 April 2034"
    assert row(pane, "end_date").sign.name() == "unsourced"


def test_leaving_the_field_stores_it_too(pane: RecordPane, workspace: Workspace) -> None:
    pane.show_record(LATVIA)
    type_into(pane, "place", "Kyiv")
    press(Qt.Key.Key_Tab)
    assert value(workspace, LATVIA, "place").norm == "Kyiv"


def test_what_is_wrong_stands_under_the_field_and_nothing_is_stored(pane: RecordPane, workspace: Workspace) -> None:
    pane.show_record(LATVIA)
    type_into(pane, "end_date", "31 feb 2034")
    note = row(pane, "end_date").note
    assert "28 days" in note.text()
    assert note.objectName() == "warning"
    assert note.textFormat() == Qt.TextFormat.PlainText
    press(Qt.Key.Key_Return)
    assert note.objectName() == "error"
    assert row(pane, "end_date").editor.text() == "31 feb 2034"
    assert value(workspace, LATVIA, "end_date").norm is None


def test_escape_brings_the_stored_value_back(pane: RecordPane) -> None:
    pane.show_record(LATVIA)
    type_into(pane, "duration", "x")
    press(Qt.Key.Key_Escape)
    assert row(pane, "duration").editor.text() == "10 years"
    assert not row(pane, "duration").note.isVisible()


def test_emptying_a_field_clears_what_was_typed_before(pane: RecordPane, workspace: Workspace) -> None:
    pane.show_record(LATVIA, "duration")
    press(Qt.Key.Key_Delete, Qt.Key.Key_Return)
    assert value(workspace, LATVIA, "duration").norm is None
    assert row(pane, "duration").sign.name() == "empty"


def test_emptying_a_claimed_field_shows_the_claim_again(pane: RecordPane) -> None:
    pane.show_record(LATVIA, "status")
    press(Qt.Key.Key_Delete, Qt.Key.Key_Return)
    assert row(pane, "status").editor.text() == "signed"


def test_a_person_is_made_from_the_form(pane: RecordPane, workspace: Workspace) -> None:
    pane.show_record(LATVIA)
    type_into(pane, "signatories", "Едгарс Рінкевичс")
    picker = box(pane, "signatories")
    popup = picker.popup  # type: ignore[attr-defined]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    found = value(workspace, LATVIA, "signatories").norm
    assert found is not None
    assert "person/edhars-rinkevychs" in found
    assert row(pane, "signatories").editor.text() == "Едгарс Рінкевичс"


def test_a_list_says_why_a_quoted_name_stays(pane: RecordPane, workspace: Workspace) -> None:
    workbench.cite(workspace._store, 2, "Estonia", "tally/signed/2024-05-01", "members", "Estonia")
    pane.show_record("tally/signed/2024-05-01")
    type_into(pane, "members", "Latvia, Lithuania")
    press(Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_Delete)
    assert row(pane, "members").editor.text() == "Estonia; Latvia; Lithuania"
    assert "reject" in row(pane, "members").note.text()


def test_a_refresh_leaves_alone_what_is_being_typed(pane: RecordPane, workspace: Workspace) -> None:
    pane.show_record(LATVIA)
    type_into(pane, "title", "Security agree")
    workspace.do(edits.Enter(record=LATVIA, field="place", value="Riga"))
    assert row(pane, "title").editor.text() == "Security agree"
    assert row(pane, "place").editor.text() == "Riga"


def test_what_cannot_be_stored_is_kept_and_offered_after_a_restart(
    workspace: Workspace, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    first = show(workspace, prompts, qtbot)
    first.show_record(LATVIA)
    type_into(first, "end_date", "31 feb 2034")
    press(Qt.Key.Key_Tab)
    first.close()
    second = show(workspace, prompts, qtbot)
    second.show_record(LATVIA)
    offered = row(second, "end_date")
    assert offered.leftover.isVisible()
    assert "31 feb 2034" in " ".join(label.text() for label in offered.leftover.findChildren(QLabel))
    qtbot.mouseClick(offered.leftover.use_button, Qt.MouseButton.LeftButton)
    assert offered.editor.text() == "31 feb 2034"
    assert not offered.leftover.isVisible()
    press(Qt.Key.Key_Escape)
    assert value(workspace, LATVIA, "end_date").draft is None


def test_a_draft_is_saved_while_typing_and_forgotten_once_stored(pane: RecordPane, workspace: Workspace) -> None:
    pane.show_record(LATVIA)
    type_into(pane, "title", "Agreement on")
    pane.save_drafts()
    assert value(workspace, LATVIA, "title").draft == "Agreement on"
    assert not row(pane, "title").leftover.isVisible()
    press(Qt.Key.Key_Return)
    assert value(workspace, LATVIA, "title").draft is None
    assert value(workspace, LATVIA, "title").norm == "Agreement on"


def test_a_draft_can_be_discarded(pane: RecordPane, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.remember(LATVIA, "title", "Half a ti")
    pane.show_record(LATVIA)
    qtbot.mouseClick(row(pane, "title").leftover.drop_button, Qt.MouseButton.LeftButton)
    assert value(workspace, LATVIA, "title").draft is None
    assert not row(pane, "title").leftover.isVisible()


def test_another_record_waits_until_what_is_typed_is_safe(pane: RecordPane, workspace: Workspace) -> None:
    pane.show_record(LATVIA)
    type_into(pane, "title", "Agreement on cooperation")
    pane.show_record("agreement/DEU")
    assert value(workspace, LATVIA, "title").norm == "Agreement on cooperation"
    type_into(pane, "end_date", "someday")
    pane.settle()
    assert value(workspace, "agreement/DEU", "end_date").draft == "someday"


def test_a_workspace_that_cannot_be_written_is_told_and_the_text_stays(
    pane: RecordPane, workspace: Workspace, prompts: ScriptedPrompts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("The disk is full.", "Make room, then try again.")

    pane.show_record(LATVIA)
    type_into(pane, "title", "Agreement")
    monkeypatch.setattr(drafts, "apply", full)
    prompts.will("problem", None)
    press(Qt.Key.Key_Return)
    assert prompts.asked[-1] == ("problem", ("The disk is full.", "Make room, then try again."))
    assert row(pane, "title").editor.text() == "Agreement"
    assert row(pane, "title").dirty
    assert value(workspace, LATVIA, "title").draft == "Agreement"
