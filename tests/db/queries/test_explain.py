"""Why a field has its value, from the decision down to the articles."""

from db import edits
from db.queries.explain import explain

PLACE = ("agreement/LVA", "place")


def test_the_accepted_claim_comes_first_then_the_newest_then_what_was_set_aside(store, cite):
    old = cite(*PLACE, "Kyiv", "Kyiv")
    cite(*PLACE, "Riga", "Latvia", 2)
    wrong = cite(*PLACE, "Tallinn", "Aid", 2)
    edits.apply(store, edits.RejectClaim(claim=wrong, reason="misread"), "Ada")
    edits.apply(store, edits.Decide(record=PLACE[0], field=PLACE[1], claim=old, reason="The host says so"), "Bob")
    found = store.ask(explain, *PLACE)
    assert found.place == "Agreement · Latvia · Place"
    assert [claim.shown for claim in found.claims] == ["Kyiv", "Riga", "Tallinn"]
    assert (found.value.shown, found.value.state) == ("Kyiv", "decided")
    assert (found.decision.curator, found.decision.reason) == ("Bob", "The host says so")
    assert not found.decision.reopened


def test_a_claim_that_came_after_the_decision_is_new(store, cite):
    old = cite(*PLACE, "Kyiv", "Kyiv")
    edits.apply(store, edits.Decide(record=PLACE[0], field=PLACE[1], claim=old), "Ada")
    cite(*PLACE, "Riga", "Latvia", 2)
    found = store.ask(explain, *PLACE)
    assert found.decision.reopened
    assert {claim.shown: found.is_new(claim) for claim in found.claims} == {"Kyiv": False, "Riga": True}


def test_open_findings_on_the_field_stand_with_it(store, cite):
    cite("agreement/LVA", "signed_date", "11 April 2024", "11 April 2024", 2)
    cite("agreement/LVA", "signed_date", "12 April 2024", "Aid", 2)
    found = store.ask(explain, "agreement/LVA", "signed_date")
    assert [row.rule for row in found.findings] == ["date-precision"]
    assert found.decision is None


def test_an_empty_field_explains_itself_and_what_is_no_field_does_not(store, cite):
    cite(*PLACE, "Kyiv", "Kyiv")
    assert store.ask(explain, "agreement/LVA", "duration").claims == ()
    assert store.ask(explain, "agreement/LVA", "colour") is None
    assert store.ask(explain, "agreement/EST", "place") is None
