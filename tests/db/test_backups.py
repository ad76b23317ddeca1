"""Copies of a workspace: by command, and rolling ones, thinned with age."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from db.backups import backup_folder, rolling_backup, superfluous
from db.store import Store, StoreError
from tests.db.test_store import another_process, enter, places


@pytest.fixture
def path(tmp_path):
    """A closed workspace with one value in it."""
    place = tmp_path / "work.depositary"
    with Store.create(place) as store:
        enter(store, "Riga")
    return place


def test_a_backup_is_a_workspace_of_its_own(path, tmp_path):
    target = tmp_path / "copy.depositary"
    with Store.open(path) as store:
        store.backup(target)
        enter(store, "Kyiv")
    with Store.open(target) as copy:
        assert places(copy) == ["Riga"]
        assert copy.check() == []


def test_a_backup_is_made_while_another_process_writes(path, tmp_path):
    with another_process(path), Store.open(path) as store:
        store.backup(tmp_path / "copy.depositary")
    with Store.open(tmp_path / "copy.depositary") as copy:
        assert places(copy) == ["Riga"]


def test_a_backup_that_fails_leaves_the_older_one(path, tmp_path, monkeypatch):
    target = tmp_path / "copy.depositary"
    target.write_bytes(b"older")
    monkeypatch.setattr(os, "fsync", _full)
    with Store.open(path) as store, pytest.raises(StoreError, match="could not be backed up"):
        store.backup(target)
    assert target.read_bytes() == b"older"
    assert not list(tmp_path.glob(".*part"))


def _full(_: int) -> None:
    raise OSError(28, "No space left on device")


def test_rolling_copies_stand_in_a_folder_beside_the_workspace(path):
    with Store.open(path) as store:
        copy = store.rolling_backup("before import")
    assert copy is not None
    assert copy.parent == backup_folder(path) == path.parent / "work backups"
    assert copy.name.endswith("before import.depositary")


def test_a_workspace_open_for_reading_makes_no_rolling_copy(path):
    with Store.open(path, read_only=True) as store:
        assert store.rolling_backup("never") is None


def test_copies_are_thinned_with_age_and_the_newest_stay():
    now = datetime(2024, 6, 1, 12, tzinfo=UTC)
    hours = [now - timedelta(hours=step) for step in range(24 * 365)]
    names = {f"work {stamp:%Y%m%dT%H%M%S%f} while working.depositary": stamp for stamp in hours}
    gone = set(superfluous(names, now))
    kept = {name: stamp for name, stamp in names.items() if name not in gone}
    recent = [stamp for stamp in hours if now - stamp < timedelta(days=2)]
    assert set(recent) <= set(kept.values())
    assert len(kept) <= len(recent) + 14 + 8 + 12
    assert len({stamp.date() for stamp in kept.values() if now - stamp < timedelta(days=13)}) >= 13
    assert len({f"{stamp:%Y%m}" for stamp in kept.values()}) == 12


def test_the_last_three_copies_stay_however_old():
    names = [f"work 2001010{day}T000000000000 x.depositary" for day in range(1, 6)]
    assert not {names[-1], names[-2], names[-3]} & set(superfluous(names, datetime(2024, 6, 1, tzinfo=UTC)))


def test_a_file_that_is_no_copy_is_never_thinned_out():
    assert superfluous(["my own.depositary"] * 9, datetime(2024, 6, 1, tzinfo=UTC)) == []


def test_thinning_removes_files(path):
    start = datetime(2024, 1, 1, tzinfo=UTC)
    for day in range(8):
        for hour in (0, 1):
            rolling_backup(path, "x", now=start + timedelta(days=day, hours=hour))
    left = sorted(item.name for item in backup_folder(path).iterdir())
    assert len(left) < 16
    assert any("20240108T01" in name for name in left)
