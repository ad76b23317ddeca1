"""The one way to write a file or a folder of files: whole or not at all.

It is written beside its place, flushed to the disk, and moved over the old one; then the folder is flushed.
"""

import errno
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any


@contextmanager
def atomic_write(path: Path, mode: str = "w") -> Generator[IO[Any]]:
    """Yield a file open for writing (`w`: UTF-8 text with line feeds, `wb`: bytes) that replaces `path` on success.

    Any error leaves the old file as it was. Raises OSError (disk full, no permission, no such folder, or `path` is a
    device or the like, which would be lost).
    """
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is no ordinary file", str(path))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with _opened(handle, mode) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _keep_permissions(Path(name), path)
        Path(name).replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise
    flush_folder(path.parent)


def _opened(handle: int, mode: str) -> IO[Any]:
    return os.fdopen(handle, mode) if "b" in mode else os.fdopen(handle, mode, encoding="utf-8", newline="")


def _keep_permissions(new: Path, old: Path) -> None:
    umask = os.umask(0)
    os.umask(umask)
    new.chmod(old.stat().st_mode & 0o777 if old.exists() else 0o666 & ~umask)


def flush_folder(folder: Path) -> None:
    """Make a rename in the folder durable; where folders cannot be opened (Windows), the system does it."""
    with suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, and RENAME_SWAP of macOS
_STALE = 24 * 60 * 60


def replace_folder(new: Path, place: Path) -> None:
    """Put the folder `new` in the place of another: whoever looks, and after a crash, finds the one or the other whole.

    The old one, where there is one, is left at `new` or removed. Raises OSError.
    """
    remove_leftovers(place)
    if not place.exists():
        new.rename(place)
    elif not _exchanged(new, place):
        aside = _aside(place)
        place.rename(aside)
        new.rename(place)
        shutil.rmtree(aside, ignore_errors=True)
    flush_folder(place.parent)


def remove_leftovers(place: Path) -> None:
    """Mend what a crash left while `place` was replaced, and remove what is left of attempts a day old."""
    aside = _aside(place)
    if aside.exists() and place.exists():
        shutil.rmtree(aside)
    elif aside.exists():
        aside.rename(place)
    for part in place.parent.glob(f".{place.name}.*.part"):
        if part.is_dir() and part.stat().st_mtime < time.time() - _STALE:
            shutil.rmtree(part, ignore_errors=True)


def _aside(place: Path) -> Path:
    return place.with_name(f".{place.name}.old")


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders at once, where the system can."""
    import ctypes  # noqa: PLC0415 - not for the first paint, which reads files only

    try:
        library = ctypes.CDLL(None, use_errno=True)
        names = os.fsencode(one), os.fsencode(other)
        if sys.platform == "darwin":
            return library.renamex_np(*names, _EXCHANGE) == 0
        return library.renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0
    except (AttributeError, OSError, TypeError):
        return False
