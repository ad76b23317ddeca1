"""Go to anything: what is typed is sought among records, articles and claims; what is chosen is shown."""

from PySide6.QtCore import QObject

from db.queries.goto import Hit, goto
from desktop.routes import Routes
from desktop.widgets.palette import Answer, CommandPalette, Entry, Supplier
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
        self.palette.chosen.connect(self._go)

    def open(self) -> None:
        """Ask for words."""
        hint = self.tr("Words of a record, an article or a claim")
        self.palette.open_with([Supplier(self._ask, ranked=True, least=1)], hint)

    def _ask(self, words: str, answer: Answer) -> None:
        groups = {"record": self.tr("Records"), "article": self.tr("Articles"), "claim": self.tr("Claims")}

        def show(hits: list[Hit]) -> None:
            answer([Entry((hit.what, hit.target), hit.label, groups[hit.what], hit.detail) for hit in hits])

        self._workspace.fetch(_hits, words, done=show, key=(self, "hits"))

    def _go(self, entry: Entry) -> None:
        what, target = entry.key
        if what == "record":
            self._routes.show_record(target)
        elif what == "article":
            self._routes.show_article(int(target))
        else:
            self._routes.show_claim(target)

    def close(self) -> None:
        """Take the palette away."""
        self.palette.close()
        self.palette.deleteLater()
