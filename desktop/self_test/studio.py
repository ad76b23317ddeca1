"""Pictures of every pane and dialog of a workspace, light and dark: each stands for something that was drawn at all.

The names of the files stay the same from run to run. What is changed for a picture is changed in a copy.
"""

import os
import sys
import tempfile
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from db.edits import AddArticle, Configure
from db.jobs.rehearsing import Steps, expect
from db.jobs.sample import CODER
from db.queries.articles import article as article_of
from db.queries.articles import articles, find_article
from db.store import Store
from desktop.actions import PANES
from desktop.app import Program, build
from desktop.desk import Desk
from desktop.places import Places
from desktop.settings import Preferences
from desktop.support.ask import ReasonDialog
from desktop.support.errors import CrashDialog
from desktop.support.theme import STYLE

SIZE = QSize(1400, 900)
SMALL = QSize(1024, 700)
LONGEST = 60_000  # milliseconds to wait for anything
THEMES = ("light", "dark")
THUMBNAIL = QSize(40, 30)
RECORD = "round/EUU/1"
READ = 2  # the article that is shown being read
CITED = (74, 78)  # words of the article that gives the place of that round
REPORT = "ValueError: an example of a report\n\nDepositary, Python, Qt and the system, with the last lines of the log"


def prepare() -> QApplication:
    """The application, on the screen that is there or on none; the one that is there already, if there is one."""
    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Without a screen Qt warns of each thing that it cannot do there, hundreds of times.
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false;qt.qpa.*=false")
    application = QApplication(["depositary", "-style", STYLE])
    application.setProperty("style", STYLE)
    return application


class Studio:
    """Opens the program on a workspace and takes the pictures."""

    def __init__(self, out: Path, workspace: Path, home: Path) -> None:
        self.out = out
        self.drawn: list[Path] = []
        self.program: Program = build(prepare(), Places.below(home))
        self.theme = ""
        self.program.commands.prefer(Preferences(coder=CODER, theme="light", confirm_drop=False))
        self.program.start(workspace)
        self.wait(lambda: self.program.desk is not None and self.program.desk.routes is not None)
        self.window = self.program.window
        self.size(SIZE)

    def wait(self, ready: Callable[[], bool]) -> None:
        """Let the program live until it is ready and has nothing left to do."""
        clock = QElapsedTimer()
        clock.start()
        calm = 0
        while calm < 8:
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            desk = self.program.desk
            calm = calm + 1 if ready() and not (desk is not None and desk.busy) else 0
            if clock.elapsed() > LONGEST:
                raise TimeoutError("the program does not come to rest")

    def rest(self) -> None:
        """Wait until nothing is under way."""
        self.wait(lambda: True)

    def size(self, size: QSize) -> None:
        """Make the window that large, with its panes as they are by default."""
        self.window.resize(size)
        self.rest()
        self.window.arrange()
        self.rest()

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Draw the window, or one widget, under a name of its own."""
        self.rest()
        path = self.out / f"{name}-{self.theme}.png"
        picture = (widget or self.window).grab()
        expect(that=picture.save(str(path)), otherwise=f"{path} cannot be written")
        expect(that=shows_something(picture), otherwise=f"{path.name} is of one colour")
        self.drawn.append(path)

    @property
    def desk(self) -> Desk:
        """The desk, which is there once the program has started."""
        assert self.program.desk is not None
        return self.program.desk

    def all(self, steps: Steps) -> None:
        """Every picture in both themes."""
        for theme in THEMES:
            self.theme = theme
            self.program.theme.choose(theme)
            self.rest()
            for part in (self.panes, self.asked, self.reading, self.workbench, self.dialogs, self.narrow):
                with steps.step(f"draw {part.__name__}, {theme}") as says:
                    before = len(self.drawn)
                    part()
                    says(f"{len(self.drawn) - before} pictures")

    def panes(self) -> None:
        """The window with each pane in front, and each pane alone."""
        desk = self.desk
        assert desk.routes is not None
        desk.routes.open("agreement")
        self.take("table")
        desk.panes["records"].gestures.begin_new()
        self.take("new-record")
        desk.panes["records"].gestures.close_new()
        self.window.activateWindow()
        self.rest()
        desk.routes.show_record(RECORD, "place")
        self.rest()
        desk.panes["record"].go_to_quote()
        self.take("form")
        desk.panes["record"].toggle_evidence()
        self.take("form-evidence")
        article = desk.panes["article"]
        article.quote.select(*CITED)
        article.cite()
        self.take("claim")
        article.bar.close_bar()
        article.quote.open_search()
        article.quote.bar.edit.setText("Kyiv")
        self.take("search", article)
        article.quote.bar.hide()
        desk.panes["record"].toggle_evidence()
        for name in ("articles", "conflicts", "history", "release"):
            self.window.focus_pane(name)
            self.take(name)

    def asked(self) -> None:
        """What explains a value and what decides otherwise, all claims, and each pane alone."""
        desk = self.desk
        assert desk.routes is not None
        desk.routes.show_record(RECORD, "place")
        self.program.trigger("ask.explain")
        self.take("explanation")
        for action in ("matrix", "matrix_of_field"):
            desk.routes.show_record("negotiation/USA", "start_date")
            self.program.trigger(f"ask.{action}")
            self.take(action.replace("_", "-"))
        self.decided_otherwise(desk)
        desk.routes.open("claim")
        self.take("claims")
        for pane in PANES:
            self.window.raise_pane(pane.id)
            self.take(f"pane-{pane.id}", desk.panes[pane.id])

    def reading(self) -> None:
        """An article with its proposals, its parts, what is proposed at once, and a newer version of it."""
        desk = self.desk
        article = desk.panes["article"]
        self.window.focus_pane("articles")
        article.open_article(READ)
        self.rest()
        article.go_to_drafts()
        self.take("triage")
        article.drafts.rule()
        self.take("triage-preview")
        article.drafts.preview.cancel()
        article.quote.setFocus()
        article.quote.view.show_parts(on=True)
        self.take("zones")
        article.quote.view.show_parts(on=False)
        found = desk.workspace.read(article_of, READ)
        assert found is not None
        text = found.text.replace("2 May", "3 May") + "\nCorrected: an earlier version gave another day."
        raw = b64encode(text.encode())
        known = {"name": found.row.name, "title": found.row.title, "format": "text", "published": found.row.published}
        desk.workspace.do(AddArticle.model_validate(known | {"raw": raw, "text": text, "zones": found.zones}))
        article.open_article(desk.workspace.read(find_article, found.row.name))
        self.take("version")
        article.quote.setFocus()
        article.versions.show_difference()
        self.take("version-difference")
        article.versions.show_text()
        article.versions.go_on()
        self.take("waiting-claims")
        article.details.take([row.id for row in desk.workspace.read(articles)[:3]])
        self.take("details")
        article.details.waiting.clear()
        article.meta.close_form()
        desk.workspace.undo()
        self.rest()
        article.open_article(READ)
        self.rest()

    def decided_otherwise(self, desk: Desk) -> None:
        """What policies propose, how they are written down, and what would be without a source."""
        policies, whatif = desk.panes["policies"], desk.panes["whatif"]
        desk.workspace.do(Configure(name="policies", value={"*": ["official-text", "latest-as-of"]}))
        self.window.focus_pane("policies")
        self.take("policies")
        policies.edit()
        self.take("policy-editor", policies.dialog)
        policies.dialog.reject()
        self.window.focus_pane("whatif")
        whatif.without.setCurrentIndex(1)
        whatif.compare()
        self.take("what-if")

    def workbench(self) -> None:
        """The conflicts while a reason is asked for, a claim is corrected, a facet is open, and nothing fits."""
        pane: Any = self.desk.panes["conflicts"]
        self.window.focus_pane("conflicts")
        pane.facets.choose(rule=("two-in-one-role",))
        self.rest()
        pane.deciding.dismiss()
        self.take("conflicts-reason")
        pane.detail.reason.leave()
        pane.deciding.rekey()
        self.take("conflicts-rekey")
        pane.correction.leave()
        pane.facets.buttons["country"].open()
        self.take("conflicts-facet", pane.facets.buttons["country"].popup)
        pane.facets.buttons["country"].popup.close()
        pane.facets.choose(country=("ISL",))
        self.take("conflicts-none")
        pane.facets.clear()
        self.rest()

    def dialogs(self) -> None:
        """The palettes and the dialogs over the window, the welcome page, the report of an error."""
        desk = self.desk
        assert desk.finder is not None
        self.window.raise_pane("records")
        for action, name in (("program.palette", "command-palette"), ("work.goto", "go-to")):
            self.program.trigger(action)
            commands = action == "program.palette"
            palette: Any = self.program.commands.command_palette if commands else desk.finder.palette
            palette.edit.setText("co" if commands else "Latvia")
            self.wait(lambda shown=palette: bool(shown.entries()))
            self.take(name, palette)
            palette.close()
        for action in ("shortcuts", "about", "preferences"):
            self.program.trigger(f"program.{action}")
            dialog = self.program.commands.dialog
            assert dialog is not None
            self.take(action, dialog)
            dialog.reject()
            self.rest()
        question = ("Reject this claim", "Why does “12 August 2023” not count?", "")
        for dialog, name in (
            (CrashDialog(REPORT, None, self.window), "crash"),
            (ReasonDialog(*question, required=True, parent=self.window), "reason"),
        ):
            dialog.show()
            self.take(name, dialog)
            dialog.close()
            self.rest()
        self.window.page(self.program.welcome)
        self.take("welcome")
        self.window.page(None)

    def narrow(self) -> None:
        """The window on a small screen."""
        self.size(SMALL)
        self.window.raise_pane("records")
        self.take("small")
        self.window.focus_pane("conflicts")
        self.take("small-conflicts")
        article, rows = self.desk.panes["article"], self.desk.workspace.read(articles)
        article.open_article(next(row.id for row in rows if row.language == "uk"))
        self.rest()
        article.go_to_drafts()
        self.take("small-triage")
        self.size(SIZE)

    def close(self) -> None:
        """End the program."""
        self.window.close()
        self.program.end()
        for thing in (self.window, self.program):
            thing.deleteLater()
        QApplication.processEvents()


def shows_something(picture: QPixmap) -> bool:
    """Whether it has more than one colour."""
    small = picture.scaled(THUMBNAIL, mode=Qt.TransformationMode.SmoothTransformation).toImage()
    return len({small.pixel(x, y) for x in range(small.width()) for y in range(small.height())}) > 1


def draw(steps: Steps, out: Path, workspace: Path) -> list[Path]:
    """Draw everything of the workspace into the folder and return the files. Raises Failed."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        with steps.step("open it in a window") as says:
            copy = Path(scratch) / "Sample.depositary"
            with Store.open(workspace, read_only=True) as store:
                store.backup(copy)
            studio = Studio(out, copy, Path(scratch) / "home")
            says(QApplication.platformName())
        try:
            studio.all(steps)
        finally:
            studio.close()
    return studio.drawn
