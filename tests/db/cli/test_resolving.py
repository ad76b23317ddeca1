"""The verbs about resolution, as a script calls them."""

import pytest


@pytest.fixture
def contested(take, claim, workspace):
    """Two statuses of one negotiation: of March, and of May."""
    take(claim(), claim(quote="Latvia signed", value="signed", as_of="2024-05-01"))
    return workspace


def test_policies_are_written_and_printed(call, workspace):
    assert call("policies", workspace, "--json").json == {"policies": []}
    said = call("policies", workspace, "negotiation.status=latest-as-of,higher-grade", "more-precise", "--json").json
    assert [place["field"] for place in said["policies"]] == ["*", "negotiation.status"]
    assert "Set policies" in call("history", workspace).out
    assert call("policies", workspace, "negotiation.status=").out.count("negotiation.status") == 0


def test_resolve_prints_what_the_policies_would_accept_and_changes_nothing(call, contested):
    steps = call("history", contested).out
    said = call("resolve", contested, "--policy", "latest-as-of", "--json")
    (proposal,) = said.json["proposals"]
    assert (proposal["record"], proposal["field"], proposal["value"]) == ("negotiation/LVA", "status", "signed")
    assert (proposal["policy"], said.code) == ("latest-as-of", 0)
    assert call("history", contested).out == steps


def test_resolve_asks_for_the_curator_where_no_policy_decides(call, contested):
    said = call("resolve", contested)
    assert said.code == 1
    assert "0 of 1 fields have a proposal" in said.err


def test_what_is_accepted_is_decided_as_one_step(call, contested):
    assert call("resolve", contested, "--policy", "latest-as-of", "--accept").code == 0
    (decision,) = call("decisions", contested, "--json").lines
    assert (decision["value"], decision["reason_code"]) == ("signed", "more-recent")
    assert call("undo", contested).code == 0
    assert call("decisions", contested, "--json").lines == []


def test_an_unknown_policy_or_field_is_wrong_usage(call, workspace):
    said = call("resolve", workspace, "--policy", "newest")
    assert (said.code, "choose of latest-as-of" in said.err) == (2, True)
    assert call("resolve", workspace, "--field", "agreement.colour").code == 2


def test_what_if_prints_a_diff_and_changes_nothing(call, contested):
    call("resolve", contested, "--policy", "latest-as-of", "--accept")
    steps = call("history", contested).out
    said = call("what-if", contested, "--without", "talks.txt", "--json")
    assert [change["kind"] for change in said.json["changes"]] == ["lost", "record"]
    assert said.json["counts"] == {"lost": 1, "record": 1}
    assert "values lost: 1, values gained: 0, records without any value: 1" in said.err
    assert call("history", contested).out == steps


def test_what_if_needs_to_be_told_what_to_suppose(call, contested):
    said = call("what-if", contested)
    assert (said.code, "--without SOURCE" in said.err) == (2, True)
    assert call("what-if", contested, "--without", "Nobody").code == 2
    assert call("what-if", contested, "--min-grade", "Z").code == 2
