"""What the evidence side of the desktop reads: proposals for an article, its marks, steps by their words."""

import base64

import pytest

from db.capture import Draft
from db.edits import (
    AddArticle,
    Cite,
    Decide,
    Enter,
    GradePublisher,
    NewClaim,
    Refuse,
    Refused,
    RejectClaim,
    Vet,
    Withdraw,
    apply,
    undo,
)
from db.kinds import Invalid
from db.queries import drafts
from db.queries.articles import article
from db.queries.claims import claims_of_field
from db.queries.conflicts import findings
from db.queries.drafts import NOTHING, home, proposals
from db.queries.history import steps
from db.queries.marks import CONFLICT, PLAIN, VETTED, marked_article
from db.queries.records import names_of

FIRST = "Riga\nUkraine signed a security agreement with Latvia on 10 April 2024."
SECOND = "Vilnius\nThe agreement with Latvia was signed on 11 April 2024."


@pytest.fixture
def two(store):
    for name, text in (("a", FIRST), ("b", SECOND)):
        raw = base64.b64encode(text.encode())
        known = {"title": name, "published": "2024-04-20", "language": "en", "publisher": "The Daily"}
        apply(store, AddArticle(name=name, format="text", raw=raw, text=text, **known), "O")
    return store


def claim(store, row: int, text: str, quote: str, field: str, value: str) -> str:
    start = text.index(quote)
    new = NewClaim(record="agreement/LVA", field=field, value=value, article=row, start=start, end=start + len(quote))
    apply(store, Cite(claims=(new,)), "O")
    return store.ask(claims_of_field, "agreement/LVA", field)[-1].id


def test_proposals_leave_out_what_is_a_claim_already(two):
    found = two.ask(proposals, 1)
    status = next(draft for draft in found.drafts if (draft.record, draft.field) == ("agreement/LVA", "status"))
    assert found.labels["agreement/LVA"] == "Latvia"
    assert any(mention.kind == "country" and mention.normal == "LVA" for mention in found.mentions)
    cited = claim(two, 1, FIRST, "signed a security agreement with Latvia", "status", "signed")
    assert status not in two.ask(proposals, 1).drafts
    apply(two, RejectClaim(claim=cited, reason="misread"), "O")
    assert status not in two.ask(proposals, 1).drafts
    assert two.ask(proposals, 99) == NOTHING


def test_a_refused_draft_is_told_apart(two):
    first = two.ask(proposals, 1).drafts[0]
    said = Refused(record=first.record, field=first.field, norm=first.norm, start=first.start, end=first.end)
    apply(two, Refuse(article=1, drafts=(said,)), "O")
    found = two.ask(proposals, 1)
    assert (found.refused, first in found.drafts) == ((first,), False)


def test_a_claim_with_another_value_on_the_very_quote_covers_a_draft(two):
    status = next(draft for draft in two.ask(proposals, 1).drafts if draft.field == "status")
    claim(two, 1, FIRST, FIRST[status.start : status.end], "status", "announced")
    assert status not in two.ask(proposals, 1).drafts


def test_what_names_no_field_is_not_proposed(two, monkeypatch):
    kept = Draft("agreement/LVA", "status", "signed", "signed", 0, 4)
    strange = [Draft("no such/LVA", "status", "x", "x", 0, 4), Draft("agreement/LVA", "colour", "x", "x", 0, 4)]
    reading = type("Reading", (), {"drafts": (*strange, kept), "mentions": ()})
    monkeypatch.setattr(drafts, "_read", lambda *given: reading)
    assert two.ask(proposals, 1).drafts == (kept,)


def test_names_are_known_before_records_are(two):
    assert two.ask(names_of, ["agreement/LVA", "country/DNK"]) == {"agreement/LVA": "Latvia", "country/DNK": "Denmark"}
    assert two.ask(home) == "UKR"


def test_marks_tell_what_stands_in_conflict_and_what_is_vetted(two):
    place = claim(two, 1, FIRST, "Riga", "place", "Riga")
    early = claim(two, 1, FIRST, "10 April 2024", "signed_date", "10 April 2024")
    claim(two, 2, SECOND, "11 April 2024", "signed_date", "11 April 2024")
    apply(two, Decide(record="agreement/LVA", field="place", claim=place), "O")
    apply(two, Vet(fields=(("agreement/LVA", "place"),)), "R")
    found = two.ask(marked_article, 1)
    assert [found.state(row.id) for row in found.claims] == [VETTED, CONFLICT]
    assert found.state("other") == PLAIN
    apply(two, RejectClaim(claim=early, reason="misread"), "O")
    assert [row.field for row in two.ask(marked_article, 1).claims] == ["place"]
    assert two.ask(marked_article, 99) is None


def test_withdrawing_a_decision_opens_its_findings_again(two):
    claim(two, 1, FIRST, "10 April 2024", "signed_date", "10 April 2024")
    chosen = claim(two, 2, SECOND, "11 April 2024", "signed_date", "11 April 2024")
    (found,) = two.ask(findings)
    assert (found.subject, found.field_label, found.rule_title) == ("Agreement · Latvia", "Signed", "Date precision")
    assert "date" in found.rule_help
    apply(two, Decide(record="agreement/LVA", field="signed_date", claim=chosen), "O")
    assert two.ask(findings) == []
    apply(two, Withdraw(record="agreement/LVA", field="signed_date"), "O")
    assert [row.id for row in two.ask(findings)] == [found.id]


def test_steps_on_different_fields_of_a_record_are_undone_apart(two):
    for field, value in (("title", "Agreement"), ("place", "Riga"), ("duration", "10 years"), ("place", "Kyiv")):
        apply(two, Enter(record="agreement/LVA", field=field, value=value), "O")
    newest = two.ask(steps)
    duration, first_place = newest[1], newest[2]
    undo(two, "O", duration.id)
    with pytest.raises(Invalid, match="place"):
        undo(two, "O", first_place.id)
    assert two.ask(steps, None, 10, "ДУ") == []
    assert [step.summary for step in two.ask(steps, None, 10, "10 YEARS")][-1] == duration.summary


def test_a_grade_keeps_the_kind_of_source(two):
    apply(two, GradePublisher(publisher="The Daily", source_type="newspaper"), "O")
    apply(two, GradePublisher(publisher="The Daily", reliability="B"), "O")
    assert two.ask(article, 1).row.reliability == "B"
    with pytest.raises(Invalid):
        apply(two, GradePublisher(publisher="", reliability="B"), "O")
