"""The matrix asks for the rows that are looked at, a page at a time, and says in words what a cell says."""

from PySide6.QtCore import Qt

from db.queries.matrix import Cell, Frame, Row, Source
from desktop.models.matrix import CELL, PAGE, MatrixModel

SOURCES = (Source(1, "a.txt", "A", "Herald", "2024-03-14"), Source(0, "", "", None, None))
DOWN, ACROSS = Qt.Orientation.Vertical, Qt.Orientation.Horizontal


def rows(first: int, count: int) -> list[Row]:
    cell = Cell("supports", "signed", "c", 1, 0, 3, "yes")
    keys = (f"agreement/{at}" for at in range(first, first + count))
    return [Row(key, f"R{key[10:]}", "agreement", "status", "signed", {1: cell}) for key in keys]


def made(count: int, asked: list[int]) -> MatrixModel:
    model = MatrixModel(lambda offset, limit: asked.append(offset))
    model.show(Frame("Agreements", SOURCES, count), by_field=False)
    return model


def test_only_the_page_that_is_looked_at_is_asked_for_and_once():
    asked: list[int] = []
    model = made(100_000, asked)
    assert (model.rowCount(), model.columnCount(), asked) == (100_000, 2, [])
    assert model.headerData(77_012, DOWN) == "…"
    assert model.index(77_013, 0).data() is None
    assert asked == [77_000]
    model.take(77_000, rows(77_000, PAGE))
    assert model.headerData(77_012, DOWN) == "R77012 · signed"


def test_a_cell_has_a_sign_and_words_and_a_silent_one_has_none():
    model = made(1, [])
    model.take(0, rows(0, 1))
    said, silent = model.index(0, 0), model.index(0, 1)
    assert (said.data(), said.data(CELL)) == ("signed", "supports")
    assert said.data(int(Qt.ItemDataRole.AccessibleTextRole)) == "supports: signed"
    assert (silent.data(), silent.data(CELL)) == (None, None)
    assert silent.data(int(Qt.ItemDataRole.AccessibleTextRole)) == "is silent"


def test_columns_say_who_and_when():
    model = made(1, [])
    assert model.headerData(0, ACROSS) == "14 March 2024\nHerald"
    assert model.headerData(1, ACROSS) == "\nTyped by hand"


def test_the_same_matrix_read_again_keeps_its_rows_until_new_ones_come(qtmodeltester):
    asked: list[int] = []
    model = made(150, asked)
    model.row(0)
    model.take(0, rows(0, PAGE))
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.show(Frame("Agreements", SOURCES, 150), by_field=False)
    assert (resets, asked, model.row(3) is not None) == ([], [0, 0], True)
    model.show(Frame("Agreements", SOURCES, 151), by_field=False)
    assert resets == [1]
    qtmodeltester.check(model)
