"""Asking about a value by one key from wherever it is seen, and where the answer leads."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Program

Press = Callable[..., None]


@pytest.fixture
def program(start: Callable[..., Program], filled: Path) -> Program:
    return start(filled)


@pytest.fixture
def panes(program: Program) -> dict[str, Any]:
    assert program.desk is not None
    return program.desk.panes


@pytest.fixture
def press(program: Program, qtbot: QtBot) -> Press:
    """Press keys in whatever has the keyboard, and wait until the program is at rest."""

    def pressed(*keys: str) -> None:
        for name in keys:
            key = QKeySequence(name)[0]
            QTest.keyClick(QApplication.focusWidget() or program.window, key.key(), key.keyboardModifiers())
            QApplication.processEvents()
            qtbot.waitUntil(lambda: program.desk is not None and not program.desk.busy, timeout=20_000)
            QApplication.processEvents()

    return pressed


def texts(view: Any) -> list[str]:
    return [view.model().index(row, 0).data() for row in range(view.model().rowCount())]


def show_latvia(program: Program, field: str = "signed_date") -> None:
    assert program.desk is not None
    assert program.desk.routes is not None
    program.desk.routes.show_record("agreement/LVA", field)


def test_a_field_of_the_form_explains_itself_and_esc_goes_back(program, panes, press):
    show_latvia(program)
    press("F4")
    assert program.window.focused() == "explanation"
    assert panes["explanation"]._title.text() == "Agreement · Latvia · Signed"
    press("Esc")
    assert program.window.focused() == "record"


def test_a_cell_of_a_table_explains_itself(program, panes, press, qtbot):
    program.window.focus_pane("records")
    grid = panes["records"].grid
    names = [column.name for column in grid.model().columns]
    qtbot.waitUntil(lambda: grid.model().rowCount() == 3)
    keys = [grid.model().index(row, 0).data() for row in range(3)]
    grid.go(keys.index("Latvia"), names.index("duration"))
    press("F4")
    assert panes["explanation"]._title.text() == "Agreement · Latvia · Duration"
    program.window.focus_pane("records")
    grid.go(keys.index("Latvia"), names.index("country"))
    press("F4")
    assert panes["explanation"]._title.text() == "Agreement · Latvia · Title"


def test_a_claim_of_the_table_and_a_conflict_explain_their_field(program, panes, press, qtbot):
    program.desk.routes.open("claim")
    grid = panes["records"].grid
    qtbot.waitUntil(lambda: grid.model().rowCount() > 5)
    grid.go(0, 0)
    press("F4")
    assert panes["explanation"].focused_field() == ("negotiation/LVA", "status")
    press("Alt+4", "F4")
    assert panes["explanation"].focused_field() == ("agreement/LVA", "signed_date")


def test_the_lines_lead_to_quote_conflict_and_field(program, panes, press):
    show_latvia(program)
    press("F4")
    pane = panes["explanation"]
    lines = texts(pane.list)
    assert lines[1].startswith("← nothing is decided")
    assert any("“11 April 2024”" in line for line in lines)
    shown: list[tuple[object, ...]] = []
    pane.quote_requested.connect(lambda *where: shown.append(where))
    press("Down", "Down", "Down", "Return")
    assert shown[0][0] == 2
    assert panes["article"].article == 2
    press("End", "Return")
    assert program.window.focused() == "conflicts"
    press("F4", "F")
    assert program.window.focused() == "record"


def test_the_explanation_is_copied_as_text(program, panes, press):
    show_latvia(program)
    press("F4", "Ctrl+C")
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == "Agreement · Latvia · Signed"
    assert copied[1] == "12 April 2024"
    assert copied[3].startswith("    ← 12 April 2024 · as of 1 May 2024 · ")


def test_a_decision_shows_at_once_in_what_is_explained(program, panes, press):
    show_latvia(program)
    press("F4", "Alt+4", "2")
    lines = texts(panes["explanation"].list)
    assert lines[1].startswith("← decided by Olena")
    assert "accepted" in lines[2]
