"""Dates: what curators type, the days it covers, how two dates compare."""

import re

import pytest

from db.kinds import DATE, Context, Invalid, Relation, read_date

ARTICLE = Context(published="2024-03-14")


def read(words: str, published: str | None = "2024-03-14") -> str:
    return DATE.clean(words, Context(published=published))


@pytest.mark.parametrize(
    ("words", "norm"),
    [
        ("12 July 2023", "2023-07-12"),
        ("July 12, 2023", "2023-07-12"),
        ("12.07.2023", "2023-07-12"),
        ("12.7.23", "2023-07-12"),
        ("2023.07.12", "2023-07-12"),
        ("2023-7-12", "2023-07-12"),
        ("13/04/2023", "2023-04-13"),
        ("04/13/2023", "2023-04-13"),
        ("05/05/2023", "2023-05-05"),
        ("12-Jul-2023", "2023-07-12"),
        ("12 Jul. 2023", "2023-07-12"),
        ("the 12th of July, 2023", "2023-07-12"),
        ("Wednesday, 12 July 2023", "2023-07-12"),
        ("on Wednesday 12 July 2023", "2023-07-12"),
        ("2023 July 12", "2023-07-12"),
        ("2023-07-12T10:00:00Z", "2023-07-12"),
        ("2023-07-12 10:00", "2023-07-12"),
        ("July 2023", "2023-07"),
        ("in July 2023", "2023-07"),
        ("07.2023", "2023-07"),
        ("2023", "2023"),
        ("summer of 2023", "2023-22"),
        ("the 2020s", "202X"),
        ("Q3 2023", "2023-07/2023-09"),
        ("the third quarter of 2023", "2023-07/2023-09"),
        ("second half of 2023", "2023-07/2023-12"),
        ("early July 2023", "2023-07-01~/2023-07-10~"),
        ("mid-July 2023", "2023-07-11~/2023-07-20~"),
        ("late February 2024", "2024-02-21~/2024-02-29~"),
        ("the end of 2023", "2023-09~/2023-12~"),
    ],
)
def test_a_date_in_english_is_read(words: str, norm: str) -> None:
    assert read(words, None) == norm


@pytest.mark.parametrize(
    ("words", "norm"),
    [
        ("12 липня 2023 року", "2023-07-12"),
        ("12-го липня 2023 р.", "2023-07-12"),
        ("липень 2023", "2023-07"),
        ("у липні 2023", "2023-07"),
        ("до 3 серпня 2023", "../2023-08-03"),
        ("з 11 по 12 липня 2023 року", "2023-07-11/2023-07-12"),
        ("11–12 липня 2023", "2023-07-11/2023-07-12"),
        ("влітку 2023", "2023-22"),
        ("близько липня 2023", "2023-07~"),
        ("I квартал 2024 року", "2024-01/2024-03"),
        ("після 3 серпня 2023", "2023-08-04/.."),
    ],
)
def test_a_date_in_ukrainian_is_read(words: str, norm: str) -> None:
    assert read(words, None) == norm


@pytest.mark.parametrize(
    ("words", "norm"),
    [
        ("11-12 July 2023", "2023-07-11/2023-07-12"),
        ("11 – 12 July 2023", "2023-07-11/2023-07-12"),
        ("11.-12.07.2023", None),
        ("11-12.07.2023", "2023-07-11/2023-07-12"),
        ("July 11-12, 2023", "2023-07-11/2023-07-12"),
        ("11 and 12 July 2023", "2023-07-11/2023-07-12"),
        ("from 11 to 12 July 2023", "2023-07-11/2023-07-12"),
        ("between 11 July and 3 August 2023", "2023-07-11/2023-08-03"),
        ("July 11, 2023 to August 3", "2023-07-11/2023-08-03"),
        ("30 December - 2 January 2024", "2023-12-30/2024-01-02"),
        ("30 December 2023 - 2 January", "2023-12-30/2024-01-02"),
        ("July-August 2023", "2023-07/2023-08"),
        ("2019-2023", "2019/2023"),
        ("2023-07-11 - 2023-07-12", "2023-07-11/2023-07-12"),
        ("2023-07-11/2023-07-12", "2023-07-11/2023-07-12"),
        ("2023-07-11/2023-07-11", "2023-07-11"),
        ("by 3 August 2023", "../2023-08-03"),
        ("by the end of July 2023", "../2023-07-31~"),
        ("before August 2023", "../2023-07-31"),
        ("since 2022", "2022/.."),
        ("from 3 August 2023 onwards", "2023-08-03/.."),
        ("after 3 August 2023", "2023-08-04/.."),
        ("/2023", "../2023"),
        ("2023/open", "2023/.."),
    ],
)
def test_an_interval_is_read(words: str, norm: str | None) -> None:
    if norm is None:
        with pytest.raises(Invalid):
            read(words, None)
    else:
        assert read(words, None) == norm


@pytest.mark.parametrize(
    ("words", "norm"),
    [
        ("about July 2023", "2023-07~"),
        ("12 July 2023?", "2023-07-12?"),
        ("12 July 2023 (?)", "2023-07-12?"),
        ("probably July 2023", "2023-07?"),
        ("about July 2023 (uncertain)", "2023-07%"),
        ("about by 3 August 2023", "../2023-08-03~"),
        ("about ../2023-08-03~", None),
        ("2023-07-12~", "2023-07-12~"),
        ("about 2023-07~", "2023-07~"),
    ],
)
def test_doubt_becomes_a_sign(words: str, norm: str | None) -> None:
    if norm is None:
        with pytest.raises(Invalid):
            read(words, None)
    else:
        assert read(words, None) == norm


@pytest.mark.parametrize(
    ("words", "published", "norm"),
    [
        ("12 July", "2024-03-14", "2023-07-12"),
        ("14 March", "2024-03-14", "2024-03-14"),
        ("15 March", "2024-03-14", "2023-03-15"),
        ("29 February", "2023-03-14", "2020-02-29"),
        ("July", "2023-07-05", "2023-07"),
        ("11-12 July", "2024-03-14", "2023-07-11/2023-07-12"),
        ("30 December - 2 January", "2024-03-14", "2023-12-30/2024-01-02"),
        ("by 3 August", "2024-03-14", "../2023-08-03"),
        ("17.07", "2024-03-14", "2023-07-17"),
        ("summer", "2024-03-14", "2023-22"),
        ("12 July", "2024-03", "2023-07-12"),
        ("12 July", "2024-03-14/..", "2023-07-12"),
        ("late February", "2024-03-14", "2024-02-21~/2024-02-29~"),
    ],
)
def test_a_missing_year_is_the_latest_that_fits_the_article(words: str, published: str, norm: str) -> None:
    assert read(words, published) == norm


@pytest.mark.parametrize("published", [None, "../..", "nonsense", "../2024-13", "2024-02-31"])
def test_a_missing_year_without_an_article_date_is_asked_for(published: str | None) -> None:
    with pytest.raises(Invalid, match="no year"):
        read("12 July", published)


def test_a_missing_year_is_marked_as_inferred() -> None:
    assert read_date("12 July", ARTICLE).inferred


def test_a_given_year_is_not_marked_as_inferred() -> None:
    assert not read_date("12 July 2023", ARTICLE).inferred


def test_a_year_shared_by_both_ends_is_not_marked_as_inferred() -> None:
    assert not read_date("11-12 July 2023", ARTICLE).inferred


@pytest.mark.parametrize(
    ("words", "norm"),
    [
        ("today", "2024-03-14"),
        ("yesterday", "2024-03-13"),
        ("a day later", "2024-03-15"),
        ("the same day", "2024-03-14"),
        ("three days ago", "2024-03-11"),
        ("10 days earlier", "2024-03-04"),
        ("two weeks later", "2024-03-28~"),
        ("a month ago", "2024-02"),
        ("two years ago", "2022"),
        ("day after tomorrow", "2024-03-16"),
        ("last July", "2023-07"),
        ("last March", "2023-03"),
        ("last February", "2024-02"),
        ("this March", "2024-03"),
        ("next July", "2024-07"),
        ("next March", "2025-03"),
        ("last summer", "2023-22"),
        ("last week", "2024-03-04/2024-03-10"),
        ("next month", "2024-04"),
        ("last year", "2023"),
        ("on Friday", "2024-03-08"),
        ("Thursday", "2024-03-14"),
        ("last Thursday", "2024-03-07"),
        ("next Thursday", "2024-03-21"),
        ("this Thursday", "2024-03-14"),
        ("by next year", "../2025"),
        ("три дні тому", "2024-03-11"),
    ],
)
def test_words_relative_to_the_article_are_counted_from_its_date(words: str, norm: str) -> None:
    assert read(words) == norm
    assert read_date(words, ARTICLE).inferred


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("yesterday", None),
        ("yesterday", "2024-03"),
        ("yesterday", "0001-01-01"),
        ("next year", "9999"),
        ("last day", "2024-03-14"),
        ("last banana", "2024-03-14"),
        ("some days later", "2024-03-14"),
    ],
)
def test_relative_words_without_a_fitting_day_are_refused(words: str, published: str | None) -> None:
    with pytest.raises(Invalid):
        read(words, published)


def test_an_article_known_to_the_month_serves_where_every_day_gives_the_same_answer() -> None:
    assert read("last year", "2024-03") == "2023"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("31 February 2023", "31 February 2023 does not exist: that month has 28 days"),
        ("2023-02-31", "31 February 2023 does not exist"),
        ("29.02.2023", "29 February 2023 does not exist"),
        ("2023-02-31?", "does not exist"),
        ("2023-13", "no month 13"),
        ("2023-13-XX", "no month 13"),
        ("2023-07-32", "no day 32"),
        ("2023-07-00", "no day 0"),
        ("0000", "no year 0"),
        ("0000-01-01", "no year 0"),
        ("2023-06-4X", "cannot be any day"),
        ("03/04/2023", "3 April 2023 or 4 March 2023"),
        ("00/04/2023", "no day 0"),
        ("2023-08/2023-07", "ends before it begins"),
        ("../..", "neither beginning nor end"),
        ("11 and 13 July 2023", "two separate days"),
        ("by since 2023", "neither beginning nor end"),
        ("before 0001-01-01", "beyond the calendar"),
        ("soon", "type it like 12 July 2023"),
        ("12", "type it like"),
        ("XXXX", "type it like"),
        ("first quarter", "no year"),
        ("fifth quarter of 2023", "type it like"),
        ("long July 2023", "type it like"),
        ("2023/2024/2025", "type it like"),
        ("about soon", "type it like"),
        ("20.5", "type it like"),
        ("", "Nothing was entered"),
    ],
)
def test_what_is_wrong_with_a_date_is_said(words: str, message: str) -> None:
    with pytest.raises(Invalid, match=re.escape(message)):
        read(words, None)


def test_a_day_that_no_year_has_is_refused() -> None:
    with pytest.raises(Invalid, match="fits no year"):
        read("30 February")


def test_bounds_of_something_else_are_refused() -> None:
    with pytest.raises(Invalid, match="EDTF"):
        DATE.bounds("soon")


@pytest.mark.parametrize(
    ("norm", "earliest", "latest"),
    [
        ("2023-07-12", "2023-07-12", "2023-07-12"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("000X", "0001-01-01", "0009-12-31"),
        ("2023-07-XX", "2023-07-01", "2023-07-31"),
        ("2023-07-1X", "2023-07-10", "2023-07-19"),
        ("2023-1X", "2023-10-01", "2023-12-31"),
        ("202X-02-29", "2020-02-29", "2028-02-29"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("9999-24", "9999-12-01", "9999-12-31"),
        ("../2023-08-03", "0001-01-01", "2023-08-03"),
        ("2023/..", "2023-01-01", "9999-12-31"),
    ],
)
def test_a_date_covers_these_days(norm: str, earliest: str, latest: str) -> None:
    assert DATE.bounds(norm) == (earliest, latest)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("2023-07-12", "2023-07-12", Relation.EQUAL),
        ("2023-07-XX", "2023-07", Relation.EQUAL),
        ("2023-07-12", "2023-07-11/2023-07-12", Relation.WITHIN),
        ("2023-07", "2023-07-12", Relation.CONTAINS),
        ("2023-07-12", "../2023-08-03", Relation.WITHIN),
        ("2023-07-11/2023-07-13", "2023-07-12/2023-07-14", Relation.OVERLAP),
        ("2023-07-12", "2023-08", Relation.DISJOINT),
        ("2023-08-04", "../2023-08-03", Relation.DISJOINT),
        ("2023-07-12~", "2023-07-14", Relation.UNKNOWN),
        ("2023-07-12~", "2023-08-14", Relation.DISJOINT),
        ("2023-07~", "2023-08", Relation.UNKNOWN),
        ("2019~", "2023", Relation.DISJOINT),
        ("0001~", "0001-12-31/0002-01-15", Relation.OVERLAP),
        ("9999-12-30~", "9999-12-31", Relation.UNKNOWN),
        ("0001-01-02~", "0001-01-01", Relation.UNKNOWN),
        ("2023-07-01~/2023-07-10~", "2023-07-12", Relation.UNKNOWN),
    ],
)
def test_two_dates_compare_by_the_days_they_cover(a: str, b: str, relation: Relation) -> None:
    assert DATE.compare(a, b) is relation


@pytest.mark.parametrize(
    ("norm", "english", "ukrainian"),
    [
        ("2023-07-12", "12 July 2023", "12 липня 2023"),
        ("2023-07", "July 2023", "липень 2023"),
        ("2023", "2023", "2023"),
        ("2023-22", "summer 2023", "літо 2023"),
        ("2023-07-11/2023-07-12", "11–12 July 2023", "11–12 липня 2023"),
        ("2023-07-11/2023-08-03", "11 July – 3 August 2023", "11 липня – 3 серпня 2023"),
        ("2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024", "30 грудня 2023 – 2 січня 2024"),
        ("2023-07-11/2023-08", "11 July 2023 – August 2023", "11 липня 2023 – серпень 2023"),
        ("../2023-08-03", "by 3 August 2023", "не пізніше 3 серпня 2023"),
        ("2023-08/..", "from August 2023 on", "починаючи з серпня 2023"),
        ("2023-07~", "about July 2023", "близько липня 2023"),
        ("2023-07?", "July 2023 (uncertain)", "липень 2023 (непевно)"),
        ("2023-07%", "about July 2023 (uncertain)", "близько липня 2023 (непевно)"),
        ("2023-07-01~/2023-07-10~", "about 1–10 July 2023", "близько 1–10 липня 2023"),
        ("202X", "the 2020s", "2020-ті"),
        ("2023-07-XX", "July 2023, day unknown", "липень 2023, день невідомий"),
        ("2023-XX", "2023, month unknown", "2023, місяць невідомий"),
        ("20XX-07", "20XX-07 (X: not known)", "20XX-07 (X: невідомо)"),
    ],
)
def test_a_date_is_shown_in_words(norm: str, english: str, ukrainian: str) -> None:
    assert DATE.show(norm) == english
    assert DATE.show(norm, "uk") == ukrainian


def test_a_language_without_words_shows_english() -> None:
    assert DATE.show("2023-07", "de") == "July 2023"


def test_a_schema_names_edtf() -> None:
    assert "edtf" in str(DATE.schema()["rdfType"])
