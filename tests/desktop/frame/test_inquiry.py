"""Asking about a value by one key from wherever it is seen, and where the answer leads."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.edits import CreateRecord, RejectClaim
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
    press(*["Down"] * 5, "Return")
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
    assert copied[3] == "  ← 11 April 2024: claims 1, independent origins 1"
    assert copied[5].startswith("    ← 12 April 2024 · as of 1 May 2024 · ")


def test_a_decision_shows_in_what_is_explained_once_it_is_looked_at(program, panes, press):
    show_latvia(program)
    press("F4", "Alt+4", "2", "Alt+Shift+F4")
    lines = texts(panes["explanation"].list)
    assert lines[1].startswith("← decided by Olena")
    assert "accepted" in lines[4]


def cell(pane: Any) -> tuple[int, int]:
    return pane.view.currentIndex().row(), pane.view.currentIndex().column()


def test_the_evidence_of_a_record_is_laid_out_with_the_cursor_on_the_field(program, panes, press):
    show_latvia(program)
    press("Shift+F4")
    pane = panes["matrix"]
    assert program.window.focused() == "matrix"
    assert pane._title.text() == "Agreement · Latvia"
    names = [pane._model.headerData(row, Qt.Orientation.Vertical) for row in range(pane._model.rowCount())]
    assert names == ["Status · signed", "Signed · 11 April 2024", "Signed · 12 April 2024", "Duration · 10 years"]
    assert cell(pane)[0] == 1
    assert pane.told.text() == "Signed, 11 April 2024 — Herald 2 · 1 May 2024: supports"


def test_in_the_matrix_arrows_move_and_keys_lead_to_quote_field_and_explanation(program, panes, press):
    show_latvia(program)
    press("Shift+F4")
    pane = panes["matrix"]
    shown: list[tuple[object, ...]] = []
    pane.quote_requested.connect(lambda *where: shown.append(where))
    press("Down", "Return")
    assert (cell(pane), shown[0][0]) == ((2, 0), 2)
    press("Down", "Right", "Return")
    assert (pane.told.text(), len(shown)) == ("Duration, 10 years — Typed by hand: supports", 1)
    press("F4")
    assert panes["explanation"].focused_field() == ("agreement/LVA", "duration")
    press("Esc")
    assert program.window.focused() == "record"


def test_the_matrix_turns_from_a_record_to_its_field_in_all_records_and_back(program, panes, press):
    show_latvia(program, "status")
    press("Ctrl+Shift+F4")
    pane = panes["matrix"]
    assert (pane._title.text(), pane._model.rowCount()) == ("Agreements · Status", 3)
    assert pane.focused_field() == ("agreement/LVA", "status")
    press("T")
    assert pane._title.text() == "Agreement · Latvia"
    press("T", "F")
    assert program.window.focused() == "record"


def test_a_rejected_claim_changes_its_cell_at_once(program, panes, press):
    show_latvia(program)
    press("Shift+F4")
    pane = panes["matrix"]
    claim = pane._cell().claim
    program.desk.workspace.do(RejectClaim(claim=claim, reason="misread"))
    press("Up", "Down")
    assert pane.told.text() == "Signed, 11 April 2024 — Herald 2 · 1 May 2024: its claim was rejected"


def test_what_nobody_speaks_of_says_so(program, panes, press):
    assert program.desk.workspace.do(CreateRecord(key="country/ESP"))
    program.desk.routes.show_record("country/ESP", "name")
    press("Shift+F4")
    assert panes["matrix"]._page.isHidden()
