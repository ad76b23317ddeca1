"""Turning one list of keys into another, step by step."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.support.differences import Insert, Move, Remove, steps

KEYS = st.lists(st.integers(0, 30), unique=True)


def _apply(old: list[int], new: list[int]) -> list[int]:
    now = list(old)
    for step in steps(old, new):
        match step:
            case Remove(at, count):
                del now[at : at + count]
            case Insert(at, count):
                now[at:at] = new[at : at + count]
            case Move(source, target):
                now.insert(target, now.pop(source))
    return now


@given(KEYS, KEYS)
def test_the_steps_lead_from_any_list_to_any_other(old: list[int], new: list[int]) -> None:
    assert _apply(old, new) == new


@given(KEYS)
def test_equal_lists_need_no_step(keys: list[int]) -> None:
    assert list(steps(keys, list(keys))) == []


@given(st.permutations(range(20)), st.integers(0, 19), st.integers(0, 19))
def test_one_row_in_a_new_place_is_one_move(keys: list[int], source: int, target: int) -> None:
    new = list(keys)
    new.insert(target, new.pop(source))
    found = list(steps(keys, new))
    assert len(found) == (0 if new == list(keys) else 1)


def test_rows_that_arrive_together_are_one_insertion() -> None:
    assert list(steps([1, 2], [1, 7, 8, 9, 2])) == [Insert(1, 3)]


def test_rows_that_leave_together_are_one_removal() -> None:
    assert list(steps([1, 7, 8, 9, 2], [1, 2])) == [Remove(1, 3)]


def test_a_row_that_moved_far_down_is_one_move() -> None:
    assert list(steps([1, 2, 3, 4], [2, 3, 4, 1])) == [Move(0, 3)]
