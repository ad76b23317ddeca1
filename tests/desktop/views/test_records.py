"""The table pane, driven by keys: filters, search, order, columns, cells, blocks, new and deleted records."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import edits
from db.queries.records import record
from db.store import StoreError
from desktop.models.records import RecordTables
from desktop.support.ask import ScriptedPrompts
from desktop.views.records import RecordsPane
from desktop.widgets.record_tools import RecordTools
from desktop.workspace import Workspace
from tests.desktop import workbench

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def workspace(tmp_path: Path, qapp: object) -> Iterator[Workspace]:
    with workbench.workspace(tmp_path) as opened:
        yield opened


@pytest.fixture
def pane(workspace: Workspace, prompts: ScriptedPrompts, qtbot: QtBot) -> RecordsPane:
    made = show(workspace, prompts, qtbot)
    made.show_table("agreement")
    return made


def show(workspace: Workspace, prompts: ScriptedPrompts, qtbot: QtBot) -> RecordsPane:
    made = RecordsPane(prompts)
    qtbot.addWidget(made)
    tables = RecordTables(workspace, made)
    made.attach(tables, RecordTools(workspace))
    made.resize(1200, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def column(pane: RecordsPane, name: str) -> int:
    model = pane.grid.model()
    return [found.name for found in model.columns].index(name)  # type: ignore[attr-defined]


def cells(pane: RecordsPane, name: str) -> list[str]:
    model = pane.grid.model()
    return [str(model.index(row, column(pane, name)).data()) for row in range(model.rowCount())]


def go(pane: RecordsPane, row: int, name: str) -> None:
    pane.grid.setFocus()
    pane.grid.go(row, column(pane, name))


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, modifier)


def stored(workspace: Workspace, key: str, field: str) -> str | None:
    view = workspace.read(record, key)
    assert view is not None
    return next(value.norm for value in view.fields if value.name == field)


def filter_by(pane: RecordsPane, qtbot: QtBot, name: str, text: str) -> None:
    line = pane.header.lines[column(pane, name)]
    line.setFocus()
    line.clear()
    with qtbot.waitSignal(pane.header.filtered):
        workbench.type_text(line, text)


# ------------------------------------------------------------ what is shown


def test_a_table_is_shown_with_its_title_and_count(pane: RecordsPane) -> None:
    assert pane.page.title.text() == "Agreements"
    assert pane.page.count.text() == "3"
    assert cells(pane, "country") == ["Germany", "France", "Latvia"]
    assert pane.page.empty_text() == ""


def test_an_empty_table_says_what_to_do(pane: RecordsPane) -> None:
    pane.show_table("commitment")
    assert "New" in pane.page.empty_text()
    pane.show_table("agreement")
    assert pane.page.empty_text() == ""


def test_claims_have_a_table_too_and_cannot_be_typed_into(pane: RecordsPane, qtbot: QtBot) -> None:
    pane.show_table("claim")
    assert pane.page.title.text() == "Claims"
    assert not pane.page.new_button.isVisible()
    go(pane, 0, "record")
    press(Qt.Key.Key_F2)
    assert pane.grid.focusWidget() is pane.grid or QApplication.focusWidget() is pane.grid
    with qtbot.waitSignal(pane.claim_opened) as told:
        press(Qt.Key.Key_Return)
    assert len(told.args[0]) == 16


def test_enter_and_a_double_click_open_the_record(pane: RecordsPane, qtbot: QtBot) -> None:
    go(pane, 2, "country")
    with qtbot.waitSignal(pane.record_opened) as told:
        press(Qt.Key.Key_Return)
    assert told.args == ["agreement/LVA"]
    place = pane.grid.visualRect(pane.grid.model().index(1, 0)).center()
    with qtbot.waitSignal(pane.record_opened) as told:
        qtbot.mouseDClick(pane.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["agreement/FRA"]


def test_before_the_workspace_is_there_rows_can_be_seen_and_not_changed(
    workspace: Workspace, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    tables = RecordTables(workspace)
    pane = RecordsPane(prompts)
    qtbot.addWidget(pane)
    pane.preview("agreement", "Agreements", tables.source("agreement"), tables.fetch)
    assert cells(pane, "country")[0] == "Germany"
    assert not pane.gestures.may_edit()
    pane.gestures.paste()
    pane.attach(tables, RecordTools(workspace))
    assert pane.gestures.may_edit()
    go(pane, 0, "place")
    assert pane.grid.model().flags(pane.grid.currentIndex()) & Qt.ItemFlag.ItemIsEditable


# ------------------------------------------------------------ filters, search, order


def test_each_column_has_a_filter_and_they_narrow_together(pane: RecordsPane, qtbot: QtBot) -> None:
    filter_by(pane, qtbot, "status", "signed")
    filter_by(pane, qtbot, "country", "latv")
    assert cells(pane, "country") == ["Latvia"]
    qtbot.mouseClick(pane.page.clear_button, Qt.MouseButton.LeftButton)
    assert len(cells(pane, "country")) == 3
    assert not pane.page.clear_button.isVisible()


def test_a_filter_that_cannot_be_used_is_marked_and_explained(pane: RecordsPane, qtbot: QtBot) -> None:
    filter_by(pane, qtbot, "signed_date", ">someday")
    line = pane.header.lines[column(pane, "signed_date")]
    assert line.property("invalid") is True
    assert "someday" in pane.page.message.text()
    assert len(cells(pane, "country")) == 3
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: line.property("invalid") is False)
    assert not pane.page.message.isVisible()


def test_filters_say_what_may_be_typed(pane: RecordsPane) -> None:
    assert "empty" in pane.header.lines[0].toolTip()


def test_nothing_found_says_how_to_get_the_rows_back(pane: RecordsPane, qtbot: QtBot) -> None:
    filter_by(pane, qtbot, "country", "Atlantis")
    assert "Clear" in pane.page.empty_text()


def test_tab_goes_from_filter_to_filter_and_down_to_the_rows(pane: RecordsPane) -> None:
    pane.header.focus(0)
    press(Qt.Key.Key_Tab)
    assert pane.header.lines[1].hasFocus()
    press(Qt.Key.Key_Backtab)
    press(Qt.Key.Key_Down)
    assert pane.grid.hasFocus()
    assert pane.grid.currentIndex().row() == 0


def test_search_as_you_type_finds_any_part_of_any_value(pane: RecordsPane, qtbot: QtBot) -> None:
    pane.show_table("person")
    press(Qt.Key.Key_F, modifier=CONTROL)
    workbench.type_text(pane.page.search, "жовк")
    qtbot.waitUntil(lambda: cells(pane, "name") == ["Ігор Жовква"])
    pane.page.search.clear()
    qtbot.waitUntil(lambda: len(cells(pane, "name")) == 2)


def test_a_header_sorts_and_sorts_back(pane: RecordsPane) -> None:
    at = column(pane, "country")
    pane.header.setSortIndicator(at, Qt.SortOrder.DescendingOrder)
    assert cells(pane, "country") == ["Latvia", "France", "Germany"]
    pane.header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    assert cells(pane, "country") == ["Germany", "France", "Latvia"]


def test_columns_can_be_hidden_but_not_all(pane: RecordsPane) -> None:
    menu = pane.columns_menu()
    menu.actions()[1].trigger()
    assert 1 not in pane.grid.shown_columns()
    for at in range(pane.header.count() - 1):
        pane.grid.setColumnHidden(at, True)
    last = pane.header.count() - 1
    again = pane.columns_menu()
    assert not again.actions()[last].isEnabled()
    again.actions()[-1].trigger()
    assert len(pane.grid.shown_columns()) == pane.header.count()
    for made in (menu, again):
        made.deleteLater()


def test_columns_order_filters_and_search_are_remembered(
    pane: RecordsPane, workspace: Workspace, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    pane.grid.setColumnHidden(1, True)
    pane.header.moveSection(0, 3)
    pane.header.resizeSection(4, 222)
    pane.header.setSortIndicator(column(pane, "country"), Qt.SortOrder.DescendingOrder)
    filter_by(pane, qtbot, "status", "signed")
    pane.show_table("person")
    pane.show_table("agreement")
    kept = pane.state()
    assert kept["table"] == "agreement"
    other = show(workspace, prompts, qtbot)
    other.restore(kept)
    other.show_table("agreement")
    assert other.grid.isColumnHidden(1)
    assert other.header.visualIndex(0) == pane.header.visualIndex(0) != 0
    assert other.header.sectionSize(4) == 222
    assert other.header.lines[column(other, "status")].text() == "signed"
    assert cells(other, "country") == ["Latvia", "France", "Germany"]


def test_columns_with_nothing_in_them_are_as_wide_as_their_label(pane: RecordsPane) -> None:
    header, labels = pane.header, pane.grid.model().columns  # type: ignore[attr-defined]
    empty = [at for at in pane.grid.shown_columns()[:-1] if not any(cells(pane, labels[at].name))]
    assert empty
    for at in empty:
        label = header.fontMetrics().horizontalAdvance(labels[at].label)
        assert header.sectionSize(at) <= max(label + 40, header.minimumSectionSize())


def test_only_widths_changed_by_hand_are_remembered(pane: RecordsPane) -> None:
    pane.header.resizeSection(2, 333)
    widths = pane.state()["tables"]["agreement"]["widths"]
    assert list(widths.values()) == [333]


def test_a_memory_that_makes_no_sense_is_passed_over(pane: RecordsPane) -> None:
    pane.restore(
        {"tables": {"person": {"hidden": ["slug", "gone"], "order": 3, "widths": {"name": "x"}, "sort": "gone"}}}
    )
    pane.show_table("person")
    assert cells(pane, "name")
    pane.restore({"tables": []})


# ------------------------------------------------------------ typing into cells


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

    monkeypatch.setattr(workspace, "do", full)
    prompts.will("problem", None)
    go(pane, 0, "place")
    press(Qt.Key.Key_F2)
    workbench.type_text(QApplication.focusWidget(), "Berlin")
    press(Qt.Key.Key_Return)
    assert "not stored" in pane.page.message.text()
    press(Qt.Key.Key_Escape)


# ------------------------------------------------------------ blocks


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


# ------------------------------------------------------------ records made and deleted


def test_a_new_record_is_named_in_the_bar(pane: RecordsPane, qtbot: QtBot) -> None:
    qtbot.mouseClick(pane.page.new_button, Qt.MouseButton.LeftButton)
    picker = QApplication.focusWidget()
    workbench.type_text(picker, "естон")
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


# ------------------------------------------------------------ many rows, on the reader's thread


def test_a_hundred_thousand_rows_can_be_jumped_through(tmp_path: Path, prompts: ScriptedPrompts, qtbot: QtBot) -> None:
    workbench.many_commitments(tmp_path, 100_000)
    with workbench.workspace(tmp_path, inline=False) as workspace:
        pane = show(workspace, prompts, qtbot)
        pane.show_table("commitment")
        qtbot.waitUntil(lambda: pane.page.count.text() == "100\u202f000")
        pane.grid.setFocus()
        press(Qt.Key.Key_End, modifier=CONTROL)
        qtbot.waitUntil(lambda: pane.current_key() == "commitment/LVA/aid-100000")
        for letters in ("a", "i", "d", " ", "7", "7", "7", "7"):
            workbench.type_text(pane.page.search, letters)
        qtbot.waitUntil(lambda: pane.page.count.text() == "11")
        qtbot.waitUntil(lambda: not workspace._jobs.busy)
