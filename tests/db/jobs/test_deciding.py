"""Decisions from files: each line stands or falls by itself, and a line that falls leaves nothing behind."""

import json

import pytest

from db.jobs.deciding import decide_file, decisions
from db.jobs.verifying import verify_workspace
from db.queries import conflicts, records


@pytest.fixture
def decide(store, tmp_path):
    def decided(*lines):
        path = tmp_path / "decisions.jsonl"
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return decide_file(store, path, "Ada")

    return decided


@pytest.fixture
def line(cite):
    claim = cite("agreement/LVA", "signed_date", "2024-04-11", "11 April 2024", 2)
    return {"record": "agreement/LVA", "field": "signed_date", "claim": claim, "reason": "It says so"}


def state(store, key, field):
    return next(item for item in store.ask(records.record, key).fields if item.name == field).state


def test_a_decision_is_taken(store, decide, line):
    assert decide(line).decisions == 1
    assert state(store, "agreement/LVA", "signed_date") == "decided"


def test_a_decision_with_a_reviewer_is_vetted(store, decide, line):
    decide({**line, "reviewer": "Bob"})
    assert state(store, "agreement/LVA", "signed_date") == "vetted"


def test_a_record_may_be_named_in_any_form(store, decide, line):
    assert decide({**line, "record": "agreement/Latvia"}).rejects == []


BAD = {
    "nothing at all": ({}, "A decision needs"),
    "no claim": ({"record": "agreement/LVA", "field": "place"}, "A decision needs"),
    "an unknown claim": ({"record": "agreement/LVA", "field": "place", "claim": "0" * 16}, "no active claim"),
    "an unknown record": ({"record": "agreement/EST", "field": "place", "claim": "0" * 16}, "no record"),
    "an unknown field": ({"record": "agreement/LVA", "field": "weather", "claim": "0" * 16}, "no field"),
    "an unknown finding": ({"finding": "0" * 16, "state": "apparent"}, "no finding"),
    "an unknown state": ({"finding": "0" * 16, "state": "settled"}, "state"),
    "a finding without a state": ({"finding": "0" * 16}, "A decision needs"),
}


@pytest.mark.parametrize(("bad", "said"), BAD.values(), ids=BAD)
def test_a_bad_line_comes_back_and_the_next_is_taken(decide, line, bad, said):
    outcome = decide(bad, line)
    assert (outcome.decisions, [reject.line for reject in outcome.rejects]) == (1, [1])
    assert said in outcome.rejects[0].reason


def test_a_value_that_no_column_can_hold_is_refused_and_leaves_nothing_behind(store, decide, cite):
    claim = cite("tally/signed/2024-04", "count", "at least 9", "Aid", 2)
    outcome = decide({"record": "tally/signed/2024-04", "field": "count", "claim": claim})
    assert len(outcome.rejects) == 1
    assert "range" in outcome.rejects[0].reason
    assert state(store, "tally/signed/2024-04", "count") == "claimed"
    assert verify_workspace(store) == []


def test_a_verdict_is_taken(store, decide, cite, line):
    cite("agreement/LVA", "signed_date", "2024-03-01", "Ukraine", 1)
    finding = store.ask(conflicts.findings)[0]
    assert decide({"finding": finding.id, "state": "apparent", "reason": "Two events"}).rejects == []
    assert store.ask(conflicts.finding, finding.id).row.state == "apparent"


def test_who_is_who_is_taken_and_given_back(store, decide, cite):
    for slug in ("wladyslaw-wlasiuk", "vladyslav-vlasiuk"):
        cite(f"person/{slug}", "posts", "commissioner", "Latvia", 1)
    said = {"first": "person/vladyslav-vlasiuk", "second": "person/wladyslaw-wlasiuk", "verdict": "same"}
    assert decide({**said, "reason": "One commissioner"}).rejects == []
    with store.read() as connection:
        (line,) = decisions(connection)
    assert line == {**said, "reason_code": "judgement", "reason": "One commissioner"}
    assert decide(line).rejects == []


def test_a_refused_word_on_who_is_who_leaves_the_first_one(store, decide, cite):
    keys = [f"person/{slug}" for slug in ("a-vlasiuk", "b-vlasiuk", "c-vlasiuk")]
    for key in keys:
        cite(key, "posts", "commissioner", "Latvia", 1)
    pairs = [(keys[0], keys[1]), (keys[1], keys[2]), (keys[0], keys[2])]
    same = [{"first": first, "second": second, "verdict": "same"} for first, second in pairs]
    assert decide(*same).rejects == []
    (reject,) = decide({**same[2], "verdict": "different"}).rejects
    assert "by way of" in reject.reason
    with store.read() as connection:
        assert [line["verdict"] for line in decisions(connection)] == ["same"] * 3
