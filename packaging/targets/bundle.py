"""Freezes the program for Linux: one folder that holds all it needs but libc, trimmed to what ``keep.toml`` allows.

PyInstaller collects too much; here everything goes that no allowed file needs, and a library that the list does not
name ends the build, so that a new version of Qt cannot make the packages grow unseen. Two builds of one commit are the
same to the byte.
"""

from __future__ import annotations

import re
import shutil
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from targets.work import NAME, PACKAGING, call, digest, hear, stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from targets.work import Work

NEEDS: tuple[str, ...] = ()
PLACE = PACKAGING / "bundle"
QT = Path("_internal/PySide6/Qt")
LIBRARY_FOLDERS = (Path("_internal"), Path("_internal/PySide6"), Path("_internal/shiboken6"), QT / "lib")
# What every system that has a C library has; never part of the program.
C_LIBRARY = frozenset(
    f"{name}.so.{version}"
    for name, version in (("libc", 6), ("libm", 6), ("libdl", 2), ("libpthread", 0), ("librt", 1), ("libresolv", 2))
) | {"ld-linux-x86-64.so.2"}
_FILE = re.compile(r"^File: (.+)$")
_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_KNOWN = re.compile(r"^\s+(\S+) \(libc6,x86-64\b.*\) => (\S+)$", re.MULTILINE)


class Keep(NamedTuple):
    """What may be in the program: Qt's plugins by path, libraries by name, those lent only, fonts with their digest."""

    megabytes: int
    plugins: frozenset[str]
    libraries: frozenset[str]
    fallback: frozenset[str]
    fonts: Mapping[str, str]

    @classmethod
    def read(cls, file: Path = PLACE / "keep.toml") -> Self:
        """As the list stands."""
        told = tomllib.loads(file.read_text("utf-8"))
        names = (frozenset(told[name]["files"]) for name in ("plugins", "libraries", "fallback"))
        return cls(told["size"]["megabytes"], *names, told["fonts"])


def needs(told: str, head: re.Pattern[str] = _FILE, need: re.Pattern[str] = _NEEDED) -> dict[str, set[str]]:
    """Return which libraries each file needs, by what ``readelf --dynamic`` prints of several files.

    Another tool's print is read by the pattern of its line that names a file, and of its line that names a need.
    """
    found: dict[str, set[str]] = {}
    current: set[str] = set()
    for line in told.splitlines():
        if file := head.match(line):
            current = found.setdefault(file[1], set())
        elif needed := need.search(line):
            current.add(needed[1])
    return found


def reached(roots: Iterable[str], needed: Mapping[str, set[str]]) -> set[str]:
    """Return the libraries that the roots need, and what those need in turn."""
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        new = needed.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def faults(libraries: Iterable[str], keep: Keep) -> list[str]:
    """Return a sentence for each library that is needed and not allowed, or allowed and not needed."""
    own = set(libraries) - C_LIBRARY
    unknown = [f"{name} is needed and not in keep.toml" for name in sorted(own - keep.libraries - keep.fallback)]
    return unknown + [f"keep.toml names {name}, which nothing needs" for name in sorted(keep.libraries - own)]


def binaries(folder: Path) -> list[Path]:
    """Return the programs and libraries below the folder, links left out."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and not file.is_symlink())
    return [file for file in files if file.open("rb").read(4) == b"\x7fELF"]


def make_environment(work: Work) -> None:
    """Make the environment that freezes, of the running Python and the hashed list; instant where it is there."""
    listed = PACKAGING / "requirements" / "build.txt"
    stamp = work.build / "venv" / "installed"
    wanted = f"{digest(listed)} {sys.version}"
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    call([sys.executable, "-m", "venv", "--clear", work.build / "venv"])
    options = ("--quiet", "--no-input", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:")
    call([work.python, "-m", "pip", "install", *options, "--require-hashes", "-r", listed])
    stamp.write_text(wanted, encoding="utf-8")


def freeze(work: Work) -> None:
    """Let PyInstaller collect the program anew."""
    scratch = work.build / "pyinstaller"
    # Modules are stored as they are: a start would have to inflate them, and the packages are compressed as a whole.
    fixed = {"PYINSTALLER_CONFIG_DIR": str(scratch / "cache"), "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0"}
    around = {**work.environment, **fixed}
    options = ("--noconfirm", "--clean", "--log-level=WARN", "--distpath", work.bundle.parent, "--workpath", scratch)
    call([work.python, "-m", "PyInstaller", *options, PLACE / "app.spec"], around)


def trim(folder: Path, keep: Keep) -> None:
    """Drop the plugins that are not allowed, and then every library that nothing left needs or that is only lent."""
    for file in (folder / QT / "plugins").rglob("*.so"):
        if file.relative_to(folder / QT / "plugins").as_posix() not in keep.plugins:
            file.unlink()
    for name in ("translations", "qml", "resources"):
        shutil.rmtree(folder / QT / name, ignore_errors=True)
    needed = needs(hear(["readelf", "--dynamic", "--wide", *binaries(folder)]))
    libraries = {file for place in LIBRARY_FOLDERS for file in (folder / place).glob("lib*.so*")}
    libraries -= set((folder / "_internal").glob("libpython*"))  # what the program itself opens by name
    by_name = {Path(file).name: found for file, found in needed.items()}
    roots = {Path(file).name for file in needed} - {file.name for file in libraries}
    left = reached(roots, by_name)
    for file in libraries:
        if file.name not in left or file.name in keep.fallback:
            file.unlink()
    if wrong := faults(left, keep):
        stop("; ".join(wrong) + ".")
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def lend(folder: Path, keep: Keep) -> None:
    """Add what the launcher lends where the system lacks it: each library in a folder of its own, and fonts."""
    known = dict(reversed(_KNOWN.findall(hear(["/sbin/ldconfig", "-p"]))))
    if missing := sorted(keep.fallback - set(known)):
        stop(f"this machine has no {', '.join(missing)} to lend; packaging/README.md names the packages.")
    for name in keep.fallback:
        (folder / "fallback" / name).mkdir(parents=True)
        shutil.copy(known[name], folder / "fallback" / name / name)
    (folder / "fonts").mkdir()
    for path, expected in keep.fonts.items():
        if not Path(path).is_file() or digest(Path(path)) != expected:
            stop(f"{path} is not the file that keep.toml means; Debian 12 has it in fonts-dejavu-core.")
        shutil.copy(path, folder / "fonts")
    shutil.copy(PLACE / "fonts.conf", folder / "fonts")
    shutil.copy(PLACE / "depositary.sh", folder)


def settle(folder: Path, work: Work) -> None:
    """Strip the libraries, and give every file the same rights and the same time."""
    for file in binaries(folder):
        if file != folder / NAME:  # its own archive stands at its end
            call(["strip", "--strip-unneeded", "--enable-deterministic-archives", file])
    runs = {folder / NAME, folder / "depositary.sh"}
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path in runs else 0o644)
    work.clamp(folder)


def megabytes(folder: Path) -> float:
    """Return the size of the files below the folder, each counted once."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if not file.is_dir()) / 1e6


def build(work: Work) -> list[Path]:
    """Freeze, trim and settle the program; it stops where the folder is larger than the list allows."""
    keep = Keep.read()
    make_environment(work)
    freeze(work)
    trim(work.bundle, keep)
    lend(work.bundle, keep)
    settle(work.bundle, work)
    size = megabytes(work.bundle)
    if size > keep.megabytes:
        stop(f"the program takes {size:.0f} MB, and keep.toml allows {keep.megabytes}.")
    return [work.bundle]
