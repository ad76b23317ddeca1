"""Go to anything: records, claims and articles that hold the words."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select

from db import search
from db.evidence import Article, Claim, Quote
from db.records import TYPES, Record


@dataclass(frozen=True, slots=True)
class Hit:
    """One place to go: `what` is record, claim or article; `target` its key, public id or row id as text."""

    what: str
    target: str
    label: str
    detail: str


def goto(connection: Connection, words: str, limit: int = 20) -> list[Hit]:
    """The records, then articles, then claims that hold the words; up to `limit` of each."""
    if not words.strip():
        return []
    return [
        *_records(connection, words, limit),
        *_articles(connection, words, limit),
        *_claims(connection, words, limit),
    ]


def _records(connection: Connection, words: str, limit: int) -> list[Hit]:
    statement = select(Record.key, Record.label, Record.type).where(search.record_matches(connection, words))
    found = connection.execute(statement.order_by(Record.id).limit(limit))
    return [Hit("record", key, label, TYPES[kind].title_label) for key, label, kind in found]


def _articles(connection: Connection, words: str, limit: int) -> list[Hit]:
    lowered = words.strip().lower()
    columns = (Article.title, Article.name, Article.text)
    matches = or_(*(func.lower(column).contains(lowered, autoescape=True) for column in columns))
    plain = or_(*(column.contains(words.strip(), autoescape=True) for column in columns))
    statement = select(Article.id, Article.title, Article.name).where(or_(matches, plain))
    found = connection.execute(statement.order_by(Article.id).limit(limit))
    return [Hit("article", str(row), title, name) for row, title, name in found]


def _claims(connection: Connection, words: str, limit: int) -> list[Hit]:
    statement = select(Claim.digest, Record.label, Claim.field, Claim.printed, Quote.exact)
    statement = statement.join(Record, Record.id == Claim.record_id).outerjoin(Quote, Quote.id == Claim.quote_id)
    statement = statement.where(search.claim_matches(connection, words))
    found = connection.execute(statement.order_by(Claim.id).limit(limit))
    return [
        Hit("claim", key, f"{label}, {field}: {printed}", exact or "") for key, label, field, printed, exact in found
    ]
