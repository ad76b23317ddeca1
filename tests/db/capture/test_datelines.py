"""The line of town and day before a report: it dates the report, and nothing that the report tells."""

import pytest

from db.capture import day_of_dateline, read

TITLE = "Security agreement: where things stand\n"
REPORT = "Ukraine signed a security agreement with Norway."


@pytest.mark.parametrize(
    "line",
    [
        "KYIV, 12 January 2024 — ",
        "Kyiv, Ukraine, Jan. 12, 2024 (Wire) -- ",
        "OSLO (Wire), January 12, 2024 – ",
        "BERLIN, 12. Januar 2024 – ",
        "PARIS, le 12 janvier 2024 — ",
        "КИЇВ, 12 січня 2024 року — ",
        "WARSZAWA, 12 stycznia 2024 r. — ",
        "MADRID, 12 de enero de 2024 - ",
        "ROMA, 12 gennaio 2024 — ",
    ],
)
def test_a_dateline_tells_when_the_article_was_published(line: str) -> None:
    assert day_of_dateline(TITLE + line + REPORT) == "2024-01-12"


@pytest.mark.parametrize(
    "text",
    [
        "KYIV, 12 January — " + REPORT,
        "Norway, 12 January 2024 — a security agreement is signed.",
        "Oslo, 12 January 2024 — signed\nParis, 16 February 2024 — signed",
        "Ukraine signed it on 12 January 2024 — the first of all.",
        "On 12 January 2024 Kyiv and Oslo signed — as planned.",
    ],
)
def test_no_dateline_is_seen_in(text: str) -> None:
    assert day_of_dateline(TITLE + text) is None


def test_the_day_of_a_dateline_is_no_day_of_what_is_told() -> None:
    drafts = read(TITLE + "KYIV, 12 January 2024 — " + REPORT, "2024-01-12").drafts
    assert {draft.field for draft in drafts if draft.record == "agreement/NOR"} == {"status", "kind"}


def test_a_quote_begins_behind_the_dateline() -> None:
    text = TITLE + "KYIV, 12 January 2024 — " + REPORT
    assert {text[draft.start : draft.end] for draft in read(text).drafts if draft.field == "status"} == {REPORT}
