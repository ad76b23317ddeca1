"""What stands beside an installed program: a portable folder, a newer version, the texts of licences."""

import sys
from collections.abc import Callable
from pathlib import Path

import pysqlite3
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from db import VERSION, glance
from db.jobs.checking import is_due
from db.jobs.verifying import verify_workspace
from db.store import Store
from desktop import installed
from desktop.app import Program
from desktop.places import Places
from desktop.renewal import Renewal, start_again
from desktop.support.plain import label
from desktop.views.about import AboutDialog
from desktop.widgets.notice import Notice

Start = Callable[..., Program]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a frozen program."""
    folder = tmp_path / "program"
    folder.mkdir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "depositary"))
    return folder


# ---------------------------------------------------------------- portable


def test_a_program_without_the_folder_uses_the_folders_of_the_person(home: Path) -> None:
    assert installed.portable() is None
    assert not Places.usual().config.is_relative_to(home)


def test_a_portable_program_keeps_all_of_its_own_beside_it(home: Path) -> None:
    beside = home / "depositary-portable"
    beside.mkdir()
    assert all(place.parent == beside for place in Places.usual())


def test_a_single_file_is_portable_where_the_file_lies(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stick" / "depositary-portable").mkdir(parents=True)
    monkeypatch.setenv("APPIMAGE", str(tmp_path / "stick" / "Depositary.AppImage"))
    monkeypatch.setenv("APPDIR", str(home.parent))
    assert installed.portable() == tmp_path / "stick" / "depositary-portable"


def test_another_programs_single_file_says_nothing_about_this_one(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "depositary-portable").mkdir()
    monkeypatch.setenv("APPIMAGE", str(tmp_path / "Terminal.AppImage"))
    monkeypatch.setenv("APPDIR", str(tmp_path / "elsewhere"))
    assert installed.portable() is None


def test_from_the_source_nothing_is_portable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    (tmp_path / "depositary-portable").mkdir()
    assert installed.portable() is None


# ---------------------------------------------------------------- a newer version


def test_a_newer_version_is_told_once(qtbot: QtBot, qapp: QApplication, home: Path) -> None:
    renewal = Renewal(qapp)
    told: list[str] = []
    renewal.found.connect(told.append)
    for version in ("", VERSION, "99.1\n", "99.1\n", "99.2\n"):
        (home / "VERSION").write_text(version, "utf-8")
        renewal.look()
    assert told == ["99.1", "99.2"]
    renewal.deleteLater()


def test_a_window_that_comes_to_the_front_looks_for_a_newer_version(
    qtbot: QtBot, qapp: QApplication, home: Path
) -> None:
    (home / "VERSION").write_text("99.1", "utf-8")
    renewal = Renewal(qapp)
    with qtbot.waitSignal(renewal.found, timeout=2_000):
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    renewal.deleteLater()


def test_the_bar_says_what_was_installed_and_restarts_on_the_same_workspace(
    qtbot: QtBot, start: Start, filled: Path, home: Path
) -> None:
    program = start(filled)
    (home / "VERSION").write_text("99.1", "utf-8")
    program._renewal.look()
    notice = program.window.findChild(Notice)
    assert notice is not None
    qtbot.waitUntil(notice.isVisible)
    assert notice.text.text() == "Depositary 99.1 has been installed. Restart to use it."
    notice.button.click()
    assert program.again == [str(filled)]
    assert program.desk is None


def test_what_was_typed_survives_the_restart(qtbot: QtBot, start: Start, filled: Path) -> None:
    program = start(filled)
    assert program.desk is not None
    program.desk.workspace.remember("agreement/LVA", "place", "Tall")
    program.trigger("program.restart")
    assert glance.rows(filled, "SELECT text FROM draft") == [("Tall",)]


def test_a_program_that_ends_is_not_started_again(start: Start) -> None:
    program = start(None, ready=False)
    program.trigger("program.quit")
    assert program.again is None


@pytest.mark.parametrize("name", ["depositary", "depositary.sh"])
def test_what_is_installed_is_started_as_a_program_of_its_own(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("PYINSTALLER_RESET_ENVIRONMENT", "")
    program = home / name
    program.write_text('#!/bin/sh\necho "$1 $PYINSTALLER_RESET_ENVIRONMENT" > "$0.part"; mv "$0.part" "$0.told"\n')
    program.chmod(0o755)
    start_again(["work.depositary"])
    told = home / f"{name}.told"
    qtbot.waitUntil(told.exists, timeout=5_000)
    assert told.read_text("utf-8") == "work.depositary 1\n"


# ---------------------------------------------------------------- workspaces of other versions


def test_a_newer_workspace_is_shown_and_not_changed(start: Start, filled: Path) -> None:
    direct = pysqlite3.connect(str(filled))
    direct.execute(f"PRAGMA user_version={glance.SCHEMA + 1}")
    direct.close()
    program = start(filled)
    assert "a newer Depositary wrote this workspace" in program.window.banner.text()
    assert program.window.panes["records"].grid.model().rowCount() > 0
    assert not program.window.menus.actions["tasks.import_files"].isEnabled()


def test_an_older_workspace_is_checked_by_itself_once_it_was_upgraded(qtbot: QtBot, start: Start, filled: Path) -> None:
    direct = pysqlite3.connect(str(filled))
    direct.executescript("DELETE FROM skeleton; DELETE FROM shingle; PRAGMA user_version=0")
    direct.close()
    program = start(filled)
    assert program.desk is not None
    program.window.close()
    with Store.open(filled, read_only=True) as store:
        assert not store.ask(is_due)
        assert verify_workspace(store) == []
    assert glance.rows(filled, "SELECT count(*) FROM shingle") != [(0,)]


# ---------------------------------------------------------------- licences


def test_about_shows_who_else_made_it_and_opens_the_folder_of_licences(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "licences").mkdir()
    (home / "licences" / "THIRD-PARTY.txt").write_text("lxml 6.1.3, BSD-3-Clause", "utf-8")
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog = AboutDialog("9.9", {}, label())
    qtbot.addWidget(dialog)
    assert "lxml 6.1.3" in dialog.findChild(QPlainTextEdit).toPlainText()
    [folder] = [button for button in dialog.findChildren(QPushButton) if "folder" in button.text()]
    folder.click()
    assert opened == [str(home / "licences")]


def test_about_from_the_source_shows_the_programs_own_licence(qtbot: QtBot) -> None:
    dialog = AboutDialog("9.9", {}, label())
    qtbot.addWidget(dialog)
    assert "Permission is hereby granted" in dialog.findChild(QPlainTextEdit).toPlainText()
    assert not [button for button in dialog.findChildren(QPushButton) if "folder" in button.text()]
