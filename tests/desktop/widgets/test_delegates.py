"""Cells with a sign, a refused text, a second line."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop.support.roles import DETAIL, ERROR, SEVERITY, STATE
from desktop.support.theme import load
from desktop.widgets.delegates import StateDelegate, TwoLineDelegate

Draw = Callable[..., QImage]


@pytest.fixture
def draw(qtbot: QtBot) -> Draw:
    """Draw one item with these roles."""
    views: list[QListView] = []

    def drawn(delegate: type[QStyledItemDelegate], **roles: object) -> QImage:
        view = QListView()
        views.append(view)
        qtbot.addWidget(view)
        model = QStandardItemModel(view)
        item = QStandardItem("Латвія")
        for name, value in roles.items():
            item.setData(value, {"state": STATE, "severity": SEVERITY, "error": ERROR, "detail": DETAIL}[name])
        model.appendRow(item)
        view.setModel(model)
        view.setItemDelegate(delegate(view))
        view.resize(220, 60)
        return view.viewport().grab().toImage()

    return drawn


def inked(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("delegate", [StateDelegate, TwoLineDelegate])
@pytest.mark.parametrize("role", [{"state": "vetted"}, {"severity": "hard"}])
def test_the_sign_is_drawn_before_the_text(
    delegate: type[QStyledItemDelegate], role: dict[str, str], draw: Draw
) -> None:
    assert load("light").of(*role.values()) in inked(draw(delegate, **role))


def test_an_empty_value_keeps_its_text_in_line(draw: Draw) -> None:
    assert draw(StateDelegate, state="empty") != draw(StateDelegate)


def test_a_refused_text_is_underlined(draw: Draw) -> None:
    assert load("light").danger in inked(draw(StateDelegate, error="no such day"))


def test_the_second_line_is_drawn_quietly(draw: Draw) -> None:
    assert draw(TwoLineDelegate, detail="Kyiv") != draw(TwoLineDelegate)


def test_two_lines_are_higher_than_one(qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    model = QStandardItemModel(1, 1, view)
    option = QStyleOptionViewItem()
    index = model.index(0, 0)
    one, two = StateDelegate(view).sizeHint(option, index), TwoLineDelegate(view).sizeHint(option, index)
    assert two.height() > one.height()
