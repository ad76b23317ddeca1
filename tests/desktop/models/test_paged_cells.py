"""The cells of a long table: texts, states, headers, and texts that are typed into them."""

from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.models.table import Commit, Landed
from desktop.support.roles import ERROR, STATE
from tests.desktop.models.things import Table, opened, text


def test_a_typed_text_goes_to_whoever_stores_it() -> None:
    stored: list[tuple[Any, ...]] = []
    model = opened(Table(5), commit=lambda *what: stored.append(what[:3]))
    assert model.setData(model.index(2, 1), "other")
    assert stored == [(3, "name", "other")]


def answering(told: str | None) -> Commit:
    """Whoever stores is asked and answers at once."""
    return lambda row, column, text, landed: landed(told)


class Later:
    """Whoever stores takes a text and answers when the test says so."""

    def __init__(self) -> None:
        self.answers: list[Landed] = []

    def __call__(self, _row: Any, _column: str, _text: str, landed: Landed) -> None:
        self.answers.append(landed)


def test_a_stored_text_is_shown_before_the_refresh() -> None:
    model = opened(Table(5), commit=answering(None))
    model.setData(model.index(2, 1), "other")
    assert text(model, 2) == "other"


def test_a_text_on_its_way_is_shown_whatever_is_read_meanwhile() -> None:
    later = Later()
    model = opened(Table(5), commit=later)
    assert model.setData(model.index(2, 1), "other")
    model.refresh()
    assert text(model, 2) == "other"
    later.answers[0](None)
    assert text(model, 2) == "other"


def test_a_text_that_is_refused_later_gives_way_to_what_is_stored(qtbot: QtBot) -> None:
    later = Later()
    model = opened(Table(5), commit=later)
    model.setData(model.index(2, 1), "other")
    with qtbot.waitSignals([model.rejected, model.dataChanged]):
        later.answers[0]("no such name")
    assert (text(model, 2), model.index(2, 1).data(ERROR)) == ("thing 3", "no such name")


def test_the_newest_of_two_texts_for_a_cell_is_shown() -> None:
    later = Later()
    model = opened(Table(5), commit=later)
    model.setData(model.index(2, 1), "one")
    model.setData(model.index(2, 1), "two")
    later.answers[0]("no such name")
    assert (text(model, 2), model.index(2, 1).data(ERROR)) == ("two", None)
    later.answers[1](None)
    assert text(model, 2) == "two"


def test_an_answer_finds_its_row_where_it_stands_by_then() -> None:
    later, table = Later(), Table(5)
    model = opened(table, commit=later)
    model.setData(model.index(2, 1), "other")
    table.connection.execute("DELETE FROM thing WHERE id = 1")
    model.refresh()
    later.answers[0](None)
    assert [text(model, row) for row in range(4)] == ["thing 2", "other", "thing 4", "thing 5"]


def test_an_answer_to_a_table_that_is_gone_is_not_missed() -> None:
    later = Later()
    model = opened(Table(5), commit=later)
    model.setData(model.index(2, 1), "other")
    delete(model)
    later.answers[0]("no such name")


def test_a_refused_text_is_not_shown() -> None:
    model = opened(Table(5), commit=answering("no such name"))
    assert not model.setData(model.index(2, 1), "other")
    assert text(model, 2) == "thing 3"


def test_a_refused_text_leaves_its_reason_at_the_cell(qtbot: QtBot) -> None:
    model = opened(Table(5), commit=answering("no <such> name"))
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


def test_an_index_of_nothing_has_no_flags() -> None:
    model = opened(Table(1))
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
