"""A second person's check: who may give it, what waits for whom, and a workspace of one."""

import json

import pytest

from db import edits
from db.edits import Invalid
from db.jobs.deciding import decide_file
from db.queries.review import awaiting

PLACE = ("agreement/LVA", "signed_date")


@pytest.fixture
def decided(store, cite):
    """A value that Ada decided."""
    claim = cite(*PLACE, "2024-04-11", "11 April 2024", 2)
    edits.apply(store, edits.Decide(record=PLACE[0], field=PLACE[1], claim=claim), "Ada")
    return claim


def vet(store, who):
    return edits.apply(store, edits.Vet(fields=(PLACE,)), who)


def test_who_decided_may_not_check(store, decided):
    with pytest.raises(Invalid, match="a second person is to check it"):
        vet(store, "Ada")


def test_a_second_person_may_check(store, decided):
    vet(store, "Bob")
    assert store.ask(awaiting, "Bob") == []


def test_in_a_workspace_of_one_person_who_decided_may_check(store, decided, alone):
    vet(store, "Ada")
    assert store.ask(awaiting, "Ada") == []


def test_a_decision_with_its_own_maker_as_reviewer_is_refused(store, decided):
    with pytest.raises(Invalid, match="second person"):
        edits.apply(store, edits.Decide(record=PLACE[0], field=PLACE[1], claim=decided, reviewer="Ada"), "Ada")


def test_so_is_one_in_a_file(store, decided, tmp_path):
    line = {"record": PLACE[0], "field": PLACE[1], "claim": decided, "reviewer": "Ada"}
    path = tmp_path / "decisions.jsonl"
    path.write_text(json.dumps(line))
    (reject,) = decide_file(store, path, "Ada").rejects
    assert "second person" in reject.reason


def test_a_value_waits_for_the_others_and_not_for_who_decided_it(store, decided):
    assert store.ask(awaiting, "Ada") == []
    assert store.ask(awaiting, "Bob") == [PLACE]


def test_alone_it_waits_for_who_decided_it(store, decided, alone):
    assert store.ask(awaiting, "Ada") == [PLACE]


def test_both_persons_are_kept(store, decided):
    vet(store, "Bob")
    with store.read() as connection:
        row = connection.exec_driver_sql("SELECT curator, reviewer FROM decision").one()
        steps = connection.exec_driver_sql("SELECT kind, coder FROM edit ORDER BY id DESC LIMIT 2").all()
    assert tuple(row) == ("Ada", "Bob")
    assert [tuple(step) for step in steps] == [("Vet", "Bob"), ("Decide", "Ada")]


def test_who_checks_is_one_of_two(store):
    with pytest.raises(Invalid, match="two-person or one-person"):
        edits.apply(store, edits.Configure(name="review", value="nobody"), "Ada")
