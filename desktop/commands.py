"""What the program itself can be told: open, look, preferences, dialogs. Each method is an action called `program.…`.

Light: preferences and dialogs are loaded when they are asked for. What needs a workspace is done by the desk.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from db import VERSION
from desktop.places import Places, read_json
from desktop.support.assets import APPLICATION, Icons
from desktop.support.plain import label
from desktop.support.theme import CHOICES, Choice, Theme
from desktop.window import Window

if TYPE_CHECKING:
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QDialog

    from desktop.settings import Preferences
    from desktop.support.ask import Prompts
    from desktop.widgets.palette import CommandPalette, Entry

SUFFIX = ".depositary"
SIZES = (7, 28)


class Look(NamedTuple):
    """What the first paint needs of the preferences, read without checking the rest."""

    theme: Choice
    font_size: int
    reopen: bool

    @classmethod
    def read(cls, places: Places) -> "Look":
        """As it is stored; what makes no sense takes its default."""
        stored: Mapping[str, Any] = read_json(places.preferences)
        theme, size = stored.get("theme"), stored.get("font_size")
        chosen = theme if theme in CHOICES else "system"
        points = size if isinstance(size, int) and SIZES[0] <= size <= SIZES[1] else 0
        return cls(chosen, points, stored.get("reopen") is not False)


class Commands(QObject):
    """`open_requested` carries a path and how: `open`, `new`, `sample`."""

    open_requested = Signal(object, str)
    close_requested = Signal()
    restart_requested = Signal()
    welcome_requested = Signal()
    preferences_changed = Signal(object)

    def __init__(self, window: Window, prompts: "Prompts", places: Places, theme: Theme, icons: Icons) -> None:
        super().__init__(window)
        self._window = window
        self._prompts = prompts
        self._places = places
        self._theme = theme
        self._icons = icons
        self._preferences: Preferences | None = None
        self._usual: QFont | None = None
        self._points = 0
        self.dialog: QDialog | None = None
        self._size(Look.read(places).font_size)
        self.command_palette: CommandPalette | None = None

    # -- workspaces ------------------------------------------------------------------------------------------------

    def _filter(self) -> str:
        return self.tr("Depositary workspaces") + f" (*{SUFFIX})"

    def new(self) -> None:
        """Ask where, and who checks what is decided; then make an empty workspace."""
        suggested = Path.home() / f"{self.tr('Untitled')}{SUFFIX}"
        path = self._prompts.save_file(self.tr("New workspace"), suggested, self._filter())
        if path is None:
            return
        question = self.tr("A value is released when it was decided and then checked. Who checks?")
        persons = (self.tr("I work alone, and check my own decisions"), self.tr("Another person than who decided"))
        chosen = self._prompts.choose(self.tr("New workspace"), question, persons)
        if chosen is not None:
            whole = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
            self.open_requested.emit(whole, ("alone", "new")[chosen])

    def open_file(self) -> None:
        """Ask which workspace to open."""
        for path in self._prompts.open_files(self.tr("Open a workspace"), self._filter())[:1]:
            self.open_requested.emit(path, "open")

    def sample(self) -> None:
        """Make a fresh copy of the sample, and open it."""
        folder = self._places.data / "samples"
        folder.mkdir(parents=True, exist_ok=True)
        self.open_requested.emit(folder / time.strftime(f"sample-%Y-%m-%d-%H%M%S{SUFFIX}"), "sample")

    def close_file(self) -> None:
        """Close the workspace."""
        self.close_requested.emit()

    def restart(self) -> None:
        """End, and start what is installed now."""
        self.restart_requested.emit()

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    def welcome(self) -> None:
        """Show the welcome page."""
        self.welcome_requested.emit()

    # -- preferences -----------------------------------------------------------------------------------------------

    @property
    def chosen(self) -> "Preferences":
        """The preferences in force."""
        if self._preferences is None:
            from desktop import settings  # noqa: PLC0415 - heavy: pydantic

            self._preferences = settings.load(self._places)
        return self._preferences

    def preferences(self) -> None:
        """Show the preferences."""
        from desktop.views.preferences import PreferencesDialog  # noqa: PLC0415 - heavy: pydantic

        dialog = PreferencesDialog(self.chosen, self._window)
        dialog.chosen.connect(self.prefer)
        self._show(dialog)

    def prefer(self, preferences: "Preferences") -> None:
        """Take these preferences from now on, and store them."""
        from desktop import settings  # noqa: PLC0415 - heavy: pydantic

        self._preferences = preferences
        self._theme.choose(preferences.theme)
        self._size(preferences.font_size)
        try:
            settings.save(self._places, preferences)
        except OSError as error:
            self._prompts.problem(
                self.tr("The preferences could not be stored: {reason}.").format(reason=error.strerror),
                self.tr("They hold until the program ends."),
            )
        self.preferences_changed.emit(preferences)

    def _change(self, **values: Any) -> None:
        self.prefer(self.chosen.model_copy(update=values))

    def _size(self, points: int) -> None:
        if points == self._points:
            return
        if self._usual is None:
            self._usual = QApplication.font()
        self._points = points
        font = QApplication.font()
        font.setPointSizeF(points or self._usual.pointSizeF())
        QApplication.setFont(font)

    def _zoom(self, step: int) -> None:
        points = round(QApplication.font().pointSizeF()) + step
        self._change(font_size=min(max(points, SIZES[0]), SIZES[1]))

    def zoom_in(self) -> None:
        """Larger text."""
        self._zoom(1)

    def zoom_out(self) -> None:
        """Smaller text."""
        self._zoom(-1)

    def zoom_reset(self) -> None:
        """The system's size of text."""
        self._change(font_size=0)

    def light(self) -> None:
        """The light theme."""
        self._change(theme="light")

    def dark(self) -> None:
        """The dark theme."""
        self._change(theme="dark")

    def system_theme(self) -> None:
        """The theme of the system."""
        self._change(theme="system")

    # -- the window ------------------------------------------------------------------------------------------------

    def full_screen(self) -> None:
        """With or without the frame."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def reset_layout(self) -> None:
        """Every pane back to its place."""
        self._window.arrange()

    def next_pane(self) -> None:
        """The keyboard goes to the next pane."""
        self._window.cycle(1)

    def previous_pane(self) -> None:
        """The keyboard goes to the pane before."""
        self._window.cycle(-1)

    def palette(self) -> None:
        """Find a command by its name."""
        from desktop.widgets.palette import CommandPalette, Supplier  # noqa: PLC0415 - not for the first paint

        if self.command_palette is None:
            self.command_palette = CommandPalette(self._window)
            self.command_palette.chosen.connect(self._palette_chosen)
        self.command_palette.open_with([Supplier(self._offer)], self.tr("Type a command"))

    def _offer(self, _words: str, answer: Callable[[Sequence["Entry"]], None]) -> None:
        from desktop.widgets.palette import Entry  # noqa: PLC0415

        answer([Entry(*row) for row in self._window.menus.offered(self._icons)])

    def _palette_chosen(self, entry: "Entry") -> None:
        self._window.triggered.emit(entry.key)

    # -- help ------------------------------------------------------------------------------------------------------

    def shortcuts(self) -> None:
        """Show all keys."""
        from desktop.views.shortcuts import ShortcutsDialog  # noqa: PLC0415

        self._show(ShortcutsDialog(self._window))

    def about(self) -> None:
        """Show version and licences."""
        from desktop.views.about import AboutDialog  # noqa: PLC0415

        sign = label()
        sign.setPixmap(self._icons.pixmap(APPLICATION, 64))
        self._show(AboutDialog(VERSION, {}, sign, self._window))

    def log_folder(self) -> None:
        """Show the folder of logs."""
        from PySide6.QtCore import QUrl  # noqa: PLC0415 - not for the first paint
        from PySide6.QtGui import QDesktopServices  # noqa: PLC0415

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._places.log)))

    def _show(self, dialog: "QDialog") -> None:
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None
