"""Articles for lists and for the source panel."""

import json
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


def article(connection: Connection, row: int) -> ArticleText | None:
    """One article with its text, or None."""
    found = connection.execute(_statement(Article.text, Article.zones).where(Article.id == row)).first()
    if found is None:
        return None
    zones = tuple((kind, start, end) for kind, start, end in json.loads(found[-1]))
    return ArticleText(ArticleRow(*found[:-2]), found[-2], zones)


def find_article(connection: Connection, reference: str) -> int | None:
    """The id of the article that a file name, URL, title or SHA-256 (of its bytes or its text) names, or None."""
    named = or_(
        *(column == reference for column in (Article.name, Article.url, Article.sha256, Article.text_sha256)),
        Article.title == reference,
    )
    return connection.execute(select(Article.id).where(named).order_by(Article.id).limit(1)).scalar()
