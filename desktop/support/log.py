"""The program's own log: a rotating file, and its last lines in memory for the crash report."""

import logging
import logging.handlers
from collections import deque
from contextlib import suppress
from pathlib import Path

FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
BYTES = 1_000_000
FILES = 3


class Tail(logging.Handler):
    """Keeps the last lines of the log in memory."""

    def __init__(self, lines: int = 200) -> None:
        super().__init__()
        self._lines: deque[str] = deque(maxlen=lines)
        self.setFormatter(logging.Formatter(FORMAT))

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record, formatted."""
        self._lines.append(self.format(record))

    def text(self) -> str:
        """The kept lines, oldest first."""
        return "\n".join(self._lines)


class Log:
    """The handlers of one run: `path` is the file written to, or None where no file could be opened."""

    def __init__(self, folder: Path, name: str = "depositary", level: int = logging.INFO) -> None:
        self.tail = Tail()
        self.path: Path | None = None
        self._handlers: list[logging.Handler] = [self.tail]
        # A full disk or a folder without permission must not keep anybody from working.
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"{name}.log"
            file = logging.handlers.RotatingFileHandler(path, maxBytes=BYTES, backupCount=FILES, encoding="utf-8")
            file.setFormatter(logging.Formatter(FORMAT))
            self._handlers.append(file)
            self.path = path
        root = logging.getLogger()
        self._level = root.level
        root.setLevel(level)
        for handler in self._handlers:
            root.addHandler(handler)

    def close(self) -> None:
        """Take the handlers off the root logger and close the file."""
        root = logging.getLogger()
        root.setLevel(self._level)
        for handler in self._handlers:
            root.removeHandler(handler)
            handler.close()
