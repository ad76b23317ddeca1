"""The list of what is to decide: facets with counts, groups, order, text, and what is opened again."""

from datetime import UTC, datetime, timedelta

import pytest

from db import edits
from db.queries.conflicts import decision_id, finding, findings
from db.queries.workbench import Asked, articles, facets, item, item_of, outline, rows
from tests.db.conftest import add_article

FIRST = "Latvia signed in Kyiv on 10 April 2024. Aid of $61 billion waits. Latvia is in talks."
SECOND = "Riga and Kyiv signed on 11 April 2024, a source says. Estonia signed on 3 May 2024."
THIRD = "Estonia signed on 4 May 2024, and Latvia on 12 April 2024. Естонія підписала угоду."


def do(store, command):
    return edits.apply(store, command, "Ada")


@pytest.fixture
def said(store):
    """Three articles that disagree on two days; how to cite one of them."""
    texts = (FIRST, SECOND, THIRD)
    for number, text in enumerate(texts, 1):
        add_article(store, f"{number}.txt", text, f"2024-06-0{number}", title=f"Title {number}")

    def cite(article, record, field, quote, value=None):
        start = texts[article - 1].index(quote)
        where = {"article": article, "start": start, "end": start + len(quote)}
        do(store, edits.Cite(claims=(edits.NewClaim(record=record, field=field, value=value or quote, **where),)))
        return store.ask(lambda c: c.exec_driver_sql("SELECT digest FROM claim ORDER BY id DESC LIMIT 1").scalar())

    return cite


@pytest.fixture
def two(said):
    """A hard finding on Latvia's signature and one on Estonia's."""
    said(1, "agreement/LVA", "signed_date", "10 April 2024")
    said(2, "agreement/LVA", "signed_date", "11 April 2024")
    said(2, "agreement/EST", "signed_date", "3 May 2024")
    said(3, "agreement/EST", "signed_date", "4 May 2024")


def counts(store, facet, **chosen):
    named = {name: (value,) if isinstance(value, str) else value for name, value in chosen.items()}
    return {value.norm: value.count for value in store.ask(facets, Asked(named))[facet] if value.count}


def listed(store, **asked):
    """The labels of the headings, each with the records of its items."""
    found = store.ask(outline, Asked(**asked))
    lines = store.ask(rows, found.items)
    told, at = [], 0
    for heading in found.headings:
        told.append((heading.label, [lines[item].record for item in found.items[at : at + heading.count]]))
        at += heading.count
    return told


def test_findings_stand_under_their_records(store, two):
    assert listed(store) == [("Agreement · Estonia", ["agreement/EST"]), ("Agreement · Latvia", ["agreement/LVA"])]


@pytest.mark.parametrize(
    ("group", "labels"),
    [
        ("rule", ["Date precision"]),
        ("country", ["Estonia", "Latvia"]),
        ("article", ["Title 3", "Title 2"]),
    ],
)
def test_findings_stand_in_other_groups(store, two, group, labels):
    assert [label for label, _ in listed(store, group=group)] == labels


def test_the_newest_come_first(store, two, said):
    said(3, "agreement/LVA", "signed_date", "12 April 2024")
    assert listed(store, sort="newest")[0][0] == "Agreement · Latvia"


def test_those_with_most_claims_come_first(store, two, said):
    said(3, "agreement/LVA", "signed_date", "12 April 2024")
    found = store.ask(outline, Asked(sort="claims"))
    assert [store.ask(rows, found.items)[item].claims for item in found.items] == [3, 2]


def test_every_facet_counts_what_it_would_show(store, two):
    assert counts(store, "severity") == {"hard": 2}
    assert counts(store, "country") == {"EST": 1, "LVA": 1}
    assert counts(store, "type") == {"agreement": 2}
    assert counts(store, "rule") == {"date-precision": 2}
    assert counts(store, "state") == {"open": 2}
    assert counts(store, "age") == {"day": 2}


def test_a_facet_does_not_narrow_itself_but_the_others(store, two):
    assert counts(store, "country", country="LVA") == {"EST": 1, "LVA": 1}
    assert counts(store, "severity", country="LVA") == {"hard": 1}
    assert counts(store, "country", severity="soft") == {}


def test_several_facets_narrow_together(store, two):
    chosen = {"country": ("LVA",), "severity": ("hard", "soft")}
    assert [label for label, _ in listed(store, chosen=chosen)] == ["Agreement · Latvia"]


def test_articles_are_counted_with_the_findings_that_quote_them(store, two):
    found = {value.label: value.count for value in store.ask(articles, Asked())}
    assert found == {"Title 1": 1, "Title 2": 2, "Title 3": 1}


def test_an_article_narrows_to_the_findings_that_quote_it(store, two):
    assert [label for label, _ in listed(store, chosen={"article": ("1",)})] == ["Agreement · Latvia"]


@pytest.mark.parametrize(
    ("words", "label"),
    [("latvia", "Agreement · Latvia"), ("3 May", "Agreement · Estonia"), ("kyiv SIGNED", "")],
)
def test_words_narrow_by_explanation_record_and_quote(store, two, words, label):
    assert [found for found, _ in listed(store, words=words)] == [label][: bool(label)]


def test_words_of_another_script_are_found_in_quotes(store, said):
    said(2, "agreement/EST", "signed_date", "3 May 2024")
    said(3, "agreement/EST", "signed_date", "Естонія підписала угоду", "5 May 2024")
    assert [label for label, _ in listed(store, words="естонія ПІДПИСАЛА")] == ["Agreement · Estonia"]


@pytest.mark.parametrize(("days", "age"), [(0, "day"), (3, "week"), (20, "month"), (300, "older")])
def test_age_is_that_of_the_newest_claim(store, two, days, age):
    later = datetime.now(UTC) + timedelta(days=days)
    found = store.ask(facets, Asked(), later)["age"]
    assert {value.norm: value.count for value in found if value.count} == {age: 2}


# ---------------------------------------------------------------- opened again


def dismiss(store, record, state="dismissed"):
    row = next(row for row in store.ask(findings) if row.record == record)
    do(store, edits.Judge(finding=row.id, state=state, reason="Two papers", reason_code="different-dates"))
    return row.id


def the_open(store, record):
    row = next(row for row in store.ask(findings) if row.record == record)
    return store.ask(finding, row.id)


def test_new_evidence_opens_a_dismissal_again_and_tells_what_is_new(store, two, said):
    dismiss(store, "agreement/LVA")
    new = said(3, "agreement/LVA", "signed_date", "12 April 2024")
    former = the_open(store, "agreement/LVA").former
    assert (former.state, former.reason, former.seen, former.new, former.gone) == (
        *("dismissed", "Two papers", 2, (new,), ()),
    )
    assert counts(store, "state") == {"open": 1, "reopened": 1}


def test_a_claim_that_is_gone_is_told_and_shown(store, two, said):
    said(3, "agreement/LVA", "signed_date", "12 April 2024")
    dismiss(store, "agreement/LVA")
    gone = store.ask(finding, store.ask(findings, states=("dismissed",))[0].id).claims[0].id
    do(store, edits.RejectClaim(claim=gone, reason="no"))
    view = the_open(store, "agreement/LVA")
    assert view.former.gone == (gone,)
    assert [claim.status for claim in view.gone] == ["rejected"]


def test_a_verdict_on_a_finding_that_stands_says_nothing_of_others(store, two):
    dismiss(store, "agreement/LVA")
    assert the_open(store, "agreement/EST").former is None
    assert counts(store, "state") == {"open": 1, "dismissed": 1}


def test_a_finding_as_it_was_is_dismissed_again_by_itself(store, two, said):
    dismiss(store, "agreement/LVA")
    said(3, "agreement/LVA", "signed_date", "12 April 2024")
    edits.undo(store, "Ada")
    assert counts(store, "state") == {"open": 1, "dismissed": 1}


@pytest.fixture
def reopened(store, said):
    """A decision on Latvia's place that has seen one claim of now two, one of which is new."""
    first = said(1, "agreement/LVA", "place", "Kyiv")
    do(
        store,
        edits.Decide(record="agreement/LVA", field="place", claim=first, reason_code="primary-source", reason="!"),
    )
    return first, said(2, "agreement/LVA", "place", "Kyiv")


def test_a_reopened_decision_is_an_item_of_its_own(store, reopened):
    (item,) = store.ask(outline, Asked({"state": ("reopened",)})).items
    row = store.ask(rows, [item])[item]
    assert (row.is_decision, row.state, row.record, row.field) == (True, "reopened", "agreement/LVA", "place")
    assert store.ask(item_of, row.id) == item
    assert row.explanation == "“Kyiv” was accepted when 1 claim was known. Since then 1 came, 0 went."


def test_a_reopened_decision_tells_what_is_new(store, reopened):
    old, new = reopened
    view = store.ask(finding, decision_id("agreement/LVA", "place"))
    assert [claim.id for claim in view.claims] == [old, new]
    assert (view.former.new, view.former.gone, view.former.accepted) == ((new,), (), old)
    assert (view.former.reason_code, view.former.seen, view.former.curator) == ("primary-source", 1, "Ada")


def test_a_reopened_decision_is_found_by_article_and_words(store, reopened):
    assert len(store.ask(outline, Asked({"article": ("2",)})).items) == 1
    assert {value.label for value in store.ask(articles, Asked())} == {"Title 1", "Title 2"}
    assert len(store.ask(outline, Asked(words="latvia")).items) == 1


def test_deciding_again_settles_it(store, reopened):
    do(store, edits.Decide(record="agreement/LVA", field="place", claim=reopened[0]))
    assert store.ask(outline, Asked({"state": ("reopened",)})).items == ()
    assert store.ask(finding, decision_id("agreement/LVA", "place")) is None
    assert store.ask(item_of, decision_id("agreement/LVA", "title")) is None


def test_an_empty_workspace_lists_nothing(store):
    assert store.ask(outline, Asked()).items == ()
    assert counts(store, "severity") == {}


def test_an_item_is_read_whole_by_its_number(store, reopened, two):
    (decision,) = store.ask(outline, Asked({"state": ("reopened",)})).items
    assert store.ask(item, decision).row.rule_help.startswith("A decision saw other claims")
    numbers = [number for number in store.ask(outline, Asked()).items if number > 0]
    views = [store.ask(item, number) for number in numbers]
    assert {view.row.record for view in views} == {"agreement/EST", "agreement/LVA"}
    assert [store.ask(item_of, view.row.id) for view in views] == numbers
    assert (store.ask(item, 10_000), store.ask(item, -10_000)) == (None, None)


def test_sorted_by_record_they_stand_from_a_to_z(store, two):
    assert [label for label, _ in listed(store, sort="record", group="country")] == ["Estonia", "Latvia"]
