"""Plain-text helpers: one JSON text, digests, folding, slugs, sentences, and cells that no spreadsheet runs."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.text import canonical, digest, fold, harmless, sentence_at, sentences, slugify, transliterate, unharmed

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(JSON)
def test_canonical_json_says_the_same(value):
    assert json.loads(canonical(value)) == value


def test_canonical_json_does_not_depend_on_the_order_of_keys():
    assert canonical({"b": 1, "a": 2}) == canonical({"a": 2, "b": 1}) == '{"a":2,"b":1}'


def test_canonical_json_knows_no_infinity():
    with pytest.raises(ValueError, match="JSON"):
        canonical(float("inf"))


def test_a_digest_is_the_beginning_of_a_hash_of_that_text():
    assert digest(["rule", ["a", "b"]], 16) == "324197e5d8594dc6"


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


def test_folding_knows_no_case_and_no_width_of_space():
    assert fold("  Straße\u00a0\n A ") == fold("STRASSE a")


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Andrii Yermak", "andrii-yermak"),
        ("Андрій Єрмак", "andrii-yermak"),
        ("Ігор Жовква", "ihor-zhovkva"),
        ("Ministry of Foreign Affairs", "ministry-of-foreign-affairs"),
        ("Tobias Billström", "tobias-billstrom"),
        ("Łódź / Ångström", "lodz-angstrom"),
        ("Зв'язок", "zviazok"),
        ("…", ""),
    ],
)
def test_a_slug_is_made_of_words_in_any_script(words, slug):
    assert slugify(words) == slug


@given(st.text())
def test_a_slug_is_plain_and_stays(text):
    slug = slugify(text)
    assert slug == "" or (slug.isascii() and slug == slugify(slug))


def test_a_letter_at_the_beginning_of_a_word_is_written_its_own_way():
    assert transliterate("Юрій Їжак, моя") == "yurii yizhak, moia"


# ---------------------------------------------------------------- sentences


def told(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Talks began.", "They went on."],
        ["Is it signed?", "Yes!", "It is."],
        ["Mr. Sunak signed it on 12 Jan. 2024 in Kyiv.", "He left."],
        ["The U.S. Congress waits.", "So does Kyiv."],
        ["He said: “It is done.”", "They left."],
        ["Угоду підписали 12 січня 2024 р. у Києві.", "Потім вони поїхали."],
        ["It costs 3.5 billion.", "It is paid."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected):
    assert told(" ".join(expected)) == expected


def test_a_line_end_ends_a_sentence():
    assert told("A headline\n\nThe text.\n- one\n- two") == ["A headline", "The text.", "- one", "- two"]


@given(st.text())
def test_sentences_are_in_order_and_leave_out_only_white_space(text):
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    inside = {at for start, end in spans for at in range(start, end)}
    assert not [letter for at, letter in enumerate(text) if at not in inside and not letter.isspace()]


@given(st.text(min_size=1), st.data())
def test_every_place_has_a_sentence(text, data):
    at = data.draw(st.integers(0, len(text) - 1))
    start, end = sentence_at(text, at)
    assert 0 <= start <= end <= len(text)
    if not text[at].isspace():
        assert start <= at < end


# ---------------------------------------------------------------- cells


@given(st.text())
def test_a_harmless_cell_gives_its_text_back(text):
    assert unharmed(harmless(text)) == text


@given(st.text())
def test_a_harmless_cell_never_begins_like_a_formula(text):
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-5", "@SUM(A1)", "\tx", "'=1"])
def test_what_a_spreadsheet_would_run_is_held_back(cell):
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Riga", "12 July", "", "'quoted'", "a=b"])
def test_other_cells_stay_as_they_are(cell):
    assert harmless(cell) == cell
