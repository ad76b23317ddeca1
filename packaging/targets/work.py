"""What every target is made with: folders, version, the one time that all files carry, and how a tool is called.

Standard library only, for it runs before anything is installed. A target is a module of this package with ``NEEDS``
(the targets to build before it) and ``build(work)``, which returns the files it made.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
NAME = "depositary"


def stop(sentence: str) -> NoReturn:
    """End the build with one sentence for whoever started it."""
    raise SystemExit(f"build.py: {sentence}")


@dataclass(frozen=True)
class Work:
    """One build: where it works, where its files go, and what makes two builds of one commit the same.

    `epoch` is the time of the commit in seconds; every file in every package carries it. `small` asks for the tightest
    compression, which takes minutes, where a quick build takes seconds.
    """

    version: str
    epoch: int
    small: bool = True
    build: Path = ROOT / "build"
    dist: Path = ROOT / "dist"

    @classmethod
    def of_checkout(cls, *, small: bool = True) -> Work:
        """The build of the commit that is checked out."""
        version = re.search(r'^VERSION = "(.+)"$', (ROOT / "db/__init__.py").read_text("utf-8"), re.MULTILINE)
        epoch = hear(["git", "log", "-1", "--format=%ct"])
        if version is None:
            stop("db/__init__.py names no VERSION.")
        return cls(version[1], int(epoch), small)

    @property
    def bundle(self) -> Path:
        """The frozen program for Linux: a folder with the launcher's target ``depositary`` in it."""
        return self.build / "bundle" / NAME

    @property
    def python(self) -> Path:
        """The Python that freezes for Linux, with requirements/build.txt installed."""
        return self.build / "venv" / "bin" / "python"

    @property
    def environment(self) -> dict[str, str]:
        """What a tool runs in: one time, one order of hashes, nothing that follows the machine."""
        fixed = {"SOURCE_DATE_EPOCH": str(self.epoch), "PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
        return {**os.environ, **fixed}

    def clamp(self, folder: Path) -> None:
        """Give all files and folders below the folder, and itself, the time of the build."""
        for path in (folder, *folder.rglob("*")):
            os.utime(path, (self.epoch, self.epoch), follow_symlinks=False)


def call(command: Sequence[str | Path], around: Mapping[str, str] | None = None, folder: Path = ROOT) -> None:
    """Run a tool in the folder; where it is missing or fails the build ends with its own words."""
    try:
        done = subprocess.run(
            command, cwd=folder, env=around, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
    except FileNotFoundError:
        stop(f"{command[0]} is not installed; packaging/README.md names the packages that hold the tools.")
    if done.returncode:
        sys.stderr.write(done.stdout)
        stop(f"{Path(command[0]).name} failed with {done.returncode}; its last words stand above.")


def hear(command: Sequence[str | Path], around: Mapping[str, str] | None = None) -> str:
    """Return what a tool prints, or end the build."""
    done = subprocess.run(command, cwd=ROOT, env=around, check=False, text=True, capture_output=True)
    if done.returncode:
        stop(f"{Path(command[0]).name} failed: {done.stderr.strip()}")
    return done.stdout


def digest(file: Path) -> str:
    """Return the SHA-256 of the file's content, in hexadecimal digits."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
