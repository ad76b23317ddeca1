"""The one place for errors that nobody foresaw: they are logged, and a report is shown that the person may copy.

Nothing is sent anywhere. Errors that are nobody's bug (a full disk, a locked file) have a message and a next step, and
go through `show_problem`.
"""

import logging
import sys
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import PySide6
from PySide6.QtCore import QObject, Qt, QUrl, Signal, qVersion
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QWidget
from shiboken6 import isValid

from desktop.support import layout
from desktop.support.plain import label
from desktop.support.problems import Explained, show_problem

if TYPE_CHECKING:
    from desktop.support.log import Log

__all__ = ["CrashDialog", "Explained", "Reporter", "compose", "facts", "show_problem"]
logger = logging.getLogger(__name__)


def facts(version: str) -> dict[str, str]:
    """What a reader of a report has to know about the machine. No name of a person or a host."""
    import platform  # noqa: PLC0415 - for a report only, not for the first paint

    return {
        "Depositary": version,
        "Python": sys.version.split()[0],
        "PySide6": PySide6.__version__,
        "Qt": qVersion(),
        "System": platform.platform(),
        "Screen": QGuiApplication.platformName(),
    }


def compose(error: BaseException, known: Mapping[str, str], recent: str) -> str:
    """The report as text: facts, traceback, the last lines of the log."""
    lines = [f"{name}: {value}" for name, value in known.items()]
    lines.append(f"Time: {time.strftime('%Y-%m-%dT%H:%M:%S%z')}")
    trace = "".join(traceback.format_exception(error)).rstrip()
    return "\n".join(lines) + f"\n\n{trace}\n\nRecent log\n{recent or '(empty)'}\n"


class CrashDialog(QDialog):
    """Shows one report. More errors, while it is open, are added to it."""

    def __init__(self, report: str, log: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._log = log
        self._more = 0
        self._text = QPlainTextEdit(report)
        self._text.setReadOnly(True)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._count = label(name="muted")
        self._count.hide()
        head = label(self.tr("Depositary met an error it did not expect."), name="heading")
        advice = label(
            self.tr(
                "Everything you saved is on the disk. You can go on working; if something looks wrong, close the "
                "program and open the workspace again. To have the error corrected, copy this report and give it to "
                "whoever maintains your copy. Read it first: it may hold words of your data. Nothing is sent by itself."
            ),
            wrap=True,
        )
        self.setLayout(layout.column(head, advice, self._count, self._text, self._buttons(), margin=layout.WIDE))
        self.resize(720, 460)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        copy = box.addButton(self.tr("Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self.copy)
        if self._log is not None:
            folder = box.addButton(self.tr("Open log folder"), QDialogButtonBox.ButtonRole.ActionRole)
            folder.clicked.connect(self._open_folder)
        close = box.addButton(self.tr("Go on"), QDialogButtonBox.ButtonRole.AcceptRole)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        return box

    def report(self) -> str:
        """The text that is shown and copied."""
        return self._text.toPlainText()

    def add(self, report: str) -> None:
        """Add one more error to the report."""
        self._more += 1
        self._count.setText(self.tr("and %n more error(s) since", "", self._more))
        self._count.show()
        self._text.appendPlainText("\n----\n\n" + report)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report())

    def _open_folder(self) -> None:
        if self._log is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log.parent)))


class Reporter(QObject):
    """Takes every exception that nobody caught, on any thread, from `install` until `uninstall`."""

    _caught = Signal(object)

    def __init__(
        self, log: "Log", known: Callable[[], Mapping[str, str]], window: Callable[[], QWidget | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._log = log
        self._known = known
        self._window = window
        self.dialog: CrashDialog | None = None
        self._former: tuple[Any, Any, Any] | None = None
        # Queued, whatever the thread: a dialog is never opened from the middle of the call that failed.
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over the three hooks."""
        self._former = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_main
        threading.excepthook = lambda args: self.take(args.exc_value)
        sys.unraisablehook = lambda args: self.take(args.exc_value)

    def uninstall(self) -> None:
        """Give the hooks back."""
        if self._former is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._former
            self._former = None

    def take(self, error: BaseException | None) -> None:
        """Log the error and show it. May be called on any thread."""
        if error is None or isinstance(error, SystemExit):
            return
        logger.critical("unforeseen error", exc_info=error)
        if isValid(self):  # at the very end of the program there is nobody left to show it to
            self._caught.emit(error)

    def _on_main(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.take(error)

    def _show(self, error: BaseException) -> None:
        report = compose(error, self._known(), self._log.tail.text())
        if self.dialog is not None:
            self.dialog.add(report)
            return
        self.dialog = CrashDialog(report, self._log.path, self._window())
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None
