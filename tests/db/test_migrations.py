"""The migrations lead to the same schema that a new workspace gets."""

from collections.abc import Iterator
from pathlib import Path

import pysqlite3
import pytest
from sqlalchemy import Connection, Inspector, create_engine, inspect, text
from sqlalchemy.exc import IntegrityError

from db import glance
from db.base import Base
from db.engines import file_engines
from db.jobs.rehearsing import make_first
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
            # What a migration adds stands last in its table, whatever the order of declaration.
            assert sorted(map(str, mine.get_columns(table))) == sorted(map(str, theirs.get_columns(table))), table
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


# ---------------------------------------------------------------- from the first schema


@pytest.fixture
def first(tmp_path) -> Path:
    """A workspace of the first schema, with a record, an article, its quote and a verdict."""
    path = tmp_path / "first.depositary"
    make_first(path)
    return path


def test_a_workspace_of_the_first_schema_keeps_its_rows(first: Path) -> None:
    with Store.open(first) as store, store.read() as connection:
        counts = [
            connection.execute(text(f"SELECT count(*) FROM {table}")).scalar()
            for table in ("record", "article", "article_raw", "quote", "verdict")
        ]
        assert counts == [1, 1, 1, 1, 1]
        assert store.check() == []


def test_what_came_before_has_the_defaults_of_the_new_columns(first: Path) -> None:
    with Store.open(first) as store, store.read() as connection:
        assert connection.execute(text("SELECT rule, record, field, seen FROM verdict")).one() == ("", "", "", "[]")
        assert connection.execute(text("SELECT origin_id FROM article")).scalar() is None


def test_an_upgraded_workspace_holds_its_rows_together_again(first: Path) -> None:
    with Store.open(first) as store, pytest.raises(IntegrityError), store.write() as connection:
        connection.execute(text("DELETE FROM article"))
