"""Files and folders that may be read only, seen as a user who is not root; and drives that cannot lock.

Root may write everything, so the looking is done by a child that is nobody.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from db import edits
from db.errors import StoreError
from db.lock import Lock
from db.store import Store

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder():
    """A folder with a workspace that belongs to nobody."""
    if os.geteuid() != 0 or "nobody" not in {entry.pw_name for entry in pwd.getpwall()}:
        pytest.skip("only root can become nobody")
    place = Path(tempfile.mkdtemp(prefix="nobody"))  # folders of pytest are closed to others
    with Store.create(place / "work.depositary") as store:
        edits.apply(store, edits.Enter(record="agreement/LVA", field="place", value="Riga"), "Ada")
    for item in (place, *place.iterdir()):
        os.chown(item, pwd.getpwnam("nobody").pw_uid, -1)
    yield place
    shutil.rmtree(place)


def look(path: Path, *more: str) -> dict[str, str]:
    """What came of each action."""
    command = [sys.executable, "-m", "tests.faults.nobody", str(path), *more]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == (9 if more else 0), done.stderr[-2000:]
    return {line.split(" ", 1)[0]: line.split(" ", 1)[1] for line in done.stdout.splitlines()}


def test_what_is_ones_own_is_written(folder):
    told = look(folder / "work.depositary")
    assert told["open"] == "(False, 'Riga')"
    assert told["write"] == "2"


def test_a_file_that_may_only_be_read_is_read(folder):
    (folder / "work.depositary").chmod(0o444)
    told = look(folder / "work.depositary")
    assert told["open"] == "(True, 'Riga')"
    assert told["write"].startswith("StoreError True")


def test_a_folder_that_may_only_be_read_is_read(folder):
    folder.chmod(0o555)
    told = look(folder / "work.depositary")
    assert told["open"] == "(True, 'Riga')"
    for what in ("write", "export", "backup", "create", "restore"):
        assert told[what].startswith("StoreError True"), what


@pytest.mark.parametrize("mode", [0o000, 0o200])
def test_a_file_that_may_not_be_read_is_told(folder, mode):
    (folder / "work.depositary").chmod(mode)
    assert look(folder / "work.depositary")["open"].startswith("StoreError True")


def test_a_folder_that_may_not_be_entered_is_told(folder):
    folder.chmod(0o000)
    told = look(folder / "work.depositary")
    for what in ("open", "create", "restore"):
        assert told[what].startswith("StoreError True"), what


def test_a_log_left_in_a_folder_that_may_only_be_read_is_told_or_read(folder):
    """A killed writer leaves changes in SQLite's log, which cannot be read where the folder may not be written."""
    look(folder / "work.depositary", "die")
    assert (folder / "work.depositary-wal").exists()
    folder.chmod(0o555)
    told = look(folder / "work.depositary")
    assert told["open"] == "(True, 'Tallinn')" or told["open"].startswith("StoreError True")


def test_a_drive_that_cannot_lock_is_told(tmp_path, monkeypatch):
    with Store.create(tmp_path / "work.depositary"):
        pass

    def no_locks(*_: object, **__: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr("filelock.FileLock.acquire", no_locks)
    with pytest.raises(StoreError, match="cannot lock"):
        Store.open(tmp_path / "work.depositary")


def test_a_disk_without_room_for_the_holders_note_still_locks(tmp_path, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    lock = Lock(tmp_path / "work.depositary")
    lock.acquire()
    lock.release()
