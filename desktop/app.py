"""The composition root: builds the window and what stands behind it, in two phases.

Phase 1 imports only what is light and paints the real window, with the rows of the table shown last where they are
still true. Phase 2 loads the rest on a thread, opens the workspace, and lets the desk build its panes, one a tick.
"""

import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from db import VERSION
from desktop.commands import Commands, Look
from desktop.models.remembered import Remembered, at_once
from desktop.places import Places
from desktop.renewal import Renewal, start_again
from desktop.session import Session, forget_recent, note_recent, recent
from desktop.support.assets import Icons, application_icon
from desktop.support.garbage import Collector
from desktop.support.plurals import Plurals
from desktop.support.problems import show_problem
from desktop.support.theme import STYLE, Theme
from desktop.support.warmup import Warmup
from desktop.views.records import RecordsPane
from desktop.widgets.notice import Notice
from desktop.window import Window

if TYPE_CHECKING:
    from db.store import Store
    from desktop.desk import Desk
    from desktop.support.ask import Prompts
    from desktop.support.errors import Reporter
    from desktop.support.log import Log
    from desktop.views.welcome import WelcomePage

logger = logging.getLogger(__name__)


def _load(path: Path | None, how: str, home: str, coder: str) -> "Store | None":
    """On the warm-up thread: everything heavy, then the workspace."""
    from desktop.opening import open_store  # noqa: PLC0415 - heavy: the rest of the program

    return open_store(path, how, home, coder) if path else None


def _close(store: "Store | None") -> None:
    """Give back a workspace that came too late."""
    if store is not None:
        store.close()


class _Later:
    """The prompts, loaded with the first question."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._prompts: Prompts | None = None

    def __getattr__(self, name: str) -> Any:
        from desktop.support.ask import QtPrompts  # noqa: PLC0415 - not for the first paint

        if self._prompts is None:
            self._prompts = QtPrompts(lambda: self._window)
        return getattr(self._prompts, name)


class Program(QObject):
    """One window, and at most one workspace in it. `ready` comes when every pane of a workspace stands."""

    ready = Signal()
    settled = Signal()  # nothing is being opened any more, whether or not it went well

    def __init__(self, application: QApplication, places: Places, prompts: "Prompts | None" = None) -> None:
        super().__init__(application)
        self.application = application
        self.places = places
        self._look = Look.read(places)
        self.theme = Theme(application, self._look.theme)
        self.icons = Icons(self.theme, parent=self)
        self.theme.changed.connect(self.icons.refresh)
        self.window = Window(self.icons)
        self.theme.changed.connect(self.window.recolour)
        self.prompts: Prompts = prompts or cast("Prompts", _Later(self.window))
        self.commands = Commands(self.window, self.prompts, places, self.theme, self.icons)
        self.session = Session(places, None)
        self.desk: Desk | None = None
        self._warmup: Warmup | None = None
        self._path: Path | None = None
        self._how = "open"
        self._collector = Collector(self, busy=lambda: self.desk is not None and self.desk.busy)
        self._renewal = Renewal(application, self)
        self.again: list[str] | None = None  # what to start with once this program has ended
        self._log: Log | None = None
        self._reporter: Reporter | None = None
        self._welcome: WelcomePage | None = None
        self._connect()
        self._list_recent()

    def _connect(self) -> None:
        window, commands = self.window, self.commands
        window.triggered.connect(self.trigger)
        window.recent_chosen.connect(self._open_named)
        window.dropped.connect(self._dropped)
        window.closing.connect(self._closing)
        commands.open_requested.connect(self.open)
        commands.close_requested.connect(self.close_workspace)
        commands.restart_requested.connect(self.restart)
        self._renewal.found.connect(self._renewed)
        commands.welcome_requested.connect(lambda: self.window.page(self.welcome))
        commands.preferences_changed.connect(self._preferences_changed)

    @property
    def welcome(self) -> "WelcomePage":
        """The welcome page, made when it is first needed."""
        from desktop.views.welcome import WelcomePage  # noqa: PLC0415 - not where a workspace is painted first

        if self._welcome is None:
            self._welcome = page = WelcomePage()
            page.wanted.connect(self.trigger)
            page.chosen.connect(self._open_named)
            page.forgotten.connect(self._forget)
            page.left.connect(self._back)
            page.list_recent(recent(self.places))
            self.window.stack.addWidget(page)
        return self._welcome

    # -- start -----------------------------------------------------------------------------------------------------

    def start(self, path: Path | None) -> None:
        """Show the window on a workspace, or on the one opened last, or on the welcome page; the rest comes after."""
        entries = recent(self.places)
        if path is None and self._look.reopen and entries and entries[0].there:
            path = entries[0].path
        self._path = path
        self._frame(path)
        self.window.painted.connect(self._begin)
        self.window.show()

    def _frame(self, path: Path | None) -> None:
        """The window as it was for this workspace, with the rows that are still true."""
        window = self.window
        self.session = Session(self.places, path)
        window.restoreGeometry(self.session.raw("geometry"))
        window.page(None if path else self.welcome)
        window.setWindowTitle(f"{path.stem} – Depositary" if path else "Depositary")
        window.menus.enable(())
        if path is None:
            return
        if not window.restoreState(self.session.raw("state")):
            window.arrange()
        records = RecordsPane(self.prompts)
        window.put("records", records)
        records.restore(self.session.value("records") or {})
        screen = self.session.screen()
        if screen is not None:
            records.preview(screen.table, screen.title, Remembered(screen), at_once)
            records.page.count.setText(screen.counted)
        window.raise_pane(self.session.value("pane", "records"))
        window.state.setText(self.tr("Opening {name}…").format(name=path.name))

    def _begin(self) -> None:
        """After the first paint."""
        self.window.decorate()
        self.application.setWindowIcon(application_icon())
        self._warm(self._path, "open")

    def watch(self) -> None:
        """From now on write a log, and take what nobody foresaw to the report."""
        from desktop.support.errors import Reporter, facts  # noqa: PLC0415 - not for the first paint
        from desktop.support.log import Log  # noqa: PLC0415

        self._log = Log(self.places.log)
        self._reporter = Reporter(self._log, lambda: facts(VERSION), lambda: self.window, self)
        self._reporter.install()

    def open(self, path: Path, how: str = "open") -> None:
        """Open a workspace in place of the one that is open; `how` is `open`, `new` or `sample`."""
        if self._warmup is not None:
            return
        self.close_workspace()
        self._frame(path)
        self._warm(path, how)

    def _warm(self, path: Path | None, how: str) -> None:
        self._path, self._how = path, how
        coder = self.commands.chosen.coder if how != "open" else ""
        self._warmup = Warmup(lambda: _load(path, how, "UKR", coder), self)
        self._warmup.done.connect(self._loaded)
        self._warmup.failed.connect(self._not_loaded)
        self._warmup.start()

    def _loaded(self, store: "Store | None") -> None:
        self._warmup = None
        self._collector.spare()
        if store is None or self._path is None:
            self._to_welcome()
            self.settled.emit()
            return
        from desktop.desk import Desk  # noqa: PLC0415 - heavy: loaded by now

        note_recent(self.places, self._path)
        self._list_recent()
        look = (self.theme, self.icons)
        self.desk = Desk(self.window, store, self.prompts, look, self.session, self.commands.chosen, self)
        self.desk.facts_changed.connect(self.window.menus.enable)
        self._tick(self.desk.build())

    def _tick(self, steps: Any) -> None:
        """Build one pane, and let the window live before the next."""
        if self.desk is None:
            return
        if next(steps, None) is not None:
            QTimer.singleShot(0, self, lambda: self._tick(steps))
            return
        self.ready.emit()
        self.settled.emit()

    def _not_loaded(self, error: Exception) -> None:
        self._warmup = None
        self._to_welcome()
        self.settled.emit()
        show_problem(self.prompts, error)

    def _to_welcome(self) -> None:
        self._path = None
        self.session = Session(self.places, None)
        self.window.setWindowTitle("Depositary")
        self.window.menus.enable(())
        self.window.state.clear()
        self.window.page(self.welcome)

    # -- commands --------------------------------------------------------------------------------------------------

    def handler(self, action: str) -> Callable[[], object] | None:
        """What carries out the action of that id now; None where nobody can."""
        owner, _, method = action.partition(".")
        doers: dict[str, object] = {"program": self.commands}
        if self.desk is not None:
            doers |= self.desk.doers()
        return getattr(doers.get(owner), method, None)

    def trigger(self, action: str) -> None:
        """Carry out an action; an error that explains itself is shown."""
        call = self.handler(action)
        if call is None:
            logger.warning("nobody carries out %s", action)
            return
        owner = action.partition(".")[0]
        try:
            if self.desk is not None and owner in self.desk.panes:
                self.window.focus_pane(owner)
            call()
        except Exception as error:  # noqa: BLE001 - an unforeseen one is raised again by show_problem
            show_problem(self.prompts, error)

    def _dropped(self, paths: list[Path]) -> None:
        workspaces = [path for path in paths if path.suffix == ".depositary"]
        if workspaces:
            self.open(workspaces[0], "open")
        elif self.desk is not None:
            self.desk.tasks.import_dropped(paths)
        else:
            self.window.state.setText(self.tr("Open a workspace first; then drop articles into it."))

    def _open_named(self, path: str) -> None:
        self.open(Path(path), "open")

    def _back(self) -> None:
        """From the welcome page to the workspace, if one is open."""
        if self.desk is not None:
            self.window.page(None)

    def _forget(self, path: str) -> None:
        forget_recent(self.places, Path(path))
        self._list_recent()

    def _list_recent(self) -> None:
        entries = recent(self.places)
        self.window.menus.list_recent([entry.path for entry in entries if entry.there])
        if self._welcome is not None:
            self._welcome.list_recent(entries)

    def _preferences_changed(self, preferences: Any) -> None:
        if self.desk is not None:
            self.desk.prefer(preferences)

    def _renewed(self, version: str) -> None:
        text = self.tr("Depositary {version} has been installed. Restart to use it.").format(version=version)
        notice = Notice(text, self.tr("Restart"))
        notice.accepted.connect(self.restart)
        self.window.tell(notice)

    # -- the end ---------------------------------------------------------------------------------------------------

    def close_workspace(self) -> bool:
        """Close the workspace, if one is open; False when the person would rather stay."""
        if self.desk is None:
            return True
        if not self.desk.may_close():
            return False
        self._keep_window()
        desk, self.desk = self.desk, None
        desk.close()
        desk.deleteLater()
        self._to_welcome()
        return True

    def _keep_window(self) -> None:
        self.session.put_raw("geometry", bytes(self.window.saveGeometry().data()))
        if self.desk is not None:
            self.session.put_raw("state", bytes(self.window.saveState().data()))
            self.session.put("pane", self.window.pane)
            self.desk.keep(self.session)
        self.session.save()

    def _closing(self) -> None:
        if self.desk is not None and not self.close_workspace():
            self.window.refuse_close()
            return
        if self._path is None:
            self._keep_window()

    def restart(self) -> None:
        """Close as at the end; then `again` has what the program is to be started with."""
        workspace = self._path
        if self.window.close():
            self.again = [str(workspace)] if workspace else []

    def end(self) -> None:
        """Wait for what is under way and give everything back."""
        if self._warmup is not None:
            self._warmup.done.disconnect()
            self._warmup.done.connect(_close)
            self._warmup.wait()
            QApplication.processEvents()
        if self.desk is not None:
            self.close_workspace()
        self._collector.stop()
        if self._reporter is not None and self._log is not None:
            self._reporter.uninstall()
            self._log.close()


def build(application: QApplication, places: Places, prompts: "Prompts | None" = None) -> Program:
    """Everything that a running program has, nothing shown yet."""
    application.setApplicationName("depositary")
    application.setApplicationDisplayName("Depositary")
    application.setApplicationVersion(VERSION)
    application.setDesktopFileName("depositary")
    application.installTranslator(Plurals(application))
    return Program(application, places, prompts)


def _fail(application: QApplication) -> Callable[..., None]:
    """An exception hook for a run that nobody watches: tell, and end."""

    def told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        application.exit(1)

    return told


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the editor on the workspace named first, if any; `--self-quit` ends it when everything stands."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    self_quit = "--self-quit" in given
    paths = [Path(argument) for argument in given if not argument.startswith("--")]
    places = Places.usual()
    application = QApplication([sys.argv[0], "-style", STYLE])
    application.setProperty("style", STYLE)
    program = build(application, places)
    if self_quit:
        program.settled.connect(program.window.close)
        sys.excepthook = _fail(application)
    else:
        program.window.painted.connect(program.watch)
    program.start(paths[0] if paths else None)
    code = application.exec()
    program.end()
    if program.again is not None:
        start_again(program.again)
    return code


if __name__ == "__main__":
    sys.exit(main())
