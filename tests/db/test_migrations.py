"""The migrations lead to the same schema that a new workspace gets."""

from collections.abc import Iterator

import pysqlite3
import pytest
from sqlalchemy import Connection, Inspector, create_engine, inspect, text

from db import glance
from db.base import Base
from db.engines import file_engines
from db.migrations import upgrade
from db.store import Store


def _indexes(inspector: Inspector, table: str) -> set[tuple[object, ...]]:
    return {
        (index["name"], *index["column_names"], index["unique"], str(index["dialect_options"].get("sqlite_where")))
        for index in inspector.get_indexes(table)
    }


@pytest.fixture
def migrated() -> Iterator[Connection]:
    engine = create_engine("sqlite://", module=pysqlite3)
    with engine.begin() as connection:
        upgrade(connection)
        yield connection
    engine.dispose()


def test_migrating_from_nothing_gives_every_declared_table(migrated: Connection) -> None:
    assert set(Base.metadata.tables) <= set(inspect(migrated).get_table_names())


def test_migrated_columns_and_indexes_are_those_of_a_new_workspace(migrated: Connection, tmp_path) -> None:
    with Store.create(tmp_path / "new.depositary") as store, store.read() as new:
        mine, theirs = inspect(migrated), inspect(new)
        for table in Base.metadata.tables:
            assert [str(column) for column in mine.get_columns(table)] == [
                str(column) for column in theirs.get_columns(table)
            ], table
            assert _indexes(mine, table) == _indexes(theirs, table), table
            assert sorted(map(str, mine.get_foreign_keys(table))) == sorted(map(str, theirs.get_foreign_keys(table)))


def test_the_newest_migration_is_the_schema_that_the_program_writes(migrated: Connection) -> None:
    assert migrated.execute(text("SELECT version_num FROM alembic_version")).scalar() == f"{glance.SCHEMA:04}"


def test_an_older_workspace_is_backed_up_and_upgraded_when_opened(tmp_path) -> None:
    path = tmp_path / "old.depositary"
    Store.create(path).close()
    _make_older(path)
    Store.open(path).close()
    assert glance.schema_version(path) == glance.SCHEMA
    assert len(list((tmp_path / "old backups").glob("*before upgrade.depositary"))) == 1


def test_a_failed_upgrade_leaves_the_workspace_as_it_was(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.depositary"
    Store.create(path).close()
    _make_older(path)

    def half(connection: Connection) -> None:
        connection.execute(text("DROP TABLE finding_claim"))
        raise RuntimeError("power cut")

    monkeypatch.setattr("db.migrations.upgrade", half)
    with pytest.raises(RuntimeError):
        Store.open(path)
    assert glance.schema_version(path) == 0
    readers, writers = file_engines(path, read_only=False)
    with writers.begin() as connection:
        assert inspect(connection).has_table("finding_claim")
    readers.dispose()
    writers.dispose()


def _make_older(path) -> None:
    readers, writers = file_engines(path, read_only=False)
    with writers.begin() as connection:
        connection.execute(text("PRAGMA user_version=0"))
    readers.dispose()
    writers.dispose()
