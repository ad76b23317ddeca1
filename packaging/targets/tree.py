"""The installed tree, laid once for the Linux packages: the bundle under /opt, and what a desktop wants to know of it.

Not a target: deb, rpm and appimage pack what `tree` returns. The icon is drawn, the manual page written and the version
set in here, so none of them can differ from the program.
"""

from __future__ import annotations

import gzip
import html
import re
import shutil
import sys
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from targets.parts import linux
from targets.sbom import FOLDER, lay
from targets.work import NAME, PACKAGING, ROOT, call, hear, stop

if TYPE_CHECKING:
    from pathlib import Path

    from targets.work import Work

HOME = f"opt/{NAME}"
LAUNCHER = f"{HOME}/{NAME}.sh"
LINUX = PACKAGING / "linux"
ICON = ROOT / "resources" / "icons" / f"{NAME}.svg"
ICONS = "usr/share/icons/hicolor"
ENTRY = f"usr/share/applications/{NAME}.desktop"
METAINFO = "org.example.depositary.metainfo.xml"  # named by the id in it
# What goes in as it stands: source in packaging/linux, place in the tree.
PLAIN = {
    "depositary.desktop": ENTRY,
    "depositary.mime.xml": f"usr/share/mime/packages/{NAME}.xml",
}


@cache
def tree(work: Work) -> Path:
    """Lay the tree, once a build, and return its root; every file has its right mode, and the time of the build.

    A running program sees by ``VERSION``, beside the bundle, that another version has been installed over it.
    """
    root = work.build / "tree"
    if not work.bundle.is_dir():
        stop(f"{work.bundle} is missing; build the target bundle first.")
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(work.bundle, root / HOME, symlinks=True)
    (root / HOME / "VERSION").write_text(f"{work.version}\n", encoding="utf-8")
    lay(linux(work), work.version, root / HOME / FOLDER)
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin" / NAME).symlink_to(f"../../{LAUNCHER}")
    for source, place in PLAIN.items():
        _put(root / place, (LINUX / source).read_bytes())
    _put(root / "usr/share/metainfo" / METAINFO, metainfo(work).encode())
    _draw(work, root / ICONS)
    _explain(work, root / "usr/share")
    settle(work, root)
    check(root)
    return root


def _put(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _draw(work: Work, folder: Path) -> None:
    """The icon in all sizes, and the drawing that they come from."""
    call([work.python, LINUX / "icons.py", ICON, folder], work.environment)
    _put(folder / "scalable" / "apps" / ICON.name, ICON.read_bytes())


def _explain(work: Work, share: Path) -> None:
    """The manual page, the changes and the licence."""
    page = hear([sys.executable, LINUX / "manual.py", day(work)], {**work.environment, "PYTHONPATH": str(ROOT)})
    _put(share / "man" / "man1" / f"{NAME}.1.gz", gzip.compress(page.encode(), mtime=0))
    changes = (PACKAGING / "CHANGELOG.md").read_bytes()
    _put(share / "doc" / NAME / "changelog.gz", gzip.compress(changes, mtime=0))
    rights = (LINUX / "copyright").read_bytes() + (ROOT / "LICENSE").read_bytes()
    _put(share / "doc" / NAME / "copyright", rights)


def day(work: Work) -> str:
    """The day of the build as YYYY-MM-DD."""
    return datetime.fromtimestamp(work.epoch, UTC).date().isoformat()


def fill(template: Path, **values: str) -> str:
    """Return the file with its ``@name@`` marks replaced."""
    return re.sub(r"@(\w+)@", lambda mark: values[mark[1]], template.read_text("utf-8"))


def metainfo(work: Work) -> str:
    """What software centres show: the description, and what the changelog says of this version."""
    items = (f"          <li>{html.escape(change, quote=False)}</li>" for change in changes(work.version))
    return fill(LINUX / METAINFO, version=work.version, date=day(work), changes="\n".join(items))


def changes(version: str) -> list[str]:
    """Return the changelog's points on the version, each as one line. A version nobody described ends the build."""
    parts = re.split(r"^## ", (PACKAGING / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)
    own = next((part for part in parts if part.split(maxsplit=1)[0] == version), None)
    if own is None:
        stop(f"packaging/CHANGELOG.md says nothing of {version}.")
    return [" ".join(point.split()) for point in re.split(r"^- ", own, flags=re.MULTILINE)[1:]]


def settle(work: Work, root: Path) -> None:
    """Give every file the mode and the time that it has in every build, whoever builds."""
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runs else 0o644)
    work.clamp(root)


def check(root: Path) -> None:
    """Ask the desktop's own tools whether the entry and the description hold."""
    call(["desktop-file-validate", root / ENTRY])
    call(["appstreamcli", "validate-tree", "--no-net", root])
