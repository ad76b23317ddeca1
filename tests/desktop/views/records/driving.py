"""The table pane, driven by keys."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.queries.records import record
from desktop.models.records import RecordTables
from desktop.support.ask import ScriptedPrompts
from desktop.views.records import RecordsPane
from desktop.widgets.record_tools import RecordTools
from desktop.workspace import Workspace
from tests.desktop import workbench

CONTROL = Qt.KeyboardModifier.ControlModifier


def show(workspace: Workspace, prompts: ScriptedPrompts, qtbot: QtBot) -> RecordsPane:
    made = RecordsPane(prompts)
    qtbot.addWidget(made)
    tables = RecordTables(workspace, made)
    made.attach(tables, RecordTools(workspace))
    made.resize(1200, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def column(pane: RecordsPane, name: str) -> int:
    model = pane.grid.model()
    return [found.name for found in model.columns].index(name)  # type: ignore[attr-defined]


def cells(pane: RecordsPane, name: str) -> list[str]:
    model = pane.grid.model()
    return [str(model.index(row, column(pane, name)).data()) for row in range(model.rowCount())]


def go(pane: RecordsPane, row: int, name: str) -> None:
    pane.grid.setFocus()
    pane.grid.go(row, column(pane, name))


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, modifier)


def stored(workspace: Workspace, key: str, field: str) -> str | None:
    view = workspace.read(record, key)
    assert view is not None
    return next(value.norm for value in view.fields if value.name == field)


def filter_by(pane: RecordsPane, qtbot: QtBot, name: str, text: str) -> None:
    line = pane.header.lines[column(pane, name)]
    line.setFocus()
    line.clear()
    with qtbot.waitSignal(pane.header.filtered):
        workbench.type_text(line, text)
