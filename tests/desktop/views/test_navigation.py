"""The places of a workspace, with counts that follow every edit, gone through by keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from db import edits
from db.records import TYPES
from desktop.support.assets import Icons
from desktop.support.roles import USER
from desktop.views.navigation import NavigationPane
from desktop.workspace import Workspace
from tests.desktop import workbench


@pytest.fixture
def workspace(tmp_path: Path, qapp: object) -> Iterator[Workspace]:
    with workbench.workspace(tmp_path) as opened:
        yield opened


@pytest.fixture
def pane(workspace: Workspace, icons: Icons, qtbot: QtBot) -> NavigationPane:
    made = NavigationPane(workspace, icons)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


def names(pane: NavigationPane) -> list[str]:
    model = pane.list.model()
    return [model.index(row, 0).data(USER) for row in range(model.rowCount())]


def test_all_places_are_there_with_their_counts(pane: NavigationPane, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(pane.list.model())
    assert {*TYPES, "articles", "claim", "conflicts", "history", "release"} <= set(names(pane))
    assert pane.count("agreement") == "3"
    assert pane.count("articles") == "2"
    assert pane.count("conflicts") != "0"
    assert pane.count("history") == ""


def test_counts_follow_the_edits(pane: NavigationPane, workspace: Workspace) -> None:
    workspace.do(edits.CreateRecord(key="agreement/EST"))
    assert pane.count("agreement") == "4"
    workspace.undo()
    assert pane.count("agreement") == "3"


def test_a_click_opens_a_place_and_a_heading_does_not(pane: NavigationPane, qtbot: QtBot) -> None:
    model = pane.list.model()
    place = pane.list.visualRect(model.index(names(pane).index("agreement"), 0)).center()
    with qtbot.waitSignal(pane.opened) as told:
        qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["agreement"]
    heading = pane.list.visualRect(model.index(0, 0)).center()
    with qtbot.assertNotEmitted(pane.opened):
        qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=heading)


def test_arrows_pass_over_headings_and_enter_opens(pane: NavigationPane, qtbot: QtBot) -> None:
    pane.set_current("conflicts")
    with qtbot.assertNotEmitted(pane.opened):
        qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(pane.opened) as told:
        qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert told.args == ["country"]
    qtbot.keyClick(pane.list, Qt.Key.Key_Up)
    assert pane.list.currentIndex().data(USER) == "conflicts"


def test_a_letter_goes_to_the_place_that_begins_with_it(pane: NavigationPane, qtbot: QtBot) -> None:
    qtbot.keyClick(pane.list, Qt.Key.Key_R)
    qtbot.keyClick(pane.list, Qt.Key.Key_E)
    assert pane.list.currentIndex().data(USER) == "release"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_can_be_drawn_in_every_theme(pane: NavigationPane, theme: str) -> None:
    pane.resize(200, 600)
    pane.set_current("agreement")
    pane.recolour()
    assert not pane.grab().isNull()


def test_an_unknown_place_changes_nothing(pane: NavigationPane) -> None:
    pane.set_current("agreement")
    pane.set_current("nowhere")
    assert pane.list.currentIndex().data(USER) == "agreement"
