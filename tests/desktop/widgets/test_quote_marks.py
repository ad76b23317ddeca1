"""Where marks are: places, overlaps, order, and the two ways of counting characters."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.widgets.quote_marks import Mark, Marks, Offsets, find_all, for_display

TEXTS = st.text(alphabet="aбї \n😀🇱𝒳", max_size=30)
SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8)


@given(TEXTS)
def test_code_points_survive_the_way_to_units_and_back(text: str) -> None:
    offsets = Offsets(text)
    assert [offsets.to_points(offsets.to_units(at)) for at in range(len(text) + 1)] == list(range(len(text) + 1))


@given(TEXTS)
def test_units_are_those_of_utf_16(text: str) -> None:
    offsets = Offsets(text)
    assert [offsets.to_units(at) for at in range(len(text) + 1)] == [
        len(text[:at].encode("utf-16-le")) // 2 for at in range(len(text) + 1)
    ]


@given(SPANS)
def test_the_marks_at_a_place_are_those_that_cover_it(spans: list[tuple[int, int]]) -> None:
    marks = [Mark(start, end, number) for number, (start, end) in enumerate(spans)]
    known = Marks(marks)
    for place in range(31):
        assert {mark.id for mark in known.at(place)} == {mark.id for mark in marks if mark.start <= place < mark.end}


@given(SPANS)
def test_segments_follow_each_other_without_overlap(spans: list[tuple[int, int]]) -> None:
    segments = Marks(Mark(start, end, number) for number, (start, end) in enumerate(spans)).segments
    assert all(one.end <= other.start for one, other in pairwise(segments))


def test_the_shortest_mark_comes_first() -> None:
    marks = Marks([Mark(0, 10, "long"), Mark(3, 5, "short")])
    assert [mark.id for mark in marks.at(4)] == ["short", "long"]


def test_only_the_segments_in_a_stretch_are_given() -> None:
    marks = Marks([Mark(0, 2, 1), Mark(5, 9, 2), Mark(12, 14, 3)])
    assert [segment.start for segment in marks.between(2, 12)] == [5]


def test_a_mark_of_no_length_is_left_out() -> None:
    assert Marks([Mark(3, 3, 1)]).all == []


def test_marks_go_round() -> None:
    marks = Marks([Mark(5, 6, "b"), Mark(1, 2, "a")])
    first, last = marks.all
    assert marks.after(last, 0) is first
    assert marks.before(first, 0) is last


@pytest.mark.parametrize(("place", "after", "before"), [(0, "a", "b"), (3, "b", "a"), (9, "a", "b")])
def test_without_a_current_mark_the_place_counts(place: int, after: str, before: str) -> None:
    marks = Marks([Mark(1, 2, "a"), Mark(5, 6, "b")])
    following, previous = marks.after(None, place), marks.before(None, place)
    assert following is not None
    assert previous is not None
    assert (following.id, previous.id) == (after, before)


def test_where_there_are_no_marks_there_is_no_next_one() -> None:
    assert Marks().after(None, 0) is Marks().before(None, 0) is None


def test_a_mark_is_found_by_its_id() -> None:
    mark = Mark(1, 2, "a")
    assert Marks([mark]).of("a") is mark
    assert Marks([mark]).of("b") is None


@given(st.text(alphabet="a\r\n\ud800\u2029б", max_size=12))
def test_a_text_for_display_has_the_same_offsets(text: str) -> None:
    shown = for_display(text)
    assert len(shown) == len(text)
    assert "\r" not in shown


def test_words_are_found_whatever_their_case() -> None:
    assert find_all("Latvia, LATVIA and Латвія", "latvia") == [(0, 6), (8, 14)]


def test_a_space_finds_a_line_end() -> None:
    assert find_all("signed\nin Kyiv", "signed in") == [(0, 9)]


def test_signs_are_found_as_they_are() -> None:
    assert find_all("a.c abc", "a.c") == [(0, 3)]


def test_no_more_are_found_than_asked_for() -> None:
    assert len(find_all("a" * 100, "a", most=10)) == 10


def test_nothing_is_found_for_nothing() -> None:
    assert find_all("text", "  ") == []
