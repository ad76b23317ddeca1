"""Counts, amounts, ordinals and durations."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.kinds import DECIMAL, DURATION, INTEGER, NUMBER, Context, Invalid, Kind, Relation


@pytest.mark.parametrize(
    ("words", "norm"),
    [
        ("9", "9"),
        ("007", "7"),
        ("1,500", "1500"),
        ("1 500", "1500"),
        ("1.500", "1500"),
        ("1'500'000", "1500000"),
        ("nine", "9"),
        ("Twenty-five", "25"),
        ("twenty five", "25"),
        ("one hundred", "100"),
        ("a dozen", "12"),
        ("half a dozen", "6"),
        ("дев'ять", "9"),
        ("дев’ять", "9"),
        ("двадцять п'ять", "25"),
        ("сто", "100"),
        ("at least 9", "9.."),
        ("no fewer than nine", "9.."),
        ("9 or more", "9.."),
        ("9+", "9.."),
        (">= 9", "9.."),
        ("more than 9", "10.."),
        ("понад дев'ять", "10.."),
        ("up to 25", "..25"),
        ("25 or fewer", "..25"),
        ("fewer than 25", "..24"),
        ("less than 0", "..0"),
        ("не більше 25", "..25"),
        ("9-12", "9..12"),
        ("9 to 12", "9..12"),
        ("between nine and twelve", "9..12"),
        ("від 9 до 12", "9..12"),
        ("9..12", "9..12"),
        ("9..9", "9"),
        ("9..", "9.."),
        ("..25", "..25"),
    ],
)
def test_a_count_is_read(words: str, norm: str) -> None:
    assert INTEGER.clean(words) == norm


@pytest.mark.parametrize(
    ("words", "norm"),
    [
        ("61", "61"),
        ("61.50", "61.5"),
        ("1,5", "1.5"),
        ("1.500", "1.5"),
        ("1,500", "1500"),
        ("1,234,567.89", "1234567.89"),
        ("1.234.567,89", "1234567.89"),
        ("1.234.567", "1234567"),
        ("10 000,5", "10000.5"),
        ("more than 9", "9.."),
        ("at least 1.5", "1.5.."),
        ("1.5-2", "1.5..2"),
    ],
)
def test_an_amount_is_read(words: str, norm: str) -> None:
    assert DECIMAL.clean(words) == norm


@pytest.mark.parametrize(
    ("raw", "norm"),
    [(9, "9"), (9.0, "9"), (0.1, "0.1"), (1e15 - 1, "999999999999999"), (Decimal("1E+2"), "100"), (-0.0, "0")],
)
def test_a_number_from_a_file_is_read(raw: object, norm: str) -> None:
    assert DECIMAL.clean(raw) == norm


@pytest.mark.parametrize(
    ("kind", "raw", "message"),
    [
        (INTEGER, "9.5", "not a whole number"),
        (INTEGER, "25 countries", "type it like 9"),
        (INTEGER, "9 million", "magnitude"),
        (INTEGER, "12-9", "smaller number first"),
        (INTEGER, "-5", "below zero"),
        (INTEGER, "half a loaf", "whole number"),
        (INTEGER, "nine nine", "whole number"),
        (INTEGER, "1 2 3 4", "whole number"),
        (DECIMAL, "$61", "currency"),
        (DECIMAL, "30 млн", "magnitude"),
        (DECIMAL, "1,23,4", "not a number"),
        (DECIMAL, "1,2.3,4", "not a number"),
        (DECIMAL, "1 2.5", "not a number"),
        (DECIMAL, "0.0000001", "too many digits"),
        (DECIMAL, "1" * 16, "too many digits"),
        (DECIMAL, float("nan"), "cannot be used"),
        (DECIMAL, 10**400, "cannot be read"),
        (NUMBER, "0", "type 1, 2, 3"),
        (NUMBER, "9..", "type 1, 2, 3"),
        (NUMBER, "a b c", "type 1, 2, 3"),
        (DURATION, "forever", "type it like 10 years"),
        (DURATION, "P0D", "type it like 10 years"),
        (DURATION, "9999 decades", "type it like 10 years"),
        (DURATION, "zzz years", "type it like 10 years"),
        (DURATION, "10 years!", "type it like 10 years"),
    ],
)
def test_what_is_wrong_with_a_number_is_said(kind: Kind, raw: object, message: str) -> None:
    with pytest.raises(Invalid, match=message):
        kind.clean(raw)


def test_a_comma_before_three_digits_is_asked_about_outside_english() -> None:
    with pytest.raises(Invalid, match=r"type 1500 or 1\.500"):
        DECIMAL.clean("1,500", Context(language="uk"))


@pytest.mark.parametrize(
    ("words", "norm"),
    [
        ("1", "1"),
        ("first", "1"),
        ("2nd", "2"),
        ("round 3", "3"),
        ("third round", "3"),
        ("№ 4", "4"),
        ("третій раунд", "3"),
        ("five", "5"),
    ],
)
def test_the_number_of_a_round_is_read(words: str, norm: str) -> None:
    assert NUMBER.clean(words) == norm


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("9", "9", Relation.EQUAL),
        ("9", "9..", Relation.WITHIN),
        ("9..", "12", Relation.CONTAINS),
        ("9..12", "10..", Relation.OVERLAP),
        ("..8", "9", Relation.DISJOINT),
        ("24", "25", Relation.DISJOINT),
    ],
)
def test_counts_compare_as_ranges(a: str, b: str, relation: Relation) -> None:
    assert INTEGER.compare(a, b) is relation


@pytest.mark.parametrize(
    ("norm", "english", "ukrainian"),
    [
        ("1500", "1,500", "1\u00a0500"),
        ("1.5", "1.5", "1,5"),
        ("9..", "at least 9", "щонайменше 9"),
        ("..25", "up to 25", "до 25"),
        ("9..12", "9–12", "9–12"),
    ],
)
def test_a_number_is_shown(norm: str, english: str, ukrainian: str) -> None:
    assert DECIMAL.show(norm) == english
    assert DECIMAL.show(norm, "uk") == ukrainian


def test_a_count_is_stored_as_an_integer() -> None:
    assert INTEGER.stored("9") == 9


def test_an_amount_is_stored_without_loss() -> None:
    assert DECIMAL.stored("61.5") == Decimal("61.5")


def test_a_range_may_be_claimed_but_not_stored() -> None:
    with pytest.raises(Invalid, match="decide on one number"):
        INTEGER.stored("9..")


@given(st.decimals(min_value=0, max_value=10**8, places=6))
def test_an_amount_survives_a_column_of_floating_point_numbers(amount: Decimal) -> None:
    norm = DECIMAL.clean(format(amount, "f"))
    assert DECIMAL.norm(float(DECIMAL.stored(norm))) == norm


@given(st.integers(min_value=0, max_value=10**14))
def test_a_count_survives_its_column(count: int) -> None:
    norm = INTEGER.clean(count)
    assert INTEGER.norm(INTEGER.stored(norm)) == norm


@given(st.integers(min_value=0, max_value=10**14))
def test_what_is_shown_of_a_count_can_be_typed(count: int) -> None:
    assert INTEGER.clean(INTEGER.show(str(count))) == str(count)


def test_schemas_say_integer_and_number() -> None:
    assert [kind.schema()["type"] for kind in (INTEGER, DECIMAL, NUMBER, DURATION)] == [
        "integer",
        "number",
        "integer",
        "duration",
    ]


@pytest.mark.parametrize(
    ("words", "norm"),
    [
        ("P10Y", "P10Y"),
        ("p1y6m", "P1Y6M"),
        ("10 years", "P10Y"),
        ("for ten years", "P10Y"),
        ("10-year", "P10Y"),
        ("a decade", "P10Y"),
        ("decade", "P10Y"),
        ("1 year and 6 months", "P1Y6M"),
        ("6 months, 1 year", "P1Y6M"),
        ("два тижні", "P2W"),
        ("десять років", "P10Y"),
        ("п’ять років", "P5Y"),
        ("90 days", "P90D"),
    ],
)
def test_a_duration_is_read(words: str, norm: str) -> None:
    assert DURATION.clean(words) == norm


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("P10Y", "P10Y", Relation.EQUAL),
        ("P1Y", "P12M", Relation.EQUAL),
        ("P2W", "P14D", Relation.EQUAL),
        ("P10Y", "P5Y", Relation.DISJOINT),
        ("P7D", "P8D", Relation.DISJOINT),
        ("P1M", "P30D", Relation.UNKNOWN),
        ("P1M", "P90D", Relation.DISJOINT),
    ],
)
def test_durations_compare_by_length(a: str, b: str, relation: Relation) -> None:
    assert DURATION.compare(a, b) is relation


@pytest.mark.parametrize(
    ("norm", "english", "ukrainian"),
    [
        ("P10Y", "10 years", "10 років"),
        ("P1Y6M", "1 year, 6 months", "1 рік, 6 місяців"),
        ("P2W", "2 weeks", "2 тижні"),
        ("P21D", "21 days", "21 день"),
        ("P11D", "11 days", "11 днів"),
        ("P12D", "12 days", "12 днів"),
    ],
)
def test_a_duration_is_shown(norm: str, english: str, ukrainian: str) -> None:
    assert DURATION.show(norm) == english
    assert DURATION.show(norm, "uk") == ukrainian
