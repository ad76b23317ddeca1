"""PySide6 6.12 drops a reference to None at nearly every call, which ends a Python before 3.12 (upstream PYSIDE-3474).

This fails as soon as such a release is installed, long before the program would crash.
"""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSettings, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

CALLS = 100

pytestmark = pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot be lost there")


def lost(call: Callable[[], object]) -> float:
    """References to None that one call loses."""
    for _ in range(3):
        call()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return (before - sys.getrefcount(None)) / CALLS


class Empty(QAbstractTableModel):
    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:
        return 10

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:
        return 10

    def data(self, index: QModelIndex, role: int = 0) -> object:
        return None


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_items_of_models_lose_none(qapp: QApplication) -> None:
    model = QStandardItemModel(4, 4)
    assert lost(lambda: model.setItem(0, 0, QStandardItem("a"))) < 0.5
    assert lost(lambda: model.appendRow([QStandardItem("a"), QStandardItem("b")])) < 0.5


def test_items_of_widgets_lose_none(parent: QWidget) -> None:
    tree, listed, combo = QTreeWidget(parent), QListWidget(parent), QComboBox(parent)
    assert lost(lambda: tree.addTopLevelItem(QTreeWidgetItem(["a"]))) < 0.5
    assert lost(lambda: listed.addItem("a")) < 0.5
    assert lost(lambda: combo.addItem("a", None)) < 0.5


def test_painting_a_model_that_answers_none_loses_none(parent: QWidget, qapp: QApplication) -> None:
    view = QTableView(parent)
    model = Empty()
    view.setModel(model)
    parent.resize(600, 400)
    parent.show()
    assert lost(view.viewport().repaint) < 0.5
    assert lost(lambda: view.setModel(None)) < 0.5  # type: ignore[arg-type]
    assert lost(lambda: view.setModel(model)) < 0.5


def test_marking_text_loses_none(parent: QWidget) -> None:
    edit = QPlainTextEdit("words", parent)

    def mark() -> None:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(edit.document())
        edit.setExtraSelections([selection])

    assert lost(mark) < 0.5


def test_timers_labels_parents_and_settings_lose_none(parent: QWidget, qapp: QApplication) -> None:
    lone = QLabel()
    assert lost(lambda: (QTimer.singleShot(0, lambda: None), qapp.processEvents())) < 0.5
    assert lost(lambda: QLabel("x").deleteLater()) < 0.5
    assert lost(lone.parent) < 0.5
    assert lost(lambda: QSettings("depositary-test", "none").value("absent")) < 0.5
    lone.deleteLater()
