"""Records made in the table and deleted there."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import edits
from desktop.support.ask import ScriptedPrompts
from desktop.views.records import RecordsPane
from desktop.workspace import Workspace
from tests.desktop import workbench
from tests.desktop.views.records.driving import CONTROL, cells, column, filter_by, go, press, show, stored


def test_a_new_record_is_named_in_the_bar(pane: RecordsPane, qtbot: QtBot) -> None:
    qtbot.mouseClick(pane.page.new_button, Qt.MouseButton.LeftButton)
    picker = QApplication.focusWidget()
    workbench.type_text(picker, "естон")
    with qtbot.waitSignal(pane.record_opened):
        QTest.keyClick(picker.popup, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    assert pane.gestures.bar is None
    assert pane.current_key() == "agreement/EST"
    assert cells(pane, "country")[-1] == "Estonia"


def test_a_person_is_named_by_name_and_the_identifier_follows(
    pane: RecordsPane, workspace: Workspace, qtbot: QtBot
) -> None:
    pane.show_table("person")
    pane.gestures.begin_new()
    workbench.type_text(QApplication.focusWidget(), "Ольга Стефанішина")
    with qtbot.waitSignal(pane.record_opened) as told:
        press(Qt.Key.Key_Return)
    assert told.args == ["person/olha-stefanishyna"]
    assert stored(workspace, "person/olha-stefanishyna", "name") == "Ольга Стефанішина"


def test_a_member_is_built_from_pickers(pane: RecordsPane, qtbot: QtBot) -> None:
    pane.show_table("member")
    pane.gestures.begin_new()
    bar = pane.gestures.bar
    assert bar is not None
    for name, words in (("country", "Latvia"), ("number", "1"), ("side", "Ukraine"), ("party", "Andrii Yermak")):
        bar.editors[name].focusProxy().setFocus()
        bar.editors[name].set_text(words)
    with qtbot.waitSignal(pane.record_opened) as told:
        qtbot.mouseClick(bar.create_button, Qt.MouseButton.LeftButton)
    assert told.args == ["member/LVA/1/UKR/andrii-yermak"]


def test_what_is_wrong_with_a_new_record_stands_in_the_bar(pane: RecordsPane, qtbot: QtBot) -> None:
    pane.gestures.begin_new()
    bar = pane.gestures.bar
    assert bar is not None
    bar.tell()
    assert "Country is missing" in bar.error_text()
    bar.editors["country"].set_text("Atlantis")
    bar.tell()
    assert "Atlantis" in bar.error_text()
    bar.editors["country"].set_text("Latvia")
    bar.tell()
    assert "exists already" in bar.error_text()
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert pane.gestures.bar is None


def test_a_record_is_deleted_after_asking(pane: RecordsPane, workspace: Workspace, prompts: ScriptedPrompts) -> None:
    workspace.do(edits.CreateRecord(key="agreement/EST"))
    pane.select("agreement/EST")
    prompts.will("confirm", False, True)
    press(Qt.Key.Key_Delete, modifier=CONTROL)
    assert "Estonia" in cells(pane, "country")
    press(Qt.Key.Key_Delete, modifier=CONTROL)
    assert "Estonia" not in cells(pane, "country")
    assert "agreement/EST" in str(prompts.asked[0])


def test_a_record_that_claims_speak_of_stays_and_the_reason_is_told(
    pane: RecordsPane, prompts: ScriptedPrompts
) -> None:
    prompts.will("confirm", True)
    go(pane, 2, "country")
    press(Qt.Key.Key_Delete, modifier=CONTROL)
    assert "claims" in pane.page.message.text()


def test_the_selection_stays_with_its_row_when_others_change(pane: RecordsPane, workspace: Workspace) -> None:
    pane.header.setSortIndicator(column(pane, "country"), Qt.SortOrder.AscendingOrder)
    pane.select("agreement/LVA")
    workspace.do(edits.CreateRecord(key="agreement/EST"))
    assert pane.current_key() == "agreement/LVA"


def test_a_row_that_the_filters_hide_is_not_selected_but_told(pane: RecordsPane, qtbot: QtBot) -> None:
    filter_by(pane, qtbot, "country", "fra")
    pane.select("agreement/LVA")
    assert "hide" in pane.page.message.text()


def test_a_read_only_workspace_offers_no_change(tmp_path: Path, prompts: ScriptedPrompts, qtbot: QtBot) -> None:
    with workbench.workspace(tmp_path, read_only=True) as workspace:
        pane = show(workspace, prompts, qtbot)
        pane.show_table("agreement")
        assert not pane.page.new_button.isVisible()
        go(pane, 0, "place")
        press(Qt.Key.Key_F2, Qt.Key.Key_Delete)
        assert pane.grid.hasFocus()
        pane.gestures.begin_new()
        assert pane.gestures.bar is None
