"""What stands in a pane that has nothing to show."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon, QPixmap
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.widgets.empty import EmptyState


def texts(state: EmptyState) -> list[str]:
    return [label.text() for label in state.findChildren(QLabel) if label.text() and not label.isHidden()]


def test_it_says_why_and_what_to_do(qtbot: QtBot) -> None:
    state = EmptyState("No articles yet", "Drop files here.")
    qtbot.addWidget(state)
    assert texts(state) == ["No articles yet", "Drop files here."]


def test_it_can_say_something_else(qtbot: QtBot) -> None:
    state = EmptyState("No articles yet", "Drop files here.")
    qtbot.addWidget(state)
    state.set_text("Nothing fits")
    assert texts(state) == ["Nothing fits"]


def test_its_buttons_trigger_the_actions(qtbot: QtBot) -> None:
    action = QAction("&Import…")
    state = EmptyState("No articles yet", actions=[action])
    qtbot.addWidget(state)
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(state.buttons[0], Qt.MouseButton.LeftButton)


def test_a_button_is_disabled_with_its_action(qtbot: QtBot) -> None:
    action = QAction("Import")
    state = EmptyState("No articles yet", actions=[action])
    qtbot.addWidget(state)
    action.setEnabled(False)
    assert not state.buttons[0].isEnabled()


def test_the_first_button_is_the_proposed_one(qtbot: QtBot) -> None:
    state = EmptyState("", actions=[QAction("Import"), QAction("Sample")])
    qtbot.addWidget(state)
    assert [button.objectName() for button in state.buttons] == ["primary", ""]


def test_it_may_have_an_icon(qtbot: QtBot) -> None:
    state = EmptyState("No articles yet")
    qtbot.addWidget(state)
    pixmap = QPixmap(8, 8)
    pixmap.fill(Qt.GlobalColor.red)
    state.setIcon(QIcon(pixmap))
    assert any(not label.pixmap().isNull() for label in state.findChildren(QLabel))
