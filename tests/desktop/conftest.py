"""What every test of the desktop gets: no screen, and a guard that it leaves nothing behind and hides no complaint."""

import gc
import logging
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer, QtMsgType
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog, QMessageBox, QWidget
from pytestqt.logging import Record
from shiboken6 import isValid

# What the screen that is none says about windows that are raised, sized or grab the keyboard.
OFFSCREEN = "This plugin does not support"
# Qt keeps these for the next time.
KEPT = {"QTipLabel", "QComboBoxPrivateContainer", "QDesktopWidget"}
PROMPTS: list[tuple[type, str]] = [
    (QDialog, "exec"),
    (QMessageBox, "exec"),
    *((QMessageBox, name) for name in ("information", "question", "warning", "critical", "about")),
    *(
        (QFileDialog, name)
        for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory")
    ),
    *((QInputDialog, name) for name in ("getText", "getItem", "getInt", "getDouble", "getMultiLineText")),
]


@dataclass
class Permit:
    """What a test may say that it provokes: parts of the log records and Qt messages that are meant."""

    parts: list[str] = field(default_factory=lambda: ["This plugin does not support"])  # the offscreen one

    def __call__(self, *parts: str) -> None:
        self.parts.extend(parts)

    def unmeant(self, texts: list[str]) -> list[str]:
        return [text for text in texts if not any(part in text for part in self.parts)]


@pytest.fixture
def permit() -> Permit:
    return Permit()


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_prompt(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog that nobody scripted would wait for ever."""

    def refuse(where: str) -> Callable[..., object]:
        def asked(*args: object, **keywords: object) -> object:
            raise AssertionError(f"an unexpected prompt: {where}{args!r}")

        return asked

    for owner, name in PROMPTS:
        monkeypatch.setattr(owner, name, refuse(f"{owner.__name__}.{name}"))


@pytest.fixture(autouse=True)
def guard(qapp: QApplication, qtlog: object, permit: Permit) -> Iterator[None]:
    """Fail the test for any warning, and for any window, timer or thread that is still there after it."""
    complaints = _Complaints()
    logging.getLogger().addHandler(complaints)
    before = {id(widget) for widget in qapp.topLevelWidgets()}
    threads = set(threading.enumerate())
    gc.freeze()  # what was there before needs no look, neither from the collector nor from this guard
    yield
    logging.getLogger().removeHandler(complaints)
    assert permit.unmeant(complaints.texts + _messages(qtlog)) == []
    _settle(lambda: _left_over(before, threads))
    assert _left_over(before, threads) == []


def _messages(qtlog: object) -> list[str]:
    records: list[Record] = getattr(qtlog, "records")  # noqa: B009
    told = [record.message for record in records if record.type is not QtMsgType.QtDebugMsg]
    return [message for message in told if not message.startswith(OFFSCREEN)]


def _settle(left: Callable[[], list[str]]) -> None:
    """Give what is about to go the chance to go."""
    if not left():
        return
    for _ in range(2):
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def _left_over(before: set[int], threads: set[threading.Thread]) -> list[str]:
    windows = [
        f"window {widget!r}"
        for widget in QApplication.topLevelWidgets()
        if id(widget) not in before and widget.metaObject().className() not in KEPT and _is_mine(widget)
    ]
    workers = [f"thread {thread.name}" for thread in threading.enumerate() if thread not in threads]
    return windows + workers + _ticking()


def _is_mine(widget: QWidget) -> bool:
    return isValid(widget) and widget.parent() is None


def _ticking() -> list[str]:
    found: list[str] = []
    for thing in gc.get_objects():
        kind = type(thing)
        if not issubclass(kind, QObject) or not isValid(thing):
            continue
        if issubclass(kind, QTimer) and thing.isActive():
            found.append(f"active timer {thing!r} of {thing.parent()!r}")
        elif issubclass(kind, QThread) and thing.isRunning() and thing is not QThread.currentThread():
            found.append(f"running thread {thing!r}")
    return found
