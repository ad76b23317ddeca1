"""What a release would hold, what is held back, and what could be decided or vetted at one stroke."""

import pytest

from db import edits
from db.edits.drafts import clear_draft, save_draft
from db.queries import conflicts, records, release


def decide(store, cite, *, reviewer=None, mode="fact"):
    claim = cite("agreement/LVA", "signed_date", "2024-04-11", "11 April 2024", 2, mode=mode)
    decision = edits.Decide(record="agreement/LVA", field="signed_date", claim=claim, reviewer=reviewer)
    edits.apply(store, decision, "Ada")
    return claim


def reasons(store):
    return {(held.record, held.field): held.reason for held in store.ask(lambda c: list(release.held_back(c)))}


def test_a_claim_alone_is_held_back_as_claimed(store, cite):
    cite("agreement/LVA", "signed_date", "2024-04-11", "11 April 2024", 2)
    assert reasons(store) == {("agreement/LVA", "signed_date"): "claimed"}


def test_a_decided_value_waits_for_the_reviewer(store, cite):
    decide(store, cite)
    assert reasons(store) == {("agreement/LVA", "signed_date"): "unvetted"}
    assert store.ask(release.ready_to_vet) == [("agreement/LVA", "signed_date")]


def test_a_vetted_value_is_not_held_back(store, cite):
    decide(store, cite, reviewer="Bob")
    assert reasons(store) == {}
    assert store.ask(release.summary).vetted == 1


def test_a_vetted_value_is_held_back_again_when_its_claims_change(store, cite):
    decide(store, cite, reviewer="Bob")
    cite("agreement/LVA", "signed_date", "2024-04", "April 2024", 2)
    assert reasons(store) == {("agreement/LVA", "signed_date"): "reopened"}


def test_a_typed_value_is_held_back_as_unsourced(store):
    edits.apply(store, edits.Enter(record="agreement/LVA", field="place", value="Riga"), "Ada")
    assert reasons(store) == {("agreement/LVA", "place"): "unsourced"}


def test_every_reason_has_words(store):
    edits.apply(store, edits.Enter(record="agreement/LVA", field="place", value="Riga"), "Ada")
    held = store.ask(lambda c: list(release.held_back(c)))
    assert held[0].why == release.REASONS["unsourced"]


def test_a_fact_that_nobody_contests_may_be_decided_at_one_stroke(store, cite):
    claim = cite("agreement/LVA", "signed_date", "2024-04-11", "11 April 2024", 2)
    assert store.ask(release.uncontested) == [("agreement/LVA", "signed_date", claim)]


@pytest.mark.parametrize("mode", ["forecast", "condition"])
def test_what_is_only_expected_is_not_decided_at_one_stroke(store, cite, mode):
    cite("agreement/LVA", "status", "signed", "signed", 2, mode=mode)
    assert store.ask(release.uncontested) == []


def test_a_claim_without_a_quote_is_not_decided_at_one_stroke(store, cite):
    cite("agreement/LVA", "place", "Riga")
    assert store.ask(release.uncontested) == []


def test_two_values_are_not_decided_at_one_stroke(store, cite):
    cite("agreement/LVA", "signed_date", "2024-04-11", "11 April 2024", 2)
    cite("agreement/LVA", "signed_date", "2024-04", "April 2024", 2)
    assert store.ask(release.uncontested) == []


def test_the_findings_of_a_field_are_those_that_stand_on_it(sample):
    rules = {row.rule for row in sample.ask(conflicts.findings_of_field, "agreement/NLD", "signed_date")}
    assert "status-against-date" in rules
    joined = "accession/joint-declaration-2023/DNK"
    assert sample.ask(conflicts.findings_of_field, joined, "joined_date") == []


def test_open_findings_are_counted_by_severity(sample):
    counted = sample.ask(conflicts.open_counts)
    found = sample.ask(conflicts.findings)
    assert counted == {name: sum(row.severity == name for row in found) for name in conflicts.SEVERITIES}


def test_a_finding_is_shown_with_its_claims_in_the_order_of_its_explanation(sample):
    row = next(row for row in sample.ask(conflicts.findings) if row.rule == "two-in-one-role")
    view = sample.ask(conflicts.finding, row.id)
    names = [claim.record_label.partition(",")[0] for claim in view.claims]
    assert sorted(names, key=row.explanation.index) == names
    assert sample.ask(conflicts.finding, "0" * 16) is None


# ---------------------------------------------------------------- records in pickers and forms


@pytest.mark.parametrize("words", ["zhov", "Жовква", "ihor zh"])
def test_a_picker_finds_a_person_by_any_part_of_a_name(sample, words):
    assert "person/ihor-zhovkva" in [name.key for name in sample.ask(records.pick, "person", words)]


def test_a_picker_without_words_offers_all(sample):
    assert len(sample.ask(records.pick, "body", "")) == 4


def test_labels_are_given_for_keys_that_are_there(sample):
    assert sample.ask(records.labels, ["country/LVA", "country/ATL"]) == {"country/LVA": "Latvia"}


def test_what_is_typed_and_not_entered_is_kept_until_it_is_forgotten(store):
    edits.apply(store, edits.CreateRecord(key="agreement/LVA"), "Ada")

    def kept():
        return {field.name: field.draft for field in store.ask(records.record, "agreement/LVA").fields}["title"]

    save_draft(store, "agreement/LVA", "title", "The ")
    save_draft(store, "agreement/LVA", "title", "The text")
    assert kept() == "The text"
    clear_draft(store, "agreement/LVA", "title")
    assert kept() is None
