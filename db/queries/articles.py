"""Articles for lists and for the source panel."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from db.evidence import Article, Claim, Publisher, Quote


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list. `claims` counts those that are active."""

    id: int
    name: str
    title: str
    publisher: str | None
    reliability: str | None
    published: str | None
    language: str | None
    url: str | None
    author: str | None
    sha256: str
    status: str
    claims: int


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article with its frozen text and its zones (kind, start, end)."""

    row: ArticleRow
    text: str
    zones: tuple[tuple[str, int, int], ...]


def _statement(*more: Any) -> Select[*tuple[Any, ...]]:
    counted = (
        select(func.count())
        .select_from(Claim)
        .join(Quote, Quote.id == Claim.quote_id)
        .where(Quote.article_id == Article.id, Claim.status == "active")
        .scalar_subquery()
    )
    columns = (Article.id, Article.name, Article.title, Publisher.name, Publisher.reliability, Article.published)
    columns += (Article.language, Article.url, Article.author, Article.sha256, Article.status)
    return select(*columns, counted, *more).outerjoin(Publisher, Publisher.id == Article.publisher_id)


def articles(connection: Connection) -> list[ArticleRow]:
    """All articles, the newest first, those without a date last."""
    order = (Article.published_earliest.is_(None), Article.published_earliest.desc(), Article.id)
    return [ArticleRow(*row) for row in connection.execute(_statement().order_by(*order))]


def still_there(connection: Connection, rows: Sequence[int]) -> list[int]:
    """Those of the articles that the workspace has, in the given order."""
    found = set(connection.execute(select(Article.id).where(Article.id.in_(rows))).scalars())
    return [row for row in rows if row in found]


def article(connection: Connection, row: int) -> ArticleText | None:
    """One article with its text, or None."""
    found = connection.execute(_statement(Article.text, Article.zones).where(Article.id == row)).first()
    if found is None:
        return None
    zones = tuple((kind, start, end) for kind, start, end in json.loads(found[-1]))
    return ArticleText(ArticleRow(*found[:-2]), found[-2], zones)


_REPLACED = select(Article.replaces_id).where(Article.replaces_id.is_not(None))


def find_articles(connection: Connection, reference: str) -> list[int]:
    """The ids of the articles that a SHA-256 (of bytes or text), file name, URL or title names, by the first of these
    ways that names any. Of a text with several versions only its digest names an older one.
    """
    ways = (Article.sha256, Article.text_sha256, Article.name, Article.url, Article.title)
    named = select(Article.id, *ways).where(or_(*(column == reference for column in ways)))
    found = connection.execute(named).fetchall()
    replaced = set(connection.execute(_REPLACED).scalars())
    found = [row for row in found if row.id not in replaced or reference in row[1:3]]
    for way in range(1, len(ways) + 1):
        fitting = sorted(row[0] for row in found if row[way] == reference)
        if fitting:
            return fitting
    return []


def find_article(connection: Connection, reference: str) -> int | None:
    """The id of the newest article that the reference names (see `find_articles`), or None."""
    return max(find_articles(connection, reference), default=None)


def references(connection: Connection) -> dict[int, str]:
    """What names each article in files, by row id: its file name, or its SHA-256 where several have that name."""
    rows = connection.execute(select(Article.id, Article.name, Article.sha256)).fetchall()
    times = Counter(row.name for row in rows)
    return {row.id: row.name if times[row.name] == 1 else row.sha256 for row in rows}
