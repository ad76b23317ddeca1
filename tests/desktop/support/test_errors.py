"""Errors that nobody foresaw, and those that explain themselves."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.support.ask import ScriptedPrompts
from desktop.support.errors import CrashDialog, Reporter, compose, facts, show_problem
from desktop.support.log import Log


class FullError(Exception):
    message = "The disk is full."
    next_step = "Free some room."


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    made = Log(tmp_path)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def reporter(log: Log, window: QWidget, permit: Any) -> Iterator[Reporter]:
    permit("unforeseen error")
    made = Reporter(log, lambda: {"Depositary": "9.9"}, lambda: window, window)
    yield made
    made.uninstall()
    if made.dialog is not None:
        made.dialog.close()


def shown(reporter: Reporter, qtbot: QtBot) -> CrashDialog:
    qtbot.waitUntil(lambda: reporter.dialog is not None)
    assert reporter.dialog is not None
    return reporter.dialog


def test_an_error_that_explains_itself_is_explained() -> None:
    script = ScriptedPrompts(problem=[None])
    show_problem(script, FullError())
    assert script.asked == [("problem", ("The disk is full.", "Free some room."))]


def test_an_error_that_does_not_explain_itself_is_our_bug() -> None:
    with pytest.raises(ZeroDivisionError):
        show_problem(ScriptedPrompts(), ZeroDivisionError())


def test_a_report_has_facts_traceback_and_log() -> None:
    report = compose(ValueError("bad day"), {"Depositary": "9.9"}, "the last line")
    assert all(part in report for part in ("Depositary: 9.9", "ValueError: bad day", "the last line", "Time: "))


def test_the_facts_name_the_versions(qapp: object) -> None:
    assert {"Depositary", "Python", "PySide6", "Qt", "System"} <= set(facts("1.2"))


def test_an_error_is_shown_and_logged(reporter: Reporter, log: Log, qtbot: QtBot) -> None:
    reporter.take(ValueError("bad day"))
    assert "ValueError: bad day" in shown(reporter, qtbot).report()
    assert "unforeseen error" in log.tail.text()


def test_an_error_in_a_slot_is_shown(reporter: Reporter, qtbot: QtBot) -> None:
    reporter._on_main(ValueError, ValueError("from a slot"), None)
    assert "from a slot" in shown(reporter, qtbot).report()


def test_an_error_of_another_thread_is_shown(reporter: Reporter, qtbot: QtBot) -> None:
    thread = threading.Thread(target=lambda: reporter.take(ValueError("elsewhere")))
    thread.start()
    thread.join()
    assert "elsewhere" in shown(reporter, qtbot).report()


def test_one_dialog_takes_all_errors_while_it_is_open(reporter: Reporter, qtbot: QtBot) -> None:
    reporter.take(ValueError("first"))
    dialog = shown(reporter, qtbot)
    reporter.take(ValueError("second"))
    qtbot.waitUntil(lambda: "second" in dialog.report())
    assert reporter.dialog is dialog


def test_the_next_error_after_closing_has_a_dialog_of_its_own(reporter: Reporter, qtbot: QtBot) -> None:
    reporter.take(ValueError("first"))
    former = shown(reporter, qtbot)
    former.accept()
    reporter.take(ValueError("second"))
    assert shown(reporter, qtbot) is not former


def test_installing_takes_the_hooks_and_uninstalling_gives_them_back(reporter: Reporter) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    reporter.install()
    during = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    threading.excepthook(SimpleNamespace(exc_value=None))  # type: ignore[arg-type]
    sys.unraisablehook(SimpleNamespace(exc_value=None))  # type: ignore[arg-type]
    reporter.uninstall()
    assert all(one != other for one, other in zip(before, during, strict=True))
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


@pytest.mark.parametrize("error", [None, SystemExit(0)])
def test_an_ordinary_end_is_no_error(error: Any, reporter: Reporter, qtbot: QtBot) -> None:
    reporter.take(error)
    qtbot.wait(5)
    assert reporter.dialog is None


def test_an_interruption_from_the_terminal_is_no_error(reporter: Reporter, monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[object] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *what: passed.append(what))
    reporter._on_main(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert len(passed) == 1


def test_the_report_is_copied_whole(qtbot: QtBot) -> None:
    dialog = CrashDialog("all of it", None)
    qtbot.addWidget(dialog)
    dialog.copy()
    assert QGuiApplication.clipboard().text() == "all of it"


def test_the_log_folder_can_be_opened(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog = CrashDialog("report", tmp_path / "x.log")
    qtbot.addWidget(dialog)
    next(button for button in dialog.findChildren(QPushButton) if "log" in button.text()).click()
    assert opened == [str(tmp_path)]


def test_a_timer_may_fail_without_ending_the_program(reporter: Reporter, qtbot: QtBot) -> None:
    QTimer.singleShot(0, lambda: reporter.take(ValueError("late")))
    assert "late" in shown(reporter, qtbot).report()
