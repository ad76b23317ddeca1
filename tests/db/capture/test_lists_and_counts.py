"""Lists whole and open, counts in words and figures, and the tallies they make."""

import pytest

from db.capture import read

FRAME = (
    "Security guarantees: where things stand\nAn overview of security agreements under the G7 declaration.\nDetails.\n"
)
PUBLISHED = "2024-07-10"


def drafts(sentence: str, published: str | None = PUBLISHED) -> list:
    return [d for d in read(FRAME + sentence, published).drafts if d.start >= len(FRAME) - 1]


@pytest.mark.parametrize(
    ("words", "flag"),
    [
        ("with Norway, Spain and Japan", "closed"),
        ("with countries including Norway, Spain and Japan", "open"),
        ("with several partners, such as Norway, Spain and Japan", "open"),
        ("with Norway, Spain, Japan and others", "open"),
        ("with Norway", "none"),
    ],
)
def test_list_flags(words: str, flag: str) -> None:
    found = drafts(f"Ukraine has signed security agreements {words}.")
    assert {d.list_flag for d in found if d.field == "status"} == {flag}


def test_one_step_of_several_is_no_whole_list() -> None:
    found = drafts("Later, Norway and Spain also joined the G7 declaration.")
    assert {d.list_flag for d in found} == {"none"}
    assert all(d.field == "status" for d in found)


def test_a_list_makes_a_tally_of_members() -> None:
    tally = next(d for d in drafts("Ukraine has signed pacts with Norway, Spain and Japan.") if d.field == "members")
    assert (tally.record, tally.norm, tally.list_flag) == ("tally/signed/2024-07-10", '["ESP","JPN","NOR"]', "closed")


@pytest.mark.parametrize(
    ("sentence", "record", "count"),
    [
        ("Ukraine has signed 17 bilateral security agreements.", "tally/signed/2024-07-10", "17"),
        ("Fifteen security agreements have been signed so far.", "tally/signed/2024-07-10", "15"),
        ("To date, 20 countries have signed security agreements with Ukraine.", "tally/signed/2024-07-10", "20"),
        ("Ukraine is preparing an additional seven security agreements.", "tally/in-preparation/2024-07-10", "7"),
        ("Ukraine is in talks with ten countries on security guarantees.", "tally/in-talks/2024-07-10", "10"),
        ("As of 1 June, 32 states had joined the G7 declaration.", "tally/joined/2024-06-01", "32"),
        ("By June 1, a total of 31 countries had joined the declaration.", "tally/joined/2024-06-01", "31"),
        ("The number of countries that joined the declaration has reached 31.", "tally/joined/2024-07-10", "31"),
        (
            "Poland became the 21st country to sign a security pact with Ukraine on July 8.",
            "tally/signed/2024-07-08",
            "21",
        ),
    ],
)
def test_counts(sentence: str, record: str, count: str) -> None:
    assert [(d.record, d.norm) for d in drafts(sentence) if d.field == "count"] == [(record, count)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ukraine signed two more security agreements.",
        "More than 20 countries have joined the G7 declaration.",
        "Three ministers signed the security agreement with Norway.",
        "Ukraine signed a ten-year security agreement with Norway.",
        "Ukraine plans to sign five security agreements.",
    ],
)
def test_what_counts_no_population(sentence: str) -> None:
    assert [d for d in drafts(sentence) if d.field == "count"] == []


def test_an_unknown_day_of_writing_gives_an_unknown_as_of() -> None:
    found = drafts("Ukraine has signed nine security agreements.", None)
    assert [(d.record, d.norm, d.as_of) for d in found] == [("tally/signed/unknown", "9", None)]


def test_what_somebody_now_has_is_counted() -> None:
    found = drafts("“We now have 15 such agreements,” she said.")
    assert [(d.record, d.norm) for d in found if d.field == "count"] == [("tally/signed/2024-07-10", "15")]
