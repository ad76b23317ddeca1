"""Dates of every form: bounds, order, showing and reading. The package `edtf` is asked for its opinion."""

from time import struct_time
from typing import Any

from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from db.kinds import DATE, Context, Invalid

days = st.dates().map(str)
months = days.map(lambda day: day[:7])
years = days.map(lambda day: day[:4])
precise = st.one_of(days, months, years)
masked = st.one_of(
    months.map("{}-XX".format),
    years.map("{}-XX-XX".format),
    years.map(lambda year: f"{year[:3]}X"),
    years.map("{}-XX".format),
)
seasons = st.tuples(years, st.sampled_from(["21", "22", "23"])).map("-".join)
# The package knows no season with a sign.
signed = st.tuples(st.one_of(precise, masked), st.sampled_from("?~%")).map("".join)
points = st.one_of(precise, masked, seasons, signed)
ends = st.one_of(precise, st.tuples(precise, st.sampled_from("?~%")).map("".join))


def _ordered(pair: tuple[str, str]) -> str:
    first, last = sorted(pair, key=DATE.bounds)
    return DATE.clean(f"{first}/{last}")


intervals = st.tuples(ends, ends).filter(lambda pair: DATE.bounds(pair[0])[0] <= DATE.bounds(pair[1])[1]).map(_ordered)
norms = st.one_of(points, intervals, precise.map("../{}".format), precise.map("{}/..".format))


def _day(time: Any) -> str | None:
    if not isinstance(time, struct_time):
        return None
    year, month, day = tuple(time)[:3]
    return f"{year:04}-{month:02}-{day:02}"


@given(norms.filter(lambda norm: not norm.startswith("000") and "/000" not in norm))
def test_bounds_are_those_of_the_edtf_package(norm: str) -> None:
    theirs = parse_edtf(norm)
    earliest, latest = DATE.bounds(norm)
    assert (_day(theirs.lower_strict()) or "0001-01-01", _day(theirs.upper_strict()) or "9999-12-31") == (
        earliest,
        latest,
    )


@given(norms)
def test_every_edtf_form_is_its_own_norm(norm: str) -> None:
    assert DATE.clean(norm) == norm


@given(norms)
def test_bounds_are_ordered(norm: str) -> None:
    earliest, latest = DATE.bounds(norm)
    assert earliest <= latest


@given(norms, norms)
def test_comparing_dates_the_other_way_round_gives_the_reverse(a: str, b: str) -> None:
    assert DATE.compare(b, a) is DATE.compare(a, b).reversed


plain_intervals = intervals.filter(lambda norm: not any(sign in norm for sign in "?~%"))
typed = st.one_of(
    *(precise, plain_intervals, precise.map("../{}".format), precise.map("{}/..".format)),
    st.tuples(precise, st.sampled_from("?~%")).map("".join),
)


@given(typed)
def test_what_is_shown_in_english_can_be_typed(norm: str) -> None:
    assert DATE.clean(DATE.show(norm)) == norm


pieces = st.sampled_from(
    [
        *("by", "from", "until", "on", "or", "before", "about", "last", "a", "day", "later", "to", "and", "not"),
        *("12", "July", "2023", "-", "?", "2023-07-12", "/", "..", "12.07.2023", "early", "quarter", "Friday"),
    ]
)


@given(st.lists(pieces, max_size=12))
def test_heaps_of_date_words_are_read_or_refused(words: list[str]) -> None:
    try:
        norm = DATE.clean(" ".join(words), Context(published="2024-03-14"))
    except Invalid:
        return
    assert DATE.clean(norm) == norm
