"""Articles as the list shows them."""

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from db.kinds import DATE
from db.queries.articles import ArticleRow
from db.text import fold
from desktop.models.listing import RIGHT, Column, Listing
from desktop.support.plain import tooltip
from desktop.support.roles import TOOLTIP

TITLE, PUBLISHER, PUBLISHED, LANGUAGE, CLAIMS = range(5)


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


class ArticlesModel(Listing[ArticleRow]):
    """The articles, known by their row id."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            [
                Column(_tr("Title"), lambda row: row.title, roles={TOOLTIP: _about}),
                Column(_tr("Publisher"), lambda row: row.publisher or ""),
                Column(_tr("Published"), published, lambda row: row.published),
                Column(_tr("Language"), lambda row: language(row.language)),
                Column(_tr("Claims"), lambda row: str(row.claims), lambda row: row.claims, RIGHT),
            ],
            lambda row: row.id,
            parent,
        )


def _about(row: ArticleRow) -> str:
    return tooltip("\n".join(filter(None, (row.title, row.author, row.name, row.url))))
