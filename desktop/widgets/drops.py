"""Files dragged onto a pane: only such as lie on this machine."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


def dropped_files(event: QDropEvent) -> list[Path]:
    """The local files and folders that a drag carries, in its order."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


class DropPane(QWidget):
    """A widget onto which files may be dropped; `files_dropped` carries their paths."""

    files_dropped = Signal(list)

    def __init__(self, *, welcome: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(welcome)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome, anything else is not."""
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        paths = dropped_files(event)
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)
