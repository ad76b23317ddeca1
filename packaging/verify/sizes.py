"""How large each file is, beside the most that it may be; megabytes of a million bytes."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from verify.rows import Row

if TYPE_CHECKING:
    from pathlib import Path

BARS = {"*_amd64.deb": 60, "*.AppImage": 75, "*-setup.exe": 45}
INSTALLED = 180


def size_row(name: str, size: float, bar: float) -> Row:
    """Compare a size in bytes with the megabytes that are allowed."""
    return Row(f"size of {name}", size <= bar * 1e6, f"{size / 1e6:.1f} MB (at most {bar:.0f})")


def installed(package: Path) -> int:
    """Return the bytes of all files that the Debian package installs."""
    listed = subprocess.run(["dpkg-deb", "--contents", package], capture_output=True, text=True, check=True).stdout
    return sum(int(line.split()[2]) for line in listed.splitlines() if line.startswith("-"))


def prove(dist: Path) -> list[Row]:
    """Compare all files that there is a bar for."""
    rows: list[Row] = []
    for pattern, bar in BARS.items():
        found = sorted(dist.glob(pattern))
        rows += [size_row(file.name, file.stat().st_size, bar) for file in found]
        rows += [] if found else [Row(f"size of {pattern}", ok=False, words="was not built")]
    rows += [size_row("what the .deb installs", installed(file), INSTALLED) for file in dist.glob("*_amd64.deb")]
    return rows
