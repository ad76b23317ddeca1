"""What a list of findings is narrowed to, how it is grouped and sorted: one row of facets, and a line to search."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton, QWidget

from db.queries.workbench import FACETS, GROUPS, SORTS, Asked, Value
from desktop.support import layout
from desktop.support.plain import tooltip
from desktop.widgets.finding_facet import FacetButton, Option
from desktop.widgets.signs import SEVERITIES

WAITING = ("open", "reopened")
_PAUSE = 150  # milliseconds after the last letter before the list is read


class FindingFacets(QWidget):
    """`changed` comes when the list has to be read anew; `articles_wanted` when the articles are to be offered."""

    changed = Signal()
    articles_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.changed)
        self._quiet = False
        self.words = QLineEdit(placeholderText=self.tr("Find in findings, records and quotes (Ctrl+F)"))
        self.words.setClearButtonEnabled(True)
        self.words.setAccessibleName(self.tr("Find"))
        self.words.textChanged.connect(self._later)
        self.words.returnPressed.connect(self._at_once)
        self.words.setMinimumWidth(140)
        self.severities = {name: self._chip(name) for name in SEVERITIES}
        titles = self._titles()
        self.buttons = {name: self._button(titles[name]) for name in FACETS if name != "severity"}
        self.buttons["article"].opening.connect(self.articles_wanted)
        self.group = self._choice(self.tr("Group by"), GROUPS, self._group_names())
        self.sort = self._choice(self.tr("Sort by"), SORTS, self._sort_names())
        self.clear_button = QToolButton()
        self.clear_button.setText(self.tr("Show all that waits"))
        self.clear_button.clicked.connect(self.clear)
        self.buttons["state"].choose(WAITING)
        first = layout.flow(self.words, *self.severities.values(), self.group, self.sort, gap=layout.TIGHT)
        second = layout.flow(*self.buttons.values(), self.clear_button, gap=layout.TIGHT)
        self.setLayout(layout.column(first, second, gap=layout.TIGHT))
        self._tell()

    def _titles(self) -> dict[str, str]:
        return {
            "state": self.tr("State"),
            "rule": self.tr("Rule"),
            "nature": self.tr("Nature"),
            "type": self.tr("Type"),
            "country": self.tr("Country"),
            "article": self.tr("Article"),
            "age": self.tr("Age"),
        }

    def _group_names(self) -> tuple[str, ...]:
        return self.tr("by record"), self.tr("by rule"), self.tr("by article"), self.tr("by country")

    def _sort_names(self) -> tuple[str, ...]:
        return self.tr("hard first"), self.tr("newest first"), self.tr("A to Z"), self.tr("most claims first")

    def _value_names(self) -> dict[str, str]:
        return {
            "open": self.tr("open"),
            "reopened": self.tr("opened again"),
            "decided": self.tr("decided"),
            "apparent": self.tr("apparent"),
            "dismissed": self.tr("dismissed"),
            "real": self.tr("real"),
            "day": self.tr("since yesterday"),
            "week": self.tr("this week"),
            "month": self.tr("this month"),
            "older": self.tr("older"),
        }

    def _chip(self, name: str) -> QToolButton:
        chip = QToolButton(autoRaise=True)
        chip.setCheckable(True)
        chip.setChecked(True)
        chip.setToolTip(tooltip(SEVERITIES[name].label))
        chip.toggled.connect(self._told)
        return chip

    def _button(self, title: str) -> FacetButton:
        button = FacetButton(title)
        button.changed.connect(self._told)
        return button

    def _choice(self, name: str, values: Sequence[str], names: Sequence[str]) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(name)
        for value, text in zip(values, names, strict=True):
            choice.addItem(text, value)
        choice.currentIndexChanged.connect(self._told)
        return choice

    def _told(self) -> None:
        if not self._quiet:
            self._tell()
            self.changed.emit()

    def _later(self) -> None:
        if not self._quiet:
            self._pause.start()

    def _at_once(self) -> None:
        self._pause.stop()
        self.changed.emit()

    # -- what is asked ---------------------------------------------------------------------------------------------

    def asked(self) -> Asked:
        """What the list is to show."""
        chosen = {name: button.chosen for name, button in self.buttons.items() if button.chosen}
        shown = tuple(name for name, chip in self.severities.items() if chip.isChecked())
        if len(shown) < len(self.severities):
            chosen["severity"] = shown
        return Asked(chosen, self.words.text(), self.group.currentData(), self.sort.currentData())

    @property
    def narrowed(self) -> bool:
        """Whether anything that waits is left out."""
        asked = self.asked()
        return bool(asked.words.strip()) or dict(asked.chosen) != {"state": WAITING}

    def choose(self, **chosen: Sequence[str]) -> None:
        """Narrow to these values, one facet each; facets that are not named stay as they are."""
        self._set(chosen)
        self._told()

    def clear(self) -> None:
        """Show everything that waits for somebody."""
        self._clear({"state": WAITING})

    def show_all(self) -> None:
        """Show everything, whatever its state."""
        self._clear({"state": ()})

    def _clear(self, kept: Mapping[str, Sequence[str]]) -> None:
        self._quiet = True
        self.words.clear()
        self._quiet = False
        self._set(dict.fromkeys(self.buttons, ()) | {"severity": tuple(self.severities)} | dict(kept))
        self._told()

    def _set(self, chosen: Mapping[str, Sequence[str]]) -> None:
        self._quiet = True
        for name, values in chosen.items():
            if name in self.buttons:
                self.buttons[name].choose([str(value) for value in values])
        if "severity" in chosen:
            for name, chip in self.severities.items():
                chip.setChecked(name in chosen["severity"])
        self._quiet = False

    def state(self) -> dict[str, Any]:
        """What is chosen, as plain JSON; the words are for the moment only."""
        asked = self.asked()
        return {"chosen": dict(asked.chosen), "group": asked.group, "sort": asked.sort}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Choose what was chosen before; what makes no sense is left out."""
        self._quiet = True
        for choice, name in ((self.group, "group"), (self.sort, "sort")):
            choice.setCurrentIndex(max(choice.findData(state.get(name)), 0))
        chosen = state.get("chosen")
        if isinstance(chosen, dict):
            everything: dict[str, Sequence[str]] = {"severity": tuple(self.severities), "state": ()}
            self._set(everything | cast("dict[str, Sequence[str]]", chosen))
        self._quiet = False
        self._tell()

    # -- what is offered -------------------------------------------------------------------------------------------

    def set_values(self, values: Mapping[str, Sequence[Value]]) -> None:
        """Offer these values with their counts."""
        names = self._value_names()
        for name, found in values.items():
            if name in self.buttons:
                told = [(value, names.get(value.norm, value.label) or self.tr("none")) for value in found]
                self.buttons[name].set_options([Option(value.norm, text, value.count) for value, text in told])
        self._tell({value.norm: value.count for value in values.get("severity", ())})

    def _tell(self, counts: Mapping[str, int] | None = None) -> None:
        for name, chip in self.severities.items():
            if counts is not None:
                sign = SEVERITIES[name]
                chip.setText(f"{sign.glyph} {counts.get(name, 0)}")
                chip.setAccessibleName(f"{sign.label}: {counts.get(name, 0)}")
            elif not chip.text():
                chip.setText(SEVERITIES[name].glyph)
        self.clear_button.setVisible(self.narrowed)
