"""A workspace on the desk: its panes, built one at a time, the work on it, and what the window shows of its state.

Who talks to whom among the panes stands in `routes`. Each method named in the table of actions as `work.…` is here.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from db.errors import StoreError
from db.exporters import FORMATS, export
from db.jobs.checking import is_due
from db.kinds import Invalid
from db.queries.conflicts import open_counts
from db.store import Store
from desktop import actions
from desktop.backups import Backups
from desktop.finder import Finder
from desktop.inquiry import Inquiry
from desktop.models.records import RecordTables
from desktop.models.remembered import remember
from desktop.models.table import BookModel
from desktop.routes import Routes
from desktop.session import Session, head
from desktop.settings import Preferences
from desktop.support.ask import Prompts
from desktop.support.assets import Icons
from desktop.support.errors import show_problem
from desktop.support.jobs import Jobs
from desktop.support.theme import Theme
from desktop.tasks import Tasks
from desktop.views.article import ArticlePane
from desktop.views.articles import ArticlesPane
from desktop.views.conflicts import ConflictsPane
from desktop.views.explanation import ExplanationPane
from desktop.views.history import HistoryPane
from desktop.views.matrix import MatrixPane
from desktop.views.navigation import NavigationPane
from desktop.views.policies import PoliciesPane
from desktop.views.record import RecordPane
from desktop.views.records import RecordsPane
from desktop.views.release import ReleasePane
from desktop.views.whatif import WhatIfPane
from desktop.widgets.activity import Activity
from desktop.widgets.record_tools import RecordTools
from desktop.window import Window
from desktop.workspace import Workspace

_FIRST_TABLE = "agreement"
_LONG_ENOUGH = 8_000  # milliseconds that a message stays


class Desk(QObject):
    """`facts_changed` carries what is true now of what actions may need."""

    facts_changed = Signal(object)

    def __init__(
        self,
        window: Window,
        store: Store,
        prompts: Prompts,
        look: tuple[Theme, Icons],
        session: Session,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._store, self._prompts = window, store, prompts
        self._theme, self._icons = look
        self._session = session
        self._jobs = Jobs(self)
        self.workspace = Workspace(store, self._jobs, preferences.coder, self)
        self.backups = Backups(self.workspace, preferences.backup_minutes, self._problem, self)
        self.tasks = Tasks(self.workspace, prompts, self.backups, preferences, self)
        self.panes: dict[str, Any] = {}
        self.routes: Routes | None = None
        self.finder: Finder | None = None
        self.inquiry: Inquiry | None = None
        self.activity = Activity()
        self._saved = ""
        self._calm = QTimer(self, singleShot=True, interval=_LONG_ENOUGH)
        self._calm.timeout.connect(self._rest)

    # -- building --------------------------------------------------------------------------------------------------

    def build(self) -> Iterator[str]:
        """Put the panes in, one each time it is asked to go on; then connect them."""
        makers: dict[str, Callable[[], QWidget]] = {
            "records": self._records,
            "navigation": lambda: NavigationPane(self.workspace, self._icons),
            "record": lambda: RecordPane(self.workspace, self._prompts),
            "article": self._article,
            "articles": self._articles,
            "conflicts": self._conflicts,
            "release": lambda: ReleasePane(
                self.workspace, self._prompts, {name: known.label for name, known in FORMATS.items()}, export
            ),
            "history": lambda: HistoryPane(self.workspace),
            "policies": lambda: PoliciesPane(self.workspace, self._prompts),
            "whatif": lambda: WhatIfPane(self.workspace, self._prompts),
            "explanation": lambda: ExplanationPane(self.workspace),
            "matrix": lambda: MatrixPane(self.workspace),
        }
        for name, make in makers.items():
            pane = make()
            self.panes[name] = pane
            if self._window.panes[name] is not pane:
                self._window.put(name, pane)
            yield name
        self._finish()

    def _records(self) -> RecordsPane:
        """The table is there since the first paint; now it gets the workspace behind it."""
        pane = self._window.panes["records"]
        if not isinstance(pane, RecordsPane):
            pane = RecordsPane(self._prompts)
            pane.restore(self._session.value("records") or {})
        self._tables = RecordTables(self.workspace, self)
        pane.attach(self._tables, RecordTools(self.workspace))
        if not pane.table:
            remembered: dict[str, str] = self._session.value("records") or {}
            pane.show_table(remembered.get("table") or _FIRST_TABLE)
        return pane

    def _conflicts(self) -> QWidget:
        pane = ConflictsPane(self.workspace)
        pane.restore(self._session.value("conflicts") or {})
        pane.asked.connect(self._window.triggered)
        return pane

    def _articles(self) -> QWidget:
        return ArticlesPane(self.workspace, self._prompts, self._imports())

    def _imports(self) -> tuple[QAction, ...]:
        known = self._window.menus.actions
        return known["tasks.import_files"], known["tasks.import_folder"]

    def _article(self) -> QWidget:
        return ArticlePane(self.workspace, self._icons, self._imports())

    def _finish(self) -> None:
        window = self._window
        self.routes = Routes(window, self.workspace, self.panes, self)
        self.finder = Finder(window, self.workspace, self.routes, self)
        self.inquiry = Inquiry(window, self.workspace, self.routes, self.panes, self)
        window.statusBar().insertWidget(1, self.activity)
        self._jobs.started.connect(self.activity.show_work)
        for name in ("articles", "article"):
            self.panes[name].files_dropped.connect(self.tasks.import_dropped)
        for name in ("records", "record"):
            self.panes[name].said.connect(self.say)
        self._theme.changed.connect(self.panes["navigation"].recolour)
        self.workspace.changed.connect(self._changed)
        self.workspace.did.connect(self._did)
        self.tasks.said.connect(self.say)
        self.tasks.imported.connect(self._imported)
        window.who.setText(self.workspace.coder)
        window.warn(self._warning())
        self._saved = self.tr("Read-only") if self.workspace.read_only else self.tr("Saved")
        self._rest()
        self._changed(frozenset())
        self.backups.on_open()
        if not self.workspace.read_only and self.workspace.read(is_due):
            self.say(self.tr("This workspace was upgraded: everything in it is checked once."))
            self.tasks.check_all()
        self.routes.resume(self._session.value("routes") or {})

    def _warning(self) -> str:
        if not self.workspace.read_only:
            return ""
        if self.workspace.holder:
            told = self.tr("Read-only: {who} has this workspace open. Close it there, then open it here again to edit.")
            return told.format(who=self.workspace.holder)
        if self.workspace.newer:
            return self.tr(
                "Read-only: a newer Depositary wrote this workspace. Install the newer version to edit it; what this "
                "one does not know is neither shown nor exported."
            )
        return self.tr("Read-only: this file may not be written. You can look at everything and export it.")

    # -- state -----------------------------------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """Tell something in the status line for a while."""
        self._window.state.setText(text)
        self._calm.start()

    def _rest(self) -> None:
        """Whatever was done is committed: that is what the status line says at rest."""
        self._window.state.setText(self._saved)

    def _did(self, summary: str) -> None:
        self._saved = self.tr("Saved · {what}").format(what=summary)
        self.say(self._saved)

    def _imported(self, articles: tuple[int, ...]) -> None:
        assert self.routes is not None
        self.routes.articles_arrived(articles)

    def _changed(self, _tables: frozenset[str]) -> None:
        undo = self.workspace.undo_state()
        menus = self._window.menus
        menus.name("work.undo", undo.undo)
        menus.name("work.redo", undo.redo)
        facts = {actions.WORKSPACE}
        if not self.workspace.read_only:
            facts |= {actions.WRITABLE}
        facts |= {fact for fact, step in ((actions.UNDO, undo.undo), (actions.REDO, undo.redo)) if step}
        self.facts_changed.emit(facts)
        self.workspace.fetch(open_counts, done=self._counted, key=(self, "conflicts"))

    def _counted(self, counts: dict[str, int]) -> None:
        total, hard = sum(counts.values()), counts["hard"]
        shown = self.tr("%n conflict(s)", "", total)
        text = f"▲ {shown}, {self.tr('%n hard', '', hard)}" if hard else shown
        self._window.conflicts.setText(text if total else self.tr("No conflicts"))
        self._window.conflicts.setObjectName("warning" if hard else "muted")
        self._window.conflicts.style().polish(self._window.conflicts)

    def prefer(self, preferences: Preferences) -> None:
        """Take new preferences."""
        self.workspace.coder = preferences.coder
        self._window.who.setText(preferences.coder)
        self.tasks.preferences = preferences
        self.backups.set_minutes(preferences.backup_minutes)

    def _problem(self, error: Exception) -> None:
        show_problem(self._prompts, error)

    # -- actions ---------------------------------------------------------------------------------------------------

    def doers(self) -> dict[str, object]:
        """Who carries out actions, by the part of their ids before the dot."""
        return {**self.panes, "work": self, "tasks": self.tasks, "ask": self.inquiry}

    def undo(self) -> None:
        """Take the newest step back."""
        self.workspace.undo(failed=self._refused)

    def redo(self) -> None:
        """Do again what was undone last."""
        self.workspace.redo(failed=self._refused)

    def _refused(self, error: Exception) -> None:
        """What stands in the way of a step is told where what was saved is told."""
        if isinstance(error, Invalid):
            self.say(str(error))
        else:
            self._problem(error)

    def goto(self) -> None:
        """Find a record, an article or a claim."""
        if self.finder is not None:
            self.finder.open()

    def new_record(self) -> None:
        """Make a record of the type shown in the table."""
        self._window.raise_pane("records")
        self.panes["records"].gestures.begin_new()

    def field_or_quote(self) -> None:
        """From a value to its quote, and back."""
        if self.routes is not None:
            self.routes.field_or_quote()

    def next_conflict(self) -> None:
        """Open the conflict after the current one."""
        if self.routes is not None:
            self.routes.next_conflict()

    # -- the end ---------------------------------------------------------------------------------------------------

    def keep(self, session: Session) -> None:
        """Remember the panes: columns, open record and article, and the rows that the next start may show at once."""
        records: RecordsPane | None = self.panes.get("records")
        if records is None or self.routes is None:
            return
        self.panes["record"].settle()
        session.put("records", records.state())
        session.put("routes", self.routes.state())
        session.put("conflicts", self.panes["conflicts"].state())
        model = records.grid.model()
        newest = head(self.workspace.path)
        if isinstance(model, BookModel) and not self._jobs.busy:
            title, count = records.page.title.text(), records.page.count.text()
            session.keep_screen(remember(newest, records.table, title, count, model))
        else:
            session.keep_screen(None)

    @property
    def busy(self) -> bool:
        """Whether anything is being read or written."""
        return self._jobs.busy

    def may_close(self) -> bool:
        """Whether nothing is under way that would be lost; else the person is asked."""
        works = self.activity.titles()
        if not works:
            return True
        question = self.tr("Stop what is under way?")
        return self._prompts.confirm(question, "\n".join(works), self.tr("Stop and close"), danger=True)

    def close(self) -> None:
        """Take the panes out of the window, copy what changed, and give the file free."""
        self._calm.stop()
        if self.finder is not None:
            self.finder.close()
        self._jobs.shutdown()
        self.backups.on_close(self._store)
        self._window.statusBar().removeWidget(self.activity)
        self.activity.deleteLater()
        for name in self.panes:
            self._window.put(name, QWidget())
        self.panes.clear()
        for part in (self._window.conflicts, self._window.who, self._window.state):
            part.clear()
        self._window.warn("")
        for action in ("work.undo", "work.redo"):
            self._window.menus.name(action, None)
        with suppress(StoreError):
            self._store.close()
