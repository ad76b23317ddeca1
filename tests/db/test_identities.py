"""Who is who: what a curator may say about two records or towns, what follows from it, and what is asked only once."""

import random

import pytest
from sqlalchemy import text

from db import edits, findings
from db.edits import Invalid
from db.jobs.verifying import verify_workspace
from db.queries import conflicts

POLISH, OFFICIAL, CYRILLIC = "person/wladyslaw-wlasiuk", "person/vladyslav-vlasiuk", "person/vladislav-vlasyuk"


def do(store, command):
    return edits.apply(store, command, "Ada")


def say(store, verdict="same", first=POLISH, second=OFFICIAL, **more):
    return do(store, edits.Identify(first=first, second=second, verdict=verdict, **more))


def asked(store, rule="same-name"):
    with store.read() as connection:
        found = connection.execute(text("SELECT state FROM finding WHERE rule = :rule ORDER BY id"), {"rule": rule})
        return list(found.scalars())


@pytest.fixture
def lead(store, articles, cite):
    """Claim that somebody leads Ukraine's side in the first round with Latvia."""

    def said(person, role="round-lead", article=1):
        words = "Latvia"
        return cite(f"member/LVA/1/UKR/{person.removeprefix('person/')}", "role", role, words, article)

    return said


@pytest.fixture
def two(store, lead):
    """One man as two records, each of which leads the round."""
    lead(POLISH)
    lead(OFFICIAL, article=2)
    return store


# ---------------------------------------------------------------- asked once


def test_two_spellings_of_one_name_are_asked_about(two):
    assert asked(two) == ["open"]


def test_the_question_names_both_and_says_what_to_do(two):
    row = next(row for row in two.ask(conflicts.findings) if row.rule == "same-name")
    assert "person/vladyslav-vlasiuk" in row.explanation
    assert "person/wladyslaw-wlasiuk" in row.explanation
    assert row.record in (POLISH, OFFICIAL)


def test_two_who_share_a_first_name_are_not_asked_about(store, lead):
    lead("person/ihor-zhovkva")
    lead("person/ihor-klymenko", article=2)
    assert asked(store) == []


def test_once_called_the_same_they_are_one_in_every_rule(two):
    assert asked(two, "two-in-one-role") == ["open"]
    say(two)
    assert asked(two) == []
    assert asked(two, "two-in-one-role") == []


def test_once_told_apart_they_are_two_and_not_asked_about_again(two):
    say(two, "different")
    assert asked(two) == []
    assert asked(two, "two-in-one-role") == ["open"]


def test_when_nobody_can_tell_the_question_is_settled_and_stays_listed(two):
    say(two, "unsure")
    assert asked(two) == ["decided"]


def test_a_third_spelling_asks_one_question_when_two_are_one_already(two, lead):
    say(two)
    lead(CYRILLIC, article=2)
    assert asked(two) == ["open"]


def test_another_claim_about_either_asks_nothing_anew(two, cite):
    say(two, "unsure")
    cite(OFFICIAL, "posts", "commissioner", "Latvia", 1)
    assert asked(two) == ["decided"]


def test_a_name_that_is_claimed_counts_like_one_in_a_key(store, lead, cite):
    lead("person/commissioner")
    lead(OFFICIAL, article=2)
    assert asked(store) == []
    cite("person/commissioner", "name", "Władysław Własiuk", "Latvia", 1)
    assert asked(store) == ["open"]
    edits.undo(store, "Ada")
    assert asked(store) == []
    assert verify_workspace(store) == []


def test_two_names_of_one_ministry_are_asked_about(store, lead):
    lead("ministry-of-defence", "represented-body")
    lead("defense-ministry", "represented-body", 2)
    assert asked(store) == ["open"]


# ---------------------------------------------------------------- saying and taking back


def test_what_was_said_can_be_undone_and_redone(two):
    say(two)
    edits.undo(two, "Ada")
    assert (asked(two), asked(two, "two-in-one-role")) == (["open"], ["open"])
    edits.redo(two, "Ada")
    assert (asked(two), asked(two, "two-in-one-role")) == ([], [])


def test_what_was_said_can_be_taken_back_later(two):
    say(two)
    do(two, edits.Unidentify(first=OFFICIAL, second=POLISH))
    assert asked(two) == ["open"]


def test_the_verdict_keeps_its_reason_and_who_gave_it(two):
    say(two, reason_code="judgement", reason="One commissioner for sanctions")
    with two.read() as connection:
        row = connection.execute(text("SELECT first, second, verdict, reason, curator FROM identity")).one()
    assert row == (OFFICIAL, POLISH, "same", "One commissioner for sanctions", "Ada")


def test_saying_it_twice_is_one_step(two):
    assert say(two).edit is not None
    assert say(two, first=OFFICIAL, second=POLISH).edit is None


def test_another_verdict_takes_the_place_of_the_first(two):
    say(two, "different")
    say(two, "same")
    with two.read() as connection:
        assert connection.execute(text("SELECT verdict FROM identity")).scalars().all() == ["same"]


def test_what_is_one_by_way_of_another_cannot_be_told_apart(two, lead):
    lead(CYRILLIC)
    say(two)
    say(two, first=OFFICIAL, second=CYRILLIC)
    with pytest.raises(Invalid, match=f"by way of {OFFICIAL}"):
        say(two, "different", POLISH, CYRILLIC)


def test_what_was_told_apart_cannot_become_one_by_way_of_another(two, lead):
    lead(CYRILLIC)
    say(two)
    say(two, "different", OFFICIAL, CYRILLIC)
    with pytest.raises(Invalid, match="said to be different"):
        say(two, "same", POLISH, CYRILLIC)


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        (POLISH, POLISH, "name two"),
        (POLISH, "body/office", "never the same"),
        (POLISH, "person/nobody", "There is no record"),
        ("country/LVA", "country/EST", "only people, bodies, declarations, places and events"),
    ],
)
def test_what_cannot_be_one_is_refused_with_a_reason(two, first, second, message):
    do(two, edits.CreateRecord(key="body/office"))
    do(two, edits.CreateRecord(key="country/EST"))
    with pytest.raises(Invalid, match=message):
        say(two, first=first, second=second)


# ---------------------------------------------------------------- bodies, declarations and places


def test_two_names_of_a_town_are_asked_about_until_they_are_one(store, cite):
    cite("round/LVA/1", "place", "Zwiahel", "Kyiv")
    cite("round/LVA/1", "place", "Novohrad", "Latvia")
    assert asked(store, "same-thing") == ["open"]
    say(store, first="place/zwiahel", second="place/Novohrad")
    assert asked(store, "same-thing") == []


def test_two_towns_told_apart_contradict_each_other(store, cite):
    cite("round/LVA/1", "place", "Zwiahel", "Kyiv")
    cite("round/LVA/1", "place", "Novohrad", "Latvia")
    say(store, "different", "place/zwiahel", "place/novohrad")
    assert (asked(store, "same-thing"), asked(store, "single-valued")) == ([], ["open"])


def test_a_question_about_a_town_that_nobody_can_answer_is_settled(store, cite):
    cite("round/LVA/1", "place", "Zwiahel", "Kyiv")
    cite("round/LVA/1", "place", "Novohrad", "Latvia")
    say(store, "unsure", "place/zwiahel", "place/novohrad")
    assert asked(store, "same-thing") == ["decided"]


def test_two_names_of_an_event_are_asked_about_until_they_are_one(store, cite):
    cite("declaration/joint", "event", "Vilnius summit", "Kyiv")
    cite("declaration/joint", "event", "NATO meeting", "Latvia")
    assert asked(store, "same-thing") == ["open"]
    say(store, first="event/NATO meeting", second="event/vilnius-summit")
    assert asked(store, "same-thing") == []


def test_two_declarations_may_be_one(store, cite):
    cite("negotiation/LVA", "framework", "declaration/vilnius", "Latvia")
    cite("negotiation/LVA", "framework", "declaration/joint", "Kyiv")
    for key in ("declaration/vilnius", "declaration/joint"):
        with store.read() as connection:
            known = connection.execute(text("SELECT 1 FROM record WHERE key = :key"), {"key": key}).scalar()
        if not known:
            do(store, edits.CreateRecord(key=key))
    assert asked(store, "same-thing") == ["open"]
    say(store, first="declaration/vilnius", second="declaration/joint")
    assert asked(store, "same-thing") == []


# ---------------------------------------------------------------- values that name somebody


def test_a_name_in_another_spelling_names_the_person_on_record(store, lead, cite):
    lead(OFFICIAL)
    cite("agreement/LVA", "signatories", "Władysław Własiuk", "Latvia", 1)
    with store.read() as connection:
        norm = connection.execute(text("SELECT norm FROM claim WHERE field = 'signatories'")).scalar_one()
    assert norm == f'["{OFFICIAL}"]'


def test_a_name_that_two_people_have_names_neither(two, cite):
    cite("agreement/LVA", "signatories", "Vladislav Vlassiouk", "Latvia", 1)
    with two.read() as connection:
        norm = connection.execute(text("SELECT norm FROM claim WHERE field = 'signatories'")).scalar_one()
    assert norm == '["person/vladislav-vlassiouk"]'


# ---------------------------------------------------------------- at any time

PEOPLE = (POLISH, OFFICIAL, CYRILLIC, "person/ihor-zhovkva", "person/ihor-zowkwa", "body/ministry-of-defence")


@pytest.mark.parametrize("seed", range(3))
def test_the_findings_equal_a_full_scan_after_any_verdict(store, lead, cite, seed):
    chance = random.Random(seed)
    for step in range(25):
        try:
            _random_step(store, lead, cite, chance)
        except Invalid:
            continue
        with store.read() as connection:
            assert findings.differences(connection) == [], f"after step {step}"


def _random_step(store, lead, cite, chance):
    first, second = chance.sample(PEOPLE, 2)
    match chance.randrange(6):
        case 0 | 1:
            lead(first.partition("/")[2], chance.choice(["round-lead", "lead", "nominal-head"]), chance.choice([1, 2]))
        case 2:
            cite(first, "name", chance.choice(["Ігор Жовква", "Vladyslav Vlasyuk"]), "Latvia", chance.choice([1, 2]))
        case 3:
            say(store, chance.choice(["same", "different", "unsure"]), first, second)
        case 4:
            do(store, edits.Unidentify(first=first, second=second))
        case _:
            edits.undo(store, "Ada")
