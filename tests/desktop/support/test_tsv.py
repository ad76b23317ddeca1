"""Cells to clipboard text and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.support.tsv import from_text, spread, to_text

CELLS = st.text(alphabet='ab \t\n\r"І', max_size=6)
BLOCKS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=4)
)


@given(BLOCKS)
def test_a_block_survives_the_way_there_and_back(block: list[list[str]]) -> None:
    empty_end = block[-1] == [""] or not to_text(block)
    if not empty_end:
        assert from_text(to_text(block)) == block


@given(st.text(alphabet='ab\t\n"', max_size=12))
def test_any_text_is_some_block(text: str) -> None:
    assert all(isinstance(cell, str) for row in from_text(text) for cell in row)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("", []),
        ("a", [["a"]]),
        ("a\tb\nc\td", [["a", "b"], ["c", "d"]]),
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\t", [["a", ""]]),
        ('"one\ntwo"\tb', [["one\ntwo", "b"]]),
        ('"say ""so"""', [['say "so"']]),
        ('"Kyiv" declaration', [['"Kyiv" declaration']]),
        ('"never closed', [['"never closed']]),
        ("a\rb", [["a"], ["b"]]),
    ],
)
def test_what_spreadsheets_write_is_read(text: str, block: list[list[str]]) -> None:
    assert from_text(text) == block


def test_one_cell_fills_a_selection() -> None:
    assert spread([["x"]], 2, 3) == [["x"] * 3] * 2


def test_a_block_is_repeated_where_it_fits_a_whole_number_of_times() -> None:
    assert spread([["a", "b"]], 2, 4) == [["a", "b", "a", "b"]] * 2


def test_a_block_that_does_not_fit_is_given_once() -> None:
    assert spread([["a", "b"]], 3, 3) == [["a", "b"]]


def test_short_rows_are_filled_up() -> None:
    assert spread([["a", "b"], ["c"]], 1, 1) == [["a", "b"], ["c", ""]]


def test_nothing_spreads_to_nothing() -> None:
    assert spread([], 3, 3) == []
