from dataclasses import replace

import pytest

from db.queries.claims import ClaimRow
from desktop.widgets.claim_words import because, circumstances, date, grade, source, term

CLAIM = ClaimRow(
    *("c1", "agreement/LVA", "Latvia", "agreement", "status", "signed", "signed"),
    *("2024-04-12", "2024-04-12", "2024-04-12", 1, "a.txt", "Riga signs", "The Daily", "B", "2024-04-12"),
    *(0, 6, "signed", "", "", None, "fact", "none", "explicit", "2", "active", None, "Olena", "2024-05-01T00:00:00Z"),
    accepted=False,
)


def test_what_goes_without_saying_is_left_out():
    assert source(CLAIM) == "The Daily · 12 April 2024 · grade B2"
    assert circumstances(CLAIM) == []
    assert CLAIM.place == "Agreement · Latvia · Status"


def test_all_that_weighs_is_told():
    told = replace(
        CLAIM, as_of="2024-03", attributed_to="Yermak", mode="forecast", list_flag="open", certainty="inferred"
    )
    assert circumstances(told) == [
        "as of March 2024",
        "according to Yermak",
        "forecast or hint",
        "open list",
        "inferred",
    ]
    assert circumstances(replace(CLAIM, as_of=None)) == ["as of an unknown day"]
    assert circumstances(replace(CLAIM, mode="attributed")) == ["attributed"]


def test_sources_may_be_unknown():
    assert source(replace(CLAIM, article=None)) == "Typed by hand, without a source"
    assert (
        source(replace(CLAIM, publisher=None, published=None, reliability=None, credibility=None))
        == "Riga signs · undated"
    )
    assert grade(replace(CLAIM, reliability=None, credibility=None)) == ""
    assert date(None) == ""
    assert term("modes", "unheard") == "unheard"


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (None, ""),
        ("a slip", "a slip"),
        ("a slip: of the pen", "a slip: of the pen"),
        ("source-error: a slip: of the pen", "error of the source: a slip: of the pen"),
        ("corrected: 0123456789abcdef", "corrected"),
        ("corrected: 0123456789abcdef read again", "corrected: read again"),
    ],
)
def test_the_code_of_a_reason_is_called_by_its_name(reason, told):
    assert because(reason) == told
