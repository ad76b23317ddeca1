"""Claims as rules see them, loaded in one statement, and what else rules may ask of a workspace."""

import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple, TypeVar, cast

from sqlalchemy import ColumnElement, Connection, Select, bindparam, select, text

from db import authority
from db.base import RecordType
from db.engines import quick
from db.evidence import Article, Claim, Quote, Setting
from db.findings.identities import Identities, names_of
from db.keys import label, parse_key
from db.kinds import Kind, elements
from db.records import TYPES, Record
from db.translations import ENGLISH, translated

CHUNK = 500
ACTIVE = Claim.status == "active"
# The words of `db.evidence.LISTED`, so that the database can use its partial index.
LISTED = cast("ColumnElement[bool]", text("(claim.list_flag <> 'none' OR claim.field IN ('count', 'members'))"))
T = TypeVar("T")


class Loaded(NamedTuple):
    """A claim as rules see it (`ClaimView`), with its row, its record's row and the record's label."""

    row: int
    record_id: int
    label: str
    id: str
    record: str
    type: str
    partner: str | None
    field: str
    printed: str
    norm: str
    value_from: str | None
    value_to: str | None
    as_of: str | None
    as_of_from: str | None
    as_of_to: str | None
    article: int | None
    article_name: str | None
    published: str | None
    start: int | None
    exact: str | None
    suffix: str | None
    sentence: int | None
    mode: str
    list_flag: str
    certainty: str
    status: str


_COLUMNS = (
    *(Claim.id, Record.id, Record.label, Claim.digest, Record.key, Record.type, Record.partner),
    *(Claim.field, Claim.printed, Claim.norm, Claim.value_earliest, Claim.value_latest),
    *(Claim.as_of, Claim.as_of_earliest, Claim.as_of_latest, Article.id, Article.name, Article.published),
    *(
        Quote.start,
        Quote.exact,
        Quote.suffix,
        Quote.sentence,
        Claim.mode,
        Claim.list_flag,
        Claim.certainty,
        Claim.status,
    ),
)


Joined = Select[*tuple[Any, ...]]
_JOINED: Joined = (
    select(*_COLUMNS)
    .select_from(Claim)
    .join(Record, Record.id == Claim.record_id)
    .outerjoin(Quote, Quote.id == Claim.quote_id)
    .outerjoin(Article, Article.id == Quote.article_id)
)
_BY_ROW = _JOINED.where(Claim.id.in_(bindparam("rows", expanding=True)))


def joined(*conditions: ColumnElement[bool]) -> Joined:
    """The statement that loads the active claims for which the conditions hold; to build it costs more than to run it,
    so make it once.
    """
    return _JOINED.where(ACTIVE, *conditions)


def loaded(connection: Connection, statement: Joined, **bound: Any) -> list[Loaded]:
    """What a statement of `joined` loads with these values."""
    return [Loaded._make(row) for row in quick(connection, statement, **bound)]


def claims_where(connection: Connection, *conditions: ColumnElement[bool]) -> list[Loaded]:
    """The claims, of any status, for which all conditions hold."""
    return [Loaded._make(row) for row in connection.execute(_JOINED.where(*conditions))]


def claims_by_row(connection: Connection, rows: Iterable[int]) -> list[Loaded]:
    """The claims of these row ids; those that are gone are left out."""
    return [claim for chunk in chunks(rows) for claim in loaded(connection, _BY_ROW, rows=chunk)]


def columns(kind: type[RecordType]) -> Any:
    """The columns of a record type's own table, in which its key can be searched part by part."""
    return kind.__table__.c


def fields(pairs: Iterable[tuple[str, str]]) -> list[ColumnElement[bool]]:
    """Claims on these record types and on these fields; a few pairs more than named."""
    types, names = zip(*pairs, strict=True)
    return [Record.type.in_(sorted(set(types))), Claim.field.in_(sorted(set(names)))]


def keys_of_records(connection: Connection, *conditions: ColumnElement[bool]) -> list[str]:
    """The keys of the records with an active claim for which the conditions hold."""
    found = select(Record.key).join(Claim, Claim.record_id == Record.id).where(ACTIVE, *conditions).distinct()
    return list(connection.execute(found).scalars())


def chunks(items: Iterable[T]) -> Iterator[list[T]]:
    """The items, so many at a time as one statement may name."""
    waiting = list(items)
    for at in range(0, len(waiting), CHUNK):
        yield waiting[at : at + CHUNK]


class WorkspaceFacts:
    """`db.rules.model.Facts` of a workspace at one moment."""

    def __init__(self, connection: Connection, home: str) -> None:
        """Facts as of now; make new ones for the next edit."""
        self.home = home
        self.language = _language(connection)
        self._connection = connection
        self._labels: dict[str, str] = {}
        self._founders = _founders(connection)
        self._names: dict[str, frozenset[str]] = {}

    def learn(self, claims: Iterable[Loaded]) -> None:
        """Take the labels of the claims' records."""
        self._labels.update((claim.record, claim.label) for claim in claims)

    def kind(self, record_type: str, field: str) -> Kind | None:
        """The kind of a declared field."""
        declared = TYPES[record_type].fields.get(field)
        return declared.kind if declared else None

    def label(self, record: str) -> str:
        """The record's label; of a record that is only spoken of, what its key says."""
        if record not in self._labels:
            found = self._connection.execute(_LABEL, {"named": record}).scalar()
            self._labels[record] = found or label(parse_key(record), {})
        return self._labels[record]

    def field_label(self, record_type: str, field: str) -> str:
        """The label that the form shows."""
        return translated(TYPES[record_type].fields[field].label, self.language)

    def country_name(self, code: str) -> str:
        """The short name in the language of explanations."""
        return authority.country_name(code, self.language)

    def is_organisation(self, code: str) -> bool:
        """Whether the country record is an organisation."""
        return authority.country(code).kind == "organisation"

    def founders(self) -> frozenset[str]:
        """The adopters on record; as long as there are none, the G7 and its associates."""
        return self._founders

    def identity(self, key: str) -> str:
        """The first of all keys that a curator called the same."""
        return self._identities.of(key)

    def verdict(self, first: str, second: str) -> str | None:
        """What a curator said about the two, also by way of others."""
        return self._identities.verdict(first, second)

    def names(self, key: str) -> frozenset[str]:
        """The names on record, decided or claimed."""
        if key not in self._names:
            rows = self._connection.execute(_ROW, {"named": key}).scalars()
            self._names[key] = frozenset[str]().union(*names_of(self._connection, rows).values())
        return self._names[key]

    def row(self, key: str) -> int:
        """The row of a record."""
        return self._connection.execute(_ROW, {"named": key}).scalar_one()

    @cached_property
    def _identities(self) -> Identities:
        return Identities(self._connection)


_ROW = select(Record.id).where(Record.key == bindparam("named"))
_LABEL = select(Record.label).where(Record.key == bindparam("named"))
_ADOPTERS = TYPES["declaration"].__table__.c.adopters
_LISTED_ADOPTERS = select(_ADOPTERS).where(_ADOPTERS.is_not(None))


_LANGUAGE = select(Setting.value).where(Setting.name == "language")


def _language(connection: Connection) -> str:
    stored = quick(connection, _LANGUAGE)
    return str(json.loads(stored[0][0])) if stored else ENGLISH


def _founders(connection: Connection) -> frozenset[str]:
    decided = frozenset(code for (norm,) in quick(connection, _LISTED_ADOPTERS) for code in elements(norm))
    group = authority.group("G7")
    return decided or frozenset(group.members) | frozenset(group.associates)
