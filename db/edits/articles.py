"""Freezing articles, and correcting what is known about them; their text never changes."""

import zlib
from hashlib import sha256
from typing import Any

from sqlalchemy import select

from db.edits.commands import AddArticle, CorrectArticle, GradePublisher, ReplaceText
from db.edits.context import Workshop
from db.edits.origins import correct_origin, find_origin
from db.edits.versions import link_version
from db.evidence import Article, ArticleRaw, Claim, Publisher, Quote
from db.kinds import DATE, Invalid
from db.ledger import now
from db.text import canonical


def add_article(workshop: Workshop, new: AddArticle) -> int:
    """Freeze the article and return its id; one that is there already (same bytes) is left as it is."""
    fingerprint = sha256(new.raw).hexdigest()
    known = workshop.connection.execute(select(Article.id).where(Article.sha256 == fingerprint)).scalar()
    if known is not None:
        return known
    published = _published(new.published)
    row = workshop.writer.insert(
        Article,
        sha256=fingerprint,
        text_sha256=sha256(new.text.encode()).hexdigest(),
        name=new.name,
        format=new.format,
        title=new.title,
        author=new.author,
        url=new.url,
        language=new.language,
        publisher_id=workshop.publisher(new.publisher),
        text=new.text,
        status="active",
        zones=canonical([list(zone) for zone in new.zones]),
        added_at=now(),
        **published,
    )
    workshop.writer.insert_with_id(ArticleRaw, row, content=zlib.compress(new.raw, 6))
    link_version(workshop, row)
    find_origin(workshop, row)
    return row


def replace_text(workshop: Workshop, change: ReplaceText) -> None:
    """Freeze another text of the same bytes. Raises Invalid where a claim stands on the text that is there."""
    name = workshop.article(change.article).name
    quoted = select(Quote.id).where(Quote.article_id == change.article).limit(1)
    if workshop.connection.execute(quoted).first() is not None:
        raise Invalid(f"Claims stand on the text of {name}, so it stays as it is. Import the mended text as a file")
    zones = canonical([list(zone) for zone in change.zones])
    digest = sha256(change.text.encode()).hexdigest()
    workshop.writer.update(Article, change.article, text=change.text, text_sha256=digest, zones=zones)


def _published(words: str | None) -> dict[str, Any]:
    if not words:
        return {"published": None, "published_earliest": None, "published_latest": None}
    try:
        norm = DATE.clean(words)
    except Invalid as error:
        raise Invalid(f"Published: {error}") from error
    earliest, latest = DATE.bounds(norm) or (None, None)
    return {"published": norm, "published_earliest": earliest, "published_latest": latest}


def correct_article(workshop: Workshop, change: CorrectArticle) -> None:
    """Write what is known about an article. Fields that the command leaves out stay; empty text clears."""
    workshop.article(change.article)
    if "origin" in change.model_fields_set:
        correct_origin(workshop, change.article, change.origin)
    named = change.model_dump(include=change.model_fields_set - {"article", "origin"})
    values: dict[str, Any] = {name: value or None for name, value in named.items()}
    if "title" in values and not values["title"]:
        raise Invalid("An article needs a title; type one")
    if "publisher" in values:
        values["publisher_id"] = workshop.publisher(values.pop("publisher"))
    if "published" in values:
        values |= _published(values["published"])
        _carry_along(workshop, change.article, values["published_earliest"], values["published_latest"])
    graded = "reliability" in values
    reliability = values.pop("reliability", None)
    if values:
        workshop.writer.update(Article, change.article, **values)
    if graded:
        _grade(workshop, change.article, reliability)


def _grade(workshop: Workshop, article: int, reliability: str | None) -> None:
    of_article = select(Article.publisher_id).where(Article.id == article)
    publisher = workshop.connection.execute(of_article).scalar()
    if publisher is None:
        raise Invalid("Type the name of the publisher")
    workshop.writer.update(Publisher, publisher, reliability=reliability)


def _carry_along(workshop: Workshop, article: int, earliest: str | None, latest: str | None) -> None:
    """Give the claims that follow the article's date its new days."""
    following = select(Claim.id).join(Quote, Quote.id == Claim.quote_id)
    following = following.where(Quote.article_id == article, Claim.as_of.is_(None))
    for row in workshop.connection.execute(following).scalars().all():
        workshop.writer.update(Claim, row, as_of_earliest=earliest, as_of_latest=latest)


def grade_publisher(workshop: Workshop, grade: GradePublisher) -> None:
    """Set source type and reliability of a publisher, made when it is new. What the command leaves out stays."""
    row = workshop.publisher(grade.publisher)
    if row is None:
        raise Invalid("Type the name of the publisher")
    workshop.writer.update(Publisher, row, **grade.model_dump(include=grade.model_fields_set - {"publisher"}))
