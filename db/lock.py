"""One writing process for a workspace: a lock beside the file, and a note of who holds it.

The lock is the operating system's, so that it ends with its process, whatever happened to it.
"""

import getpass
import os
import socket
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from db.errors import StoreError


class LockedError(Exception):
    """Another process holds the lock; `holder` says who, as far as it is known."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


class Lock:
    """The right to write one workspace file."""

    def __init__(self, path: Path) -> None:
        self._note = path.with_name(f".{path.name}.holder")
        # Not bound to a thread: the editor opens a workspace on one and closes it on another.
        self._lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0, thread_local=False)

    def acquire(self) -> None:
        """Take the lock or raise LockedError; StoreError where the drive knows no locks."""
        try:
            self._lock.acquire()
        except Timeout:
            raise LockedError(self._read_note()) from None
        except (NotImplementedError, OSError) as error:
            raise StoreError(
                f"The drive of {self._note.parent} cannot lock files ({error}).",
                "Copy the workspace to a local disk and open it there.",
            ) from error
        with suppress(OSError, KeyError):  # the note is a courtesy: a full disk or a nameless user has none
            self._note.write_text(
                f"{getpass.getuser()} on {socket.gethostname()} (process {os.getpid()})", encoding="utf-8"
            )

    def release(self) -> None:
        """Give the lock back; harmless when it is not held."""
        if self._lock.is_locked:
            with suppress(OSError):
                self._note.unlink(missing_ok=True)
            self._lock.release()
            with suppress(OSError):
                Path(self._lock.lock_file).unlink()

    def _read_note(self) -> str:
        try:
            return self._note.read_text(encoding="utf-8", errors="replace") or "another process"
        except OSError:
            return "another process"
