"""What is typed is stored away from the screen: what the form shows until then, and where that goes wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.edits import Enter, drafts
from db.kinds import Invalid
from desktop.views.record import RecordPane
from desktop.workspace import Workspace
from tests.desktop import workbench
from tests.desktop.views.record.driving import LATVIA, box, press, row, type_into, value

GERMANY = "agreement/DEU"


@pytest.fixture
def workspace(tmp_path: Path, qapp: object) -> Iterator[Workspace]:
    with workbench.workspace(tmp_path, inline=False) as opened:
        yield opened


@pytest.fixture
def gate(workspace: Workspace) -> Iterator[workbench.Gate]:
    made = workbench.Gate(workspace._jobs)
    yield made
    made.open()


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise Invalid("It may not be so.")

    monkeypatch.setattr(drafts, "apply", refuse)


def entered(pane: RecordPane, field: str, text: str) -> None:
    type_into(pane, field, text)
    press(Qt.Key.Key_Return)


def test_what_is_being_stored_stays_in_its_field_and_is_not_new_any_more(
    pane: RecordPane, workspace: Workspace, gate: workbench.Gate, qtbot: QtBot
) -> None:
    pane.show_record(LATVIA)
    entered(pane, "end_date", "11 april 2034")
    pane.refresh()
    assert (row(pane, "end_date").editor.text(), row(pane, "end_date").dirty) == ("11 april 2034", False)
    assert value(workspace, LATVIA, "end_date").norm is None
    gate.open()
    qtbot.waitUntil(lambda: row(pane, "end_date").editor.text() == "11 April 2034")
    assert row(pane, "end_date").sign.name() == "unsourced"


def test_what_is_typed_meanwhile_stays_and_is_new(
    pane: RecordPane, workspace: Workspace, gate: workbench.Gate, qtbot: QtBot
) -> None:
    pane.show_record(LATVIA)
    entered(pane, "place", "Kyiv")
    QTest.keyClicks(box(pane, "place"), " city")
    gate.open()
    qtbot.waitUntil(lambda: value(workspace, LATVIA, "place").norm == "Kyiv")
    qtbot.waitUntil(lambda: not workspace._jobs.busy)
    assert (row(pane, "place").editor.text(), row(pane, "place").dirty) == ("Kyiv city", True)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: value(workspace, LATVIA, "place").norm == "Kyiv city")


def test_a_value_typed_back_while_another_is_stored_is_stored_after_it(
    pane: RecordPane, workspace: Workspace, gate: workbench.Gate, qtbot: QtBot
) -> None:
    pane.show_record(LATVIA)
    entered(pane, "duration", "5 years")
    entered(pane, "duration", "10 years")
    gate.open()
    qtbot.waitUntil(lambda: not workspace._jobs.busy)
    assert value(workspace, LATVIA, "duration").norm == "P10Y"
    assert str(workspace.undo_state().undo).endswith("10 years")


def test_another_record_may_be_opened_before_all_is_stored(
    pane: RecordPane, workspace: Workspace, gate: workbench.Gate, qtbot: QtBot
) -> None:
    pane.show_record(LATVIA)
    type_into(pane, "place", "Kyiv")
    pane.show_record(GERMANY)
    assert row(pane, "place").editor.text() == ""
    gate.open()
    qtbot.waitUntil(lambda: value(workspace, LATVIA, "place").norm == "Kyiv")
    qtbot.waitUntil(lambda: not workspace._jobs.busy)
    assert (row(pane, "place").editor.text(), row(pane, "place").dirty) == ("", False)


def test_what_is_refused_is_new_again_and_its_draft_is_kept(
    pane: RecordPane, workspace: Workspace, refused: None, qtbot: QtBot
) -> None:
    pane.show_record(LATVIA)
    entered(pane, "place", "Kyiv")
    qtbot.waitUntil(lambda: row(pane, "place").note.text() == "It may not be so.")
    assert (row(pane, "place").editor.text(), row(pane, "place").dirty) == ("Kyiv", True)
    assert value(workspace, LATVIA, "place").draft == "Kyiv"
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: value(workspace, LATVIA, "place").draft is None)


def test_what_is_refused_once_another_record_is_open_is_told_and_offered_in_its_own(
    pane: RecordPane, workspace: Workspace, gate: workbench.Gate, refused: None, qtbot: QtBot
) -> None:
    pane.show_record(LATVIA)
    type_into(pane, "place", "Kyiv")
    pane.show_record(GERMANY)
    with qtbot.waitSignal(pane.said) as told:
        gate.open()
    assert told.args == ["“Kyiv” was not stored, and is kept with its field. It may not be so."]
    assert not row(pane, "place").note.isVisible()
    pane.show_record(LATVIA)
    assert row(pane, "place").leftover.isVisible()


def test_what_is_typed_at_the_end_is_stored_or_kept(
    pane: RecordPane, workspace: Workspace, gate: workbench.Gate
) -> None:
    pane.show_record(LATVIA)
    type_into(pane, "place", "Kyiv")
    pane.settle()
    workspace.enter(Enter(record=LATVIA, field="end_date", value="someday"), "someday")
    gate.open()
    workspace._jobs.shutdown()
    assert value(workspace, LATVIA, "place").norm == "Kyiv"
    assert value(workspace, LATVIA, "end_date").draft == "someday"


def test_keys_are_carried_out_in_the_order_they_were_pressed(
    pane: RecordPane, workspace: Workspace, gate: workbench.Gate, qtbot: QtBot
) -> None:
    pane.show_record(LATVIA)
    entered(pane, "place", "Kyiv")
    pane.show_record(LATVIA, "status")
    pane.accept()
    workspace.undo()
    gate.open()
    qtbot.waitUntil(lambda: workspace.undo_state().redo is not None)
    assert value(workspace, LATVIA, "place").norm == "Kyiv"
    assert not value(workspace, LATVIA, "status").decided
    qtbot.waitUntil(lambda: not workspace._jobs.busy)
