"""What the dataset would be without a source, below a grade, or under other policies; and that nothing changes."""

import pytest

from db import edits
from db.kinds import Invalid
from db.queries.whatif import Scenario, sources_named, what_if


@pytest.fixture
def graded(store, articles):
    """The first article is by the Ledger, graded B; the second by the Courier, graded D."""
    for row, publisher, letter in ((1, "Ledger", "B"), (2, "Вісник", "D")):
        edits.apply(store, edits.CorrectArticle(article=row, publisher=publisher), "Ada")
        edits.apply(store, edits.GradePublisher(publisher=publisher, reliability=letter), "Ada")
    return store


def decide(store, claim, record="agreement/LVA", field="place"):
    edits.apply(store, edits.Decide(record=record, field=field, claim=claim), "Ada")


def supposed(store, **scenario):
    return store.ask(lambda connection: list(what_if(connection, Scenario(**scenario))))


def told(changes):
    return [(change.kind, change.field, change.now, change.then) for change in changes]


def without(store, *names):
    return store.ask(sources_named, names)


def test_a_value_that_only_the_source_gives_is_lost_and_with_the_last_one_its_record(graded, cite):
    decide(graded, cite("agreement/LVA", "place", "Kyiv", "Kyiv"))
    lost, record = supposed(graded, articles=without(graded, "ledger"))
    assert told([lost, record]) == [("lost", "place", "Kyiv", ""), ("record", "", "its only value", "")]
    assert lost.why == "Nothing else says so."


def test_a_record_that_keeps_one_value_is_not_lost(graded, cite):
    decide(graded, cite("agreement/LVA", "place", "Kyiv", "Kyiv"))
    decide(graded, cite("agreement/LVA", "title", "Deal", "Latvia", 2), field="title")
    assert told(supposed(graded, articles=without(graded, "Ledger"))) == [("lost", "place", "Kyiv", "")]


def test_a_value_that_another_source_gives_too_stands(graded, cite):
    decide(graded, cite("agreement/LVA", "place", "Kyiv", "Kyiv"))
    cite("agreement/LVA", "place", "Kyiv", "Latvia", 2)
    cite("agreement/LVA", "place", "Riga", "Aid", 2)
    assert supposed(graded, articles=without(graded, "Ledger")) == []


def test_an_expectation_keeps_no_value_standing(graded, cite):
    decide(graded, cite("agreement/LVA", "place", "Kyiv", "Kyiv"))
    cite("agreement/LVA", "place", "Kyiv", "Latvia", 2, mode="forecast")
    assert supposed(graded, articles=without(graded, "Ledger"))[0].kind == "lost"


def test_the_rest_gives_the_value_where_it_agrees_or_a_policy_decides(graded, cite):
    decide(graded, cite("agreement/LVA", "place", "Kyiv", "Kyiv"))
    cite("agreement/LVA", "place", "Riga", "Latvia", 2)
    assert told(supposed(graded, articles=without(graded, "Ledger"))) == [("changed", "place", "Kyiv", "Riga")]
    cite("agreement/LVA", "place", "Tallinn", "Aid", 2, as_of="2024-06-01")
    assert told(supposed(graded, articles=without(graded, "Ledger")))[0] == ("lost", "place", "Kyiv", "")
    edits.apply(graded, edits.Configure(name="policies", value={"*": ["latest-as-of"]}), "Ada")
    assert told(supposed(graded, articles=without(graded, "Ledger"))) == [("changed", "place", "Kyiv", "Tallinn")]


def test_below_a_grade_sources_do_not_count_and_no_grade_is_the_worst(graded, cite):
    decide(graded, cite("agreement/LVA", "place", "Kyiv", "Kyiv"))
    decide(graded, cite("agreement/LVA", "title", "Deal", "Latvia", 2), field="title")
    edits.apply(graded, edits.Enter(record="agreement/LVA", field="duration", value="10 years"), "Ada")
    fields = lambda letter: {change.field for change in supposed(graded, min_grade=letter)}  # noqa: E731
    assert fields("F") == set()
    assert fields("D") == {"duration"}
    assert fields("C") == {"title", "duration"}
    assert fields("A") == {"place", "title", "duration", ""}


def test_of_many_values_those_of_the_source_go(graded, cite):
    cite("country/LVA", "aliases", ["Latvija"], "Latvia")
    decide(graded, cite("country/LVA", "aliases", ["Lettland"], "Latvia", 2), "country/LVA", "aliases")
    (change,) = supposed(graded, articles=without(graded, "Ledger"))
    assert (change.now, change.then, change.why) == ("Latvija; Lettland", "Lettland", "1 of its 2 claims do not count.")


def test_other_policies_decide_anew_where_values_differ(graded, cite):
    decide(graded, cite("agreement/LVA", "place", "Kyiv", "Kyiv"))
    cite("agreement/LVA", "place", "Riga", "Latvia", 2)
    cite("negotiation/LVA", "subject", "security", "talks")
    assert told(supposed(graded, policies={"*": ("latest-as-of",)})) == [("changed", "place", "Kyiv", "Riga")]
    assert supposed(graded, policies={"*": ("higher-grade",)}) == []
    assert supposed(graded, policies={}) == []


def test_an_undecided_field_gains_the_value_that_a_policy_chooses(graded, cite):
    cite("agreement/LVA", "place", "Kyiv", "Kyiv")
    cite("agreement/LVA", "place", "Riga", "Latvia", 2)
    assert told(supposed(graded, policies={"*": ("latest-as-of",)})) == [("gained", "place", "", "Riga")]


def test_a_source_is_named_in_any_case_by_publisher_or_article_and_else_refused(graded):
    assert without(graded, "ВІСНИК") == {2}
    assert without(graded, "latvia.txt", "Вісник") == {1, 2}
    with pytest.raises(Invalid, match="neither a publisher nor an article here; the publishers are: Ledger, Вісник"):
        without(graded, "Times")


def test_supposing_changes_nothing(graded, cite):
    decide(graded, cite("agreement/LVA", "place", "Kyiv", "Kyiv"))
    count = "SELECT (SELECT count(*) FROM edit), (SELECT count(*) FROM claim WHERE status = 'active')"
    before = graded.ask(lambda connection: connection.exec_driver_sql(count).one())
    supposed(graded, articles=without(graded, "Ledger"), min_grade="A", policies={"*": ("most-origins",)})
    assert graded.ask(lambda connection: connection.exec_driver_sql(count).one()) == before


def test_a_value_stands_where_another_source_calls_the_same_by_another_name(graded, cite):
    decide(graded, cite("agreement/LVA", "place", "Kyiv", "Kyiv"))
    cite("agreement/LVA", "place", "Hostomel", "Latvia", 2)
    assert told(supposed(graded, articles=without(graded, "Ledger"))) == [("changed", "place", "Kyiv", "Hostomel")]
    edits.apply(graded, edits.Identify(first="place/Kyiv", second="place/Hostomel", verdict="same"), "Ada")
    assert supposed(graded, articles=without(graded, "Ledger")) == []
