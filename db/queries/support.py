"""What stands behind each value that claims give a field: how many claims, how many independent origins, how good."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from db.evidence import Article, Claim, Publisher, Quote
from db.keys import parse_key
from db.kinds import Kind, elements
from db.names import Source, agencies_in, independent
from db.records import TYPES, Record
from db.text import canonical

# Where an article names the agency whose report it prints: its beginning, in characters.
_OPENING = 200
_WORST = "~"
# The agencies that articles credit with their text, by the row of each article.
Credits = dict[int, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Support:
    """One value (an element, where the field holds many) and its active claims by public id.

    `origins` counts what is independent: copies of a text, or claims that cite one statement or one agency, count once;
    a claim without a quote counts for none. `grade` is the best source's letter and digit, such as B2 or B; empty where
    no source is graded.
    """

    norm: str
    shown: str
    claims: tuple[str, ...]
    origins: int
    grade: str


def support(connection: Connection, record: str, field: str) -> tuple[Support, ...]:
    """The values given to a field, the one with most origins first, then with most claims."""
    kind = TYPES[parse_key(record).type].fields[field].kind
    values: dict[str, list[Any]] = {}
    for row in connection.execute(_statement().where(Record.key == record, Claim.field == field)):
        for norm in elements(row.norm) if kind.many else (row.norm,):
            values.setdefault(norm, []).append(row)
    found = (_support(kind, norm, claims) for norm, claims in values.items())
    return tuple(sorted(found, key=lambda value: (-value.origins, -len(value.claims), value.norm)))


def _support(kind: Kind, norm: str, rows: list[Any]) -> Support:
    shown = kind.show(canonical([norm]) if kind.many else norm)
    grades = [(row.reliability, row.credibility) for row in rows if row.reliability or row.credibility]
    best = min(grades, key=lambda grade: (grade[0] or _WORST, grade[1] or _WORST), default=())
    claims = tuple(row.digest for row in rows)
    return Support(norm, shown, claims, independent(map(_source, rows)), "".join(filter(None, best)))


def _source(row: Any) -> Source:
    credited = _credited(row.author, row.opening) if row.article else frozenset[str]()
    return Source(row.article, row.attributed_to, row.publisher, credited)


def _statement() -> Select[*tuple[Any, ...]]:
    """SELECT of active claims with what tells where they come from, to be narrowed by the caller."""
    origin = func.coalesce(Article.origin_id, Article.id).label("article")
    opening = func.substr(Article.text, 1, _OPENING).label("opening")
    return (
        select(Claim.digest, Claim.norm, Claim.attributed_to, Claim.credibility, origin, opening, Article.author)
        .add_columns(Publisher.name.label("publisher"), Publisher.reliability)
        .join(Record, Record.id == Claim.record_id)
        .outerjoin(Quote, Quote.id == Claim.quote_id)
        .outerjoin(Article, Article.id == Quote.article_id)
        .outerjoin(Publisher, Publisher.id == Article.publisher_id)
        .where(Claim.status == "active")
        .order_by(Claim.id)
    )


def learn_credits(connection: Connection, articles: Iterable[int | None], known: Credits) -> None:
    """Add those of the articles that are not known yet."""
    new = [article for article in articles if article is not None and article not in known]
    opening = func.substr(Article.text, 1, _OPENING)
    found = connection.execute(select(Article.id, Article.author, opening).where(Article.id.in_(new))) if new else ()
    known.update((row, _credited(author, text)) for row, author, text in found)


def _credited(author: str | None, opening: str) -> frozenset[str]:
    return agencies_in(f"({author})\n{opening}")
