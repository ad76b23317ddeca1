"""Go to anything: what is typed is sought among records, articles and claims; what is chosen is shown."""

from PySide6.QtCore import QObject

from db.queries.goto import Hit, goto
from desktop.routes import Routes
from desktop.widgets.command_palette import CommandPalette, Entry
from desktop.window import Window
from desktop.workspace import Workspace

_MOST = 8


def _hits(connection: object, words: str) -> list[Hit]:
    return goto(connection, words, _MOST)  # type: ignore[arg-type]


class Finder(QObject):
    """One palette over one workspace."""

    def __init__(self, window: Window, workspace: Workspace, routes: Routes, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._routes = routes
        self.palette = CommandPalette(window)
        self.palette.asked.connect(self._ask)
        self.palette.chosen.connect(self._go)
        self.destroyed.connect(self.palette.deleteLater)

    def open(self) -> None:
        """Ask for words."""
        self.palette.offer(None, self.tr("Words of a record, an article or a claim"))

    def _ask(self, words: str) -> None:
        self._workspace.fetch(_hits, words, done=self._show, key=(self, "hits"))

    def _show(self, hits: list[Hit]) -> None:
        entries = [Entry(f"{hit.what} {hit.target}", hit.label, hit.detail) for hit in hits]
        nothing = self.palette.line.text().strip() and not entries
        self.palette.show_hits(entries, self.tr("Nothing holds these words") if nothing else "")

    def _go(self, chosen: str) -> None:
        what, _, target = chosen.partition(" ")
        if what == "record":
            self._routes.show_record(target)
        elif what == "article":
            self._routes.show_article(int(target))
        else:
            self._routes.show_claim(target)
