"""Cells and records are stored away from the screen: what the table shows until then, and where that goes wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.edits import drafts
from db.kinds import Invalid
from db.queries.records import record
from desktop.support.ask import ScriptedPrompts
from desktop.support.roles import ERROR
from desktop.views.records import RecordsPane
from desktop.workspace import Workspace
from tests.desktop import workbench
from tests.desktop.views.records.driving import cells, column, go, press, show, stored


@pytest.fixture
def workspace(tmp_path: Path, qapp: object) -> Iterator[Workspace]:
    with workbench.workspace(tmp_path, inline=False) as opened:
        yield opened


@pytest.fixture
def pane(workspace: Workspace, prompts: ScriptedPrompts, qtbot: QtBot) -> RecordsPane:
    made = show(workspace, prompts, qtbot)
    made.show_table("agreement")
    qtbot.waitUntil(lambda: not workspace._jobs.busy)
    return made


@pytest.fixture
def gate(workspace: Workspace, pane: RecordsPane) -> Iterator[workbench.Gate]:
    made = workbench.Gate(workspace._jobs)
    yield made
    made.open()


def type_cell(pane: RecordsPane, row: int, name: str, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    go(pane, row, name)
    press(Qt.Key.Key_F2)
    workbench.type_text(QApplication.focusWidget(), text)
    press(end)


def test_cell_after_cell_is_typed_while_the_first_is_stored(
    pane: RecordsPane, workspace: Workspace, gate: workbench.Gate, qtbot: QtBot
) -> None:
    type_cell(pane, 0, "title", "Agreement on security", Qt.Key.Key_Tab)
    press(Qt.Key.Key_Escape)
    type_cell(pane, 1, "end_date", "11 april 2034")
    pane.refresh()
    assert stored(workspace, "agreement/DEU", "title") is None
    assert (cells(pane, "title")[0], cells(pane, "end_date")[1]) == ("Agreement on security", "11 april 2034")
    gate.open()
    qtbot.waitUntil(lambda: cells(pane, "end_date")[1] == "11 April 2034")
    assert cells(pane, "title")[0] == "Agreement on security"
    assert stored(workspace, "agreement/DEU", "title") == "Agreement on security"
    qtbot.waitUntil(lambda: not workspace._jobs.busy)


def test_a_cell_that_is_refused_later_says_so_and_its_text_is_kept(
    pane: RecordsPane, workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise Invalid("It may not be so.")

    monkeypatch.setattr(drafts, "apply", refuse)
    type_cell(pane, 0, "place", "Berlin")
    qtbot.waitUntil(lambda: "“Berlin” was not stored" in pane.page.message.text())
    assert cells(pane, "place")[0] == ""
    assert pane.grid.model().index(0, column(pane, "place")).data(ERROR) == "It may not be so."
    view = workspace.read(record, "agreement/DEU")
    assert view is not None
    assert [value.draft for value in view.fields if value.name == "place"] == ["Berlin"]


def test_another_table_may_be_shown_before_a_cell_is_stored(
    pane: RecordsPane, workspace: Workspace, gate: workbench.Gate, qtbot: QtBot
) -> None:
    type_cell(pane, 0, "place", "Berlin")
    pane.show_table("person")
    gate.open()
    qtbot.waitUntil(lambda: stored(workspace, "agreement/DEU", "place") == "Berlin")
    qtbot.waitUntil(lambda: not workspace._jobs.busy)
    assert pane.page.message.text() == ""


def test_a_record_is_made_once_however_often_enter_is_pressed(
    pane: RecordsPane, workspace: Workspace, gate: workbench.Gate, qtbot: QtBot
) -> None:
    pane.gestures.begin_new()
    bar = pane.gestures.bar
    assert bar is not None
    bar.editors["country"].set_text("Estonia")
    bar.tell()
    bar.tell()
    assert pane.gestures.bar is bar
    with qtbot.waitSignal(pane.record_opened) as told:
        gate.open()
    assert told.args == ["agreement/EST"]
    assert pane.gestures.bar is None
    qtbot.waitUntil(lambda: pane.current_key() == "agreement/EST")
    qtbot.waitUntil(lambda: not workspace._jobs.busy)
    assert pane.page.message.text() == ""
