"""Claims as screens and exports see them: one frozen row with quote, article, publisher, record and decision."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from db.evidence import Article, Claim, Decision, Publisher, Quote
from db.records import TYPES, Record


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim. Days are ISO text, offsets code points; `id` is the public id, `article` the article's row id."""

    id: str
    record: str
    record_label: str
    type: str
    field: str
    printed: str
    norm: str
    as_of: str | None
    as_of_earliest: str | None
    as_of_latest: str | None
    article: int | None
    article_name: str | None
    article_title: str | None
    publisher: str | None
    reliability: str | None
    published: str | None
    start: int | None
    end: int | None
    exact: str | None
    prefix: str | None
    suffix: str | None
    attributed_to: str | None
    mode: str
    list_flag: str
    certainty: str
    credibility: str | None
    status: str
    reason: str | None
    coder: str
    created_at: str
    accepted: bool

    @property
    def shown(self) -> str:
        """The normalised value as a person reads it."""
        return TYPES[self.type].fields[self.field].kind.show(self.norm)

    @property
    def field_label(self) -> str:
        """What a person calls the field."""
        return TYPES[self.type].fields[self.field].label

    @property
    def place(self) -> str:
        """What a person calls type, record and field: records of several types may have one label."""
        return f"{TYPES[self.type].title_label} · {self.record_label} · {self.field_label}"


def statement() -> Select[*tuple[Any, ...]]:
    """SELECT of all claims in the column order of ClaimRow, to be narrowed by the caller."""
    about = (Claim.digest, Record.key, Record.label, Record.type, Claim.field, Claim.printed, Claim.norm)
    days = (
        func.coalesce(Claim.as_of, Article.published),
        func.coalesce(Claim.as_of_earliest, Article.published_earliest),
        func.coalesce(Claim.as_of_latest, Article.published_latest),
    )
    source = (Article.id, Article.name, Article.title, Publisher.name, Publisher.reliability, Article.published)
    quote = (Quote.start, Quote.end, Quote.exact, Quote.prefix, Quote.suffix)
    manner = (Claim.attributed_to, Claim.mode, Claim.list_flag, Claim.certainty, Claim.credibility)
    state = (Claim.status, Claim.reason, Claim.coder, Claim.created_at, Decision.id.is_not(None))
    return (
        select(*about, *days, *source, *quote, *manner, *state)
        .select_from(Claim)
        .join(Record, Record.id == Claim.record_id)
        .outerjoin(Quote, Quote.id == Claim.quote_id)
        .outerjoin(Article, Article.id == Quote.article_id)
        .outerjoin(Publisher, Publisher.id == Article.publisher_id)
        .outerjoin(Decision, Decision.claim_id == Claim.id)
    )


def _row(found: Any) -> ClaimRow:
    values: list[Any] = list(found)
    values[-1] = bool(values[-1])
    return ClaimRow(*values)


def _rows(connection: Connection, narrowed: Select[*tuple[Any, ...]]) -> list[ClaimRow]:
    return [_row(row) for row in connection.execute(narrowed)]


def claims_of_field(connection: Connection, record: str, field: str) -> list[ClaimRow]:
    """All claims about a field, rejected ones too, oldest first."""
    return _rows(connection, statement().where(Record.key == record, Claim.field == field).order_by(Claim.id))


def claims_of_record(connection: Connection, record: str) -> list[ClaimRow]:
    """All claims about a record, by field and age."""
    return _rows(connection, statement().where(Record.key == record).order_by(Claim.field, Claim.id))


def claims_of_article(connection: Connection, article: int) -> list[ClaimRow]:
    """All claims with a quote in the article, in reading order."""
    return _rows(connection, statement().where(Article.id == article).order_by(Quote.start, Quote.end, Claim.id))


def claims_by_id(connection: Connection, ids: Sequence[str]) -> list[ClaimRow]:
    """The claims with these public ids, in that order; unknown ids are left out."""
    found = {row.id: row for row in _rows(connection, statement().where(Claim.digest.in_(ids)))}
    return [found[name] for name in ids if name in found]


def all_claims(connection: Connection) -> Iterable[ClaimRow]:
    """Every claim, oldest first, streamed: the rows are valid while the connection is open."""
    streamed = connection.execution_options(yield_per=5_000).execute(statement().order_by(Claim.id))
    return (_row(row) for row in streamed)
