"""What each article says to a value: supports, contradicts, stands beside, is absent from a closed list, rejected."""

import pytest

from db import edits
from db.queries.matrix import Subject, frame, rows
from tests.db.conftest import add_article

LIST = "Only France and Germany have signed. Latvia is still waiting."


def states(store, subject):
    """Of each row its value, and what each article says to it."""
    return {row.shown: {at: cell.state for at, cell in row.cells.items()} for row in store.ask(rows, subject)}


LATVIA = Subject(record="agreement/LVA")


def test_equal_and_more_precise_values_support_and_excluded_ones_contradict(store, cite):
    cite("agreement/LVA", "signed_date", "2024-03", "talks")
    cite("agreement/LVA", "signed_date", "11 March 2024", "Latvia", 2)
    assert states(store, LATVIA) == {
        "March 2024": {1: "supports", 2: "supports"},
        "11 March 2024": {1: "supports", 2: "supports"},
    }
    cite("agreement/LVA", "signed_date", "12 February 2024", "Kyiv")
    assert states(store, LATVIA)["12 February 2024"] == {1: "supports", 2: "contradicts"}
    assert states(store, LATVIA)["11 March 2024"] == {1: "supports", 2: "supports"}


def test_progress_of_a_status_stands_beside_it(store, cite):
    cite("negotiation/LVA", "status", "negotiating", "talks")
    cite("negotiation/LVA", "status", "text agreed", "signed", 2)
    found = states(store, Subject(record="negotiation/LVA"))
    assert found == {"negotiating": {1: "supports", 2: "beside"}, "text agreed": {1: "beside", 2: "supports"}}


def test_a_conflict_that_is_marked_apparent_contradicts_no_more(store, cite):
    cite("agreement/LVA", "place", "Kyiv", "Kyiv")
    cite("agreement/LVA", "signed_date", "10 March 2024", "talks")
    cite("agreement/LVA", "signed_date", "11 March 2024", "Latvia", 2)
    assert states(store, LATVIA)["10 March 2024"][2] == "contradicts"
    with store.read() as connection:
        finding = connection.exec_driver_sql("SELECT digest FROM finding WHERE severity = 'hard'").scalar_one()
    edits.apply(store, edits.Judge(finding=finding, state="apparent", reason="two days"), "Ada")
    assert states(store, LATVIA)["10 March 2024"][2] == "beside"


def test_what_was_rejected_is_told_and_what_is_expected_supports_nothing(store, cite):
    wrong = cite("agreement/LVA", "place", "Kyiv", "Kyiv")
    edits.apply(store, edits.RejectClaim(claim=wrong, reason="misread"), "Ada")
    cite("agreement/LVA", "place", "Kyiv", "Latvia", 2, mode="forecast")
    assert states(store, LATVIA) == {"Kyiv": {1: "rejected", 2: "beside"}}


@pytest.fixture
def closed(store, cite):
    """Latvia signed by the second article; a third one has a closed list without it."""
    cite("agreement/LVA", "status", "signed", "signed", 2)
    add_article(store, "list.txt", LIST, "2024-06-01")
    end = LIST.index(".")
    members = {"record": "tally/signed/2024-06-01", "field": "members", "value": ["FRA", "DEU"], "list_flag": "closed"}
    claim = edits.NewClaim.model_validate({**members, "article": 3, "start": 0, "end": end})
    edits.apply(store, edits.Cite(claims=(claim,)), "Ada")
    return store


def test_a_closed_list_without_the_country_is_an_absence_that_opens_the_list(closed):
    (row,) = closed.ask(rows, LATVIA)
    assert row.cells[3].state == "absent"
    assert (row.cells[3].article, row.cells[3].exact) == (3, "Only France and Germany have signed")


def test_a_closed_list_that_names_the_country_is_no_absence(closed, cite):
    cite("agreement/FRA", "status", "signed", "signed", 2)
    (row,) = closed.ask(rows, Subject(record="agreement/FRA"))
    assert set(row.cells) == {2}


def test_an_open_list_is_none(closed, store):
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE claim SET list_flag = 'open' WHERE field = 'members'")
    (row,) = store.ask(rows, LATVIA)
    assert set(row.cells) == {2}


def test_a_record_has_its_articles_by_date_as_columns(closed, cite):
    cite("agreement/LVA", "place", "Kyiv", "Kyiv")
    edits.apply(closed, edits.Enter(record="agreement/LVA", field="title", value="Deal"), "Ada")
    found = closed.ask(frame, LATVIA)
    assert (found.title, found.rows) == ("Agreement · Latvia", 3)
    assert [source.name for source in found.sources] == ["latvia.txt", "signed.txt", "list.txt", ""]


def test_of_many_values_each_is_a_row(store, cite):
    cite("country/LVA", "aliases", ["Latvija", "Lettland"], "Latvia")
    cite("country/LVA", "aliases", ["Latvija"], "Latvia", 2)
    found = states(store, Subject(record="country/LVA"))
    assert found == {"Latvija": {1: "supports", 2: "supports"}, "Lettland": {1: "supports", 2: "beside"}}


def test_a_field_of_a_type_has_records_as_rows_read_in_pages(store, cite):
    for number, code in enumerate(("LVA", "EST", "FRA"), 1):
        cite(f"agreement/{code}", "place", "Kyiv", "Kyiv", as_of=f"2024-01-0{number}")
    cite("agreement/EST", "place", "Riga", "Latvia", 2)
    cite("negotiation/POL", "subject", "security", "talks")
    subject = Subject(type="agreement", field="place")
    found = store.ask(frame, subject)
    assert (found.title, found.rows, len(found.sources)) == ("Agreements · Place", 3, 2)
    assert [row.label for row in store.ask(rows, subject, 1, 2)] == ["France", "Latvia"]
    (estonia,) = store.ask(rows, subject, 0, 1)
    assert (estonia.shown, {at: cell.state for at, cell in estonia.cells.items()}) == (
        "Riga",
        {1: "contradicts", 2: "supports"},
    )


def test_the_decided_value_is_the_one_that_cells_are_about(store, cite):
    first = cite("agreement/EST", "place", "Kyiv", "Kyiv")
    cite("agreement/EST", "place", "Riga", "Latvia", 2)
    edits.apply(store, edits.Decide(record="agreement/EST", field="place", claim=first), "Ada")
    assert [row.shown for row in store.ask(rows, Subject(type="agreement", field="place"))] == ["Kyiv"]


def test_what_is_not_there_has_no_matrix(store):
    assert store.ask(frame, Subject(record="agreement/LVA")) is None
    assert store.ask(frame, Subject(type="agreement", field="colour")) is None
    assert store.ask(frame, Subject(type="agreement", field="place")).rows == 0
