"""What a table shows: filters, search, order, columns; and very many rows."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.models.records import RecordTables
from desktop.support.ask import ScriptedPrompts
from desktop.views.records import RecordsPane
from desktop.widgets.record_tools import RecordTools
from desktop.workspace import Workspace
from tests.desktop import workbench
from tests.desktop.views.records.driving import CONTROL, cells, column, filter_by, go, press, show


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
