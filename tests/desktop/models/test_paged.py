"""A table of any length: pages on demand, jumps, refreshes that keep their rows, edits."""

import sqlite3
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.models.paged import Column, Page, PagedModel, Place, View
from desktop.support.anchor import Anchor
from desktop.support.jobs import Jobs
from desktop.support.roles import ERROR, ID, STATE

COLUMNS = (
    Column("id", "Id", align="right"),
    Column("name", "Name", help="What it is called <b>here</b>", editable=True),
    Column("size", "Size", align="right"),
)


class Table:
    """A source over SQLite in memory, kept as simple as a source can be."""

    def __init__(self, rows: int) -> None:
        self.connection = sqlite3.connect(":memory:", check_same_thread=False)
        self.connection.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT, size INTEGER)")
        self.connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " INSERT INTO thing SELECT i, 'thing ' || i, i % 1000 FROM n WHERE i <= ?",
            (rows, rows),
        )
        self.connection.execute("CREATE INDEX by_size ON thing (size, id)")
        self.skipped: list[int] = []
        self.pages = 0
        self.states = False

    def columns(self) -> Sequence[Column]:
        return COLUMNS

    def _where(self, view: View) -> tuple[str, list[Any]]:
        if not view.search:
            return "1", []
        return "name LIKE ?", [f"%{view.search}%"]

    def count(self, view: View) -> int:
        where, args = self._where(view)
        return self.connection.execute(f"SELECT count(*) FROM thing WHERE {where}", args).fetchone()[0]

    def page(self, view: View, fence: Any, skip: int, limit: int, backwards: bool) -> Page:
        self.skipped.append(skip)
        self.pages += 1
        key = view.sort or "id"
        falling = view.descending != backwards
        where, args = self._where(view)
        if fence is not None:
            where += f" AND ({key}, id) {'<' if falling else '>'} (?, ?)"
            args += fence
        order = "DESC" if falling else "ASC"
        rows = self.connection.execute(
            f"SELECT id, id, name, size, {key} FROM thing WHERE {where}"
            f" ORDER BY {key} {order}, id {order} LIMIT ? OFFSET ?",
            (*args, limit, skip),
        ).fetchall()
        if backwards:
            rows.reverse()
        fences = [[row[4], row[0]] for row in rows]
        letters = ("-cv",) if self.states else ()
        shown = [(row[0], str(row[1]), row[2], str(row[3]), *letters) for row in rows]
        return Page(shown, fences[0] if fences else None, fences[-1] if fences else None)

    def rank(self, view: View, row_id: Any) -> Place | None:
        key = view.sort or "id"
        where, args = self._where(view)
        found = self.connection.execute(
            f"SELECT {key}, id FROM thing WHERE id = ? AND {where}", (row_id, *args)
        ).fetchone()
        if found is None:
            return None
        sign = ">" if view.descending else "<"
        before = f"SELECT count(*) FROM thing WHERE {where} AND ({key}, id) {sign} (?, ?)"
        return Place(self.connection.execute(before, (*args, *found)).fetchone()[0], list(found))

    def run(self, statement: str, *args: Any) -> None:
        self.connection.execute(statement, args)


_INSERT = "INSERT INTO thing SELECT -id, 'new', 0 FROM thing WHERE id <= 300"


def at_once(function: Callable[..., Any], *args: Any, done: Callable[[Any], object], **rest: Any) -> None:
    done(function(*args))


def text(model: PagedModel, row: int, column: int = 1) -> str:
    return model.index(row, column).data()


def names(model: PagedModel) -> list[str]:
    return [text(model, row) for row in range(model.rowCount())]


ALL = View()


def opened(table: Table, view: View = ALL, **rest: Any) -> PagedModel:
    model = PagedModel(table, at_once, **rest)
    model.set_view(view)
    return model


@pytest.fixture(scope="module")
def million() -> Table:
    return Table(1_000_000)


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shutdown()


@pytest.mark.parametrize("rows", [0, 1, 255, 256, 257, 3000])
def test_every_row_is_shown_in_its_place(rows: int) -> None:
    model = opened(Table(rows))
    assert names(model) == [f"thing {number}" for number in range(1, rows + 1)]


@pytest.mark.parametrize("descending", [False, True])
def test_rows_come_in_the_order_asked_for(descending: bool) -> None:
    model = opened(Table(2000), View("size", descending))
    sizes = [int(text(model, row, 2)) for row in range(2000)]
    assert sizes == sorted(sizes, reverse=descending)


@pytest.mark.parametrize("rows", [0, 5, 700])
def test_the_model_keeps_qts_rules(rows: int, qtmodeltester: ModelTester) -> None:
    model = opened(Table(rows))
    qtmodeltester.check(model)


def test_the_model_keeps_qts_rules_while_pages_arrive_later(
    qtmodeltester: ModelTester, qtbot: QtBot, jobs: Jobs
) -> None:
    model = PagedModel(Table(2000), jobs.read)
    with qtbot.waitSignal(model.counted):
        model.set_view(View())
    qtmodeltester.check(model)
    qtbot.waitUntil(lambda: not jobs.busy)


def test_the_number_of_rows_grows_when_the_count_lands(qtbot: QtBot, jobs: Jobs) -> None:
    model = PagedModel(Table(2000), jobs.read)
    seen: list[int] = []
    model.modelReset.connect(lambda: seen.append(model.rowCount()))
    model.counted.connect(seen.append)
    with qtbot.waitSignal(model.counted):
        model.set_view(View())
    assert seen == [256, 2000]


def test_a_row_on_its_way_is_shown_as_waiting(qtbot: QtBot, jobs: Jobs) -> None:
    model = PagedModel(Table(2000), jobs.read)
    with qtbot.waitSignal(model.counted):
        model.set_view(View())
    assert text(model, 1999) == "…"
    qtbot.waitUntil(lambda: text(model, 1999) == "thing 2000")
    qtbot.waitUntil(lambda: not jobs.busy)


def test_a_jump_to_the_end_of_a_million_skips_nothing(million: Table) -> None:
    model = opened(million)
    million.skipped.clear()
    assert text(model, 999_999) == "thing 1000000"
    assert max(million.skipped) == 0


def test_walking_on_from_a_jump_skips_nothing(million: Table) -> None:
    model = opened(million, View("size"))
    text(model, 600_000)
    million.skipped.clear()
    for row in range(600_000, 602_000):
        text(model, row)
    assert max(million.skipped) == 0


def test_a_jump_to_the_middle_shows_the_right_row(million: Table) -> None:
    assert text(opened(million), 500_000) == "thing 500001"


def test_opening_a_million_reads_two_pages_at_most(million: Table) -> None:
    million.pages = 0
    model = opened(million)
    text(model, 0)
    assert million.pages <= 2


def test_walking_through_a_million_keeps_memory_flat(million: Table) -> None:
    model = opened(million)
    for row in range(0, 40_000, 100):
        text(model, row)
    tracemalloc.start()
    for row in range(40_000, 120_000, 100):
        text(model, row)
    grown = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert grown < 8_000_000


def test_fast_scrolling_asks_only_for_what_is_still_in_sight(qtbot: QtBot, jobs: Jobs, million: Table) -> None:
    model = PagedModel(million, jobs.read)
    with qtbot.waitSignal(model.counted, timeout=20_000):
        model.set_view(View())
    million.pages = 0
    for row in range(1000, 900_000, 1000):
        text(model, row)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)
    assert million.pages < 10


def test_a_search_shows_only_what_it_finds() -> None:
    model = opened(Table(300), View(search="thing 29"))
    assert names(model) == ["thing 29", *(f"thing {number}" for number in range(290, 300))]


def test_the_rows_of_the_former_view_stay_until_the_new_ones_are_here(qtbot: QtBot, jobs: Jobs) -> None:
    model = PagedModel(Table(300), jobs.read)
    with qtbot.waitSignal(model.counted):
        model.set_view(View())
    model.set_view(View(search="thing 299"))
    assert model.rowCount() == 300
    with qtbot.waitSignal(model.counted):
        pass
    assert names(model) == ["thing 299"]


def test_only_the_last_of_several_views_is_shown(qtbot: QtBot, jobs: Jobs) -> None:
    model = PagedModel(Table(300), jobs.read)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(model.rowCount()))
    for search in ("t", "th", "thing 1", "thing 11"):
        model.set_view(View(search=search))
    with qtbot.waitSignal(model.counted):
        pass
    qtbot.waitUntil(lambda: not jobs.busy)
    assert resets == [11]


def test_a_click_on_a_header_sorts() -> None:
    model = opened(Table(10))
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert text(model, 0) == "thing 10"


def test_the_order_of_no_column_is_the_sources_own() -> None:
    model = opened(Table(10), View("size", descending=True))
    model.sort(-1)
    assert text(model, 0) == "thing 1"


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


def test_a_typed_text_goes_to_whoever_stores_it() -> None:
    stored: list[tuple[Any, str, str]] = []
    model = opened(Table(5), commit=lambda *what: stored.append(what))
    assert model.setData(model.index(2, 1), "other")
    assert stored == [(3, "name", "other")]


def test_a_stored_text_is_shown_before_the_refresh() -> None:
    model = opened(Table(5), commit=lambda *what: None)
    model.setData(model.index(2, 1), "other")
    assert text(model, 2) == "other"


def test_a_refused_text_is_not_shown() -> None:
    model = opened(Table(5), commit=lambda *what: "no such name")
    assert not model.setData(model.index(2, 1), "other")
    assert text(model, 2) == "thing 3"


def test_a_refused_text_leaves_its_reason_at_the_cell(qtbot: QtBot) -> None:
    model = opened(Table(5), commit=lambda *what: "no <such> name")
    with qtbot.waitSignal(model.rejected) as told:
        model.setData(model.index(2, 1), "other")
    assert told.args == ["no <such> name"]
    assert model.index(2, 1).data(ERROR) == "no <such> name"
    assert "&lt;such&gt;" in model.index(2, 1).data(Qt.ItemDataRole.ToolTipRole)


def test_only_editable_columns_are_editable() -> None:
    model = opened(Table(5), commit=lambda *what: None)
    editable = [bool(model.flags(model.index(0, column)) & Qt.ItemFlag.ItemIsEditable) for column in range(3)]
    assert editable == [False, True, False]


def test_nothing_is_editable_where_nobody_stores() -> None:
    model = opened(Table(5))
    assert not model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable


def test_the_state_of_a_value_is_its_letter() -> None:
    table = Table(1)
    table.states = True
    model = opened(table)
    assert [model.index(0, column).data(STATE) for column in range(3)] == ["empty", "claimed", "vetted"]


def test_a_row_without_letters_has_no_state() -> None:
    assert opened(Table(1)).index(0, 1).data(STATE) is None


def test_a_header_says_its_label_and_help() -> None:
    model = opened(Table(1))
    horizontal = Qt.Orientation.Horizontal
    assert model.headerData(1, horizontal) == "Name"
    assert "&lt;b&gt;" in model.headerData(1, horizontal, Qt.ItemDataRole.ToolTipRole)


def test_numbers_stand_on_the_right() -> None:
    alignment = opened(Table(1)).index(0, 2).data(Qt.ItemDataRole.TextAlignmentRole)
    assert alignment & int(Qt.AlignmentFlag.AlignRight)


def test_a_block_of_cells_becomes_text() -> None:
    assert opened(Table(5)).block_text(range(2), (1, 2)) == "thing 1\t1\nthing 2\t2"


def test_rows_far_away_can_be_fetched_for_copying(million: Table) -> None:
    got: list[Any] = []
    opened(million).fetch_rows(700_000, 700_001, got.extend)
    assert [row[2] for row in got] == ["thing 700001", "thing 700002"]


def test_a_row_is_located_by_its_id() -> None:
    found: list[int | None] = []
    opened(Table(900), View("size", descending=True)).locate(1, found.append)
    assert found == [899]


def test_another_source_takes_over_without_a_reset() -> None:
    table = Table(20)
    model = opened(table)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.attach(table, at_once, commit=lambda *what: None)
    assert resets == []
    assert model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable


def test_an_error_of_the_source_goes_to_whoever_asked_to_hear_it(qtbot: QtBot, jobs: Jobs) -> None:
    table = Table(5)
    table.connection.close()
    errors: list[Exception] = []
    model = PagedModel(table, jobs.read, failed=errors.append)
    model.set_view(View())
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], sqlite3.ProgrammingError)


def test_data_that_change_unnoticed_are_read_anew() -> None:
    table = Table(2000)
    model = opened(table)
    table.run("DELETE FROM thing WHERE id > 10")
    text(model, 1999)
    assert names(model) == names(opened(table))


def test_an_index_of_nothing_has_no_flags() -> None:
    model = opened(Table(1))
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
