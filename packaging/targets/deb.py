"""The Debian package: the installed tree, and no dependency but the C library that the bundle was linked against."""

from __future__ import annotations

import hashlib
import re
import shutil
from typing import TYPE_CHECKING

from targets.bundle import binaries
from targets.tree import HOME, LINUX, fill, settle, tree
from targets.work import NAME, call, hear, stop

if TYPE_CHECKING:
    from pathlib import Path

    from targets.work import Work

NEEDS = ("bundle",)
SCRIPTS = ("postinst", "postrm")


def build(work: Work) -> list[Path]:
    """Pack the tree; twice from one commit gives the same bytes."""
    root = work.build / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(tree(work), root, symlinks=True)
    control = root / "DEBIAN"
    values = {"version": work.version, "size": str(kibibytes(root)), "libc": libc(root)}
    sums = md5sums(root)
    control.mkdir()
    (control / "control").write_text(fill(LINUX / "control", **values), encoding="utf-8")
    (control / "md5sums").write_text(sums, encoding="utf-8")
    for script in SCRIPTS:
        shutil.copyfile(LINUX / "refresh.sh", control / script)
    settle(work, root)
    for script in SCRIPTS:
        (control / script).chmod(0o755)
    package = work.dist / f"{NAME}_{work.version}_amd64.deb"
    squeeze = ("-Zxz", "-z6") if work.small else ("-Zzstd", "-z3")
    call(["dpkg-deb", "--root-owner-group", *squeeze, "--build", root, package], work.environment)
    check(package)
    return [package]


def kibibytes(root: Path) -> int:
    """The room that the files take when installed, as Debian's own tools count it."""
    return sum(-(-path.lstat().st_size // 1024) for path in root.rglob("*") if not path.is_dir())


def md5sums(root: Path) -> str:
    """One line a file, as ``dpkg --verify`` reads them."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    return "".join(f"{_md5(file)}  {file.relative_to(root)}\n" for file in files)


def _md5(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def libc(root: Path) -> str:
    """Return the oldest C library that has every function which the programs and libraries below the root ask for."""
    return newest(hear(["readelf", "--wide", "--version-info", *binaries(root)]))


def newest(said: str) -> str:
    """Return the highest of the GLIBC versions that readelf names as needed: ``2.36``."""
    return max(re.findall(r"Name: GLIBC_(\d[\d.]*)", said), key=lambda version: [*map(int, version.split("."))])


def check(package: Path) -> None:
    """Read the package back: it depends on the C library alone, and all that it holds belongs to root."""
    if not hear(["dpkg-deb", "--field", package, "Depends"]).startswith("libc6 (>= 2."):
        stop(f"{package.name} does not depend on libc6 alone.")
    listed = hear(["dpkg-deb", "--contents", package]).splitlines()
    strange = [line for line in listed if " root/root " not in line or not re.search(r" \./(opt|usr|$)", line)]
    if strange or not any(line.endswith(f" ./{HOME}/VERSION") for line in listed):
        stop(f"{package.name} holds what it should not, or lacks what it should hold: {strange[:3]}")
