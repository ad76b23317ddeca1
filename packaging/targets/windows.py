"""The setup for Windows: one file for one user, by NSIS, from the program that `windows_program` froze."""

from __future__ import annotations

from typing import TYPE_CHECKING

from targets.work import NAME, PACKAGING, call
from windows import registry, wxs

if TYPE_CHECKING:
    from pathlib import Path

    from targets.work import Work

NEEDS = ("windows_program",)


def build(work: Work) -> list[Path]:
    """Pack the frozen program into a setup."""
    home, setup = work.build / "windows", work.dist / f"{NAME}-{work.version}-setup.exe"
    values = home / "values.nsh"
    values.write_text(registry.nsis(), encoding="utf-8")
    program = home / NAME
    named: dict[str, object] = {
        "VERSION": work.version,
        "PROGRAM": program,
        "OUTPUT": setup,
        "ICON": home / f"{NAME}.ico",
        "KILOBYTES": sum(file.stat().st_size for file in program.rglob("*")) // 1024,
        "FAMILY": wxs.FAMILY,
        "VALUES": values,
    }
    defined = [f"-D{name}={value}" for name, value in named.items()] + ([] if work.small else ["-DQUICK"])
    call(["makensis", "-V2", "-WX", *defined, PACKAGING / "windows" / "installer.nsi"], work.environment)
    return [setup]
