"""What may be in the program frozen for Windows: keep.toml's list, and what each library names as its needs.

PyInstaller collects too much; what nothing needs is dropped, and what is needed and not listed ends the build.
"""

from __future__ import annotations

import re
import shutil
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from targets import bundle
from targets.work import hear

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PLUGINS = Path("_internal/PySide6/plugins")
_FILE = re.compile(r"^(\S.*):\s+file format pei")
_NEEDED = re.compile(r"^\s+DLL Name: (\S+)")


class Keep(NamedTuple):
    """What may be there: Qt's plugins by path; libraries by name; those opened by name only; Windows' own."""

    megabytes: int
    plugins: frozenset[str]
    libraries: frozenset[str]
    opened: frozenset[str]
    system: frozenset[str]

    @classmethod
    def read(cls) -> Self:
        """As the list stands."""
        told = tomllib.loads(Path(__file__).with_name("keep.toml").read_text("utf-8"))
        return cls(told["size"]["megabytes"], *(frozenset(told[name]["files"]) for name in cls._fields[1:]))


def needs(told: str) -> dict[str, set[str]]:
    """Return which libraries each file needs, in small letters as Windows sees them, by what ``objdump -p`` prints."""
    return {file: {name.lower() for name in names} for file, names in bundle.needs(told, _FILE, _NEEDED).items()}


def faults(left: Iterable[str], present: Iterable[str], keep: Keep) -> list[str]:
    """Return a sentence for each library that is needed and not to be had, in the program and not listed, or missed."""
    there = set(present)
    lacking = [name for name in sorted(set(left) - there) if not any(fnmatch(name, each) for each in keep.system)]
    return [
        *(f"{name} is needed, and neither here nor a part of Windows" for name in lacking),
        *(f"{name} is needed and not in keep.toml" for name in sorted(there - keep.libraries - keep.opened)),
        *(f"keep.toml names {name}, which nothing needs" for name in sorted((keep.libraries | keep.opened) - there)),
    ]


def libraries(folder: Path) -> list[Path]:
    """Return the libraries below the folder that are no plugins of Qt."""
    return [
        file
        for file in folder.rglob("*")
        if file.suffix.lower() == ".dll" and PLUGINS not in file.relative_to(folder).parents
    ]


def trim(folder: Path, keep: Keep) -> list[str]:
    """Drop the plugins that are not listed, then every library that nothing left needs, and return what is wrong."""
    for plugin in (folder / PLUGINS).rglob("*.dll"):
        if plugin.relative_to(folder / PLUGINS).as_posix() not in keep.plugins:
            plugin.unlink()
    shutil.rmtree(folder / "_internal/PySide6/translations", ignore_errors=True)
    binaries = sorted(file for file in folder.rglob("*") if file.suffix.lower() in {".exe", ".dll", ".pyd"})
    needed = needs(hear(["x86_64-w64-mingw32-objdump", "-p", *binaries]))
    candidates = {file.name.lower() for file in libraries(folder)}
    roots = {name for name in map(file_name, needed) if name not in candidates or name in keep.opened}
    left = bundle.reached(roots, merged(needed))
    for file in libraries(folder):
        if file.name.lower() not in left | keep.opened:
            file.unlink()
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    return faults(left, {file.name.lower() for file in libraries(folder)}, keep)


def file_name(path: str) -> str:
    """Return the last part of a path as Windows sees it."""
    return Path(path).name.lower()


def merged(needed: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Return the needs by name alone: of two copies in two folders, what either needs."""
    found: dict[str, set[str]] = {}
    for path, names in needed.items():
        found.setdefault(file_name(path), set()).update(names)
    return found
