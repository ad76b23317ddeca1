"""Which findings a list shows: one state or all, and any of the severities."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QToolButton, QWidget

from db.queries.conflicts import SEVERITIES
from desktop.support import layout

STATES = ("open", "decided", "apparent", "dismissed")


class FindingFilter(QWidget):
    """A choice of the state, and a button that stays down for each severity."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.severities = {
            name: self._chip(text) for name, text in zip(SEVERITIES, self._severity_names(), strict=True)
        }
        self.state = QComboBox()
        self.state.setAccessibleName(self.tr("State of the findings"))
        for state, text in zip(STATES, self._state_names(), strict=True):
            self.state.addItem(text, (state,))
        self.state.addItem(self.tr("All"), STATES)
        self.state.currentIndexChanged.connect(self.changed)
        chips = layout.flow(*self.severities.values(), gap=layout.TIGHT)
        self.setLayout(layout.column(layout.row(self.state, None), chips))

    def _severity_names(self) -> tuple[str, ...]:
        return self.tr("Hard"), self.tr("Soft"), self.tr("Defects"), self.tr("Questions")

    def _state_names(self) -> tuple[str, ...]:
        return self.tr("Open"), self.tr("Decided"), self.tr("Apparent"), self.tr("Dismissed")

    def _chip(self, text: str) -> QToolButton:
        chip = QToolButton(autoRaise=True)
        chip.setText(text)
        chip.setCheckable(True)
        chip.setChecked(True)
        chip.toggled.connect(self.changed)
        return chip

    def chosen(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The states and the severities to show."""
        severities = tuple(name for name, chip in self.severities.items() if chip.isChecked())
        return tuple(self.state.currentData()), severities

    def show_all(self) -> None:
        """Show every state and severity."""
        for chip in self.severities.values():
            chip.setChecked(True)
        self.state.setCurrentIndex(len(STATES))
