"""A full disk: told with a next step, nothing acknowledged is lost, and work goes on when there is space again.

The disk is a small one in memory, which only root may make.
"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import edits
from db.errors import StoreError
from db.exporters import export
from db.jobs.verifying import verify_release, verify_workspace
from db.queries import history, records
from db.store import Store


@pytest.fixture(params=[1500, 2100, 2700])
def disk(request, tmp_path) -> Iterator[Path]:
    """A disk of so many KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={request.param}k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("a small disk cannot be made here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def enter(store: Store, number: int):
    text = f"{number} " + " ".join(str(number * factor) for factor in range(900))
    return edits.apply(store, edits.Enter(record=f"round/LVA/{number}", field="outcome", value=text), "Ada")


def fill(store: Store) -> list[int]:
    """Enter until the disk is full; the steps that were acknowledged."""
    acknowledged: list[int] = []
    for number in range(1, 2000):
        try:
            acknowledged.append(enter(store, number).edit or 0)
        except StoreError:
            return acknowledged
    raise AssertionError("the disk was never full")


def test_a_full_disk_loses_nothing_and_work_goes_on_after(disk):
    ballast = disk / "ballast"
    ballast.write_bytes(b"x" * 400_000)
    with Store.create(disk / "work.depositary") as store:
        acknowledged = fill(store)
        assert [step.id for step in reversed(store.ask(history.steps, limit=5000))] == acknowledged
        for number in range(3):
            with pytest.raises(StoreError, match="disk is full") as caught:
                enter(store, 5000 + number)
            assert caught.value.next_step
        ballast.unlink()
        assert enter(store, len(acknowledged) + 1).edit == len(acknowledged) + 1
        edits.undo(store, "Ada")
        assert verify_workspace(store) == []
    with Store.open(disk / "work.depositary") as store:
        assert store.ask(records.counts)["round"] == len(acknowledged)
        assert verify_workspace(store) == []


def test_a_full_disk_leaves_the_older_copy_and_the_older_release(disk, tmp_path):
    with Store.create(disk / "work.depositary") as store:
        enter(store, 1)
        with Store.create(tmp_path / "elsewhere.depositary") as other:
            for number in range(1, 500):
                enter(other, number)
            (disk / "copy.depositary").write_bytes(b"older")
            with pytest.raises(StoreError) as caught:
                other.backup(disk / "copy.depositary")
            assert caught.value.next_step
            assert (disk / "copy.depositary").read_bytes() == b"older"
            (disk / "ballast").write_bytes(b"x" * max(0, _free(disk) - 20_000))
            with pytest.raises(StoreError):
                export(other, disk / "release")
            assert not (disk / "release").exists()
            assert not list(disk.glob(".*part"))
        (disk / "ballast").unlink()
        assert verify_workspace(store) == []


def _free(folder: Path) -> int:
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize


def test_a_workspace_is_not_made_by_half_on_a_full_disk(disk):
    (disk / "ballast").write_bytes(b"x" * (_free(disk) - 40_000))
    with pytest.raises(StoreError, match="disk is full"):
        Store.create(disk / "work.depositary")
    assert [item.name for item in disk.iterdir()] == ["ballast"]
    (disk / "ballast").unlink()
    folder = disk / "release"
    with Store.create(disk / "work.depositary") as store:
        export(store, folder)
    assert verify_release(folder) == []
