"""Builds beside the checkout's own: the same commit a second time elsewhere, and a previous version to upgrade from."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from targets.work import ROOT as CHECKOUT
from targets.work import digest
from verify.roots import cache
from verify.rows import Row, Skipped, stop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from targets.work import Work
    from verify.rows import Told

PREVIOUS = "0.0.9"
REPRODUCED = ("*.deb", "*.rpm", "*.AppImage", "*-linux.cdx.json")


def git(*arguments: str | Path) -> str:
    """Return what git says of the checkout."""
    done = subprocess.run(["git", *arguments], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def build(checkout: Path, targets: Sequence[str], *, quick: bool) -> dict[str, int]:
    """Build the targets in that checkout, say how it goes, and return the seconds that each took."""
    seconds: dict[str, int] = {}
    line = [sys.executable, "packaging/build.py", *targets, *(["--quick"] if quick else [])]
    with subprocess.Popen(line, cwd=checkout, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for said in process.stdout:
            print(f"  {said}", end="", flush=True)
            if timed := re.fullmatch(r"(\w+): (\d+) s", said.strip()):
                seconds[timed[1]] = int(timed[2])
    if process.returncode:
        stop("the build failed; its last words stand above.")
    return seconds


@contextmanager
def clone() -> Iterator[Path]:
    """A second checkout of the commit, at another place, with the tools that the first one built with."""
    with tempfile.TemporaryDirectory(prefix="depositary-again.") as folder:
        place = Path(folder) / "checkout"
        git("clone", "--quiet", "--shared", CHECKOUT, place)
        (place / "build").mkdir()
        for tools in ("venv", "wine"):
            if (CHECKOUT / "build" / tools).exists():
                (place / "build" / tools).symlink_to(CHECKOUT / "build" / tools)
        yield place


def previous() -> Path:
    """Return the Debian package of this commit under a lower version, built once for each commit."""
    kept = cache() / "previous" / git("rev-parse", "HEAD")
    package = kept / f"depositary_{PREVIOUS}_amd64.deb"
    if not package.exists():
        print(f"building the previous version, {PREVIOUS}", flush=True)
        with clone() as place:
            lower(place)
            build(place, ["deb"], quick=True)
            shutil.rmtree(kept.parent, ignore_errors=True)
            kept.mkdir(parents=True)
            shutil.copyfile(place / "dist" / package.name, package)
    return package


def lower(checkout: Path) -> None:
    """Give the checkout the lower version, in the program and at the head of the changelog."""
    for name, found, put in (
        ("db/__init__.py", r'^VERSION = ".+"$', f'VERSION = "{PREVIOUS}"'),
        ("packaging/CHANGELOG.md", r"^## \S+", f"## {PREVIOUS}"),
    ):
        file = checkout / name
        text, count = re.subn(found, put, file.read_text("utf-8"), count=1, flags=re.MULTILINE)
        if not count:
            stop(f"{name} names no version that could be lowered.")
        file.write_text(text, encoding="utf-8")


def same(first: Path, second: Path) -> list[Told]:
    """Compare what two builds made, file by file."""
    rows: list[Told] = []
    for pattern in REPRODUCED:
        files = sorted(file.name for file in (*first.glob(pattern), *second.glob(pattern)))
        for name in dict.fromkeys(files):
            pair = [folder / name for folder in (first, second)]
            digests = [digest(file) if file.exists() else "missing" for file in pair]
            rows.append(Row(f"{name} twice", len(set(digests)) == 1, " and ".join(each[:16] for each in digests)))
        if not files:
            rows.append(Row(f"{pattern} twice", ok=False, words="was not built"))
    return rows


def reproducible(work: Work) -> list[Told]:
    """Build the commit again elsewhere and compare every byte; each is packed anew, from what it froze."""
    proof = [f":!{each}" for each in ("packaging/verify*", "packaging/VERIFIED.md", "tests")]  # in no package
    if git("status", "--porcelain", "--untracked-files=no", "--", ".", *proof):
        return [Skipped("two builds of one commit", "the checkout has changes that no commit holds")]
    targets = ("deb", "rpm", "appimage", "sbom")
    with clone() as place, tempfile.TemporaryDirectory() as packed:
        first = replace(work, dist=Path(packed))
        for target in targets:
            importlib.import_module(f"targets.{target}").build(first)
        build(place, targets, quick=not work.small)
        return same(first.dist, place / "dist")
