"""Builds the installers: ``build.py TARGET…`` puts them into ``dist``, with their digests in SHA256SUMS.

Targets: bundle (the frozen program, what the Linux packages hold), deb, appimage, rpm, windows, msi, sbom, or all.
``--quick`` compresses for speed, not for size. Everything that comes from elsewhere is pinned by its hash in
``requirements``. What is built is proven by ``verify.py``, not here.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from typing import TYPE_CHECKING

from targets.work import Work, digest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TARGETS = ("bundle", "deb", "appimage", "rpm", "windows", "msi", "sbom")


def in_order(wanted: Sequence[str]) -> list[str]:
    """Return the targets with what they need, each once and after what it needs."""
    ordered: list[str] = []
    for name in wanted:
        needed = in_order(importlib.import_module(f"targets.{name}").NEEDS)
        ordered += [each for each in (*needed, name) if each not in ordered]
    return ordered


def note_digests(dist: Path) -> None:
    """Write SHA256SUMS over all files of the folder, in the shape that ``sha256sum --check`` reads."""
    files = sorted(file for file in dist.iterdir() if file.is_file() and file.name != "SHA256SUMS")
    lines = [f"{digest(file)}  {file.name}\n" for file in files]
    (dist / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Build what is asked for and print each file with its size and the seconds it took."""
    parser = argparse.ArgumentParser(prog="build.py", description="Build Depositary's installers into dist/.")
    parser.add_argument("targets", nargs="+", choices=(*TARGETS, "all"), metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--quick", action="store_true", help="compress for speed, not for size")
    asked = parser.parse_args(arguments)
    work = Work.of_checkout(small=not asked.quick)
    work.dist.mkdir(exist_ok=True)
    work.build.mkdir(exist_ok=True)
    for name in in_order(TARGETS if "all" in asked.targets else asked.targets):
        begun = time.monotonic()
        made: list[Path] = importlib.import_module(f"targets.{name}").build(work)
        for file in made:
            size = f"{file.stat().st_size / 1e6:.1f} MB" if file.is_file() else "a folder"
            print(f"{name}: {file.name}, {size}", flush=True)
        print(f"{name}: {time.monotonic() - begun:.0f} s", flush=True)
    note_digests(work.dist)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
