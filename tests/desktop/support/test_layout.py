"""Layouts in one line."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.support import layout


def test_a_row_holds_widgets_spaces_stretches_and_layouts(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    made = layout.row(QLabel("a"), 12, None, layout.column(QLabel("b")), margin=3)
    holder.setLayout(made)
    assert made.count() == 4
    assert made.contentsMargins().left() == 3


def test_an_emptied_layout_holds_nothing(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    made = layout.column(QLabel("a"), layout.row(QLabel("b"), None))
    holder.setLayout(made)
    layout.empty(made)
    qtbot.waitUntil(lambda: holder.findChildren(QLabel) == [])
    assert made.count() == 0


def test_a_form_lets_its_fields_grow(qtbot: QtBot) -> None:
    made = layout.form()
    assert made.fieldGrowthPolicy() == made.FieldGrowthPolicy.AllNonFixedFieldsGrow
    made.deleteLater()


def test_a_rule_is_one_pixel_high(qtbot: QtBot) -> None:
    line = layout.rule()
    qtbot.addWidget(line)
    assert line.maximumHeight() == 1
