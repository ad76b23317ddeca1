"""What each table is read from: its columns, the SQL of each cell and sort, one description a table.

How a page of it is sought, filtered and shown is the business of `db.queries.tables`.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, func, select

from db.base import EARLIEST
from db.evidence import Article, Claim, Quote
from db.kinds import DATE, Kind
from db.records import TYPES, Record

CLAIMS = "claim"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: identifier, label, help; whether it can be edited in place; choices for its editor."""

    name: str
    label: str
    help: str
    editable: bool
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a table is read: its columns, the SQL of each, what it is selected from; which sorts need no other table."""

    columns: tuple[Column, ...]
    cells: tuple[Any, ...]
    sorts: dict[str, Any]
    key: Any
    row: Any
    base: Select[*tuple[Any, ...]] = field(repr=False)
    counted: Select[*tuple[Any, ...]] = field(repr=False)
    source: str
    local: frozenset[str]


@lru_cache(maxsize=64)
def sheet(table: str) -> Sheet:
    """The description of a table: a record type's name, or `claim`."""
    return _claims_sheet() if table == CLAIMS else _record_sheet(table)


def _record_sheet(table: str) -> Sheet:
    model = TYPES[table]
    declared = [*model.parts.values(), *model.fields.values()]
    columns = tuple(Column(item.name, item.label, item.help, item.name in model.fields, item.kind) for item in declared)
    cells = tuple(model.__table__.c[item.name] for item in declared)
    sorts: dict[str, Any] = {"": model.id}
    for item in declared:
        dated = item.kind.dated and item.name in model.fields
        sorts[item.name] = model.__table__.c[item.name + EARLIEST if dated else item.name]
    return Sheet(
        columns,
        cells,
        sorts,
        Record.key,
        model.id,
        select().select_from(model).join(Record, Record.id == model.id),
        select().select_from(model),
        "record",
        frozenset(sorts),
    )


def _claims_sheet() -> Sheet:
    shown: tuple[tuple[str, str, Any], ...] = (
        ("record", "Record", Record.label),
        ("field", "Field", Claim.field),
        ("printed", "As printed", Claim.printed),
        ("norm", "Value", Claim.norm),
        ("as_of", "As of", func.coalesce(Claim.as_of, Article.published)),
        ("article", "Article", func.coalesce(func.nullif(Article.title, ""), Article.name)),
        ("exact", "Quote", Quote.exact),
        ("mode", "Mode", Claim.mode),
        ("list_flag", "List", Claim.list_flag),
        ("attributed_to", "According to", Claim.attributed_to),
        ("status", "Status", Claim.status),
        ("coder", "Coder", Claim.coder),
    )
    kinds = {"as_of": DATE}
    columns = tuple(Column(name, label, "", editable=False, kind=kinds.get(name)) for name, label, _ in shown)
    sorts = {"": Claim.id, **{name: expression for name, _, expression in shown}, "as_of": Claim.as_of_earliest}
    joined = select().select_from(Claim).join(Record, Record.id == Claim.record_id)
    joined = joined.outerjoin(Quote, Quote.id == Claim.quote_id).outerjoin(Article, Article.id == Quote.article_id)
    cells = (*(expression for _, _, expression in shown), Record.type)
    local = frozenset(name for name, expression in sorts.items() if getattr(expression, "class_", None) is Claim)
    return Sheet(columns, cells, sorts, Claim.digest, Claim.id, joined, select().select_from(Claim), "claim", local)


def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table in their declared order."""
    return sheet(table).columns
