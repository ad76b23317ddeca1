"""A very large import: indexes are put off and come back, and nothing else differs from a small one."""

import json

import pytest

from db import edits, findings
from db.edits import indexes
from db.jobs.importing import import_paths
from db.store import Store
from db.text import digest

_INDEXES = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'claim' ORDER BY name"


@pytest.fixture
def lines(tmp_path):
    """A file of claims, some of which contradict each other, with one faulty line and one repeated."""
    path = tmp_path / "claims.jsonl"
    days = [f"2024-0{1 + at % 3}-01" for at in range(300)]
    claims = [
        {"record": f"agreement/LVA/deal-{at % 60}", "field": "signed_date", "value": day} for at, day in enumerate(days)
    ]
    claims = [claim | {"attributed_to": f"source {at}"} for at, claim in enumerate(claims)]
    told = [*map(json.dumps, claims), json.dumps(claims[0]), '{"record": "agreement/LVA", "field": "signed_date"}']
    path.write_text("\n".join(told), encoding="utf-8")
    return path


def content(store):
    """Claims, records and findings, without what tells when."""
    with store.read() as connection:
        claims = connection.exec_driver_sql(
            "SELECT id, digest, record_id, field, norm, value_earliest FROM claim ORDER BY id"
        )
        names = connection.exec_driver_sql("SELECT digest, explanation FROM finding ORDER BY digest")
        return [tuple(row) for row in claims], [tuple(row) for row in names]


def schema(store):
    with store.read() as connection:
        return connection.exec_driver_sql(_INDEXES).fetchall()


@pytest.fixture
def put_off(monkeypatch):
    """Put indexes off however little comes; the list says how often that happened."""
    drops = []
    drop = indexes.IndexesLater._drop

    def noted(self):
        drops.append(self)
        drop(self)

    monkeypatch.setattr(indexes, "_WORTHWHILE", 10)
    monkeypatch.setattr("db.edits.claims.CHUNK", 50)
    monkeypatch.setattr(indexes.IndexesLater, "_drop", noted)
    return drops


def test_indexes_that_were_put_off_come_back_as_they_were(tmp_path, store, lines, put_off):
    before = schema(store)
    found = import_paths(store, [lines], "Ada")
    assert len(put_off) == 1
    assert schema(store) == before
    assert (found.claims, found.known_claims, len(found.rejects)) == (300, 1, 1)
    with Store.create(tmp_path / "small.depositary") as small:
        put_off.clear()
        import_paths(small, [lines], "Ada")
        assert content(small) == content(store)
        assert small.ask(findings.differences) == []


def test_a_large_import_is_undone_and_done_again_as_one_step(store, lines, put_off):
    import_paths(store, [lines], "Ada")
    whole = content(store)
    edits.undo(store, "Ada")
    assert content(store) == ([], [])
    edits.redo(store, "Ada")
    assert content(store) == whole
    assert put_off


def test_trying_a_large_import_changes_nothing(store, lines, put_off):
    before = schema(store)
    import_paths(store, [lines], "Ada", dry_run=True)
    assert put_off
    assert schema(store) == before
    assert content(store) == ([], [])


def test_few_rows_into_many_keep_their_indexes(store, lines, put_off, tmp_path):
    import_paths(store, [lines], "Ada")
    put_off.clear()
    more = tmp_path / "more.jsonl"
    more.write_text(
        "\n".join(json.dumps({"record": "agreement/EST", "field": "title", "value": f"No. {at}"}) for at in range(60)),
        encoding="utf-8",
    )
    import_paths(store, [more], "Ada")
    assert not put_off


def test_digests_are_those_of_the_parts_of_a_claim(store, lines):
    """The public id is the same in every workspace, however the claim came in."""
    import_paths(store, [lines], "Ada")
    expected = ["", 0, 0, "agreement/LVA/deal-0", "signed_date", "2024-01-01", "", "source 0", "fact", "none"]
    assert content(store)[0][0][1] == digest(expected, 16)
