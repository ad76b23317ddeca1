"""What a PostgreSQL server refuses or loses, said in plain words; and a workspace made by an older version there."""

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from db import glance
from db.errors import StoreError
from db.migrations import upgrade
from db.queries import conflicts, records
from db.queries.claims import all_claims
from db.server import server_engines, shown
from db.store import Store
from tests.db import servers
from tests.db.test_postgres import enter, value_of


def refused(address) -> StoreError:
    with pytest.raises(StoreError) as caught:
        Store.open(address)
    assert caught.value.next_step
    return caught.value


@pytest.mark.postgres
def test_a_database_without_a_workspace_is_said_to_hold_none(database):
    assert "holds no workspace" in str(refused(database))


@pytest.mark.postgres
def test_no_workspace_is_made_over_other_tables(database):
    Store.create(database).close()
    with pytest.raises(StoreError, match="holds tables already"):
        Store.create(database)
    Store.open(database).close()


def made_of(store):
    """What the tables on a server are made of: columns with their kind and order of text, indexes, constraints."""
    columns = (
        "SELECT table_name || '.' || column_name, data_type, collation_name, column_default, is_nullable"
        " FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'alembic_version'"
    )
    indexes = "SELECT indexname, indexdef, '', '', '' FROM pg_indexes WHERE tablename <> 'alembic_version'"
    indexes += " AND schemaname = 'public'"
    keys = "SELECT conname, pg_get_constraintdef(oid), '', '', '' FROM pg_constraint WHERE contype IN ('f', 'u')"
    with store.read() as connection:
        return {tuple(row) for query in (columns, indexes, keys) for row in connection.execute(text(query))}


@pytest.mark.postgres
def test_an_upgraded_workspace_on_a_server_is_as_a_new_one(server, database):
    with Store.create(database) as store:
        new = made_of(store)
    with servers.database(server) as other:
        readers, writers = server_engines(other)
        with writers.begin() as connection:
            upgrade(connection, "0001")
        first = Store(other, (readers, writers))
        before = made_of(first)
        with Store.open(other) as store:
            added = made_of(store) - before
        first.close()
        assert added <= new
        assert {item[0] for item in new} <= {item[0] for item in before | added}


def renew(address, *statements):
    """Let a newer program have written the workspace, and let it have changed this there."""
    with Store.open(address) as store, store.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :new"), {"new": f"{glance.SCHEMA + 1:04}"})
        for statement in statements:
            connection.execute(text(statement))


MORE = ("ALTER TABLE agreement ADD COLUMN annex TEXT", "CREATE TABLE treaty (id INTEGER PRIMARY KEY)")


@pytest.mark.postgres
@pytest.mark.parametrize("more", [(), MORE])
def test_a_newer_workspace_on_a_server_is_read_and_not_written(database, more):
    with Store.create(database) as store:
        enter(store, "Riga")
    renew(database, *more)
    with Store.open(database) as store:
        assert (store.newer, store.read_only) == (True, True)
        assert value_of(store).shown == "Riga"
        with pytest.raises(StoreError, match="a newer Depositary wrote it"):
            enter(store, "Kyiv")


@pytest.mark.postgres
def test_what_only_the_newer_program_knows_on_a_server_is_left_out(database):
    with Store.create(database) as store:
        enter(store, "Riga")
        enter(store, "Pact", field="title")
        enter(store, "Estonia", "country/EST", "name")
    renew(
        database,
        "UPDATE claim SET field = 'annex' WHERE field = 'title'",
        "UPDATE record SET type = 'treaty', key = 'treaty/EST' WHERE key = 'country/EST'",
        "UPDATE finding SET rule = 'unheard-of'",
    )
    with Store.open(database) as store, store.read() as connection:
        assert [claim.field for claim in all_claims(connection)] == ["place"]
        assert records.record(connection, "treaty/EST") is None
        assert conflicts.findings(connection) == []


LESS = {
    "a missing table": ("DROP TABLE tally",),
    "a missing column": ("ALTER TABLE setting DROP COLUMN value",),
    "a view in a table’s place": ("DROP TABLE tally", "CREATE VIEW tally AS SELECT 1 AS id"),
    "a reckoned column": (
        "ALTER TABLE setting DROP COLUMN value",
        "ALTER TABLE setting ADD COLUMN value TEXT GENERATED ALWAYS AS (upper(name)) STORED",
    ),
}


@pytest.mark.postgres
@pytest.mark.parametrize("less", LESS.values(), ids=LESS)
def test_a_newer_workspace_on_a_server_without_what_this_program_asks_of_it_is_refused(database, less):
    Store.create(database).close()
    renew(database, *less)
    error = refused(database)
    assert "was written by a newer Depositary" in str(error)
    assert error.next_step.startswith("Install the newer version")


@pytest.mark.postgres
def test_an_unknown_database_is_said_to_be_missing(database):
    assert "cannot be reached" in str(refused(make_url(database).set(database="nothing").render_as_string(False)))


@pytest.mark.postgres
def test_a_user_who_may_only_read_is_told_so(database):
    with Store.create(database) as store:
        enter(store, "Riga")
        with store.write() as connection:
            connection.execute(text("DROP ROLE IF EXISTS guest"))
            connection.execute(text("CREATE ROLE guest LOGIN"))
            connection.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest"))
    with Store.open(make_url(database).set(username="guest").render_as_string(False)) as guest:
        assert value_of(guest).shown == "Riga"
        with pytest.raises(StoreError, match="may not do this"):
            enter(guest, "Kyiv")
    with Store.open(database) as store, store.write() as connection:
        connection.execute(text("DROP OWNED BY guest"))
        connection.execute(text("DROP ROLE guest"))


@pytest.mark.postgres
def test_a_connection_that_is_cut_is_told_and_the_next_step_goes_on(database):
    cut = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    with Store.create(database) as store, Store.open(database) as other:
        enter(store, "Riga")
        with pytest.raises(StoreError, match="connection to the server was lost"), store.write():
            other.ask(lambda killer: killer.execute(text(cut)).all())
        enter(store, "Kyiv")
        assert value_of(store).shown == "Kyiv"


@pytest.mark.parametrize("address", ["mysql://me@server/atlas", "nonsense://", "://"])
def test_an_address_that_is_none_is_refused(address):
    assert refused(address).message


def test_a_server_that_is_not_there_is_said_to_be_out_of_reach(tmp_path):
    pytest.importorskip("psycopg")
    assert "cannot be reached" in str(refused(f"postgresql://me@/atlas?host={tmp_path}"))


def test_a_password_is_never_shown():
    assert "secret" not in shown("postgresql://me:secret@server/atlas")
