"""The AppImage-format single file: a static runtime of our own (``packaging/appimage``), and behind it the tree."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from targets.deb import kibibytes, libc
from targets.tree import ENTRY, ICON, ICONS, fill, settle, tree
from targets.work import NAME, PACKAGING, call, digest, hear, stop

if TYPE_CHECKING:
    from pathlib import Path

    from targets.work import Work

NEEDS = ("bundle",)
MARK = b"AI\x02"
MARK_AT = 8  # the padding of an ELF's first 16 bytes


def build(work: Work) -> list[Path]:
    """Pack the tree; twice from one commit gives the same bytes."""
    folder = lay(work)
    image = work.build / "appimage.squashfs"
    squeeze = ("-Xcompression-level", "22" if work.small else "3")
    fixed = ("-all-root", "-no-xattrs", "-noappend", "-no-progress", "-b", "1M", "-comp", "zstd")
    call(["mksquashfs", folder, image, *fixed, *squeeze], work.environment)
    head = runtime(work, image, megabytes=-(-kibibytes(folder) // 1000))
    single = work.dist / f"Depositary-{work.version}-x86_64.AppImage"
    single.write_bytes(marked(head.read_bytes()) + image.read_bytes())
    single.chmod(0o755)
    check(single, len(head.read_bytes()))
    return [single]


def lay(work: Work) -> Path:
    """The tree with what the format wants at its root: what to start, the desktop entry and the icon."""
    folder = work.build / "AppDir"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(tree(work), folder, symlinks=True)
    started = fill(PACKAGING / "appimage" / "AppRun", minor=libc(folder).removeprefix("2."))
    (folder / "AppRun").write_text(started, encoding="utf-8")
    (folder / "AppRun").chmod(0o755)
    shutil.copyfile(folder / ENTRY, folder / f"{NAME}.desktop")
    shutil.copyfile(ICON, folder / ICON.name)
    shutil.copyfile(folder / ICONS / "256x256" / "apps" / f"{NAME}.png", folder / ".DirIcon")
    settle(work, folder)
    return folder


def runtime(work: Work, image: Path, megabytes: int) -> Path:
    """Compile the head of the file; it knows the image that it belongs to by its digest."""
    head = work.build / "appimage.runtime"
    known = {"DIGEST": digest(image), "RELEASE": work.version, "MEGABYTES": megabytes}
    defined = [f'-D{name}="{value}"' for name, value in known.items()]
    strict = ("-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-static", "-s", "-Wl,--build-id=none")
    source = PACKAGING / "appimage" / "runtime.c"
    call(["gcc", *strict, *defined, "-o", head, source, "-lsquashfuse", "-lzstd"], work.environment)
    return head


def marked(elf: bytes) -> bytes:
    """Return the program with the mark of an AppImage of type 2."""
    return elf[:MARK_AT] + MARK + elf[MARK_AT + len(MARK) :]


def check(single: Path, head: int) -> None:
    """Ask the file where its image begins: a runtime that is wrong by a byte starts nothing."""
    if hear([single, "--appimage-offset"]).strip() != str(head):
        stop(f"{single.name} does not find its image.")
