"""The form pane of one record, driven by keys."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.queries.records import FieldValue, record
from desktop.support.ask import ScriptedPrompts
from desktop.views.record import RecordPane
from desktop.widgets.field_row import FieldRow
from desktop.workspace import Workspace
from tests.desktop import workbench

LATVIA = "agreement/LVA"
KEYS = (
    *("country/LVA", "declaration/jd", "accession/jd/DNK", "negotiation/LVA", "round/LVA/1", "person/andrii-yermak"),
    *("member/LVA/1/UKR/andrii-yermak", LATVIA, "scope/agreement/LVA/demining", "commitment/USA/aid-bill"),
    *("body/ministry-of-defence", "tally/signed/2024-03-14"),
)
CONTROL = Qt.KeyboardModifier.ControlModifier


def show(workspace: Workspace, prompts: ScriptedPrompts, qtbot: QtBot) -> RecordPane:
    made = RecordPane(workspace, prompts)
    qtbot.addWidget(made)
    made.resize(600, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def row(pane: RecordPane, field: str) -> FieldRow:
    assert pane.form is not None
    return pane.form.rows[field]


def box(pane: RecordPane, field: str) -> QWidget:
    return row(pane, field).editor.focusProxy()


def value(workspace: Workspace, key: str, field: str) -> FieldValue:
    view = workspace.read(record, key)
    assert view is not None
    return next(found for found in view.fields if found.name == field)


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, modifier)


def type_into(pane: RecordPane, field: str, text: str) -> None:
    pane.focus_field(field)
    workbench.type_text(QApplication.focusWidget(), text)
