"""What is typed into cells, and blocks that are copied, pasted and emptied."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.edits import drafts
from db.store import StoreError
from desktop.support.ask import ScriptedPrompts
from desktop.views.records import RecordsPane
from desktop.workspace import Workspace
from tests.desktop import workbench
from tests.desktop.views.records.driving import CONTROL, cells, column, go, press, show, stored


def test_typing_begins_an_edit_and_enter_stores_it(pane: RecordsPane, workspace: Workspace) -> None:
    go(pane, 2, "place")
    press(Qt.Key.Key_K)
    workbench.type_text(QApplication.focusWidget(), "yiv")
    press(Qt.Key.Key_Return)
    assert stored(workspace, "agreement/LVA", "place") is not None
    assert cells(pane, "place")[2].casefold() == "kyiv"
    assert pane.grid.hasFocus()


def test_f2_opens_the_value_and_escape_leaves_it(pane: RecordsPane, workspace: Workspace) -> None:
    go(pane, 2, "duration")
    press(Qt.Key.Key_F2)
    assert QApplication.focusWidget().text() == "10 years"  # type: ignore[attr-defined]
    workbench.type_text(QApplication.focusWidget(), "x")
    press(Qt.Key.Key_Escape)
    assert stored(workspace, "agreement/LVA", "duration") == "P10Y"
    assert cells(pane, "duration")[2] == "10 years"


def test_what_cannot_be_stored_keeps_the_editor_open_and_says_why(pane: RecordsPane, workspace: Workspace) -> None:
    go(pane, 2, "end_date")
    press(Qt.Key.Key_F2)
    workbench.type_text(QApplication.focusWidget(), "31 feb 2034")
    press(Qt.Key.Key_Return)
    assert "28 days" in pane.page.message.text()
    assert QApplication.focusWidget().text() == "31 feb 2034"  # type: ignore[attr-defined]
    press(Qt.Key.Key_Escape)
    assert stored(workspace, "agreement/LVA", "end_date") is None


def test_tab_stores_and_opens_the_next_cell(pane: RecordsPane, workspace: Workspace) -> None:
    go(pane, 0, "title")
    press(Qt.Key.Key_F2)
    workbench.type_text(QApplication.focusWidget(), "Agreement on security")
    press(Qt.Key.Key_Tab)
    assert stored(workspace, "agreement/DEU", "title") == "Agreement on security"
    assert pane.grid.currentIndex().column() == column(pane, "kind")
    press(Qt.Key.Key_Escape)


def test_a_cell_of_a_vocabulary_is_picked(pane: RecordsPane, workspace: Workspace) -> None:
    go(pane, 0, "kind")
    press(Qt.Key.Key_F2)
    picker = QApplication.focusWidget()
    workbench.type_text(picker, "memor")
    QTest.keyClick(picker.popup, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    assert stored(workspace, "agreement/DEU", "kind") == "memorandum"
    assert cells(pane, "kind")[0] == "memorandum"


def test_a_key_cannot_be_typed_over(pane: RecordsPane) -> None:
    go(pane, 0, "country")
    press(Qt.Key.Key_F2)
    assert pane.grid.hasFocus()


def test_a_workspace_that_cannot_be_written_is_told(
    pane: RecordsPane, workspace: Workspace, prompts: ScriptedPrompts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("The disk is full.", "Make room.")

    monkeypatch.setattr(drafts, "apply", full)
    prompts.will("problem", None)
    go(pane, 0, "place")
    press(Qt.Key.Key_F2)
    workbench.type_text(QApplication.focusWidget(), "Berlin")
    press(Qt.Key.Key_Return)
    assert "not stored" in pane.page.message.text()
    press(Qt.Key.Key_Escape)


def test_a_block_is_copied_as_a_spreadsheet_wants_it(pane: RecordsPane) -> None:
    go(pane, 1, "country")
    QTest.keyClick(pane.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_C, modifier=CONTROL)
    assert QApplication.clipboard().text() == "France\nLatvia"


def test_a_block_is_pasted_as_one_step(pane: RecordsPane, workspace: Workspace) -> None:
    QApplication.clipboard().setText("Berlin\t10 years\nParis\t5 years\n")
    pane.header.moveSection(
        pane.header.visualIndex(column(pane, "duration")), pane.header.visualIndex(column(pane, "place")) + 1
    )
    go(pane, 0, "place")
    press(Qt.Key.Key_V, modifier=CONTROL)
    assert cells(pane, "place")[:2] == ["Berlin", "Paris"]
    assert cells(pane, "duration")[:2] == ["10 years", "5 years"]
    workspace.undo()
    assert cells(pane, "place")[:2] == ["", ""]


def test_a_block_with_a_fault_changes_nothing_and_the_cell_is_named(pane: RecordsPane, workspace: Workspace) -> None:
    QApplication.clipboard().setText("16 February 2024\nsoonish")
    go(pane, 0, "end_date")
    press(Qt.Key.Key_V, modifier=CONTROL)
    assert "Row 2, Ends" in pane.page.message.text()
    assert pane.page.message.text().startswith("Nothing was changed")
    assert stored(workspace, "agreement/DEU", "end_date") is None


def test_one_value_fills_the_whole_selection(pane: RecordsPane) -> None:
    QApplication.clipboard().setText("Kyiv")
    go(pane, 0, "place")
    QTest.keyClick(pane.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(pane.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_V, modifier=CONTROL)
    assert cells(pane, "place") == ["Kyiv"] * 3


@pytest.mark.parametrize(
    ("text", "told"),
    [("a\n" * 4, "4 rows"), ("\t".join("abcdefghijklmnop"), "16 columns"), ("France", "cannot be changed")],
)
def test_a_block_that_does_not_fit_is_refused(pane: RecordsPane, text: str, told: str) -> None:
    QApplication.clipboard().setText(text)
    go(pane, 0, "country")
    press(Qt.Key.Key_V, modifier=CONTROL)
    assert told in pane.page.message.text()


def test_delete_empties_the_selected_cells(pane: RecordsPane, workspace: Workspace) -> None:
    go(pane, 2, "duration")
    press(Qt.Key.Key_Delete)
    assert stored(workspace, "agreement/LVA", "duration") is None


# ---------------------------------------------------------------- very many cells


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Already two cells are very many."""
    monkeypatch.setattr("desktop.models.records.FEW", 1)


def paste_dates(pane: RecordsPane, *dates: str) -> None:
    QApplication.clipboard().setText("\n".join(dates))
    go(pane, 0, "end_date")
    press(Qt.Key.Key_V, modifier=CONTROL)


@pytest.mark.usefixtures("few")
def test_very_many_cells_are_a_work_that_is_shown(pane: RecordsPane, workspace: Workspace) -> None:
    works: list[str] = []
    workspace._jobs.started.connect(lambda ticket: works.append(ticket.title))
    paste_dates(pane, "2034-01-01", "2035-01-01")
    assert cells(pane, "end_date")[:2] == ["1 January 2034", "1 January 2035"]
    assert any(title.startswith("Storing 2 cell") for title in works)
    assert not pane.page.message.isVisible()
    workspace.undo()
    assert cells(pane, "end_date")[:2] == ["", ""]


@pytest.mark.usefixtures("few")
def test_all_faults_among_very_many_cells_are_listed(
    pane: RecordsPane, workspace: Workspace, prompts: ScriptedPrompts
) -> None:
    prompts.will("inform", None)
    paste_dates(pane, "soon", "2035-01-01", "later")
    title, text = prompts.asked[-1][1]
    assert title.startswith("2 ")
    assert [line[:5] for line in text.splitlines()[:2]] == ["Row 1", "Row 3"]
    assert "paste it again" in text
    assert pane.page.message.text().startswith("Nothing was changed. Row 1, Ends: ")
    assert stored(workspace, "agreement/FRA", "end_date") is None


@pytest.mark.usefixtures("few")
def test_very_many_cells_can_be_stopped(tmp_path: Path, prompts: ScriptedPrompts, qtbot: QtBot) -> None:
    with workbench.workspace(tmp_path, inline=False) as workspace:
        pane = show(workspace, prompts, qtbot)
        pane.show_table("agreement")
        qtbot.waitUntil(lambda: len(cells(pane, "end_date")) == 3)
        workspace._jobs.started.connect(lambda ticket: ticket.cancel())
        paste_dates(pane, "2034-01-01", "2035-01-01")
        qtbot.waitUntil(lambda: pane.page.message.text() == "Stopped: nothing was changed.")
        assert stored(workspace, "agreement/DEU", "end_date") is None


def test_more_cells_than_can_be_pasted_are_refused_at_once(pane: RecordsPane) -> None:
    paste_dates(pane, *["2034"] * 20_002)
    assert "more than 20,000 cells" in pane.page.message.text()
