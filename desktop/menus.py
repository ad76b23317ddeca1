"""The table of actions as Qt has it: actions with texts and keys, the menus and the toolbar they stand in. No logic."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from desktop.actions import ACTIONS, FILE, GO, MENUS, PANES, VIEW, WORKSPACE, Action, Pane
from desktop.support.assets import Icons
from desktop.support.plain import tooltip

_ROLES = {
    "program.quit": QAction.MenuRole.QuitRole,
    "program.about": QAction.MenuRole.AboutRole,
    "program.preferences": QAction.MenuRole.PreferencesRole,
}


def translated(text: str) -> str:
    """A text of the tables in the language of the program."""
    return QCoreApplication.translate("actions", text)


def bare(text: str) -> str:
    """A menu's text without its mnemonic and its dots."""
    return text.replace("&", "").rstrip("…")


class Menus(QObject):
    """The actions of a window. `triggered` carries the id of the one that was chosen."""

    triggered = Signal(str)
    recent_chosen = Signal(str)
    pane_chosen = Signal(str)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        for title in MENUS:
            self._menus[title] = window.menuBar().addMenu(translated(title))
        for row in ACTIONS:
            menu = self._menu(row.menu)
            if row.rule:
                menu.addSeparator()
            menu.addAction(self._make(row))
        self.recent = QMenu(self.tr("Open &recent"), window)
        self._menus[FILE].insertMenu(self.actions["program.sample"], self.recent)
        self.bar = self._make_bar()
        self._panes = {pane.id: self._make_pane(pane) for pane in PANES}

    def _menu(self, path: str) -> QMenu:
        if path not in self._menus:
            above, _, title = path.rpartition("/")
            self._menus[path] = self._menu(above).addMenu(translated(title))
        return self._menus[path]

    def _make(self, row: Action) -> QAction:
        text = translated(row.text)
        made = QAction(text, self._window)
        made.setObjectName(row.id)
        made.setShortcuts([QKeySequence(keys) for keys in row.keys])
        made.setToolTip(tooltip("\n".join(filter(None, (bare(text), translated(row.help), " · ".join(row.keys))))))
        made.setStatusTip(translated(row.help))
        made.setMenuRole(_ROLES.get(row.id, QAction.MenuRole.NoRole))
        made.triggered.connect(lambda _checked=False, name=row.id: self.triggered.emit(name))
        self.actions[row.id] = made
        return made

    def _make_pane(self, pane: Pane) -> QAction:
        """The way to a pane, in the menu that leads to places."""
        made = QAction(translated(pane.text), self._window)
        made.setShortcut(QKeySequence(pane.key))
        made.setStatusTip(translated(pane.help))
        made.triggered.connect(lambda _checked=False, name=pane.id: self.pane_chosen.emit(name))
        self._menus[GO].addAction(made)
        return made

    def _make_bar(self) -> QToolBar:
        bar = QToolBar(self.tr("Toolbar"), self._window)
        bar.setObjectName("toolbar")
        bar.setIconSize(QSize(20, 20))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for row in ACTIONS:
            if row.bar:
                self.actions[row.id].setIconText(bare(translated(row.text)))
                bar.addAction(self.actions[row.id])
        self._window.addToolBar(bar)
        return bar

    def list_docks(self, toggles: Sequence[QAction]) -> None:
        """Put the switches of the docks on top of the view menu."""
        before = self._menus[VIEW].actions()[0]
        self._menus[VIEW].insertActions(before, toggles)
        self._menus[VIEW].insertSeparator(before)

    def list_recent(self, paths: Iterable[Path]) -> None:
        """Fill the menu of recent workspaces."""
        self.recent.clear()
        for path in paths:
            chosen = self.recent.addAction(path.name.replace("&", "&&"))
            chosen.setStatusTip(str(path))
            chosen.triggered.connect(lambda _checked=False, name=str(path): self.recent_chosen.emit(name))
        self.recent.setEnabled(not self.recent.isEmpty())

    def decorate(self, icons: Icons) -> None:
        """Draw the icons; done after the first paint."""
        for row in ACTIONS:
            icons.put(self.actions[row.id], row.icon)
        for pane in PANES:
            icons.put(self._panes[pane.id], pane.icon)

    def enable(self, facts: Iterable[str]) -> None:
        """Let those actions be chosen whose needs are met."""
        known = frozenset(facts)
        for row in ACTIONS:
            self.actions[row.id].setEnabled(row.needs <= known)
        for action in self._panes.values():
            action.setEnabled(WORKSPACE in known)

    def offered(self, icons: Icons) -> list[tuple[str, str, str, str, QIcon, bool]]:
        """All actions for a palette: id, text, menu, keys, icon, whether it can be chosen now."""
        found: list[tuple[str, str, str, str, QIcon, bool]] = []
        for row in ACTIONS:
            action = self.actions[row.id]
            menu = bare(translated(row.menu.partition("/")[0]))
            found.append(
                (row.id, bare(action.text()), menu, " / ".join(row.keys), icons.icon(row.icon), action.isEnabled())
            )
        return found

    def name(self, action: str, detail: str | None) -> None:
        """Say in the menu what an action would do, such as the step that undo takes back; None its bare text."""
        row = next(row for row in ACTIONS if row.id == action)
        text = translated(row.text)
        shown = f"{text}: {detail}" if detail else text
        self.actions[action].setText(shown if len(shown) <= 70 else shown[:69] + "…")
        self.actions[action].setIconText(bare(text))
