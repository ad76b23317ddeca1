"""A table of any length: pages on demand, jumps, other views."""

import sqlite3
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.models.paged import PagedModel, View
from desktop.models.pages import PAGE
from desktop.support.jobs import Jobs
from tests.desktop.models.things import Table, at_once, names, opened, text


@pytest.fixture(scope="module")
def million() -> Table:
    return Table(1_000_000)


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shutdown()


@pytest.mark.parametrize("rows", [0, 1, PAGE - 1, PAGE, PAGE + 1, 3000])
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
    assert seen == [PAGE, 2000]


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


def test_a_screen_over_two_pages_is_asked_for_once(million: Table) -> None:
    model = opened(million)
    million.pages = 0
    model.ready(500 * PAGE - 20, 500 * PAGE + 20)
    assert million.pages == 1
    assert text(model, 500 * PAGE - 1) == f"thing {500 * PAGE}"


def test_rows_read_ahead_draw_nothing_anew(qtbot: QtBot) -> None:
    table = Table(10 * PAGE)
    model = opened(table)
    text(model, 5 * PAGE)
    told: list[int] = []
    model.dataChanged.connect(lambda first, last: told.append(first.row()))
    table.pages = 0
    qtbot.waitUntil(lambda: table.pages == 2)
    assert told == []


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


def test_rows_far_away_can_be_fetched_for_copying(million: Table) -> None:
    got: list[Any] = []
    opened(million).fetch_rows(700_000, 700_001, got.extend)
    assert [row[2] for row in got] == ["thing 700001", "thing 700002"]


def test_a_row_is_located_by_its_id() -> None:
    found: list[int | None] = []
    opened(Table(900), View("size", descending=True)).locate(1, found.append)
    assert found == [899]


def test_a_row_is_located_though_the_rows_are_read_again_meanwhile(qtbot: QtBot, jobs: Jobs) -> None:
    model = PagedModel(Table(900), jobs.read)
    with qtbot.waitSignal(model.counted):
        model.set_view(View())
    found: list[int | None] = []
    model.refresh()
    model.locate(700, found.append)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert found == [699]


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
