"""Subjects, order, groups, kinds, durations, and what a declaration is called and promises."""

import pytest

from db.capture import Draft, read

FRAME = "Security agreements: an overview\nOn 12 July 2023, the G7 adopted a joint declaration.\nDetails follow here.\n"
JOINED = "accession/joint-declaration-2023"
DECLARATION = "declaration/joint-declaration-2023"


def drafts(sentence: str) -> list[Draft]:
    return [d for d in read(FRAME + sentence, "2024-07-10").drafts if d.start >= len(FRAME)]


def told(sentence: str, field: str) -> dict[str, str]:
    return {d.record: d.norm for d in drafts(sentence) if d.field == field}


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Ukraine began talks with Norway on a bilateral security agreement.", "bilateral security agreement"),
        ("Ukraine is in talks with Norway for a security pact.", "security pact"),
        ("Ukraine and Norway opened negotiations regarding security guarantees.", "security guarantees"),
        ("Ukraine launches security guarantee talks with Norway.", "security guarantee"),
        ("Norway is negotiating a long-term security agreement with Ukraine.", "long-term security agreement"),
        ("Україна розпочала переговори з Норвегією щодо безпекової угоди.", "безпекової угоди"),
    ],
)
def test_what_talks_are_about(sentence: str, subject: str) -> None:
    assert told(sentence, "subject") == {"negotiation/NOR": subject}


@pytest.mark.parametrize("word", ["Subsequently,", "Later,", "Afterwards,"])
def test_joining_later_is_after_the_last_day_told(word: str) -> None:
    found = told(f"{word} Norway and Spain joined the declaration.", "joined_date")
    assert found == {f"{JOINED}/NOR": "2023-07-12/..", f"{JOINED}/ESP": "2023-07-12/.."}


def test_who_follows_stands_after_the_one_before() -> None:
    sentence = "Greece joined the declaration on 12 August 2023, followed by Malta on 15 August."
    assert told(sentence, "order") == {f"{JOINED}/MLT": '["after GRC"]'}


@pytest.mark.parametrize(("word", "place"), [("second", "2"), ("third", "3"), ("12th", "12")])
def test_an_ordinal_is_a_place_in_the_row(word: str, place: str) -> None:
    sentence = f"Norway became the {word} country to start talks with Ukraine on security guarantees."
    assert told(sentence, "order") == {"negotiation/NOR": f'["{place}"]'}


def test_members_listed_behind_a_group_belong_to_it() -> None:
    found = told("The Baltic states, comprising Latvia, Lithuania and Estonia, joined the declaration.", "groups")
    assert found == {f"country/{key}": '["Baltic"]' for key in ("LVA", "LTU", "EST")}


def test_a_hint_to_a_region_is_a_forecast_for_each_member() -> None:
    found = [d for d in drafts("Zelensky hinted at security agreements with the Baltic states.") if d.field == "status"]
    assert {(d.record, d.mode) for d in found} == {(f"agreement/{k}", "forecast") for k in ("LVA", "LTU", "EST")}


@pytest.mark.parametrize(
    ("noun", "kind"),
    [("agreement", "agreement"), ("pact", "agreement"), ("memorandum", "memorandum"), ("arrangement", "arrangement")],
)
def test_the_kind_follows_the_noun(noun: str, kind: str) -> None:
    assert told(f"Ukraine and Norway signed a security {noun}.", "kind") == {"agreement/NOR": kind}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ukraine and Norway signed a ten-year security agreement.",
        "Ukraine and Norway signed a 10-year security agreement.",
        "Ukraine and Norway signed a security agreement for ten years.",
        "Україна і Норвегія підписали безпекову угоду строком на 10 років.",
    ],
)
def test_how_long_an_agreement_holds(sentence: str) -> None:
    assert told(sentence, "duration") == {"agreement/NOR": "P10Y"}


def test_these_agreements_stand_under_the_declaration_named() -> None:
    text = "Ukraine has signed deals with Norway and Spain. These agreements were signed under the G7 declaration."
    assert told(text, "framework") == {f"negotiation/{k}": DECLARATION for k in ("NOR", "ESP")}


def test_a_declaration_is_named_and_its_promise_and_event_are_read() -> None:
    text = (
        "A Joint Declaration on Support for Ukraine, which includes long-term help, was made at a NATO summit in Oslo."
    )
    found = {(d.field, d.value) for d in drafts(text) if d.record == DECLARATION}
    assert found == {
        ("name", "Joint Declaration on Support for Ukraine"),
        ("content", "long-term help"),
        ("event", "NATO summit"),
        ("venue", "Oslo"),
    }


def test_the_level_of_a_round_is_read() -> None:
    sentence = "Ukraine held the second round of talks with Norway on a pact in Oslo at the level of deputy ministers."
    assert told(sentence, "level") == {"round/NOR/2": "deputy-heads"}
