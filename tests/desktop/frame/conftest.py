"""A whole program over a workspace of its own, in folders of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from db.store import Store
from desktop.app import Program, build
from desktop.places import Places
from desktop.settings import Preferences, save
from desktop.support.ask import ScriptedPrompts
from desktop.support.garbage import Collector
from tests.desktop.workbench import workspace as filled_workspace


@pytest.fixture(autouse=True)
def offscreen(permit: Any) -> None:
    permit("This plugin does not support")


@pytest.fixture
def places(tmp_path: Path) -> Places:
    made = Places.below(tmp_path / "home")
    save(made, Preferences(coder="Olena", theme="light"))
    return made


@pytest.fixture
def prompts() -> Iterator[ScriptedPrompts]:
    made = ScriptedPrompts()
    yield made
    assert made.rest() == {}


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.depositary"
    Store.create(path).close()
    return path


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    with filled_workspace(tmp_path) as workspace:
        return workspace.path


Start = Callable[..., Program]


@pytest.fixture
def start(
    qapp: QApplication, qtbot: Any, places: Places, prompts: ScriptedPrompts, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Start]:
    """Start a program and wait until every pane stands; all are ended with the test."""
    monkeypatch.setattr(Collector, "spare", lambda _: None)  # the guard is to see all that a program leaves behind
    programs: list[Program] = []
    style = qapp.styleSheet()

    def started(path: Path | None = None, *, ready: bool = True) -> Program:
        program = build(qapp, places, prompts)
        programs.append(program)
        with qtbot.waitSignal(program.settled, timeout=20_000):
            program.start(path)
        if ready:
            qtbot.waitUntil(lambda: program.desk is not None and not program.desk.busy, timeout=20_000)
        program.window.activateWindow()
        return program

    yield started
    for program in programs:
        program.window.close()
        program.end()
        program.window.deleteLater()
        program.deleteLater()
    qapp.setStyleSheet(style)
