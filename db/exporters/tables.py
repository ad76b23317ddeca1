"""The tables of a release: a wide table per record type for analysts, and the linked tables of evidence for auditors.

Each table is a name, a Table Schema and a stream of rows in a fixed order, so that a repeated export is the same to
the byte. Values are plain: str, int, float, None, or a list of str.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from db.base import EARLIEST, LATEST, Field, RecordType
from db.evidence import Article, Claim, Decision, Publisher, Quote, Verdict
from db.queries.release import held_back, vetted_fields
from db.records import TYPES, Record

Row = tuple[Any, ...]
_STRING: dict[str, object] = {"type": "string"}
_DAY: dict[str, object] = {"type": "string", "description": "ISO day"}


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a release. `fields` are Table Schema descriptors; `links` (field, table, field of that table)."""

    name: str
    title: str
    fields: tuple[dict[str, object], ...]
    key: tuple[str, ...]
    rows: Callable[[], Iterator[Row]]
    links: tuple[tuple[str, str, str], ...] = ()


def _named(name: str, schema: dict[str, object] = _STRING, **more: object) -> dict[str, object]:
    return {"name": name, **schema, **more}


def all_tables(connection: Connection) -> list[Table]:
    """Every table of a release, the record types in declared order first."""
    vetted = vetted_fields(connection)
    wide = [_wide(connection, name, model, vetted) for name, model in TYPES.items() if name != "tally"]
    return [*wide, _held_back(connection), *_evidence(connection)]


def _wide(connection: Connection, name: str, model: type[RecordType], vetted: dict[int, set[str]]) -> Table:
    fields = [_named("key", title="Key"), _named("label", title="Label")]
    fields += [_described(part) for part in model.parts.values() if part.name not in ("key", "label")]
    for field in model.fields.values():
        fields.append(_described(field))
        if field.kind.dated:
            fields += [_named(field.name + suffix, _DAY) for suffix in (EARLIEST, LATEST)]
    rows = _Wide(connection, model, vetted)
    return Table(name, model.plural_label, tuple(fields), ("key",), rows.read)


def _described(field: Field) -> dict[str, object]:
    return {"name": field.name, **field.kind.schema(), "title": field.label, "description": field.help}


@dataclass(frozen=True, slots=True)
class _Wide:
    connection: Connection
    model: type[RecordType]
    vetted: dict[int, set[str]]

    def read(self) -> Iterator[Row]:
        """The records with at least one vetted value, by key; values that are not vetted are left empty."""
        table = self.model.__table__
        statement = select(Record.key, Record.label, table).join(table, table.c.id == Record.id).order_by(Record.key)
        for row in self.connection.execution_options(yield_per=1_000).execute(statement).mappings():
            fields = self.vetted.get(row["id"])
            if fields:
                yield self._row(row, fields)

    def _row(self, row: Any, vetted: set[str]) -> Row:
        values: list[Any] = [row["key"], row["label"], *(row[name] for name in self.model.parts)]
        for name, field in self.model.fields.items():
            shown = name in vetted
            values.append(_value(field, row[name]) if shown else None)
            if field.kind.dated:
                values += [row[name + suffix] if shown else None for suffix in (EARLIEST, LATEST)]
        return tuple(values)


def _value(field: Field, stored: Any) -> Any:
    return json.loads(stored) if field.kind.many and stored is not None else stored


def _held_back(connection: Connection) -> Table:
    names = ("record", "label", "type", "field", "reason", "explanation")

    def rows() -> Iterator[Row]:
        for held in held_back(connection):
            yield (held.record, held.label, held.type, held.field, held.reason, held.why)

    return Table("held_back", "Values held back, and why", tuple(map(_named, names)), ("record", "field"), rows)


def _evidence(connection: Connection) -> list[Table]:
    article_fields = (
        "sha256",
        "name",
        "title",
        "author",
        "publisher",
        "reliability",
        "published",
        "language",
        "url",
        "status",
    )
    articles = select(
        *(Article.sha256, Article.name, Article.title, Article.author, Publisher.name, Publisher.reliability),
        *(Article.published, Article.language, Article.url, Article.status),
    ).outerjoin(Publisher, Publisher.id == Article.publisher_id)
    quotes = (
        select(Quote.id, Article.sha256, Quote.start, Quote.end, Quote.exact, Quote.prefix, Quote.suffix)
        .join(Article, Article.id == Quote.article_id)
        .order_by(Quote.id)
    )
    quote_fields = [_named(name) for name in ("id", "article", "start", "end", "exact", "prefix", "suffix")]
    for position in (0, 2, 3):
        quote_fields[position] = _named(str(quote_fields[position]["name"]), {"type": "integer"})
    return [
        Table(
            *("articles", "Articles", tuple(map(_named, article_fields)), ("sha256",)),
            _stream(connection, articles.order_by(Article.id)),
        ),
        Table(
            *("quotes", "Quotes", tuple(quote_fields), ("id",), _stream(connection, quotes)),
            (("article", "articles", "sha256"),),
        ),
        _claims(connection),
        _decisions(connection),
        _verdicts(connection),
    ]


def _claims(connection: Connection) -> Table:
    columns = {
        "id": Claim.digest,
        "record": Record.key,
        "field": Claim.field,
        "printed": Claim.printed,
        "value": Claim.norm,
        "value_earliest": Claim.value_earliest,
        "value_latest": Claim.value_latest,
        "as_of": Claim.as_of,
        "quote": Claim.quote_id,
        "attributed_to": Claim.attributed_to,
        "mode": Claim.mode,
        "list": Claim.list_flag,
        "certainty": Claim.certainty,
        "credibility": Claim.credibility,
        "status": Claim.status,
        "reason": Claim.reason,
        "coder": Claim.coder,
        "created_at": Claim.created_at,
    }
    statement = select(*columns.values()).join(Record, Record.id == Claim.record_id).order_by(Claim.id)
    fields = tuple(_named(name, {"type": "integer"} if name == "quote" else _STRING) for name in columns)
    return Table("claims", "Claims", fields, ("id",), _stream(connection, statement), (("quote", "quotes", "id"),))


def _decisions(connection: Connection) -> Table:
    columns = {
        "record": Record.key,
        "field": Decision.field,
        "claim": Claim.digest,
        "seen": Decision.seen,
        "reopened": Decision.reopened,
        "reason_code": Decision.reason_code,
        "reason": Decision.reason,
        "curator": Decision.curator,
        "decided_at": Decision.decided_at,
        "reviewer": Decision.reviewer,
        "reviewed_at": Decision.reviewed_at,
    }
    statement = select(*columns.values()).join(Record, Record.id == Decision.record_id)
    statement = statement.join(Claim, Claim.id == Decision.claim_id).order_by(Record.key, Decision.field)
    fields = tuple(_named(name, {"type": "integer"} if name == "reopened" else _STRING) for name in columns)
    key = ("record", "field")
    return Table("decisions", "Decisions", fields, key, _stream(connection, statement), (("claim", "claims", "id"),))


def _verdicts(connection: Connection) -> Table:
    names = ("finding", "state", "reason_code", "reason", "curator", "decided_at")
    statement = select(*(Verdict.__table__.c[name] for name in names)).order_by(Verdict.finding)
    return Table(
        "verdicts", "Verdicts on findings", tuple(map(_named, names)), ("finding",), _stream(connection, statement)
    )


def _stream(connection: Connection, statement: Any) -> Callable[[], Iterator[Row]]:
    def rows() -> Iterator[Row]:
        for row in connection.execution_options(yield_per=5_000).execute(statement):
            yield tuple(row)

    return rows
