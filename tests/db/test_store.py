"""Opening, creating and closing workspaces: what is refused with a next step, who may write, and what is kept safe."""

import os
import signal
import subprocess
import sys
import threading
from contextlib import closing, contextmanager
from pathlib import Path

import pysqlite3
import pytest
from sqlalchemy import text

from db import edits, glance
from db.engines import SAFE_SQLITE, explained
from db.store import Interruption, Store, StoreError, is_url

HOLD = """
import sys, time
from db.store import Store
store = Store.open(sys.argv[1], read_only=len(sys.argv) > 2)
store.check()
print(store.read_only, flush=True)
time.sleep(60)
"""
MAKE_AND_DIE = """
import os, signal
from db import edits
from db.store import Store
store = Store.create({!r})
edits.apply(store, edits.Enter(record="agreement/LVA", field="place", value="Riga"), "Ada")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def path(tmp_path):
    """A closed workspace with one value in it."""
    place = tmp_path / "work.depositary"
    with Store.create(place) as store:
        edits.apply(store, edits.Enter(record="agreement/LVA", field="place", value="Riga"), "Ada")
    return place


@contextmanager
def another_process(path, *more):
    """A process that has the workspace open, for writing or, with one word more, for reading; it has read in it."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path), *more], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == str(bool(more))
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def places(store):
    with store.read() as connection:
        return list(connection.execute(text("SELECT place FROM agreement")).scalars())


def enter(store, value):
    return edits.apply(store, edits.Enter(record="agreement/LVA", field="place", value=value), "Ada")


# ---------------------------------------------------------------- what is no workspace


def refused(path):
    with pytest.raises(StoreError) as caught:
        Store.open(path)
    assert caught.value.next_step
    return str(caught.value)


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    assert "There is no" in refused(tmp_path / "none.depositary")


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0", os.urandom(4096)])
def test_a_file_of_another_kind_is_refused(tmp_path, content):
    place = tmp_path / "other.depositary"
    place.write_bytes(content)
    assert "is not a Depositary workspace" in refused(place)
    assert place.read_bytes() == content


def test_a_database_of_another_program_is_refused(tmp_path):
    place = tmp_path / "other.depositary"
    other = pysqlite3.connect(str(place))
    other.execute("CREATE TABLE mine (id INTEGER)")
    other.close()
    assert "another program" in refused(place)


def test_a_damaged_workspace_is_refused_with_the_way_to_the_backups(path):
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 4096)
    assert "backups" in refused(path)


def test_damage_that_shows_later_is_told_as_damage(path):
    direct = pysqlite3.connect(str(path))
    page = direct.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'agreement'").fetchone()[0]
    size = direct.execute("PRAGMA page_size").fetchone()[0]
    direct.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    with Store.open(path) as store, pytest.raises(StoreError, match="damaged"):
        enter(store, "Kyiv")


def test_a_folder_is_no_workspace(tmp_path):
    assert "cannot be read" in refused(tmp_path)


def test_nothing_is_made_over_what_is_there(path):
    before = path.read_bytes()
    with pytest.raises(StoreError, match="exists already"):
        Store.create(path)
    assert path.read_bytes() == before


def test_nothing_is_made_in_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(StoreError, match="cannot be made"):
        Store.create(tmp_path / "none" / "work.depositary")


def test_a_name_with_signs_of_addresses_works(tmp_path):
    place = tmp_path / "100% sure? #1 ґ.depositary"
    with Store.create(place) as store:
        enter(store, "Riga")
    with Store.open(place) as store:
        assert places(store) == ["Riga"]


def test_an_address_of_a_server_is_told_from_a_file(tmp_path):
    assert is_url("postgresql+psycopg://team@server/atlas")
    assert not is_url(tmp_path / "work.depositary")


# ---------------------------------------------------------------- one writer


def test_a_second_process_reads_only_and_knows_the_holder(path):
    with another_process(path) as process, Store.open(path) as store:
        assert store.read_only
        assert str(process.pid) in (store.holder or "")
        assert places(store) == ["Riga"]
        with pytest.raises(StoreError, match=f"process {process.pid}"):
            enter(store, "Kyiv")


def test_a_killed_process_leaves_the_workspace_free(path):
    with another_process(path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
        with Store.open(path) as store:
            assert not store.read_only
            enter(store, "Kyiv")
            assert places(store) == ["Kyiv"]


def test_a_workspace_that_was_just_made_is_known_as_one_before_it_is_closed(tmp_path):
    with Store.create(tmp_path / "new.depositary") as made:
        enter(made, "Riga")
        with Store.open(tmp_path / "new.depositary", read_only=True) as other:
            assert places(other) == ["Riga"]


def test_a_workspace_whose_maker_was_killed_is_opened_with_all_that_was_saved(tmp_path):
    path = tmp_path / "new.depositary"
    code = MAKE_AND_DIE.format(str(path))
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -signal.SIGKILL
    with Store.open(path) as store:
        assert places(store) == ["Riga"]


def test_closing_gives_the_lock_back_and_leaves_nothing_beside_the_file(path):
    with Store.open(path):
        pass
    with Store.open(path) as store:
        assert not store.read_only
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_reading_leaves_nothing_beside_the_file_and_the_file_as_it_was(path):
    before = path.read_bytes(), path.stat().st_mtime_ns
    with Store.open(path, read_only=True) as store:
        assert store.check() == []
    assert list(path.parent.iterdir()) == [path]
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_reading_a_copy_that_keeps_no_log_changes_no_byte_of_it(path):
    with closing(pysqlite3.connect(str(path))) as direct:
        assert direct.execute("PRAGMA journal_mode=DELETE").fetchone() == ("delete",)
    before = path.read_bytes()
    Store.open(path, read_only=True).close()
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("more", [(), ("for reading",)])
def test_who_has_read_takes_no_log_from_another_process(path, more):
    with another_process(path, *more):
        Store.open(path, read_only=True).close()
        assert Path(f"{path}-wal").exists()
        assert Path(f"{path}-shm").exists()


def test_a_log_with_changes_that_a_killed_process_left_is_kept_by_who_only_reads(tmp_path):
    path = tmp_path / "new.depositary"
    subprocess.run([sys.executable, "-c", MAKE_AND_DIE.format(str(path))], check=False)
    log = tmp_path / "new.depositary-wal"
    before = log.read_bytes()
    with Store.open(path, read_only=True) as store:
        assert places(store) == ["Riga"]
    assert before
    assert log.read_bytes() == before


def test_a_workspace_opened_for_reading_refuses_to_write(path):
    with Store.open(path, read_only=True) as store, pytest.raises(StoreError, match="reading only"):
        enter(store, "Kyiv")


def test_a_file_that_may_not_be_written_opens_for_reading(path, monkeypatch):
    monkeypatch.setattr(glance, "may_write", lambda _: False)
    with Store.open(path) as store:
        assert store.read_only
        assert places(store) == ["Riga"]


def test_reading_never_writes(path):
    with Store.open(path) as store:
        with store.read() as connection, pytest.raises(Exception, match="readonly"):
            connection.execute(text("UPDATE agreement SET place = 'Oslo'"))
        assert places(store) == ["Riga"]


def test_writers_of_one_process_take_turns(path):
    with Store.open(path) as store:
        threads = [threading.Thread(target=enter, args=(store, f"Town {number}")) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(places(store)) == 1
        with store.read() as connection:
            assert connection.execute(text("SELECT count(*) FROM edit")).scalar() == 9


def test_a_reader_sees_one_moment_while_another_writes(path):
    with Store.open(path) as store, store.read() as connection:
        before = connection.execute(text("SELECT place FROM agreement")).scalar()
        enter(store, "Kyiv")
        assert connection.execute(text("SELECT place FROM agreement")).scalar() == before == "Riga"


def test_a_failure_within_a_write_leaves_everything_as_it_was(path):
    with Store.open(path) as store:
        with pytest.raises(ZeroDivisionError):
            _fail_within(store)
        assert places(store) == ["Riga"]


def _fail_within(store):
    with store.write() as connection:
        connection.execute(text("UPDATE agreement SET place = 'Oslo'"))
        raise ZeroDivisionError


# ---------------------------------------------------------------- what keeps it safe


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("trusted_schema", 0), ("cell_size_check", 1)],
)
def test_a_writing_connection_is_set_up_for_safety(path, pragma, value):
    with Store.open(path) as store, store.write() as connection:
        assert connection.execute(text(f"PRAGMA {pragma}")).scalar() == value


def test_a_file_says_whose_it_is_and_of_which_schema(path):
    with Store.open(path) as store, store.read() as connection:
        assert connection.execute(text("PRAGMA application_id")).scalar() == glance.APPLICATION_ID
        assert connection.execute(text("PRAGMA user_version")).scalar() == glance.SCHEMA


def test_a_write_holds_the_lock_from_its_start(path):
    with Store.open(path) as store, store.write():
        other = pysqlite3.connect(str(path), timeout=0)
        with pytest.raises(pysqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()


def test_the_sqlite_at_hand_is_one_that_keeps_workspaces_whole():
    assert pysqlite3.sqlite_version_info >= SAFE_SQLITE


def test_an_sqlite_that_may_damage_a_workspace_is_refused(path, monkeypatch):
    monkeypatch.setattr(pysqlite3, "sqlite_version_info", (3, 40, 1))
    with pytest.raises(StoreError, match="can damage a workspace"):
        Store.open(path)
    monkeypatch.undo()
    with Store.open(path) as store:
        assert not store.read_only


def test_a_sound_workspace_has_no_faults(path):
    with Store.open(path) as store:
        assert store.check() == []


def test_a_row_that_points_nowhere_is_a_fault(path):
    direct = pysqlite3.connect(str(path))
    direct.execute("DELETE FROM record WHERE key = 'agreement/LVA'")
    direct.commit()
    direct.close()
    with Store.open(path) as store:
        assert any("points to a missing row of record" in fault for fault in store.check())


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ("database or disk is full", "disk is full"),
        ("database is locked", "another program"),
        ("attempt to write a readonly database", "may not be written"),
        ("database disk image is malformed", "damaged"),
        ("unable to open database file", "cannot be reached"),
        ("disk I/O error", "drive"),
    ],
)
def test_troubles_of_the_environment_come_with_a_next_step(detail, said):
    with pytest.raises(StoreError) as caught, explained("work.depositary"):
        raise pysqlite3.OperationalError(detail)
    assert said in caught.value.message
    assert caught.value.next_step


def test_a_mistake_of_the_program_is_not_dressed_up():
    with pytest.raises(pysqlite3.OperationalError), explained("work.depositary"):
        raise pysqlite3.OperationalError("no such column: nonsense")


def test_a_long_read_is_ended_from_outside(path):
    interruption = Interruption()

    def endless(connection):
        interruption_timer.start()
        statement = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
        return connection.execute(text(statement)).scalar()

    interruption_timer = threading.Timer(0.1, interruption.interrupt)
    with Store.open(path) as store, pytest.raises(Exception, match="interrupted"):
        store.ask(endless, interruption=interruption)
    interruption_timer.join()
