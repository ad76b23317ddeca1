"""Light, dark, or as the system has it: the application's palette and small style sheet, changed while it runs.

The colours are data in `resources/styles`; this module only applies them. Fonts and sizes stay the system's own.
"""

import json
import re
from pathlib import Path
from typing import Literal, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from desktop.support.assets import RESOURCES

Choice = Literal["light", "dark", "system"]
CHOICES: tuple[Choice, ...] = ("system", "light", "dark")

STYLE = "Fusion"
_Role = QPalette.ColorRole
_ROLES: dict[QPalette.ColorRole, str] = {
    _Role.Window: "window",
    _Role.WindowText: "text",
    _Role.Base: "base",
    _Role.AlternateBase: "alternate",
    _Role.Text: "text",
    _Role.Button: "raised",
    _Role.ButtonText: "text",
    _Role.BrightText: "danger",
    _Role.PlaceholderText: "muted",
    _Role.ToolTipBase: "raised",
    _Role.ToolTipText: "text",
    _Role.Highlight: "selection",
    _Role.HighlightedText: "on_selection",
    _Role.Accent: "accent",
    _Role.Link: "link",
    _Role.LinkVisited: "decided",
    _Role.Light: "raised",
    _Role.Midlight: "raised",
    _Role.Mid: "border",
    _Role.Dark: "border",
}


class Colours(NamedTuple):
    """The colours of one theme, as #rrggbb. The names say what for; see `resources/styles`."""

    window: str
    base: str
    alternate: str
    raised: str
    text: str
    muted: str
    border: str
    outline: str
    accent: str
    on_accent: str
    selection: str
    selection_quiet: str
    on_selection: str
    link: str
    danger: str
    warning: str
    success: str
    unsourced: str
    claimed: str
    conflicting: str
    decided: str
    vetted: str
    hard: str
    soft: str
    defect: str
    question: str
    mark: str
    mark_deep: str
    mark_conflict: str
    mark_vetted: str
    mark_draft: str
    mark_current: str
    mark_found: str
    mark_found_current: str

    def of(self, role: str) -> str:
        """The colour called `role`; KeyError when there is none."""
        if role not in _NAMES:
            raise KeyError(role)
        colour: str = getattr(self, role)
        return colour


_NAMES = frozenset(Colours._fields)


def load(name: str, folder: Path = RESOURCES / "styles") -> Colours:
    """The colours of the theme of that name; TypeError when the file has one too few or too many."""
    return Colours(**json.loads((folder / f"{name}.json").read_text("utf-8")))


def palette(colours: Colours) -> QPalette:
    """Qt's palette of these colours, for active, inactive and disabled widgets."""
    made = QPalette()
    group = QPalette.ColorGroup
    for role, name in _ROLES.items():
        made.setColor(role, QColor(colours.of(name)))
    made.setColor(group.Inactive, _Role.Highlight, QColor(colours.selection_quiet))
    made.setColor(group.Inactive, _Role.HighlightedText, QColor(colours.text))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        made.setColor(group.Disabled, role, QColor(colours.muted))
    made.setColor(group.Disabled, _Role.Highlight, QColor(colours.selection_quiet))
    return made


def style_sheet(colours: Colours, name: str, folder: Path = RESOURCES / "styles") -> str:
    """The style sheet of the theme of that name, with its colours and the places of its pictures put in."""
    template = (folder / "depositary.qss").read_text("utf-8")
    words = {"folder": folder.as_posix(), "theme": name}
    return re.sub(r"@([a-z_]+)", lambda found: words.get(found[1]) or colours.of(found[1]), template)


class Theme(QObject):
    """The theme in force. `changed` comes after the application has its new palette."""

    changed = Signal()

    def __init__(
        self, application: QApplication, choice: Choice = "system", folder: Path = RESOURCES / "styles"
    ) -> None:
        super().__init__(application)
        self._application = application
        self._folder = folder
        self.choice: Choice = choice
        self._all = {name: load(name, folder) for name in ("light", "dark")}
        self.dark = False
        if application.property("style") != STYLE:  # by name at the start, PySide need not load all that a style has
            application.setStyle(STYLE)
        QIcon.setThemeSearchPaths([":/none"])  # ours or the style's; Qt would look for each in a thousand places
        application.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def colours(self) -> Colours:
        """The colours in force."""
        return self._all[self._name]

    @property
    def _name(self) -> str:
        return "dark" if self.dark else "light"

    def colour(self, role: str) -> QColor:
        """The colour called `role`, as Qt wants it."""
        return QColor(self.colours.of(role))

    def choose(self, choice: Choice) -> None:
        """Take another theme, at once."""
        if choice != self.choice:
            self.choice = choice
            self._apply()

    def _system_changed(self) -> None:
        if self.choice == "system":
            self._apply()

    def _apply(self) -> None:
        system = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self.dark = self.choice == "dark" or (self.choice == "system" and system)
        self._application.setPalette(palette(self.colours))
        self._application.setStyleSheet(style_sheet(self.colours, self._name, self._folder))
        self.changed.emit()
