"""Groups of counts and lists by month, by article, and by country that a complete list leaves out."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from sqlalchemy import BindParameter, ColumnElement, Connection, and_, bindparam, exists, func, or_, select

from db.evidence import Claim, Quote
from db.findings.loading import ACTIVE, LISTED, Loaded, claims_where, columns, fields, joined, loaded
from db.findings.sorts import Sort, Statement
from db.records import Accession, Agreement, Record
from db.rules.engine import ASSERTED
from db.rules.events import LADDER, PAST
from db.rules.model import EVER, FOREVER
from db.rules.populations import GROWING, Listed, entered, is_listed, list_key, lists, membership, population
from db.rules.tracks import EVENTS, months

TIMED = frozenset({*LADDER, *PAST, *((kind, "status") for kind in ("accession", "negotiation", "agreement"))})
_LONGEST = timedelta(days=400)


# ---------------------------------------------------------------- months and articles


def _month_claims(connection: Connection, key: str) -> list[Loaded]:
    return _month(connection, key.rpartition(":")[2])


def _month(connection: Connection, month: str) -> list[Loaded]:
    """The lists and counts whose as-of touches the month: those that end soon after, and those without an end."""
    first, last = f"{month}-01", f"{month}-31"
    end = date.fromisoformat(first) + _LONGEST if month < "9998" else date.max
    # coalesce: the index on the beginning of as-ofs would find all claims of earlier days.
    begun = (LISTED, ACTIVE, func.coalesce(Claim.as_of_earliest, FOREVER) <= last)
    ended = Claim.as_of_latest.between(first, end.isoformat())
    endless = Claim.as_of_latest == FOREVER
    return [*claims_where(connection, *begun, ended), *claims_where(connection, *begun, endless)]


def _article_claims(connection: Connection, key: str) -> list[Loaded]:
    return loaded(connection, _ARTICLE, article=int(key))


_COUNTED = TIMED | {("tally", "count"), ("tally", "members")}
_ARTICLE = joined(Quote.article_id == bindparam("article"), *fields(_COUNTED))


def _stated(connection: Connection) -> Iterator[tuple[str, tuple[str, str] | None, int | None]]:
    """Every stated number: the key of its tally, its as-of with an open end read as the known one, and its article."""
    columns = (Record.key, Claim.as_of_earliest, Claim.as_of_latest, Quote.article_id)
    stated = select(*columns).select_from(Claim).join(Record).outerjoin(Quote, Quote.id == Claim.quote_id)
    stated = stated.where(LISTED, ACTIVE, Claim.field == "count", Record.type == "tally").distinct()
    for key, first, last, article in connection.execute(stated):
        days = (last if first == EVER else first, first if last == FOREVER else last) if first and last else None
        yield key, days, article


def numbered_months(connection: Connection) -> Iterator[str]:
    """Populations with the months for which a number is stated."""
    found = {(key.split("/")[1], month) for key, days, _ in _stated(connection) for month in months(days)}
    yield from (f"{name}:{month}" for name, month in sorted(found))


def numbered_articles(connection: Connection) -> Iterator[str]:
    """Articles that state a number."""
    yield from map(str, sorted({article for _, _, article in _stated(connection) if article}))


def _articles(connection: Connection) -> Iterator[str]:
    """Articles that state a number, or hold a status, list or count whose as-of is unknown."""
    yield from numbered_articles(connection)
    undated = and_(Claim.field.in_(("status", "count", "members")), Claim.as_of_earliest.is_(None))
    found = select(Quote.article_id).join(Claim, Claim.quote_id == Quote.id).where(ACTIVE, undated).distinct()
    yield from map(str, connection.execute(found).scalars())


# ---------------------------------------------------------------- complete lists


def absences(connection: Connection) -> Iterator[str]:
    """Countries that a closed list leaves out though some claim brings them in before."""
    closed = claims_where(connection, LISTED, ACTIVE, Claim.list_flag == "closed", Claim.as_of_latest.is_not(None))
    found: set[str] = set()
    before: dict[tuple[str, str], set[str]] = {}
    for listed in lists(closed):
        found.update(_left_out(connection, listed, before))
    yield from sorted(found)


def _left_out(connection: Connection, listed: Listed, before: dict[tuple[str, str], set[str]]) -> Iterable[str]:
    if listed.days is None or listed.population not in GROWING:
        return ()
    known = listed.population, listed.days[0]
    if known not in before:
        before[known] = _entered_before(connection, *known)
    return (f"{listed.population}:{code}" for code in before[known] - listed.members)


def _left_out_by(connection: Connection, claim: Loaded) -> Iterator[str]:
    """The countries that the claim's closed list leaves out though they came before."""
    for listed in lists([*_list_parts(connection, claim), claim]):
        yield from _left_out(connection, listed, {})


def _absence_claims(connection: Connection, key: str) -> list[Loaded]:
    """What brings the country into the population, and the closed lists of later days that do not name it."""
    if connection.execute(_ANY_CLOSED).first() is None:
        return []
    name, code = key.split(":")
    evidence = _evidence(connection, name, code)
    days = [last for claim in evidence if membership(claim) == name and (last := entered(claim)[1])]
    if not days:
        return []
    later = loaded(connection, _leaving_out(), day=min(days), code=code, coded=f'"{code}"')
    heads = {list_key(claim): claim for claim in later if is_listed(claim) and population(claim) == name}
    parts = [part for head in heads.values() for part in _list_parts(connection, head)]
    known = {claim.row for claim in evidence}
    return evidence + [part for part in parts if part.row not in known]


def _evidence(connection: Connection, name: str, code: str) -> list[Loaded]:
    """What is told of the country's first subject that brings it into the population."""
    for keys in _subjects(connection, name, code):
        found = loaded(connection, _OF_RECORDS, keys=keys)
        if any(membership(claim) == name and claim.mode in ASSERTED for claim in found):
            return found
    return []


def _subjects(connection: Connection, name: str, code: str) -> Iterator[list[str]]:
    """The records of each subject of the country, in the order of subjects."""
    if name == "joined":
        declarations = connection.execute(_DECLARATIONS, {"code": code}).scalars()
        yield from ([f"accession/{declaration}/{code}"] for declaration in declarations)
        return
    yield [f"agreement/{code}", f"negotiation/{code}"]
    yield from ([f"agreement/{code}/{slug}"] for slug in connection.execute(_SLUGS, {"code": code}).scalars())


_ACCESSION, _AGREEMENT = columns(Accession), columns(Agreement)
_DECLARATIONS = (
    select(_ACCESSION.declaration).where(_ACCESSION.country == bindparam("code")).order_by(_ACCESSION.declaration)
)
_SLUGS = (
    select(_AGREEMENT.slug)
    .where(_AGREEMENT.country == bindparam("code"), _AGREEMENT.slug.is_not(None))
    .where(select(Claim.id).where(Claim.record_id == _AGREEMENT.id, ACTIVE).exists())
    .order_by(_AGREEMENT.slug)
)
_OF_RECORDS = joined(Record.key.in_(bindparam("keys", expanding=True)), *fields(TIMED))
_ANY_CLOSED = select(Claim.id).where(LISTED, ACTIVE, Claim.list_flag == "closed").limit(1)


@cache
def _leaving_out() -> Statement:
    closed = (LISTED, Claim.list_flag == "closed", Claim.as_of_latest > bindparam("day"))
    return joined(*closed, ~_names(bindparam("code"), bindparam("coded")))


def _names(code: BindParameter[str], coded: BindParameter[str]) -> ColumnElement[bool]:
    """Whether a like part of the list that a claim is part of names the country; `coded` is it as a list holds it."""
    claim, quote, record = (table.__table__.alias() for table in (Claim, Quote, Record))
    tables = claim.join(quote, quote.c.id == claim.c.quote_id).join(record, record.c.id == claim.c.record_id)
    return exists(
        select(claim.c.id)
        .select_from(tables)
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


def _list_parts(connection: Connection, claim: Loaded) -> list[Loaded]:
    """All claims of the closed list that the claim is part of."""
    if claim.article is None:
        return [claim]
    here = (Quote.article_id == claim.article, Quote.sentence == claim.sentence, Claim.list_flag == "closed")
    found = claims_where(connection, ACTIVE, *here)
    return [other for other in found if is_listed(other) and population(other) == population(claim)]


def _entered_before(connection: Connection, name: str, day: str) -> set[str]:
    """The countries that some claim brings into the population before the day."""
    dates = [field for kind, field in EVENTS if kind in _ENTRIES[name]]
    dated = and_(Claim.field.in_(dates), Claim.value_latest < day)
    stated = and_(Claim.field == "status", or_(Claim.as_of_latest < day, Claim.as_of_latest == FOREVER))
    said = select(Claim.id).where(Claim.record_id == Record.id, ACTIVE, or_(dated, stated))
    found = select(Record.partner).where(Record.type.in_(_ENTRIES[name]), Record.partner.is_not(None), exists(said))
    return {code for code in connection.execute(found.distinct()).scalars() if code}


_ENTRIES = {"joined": ("accession",), "signed": ("agreement", "negotiation")}
assert set(_ENTRIES) == set(GROWING)


SORTS = {
    "population": Sort(_month_claims, numbered_months),
    "article": Sort(_article_claims, _articles),
    "absence": Sort(_absence_claims, absences, _left_out_by),
}
