"""The claims of a group, loaded in one or two statements, and what else rules may ask of a workspace."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple, TypeVar, cast

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    text,
)

from db import authority
from db.evidence import Article, Claim, Quote
from db.keys import label, parse_key
from db.kinds import Kind, elements
from db.records import TYPES, Record
from db.rules import groups_of
from db.rules.events import LADDER, PAST
from db.rules.model import FOREVER
from db.rules.populations import GROWING, entered, is_listed, list_key, membership, population
from db.rules.tracks import EVENTS

CHUNK = 500
# The words of `db.evidence.LISTED`, so that the database can use its partial index.
LISTED = cast("ColumnElement[bool]", text("(claim.list_flag <> 'none' OR claim.field IN ('count', 'members'))"))
TIMED = frozenset({*LADDER, *PAST, *((kind, "status") for kind in ("accession", "negotiation", "agreement"))})
PARTNERED = TIMED | {("negotiation", "framework")}
T = TypeVar("T")
_LONGEST = timedelta(days=400)


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
    sentence: int | None
    mode: str
    list_flag: str
    certainty: str
    status: str


_COLUMNS = (
    *(Claim.id, Record.id, Record.label, Claim.digest, Record.key, Record.type, Record.partner),
    *(Claim.field, Claim.printed, Claim.norm, Claim.value_earliest, Claim.value_latest),
    *(Claim.as_of, Claim.as_of_earliest, Claim.as_of_latest, Article.id, Article.name, Article.published),
    *(Quote.start, Quote.exact, Quote.sentence, Claim.mode, Claim.list_flag, Claim.certainty, Claim.status),
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


def claims_where(connection: Connection, *conditions: ColumnElement[bool]) -> list[Loaded]:
    """The claims, of any status, for which all conditions hold."""
    return _loaded(connection, _JOINED.where(*conditions))


def _loaded(connection: Connection, statement: Joined, **bound: Any) -> list[Loaded]:
    return [Loaded._make(row) for row in connection.execute(statement, bound)]


def claims_by_row(connection: Connection, rows: Iterable[int]) -> list[Loaded]:
    """The claims of these row ids; those that are gone are left out."""
    return [claim for chunk in chunks(rows) for claim in _loaded(connection, _BY_ROW, rows=chunk)]


def chunks(items: Iterable[T]) -> Iterator[list[T]]:
    """The items, so many at a time as one statement may name."""
    waiting = list(items)
    for at in range(0, len(waiting), CHUNK):
        yield waiting[at : at + CHUNK]


def group_claims(connection: Connection, group: str) -> list[Loaded]:
    """The active claims of a group, by its key."""
    prefix, _, rest = group.partition(":")
    if prefix == "absence":
        return _absence(connection, *rest.split(":"))
    if prefix == "population":
        found = _month(connection, rest.rpartition(":")[2])
    else:
        found = _superset(connection, prefix, rest)
    return [claim for claim in found if group in groups_of(claim)]


def _superset(connection: Connection, prefix: str, rest: str) -> list[Loaded]:
    """At least the active claims of the group, and few more."""
    statement = _supersets()[prefix]
    match prefix:
        case "slot":
            record, _, field = rest.rpartition(":")
            return _loaded(connection, statement, named=record, field=field)
        case "delegation":
            return _loaded(connection, statement, named=rest.split("/", maxsplit=1)[0])
        case "article":
            return _loaded(connection, statement, named=int(rest))
        case _:
            return _loaded(connection, statement, named=rest)


@cache
def _supersets() -> dict[str, Joined]:
    """The statements of `_superset` by prefix, made once: to build one costs more than to run it."""
    active = _JOINED.where(Claim.status == "active")
    named: BindParameter[Any] = bindparam("named")
    counted = TIMED | {("tally", "count"), ("tally", "members")}
    return {
        "slot": active.where(Record.key == named, Claim.field == bindparam("field")),
        "commitment": active.where(Record.key == named),
        "delegation": active.where(Record.type == "member", Record.partner == named, Claim.field == "role"),
        "partner": active.where(Record.partner == named, *_fields(PARTNERED)),
        "article": active.where(Quote.article_id == named, *_fields(counted)),
        "claim": active.where(Claim.digest == named),
    }


def _fields(pairs: Iterable[tuple[str, str]]) -> list[ColumnElement[bool]]:
    """Claims on these record types and on these fields; a few pairs more than named."""
    types, names = zip(*pairs, strict=True)
    return [Record.type.in_(sorted(set(types))), Claim.field.in_(sorted(set(names)))]


def _month(connection: Connection, month: str) -> list[Loaded]:
    """The lists and counts whose as-of touches the month: those that end soon after, and those without an end."""
    first, last = f"{month}-01", f"{month}-31"
    end = date.fromisoformat(first) + _LONGEST if month < "9998" else date.max
    # coalesce: the index on the beginning of as-ofs would find all claims of earlier days.
    begun = (LISTED, Claim.status == "active", func.coalesce(Claim.as_of_earliest, FOREVER) <= last)
    ended = Claim.as_of_latest.between(first, end.isoformat())
    endless = Claim.as_of_latest == FOREVER
    return [*claims_where(connection, *begun, ended), *claims_where(connection, *begun, endless)]


def _absence(connection: Connection, name: str, code: str) -> list[Loaded]:
    """What brings the country into the population, and the closed lists of later days that do not name it."""
    if connection.execute(_ANY_CLOSED).first() is None:
        return []
    own = _loaded(connection, _timed(), code=code)
    evidence = [claim for claim in own if f"absence:{name}:{code}" in groups_of(claim)]
    days = [last for claim in evidence if membership(claim) == name and (last := entered(claim)[1])]
    if not days:
        return []
    lists = _loaded(connection, _leaving_out(), day=min(days), code=code, coded=f'"{code}"')
    heads = {list_key(claim): claim for claim in lists if is_listed(claim) and population(claim) == name}
    parts = [part for head in heads.values() for part in list_parts(connection, head)]
    known = {claim.row for claim in evidence}
    return evidence + [part for part in parts if part.row not in known]


_ANY_CLOSED = select(Claim.id).where(LISTED, Claim.status == "active", Claim.list_flag == "closed").limit(1)


@cache
def _timed() -> Joined:
    return _JOINED.where(Claim.status == "active", Record.partner == bindparam("code"), *_fields(TIMED))


@cache
def _leaving_out() -> Joined:
    closed = (LISTED, Claim.status == "active", Claim.list_flag == "closed", Claim.as_of_latest > bindparam("day"))
    return _JOINED.where(*closed, ~_names(bindparam("code"), bindparam("coded")))


def _names(code: BindParameter[str], coded: BindParameter[str]) -> ColumnElement[bool]:
    """Whether a like part of the list that a claim is part of names the country; `coded` is it as a list holds it."""
    claim, quote, record = (table.__table__.alias() for table in (Claim, Quote, Record))
    joined = claim.join(quote, quote.c.id == claim.c.quote_id).join(record, record.c.id == claim.c.record_id)
    return exists(
        select(claim.c.id)
        .select_from(joined)
        .where(
            quote.c.article_id == Quote.article_id,
            quote.c.sentence == Quote.sentence,
            claim.c.list_flag == "closed",
            claim.c.status == "active",
            or_(
                and_(record.c.partner == code, claim.c.norm == Claim.norm),
                and_(claim.c.record_id == Claim.record_id, claim.c.norm.contains(coded)),
            ),
        )
        .correlate(Quote, Claim)
    )


def list_parts(connection: Connection, claim: Loaded) -> list[Loaded]:
    """All claims of the closed list that the claim is part of."""
    if claim.article is None:
        return [claim]
    here = (Quote.article_id == claim.article, Quote.sentence == claim.sentence, Claim.list_flag == "closed")
    found = claims_where(connection, Claim.status == "active", *here)
    return [other for other in found if is_listed(other) and population(other) == population(claim)]


def entered_before(connection: Connection, name: str, day: str) -> set[str]:
    """The countries that some claim brings into the population before the day."""
    dates = [field for kind, field in EVENTS if kind in _ENTRIES[name]]
    dated = and_(Claim.field.in_(dates), Claim.value_latest < day)
    stated = and_(Claim.field == "status", or_(Claim.as_of_latest < day, Claim.as_of_latest == FOREVER))
    said = select(Claim.id).where(Claim.record_id == Record.id, Claim.status == "active", or_(dated, stated))
    found = select(Record.partner).where(Record.type.in_(_ENTRIES[name]), Record.partner.is_not(None), exists(said))
    return {code for code in connection.execute(found.distinct()).scalars() if code}


_ENTRIES = {"joined": ("accession",), "signed": ("agreement", "negotiation")}
assert set(_ENTRIES) == set(GROWING)


class WorkspaceFacts:
    """`db.rules.model.Facts` of a workspace at one moment."""

    def __init__(self, connection: Connection, home: str) -> None:
        """Facts as of now; make new ones for the next edit."""
        self.home = home
        self._connection = connection
        self._labels: dict[str, str] = {}
        self._founders = _founders(connection)

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
        return TYPES[record_type].fields[field].label

    def country_name(self, code: str) -> str:
        """The English short name."""
        return authority.country_name(code)

    def is_organisation(self, code: str) -> bool:
        """Whether the country record is an organisation."""
        return authority.country(code).kind == "organisation"

    def founders(self) -> frozenset[str]:
        """The adopters on record; as long as there are none, the G7 and its associates."""
        return self._founders

    def identity(self, key: str) -> str:
        """The key itself: identity decisions come with a later format."""
        return key


_LABEL = select(Record.label).where(Record.key == bindparam("named"))
_ADOPTERS = TYPES["declaration"].__table__.c.adopters
_LISTED_ADOPTERS = select(_ADOPTERS).where(_ADOPTERS.is_not(None))


def _founders(connection: Connection) -> frozenset[str]:
    listed = connection.execute(_LISTED_ADOPTERS).scalars()
    decided = frozenset(code for norm in listed for code in elements(norm))
    group = authority.group("G7")
    return decided or frozenset(group.members) | frozenset(group.associates)
