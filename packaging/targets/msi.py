"""The Windows Installer package, for those who hand programs out: by wixl, from what `windows_program` froze."""

from __future__ import annotations

from typing import TYPE_CHECKING

from targets.work import NAME, call
from windows import wxs

if TYPE_CHECKING:
    from pathlib import Path

    from targets.work import Work

NEEDS = ("windows_program",)


def build(work: Work) -> list[Path]:
    """Describe the frozen program and pack it."""
    folder, package = work.build / "windows", work.dist / f"{NAME}-{work.version}.msi"
    source = folder / f"{NAME}.wxs"
    source.write_text(wxs.describe(folder / NAME, work.version), encoding="utf-8")
    call(["wixl", "--arch", "x64", "--output", package, source.name], work.environment, folder)
    return [package]
