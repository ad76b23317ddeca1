"""The single file in a bare root: started, started again from what it unpacked, unpacked by hand, thrown away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verify import program
from verify.roots import HOME
from verify.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from verify.roots import Root
    from verify.screen import Screen

CACHE = f"{HOME}/.cache/depositary-single-file"
# What the program keeps for its user; the single file itself may leave nothing.
USERS = re.compile(
    rf"{HOME}(/\.cache)?$|{HOME}/(\.config|\.local|\.cache/fontconfig|My agreements|sample|self-test)"
    rf"|{HOME}/Depositary\.AppImage$"
)


def opens(root: Root, screen: Screen, file: str, name: str) -> Iterator[Row]:
    """Open the workspace with the file, look, and close."""
    with program.started(root, screen, file, program.WORKSPACE) as running:
        shown = running.shows(program.TITLE)
        yield shown
        if shown.ok:
            yield running.text(name)
            folder = program.program_folder(root, running.main_process())
            yield program.libraries(root, folder, program.library_paths(running.main_process()))
            yield running.close(program.TITLE)


def unpacked(root: Root) -> dict[str, int]:
    """Return the files that were unpacked, with the times at which each was."""
    place = root.path(CACHE)
    return {str(path): path.lstat().st_mtime_ns + path.lstat().st_ino for path in place.rglob("*") if path.is_file()}


def again(root: Root, file: str) -> Row:
    """Start a second time: nothing is unpacked anew."""
    before = unpacked(root)
    done = root.run(file, "--version")
    after = unpacked(root)
    ok = done.returncode == 0 and bool(before) and before == after
    return Row("starts again from its cache", ok, f"{len(before)} files, {len(before.items() ^ after.items())} renewed")


def extracts(root: Root, file: str) -> Row:
    """Unpack by hand and start what was unpacked."""
    folder = f"{HOME}/extracted"
    root.run("mkdir", folder)
    done = root.run(
        "sh",
        "-c",
        'cd "$1" && "$2" --appimage-extract >/dev/null && squashfs-root/AppRun --version',
        "extract",
        folder,
        file,
    )
    root.run("rm", "-r", folder)
    return Row("unpacks by hand", done.returncode == 0, done.stdout.strip()[-200:])


def prove(root: Root, screen: Screen, single: Path, version: str) -> Iterator[Row]:
    """All steps, in the order in which a person takes them."""
    before = program.snapshot(root)
    yield program.no_network(root.process)
    file = root.give(single, f"{HOME}/Depositary.AppImage")
    root.run("chmod", "755", file)
    yield program.says_version(root, file, version)
    yield program.fill_workspace(root, file)
    yield again(root, file)
    yield from opens(root, screen, file, f"appimage-{root.suite}")
    yield from program.self_test(root, screen, file)
    yield program.sound(root, file)
    yield extracts(root, file)
    content = program.digest(root.path(program.WORKSPACE))
    cleaned = root.run(file, "--appimage-clean")
    yield Row("cleans its cache", cleaned.returncode == 0, cleaned.stdout.strip()[-200:] or "exit code 0")
    came = program.changes(before, program.snapshot(root))
    stay = [path for path in came if not USERS.match(path)]
    yield Row("files left", not stay, f"{len(stay)}: {', '.join(stay[:3])}" if stay else "only the user’s")
    kept = program.digest(root.path(program.WORKSPACE)) == content
    yield Row("the workspace is untouched", kept, "the same bytes as before" if kept else "it was changed")
