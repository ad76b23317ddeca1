"""Proves what the LGPL asks for: Qt's libraries are files of their own, and the program takes others in their place.

The others are copies from the wheel, of the same version and marked with a section of ours, so that their bytes
differ. A file that is no library shows that it is really that file which the program loads.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from targets.work import NAME, call, digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from targets.work import Work

QT = Path("PySide6/Qt")
ONE = QT / "lib" / "libQt6Svg.so.6"
LONGEST = 120.0  # seconds


def prove(work: Work) -> Iterator[tuple[str, bool, str]]:
    """Yield step, whether it held, and what was seen."""
    wheel = next((work.build / "venv" / "lib").glob("python3*/site-packages"))
    every = sorted(file.relative_to(work.bundle / "_internal") for file in theirs(work.bundle))
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / NAME
        shutil.copytree(work.bundle, copy, symlinks=True)
        others = [file for file in every if file != ONE]
        for files, named in (([ONE], ONE.name), (others, "every other library of Qt")):
            changed = replace(copy, wheel, files)
            yield f"exchanges {named}", changed == len(files), f"{changed} of {len(files)} now have other bytes"
            yield f"starts with another copy of {named}", *starts(copy)
        spoil(copy / "_internal" / ONE)
        started, words = starts(copy)
        yield f"does not start when {ONE.name} is no library", not started, words


def theirs(bundle: Path) -> list[Path]:
    """The files of Qt in the program that are libraries, and no links to them."""
    return [file for file in (bundle / "_internal" / QT).rglob("*.so*") if file.is_file() and not file.is_symlink()]


def replace(copy: Path, wheel: Path, files: Iterable[Path]) -> int:
    """Put the wheel's files, marked, in the place of the program's; how many of them now have other bytes."""
    changed = 0
    for file in files:
        mine = copy / "_internal" / file
        before = digest(mine)
        mark = (f"--add-section=.another={__file__}", "--set-section-flags=.another=noload,readonly")
        call(["objcopy", *mark, wheel / file, mine])
        changed += digest(mine) != before
    return changed


def spoil(file: Path) -> None:
    """Make it a file that is no library."""
    file.write_text("no library\n", encoding="utf-8")


def starts(copy: Path) -> tuple[bool, str]:
    """Whether the program builds its window and ends by itself."""
    with tempfile.TemporaryDirectory() as home:
        around = {"HOME": home, "PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
        command = [copy / f"{NAME}.sh", "--self-quit"]
        try:
            done = subprocess.run(
                command, env=around, cwd=home, capture_output=True, text=True, timeout=LONGEST, check=False
            )
        except subprocess.TimeoutExpired:
            return False, f"it had not ended after {LONGEST:.0f} s"
    last = done.stderr.strip().splitlines()[-1:] or ["it said nothing"]
    return done.returncode == 0, f"exit code {done.returncode}" if done.returncode == 0 else last[0]
