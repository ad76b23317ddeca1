"""Articles in several versions: what changed, and which claims still stand on words of an older version."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from db.alignment import Piece, Placed, Versions
from db.evidence import Article, Claim, Quote
from db.queries.claims import ClaimRow, claims_of_article

_OLDER = select(Article.replaces_id)
_REPLACED = select(Article.replaces_id).where(Article.replaces_id.is_not(None))


@dataclass(frozen=True, slots=True)
class Orphan:
    """A claim that counts and stands on a replaced version; `place` is where its words may be in the `newer` one."""

    claim: ClaimRow
    newer: int
    place: Placed | None


def older(connection: Connection, article: int) -> int | None:
    """The article that this one replaces, or None."""
    return connection.execute(_OLDER.where(Article.id == article)).scalar()


def newer(connection: Connection, article: int) -> int | None:
    """The article that replaces this one, or None."""
    return connection.execute(select(Article.id).where(Article.replaces_id == article)).scalar()


def difference(connection: Connection, article: int) -> tuple[Piece, ...]:
    """What differs between the article and the one it replaces; empty where it replaces none."""
    before = older(connection, article)
    return () if before is None else tuple(_versions(connection, before, article).pieces())


def orphans(connection: Connection, article: int | None = None) -> list[Orphan]:
    """The claims to be placed anew, of one newer article or of all, oldest first."""
    pairs = select(Article.replaces_id, Article.id).where(Article.replaces_id.is_not(None)).order_by(Article.id)
    if article is not None:
        pairs = pairs.where(Article.id == article)
    found: list[Orphan] = []
    for before, after in connection.execute(pairs).all():
        assert before is not None
        waiting = [claim for claim in claims_of_article(connection, before) if claim.status == "active"]
        versions = _versions(connection, before, after) if waiting else None
        for claim in waiting:
            place = versions.place(claim.start or 0, claim.end or 0) if versions else None
            found.append(Orphan(claim, after, place))
    return found


def orphan_count(connection: Connection) -> int:
    """How many claims stand on replaced versions."""
    statement = select(Claim.id).join(Quote, Quote.id == Claim.quote_id)
    statement = statement.where(Claim.status == "active", Quote.article_id.in_(_REPLACED))
    return len(connection.execute(statement).scalars().all())


def _versions(connection: Connection, before: int, after: int) -> Versions:
    texts = dict(connection.execute(select(Article.id, Article.text).where(Article.id.in_((before, after)))).all())
    return Versions(texts[before], texts[after])
