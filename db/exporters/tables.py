"""The tables of a release: a wide table per record type for analysts, and the linked tables of evidence for auditors.

Each table is a name, a Table Schema and a stream of rows in a fixed order, so that a repeated export is the same to
the byte. Values are plain: str, int, float, None, or a tuple of str. Rows come in batches, so that the work on each is
left to the driver and to the libraries below Python.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from db.base import EARLIEST, LATEST, Field, RecordType
from db.evidence import Article, Claim, Decision, Identity, Publisher, Quote, Verdict
from db.policies import Policies, of_field
from db.queries.release import held_values, vetted_fields
from db.queries.resolution import policies
from db.records import TYPES, Record

Row = Sequence[Any]
_BATCH = 2_000
_STREAMED = {"yield_per": _BATCH}  # of a statement: said of the connection it would hold for all that follow
_STRING: dict[str, object] = {"type": "string"}
_DAY: dict[str, object] = {"type": "string", "description": "ISO day"}


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a release. `fields` are Table Schema descriptors; `links` (field, table, field of that table).

    `objects` are the rows as JSON objects, where the database itself can write those, and `arrays` as JSON arrays, in
    which null is an empty text. `statement` is what it is read by, where that is a single one.
    """

    name: str
    title: str
    fields: tuple[dict[str, object], ...]
    key: tuple[str, ...]
    rows: Callable[[], Iterator[Sequence[Row]]]
    objects: Callable[[], Iterator[Sequence[str]]] | None = None
    arrays: Callable[[], Iterator[Sequence[str]]] | None = None
    statement: Select[*tuple[Any, ...]] | None = None
    links: tuple[tuple[str, str, str], ...] = ()


def _named(name: str, schema: dict[str, object] = _STRING, **more: object) -> dict[str, object]:
    return {"name": name, **schema, **more}


def all_tables(connection: Connection) -> list[Table]:
    """Every table of a release, the record types in declared order first."""
    vetted, rules = vetted_fields(connection), policies(connection)
    wide = [_wide(connection, name, model, vetted, rules) for name, model in TYPES.items() if name != "tally"]
    return [*wide, _held_back(connection), *_evidence(connection)]


def _wide(
    connection: Connection, name: str, model: type[RecordType], vetted: dict[int, frozenset[str]], rules: Policies
) -> Table:
    fields = [_named("key", title="Key"), _named("label", title="Label")]
    fields += [_described(part) for part in model.parts.values() if part.name not in ("key", "label")]
    for field in model.fields.values():
        chosen = () if field.kind.many else of_field(rules, name, field.name)
        fields.append(_described(field) | ({"resolution": list(chosen)} if chosen else {}))
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
    vetted: dict[int, frozenset[str]]

    def read(self) -> Iterator[list[Row]]:
        """The records with at least one vetted value, by key; values that are not vetted are left empty."""
        table = self.model.__table__
        statement = select(Record.key, Record.label, table).join(table, table.c.id == Record.id).order_by(Record.key)
        for batch in self.connection.execute(statement, execution_options=_STREAMED).mappings().partitions():
            yield [self._row(row, self.vetted[row["id"]]) for row in batch if row["id"] in self.vetted]

    def _row(self, row: Any, vetted: frozenset[str]) -> Row:
        values: list[Any] = [row["key"], row["label"], *(row[name] for name in self.model.parts)]
        for name, field in self.model.fields.items():
            shown = name in vetted
            values.append(_value(field, row[name]) if shown else None)
            if field.kind.dated:
                values += [row[name + suffix] if shown else None for suffix in (EARLIEST, LATEST)]
        return tuple(values)


def _value(field: Field, stored: Any) -> Any:
    return tuple(json.loads(stored)) if field.kind.many and stored is not None else stored


def _held_back(connection: Connection) -> Table:
    names = ("record", "label", "type", "field", "reason", "explanation")
    fields = tuple(map(_named, names))
    return _selected(connection, "held_back", "Values held back, and why", fields, ("record", "field"), held_values())


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
    articles = articles.order_by(Article.id)
    return [
        _selected(connection, "articles", "Articles", tuple(map(_named, article_fields)), ("sha256",), articles),
        _selected(
            connection, "quotes", "Quotes", tuple(quote_fields), ("id",), quotes, ("article", "articles", "sha256")
        ),
        _claims(connection),
        _decisions(connection),
        _verdicts(connection),
        _identities(connection),
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
    return _selected(connection, "claims", "Claims", fields, ("id",), statement, ("quote", "quotes", "id"))


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
    return _selected(connection, "decisions", "Decisions", fields, key, statement, ("claim", "claims", "id"))


def _verdicts(connection: Connection) -> Table:
    names = ("finding", "state", "reason_code", "reason", "curator", "decided_at")
    statement = select(*(Verdict.__table__.c[name] for name in names)).order_by(Verdict.finding)
    fields = tuple(map(_named, names))
    return _selected(connection, "verdicts", "Verdicts on findings", fields, ("finding",), statement)


def _identities(connection: Connection) -> Table:
    names = ("first", "second", "verdict", "reason_code", "reason", "curator", "decided_at")
    statement = select(*(Identity.__table__.c[name] for name in names)).order_by(Identity.first, Identity.second)
    fields = tuple(map(_named, names))
    return _selected(connection, "identities", "Verdicts on who is who", fields, ("first", "second"), statement)


def _selected(
    connection: Connection,
    name: str,
    title: str,
    fields: tuple[dict[str, object], ...],
    key: tuple[str, ...],
    statement: Select[*tuple[Any, ...]],
    *links: tuple[str, str, str],
) -> Table:
    """A table that is one statement."""

    def rows() -> Iterator[Sequence[Row]]:
        return connection.execute(statement, execution_options=_STREAMED).partitions()

    if connection.dialect.name != "sqlite":
        return Table(name, title, fields, key, rows, statement=statement, links=links)

    def written(text: Any) -> Iterator[Sequence[str]]:
        result = connection.execute(statement.with_only_columns(text))
        driver: Any = result.cursor  # the rows are many, and text already
        while batch := driver.fetchmany(_BATCH):
            yield [row[0] for row in batch]
        result.close()

    columns = tuple(statement.selected_columns)
    named = [part for field, column in zip(fields, columns, strict=True) for part in (field["name"], column)]
    whole, bare = func.json_object(*named), func.json_array(*(func.coalesce(column, "") for column in columns))
    return Table(name, title, fields, key, rows, lambda: written(whole), lambda: written(bare), statement, links)
