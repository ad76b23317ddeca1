"""Copies of a workspace: made by SQLite's online backup, checked before they take their name, thinned with age."""

import os
import shutil
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pysqlite3

from db import glance
from db.errors import StoreError, TargetError
from db.files import flush_folder
from db.lock import Lock, LockedError

SUFFIX = ".depositary"
_STAMP = "%Y%m%dT%H%M%S%f"
_RECENT = timedelta(days=2)
_UNKNOWN = datetime.max.replace(tzinfo=UTC)


def backup_file(source: Path, target: Path) -> None:
    """Copy a workspace file, also while in use. Raises StoreError; an older target stays until the copy is good."""
    if target.exists() and target.samefile(source):
        raise TargetError(f"{target} is the workspace itself.", "Choose another name for the copy.")
    if Path(f"{target}-wal").exists():  # SQLite would take what is in that log for changes to the copy
        raise TargetError(f"{target} is in use.", "Close it first, or choose another name for the copy.")
    part = target.with_name(f".{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        _copy(source, part)
        _flush(part)
        part.replace(target)
        flush_folder(target.parent)
    except (OSError, pysqlite3.Error) as error:
        raise TargetError(f"{source} could not be backed up to {target}: {error}.", "Choose another folder.") from error
    finally:
        part.unlink(missing_ok=True)


def _copy(source: Path, part: Path) -> None:
    with closing(glance.connect(source)) as old, closing(pysqlite3.connect(str(part))) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE")
        verdict = new.execute("PRAGMA quick_check").fetchone()[0]
    if verdict != "ok":
        raise StoreError(f"The copy of {source} is damaged: {verdict}.", "Check the disk, then try another folder.")


def backup_folder(workspace: Path) -> Path:
    """Where the rolling copies of a workspace stand: a folder beside it."""
    return workspace.with_name(f"{workspace.stem} backups")


def rolling_backup(workspace: Path, purpose: str, *, now: datetime | None = None) -> Path:
    """Copy the workspace into its folder of backups under the time and the purpose, and thin the older copies out."""
    now = now or datetime.now(UTC)
    folder = backup_folder(workspace)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"{folder} cannot be made: {error.strerror}.", "Give yourself the right to write there."
        ) from error
    target = folder / f"{workspace.stem} {now.strftime(_STAMP)} {purpose}{SUFFIX}"
    backup_file(workspace, target)
    for name in superfluous((path.name for path in folder.glob(f"*{SUFFIX}")), now):
        with suppress(OSError):  # an old copy too many does no harm
            (folder / name).unlink()
    return target


def backups(workspace: Path) -> list[Path]:
    """The rolling copies of a workspace, the newest first."""
    found = [path for path in backup_folder(workspace).glob(f"*{SUFFIX}") if _stamp(path.name) < _UNKNOWN]
    return sorted(found, key=lambda path: _stamp(path.name), reverse=True)


def restore(backup: Path, workspace: Path, *, now: datetime | None = None) -> Path | None:
    """Put a copy in the place of a workspace that nobody has open; what stood there is kept beside it, and returned.

    Raises StoreError where the copy is no good or the workspace is open; then nothing has changed. None where nothing
    stood there.
    """
    lock = Lock(workspace)
    try:
        glance.schema_version(backup)
        lock.acquire()
    except glance.NotAWorkspaceError as error:
        raise TargetError(str(error), "Choose another copy.") from error
    except LockedError as error:
        raise StoreError(f"{workspace} is open: {error.holder}.", "Close it there, then restore.") from error
    part = workspace.with_name(f".{workspace.name}.part")
    try:
        part.unlink(missing_ok=True)
        _copy(backup, part)
        _flush(part)
        kept = _keep(workspace, now or datetime.now(UTC))
        part.replace(workspace)
        flush_folder(workspace.parent)
    except (OSError, pysqlite3.Error) as error:
        raise StoreError(f"{workspace} could not be restored: {error}.", "Copy the backup by hand.") from error
    finally:
        part.unlink(missing_ok=True)
        lock.release()
    return kept


def _keep(workspace: Path, now: datetime) -> Path | None:
    """Give what stands there a second name, with SQLite's log, which the copy must not inherit."""
    if not workspace.exists():
        return None
    kept = workspace.with_name(f"{workspace.stem} replaced {now.strftime(_STAMP)}{SUFFIX}")
    for beside in ("", "-wal"):
        old, new = Path(f"{workspace}{beside}"), Path(f"{kept}{beside}")
        if old.exists():
            try:
                new.hardlink_to(old)
            except OSError:  # a drive without links
                shutil.copy2(old, new)
                _flush(new)
    flush_folder(workspace.parent)
    for beside in ("-wal", "-shm"):
        Path(f"{workspace}{beside}").unlink(missing_ok=True)
    return kept


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def superfluous(names: Iterable[str], now: datetime) -> list[str]:
    """The copies that may go: all of two days stay, then the newest of each of 14 days, 8 weeks and 12 months, never
    fewer than three.
    """
    dated = sorted(((_stamp(name), name) for name in names if _stamp(name) < _UNKNOWN), reverse=True)
    kept = {name for _, name in dated[:3]}
    kept |= {name for stamp, name in dated if now - stamp < _RECENT}
    for bucket, count in (("%Y%j", 14), ("%G%V", 8), ("%Y%m", 12)):
        newest: dict[str, str] = {}
        for stamp, name in dated:
            newest.setdefault(stamp.strftime(bucket), name)
        kept |= set(list(newest.values())[:count])
    return [name for _, name in dated if name not in kept]


def _stamp(name: str) -> datetime:
    words = name.removesuffix(SUFFIX).split(" ")
    for word in reversed(words):
        try:
            return datetime.strptime(word, _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
    return _UNKNOWN
