"""Pictures of every pane and dialog of the sample workspace, light and dark: ``pictures.py OUT [WORKSPACE]``.

The names of the files stay the same from run to run. ``pictures.py --readme`` renews those that README shows.
Works without a screen.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Without a screen Qt warns of each thing that it cannot do there, hundreds of times.
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false;qt.qpa.*=false")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QElapsedTimer, QEvent, QSize  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from db.edits import AddArticle, Configure  # noqa: E402 - the folder of the program comes first
from db.jobs.sample import CODER, fill_with_sample  # noqa: E402
from db.queries.articles import article as article_of  # noqa: E402
from db.queries.articles import find_article  # noqa: E402
from db.store import Store  # noqa: E402
from desktop.app import Program, build  # noqa: E402
from desktop.places import Places  # noqa: E402
from desktop.settings import Preferences  # noqa: E402
from desktop.support.ask import ReasonDialog  # noqa: E402
from desktop.support.errors import CrashDialog  # noqa: E402
from desktop.support.theme import STYLE  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.desk import Desk

SIZE = QSize(1400, 900)
SMALL = QSize(1024, 700)
LONGEST = 60_000  # milliseconds to wait for anything
THEMES = ("light", "dark")
RECORD = "round/EUU/1"
READ = 2  # the article that is shown being read
CITED = (74, 78)  # words of the article that gives the place of that round
SHOWN = ("form-light.png", "conflicts-light.png", "table-dark.png")
REPORT = "ValueError: an example of a report\n\nDepositary, Python, Qt and the system, with the last lines of the log"


class Studio:
    """Opens the program on a workspace and takes the pictures."""

    def __init__(self, out: Path, workspace: Path, home: Path) -> None:
        self.out = out
        self.drawn: list[Path] = []
        application = QApplication.instance() or QApplication(["depositary", "-style", STYLE])
        self.application: Any = application
        self.application.setProperty("style", STYLE)
        self.program: Program = build(self.application, Places.below(home))
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
        (widget or self.window).grab().save(str(path))
        self.drawn.append(path)

    def all(self, theme: str) -> None:
        """Every picture in one theme."""
        self.theme = theme
        self.program.theme.choose(theme)  # type: ignore[arg-type]
        self.rest()
        self.panes()
        self.reading()
        self.workbench()
        self.dialogs()
        self.narrow()

    def panes(self) -> None:
        """The window with each pane in front, and each pane alone."""
        desk = self.program.desk
        assert desk is not None
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
        for name, pane in desk.panes.items():
            self.window.raise_pane(name)
            self.take(f"pane-{name}", pane)

    def reading(self) -> None:
        """An article with its proposals, its parts, what is proposed at once, and a newer version of it."""
        desk = self.program.desk
        assert desk is not None
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
        text = found.text.replace("2 May", "3 May") + "\nCorrected: an earlier version gave another day."
        raw = b64encode(text.encode())
        known = {"name": found.row.name, "title": found.row.title, "format": "text", "published": found.row.published}
        desk.workspace.do(AddArticle.model_validate(known | {"raw": raw, "text": text, "zones": found.zones}))
        article.open_article(desk.workspace.read(find_article, found.row.name))
        self.take("version")
        article.quote.setFocus()
        article.versions.show_difference()
        self.take("version-difference")
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
        assert self.program.desk is not None
        pane: Any = self.program.desk.panes["conflicts"]
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
        desk = self.program.desk
        assert desk is not None
        self.window.raise_pane("records")
        for action, name in (("program.palette", "command-palette"), ("work.goto", "go-to")):
            self.program.trigger(action)
            palette = self.program.commands.command_palette if action == "program.palette" else desk.finder.palette
            palette.edit.setText("co" if action == "program.palette" else "Latvia")
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
        self.size(SIZE)

    def close(self) -> None:
        """End the program."""
        self.window.close()
        self.program.end()
        QApplication.processEvents()


def draw(out: Path, workspace: Path) -> list[Path]:
    """Draw everything of the workspace into the folder and return the files."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "Sample.depositary"
        with Store.open(workspace, read_only=True) as store:
            store.backup(copy)
        studio = Studio(out, copy, Path(scratch) / "home")
        for theme in THEMES:
            studio.all(theme)
        studio.close()
    return studio.drawn


def renew() -> int:
    """Draw the pictures that README shows, in their place."""
    place = ROOT / "resources" / "pictures"
    place.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        code = main([scratch])
        for name in SHOWN:
            shutil.copy(Path(scratch) / name, place / name)
    return code


def main(arguments: list[str]) -> int:
    """Draw the sample, or the workspace named second."""
    if not arguments:
        print("say where to: pictures.py OUT [WORKSPACE]", file=sys.stderr)
        return 2
    if arguments == ["--readme"]:
        return renew()
    with tempfile.TemporaryDirectory() as scratch:
        workspace = Path(arguments[1]) if len(arguments) > 1 else Path(scratch) / "sample.depositary"
        if len(arguments) == 1:
            with Store.create(workspace) as store:
                fill_with_sample(store)
        drawn = draw(Path(arguments[0]), workspace)
    print(f"drew {len(drawn)} pictures into {arguments[0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
