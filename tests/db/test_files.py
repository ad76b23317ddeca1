"""Files are written whole or not at all."""

import os
from pathlib import Path

import pytest

from db.files import atomic_write


def test_a_file_is_written(tmp_path):
    path = tmp_path / "new.txt"
    with atomic_write(path) as file:
        file.write("один\n")
    assert path.read_bytes() == "один\n".encode()


def test_line_ends_stay_as_they_are_on_every_system(tmp_path):
    path = tmp_path / "new.txt"
    with atomic_write(path) as file:
        file.write("a\nb\r\n")
    assert path.read_bytes() == b"a\nb\r\n"


def test_bytes_are_written_as_bytes(tmp_path):
    path = tmp_path / "new.bin"
    with atomic_write(path, "wb") as file:
        file.write(b"\x00\xff")
    assert path.read_bytes() == b"\x00\xff"


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path):
    path = tmp_path / "old.txt"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError):
        _fail_within(path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def _fail_within(path):
    with atomic_write(path) as file:
        file.write("half")
        raise ZeroDivisionError


def test_a_full_disk_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "old.txt"
    path.write_text("old")
    monkeypatch.setattr(os, "fsync", _full)
    with pytest.raises(OSError, match="No space"), atomic_write(path) as file:
        file.write("new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def _full(_: int) -> None:
    raise OSError(28, "No space left on device")


def test_the_old_file_is_seen_until_the_new_one_is_whole(tmp_path):
    path = tmp_path / "old.txt"
    path.write_text("old")
    with atomic_write(path) as file:
        file.write("new")
        file.flush()
        assert path.read_text() == "old"
    assert path.read_text() == "new"


def test_the_permissions_of_the_old_file_stay(tmp_path):
    path = tmp_path / "old.txt"
    path.write_text("old")
    path.chmod(0o640)
    with atomic_write(path) as file:
        file.write("new")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_gets_the_usual_permissions(tmp_path):
    path = tmp_path / "new.txt"
    mask = os.umask(0o027)
    try:
        with atomic_write(path) as file:
            file.write("new")
    finally:
        os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(FileNotFoundError), atomic_write(tmp_path / "none" / "new.txt") as file:
        file.write("new")


def test_a_device_is_not_replaced_by_a_file() -> None:
    with pytest.raises(OSError, match="no ordinary file"), atomic_write(Path(os.devnull)):
        pass
