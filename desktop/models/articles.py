"""Articles as the list shows them."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from db.kinds import DATE
from db.queries.articles import ArticleRow
from db.queries.unread import Remainder
from db.queries.versions import Standing
from db.text import fold
from desktop.models.listing import RIGHT, Column, Listing
from desktop.support.plain import tooltip
from desktop.support.roles import TOOLTIP

TITLE, PUBLISHER, PUBLISHED, LANGUAGE, CLAIMS, READ, NOTES = range(7)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Articles", text)


def published(row: ArticleRow) -> str:
    """The day of publication as people read it; empty where it is unknown."""
    return DATE.show(row.published) if row.published else ""


def language(code: str | None) -> str:
    """The name of a language by its code; the code where it has no name, empty where there is none."""
    if not code:
        return ""
    found = QLocale(code).language()
    return code if found == QLocale.Language.C else QLocale.languageToString(found)


def fits(row: ArticleRow, words: str) -> bool:
    """Whether each of the words occurs in what is known about the article."""
    known = fold(
        " ".join((row.title, row.name, row.publisher or "", row.author or "", row.published or "", published(row)))
    )
    return all(word in known for word in fold(words).split())


def note(standing: Standing | None) -> str:
    """How an article stands to the others, in a word or two."""
    return " · ".join(short for short, _ in _told(standing))


def notes(standing: Standing | None) -> str:
    """How an article stands to the others, each in a line."""
    return "\n".join(long for _, long in _told(standing))


def _told(standing: Standing | None) -> Iterator[tuple[str, str]]:
    if standing is None:
        return
    if standing.withdrawn:
        yield _tr("withdrawn"), _tr("Withdrawn: this source counts no more")
    if standing.waiting:
        count = str(standing.waiting)
        yield (
            _tr("waiting: %1").replace("%1", count),
            _tr("Claims that wait for a place: %1").replace("%1", count),
        )
    for other, short, long in (
        (standing.newer, _tr("replaced"), _tr("Replaced by “%1”")),
        (standing.older, _tr("newer version"), _tr("Newer version of “%1”")),
        (standing.origin, _tr("copy"), _tr("Same text as “%1”: one origin")),
    ):
        if other is not None:
            yield short, long.replace("%1", other[1])


class ArticlesModel(Listing[ArticleRow]):
    """The articles, known by their row id. How much of each is read, and how it stands to others, comes later."""

    def __init__(self, parent: QObject | None = None) -> None:
        self._left: dict[int, Remainder] = {}
        self._standings: dict[int, Standing] = {}
        super().__init__(
            [
                Column(_tr("Title"), lambda row: row.title, roles={TOOLTIP: _about}),
                Column(_tr("Publisher"), lambda row: row.publisher or ""),
                Column(_tr("Published"), published, lambda row: row.published),
                Column(_tr("Language"), lambda row: language(row.language)),
                Column(_tr("Claims"), lambda row: str(row.claims), lambda row: row.claims, RIGHT),
                Column(_tr("Read"), self._read, self._share, RIGHT),
                Column(
                    _tr("Notes"), self._note, roles={TOOLTIP: lambda row: tooltip(notes(self._standings.get(row.id)))}
                ),
            ],
            lambda row: row.id,
            parent,
        )

    def tell_read(self, left: Mapping[int, Remainder]) -> None:
        """Show how much of these articles is read."""
        self._left.update(left)
        self._changed_column(READ)

    def tell_standings(self, standings: dict[int, Standing]) -> None:
        """Show how the articles stand to each other."""
        self._standings = standings
        self._changed_column(NOTES)

    def _changed_column(self, column: int) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, column), self.index(self.rowCount() - 1, column))

    def _read(self, row: ArticleRow) -> str:
        left = self._left.get(row.id)
        return "" if left is None or not left.total else f"{left.read}/{left.total}"

    def _share(self, row: ArticleRow) -> float | None:
        left = self._left.get(row.id)
        return None if left is None or not left.total else left.read / left.total

    def _note(self, row: ArticleRow) -> str:
        return note(self._standings.get(row.id))


def _about(row: ArticleRow) -> str:
    return tooltip("\n".join(filter(None, (row.title, row.author, row.name, row.url))))
