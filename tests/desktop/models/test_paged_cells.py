"""The cells of a long table: texts, states, headers, and texts that are typed into them."""

from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from desktop.support.roles import ERROR, STATE
from tests.desktop.models.things import Table, opened, text


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


def test_an_index_of_nothing_has_no_flags() -> None:
    model = opened(Table(1))
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
