"""When a workspace is copied into its folder of backups: on opening, before an import, while one works, at the end.

How a copy is made, and which old ones go, is the affair of `db.backups`.
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from db.backups import backup_folder
from db.store import SUFFIX, Store, StoreError
from desktop.workspace import Workspace

logger = logging.getLogger(__name__)
_DAY = timedelta(days=1)


class Backups(QObject):
    """Copies one workspace. A copy that fails is told by `failed`, and keeps nobody from working."""

    def __init__(
        self, workspace: Workspace, minutes: int, failed: Callable[[Exception], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._failed = failed
        self._changed = False
        self._timer = QTimer(self, singleShot=True)
        self.set_minutes(minutes)
        self._timer.timeout.connect(lambda: self.copy("while working"))
        workspace.changed.connect(self._note)

    def set_minutes(self, minutes: int) -> None:
        """How long after a change a copy is made at the latest."""
        self._timer.setInterval(minutes * 60_000)

    def on_open(self) -> None:
        """Copy when there is something to keep, and the newest copy is older than a day."""
        newest = self._newest()
        if newest is not None and datetime.now(UTC) - newest > _DAY:
            self.copy("on opening")

    def copy(self, purpose: str) -> None:
        """Copy in the lane of the writing jobs: what is asked for after it waits for it."""
        self._timer.stop()
        self._changed = False
        if not self._workspace.read_only:
            self._workspace.job(Store.rolling_backup, purpose, title="", done=_kept, failed=self._failed)

    def on_close(self, store: Store) -> None:
        """Copy at once what changed since the last copy."""
        self._timer.stop()
        if not self._changed:
            return
        try:
            store.rolling_backup("on closing")
        except StoreError as error:
            logger.info("no backup on closing: %s", error)
            self._failed(error)

    def _note(self, _tables: object) -> None:
        self._changed = True
        if not self._timer.isActive():
            self._timer.start()

    def _newest(self) -> datetime | None:
        """When the newest copy was made; where there is none, when the workspace was written last before today."""
        path = self._workspace.path
        copies = [_written(copy) for copy in backup_folder(path).glob(f"*{SUFFIX}")]
        return max(copies, default=_written(path))


def _written(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _kept(_path: Path | None) -> None:
    pass
