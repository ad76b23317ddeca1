"""The RPM package: the same tree, packed by nfpm; the C library is its only dependency, and it is said by hand."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from targets.deb import libc
from targets.tree import HOME, LINUX, fill, tree
from targets.work import NAME, call, hear, stop

if TYPE_CHECKING:
    from pathlib import Path

    from targets.work import Work

NEEDS = ("bundle",)


def build(work: Work) -> list[Path]:
    """Pack the tree; twice from one commit gives the same bytes."""
    root = tree(work)
    told = work.build / "rpm.json"  # JSON is YAML, which nfpm reads
    told.write_text(json.dumps(description(work, root), indent=1), encoding="utf-8")
    package = work.dist / f"{NAME}-{work.version}-1.x86_64.rpm"
    nfpm = work.python.with_name("nfpm")
    call([nfpm, "package", "--packager", "rpm", "--config", told, "--target", package], work.environment)
    check(package, root)
    return [package]


def description(work: Work, root: Path) -> dict[str, Any]:
    """What nfpm is told. Folders below /opt and of its own name are the package's; others belong to the system."""
    time = datetime.fromtimestamp(work.epoch, UTC).isoformat()
    control = fill(LINUX / "control", version=work.version, size="", libc="")
    summary, _, words = control.partition("Description: ")[2].partition("\n")
    return {
        "name": NAME,
        "arch": "amd64",
        "platform": "linux",
        "version": work.version,
        "version_schema": "none",
        "release": "1",
        "maintainer": re.findall(r"^Maintainer: (.+)", control, re.MULTILINE)[0],
        "description": re.sub(r"^ \.?", "", words, flags=re.MULTILINE),
        "license": "MIT",
        "mtime": time,
        "disable_globbing": True,
        "depends": [f"libc.so.6(GLIBC_{libc(root)})(64bit)"],
        "contents": [_entry(root, path, time) for path in sorted(root.rglob("*")) if _is_own(root, path)],
        "scripts": {"postinstall": str(LINUX / "refresh.sh"), "postremove": str(LINUX / "refresh.sh")},
        "rpm": {
            "summary": summary,
            "group": "Applications/Databases",
            "buildhost": "localhost",
            "compression": "zstd:19" if work.small else "zstd:3",
        },
    }


def _is_own(root: Path, path: Path) -> bool:
    own = (HOME, f"usr/share/doc/{NAME}")
    return path.is_symlink() or not path.is_dir() or path.relative_to(root).as_posix().startswith(own)


def _entry(root: Path, path: Path, time: str) -> dict[str, Any]:
    """One file, folder or link as nfpm wants it."""
    place = f"/{path.relative_to(root)}"
    about = {"mode": path.lstat().st_mode & 0o777, "mtime": time, "owner": "root", "group": "root"}
    if path.is_symlink():
        return {"src": str(path.readlink()), "dst": place, "type": "symlink", "file_info": about}
    if path.is_dir():
        return {"dst": place, "type": "dir", "file_info": about}
    return {"src": str(path), "dst": place, "file_info": about}


def check(package: Path, root: Path) -> None:
    """Read the package back: it holds the tree's files and nothing else."""
    held = set(hear(["rpm", "--query", "--list", "--package", package]).splitlines())
    wanted = {f"/{path.relative_to(root)}" for path in root.rglob("*") if _is_own(root, path)}
    if held != wanted:
        stop(f"{package.name} differs from the tree: {sorted(held ^ wanted)[:3]}")
