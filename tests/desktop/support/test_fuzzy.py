"""How well typed letters fit a title."""

import pytest

from desktop.support.fuzzy import fold, match


def best(query: str, *titles: str) -> str:
    scored = [(found[0], title) for title in titles if (found := match(query, title))]
    return max(scored)[1]


@pytest.mark.parametrize(
    ("query", "wanted", "other"),
    [
        ("new", "New record", "Renew the licence"),
        ("nr", "New record", "Open enquiry now"),
        ("undo", "Undo", "Sudden outburst"),
        ("lat", "Negotiation with Latvia", "Bilateral agreement"),
        ("imp art", "Import articles…", "Improve the chart"),
        ("лат", "Угода з Латвією", "Далекий талант"),
    ],
)
def test_the_better_fit_comes_first(query: str, wanted: str, other: str) -> None:
    assert best(query, wanted, other) == wanted


def test_letters_that_do_not_occur_do_not_fit() -> None:
    assert match("xyz", "Undo") is None


def test_letters_in_another_order_do_not_fit() -> None:
    assert match("odnu", "Undo") is None


def test_words_may_come_in_any_order() -> None:
    assert match("latvia round", "Round 1 with Latvia") is not None


def test_every_word_must_occur() -> None:
    assert match("latvia quux", "Round 1 with Latvia") is None


def test_the_letters_that_fit_are_told() -> None:
    found = match("nr", "New record")
    assert found is not None
    assert found[1] == (0, 4)


def test_case_and_accents_do_not_count() -> None:
    assert match("elysee", "Élysée") is not None


def test_a_sharp_s_keeps_the_positions() -> None:
    found = match("e", "Straße")
    assert found is not None
    assert found[1] == (5,)


def test_the_ukrainian_yi_is_a_letter_of_its_own() -> None:
    assert fold("Їжак") == "їжак"


def test_no_words_fit_everything() -> None:
    assert match("", "Undo") == (0, ())
