"""The head of the single file, compiled and put before a small image: it unpacks once, holds, prunes, and explains."""

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from db import VERSION

pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in ("gcc", "mksquashfs"))
    or not Path("/usr/include/squashfuse/squashfuse.h").exists(),
    reason="gcc, mksquashfs and libsquashfuse-dev make the single file",
)
PROGRAM = '#!/bin/sh\necho "$@" from "$OWD" in "$PWD" by "$APPIMAGE" at "$APPDIR"\n[ "$1" != wait ] || read line\n'
Run = Callable[..., subprocess.CompletedProcess[str]]


def make(part, folder: Path, note: str) -> Path:
    """A single file whose program tells how it was started."""
    packer = part("targets.appimage")
    (folder / "app" / "data").mkdir(parents=True)
    (folder / "app" / "run").write_text(PROGRAM)
    (folder / "app" / "run").chmod(0o755)
    (folder / "app" / "AppRun").symlink_to("run")
    (folder / "app" / "data" / "note.txt").write_text(note)
    image = folder / "image"
    packed = ["mksquashfs", folder / "app", image, "-comp", "zstd", "-all-root", "-no-progress", "-quiet"]
    subprocess.run(packed, check=True, stdout=subprocess.DEVNULL)
    work = part("targets.work").Work(VERSION, epoch=1_700_000_000, build=folder, dist=folder)
    single = folder / "single"
    single.write_bytes(packer.marked(packer.runtime(work, image, 1).read_bytes()) + image.read_bytes())
    single.chmod(0o755)
    return single


@pytest.fixture(scope="module")
def singles(part, tmp_path_factory) -> tuple[Path, Path]:
    """Two versions of the program."""
    return tuple(make(part, tmp_path_factory.mktemp(note), note) for note in ("older", "newer"))


@pytest.fixture
def places(tmp_path) -> dict[str, str]:
    places = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "TMPDIR": str(tmp_path / "short"), "HOME": str(tmp_path)}
    (tmp_path / "short").mkdir()
    return {**os.environ, **places}


@pytest.fixture
def run(places, tmp_path) -> Run:
    def run(file: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        around = {**places, **more}
        return subprocess.run(
            [file, *arguments], cwd=tmp_path, env=around, check=False, capture_output=True, text=True, timeout=20
        )

    return run


def unpacked(places, name: str = "XDG_CACHE_HOME") -> list[Path]:
    return sorted(Path(places[name]).glob("depositary-single-file*/*-*"))


def test_it_carries_the_mark_and_knows_where_its_image_begins(singles, run) -> None:
    offset = int(run(singles[0], "--appimage-offset").stdout)
    content = singles[0].read_bytes()
    assert content[8:11] == b"AI\x02"
    assert content[offset : offset + 4] == b"hsqs"


def test_the_program_gets_its_arguments_and_where_it_was_started(singles, run, places, tmp_path) -> None:
    done = run(singles[0], "new", "a b", "--sample")
    (folder,) = unpacked(places)
    assert done.stdout == f"new a b --sample from {tmp_path} in {tmp_path} by {singles[0]} at {folder}\n"
    assert (folder / "data/note.txt").read_text() == "older"


def test_the_folder_is_named_by_the_images_digest(singles, run, places) -> None:
    offset = int(run(singles[0], "--appimage-offset").stdout)
    run(singles[0])
    digest = hashlib.sha256(singles[0].read_bytes()[offset:]).hexdigest()
    assert [path.name for path in unpacked(places)] == [f"{VERSION}-{digest}"]


def test_it_unpacks_once(singles, run, places) -> None:
    run(singles[0])
    (folder,) = unpacked(places)
    made = folder.stat().st_ctime_ns
    assert run(singles[0]).returncode == 0
    assert folder.stat().st_ctime_ns == made


def changed_within_its_second(file: Path) -> None:
    second = int(file.stat().st_mtime)
    file.write_text("other")
    os.utime(file, ns=(0, second * 10**9 + 1))


@pytest.mark.parametrize("harm", [Path.unlink, changed_within_its_second])
def test_what_was_lost_or_changed_is_unpacked_again(harm, singles, run, places) -> None:
    run(singles[0])
    harm(unpacked(places)[0] / "data/note.txt")
    assert run(singles[0]).returncode == 0
    assert (unpacked(places)[0] / "data/note.txt").read_text() == "older"


def test_another_version_takes_the_place_of_the_one_before(singles, run, places) -> None:
    for single in singles:
        run(single)
    (folder,) = unpacked(places)
    assert (folder / "data/note.txt").read_text() == "newer"


def test_a_version_that_runs_stays(singles, run, places, tmp_path) -> None:
    with subprocess.Popen(
        [singles[0], "wait"], env=places, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout.readline().startswith("wait from")
        run(singles[1])
        assert len(unpacked(places)) == 2
        run(singles[1], "--appimage-clean")
        assert len(unpacked(places)) == 1
        running.communicate("\n")
    run(singles[1], "--appimage-clean")
    assert list((tmp_path / "cache").iterdir()) == []


@pytest.mark.parametrize("change", [lambda old: old[:-4096], lambda old: old[:-1] + b"!"])
def test_a_damaged_file_says_so_and_starts_nothing(change, singles, run, places, tmp_path) -> None:
    broken = tmp_path / "broken"
    broken.write_bytes(change(singles[0].read_bytes()))
    broken.chmod(0o755)
    done = run(broken)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(
        r"depositary: .*broken: is damaged, or not all of it has arrived\. Get it again\.\n", done.stderr
    )
    assert unpacked(places) == []


def test_without_a_cache_it_takes_the_folder_for_short_lived_files(singles, run, places, tmp_path) -> None:
    (tmp_path / "cache").write_text("in the way")
    assert run(singles[0]).returncode == 0
    assert len(unpacked(places, "TMPDIR")) == 1


def test_a_folder_that_others_may_write_into_is_not_trusted(singles, run, places, tmp_path) -> None:
    (tmp_path / "cache/depositary-single-file").mkdir(parents=True)
    (tmp_path / "cache/depositary-single-file").chmod(0o777)
    run(singles[0])
    assert unpacked(places) == []
    assert len(unpacked(places, "TMPDIR")) == 1


def test_without_any_place_it_says_what_was_tried_and_what_to_do(singles, run, tmp_path) -> None:
    for name in ("cache", "no-folder"):
        (tmp_path / name).write_text("in the way")
    done = run(singles[0], TMPDIR=str(tmp_path / "no-folder"))
    assert done.returncode == 1
    assert [line.count("Not a directory") for line in done.stderr.splitlines()] == [1, 1, 0]
    assert "make 1 MB free, or set TMPDIR" in done.stderr


def test_it_unpacks_here_what_is_asked_for(singles, run, tmp_path, places) -> None:
    assert run(singles[0], "--appimage-extract", "data/*").stdout == "squashfs-root/data/note.txt\n"
    assert [path.name for path in (tmp_path / "squashfs-root").rglob("*")] == ["data", "note.txt"]
    assert unpacked(places) == []


def test_what_it_does_not_know_is_not_handed_on(singles, run) -> None:
    done = run(singles[0], "--appimage-mount")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--appimage-help" in done.stderr
