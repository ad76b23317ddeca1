"""Files dragged onto a pane: only such as lie on this machine."""

from pathlib import Path

from PySide6.QtGui import QDropEvent


def dropped_files(event: QDropEvent) -> list[Path]:
    """The local files and folders that a drag carries, in its order."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
