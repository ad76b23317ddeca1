"""Where an article's text comes from: near copies are found on arrival, and a curator may say otherwise."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from db import copies, edits
from db.edits import Invalid
from tests.db.conftest import add_article

REPORT = (
    "Negotiators of both countries met in Kyiv on Thursday to begin work on a bilateral document. "
    "The delegation of the guests was chaired by a deputy minister, who said that the text would be ready by summer. "
    "The hosts spoke of a first exchange of drafts and named the fields of cooperation that matter most to them. "
    "Another session will be held next month in the capital of the partner, according to the press office."
)
OTHER = (
    "Parliament discussed the budget for the coming year on Friday and sent three bills back to the committees. "
    "Members of the opposition asked for more money for schools and for roads in the eastern regions of the land. "
    "The speaker announced that the next reading would be held before the holidays, if the committees were done. "
    "Nobody could say by evening how many votes the coalition would be able to bring together for the motion."
)


def add(store, name, words, **more):
    add_article(store, name, words, "2024-04-12", **more)


def origins(store):
    with store.read() as connection:
        return list(connection.execute(text("SELECT origin_id FROM article ORDER BY id")).scalars())


def samples(store):
    with store.read() as connection:
        return set(connection.execute(text("SELECT DISTINCT article_id FROM shingle")).scalars())


@pytest.mark.parametrize(
    "copy",
    [
        REPORT + " ",
        REPORT.upper(),
        REPORT.replace("Thursday", "Friday").replace("by summer", "before August"),
        "KYIV - " + REPORT[:300],
        "The morning in brief. " + REPORT + " More of this tomorrow.",
        REPORT.replace(". ", ".\n\n"),
    ],
)
def test_a_copy_is_found_across_small_edits(store, copy):
    add(store, "one.txt", REPORT)
    add(store, "two.txt", copy)
    assert origins(store) == [None, 1]


def test_another_report_is_its_own_origin(store):
    add(store, "one.txt", REPORT)
    add(store, "two.txt", OTHER)
    assert origins(store) == [None, None]


def test_a_report_that_quotes_one_sentence_of_another_is_its_own_origin(store):
    add(store, "one.txt", REPORT)
    add(store, "two.txt", OTHER + " " + REPORT.split(". ", maxsplit=1)[0])
    assert origins(store) == [None, None]


def test_a_copy_of_a_copy_has_the_first_as_its_origin(store):
    add(store, "one.txt", REPORT)
    add(store, "two.txt", REPORT + " First edition.")
    add(store, "three.txt", REPORT + " Second edition.")
    assert origins(store) == [None, 1, 1]


def test_what_is_no_report_makes_no_copy(store):
    for number, words in enumerate((REPORT, OTHER), 1):
        appeal = " ".join(f"Support us with a gift of number {at} today" for at in range(40))
        zones = ((*("appeal", len(words)), len(words) + len(appeal)),)
        add(store, f"{number}.txt", words + appeal, zones=zones)
    assert origins(store) == [None, None]


def test_a_few_words_are_never_a_copy(store):
    add(store, "one.txt", "Latvia signed in Kyiv on 11 April 2024.")
    add(store, "two.txt", "Latvia signed in Kyiv on 11 April 2024. ")
    assert origins(store) == [None, None]


def test_copies_are_found_again_after_undo_and_redo(store):
    add(store, "one.txt", REPORT)
    edits.undo(store, "Ada")
    assert samples(store) == set()
    edits.redo(store, "Ada")
    add(store, "two.txt", REPORT + " ")
    assert origins(store) == [None, 1]


# ---------------------------------------------------------------- by a curator


def correct(store, article, origin):
    return edits.apply(store, edits.CorrectArticle(article=article, origin=origin), "Ada")


def test_a_curator_can_say_that_an_article_is_its_own(store):
    add(store, "one.txt", REPORT)
    add(store, "two.txt", REPORT + " ")
    correct(store, 2, None)
    assert origins(store) == [None, None]
    edits.undo(store, "Ada")
    assert origins(store) == [None, 1]


def test_what_repeats_an_article_goes_along_with_it(store):
    add(store, "one.txt", OTHER)
    add(store, "two.txt", REPORT)
    add(store, "three.txt", REPORT + " ")
    correct(store, 2, 1)
    assert origins(store) == [None, 1, 1]


def test_two_articles_cannot_repeat_each_other(store):
    add(store, "one.txt", REPORT)
    add(store, "two.txt", REPORT + " ")
    with pytest.raises(Invalid, match="repeats article 1 already"):
        correct(store, 1, 2)


def test_correcting_something_else_leaves_the_origin(store):
    add(store, "one.txt", REPORT)
    add(store, "two.txt", REPORT + " ")
    edits.apply(store, edits.CorrectArticle(article=2, title="A reprint"), "Ada")
    assert origins(store) == [None, 1]


# ---------------------------------------------------------------- runs of words

WORDS = st.lists(st.sampled_from("abcdefghijklmnopqrstuv"), min_size=60, max_size=120)


@settings(max_examples=50)
@given(WORDS)
def test_a_text_is_a_copy_of_itself(words):
    found = copies.runs(" ".join(words))
    assert copies.is_copy(found, found) == bool(found)


@settings(max_examples=50)
@given(WORDS, WORDS)
def test_being_a_copy_has_no_direction(one, other):
    first, second = copies.runs(" ".join(one)), copies.runs(" ".join(other))
    assert copies.is_copy(first, second) == copies.is_copy(second, first)
