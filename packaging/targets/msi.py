"""The Windows Installer package, for those who hand programs out: by wixl, from what `windows_program` froze."""

from __future__ import annotations

import hashlib
import re
import struct
from typing import TYPE_CHECKING

from targets.work import NAME, call
from windows import wxs

if TYPE_CHECKING:
    from pathlib import Path

    from targets.work import Work

NEEDS = ("windows_program",)
SINCE_1601 = 11_644_473_600  # seconds from Windows' first year to 1970
_SUMMARY = re.compile(rb"\{[0-9A-F-]{36}\}(.{1,10}@\0{3}).{8}(@\0{3}).{8}", re.DOTALL)


def build(work: Work) -> list[Path]:
    """Describe the frozen program and pack it."""
    folder, package = work.build / "windows", work.dist / f"{NAME}-{work.version}.msi"
    source = folder / f"{NAME}.wxs"
    source.write_text(wxs.describe(folder / NAME, work.version), encoding="utf-8")
    call(["wixl", "--arch", "x64", "--output", package, source.name], work.environment, folder)
    package.write_bytes(settle(package.read_bytes(), work.epoch))
    return [package]


def settle(package: bytes, epoch: int) -> bytes:
    """Return the package with the build's time and a code of its content; wixl takes the clock and draws lots.

    Both stand in the summary: the code as text, then twice the mark of a time and the time. ValueError where not.
    """
    time = struct.pack("<Q", (epoch + SINCE_1601) * 10**7)  # in 100 ns
    if len(_SUMMARY.findall(package)) != 1:
        raise ValueError("The package has no summary of the shape that wixl gives it.")

    def named(name: str) -> bytes:
        code = wxs.code(name).encode()
        return _SUMMARY.sub(lambda old: b"{" + code + b"}" + old[1] + time + old[2] + time, package)

    return named(hashlib.sha256(named("")).hexdigest())
