"""Evidence as a matrix: what each article says to each value of a record, or to one field of all records of a type.

Rows come a page at a time, cells only where an article is not silent.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, distinct, exists, func, select

from db.evidence import Article, Claim, Decision, Finding, FindingClaim, Publisher, Quote
from db.findings.loading import Loaded, claims_where
from db.findings.sets import LISTED
from db.kinds import Kind, Relation, elements
from db.kinds.many import ManyKind
from db.records import TYPES, Record
from db.rules.engine import ASSERTED
from db.rules.populations import Listed, lists, membership, population
from db.rules.tracks import EVENTS

# What a cell says, the strongest first; a cell that is missing is silent.
CELLS = ("supports", "contradicts", "beside", "absent", "rejected")
BY_HAND = 0  # the column of claims without a source


@dataclass(frozen=True, slots=True)
class Subject:
    """What a matrix is about: a record (its fields are the rows), or a field of a type (its records are the rows)."""

    record: str = ""
    type: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A column: an article, or (row id 0) what was typed by hand."""

    article: int
    name: str
    title: str
    publisher: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What an article says: one of CELLS, the value it gives, and the claim and quote it says it with."""

    state: str
    shown: str
    claim: str
    article: int | None
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Row:
    """A value of a field of a record, with the cells of the articles that are not silent, by column."""

    record: str
    label: str
    type: str
    field: str
    shown: str
    cells: dict[int, Cell]

    @property
    def field_label(self) -> str:
        """What a person calls the field."""
        return TYPES[self.type].fields[self.field].label


@dataclass(frozen=True, slots=True)
class Frame:
    """What stays while rows are paged: the title, the columns by date, how many rows there are."""

    title: str
    sources: tuple[Source, ...]
    rows: int


def frame(connection: Connection, subject: Subject) -> Frame | None:
    """What the matrix is made of; None where there is no such record or field."""
    if subject.record:
        found = connection.execute(select(Record.type, Record.label).where(Record.key == subject.record)).first()
        if found is None:
            return None
        told = rows(connection, subject)
        columns = {article for row in told for article in row.cells}
        return Frame(f"{TYPES[found.type].title_label} · {found.label}", _sources(connection, columns), len(told))
    model = TYPES.get(subject.type)
    if model is None or subject.field not in model.fields:
        return None
    counted = select(func.count(distinct(Claim.record_id))).join(Record, Record.id == Claim.record_id)
    total = connection.execute(counted.where(Record.type == subject.type, *_speaks(subject.field))).scalar_one()
    title = f"{model.plural_label} · {model.fields[subject.field].label}"
    return Frame(title, _sources(connection, _columns(connection, subject)), total)


def rows(connection: Connection, subject: Subject, offset: int = 0, limit: int = 1_000) -> list[Row]:
    """A page of rows: of a record in the order of its form, of a field in the order of the records' labels."""
    if subject.record:
        return _record_rows(connection, subject.record)[offset : offset + limit]
    return _field_rows(connection, subject, offset, limit)


# ---------------------------------------------------------------- columns


def _columns(connection: Connection, subject: Subject) -> set[int]:
    said = (
        select(func.coalesce(Quote.article_id, BY_HAND))
        .select_from(Claim)
        .join(Record, Record.id == Claim.record_id)
        .outerjoin(Quote, Quote.id == Claim.quote_id)
        .where(Record.type == subject.type, *_speaks(subject.field))
    )
    closed = _closed(connection, subject.type, {subject.field})
    return {*connection.execute(said.distinct()).scalars(), *(listed.claims[0].article or BY_HAND for listed in closed)}


def _speaks(name: str) -> tuple[ColumnElement[bool], ...]:
    return Claim.field == name, Claim.status != "withdrawn"


def _sources(connection: Connection, articles: set[int]) -> tuple[Source, ...]:
    """The columns by date, undated ones last; what was typed by hand closes."""
    columns = (Article.id, Article.name, Article.title, Publisher.name, Article.published)
    statement = select(*columns).outerjoin(Publisher, Publisher.id == Article.publisher_id)
    order = (Article.published_earliest.is_(None), Article.published_earliest, Article.id)
    found = [Source(*row) for row in connection.execute(statement.order_by(*order)) if row[0] in articles]
    return (*found, *((Source(BY_HAND, "", "", None, None),) if BY_HAND in articles else ()))


# ---------------------------------------------------------------- rows


def _record_rows(connection: Connection, key: str) -> list[Row]:
    claims = claims_where(connection, Record.key == key, Claim.status != "withdrawn")
    if not claims:
        return []
    model = TYPES[claims[0].type]
    accepted, conflicts = _accepted(connection, claims), _conflicts(connection, claims)
    closed = _closed(connection, claims[0].type, model.fields.keys())
    claims.sort(key=lambda claim: (claim.id not in accepted, claim.row))
    found: list[Row] = []
    for name, declared in model.fields.items():
        mine = [claim for claim in claims if claim.field == name]
        for norm in _values(declared.kind, mine):
            cells = _cells(mine, _agrees(declared.kind, norm), conflicts, closed)
            shown = (declared.kind.item if isinstance(declared.kind, ManyKind) else declared.kind).show(norm)
            found.append(Row(key, mine[0].label, mine[0].type, name, shown, cells))
    return found


def _values(kind: Kind, claims: Iterable[Loaded]) -> list[str]:
    """The values that the claims give, each once; of many values each one by itself."""
    norms = (norm for claim in claims for norm in (elements(claim.norm) if kind.many else (claim.norm,)))
    return list(dict.fromkeys(norms))


def _field_rows(connection: Connection, subject: Subject, offset: int, limit: int) -> list[Row]:
    speaking = exists().where(Claim.record_id == Record.id, *_speaks(subject.field))
    page = select(Record.id, Record.key, Record.label).where(Record.type == subject.type, speaking)
    records = connection.execute(page.order_by(Record.label, Record.id).limit(limit).offset(offset)).all()
    claims = claims_where(connection, Claim.record_id.in_([row.id for row in records]), *_speaks(subject.field))
    accepted, conflicts = _accepted(connection, claims), _conflicts(connection, claims)
    closed = _closed(connection, subject.type, {subject.field})
    kind = TYPES[subject.type].fields[subject.field].kind
    by_record: dict[int, list[Loaded]] = {}
    for claim in claims:
        by_record.setdefault(claim.record_id, []).append(claim)
    found: list[Row] = []
    for row in records:
        mine = by_record[row.id]
        norm = _value(kind, mine, accepted)
        cells = _cells(mine, _agrees_with_all(kind, norm), conflicts, closed)
        found.append(Row(row.key, row.label, subject.type, subject.field, kind.show(norm) if norm else "", cells))
    return found


def _value(kind: Kind, claims: Sequence[Loaded], accepted: frozenset[str]) -> str | None:
    """The value of a field: the accepted one, else the newest that is claimed as a fact."""
    said = [claim for claim in claims if claim.status == "active" and claim.mode in ASSERTED]
    if not said:
        return None
    if kind.many:
        return kind.union(claim.norm for claim in said)
    return max(said, key=lambda claim: (claim.id in accepted, claim.as_of_to or "", claim.row)).norm


# ---------------------------------------------------------------- cells


def _agrees(kind: Kind, norm: str) -> Callable[[Loaded], bool]:
    """Whether a claim gives the value, or the same more or less precisely; one of many values by itself."""
    if kind.many:
        return lambda claim: norm in elements(claim.norm)
    same = (Relation.EQUAL, Relation.WITHIN, Relation.CONTAINS)
    return lambda claim: kind.compare(claim.norm, norm) in same


def _agrees_with_all(kind: Kind, norm: str | None) -> Callable[[Loaded], bool]:
    if norm is None:
        return lambda _claim: False
    if kind.many:
        return lambda claim: not set(elements(claim.norm)).isdisjoint(elements(norm))
    return _agrees(kind, norm)


def _cells(
    claims: Sequence[Loaded], agrees: Callable[[Loaded], bool], conflicts: dict[str, set[int]], closed: list[Listed]
) -> dict[int, Cell]:
    """What each article says to a value, the strongest of its claims."""
    said = [claim for claim in claims if claim.status == "active" and claim.mode in ASSERTED]
    supporting = [claim for claim in said if agrees(claim)]
    against = {finding for claim in supporting for finding in conflicts.get(claim.id, ())}

    def state(claim: Loaded) -> str:
        if claim.status == "rejected":
            return "rejected"
        if claim.mode not in ASSERTED:
            return "beside"
        if agrees(claim):
            return "supports"
        return "beside" if against.isdisjoint(conflicts.get(claim.id, ())) else "contradicts"

    def strength(claim: Loaded) -> tuple[bool, int]:
        """That this very value was rejected matters more than what else is said."""
        told = state(claim)
        return told in ("supports", "contradicts") or (told == "rejected" and agrees(claim)), -CELLS.index(told)

    weakest_first = sorted(claims, key=strength)
    return {
        **_absences(supporting, closed),
        **{claim.article or BY_HAND: _cell(state(claim), claim) for claim in weakest_first},
    }


def _cell(state: str, claim: Loaded) -> Cell:
    shown = TYPES[claim.type].fields[claim.field].kind.show(claim.norm)
    start, exact = claim.start or 0, claim.exact or ""
    return Cell(state, shown, claim.id, claim.article, start, start + len(exact), exact)


def _absences(supporting: Iterable[Loaded], closed: Iterable[Listed]) -> dict[int, Cell]:
    """The articles whose closed lists leave the country out of what the value makes it part of."""
    named = {(membership(claim) or population(claim), claim.partner) for claim in supporting if claim.partner}
    return {
        listed.claims[0].article or BY_HAND: _cell("absent", listed.claims[0])  # type: ignore[arg-type]
        for listed in closed
        for name, partner in named
        if listed.population == name and partner not in listed.members
    }


def _closed(connection: Connection, record_type: str, names: Iterable[str]) -> list[Listed]:
    """The closed lists there are, where one of the fields puts a country into a population."""
    if record_type == "tally" or not any(name == "status" or (record_type, name) in EVENTS for name in names):
        return []
    return lists(claims_where(connection, LISTED, Claim.status == "active", Claim.list_flag == "closed"))


def _accepted(connection: Connection, claims: Iterable[Loaded]) -> frozenset[str]:
    records = {claim.record_id for claim in claims}
    found = select(Claim.digest).join(Decision, Decision.claim_id == Claim.id).where(Decision.record_id.in_(records))
    return frozenset(connection.execute(found).scalars())


def _conflicts(connection: Connection, claims: Iterable[Loaded]) -> dict[str, set[int]]:
    """The real findings, open or decided, that each claim is part of."""
    records = {claim.record_id for claim in claims}
    statement = (
        select(Claim.digest, Finding.id)
        .join(FindingClaim, FindingClaim.claim_id == Claim.id)
        .join(Finding, Finding.id == FindingClaim.finding_id)
        .where(Claim.record_id.in_(records), Finding.nature == "real", Finding.state.in_(("open", "decided")))
        .where(Finding.severity.in_(("hard", "soft")))
    )
    found: dict[str, set[int]] = {}
    for claim, finding in connection.execute(statement):
        found.setdefault(claim, set()).add(finding)
    return found
