"""Tables of any size, a page at a time: sorted, filtered and searched in SQL, sought by key, never loaded whole.

A *fence* is the sort value and id of a row; the page beside a fence is found without counting rows. One description
(`Sheet`) serves every record type, and claims.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Numeric,
    Select,
    and_,
    bindparam,
    cast,
    false,
    func,
    or_,
    select,
)

from db import search
from db.evidence import Article, Claim
from db.keys import PART_TYPES
from db.kinds import DATE, Invalid, Kind, elements
from db.kinds.many import ManyKind
from db.kinds.references import ReferenceKind
from db.queries.filters import condition
from db.queries.records import field_states, labels
from db.queries.sheets import CLAIMS, Column, Sheet, columns, sheet
from db.records import TYPES
from db.rules.engine import ASSERTED

__all__ = ["CLAIMS", "Column", "Fence", "Sheet", "TableRow", "TableView", "check_filter", "columns", "count"]
__all__ += ["page", "place", "rank", "sheet"]
Fence = tuple[Any, int]


@dataclass(frozen=True, slots=True)
class TableView:
    """What to show of a table: sort column, direction, filter text by column, search words."""

    table: str
    sort: str = ""
    descending: bool = False
    filters: tuple[tuple[str, str], ...] = ()
    search: str = ""


class TableRow(NamedTuple):
    """One row: `id`, `key` (record key or claim id), shown cells, the state of each cell, and its fence."""

    id: int
    key: str
    cells: tuple[str, ...]
    states: tuple[str, ...]
    fence: Fence


def check_filter(table: str, column: str, words: str) -> str:
    """What is wrong with a filter's text, in words; empty when it can be used."""
    try:
        _filter(sheet(table), column, words)
    except Invalid as error:
        return str(error)
    return ""


def _filter(described: Sheet, name: str, words: str) -> ColumnElement[bool]:
    at = next((at for at, column in enumerate(described.columns) if column.name == name), None)
    if at is None:
        return false()
    if (described.source, name) == ("claim", "field"):
        return Claim.field.in_(_fields_called(words))
    if (described.source, name) == ("claim", "as_of") and words.strip() not in ("-", "*"):
        own, other = (condition(DATE, cell, words) for cell in (Claim.as_of, Article.published))
        return or_(own, and_(Claim.as_of.is_(None), other))
    column, cell = described.columns[at], described.cells[at]
    decided = condition(column.kind, cell, words)
    return _or_claimed(described, column, cell, words, decided) if column.editable else decided


def _or_claimed(
    described: Sheet, column: Column, cell: Any, words: str, decided: ColumnElement[bool]
) -> ColumnElement[bool]:
    """What a cell shows is what counts: where nothing is decided, that is what is claimed."""
    claimed = select(Claim.id).where(Claim.record_id == described.row, Claim.field == column.name)
    claimed = claimed.where(Claim.status == "active", Claim.mode.in_(sorted(ASSERTED)))
    if words.strip() == "-":
        return and_(decided, ~claimed.exists())
    if words.strip() == "*":
        return or_(decided, claimed.exists())
    norm: Any = Claim.__table__.c.norm
    if column.kind is not None and column.kind.storage in ("integer", "decimal"):
        norm = cast(norm, Numeric)
    return or_(decided, and_(cell.is_(None), claimed.where(condition(column.kind, norm, words)).exists()))


def _fields_called(words: str) -> set[str]:
    """The identifiers of the fields, of any record type, whose label holds the words."""
    declared = (field for model in TYPES.values() for field in model.fields.values())
    return {field.name for field in declared if words.strip("= ").casefold() in field.label.casefold()}


def _narrowed(
    connection: Connection, described: Sheet, view: TableView, *selected: Any
) -> tuple[Select[*tuple[Any, ...]], Any, Any]:
    """SELECT of the view's rows, with the columns for its order: the sort value and the row id."""
    row, sort = described.row, described.sorts.get(view.sort, described.row)
    statement = described.base.add_columns(*selected).where(*_conditions(described, view))
    if not view.search.strip():
        return statement, sort, row
    statement, hit = search.narrowed(connection, statement, described.source, view.search)
    if hit is not None and sort is row:
        return statement, hit, hit
    return statement, sort, row


def _conditions(described: Sheet, view: TableView) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for name, words in view.filters:
        if words.strip():
            try:
                found.append(_filter(described, name, words))
            except Invalid:
                found.append(false())
    return found


def count(connection: Connection, view: TableView) -> int:
    """How many rows the view has."""
    described = sheet(view.table)
    if not view.search.strip() and not _conditions(described, view):
        return connection.execute(described.counted.add_columns(func.count())).scalar_one()
    return connection.execute(_narrowed(connection, described, view, func.count())[0]).scalar_one()


def page(
    connection: Connection,
    view: TableView,
    *,
    fence: Fence | None = None,
    offset: int = 0,
    limit: int = 256,
    backwards: bool = False,
) -> list[TableRow]:
    """The rows after a fence (or the start), or `backwards` those before it (or the end), in the view's order.

    `offset` rows beside the fence are skipped. Reads `limit` rows and no more.
    """
    described = sheet(view.table)
    downwards = view.descending != backwards
    searched = bool(view.search.strip())
    shape = search.shape(connection, described.source, view.search) if searched else None
    if offset and not searched and not view.filters and view.sort in described.local:
        fence, offset = _skipped(connection, view, fence, offset, downwards=downwards), 0
        if fence is None:
            return []
    if offset or view.filters or (searched and shape is None):
        found = _narrow(connection, view, fence, offset, limit, downwards=downwards)
    else:
        found = _plain(connection, view, shape, fence, limit, downwards=downwards)
    return _shown(connection, view.table, described, found[::-1] if backwards else found)


def _narrow(
    connection: Connection, view: TableView, fence: Fence | None, offset: int, limit: int, *, downwards: bool
) -> Sequence[Any]:
    """The rows beside a fence, by a statement made for these filters and words."""
    described = sheet(view.table)
    shown = described.sorts.get(view.sort, described.row)
    selected = (described.row, described.key, shown, *described.cells)
    statement, sort, row = _narrowed(connection, described, view, *selected)
    if fence is not None:
        statement = statement.where(_beyond(sort, row, fence, downwards))
    statement = statement.order_by(*_order(sort, row, downwards)).limit(limit).offset(offset)
    return connection.execute(statement).fetchall()


def _plain(
    connection: Connection,
    view: TableView,
    shape: search.Shape | None,
    fence: Fence | None,
    limit: int,
    *,
    downwards: bool,
) -> Sequence[Any]:
    """The rows beside a fence where at most a search narrows the table: by a statement that is built once."""
    statement = _statement(view.table, view.sort, shape, _beside(fence), downwards=downwards)
    words = {} if shape is None else search.bound(view.search)
    return connection.execute(statement, {**words, **_bound(fence), "page": limit}).fetchall()


def _beside(fence: Fence | None) -> str:
    """What kind of place a fence is: statements differ by it."""
    return "start" if fence is None else "empty" if fence[0] is None else "value"


def _bound(fence: Fence | None) -> dict[str, Any]:
    return {} if fence is None else {"fence_value": fence[0], "fence_row": fence[1]}


def _past(statement: Select[*tuple[Any, ...]], sort: Any, row: Any, beside: str, *, downwards: bool) -> Any:
    """The statement for the rows past a fence that is bound to it, in their order."""
    if beside != "start":
        value = bindparam("fence_value", type_=sort.type) if beside == "value" else None
        at: Any = bindparam("fence_row", type_=BigInteger)
        statement = statement.where(_beyond(sort, row, (value, at), downwards))
    return statement.order_by(*_order(sort, row, downwards))


@lru_cache(maxsize=256)
def _statement(
    table: str, name: str, shape: search.Shape | None, beside: str, *, downwards: bool
) -> Select[*tuple[Any, ...]]:
    described = sheet(table)
    row, sort = described.row, described.sorts.get(name, described.row)
    statement = described.base.add_columns(row, described.key, sort, *described.cells)
    if shape is not None:
        statement, hit = search.led(statement, described.source, shape)
        sort, row = (hit, hit) if sort is row else (sort, row)
    return _past(statement, sort, row, beside, downwards=downwards).limit(bindparam("page"))


def _skipped(
    connection: Connection, view: TableView, fence: Fence | None, offset: int, *, downwards: bool
) -> Fence | None:
    """The fence of the last of so many rows, counted along an index with no look at the rows themselves."""
    statement = _skipping(view.table, view.sort, _beside(fence), downwards=downwards)
    found = connection.execute(statement, {**_bound(fence), "skipped": offset - 1}).first()
    return None if found is None else (found[0], found[1])


@lru_cache(maxsize=256)
def _skipping(table: str, name: str, beside: str, *, downwards: bool) -> Select[*tuple[Any, ...]]:
    described = sheet(table)
    row, sort = described.row, described.sorts.get(name, described.row)
    statement = _past(described.counted.add_columns(sort, row), sort, row, beside, downwards=downwards)
    return statement.limit(1).offset(bindparam("skipped"))


def _order(sort: Any, row: Any, downwards: bool) -> tuple[Any, ...]:
    ordered = (sort.desc().nulls_last(), row.desc()) if downwards else (sort.asc().nulls_first(), row.asc())
    return ordered[1:] if sort is row else ordered


def _beyond(sort: Any, row: Any, fence: Fence, downwards: bool) -> ColumnElement[bool]:
    value, at = fence
    past = row < at if downwards else row > at
    if sort is row:
        return past
    if value is None:
        return and_(sort.is_(None), past) if downwards else or_(sort.is_not(None), past)
    if downwards:
        return or_(and_(sort <= value, or_(sort < value, past)), sort.is_(None))
    return and_(sort >= value, or_(sort > value, past))


def _shown(connection: Connection, table: str, described: Sheet, rows: Sequence[Any]) -> list[TableRow]:
    if table == CLAIMS:
        return _claim_rows(rows)
    ids = [row[0] for row in rows]
    states = field_states(connection, ids)
    claimed = _claimed(connection, [slot for slot, state in states.items() if state in ("claimed", "conflicting")])
    names = _names(connection, table, described, rows, claimed)
    shown: list[TableRow] = []
    for row in rows:
        cells: list[str] = []
        marks: list[str] = []
        for column, value in zip(described.columns, row[3:], strict=True):
            slot = (row[0], column.name)
            shown_as = _cell(column.kind, value, claimed.get(slot))
            cells.append(_named(table, column, value, claimed.get(slot), names) or shown_as)
            marks.append(states.get(slot, "empty" if column.editable else ""))
        shown.append(TableRow(row[0], row[1], tuple(cells), tuple(marks), (row[2], row[0])))
    return shown


def _references(kind: Kind | None, norm: str) -> list[str]:
    """The record keys that a norm of the kind holds."""
    if isinstance(kind, ManyKind) and isinstance(kind.item, ReferenceKind):
        return list(elements(norm))
    return [norm] if isinstance(kind, ReferenceKind) else []


def _named_keys(table: str, column: Column, value: Any) -> list[str]:
    """The keys of the records that a cell names, where its column names records."""
    types = PART_TYPES.get((table, column.name))
    if types is not None:
        return [str(value) if "/" in str(value) else f"{kind}/{value}" for kind in types]
    if column.kind is None or value is None or not column.editable:
        return []
    return _references(column.kind, column.kind.norm(value))


def _names(
    connection: Connection, table: str, described: Sheet, rows: Sequence[Any], claimed: Mapping[tuple[int, str], str]
) -> dict[str, str]:
    """The labels of all records that the cells of the rows name."""
    keys: set[str] = set()
    for row in rows:
        for column, value in zip(described.columns, row[3:], strict=True):
            keys.update(_named_keys(table, column, value))
    for (_, name), norm in claimed.items():
        kind = next(column.kind for column in described.columns if column.name == name)
        keys.update(_references(kind, norm))
    return labels(connection, sorted(keys)) if keys else {}


def _named(table: str, column: Column, value: Any, claimed: str | None, names: Mapping[str, str]) -> str:
    """The labels of the records that a cell names; empty where it names none that is known."""
    if value is None and claimed is not None:
        keys = _references(column.kind, claimed)
    else:
        keys = _named_keys(table, column, value)
    if (table, column.name) in PART_TYPES:
        return next((names[key] for key in keys if key in names), "")
    return ", ".join(names.get(key, key.partition("/")[2]) for key in keys)


def _cell(kind: Kind | None, value: Any, claimed: str | None) -> str:
    if kind is None:
        return "" if value is None else str(value)
    if value is not None:
        return str(value) if kind.dated and value == "unknown" else kind.show(kind.norm(value))
    return "" if claimed is None else kind.show(claimed)


def _claim_rows(rows: Sequence[Any]) -> list[TableRow]:
    names = [column.name for column in columns(CLAIMS)]
    at_field, at_norm, at_day = names.index("field"), names.index("norm"), names.index("as_of")
    none = ("",) * len(names)
    shown: list[TableRow] = []
    for row in rows:
        row_id, digest, sort, *values, record_type = row
        declared = TYPES[record_type].fields[values[at_field]]
        values[at_field], values[at_norm] = declared.label, declared.kind.show(values[at_norm])
        values[at_day] = _cell(DATE, values[at_day], None)
        cells = tuple(["" if value is None else str(value) for value in values])
        shown.append(TableRow(row_id, digest, cells, none, (sort, row_id)))
    return shown


def _claimed(connection: Connection, slots: list[tuple[int, str]]) -> dict[tuple[int, str], str]:
    """The newest norm of each of the slots that is claimed as a fact."""
    if not slots:
        return {}
    rows = sorted({slot[0] for slot in slots})
    newest = select(func.max(Claim.id)).where(Claim.record_id.in_(rows), Claim.status == "active")
    newest = newest.where(Claim.mode.in_(sorted(ASSERTED))).group_by(Claim.record_id, Claim.field)
    statement = select(Claim.record_id, Claim.field, Claim.norm).where(Claim.id.in_(newest))
    return {(row[0], row[1]): row[2] for row in connection.execute(statement)}


def place(connection: Connection, view: TableView, key: str) -> tuple[int, Fence] | None:
    """How many rows of the view stand before the row of a key, and its fence; None where the view does not show it."""
    described = sheet(view.table)
    shown = described.sorts.get(view.sort, described.row)
    statement = _narrowed(connection, described, view, shown, described.row)[0]
    mine = connection.execute(statement.where(described.key == key)).first()
    if mine is None:
        return None
    fence = (mine[0], mine[1])
    counted, sort, row = _narrowed(connection, described, view, func.count())
    before = counted.where(_beyond(sort, row, fence, not view.descending))
    return connection.execute(before).scalar_one(), fence


def rank(connection: Connection, view: TableView, key: str) -> int | None:
    """How many rows of the view stand before the row of a key; None where the view does not show it."""
    found = place(connection, view, key)
    return None if found is None else found[0]
