"""Layouts in one line. Spacing and margins are named here once, so that panes keep the same rhythm."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFormLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.support.flow import Flow

TIGHT = 4
GAP = 8
WIDE = 16

# A widget or a layout; an int is a fixed space in pixels, None is a stretch.
Item = QWidget | QLayout | int | None


def _fill(layout: QBoxLayout, items: Sequence[Item], margin: int, gap: int) -> None:
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)


def row(*items: Item, margin: int = 0, gap: int = GAP) -> QHBoxLayout:
    """The items side by side."""
    layout = QHBoxLayout()
    _fill(layout, items, margin, gap)
    return layout


def column(*items: Item, margin: int = 0, gap: int = GAP) -> QVBoxLayout:
    """The items one under the other."""
    layout = QVBoxLayout()
    _fill(layout, items, margin, gap)
    return layout


def flow(*widgets: QWidget, gap: int = GAP) -> Flow:
    """The widgets side by side, and in further lines where there is no room."""
    return Flow(*widgets, gap=gap)


def form(margin: int = 0) -> QFormLayout:
    """An empty form: labels right-aligned, fields as wide as there is room, wrapped where it is narrow."""
    layout = QFormLayout()
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setHorizontalSpacing(WIDE)
    layout.setVerticalSpacing(GAP)
    layout.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    return layout


def rule(parent: QWidget | None = None) -> QFrame:
    """A thin horizontal line."""
    line = QFrame(parent)
    line.setFrameShape(QFrame.Shape.HLine)
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


def empty(layout: QLayout) -> None:
    """Take everything out of the layout and delete the widgets that were in it."""
    while (item := layout.takeAt(0)) is not None:  # pyright: ignore[reportUnnecessaryComparison] - the stubs omit None
        widget = item.widget()
        if widget is not None:  # pyright: ignore[reportUnnecessaryComparison]
            widget.deleteLater()
            continue
        inner = item.layout()
        if inner is not None:  # pyright: ignore[reportUnnecessaryComparison]
            empty(inner)
