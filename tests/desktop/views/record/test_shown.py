"""What the form of a record shows, and how keys go from field to field."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from db import edits
from db.queries.records import record
from db.records import TYPES
from desktop.support.ask import ScriptedPrompts
from desktop.views.record import RecordPane
from desktop.widgets.form import captions
from desktop.workspace import Workspace
from tests.desktop import workbench
from tests.desktop.views.record.driving import CONTROL, KEYS, LATVIA, press, row, show, value


def test_without_a_record_it_says_how_to_open_one(pane: RecordPane) -> None:
    texts = [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]
    assert any("Enter on a row" in text for text in texts)


def test_a_record_is_shown_with_values_states_and_badges(pane: RecordPane) -> None:
    pane.show_record(LATVIA)
    assert row(pane, "status").editor.text() == "signed"
    assert row(pane, "status").sign.name() == "claimed"
    assert row(pane, "duration").sign.name() == "unsourced"
    assert row(pane, "signed_date").sign.name() == "conflicting"
    assert row(pane, "signed_date").badge.text().startswith("❝ 2")
    assert not row(pane, "title").badge.isVisible()
    assert row(pane, "title").sign.name() == "empty"


@pytest.mark.parametrize("table", [*TYPES])
def test_every_record_type_has_a_form(pane: RecordPane, workspace: Workspace, table: str) -> None:
    keys = {key.partition("/")[0]: key for key in KEYS}
    if workspace.read(record, keys[table]) is None:
        workspace.do(edits.CreateRecord(key=keys[table]))
    pane.show_record(keys[table])
    assert pane.form is not None
    assert [*pane.form.rows] == [*TYPES[table].fields]


def test_each_label_has_a_letter_of_its_own() -> None:
    for kind in TYPES.values():
        marked = [text.partition("&")[2][:1].casefold() for text in captions([*kind.fields.values()])]
        assert len(set(marked)) == len(marked), marked
        assert all(marked)


def test_the_key_of_a_label_goes_to_its_field(pane: RecordPane, qtbot: QtBot) -> None:
    pane.show_record(LATVIA, "title")
    letter = row(pane, "duration").label.text().partition("&")[2][:1]
    with qtbot.waitSignal(pane.field_focused) as told:
        QTest.keyClick(pane, letter.lower(), Qt.KeyboardModifier.AltModifier)
    assert told.args == [LATVIA, "duration"]


def test_control_and_arrows_go_from_field_to_field(pane: RecordPane) -> None:
    pane.show_record(LATVIA, "title")
    press(Qt.Key.Key_Down, modifier=CONTROL)
    assert pane.focused_field() == (LATVIA, "kind")
    press(Qt.Key.Key_Down, modifier=CONTROL)
    press(Qt.Key.Key_Up, modifier=CONTROL)
    press(Qt.Key.Key_Up, modifier=CONTROL)
    press(Qt.Key.Key_Up, modifier=CONTROL)
    assert pane.focused_field() == (LATVIA, "title")


def test_tab_goes_down_the_form(pane: RecordPane) -> None:
    pane.show_record(LATVIA, "title")
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert pane.focused_field() == (LATVIA, "status")


def test_a_record_that_is_taken_away_leaves_an_empty_form(pane: RecordPane, workspace: Workspace) -> None:
    workspace.do(edits.CreateRecord(key="agreement/EST"))
    pane.show_record("agreement/EST")
    workspace.undo()
    assert pane.key == ""


def test_a_person_is_named_by_name_not_by_identifier(pane: RecordPane, workspace: Workspace) -> None:
    workspace.do(edits.CreateRecord(key="member/LVA/1/UKR/ihor-zhovkva"))
    pane.show_record("member/LVA/1/UKR/ihor-zhovkva")
    shown = " ".join(label.text() for label in pane.findChildren(QLabel))
    assert "Ігор Жовква" in shown
    assert "ihor-zhovkva" not in shown


def test_a_workspace_that_is_read_only_shows_everything_and_takes_nothing(
    tmp_path: Path, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    with workbench.workspace(tmp_path / ".", read_only=True) as workspace:
        pane = show(workspace, prompts, qtbot)
        pane.show_record(LATVIA, "duration")
        assert any("Read-only" in label.text() for label in pane.findChildren(QLabel) if label.isVisible())
        press(Qt.Key.Key_Delete)
        assert row(pane, "duration").editor.text() == "10 years"
        pane.focus_field("signed_date")
        pane.toggle_evidence()
        press(Qt.Key.Key_A)
        assert not value(workspace, LATVIA, "signed_date").decided
        pane.vet()
        pane.accept()
        pane.settle()


def test_the_evidence_tells_how_many_origins_each_value_has(pane: RecordPane) -> None:
    pane.show_record(LATVIA)
    row(pane, "signed_date").badge.setChecked(True)
    told = row(pane, "signed_date").evidence._support
    assert not told.isHidden()
    # Whether numbers and nouns agree hangs on the translator, which a program installs.
    counts = [line.partition(": ")[2].replace("(s)", "") for line in told.text().splitlines()]
    assert counts == ["1 claim, 1 origin"] * 2
