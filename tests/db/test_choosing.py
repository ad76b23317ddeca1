"""Settling a finding by the claim that holds."""

import pytest
from sqlalchemy import func, select

from db import edits
from db.evidence import Verdict
from db.kinds import Invalid
from db.queries.conflicts import FindingView, finding, findings
from db.store import Store


def open_finding(store: Store, rule: str) -> FindingView:
    rows = [row for row in store.ask(findings) if row.rule == rule]
    view = store.ask(finding, rows[0].id)
    assert view is not None
    return view


def choose(store: Store, view: FindingView, number: int) -> FindingView:
    edits.apply(store, edits.Choose(finding=view.row.id, claim=view.claims[number].id, reason="checked"), "Ada")
    after = store.ask(finding, view.row.id)
    assert after is not None
    return after


def test_choosing_between_two_records_decides_the_finding(sample: Store) -> None:
    view = open_finding(sample, "two-in-one-role")
    assert choose(sample, view, 0).row.state == "decided"


def test_choosing_between_two_records_accepts_the_chosen_claim(sample: Store) -> None:
    view = open_finding(sample, "two-in-one-role")
    assert next(claim.accepted for claim in choose(sample, view, 0).claims)


def test_choosing_within_one_field_needs_no_verdict(sample: Store) -> None:
    view = open_finding(sample, "date-precision")
    before = sample.ask(lambda connection: connection.execute(select(func.count(Verdict.id))).scalar())
    choose(sample, view, 0)
    assert sample.ask(lambda connection: connection.execute(select(func.count(Verdict.id))).scalar()) == before


def test_a_choice_is_one_step_to_undo(sample: Store) -> None:
    view = open_finding(sample, "two-in-one-role")
    choose(sample, view, 0)
    edits.undo(sample, "Ada")
    again = sample.ask(finding, view.row.id)
    assert again is not None
    assert again.row.state == "open"


def test_a_claim_of_another_finding_cannot_settle_this_one(sample: Store) -> None:
    view, other = open_finding(sample, "two-in-one-role"), open_finding(sample, "date-precision")
    with pytest.raises(Invalid, match="not part of finding"):
        edits.apply(sample, edits.Choose(finding=view.row.id, claim=other.claims[0].id), "Ada")
