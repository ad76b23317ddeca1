"""Where an article's text comes from: near copies are found when they arrive, and a curator may say otherwise.

`origin_id` names the first article of a text, never a copy, so that what has one origin has one number.
"""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, func, select

from db.base import Base
from db.capture import SUPPORTLESS
from db.copies import is_copy, runs, sample
from db.edits.context import Workshop
from db.evidence import Article
from db.kinds import Invalid

_SHINGLE = Base.metadata.tables["shingle"]
_CHUNK, _LIKELY = 500, 3


def find_origin(workshop: Workshop, row: int) -> None:
    """Note which article the new one repeats, if it repeats one; and the sample by which it is found itself."""
    found = _runs(workshop.connection, row)
    picked = sample(found)
    mine = workshop.connection.execute(select(Article.origin_id).where(Article.id == row)).scalar()
    likely = [] if mine else _likely(workshop.connection, picked, row)
    origin = next((other for other in likely if is_copy(found, _runs(workshop.connection, other))), None)
    if origin is not None:
        workshop.writer.update(Article, row, origin_id=root(workshop.connection, origin))
    elif mine is None:
        _sign(workshop.connection, row, picked)


def root(connection: Connection, row: int) -> int:
    """The first article of the text that the article repeats: itself where it repeats none."""
    return connection.execute(
        select(func.coalesce(Article.origin_id, Article.id)).where(Article.id == row)
    ).scalar_one()


def correct_origin(workshop: Workshop, row: int, origin: int | None) -> None:
    """Say which article this one repeats, or (None) that it is its own; what repeats this one goes along."""
    if origin is None:
        workshop.writer.update(Article, row, origin_id=None)
        return
    first = root(workshop.connection, workshop.article(origin).id)
    if first == row:
        raise Invalid(f"Article {origin} repeats article {row} already; clear the origin of {origin} first")
    copies = workshop.connection.execute(select(Article.id).where(Article.origin_id == row)).scalars().all()
    for one in (row, *copies):
        workshop.writer.update(Article, one, origin_id=first)


def sign_missing(connection: Connection, rows: Collection[int] | None = None) -> None:
    """Make the samples of these articles (of all) where they are missing, as after a redo."""
    wanted = select(Article.id).where(Article.origin_id.is_(None), Article.id.not_in(select(_SHINGLE.c.article_id)))
    wanted = wanted if rows is None or len(rows) > _CHUNK else wanted.where(Article.id.in_(rows))
    for row in connection.execute(wanted).scalars().all():
        _sign(connection, row, sample(_runs(connection, row)))


def _sign(connection: Connection, row: int, picked: list[int]) -> None:
    if picked:
        connection.execute(_SHINGLE.insert(), [{"value": value, "article_id": row} for value in picked])


def _runs(connection: Connection, row: int) -> frozenset[int]:
    text, zones = connection.execute(select(Article.text, Article.zones).where(Article.id == row)).one()
    silent: list[Any] = json.loads(zones)
    return runs(text, [(start, end) for kind, start, end in silent if kind in SUPPORTLESS])


def _likely(connection: Connection, picked: list[int], row: int) -> list[int]:
    """The articles that have most of the sample in common, most first."""
    shared: dict[int, int] = {}
    for at in range(0, len(picked), _CHUNK):
        held = select(_SHINGLE.c.article_id, func.count()).where(
            _SHINGLE.c.value.in_(picked[at : at + _CHUNK]), _SHINGLE.c.article_id != row
        )
        for other, count in connection.execute(held.group_by(_SHINGLE.c.article_id)):
            shared[other] = shared.get(other, 0) + count
    return sorted(shared, key=lambda other: (-shared[other], other))[:_LIKELY]
