"""Workspaces that somebody prepared: what would run by itself is never run, and is told by name."""

import pysqlite3
import pytest

from db import edits
from db.errors import StoreError
from db.queries import records
from db.store import Store

HOSTILE = {
    "a trigger on writing": (
        "CREATE TRIGGER evil AFTER INSERT ON edit BEGIN DELETE FROM claim; END",
        "trigger “evil” on edit",
    ),
    "a trigger before updates": (
        "CREATE TRIGGER evil BEFORE UPDATE ON agreement BEGIN UPDATE record SET label = 'owned'; END",
        "trigger “evil”",
    ),
    "a view": ("CREATE VIEW evil AS SELECT * FROM claim", "view “evil”"),
    "a view without an end": (
        "CREATE VIEW evil AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
        "view “evil”",
    ),
    "a view in a table’s place": (
        "PRAGMA foreign_keys=OFF; DROP TABLE tally; CREATE VIEW tally AS SELECT 1 AS id",
        "tally",
    ),
    "an unknown virtual table": ("CREATE VIRTUAL TABLE evil USING fts5(words)", "evil"),
    "an index of another kind": (
        "DROP TABLE claim_search; CREATE VIRTUAL TABLE claim_search USING fts5(x)",
        "claim_search",
    ),
    "an unknown table": ("CREATE TABLE evil (id INTEGER)", "table “evil”"),
    "a reckoned column": (
        "ALTER TABLE setting ADD COLUMN evil TEXT GENERATED ALWAYS AS (hex(zeroblob(900000000))) VIRTUAL",
        "table “setting”",
    ),
    "a column more": ("ALTER TABLE setting ADD COLUMN evil TEXT", "table “setting”"),
    "an index on an expression": ("CREATE INDEX evil ON claim (hex(norm))", "index “evil” on claim"),
    "a missing index": ("DROP INDEX ix_claim_slot", "ix_claim_slot"),
    "a missing table": ("PRAGMA foreign_keys=OFF; DROP TABLE finding_claim", "finding_claim"),
    "a condition that fails": (
        "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, 'value TEXT', 'value TEXT CHECK (1)')",
        "table “setting”",
    ),
}


@pytest.fixture
def path(tmp_path):
    place = tmp_path / "work.depositary"
    with Store.create(place) as store:
        edits.apply(store, edits.Enter(record="agreement/LVA", field="place", value="Riga"), "Ada")
    return place


def prepare(path, script):
    direct = pysqlite3.connect(str(path))
    direct.executescript(script)
    direct.close()


@pytest.mark.parametrize(("script", "named"), HOSTILE.values(), ids=HOSTILE)
def test_a_prepared_workspace_is_not_written_and_its_strange_part_is_named(path, script, named):
    prepare(path, script)
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        Store.open(path)
    assert "not written" in caught.value.message
    assert named.split("”")[0] in caught.value.message or "more" in caught.value.message
    assert caught.value.next_step
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", [0, 1])
@pytest.mark.parametrize("name", ["a trigger on writing", "a view", "an unknown virtual table"])
def test_the_gate_is_not_passed_by_claiming_to_be_older(path, name, version):
    prepare(path, f"{HOSTILE[name][0]}; PRAGMA user_version={version}")
    with pytest.raises(StoreError, match="another program"):
        Store.open(path)


def test_an_older_workspace_that_is_none_after_the_upgrade_stays_as_it_was(path):
    prepare(path, "ALTER TABLE setting ADD COLUMN evil TEXT; PRAGMA user_version=0")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        Store.open(path)
    direct = pysqlite3.connect(str(path))
    assert direct.execute("PRAGMA user_version").fetchone() == (0,)
    direct.close()
    assert len(before) == path.stat().st_size


@pytest.mark.parametrize("name", ["a trigger on writing", "a view without an end", "an unknown table"])
def test_what_is_strange_but_not_asked_does_not_keep_one_from_reading(path, name):
    prepare(path, HOSTILE[name][0])
    with Store.open(path, read_only=True) as store:
        assert store.ask(records.record, "agreement/LVA") is not None


@pytest.mark.parametrize("name", ["a view in a table’s place", "a reckoned column"])
def test_what_reading_would_run_is_refused_for_reading_too(path, name):
    prepare(path, HOSTILE[name][0])
    with pytest.raises(StoreError, match="another program"):
        Store.open(path, read_only=True)


def test_statistics_that_sqlite_keeps_are_no_stranger(path):
    prepare(path, "ANALYZE")
    with Store.open(path) as store:
        assert not store.read_only


def test_other_words_for_the_same_table_are_no_stranger(path):
    other = "replace(replace(sql, 'TEXT', 'text'), ', ', ',\n  ')"
    prepare(path, f"PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = {other}")
    with Store.open(path) as store:
        assert not store.read_only
