"""What policies propose for the fields of a workspace, and what accepting it does."""

import json

import pytest

from db import edits
from db.exporters import DESCRIPTOR, export
from db.jobs import resolving
from db.kinds import Invalid
from db.queries.claims import claims_of_field
from db.queries.resolution import Wanted, first_proposals, policies

LATEST = {"*": ("latest-as-of",)}


@pytest.fixture
def two_dates(cite):
    """The signing of one agreement on two days, by an article of March and one of April."""
    first = cite("agreement/LVA", "signed_date", "10 March 2024", "talks")
    second = cite("agreement/LVA", "signed_date", "11 April 2024", "11 April 2024", 2)
    return first, second


def proposed(store, rules=LATEST, **wanted):
    return {(item.record, item.field): item for item in resolving.collect(store, Wanted(**wanted), rules)}


def test_a_contested_field_has_the_proposal_of_its_policy(store, two_dates):
    item = proposed(store)["agreement/LVA", "signed_date"]
    assert (item.choice.claim, item.shown, item.claims, item.values) == (two_dates[1], "11 April 2024", 2, 2)
    assert item.conflict


def test_a_decided_field_is_not_proposed_until_its_decision_is_reopened(store, two_dates, cite):
    edits.apply(store, edits.Decide(record="agreement/LVA", field="signed_date", claim=two_dates[0]), "Ada")
    assert proposed(store) == {}
    cite("agreement/LVA", "signed_date", "12 April 2024", "Latvia", 2)
    assert ("agreement/LVA", "signed_date") in proposed(store)


def test_a_field_of_many_values_and_one_with_a_single_claim_need_no_policy(store, cite):
    cite("agreement/LVA", "place", "Kyiv", "Kyiv")
    cite("country/LVA", "aliases", ["Latvija"], "Latvia")
    cite("country/LVA", "aliases", ["Lettland"], "Latvia", 2)
    assert proposed(store) == {}


def test_one_claim_in_conflict_with_another_field_is_shown_without_a_proposal(store, cite):
    cite("agreement/LVA", "signed_date", "11 April 2024", "11 April 2024", 2)
    cite("agreement/LVA", "status", "negotiating", "signed", 2, as_of="2024-05-01")
    found = proposed(store)
    assert {item.choice.claim for item in found.values()} == {None}
    assert "another field" in found["agreement/LVA", "status"].choice.why


def test_proposals_are_narrowed_by_field_by_contest_and_by_outcome(store, two_dates, cite):
    cite("negotiation/LVA", "subject", "security", "talks")
    cite("negotiation/LVA", "subject", "security", "talks", as_of="2024-01-01")
    assert set(proposed(store)) == {("agreement/LVA", "signed_date"), ("negotiation/LVA", "subject")}
    assert set(proposed(store, contested=True)) == {("agreement/LVA", "signed_date")}
    assert set(proposed(store, contested=False)) == {("negotiation/LVA", "subject")}
    assert set(proposed(store, type="negotiation")) == {("negotiation/LVA", "subject")}
    assert set(proposed(store, field="signed_date")) == {("agreement/LVA", "signed_date")}
    assert set(proposed(store, {}, settled=False)) == {("agreement/LVA", "signed_date")}
    assert set(proposed(store, {}, settled=True)) == {("negotiation/LVA", "subject")}


def test_accepting_proposals_is_one_step_that_says_which_policy_decided(store, two_dates, cite):
    cite("agreement/LVA", "place", "Kyiv", "Kyiv")
    cite("agreement/LVA", "place", "Riga", "Latvia", 2)
    assert resolving.accept(store, list(proposed(store).values()), "Ada") == 2
    with store.read() as connection:
        rows = connection.exec_driver_sql("SELECT reason_code, reason, curator FROM decision").fetchall()
    assert {(code, curator) for code, _, curator in rows} == {("more-recent", "Ada")}
    assert all(reason.startswith("By policy. Latest as-of wins: ") for _, reason, _ in rows)
    edits.undo(store, "Ada")
    assert len(proposed(store)) == 2


def test_policies_are_written_as_one_step_and_stand_in_the_codebook(store, two_dates, tmp_path):
    assert store.ask(policies) == {}
    written = {"agreement.signed_date": ["more-precise", "higher-grade"]}
    edits.apply(store, edits.Configure(name="policies", value=written), "Ada")
    assert store.ask(policies) == {"agreement.signed_date": ("more-precise", "higher-grade")}
    assert store.ask(first_proposals, Wanted(), 10)[0].choice.claim is None
    export(store, tmp_path / "release")
    package = json.loads((tmp_path / "release" / DESCRIPTOR).read_text("utf-8"))
    assert [policy["name"] for policy in package["resolutionPolicies"][0]["policies"]] == [
        "more-precise",
        "higher-grade",
    ]
    agreement = next(resource for resource in package["resources"] if resource["name"] == "agreement")
    resolution = {field["name"]: field.get("resolution") for field in agreement["schema"]["fields"]}
    assert (resolution["signed_date"], resolution["place"]) == (["more-precise", "higher-grade"], None)
    edits.undo(store, "Ada")
    assert store.ask(policies) == {}


def test_a_policy_that_does_not_exist_is_not_written(store):
    with pytest.raises(Invalid, match="there is no policy"):
        edits.apply(store, edits.Configure(name="policies", value={"*": ["newest"]}), "Ada")


def test_a_claim_that_is_rejected_is_no_candidate(store, two_dates):
    edits.apply(store, edits.RejectClaim(claim=two_dates[1], reason="misread"), "Ada")
    assert proposed(store) == {}
    assert len(store.ask(claims_of_field, "agreement/LVA", "signed_date")) == 2
