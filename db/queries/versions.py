"""Articles in several versions: what changed, and which claims still stand on words of an older version."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from db.alignment import Piece, Placed, Versions
from db.evidence import Article, Claim, Decision, Quote
from db.queries.claims import ClaimRow, claims_of_article

_OLDER = select(Article.replaces_id)
_REPLACED = select(Article.replaces_id).where(Article.replaces_id.is_not(None))


@dataclass(frozen=True, slots=True)
class Orphan:
    """A claim that counts and stands on a replaced version; `place` is where its words may be in the `newer` one."""

    claim: ClaimRow
    newer: int
    place: Placed | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How an article stands to the others: the version it replaces, the one that replaces it, and the one whose text it
    repeats, each as (id, title); whether it is withdrawn; and how many claims wait to be placed in it.
    """

    older: tuple[int, str] | None
    newer: tuple[int, str] | None
    origin: tuple[int, str] | None
    withdrawn: bool
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Lineage:
    """How an article stands, how many claims of the older version have moved or still wait, and on how many of those
    that wait a value rests.
    """

    standing: Standing
    moved: int
    waiting: int
    at_risk: int


def standings(connection: Connection) -> dict[int, Standing]:
    """How each article stands to the others, by its id; those of which there is nothing to tell are left out."""
    columns = (Article.id, Article.title, Article.replaces_id, Article.origin_id, Article.status)
    rows = connection.execute(select(*columns)).all()
    named = {row.id: (row.id, row.title) for row in rows}
    waiting = _waiting(connection)
    newer_of = {row.replaces_id: named[row.id] for row in rows if row.replaces_id is not None}
    found: dict[int, Standing] = {}
    for row in rows:
        before = named.get(row.replaces_id) if row.replaces_id is not None else None
        origin = named.get(row.origin_id) if row.origin_id is not None and before is None else None
        left = waiting.get(before[0], 0) if before is not None else 0
        standing = Standing(before, newer_of.get(row.id), origin, row.status == "withdrawn", left)
        if standing != _ALONE:
            found[row.id] = standing
    return found


_ALONE = Standing(None, None, None, withdrawn=False)


def lineage(connection: Connection, article: int) -> Lineage:
    """What is to be told above the text of an article."""
    standing = standings(connection).get(article, _ALONE)
    if standing.older is None:
        return Lineage(standing, 0, 0, 0)
    statement = select(Claim.status, Claim.reason, Decision.id.label("decision"))
    statement = statement.join(Quote, Quote.id == Claim.quote_id).outerjoin(Decision, Decision.claim_id == Claim.id)
    rows = connection.execute(statement.where(Quote.article_id == standing.older[0])).all()
    moved = sum(row.status == "withdrawn" and (row.reason or "").startswith("moved: ") for row in rows)
    waiting = [row for row in rows if row.status == "active"]
    return Lineage(standing, moved, len(waiting), sum(row.decision is not None for row in waiting))


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
    """The claims to be placed anew, of one newer article or of all; those first on which values rest."""
    pairs = select(Article.replaces_id, Article.id).where(Article.replaces_id.is_not(None)).order_by(Article.id)
    if article is not None:
        pairs = pairs.where(Article.id == article)
    found: list[Orphan] = []
    for before, after in connection.execute(pairs).all():
        assert before is not None
        waiting = [claim for claim in claims_of_article(connection, before) if claim.status == "active"]
        waiting.sort(key=lambda claim: not claim.accepted)
        versions = _versions(connection, before, after) if waiting else None
        for claim in waiting:
            place = versions.place(claim.start or 0, claim.end or 0) if versions else None
            found.append(Orphan(claim, after, place))
    return found


def _waiting(connection: Connection) -> dict[int, int]:
    """How many claims still count on replaced articles, by the id of the article."""
    statement = select(Quote.article_id, func.count()).join(Claim, Claim.quote_id == Quote.id)
    statement = statement.where(Claim.status == "active", Quote.article_id.in_(_REPLACED)).group_by(Quote.article_id)
    return {row[0]: row[1] for row in connection.execute(statement)}


def _versions(connection: Connection, before: int, after: int) -> Versions:
    texts = dict(connection.execute(select(Article.id, Article.text).where(Article.id.in_((before, after)))).all())
    return Versions(texts[before], texts[after])
