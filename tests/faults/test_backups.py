"""Copies: sound while the workspace is written, and put back whole with what stood there kept."""

import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db import edits
from db.backups import backup_folder, backups, restore, rolling_backup, superfluous
from db.errors import StoreError
from db.jobs.verifying import verify_workspace
from db.queries import history
from db.store import Store

KILLED = """
import os, sys
from db import edits
from db.store import Store
edits.apply(Store.open(sys.argv[1]), edits.Enter(record="agreement/LVA", field="place", value="Tallinn"), "Ada")
os._exit(9)
"""
NOW = datetime(2024, 6, 1, tzinfo=UTC)


@pytest.fixture
def path(tmp_path):
    place = tmp_path / "work.depositary"
    with Store.create(place) as store:
        enter(store, "Riga")
        store.backup(tmp_path / "copy.depositary")
        enter(store, "Kyiv")
    return place


def enter(store, value):
    return edits.apply(store, edits.Enter(record="agreement/LVA", field="place", value=value), "Ada")


def steps(path):
    with Store.open(path, read_only=True) as store:
        return len(store.ask(history.steps))


def test_copies_made_while_another_thread_writes_are_sound(path, tmp_path):
    stop = threading.Event()
    with Store.open(path) as store:

        def work() -> None:
            number = 0
            while not stop.is_set():
                enter(store, f"Town {number}")
                number += 1

        thread = threading.Thread(target=work)
        thread.start()
        try:
            for number in range(12):
                store.backup(tmp_path / f"copy {number}.depositary")
        finally:
            stop.set()
            thread.join()
    found = []
    for number in range(12):
        with Store.open(tmp_path / f"copy {number}.depositary") as copy:
            assert verify_workspace(copy) == []
            found.append(len(copy.ask(history.steps)))
    assert found == sorted(found)


def test_a_copy_is_put_back_and_what_stood_there_is_kept(path, tmp_path):
    kept = restore(tmp_path / "copy.depositary", path, now=NOW)
    assert steps(path) == 1
    assert kept is not None
    assert kept.name == "work replaced 20240601T000000000000.depositary"
    assert steps(kept) == 2
    assert (tmp_path / "copy.depositary").exists()


def test_a_copy_is_put_back_where_nothing_stands(path, tmp_path):
    path.unlink()
    assert restore(tmp_path / "copy.depositary", path) is None
    assert steps(path) == 1


def test_changes_in_the_log_of_a_killed_writer_are_kept_with_what_stood_there_and_not_inherited(path, tmp_path):
    subprocess.run([sys.executable, "-c", KILLED, str(path)], cwd=Path(__file__).parents[2], check=False)
    assert (tmp_path / "work.depositary-wal").exists()
    kept = restore(tmp_path / "copy.depositary", path, now=NOW)
    with Store.open(path) as store:
        assert verify_workspace(store) == []
        assert len(store.ask(history.steps)) == 1
    assert kept is not None
    with Store.open(kept) as store:
        assert len(store.ask(history.steps)) == 3


def test_a_damaged_workspace_is_replaced_and_kept_as_it_is(path, tmp_path):
    path.write_bytes(b"\xff" * 5000)
    kept = restore(tmp_path / "copy.depositary", path, now=NOW)
    assert kept is not None
    assert kept.read_bytes() == b"\xff" * 5000
    assert steps(path) == 1


def test_nothing_is_put_back_over_an_open_workspace(path, tmp_path):
    with Store.open(path) as store:
        with pytest.raises(StoreError, match="is open"):
            restore(tmp_path / "copy.depositary", path)
        enter(store, "Tallinn")
    assert steps(path) == 3


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + bytes(5000), b"\xff" * 9000])
def test_a_copy_that_is_no_good_is_not_put_back(path, tmp_path, content):
    (tmp_path / "bad.depositary").write_bytes(content)
    with pytest.raises(StoreError):
        restore(tmp_path / "bad.depositary", path)
    assert steps(path) == 2
    assert not list(tmp_path.glob(".*part"))


def test_a_damaged_page_keeps_a_copy_from_being_put_back(path, tmp_path):
    copy = tmp_path / "copy.depositary"
    data = bytearray(copy.read_bytes())
    data[4096 * 5 : 4096 * 40] = b"\xff" * (4096 * 35)
    copy.write_bytes(data)
    with pytest.raises(StoreError):
        restore(copy, path)
    assert steps(path) == 2


def test_no_copy_is_made_over_a_workspace_that_is_open(path, tmp_path):
    other = tmp_path / "other.depositary"
    with Store.create(other) as store:
        enter(store, "Riga")
        with Store.open(path) as mine, pytest.raises(StoreError, match="in use"):
            mine.backup(other)
        enter(store, "Kyiv")
    assert steps(other) == 2


def test_copies_are_listed_the_newest_first_and_other_files_are_left_out(path):
    made = [rolling_backup(path, "x", now=NOW + timedelta(days=day)) for day in (0, 2, 1)]
    (backup_folder(path) / "my own.depositary").touch()
    assert backups(path) == [made[1], made[2], made[0]]


def test_files_of_others_in_the_folder_do_not_take_the_place_of_copies():
    mine = [f"work 2001010{day}T000000000000 x.depositary" for day in range(1, 6)]
    others = ["one.depositary", "two.depositary", "three.depositary"]
    assert not {*mine[-3:], *others} & set(superfluous([*mine, *others], NOW))
