"""A refresh of a long table: it ends with what the source has, and keeps selection, scroll and rows in their place."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex, QPoint
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from desktop.models.paged import View
from desktop.support.anchor import Anchor
from desktop.support.roles import ID
from tests.desktop.models.things import Table, names, opened, text

_INSERT = "INSERT INTO thing SELECT -id, 'new', 0 FROM thing WHERE id <= 300"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE thing SET name = 'other' WHERE id = 3",
        "DELETE FROM thing WHERE id IN (1, 2, 7)",
        "INSERT INTO thing VALUES (0, 'new', 5), (-4, 'newer', 5)",
        "INSERT INTO thing SELECT id + 100000, name, size FROM thing WHERE id <= 300",
        "DELETE FROM thing",
        "UPDATE thing SET size = 2000 - size",
    ],
)
@pytest.mark.parametrize("rows", [8, 600, 3000])
@pytest.mark.parametrize("sort", [None, "size"])
def test_a_refresh_ends_with_what_the_source_has(change: str, rows: int, sort: str | None) -> None:
    table = Table(rows)
    model = opened(table, View(sort))
    if rows < 1000 and "SELECT" not in change:  # the tester walks over all rows at each step
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    text(model, rows // 2)
    table.run(change)
    model.refresh()
    assert names(model) == names(opened(table, View(sort)))


@pytest.mark.parametrize("rows", [20, 5000])
def test_a_refresh_keeps_the_selection_on_its_row(rows: int) -> None:
    table = Table(rows)
    model = opened(table)
    kept = QPersistentModelIndex(model.index(rows - 5, 1))
    chosen = text(model, rows - 5)
    table.run("INSERT INTO thing VALUES (-1, 'new', 0), (-2, 'new', 0)")
    table.run("DELETE FROM thing WHERE id = ?", rows - 9)
    model.refresh()
    assert kept.data() == chosen


def test_a_row_sorted_elsewhere_by_a_refresh_keeps_the_selection() -> None:
    table = Table(20)
    model = opened(table, View("size"))
    kept = QPersistentModelIndex(model.index(2, 1))
    table.run("UPDATE thing SET size = 900 WHERE id = 3")
    model.refresh()
    assert (kept.row(), kept.data()) == (19, "thing 3")


def test_a_refresh_without_change_tells_the_view_nothing() -> None:
    model = opened(Table(300))
    told: list[object] = []
    for signal in (model.dataChanged, model.rowsInserted, model.rowsRemoved, model.modelReset):
        signal.connect(lambda *_: told.append(1))
    model.refresh()
    assert told == []


def test_a_refresh_of_one_changed_row_repaints_that_row_alone() -> None:
    table = Table(300)
    model = opened(table)
    changed: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    table.run("UPDATE thing SET name = 'other' WHERE id = 7")
    model.refresh()
    assert changed == [(6, 6)]


@pytest.mark.parametrize("at", [3000, 4990])
@pytest.mark.parametrize("change", [_INSERT, "DELETE FROM thing WHERE id <= 300"])
def test_a_refresh_keeps_the_scroll_on_its_row(change: str, at: int, qtbot: QtBot) -> None:
    table = Table(5000)
    model = opened(table)
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    Anchor(view)
    view.resize(400, 300)
    view.show()
    view.grab()
    view.verticalScrollBar().setValue(at)
    view.grab()
    seen = view.indexAt(QPoint(5, 5)).siblingAtColumn(1).data()
    table.run(change)
    model.refresh()
    view.grab()
    assert view.indexAt(QPoint(5, 5)).siblingAtColumn(1).data() == seen


def test_selected_rows_survive_in_a_view(qtbot: QtBot) -> None:
    table = Table(50)
    model = opened(table)
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().select(model.index(30, 0), rows)
    table.run("DELETE FROM thing WHERE id < 10")
    model.refresh()
    assert [index.data(ID) for index in view.selectionModel().selectedRows()] == [31]
