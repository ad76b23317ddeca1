"""How explanations are worded."""

from dataclasses import replace

import pytest

from db.rules import words
from tests.db.rules.worlds import World, say

WORLD = World()
LONG = "One " + "word " * 30 + "then seven countries signed " + "and more " * 30 + "end."


@pytest.mark.parametrize(
    ("norm", "told"),
    [
        ("2024-04-11", "11 April 2024"),
        ("2024-04", "April 2024 (some day of that month)"),
        ("2024", "2024 (some day of that year)"),
        ("2024-04/2024-05", "April – May 2024 (some time within)"),
        ("2024-04~", "about April 2024 (uncertain)"),
    ],
)
def test_a_date_is_shown_as_exactly_as_it_is_told(norm: str, told: str) -> None:
    assert words.exactly(norm, WORLD) == told


def test_a_long_quote_is_cut_around_the_value() -> None:
    piece = words.piece(say("agreement/LVA", "title", "x", printed="seven", exact=LONG))
    assert "seven countries" in piece
    assert piece.startswith("… ")
    assert piece.endswith(" …")
    assert len(piece) < 100


def test_a_long_quote_is_cut_at_its_beginning_when_the_value_is_there() -> None:
    assert words.piece(say("agreement/LVA", "title", "x", printed="One", exact=LONG)).startswith("One word")


def test_a_long_quote_is_cut_at_its_end_when_the_value_is_there() -> None:
    assert words.piece(say("agreement/LVA", "title", "x", printed="end", exact=LONG)).endswith("end.")


def test_a_claim_without_an_article_has_no_source() -> None:
    assert words.source(say("agreement/LVA", "title", "x", article=None), WORLD) == "entered without a source"


def test_more_sources_are_counted() -> None:
    claims = [say("agreement/LVA", "title", "x", article=number) for number in range(1, 4)]
    assert words.sources(claims[:2], WORLD).endswith(" and 1 more")
    assert words.sources(claims, WORLD).endswith(" and 2 more")


def test_an_as_of_in_words_is_shown_as_a_date() -> None:
    assert words.as_of(say("tally/signed/2024", "count", "9", as_of="2024-03"), WORLD) == "March 2024"


def test_an_as_of_without_words_is_shown_by_its_days() -> None:
    claim = say("tally/signed/2024", "count", "9", published="2024-03-01")
    assert words.as_of(claim, WORLD) == "1 March 2024"
    assert words.as_of(replace(claim, as_of_to="2024-03-05"), WORLD) == "1–5 March 2024"


def test_an_unknown_as_of_is_called_so() -> None:
    assert words.as_of(say("tally/signed/2024", "count", "9", published=None), WORLD) == "an unknown date"


def test_a_value_without_a_kind_is_shown_as_it_is() -> None:
    class Nothing:
        def kind(self, record_type: str, field: str) -> None:
            return None

    assert words.value(say("agreement/LVA", "title", "x"), Nothing()) == "x"  # type: ignore[arg-type]
