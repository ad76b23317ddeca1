"""The one way to write a file: whole or not at all.

A file is written beside its place, flushed to the disk, and moved over the old one; then the folder is flushed.
"""

import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any


@contextmanager
def atomic_write(path: Path, mode: str = "w") -> Generator[IO[Any]]:
    """Yield a file open for writing (`w`: UTF-8 text with line feeds, `wb`: bytes) that replaces `path` on success.

    Any error leaves the old file as it was. Raises OSError (disk full, no permission, no such folder).
    """
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
