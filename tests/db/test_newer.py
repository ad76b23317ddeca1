"""Workspaces that a newer program wrote: they are read as far as this one knows them, and never written."""

import json

import pysqlite3
import pytest

from db import edits, glance
from db.cli import main
from db.engines import frugal
from db.errors import StoreError
from db.jobs.importing import import_paths
from db.lock import Lock
from db.queries import records
from db.queries.claims import all_claims
from db.queries.conflicts import findings
from db.store import Store


@pytest.fixture
def path(tmp_path):
    place = tmp_path / "work.depositary"
    with Store.create(place) as store:
        edits.apply(store, edits.Enter(record="agreement/LVA", field="place", value="Riga"), "Ada")
        edits.apply(store, edits.Configure(name="title", value="Atlas"), "Ada")
    return place


def add(path, *claims):
    lines = [json.dumps({"record": record, "field": field, "value": value}) for record, field, value in claims]
    file = path.with_name("claims.jsonl")
    file.write_text("\n".join(lines), "utf-8")
    with Store.open(path) as store:
        assert not import_paths(store, [file], "Ada").rejects


def renew(path, script=""):
    direct = pysqlite3.connect(str(path))
    direct.executescript(f"{script}; PRAGMA user_version={glance.SCHEMA + 1}")
    direct.close()


MORE = (
    "ALTER TABLE agreement ADD COLUMN annex TEXT; CREATE TABLE treaty (id INTEGER PRIMARY KEY);"
    "CREATE INDEX ix_annex ON agreement (annex); DROP INDEX ix_claim_slot"
)


@pytest.mark.parametrize("script", ["", MORE])
def test_a_newer_workspace_is_read(path, script):
    renew(path, script)
    with Store.open(path) as store:
        assert store.newer
        assert store.ask(records.record, "agreement/LVA").label


def test_a_newer_workspace_is_not_written(path):
    renew(path)
    before = path.read_bytes()
    with Store.open(path) as store:
        assert store.read_only
        with pytest.raises(StoreError, match="a newer Depositary wrote it") as caught:
            edits.apply(store, edits.Enter(record="agreement/LVA", field="place", value="Kyiv"), "Ada")
        assert caught.value.next_step == "Install the newer version to change it."
    assert path.read_bytes() == before


def test_who_reads_a_newer_workspace_keeps_nobody_from_writing_it(path):
    renew(path)
    with Store.open(path):
        lock = Lock(path)
        lock.acquire()
        lock.release()


LESS = {
    "a missing table": "PRAGMA foreign_keys=OFF; DROP TABLE tally",
    "a missing column": "ALTER TABLE setting DROP COLUMN value",
    "a view in a table’s place": "PRAGMA foreign_keys=OFF; DROP TABLE tally; CREATE VIEW tally AS SELECT 1 AS id",
    "an index in a table’s place": "DROP TABLE draft; CREATE VIRTUAL TABLE draft USING fts5(record, field, text)",
    "a reckoned column": "ALTER TABLE setting DROP COLUMN value;"
    " ALTER TABLE setting ADD COLUMN value TEXT GENERATED ALWAYS AS (hex(name)) VIRTUAL",
    "another search index": "DROP TABLE claim_search; CREATE VIRTUAL TABLE claim_search USING fts5(words)",
}


@pytest.mark.parametrize("script", LESS.values(), ids=LESS)
def test_a_newer_workspace_without_what_this_program_asks_of_it_is_refused(path, script):
    renew(path, script)
    with pytest.raises(StoreError, match="was written by a newer Depositary") as caught:
        Store.open(path)
    assert caught.value.next_step.startswith("Install the newer version")


def test_what_only_the_newer_program_knows_is_left_out(path):
    add(
        path,
        ("agreement/LVA", "status", "signed"),
        ("agreement/LVA", "title", "Pact"),
        ("country/EST", "name", "Estonia"),
    )
    renew(
        path,
        "UPDATE claim SET field = 'annex' WHERE field = 'title';"
        "UPDATE record SET type = 'treaty', key = 'treaty/EST' WHERE key = 'country/EST';"
        "UPDATE finding SET rule = 'unheard-of'",
    )
    with Store.open(path) as store, store.read() as connection:
        assert [claim.field for claim in all_claims(connection)] == ["place", "status"]
        assert records.record(connection, "treaty/EST") is None
        assert findings(connection) == []
        with frugal(connection):
            assert [claim.field for claim in all_claims(connection)] == ["place", "status"]


def test_rows_that_this_program_cannot_make_out_are_not_called_damage(path):
    renew(path)

    def fail(_):
        raise KeyError("unheard of")

    with Store.open(path) as store, pytest.raises(StoreError, match="a newer Depositary wrote what"):
        store.ask(fail)


def test_the_command_line_says_that_a_workspace_is_newer(path, capsys):
    renew(path)
    assert main(["records", str(path), "agreement"]) == 0
    assert "A newer Depositary wrote this workspace: it is only read" in capsys.readouterr().err


def test_the_command_line_says_why_a_newer_workspace_is_not_changed(path, capsys):
    renew(path)
    assert main(["undo", str(path)]) == 3
    assert "Install the newer version to change it." in capsys.readouterr().err
