"""A curator at a real window: everything is done by keys that go to whatever has the keyboard."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.edits import Configure, apply
from db.store import Store
from desktop.app import Program, build
from desktop.desk import Desk
from desktop.places import Places
from desktop.settings import Preferences, save
from desktop.support.ask import ScriptedPrompts
from tests.desktop.conftest import guard, no_prompt, permit

__all__ = ["guard", "no_prompt", "permit"]
ARTICLES = Path(__file__).resolve().parents[3] / "shared" / "articles"
PATIENCE = 30_000
PLACES = {"articles": "Alt+3", "conflicts": "Alt+4", "release": "Alt+6", "article": "Alt+7"}


class Curator:
    """Sits at a window. `desk` is looked at to see what a person would see; everything is done by keys."""

    def __init__(self, qtbot: QtBot, application: QApplication, folder: Path) -> None:
        self.qtbot = qtbot
        self.application = application
        self.places = Places.below(folder / "home")
        self.path = folder / "journey.depositary"
        self.prompts = ScriptedPrompts()
        self.program: Program | None = None
        self.conflict = ""
        save(self.places, Preferences(coder="Olena", theme="light"))

    def make(self) -> None:
        with Store.create(self.path) as store:
            apply(store, Configure(name="review", value="one-person"), "Olena")

    @property
    def window(self) -> Any:
        assert self.program is not None
        return self.program.window

    @property
    def desk(self) -> Desk:
        assert self.program is not None
        assert self.program.desk is not None
        return self.program.desk

    def open(self) -> None:
        self.program = build(self.application, self.places, self.prompts)
        with self.qtbot.waitSignal(self.program.settled, timeout=PATIENCE):
            self.program.start(self.path)
        self.window.resize(1400, 900)
        self.window.activateWindow()
        self.calm()

    def close(self) -> None:
        if self.program is not None:
            self.window.close()
            self.program.end()
            self.window.deleteLater()
            self.program.deleteLater()
            self.program = None

    def calm(self) -> None:
        """Wait until nothing is under way."""
        for _ in range(3):
            self.qtbot.waitUntil(lambda: not self.desk.busy, timeout=PATIENCE)
            QApplication.processEvents()

    def press(self, keys: str, times: int = 1) -> None:
        """Press keys in whatever has the keyboard."""
        from PySide6.QtGui import QKeySequence

        pressed = QKeySequence(keys)[0]
        for _ in range(times):
            target = QApplication.focusWidget() or self.window
            QTest.keyClick(target, pressed.key(), pressed.keyboardModifiers())
            QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type words into whatever has the keyboard."""
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, words)
        QApplication.processEvents()

    def go(self, pane: str) -> None:
        """Bring a pane to the front by its key."""
        self.press(PLACES[pane])
        self.calm()
        assert self.window.focused() == pane, (pane, self.window.focused(), QApplication.focusWidget())

    def open_article(self, number: int) -> None:
        """Open an article from the list by a part of its file's name."""
        self.go("articles")
        self.press("Ctrl+F")
        self.press("Ctrl+A")
        self.type(f"00{number}_")
        self.press("Return")
        self.calm()
        article = self.desk.panes["article"]
        self.qtbot.waitUntil(
            lambda: self.window.focused() == "article" and article.article is not None, timeout=PATIENCE
        )
        self.calm()


@pytest.fixture(autouse=True)
def offscreen(permit: Callable[..., None]) -> None:
    permit("This plugin does not support")


@pytest.fixture
def curator(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Curator]:
    made = Curator(qtbot, qapp, tmp_path)
    style = qapp.styleSheet()
    yield made
    made.close()
    qapp.setStyleSheet(style)
