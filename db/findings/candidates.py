"""Which groups may hold a contradiction, asked of the database, so that a full scan loads the claims of those alone.

Every query may name more groups than needed and never fewer: the rules have the last word.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations, groupby
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, case, distinct, func, or_, select

from db.evidence import Article, Claim, Quote
from db.findings.loading import LISTED, PARTNERED, chunks, claims_where, entered_before
from db.kinds import DATE
from db.records import TYPES, Record
from db.rules.engine import ASSERTED
from db.rules.events import LADDER, PAST
from db.rules.model import EVER, FOREVER
from db.rules.populations import GROWING, Listed, lists
from db.rules.tracks import EVENTS, Track, months, rank, ranks, subject
from db.rules.values import ELSEWHERE

_ACTIVE = Claim.status == "active"
_FIRST = case((Claim.as_of_earliest == EVER, Claim.as_of_latest), else_=Claim.as_of_earliest)
_LAST = case((Claim.as_of_latest == FOREVER, Claim.as_of_earliest), else_=Claim.as_of_latest)
_EXTREMES = {"first": func.min(_FIRST), "late": func.max(_FIRST), "last": func.min(_LAST)}


def candidates(connection: Connection) -> Iterator[str]:
    """The keys of all groups worth running rules on, slots excepted (see `slots`)."""
    yield from _commitments(connection)
    yield from _delegations(connection)
    yield from partners(connection)
    yield from numbered(connection)
    yield from absences(connection)
    yield from _undated(connection)
    yield from _claims(connection)


def slots(connection: Connection) -> list[tuple[int, str]]:
    """Record row and field of each single-valued field that is given more than one value: one walk over one index."""
    several = (
        select(Claim.record_id, Claim.field)
        .where(_ACTIVE)
        .group_by(Claim.record_id, Claim.field)
        .having(func.count(distinct(Claim.norm)) > 1)
    )
    found = [(row, field) for row, field in connection.execute(several)]
    types: dict[int, str] = {}
    for chunk in chunks({row for row, _ in found}):
        types.update(connection.execute(select(Record.id, Record.type).where(Record.id.in_(chunk))).all())
    return [(row, field) for row, field in found if _is_comparable(types[row], field)]


def _is_comparable(record_type: str, field: str) -> bool:
    declared = TYPES[record_type].fields[field].kind
    return (record_type, field) not in ELSEWHERE and not declared.many and declared.name not in ("text", "name")


def _keys(connection: Connection, *conditions: ColumnElement[bool]) -> list[str]:
    """The keys of the records with an active claim for which the conditions hold."""
    found = select(Record.key).join(Claim, Claim.record_id == Record.id).where(_ACTIVE, *conditions).distinct()
    return list(connection.execute(found).scalars())


def _commitments(connection: Connection) -> Iterator[str]:
    fields = ("amount", "provider", "recipient")
    for key in _keys(connection, Record.type == "commitment", Claim.field.in_(fields)):
        yield f"commitment:{key}"


def _delegations(connection: Connection) -> Iterator[str]:
    leading = Claim.norm.in_(("nominal-head", "round-lead", "lead"))
    people: dict[str, int] = {}
    for key in _keys(connection, Record.type == "member", Claim.field == "role", leading):
        delegation = key.removeprefix("member/").rpartition("/")[0]
        people[delegation] = people.get(delegation, 0) + 1
    yield from (f"delegation:{delegation}" for delegation, count in people.items() if count > 1)


class _Told(NamedTuple):
    """All claims of one value on one field: earliest and latest beginning of their as-ofs, and earliest end."""

    partner: str
    record: str
    type: str
    field: str
    norm: str
    mode: str
    first: str | None
    latest_first: str | None
    last: str | None

    @property
    def track(self) -> Track:
        return "D" if self.type == "accession" else "N"

    @property
    def place(self) -> tuple[int, int] | None:
        return ranks(self.track, self.norm) if self.field == "status" else None


def partners(connection: Connection, code: str | None = None) -> Iterator[str]:
    """Countries whose statuses and dates may clash; only this one where it is named."""
    told: dict[str, list[_Told]] = {}
    for row in connection.execute(_values(one=code is not None), {} if code is None else {"code": code}):
        item = _Told._make(row)
        told.setdefault(item.partner, []).append(item)
    yield from (f"partner:{partner}" for partner, items in told.items() if _may_clash(items))


@cache
def _values(*, one: bool) -> Select[*tuple[Any, ...]]:
    """The statement that tells all values of statuses and dates, of all countries or of the one bound as `code`."""
    types, fields = zip(*PARTNERED, strict=True)
    which = Record.partner == bindparam("code") if one else Record.partner.is_not(None)
    about = select(Record.id).where(Record.type.in_(sorted(set(types))), which)
    one_value = (Claim.record_id, Claim.field, Claim.norm, Claim.mode)
    # Asked of the claims alone first: their index covers it.
    values = (
        select(*one_value, *(made.label(name) for name, made in _EXTREMES.items()))
        .where(_ACTIVE, Claim.record_id.in_(about), Claim.field.in_(sorted(set(fields))))
        .group_by(*one_value)
        .subquery()
    ).c
    named = (Record.partner, Record.key, Record.type)
    statement = select(*named, values.field, values.norm, values.mode, values.first, values.late, values.last)
    return statement.join(Record, Record.id == values.record_id)


def _may_clash(items: list[_Told]) -> bool:
    statuses = [item for item in items if item.field == "status"]
    if any(item.norm in ("withdrawn", "abandoned") or item.mode not in ASSERTED for item in statuses):
        return True
    if any(item.field == "framework" for item in items) and any(item.norm == "support-expressed" for item in statuses):
        return True
    subjects: dict[str, list[_Told]] = {}
    for item in items:
        subjects.setdefault(subject(item), []).append(item)
    return any(map(_order_may_clash, subjects.values()))


def _order_may_clash(items: list[_Told]) -> bool:
    """Whether statuses and dates of one subject may stand in a wrong order."""
    placed = [item for item in items if item.field == "status" and item.place and item.first]
    events = [item for item in items if (item.type, item.field) in LADDER]
    return _statuses_clash(placed) or bool(placed and _dates_clash(placed, events)) or _events_clash(events)


def _statuses_clash(placed: list[_Told]) -> bool:
    return any(
        _is_lower(low, high) and (low.latest_first or "") >= (high.first or "")
        for pair in combinations(placed, 2)
        for low, high in (pair, pair[::-1])
    )


def _is_lower(low: _Told, high: _Told) -> bool:
    return low.track == high.track and (low.place or (0, 0))[1] < (high.place or (0, 0))[0]


def _dates_clash(placed: list[_Told], events: list[_Told]) -> bool:
    for event in events:
        begin, end = _days(event)
        reached = rank(event.track, EVENTS[event.type, event.field])
        for item in placed:
            low, high = item.place or (0, 0)
            late = high < reached and (item.latest_first or "") > end
            early = low >= reached and (item.last or "") < begin and event.type != "round"
            if item.track == event.track and (late or early):
                return True
    return False


def _events_clash(events: list[_Told]) -> bool:
    """Whether an event ended before one began that must come before it."""
    begun: dict[Track, str] = {}  # the latest beginning of all events of earlier steps
    for _, same in groupby(sorted(events, key=_step), key=_step):
        step = list(same)
        if any(_days(event)[1] < begun.get(event.track, "") for event in step):
            return True
        for event in step:
            begun[event.track] = max(_days(event)[0], begun.get(event.track, ""))
    return False


def _step(event: _Told) -> tuple[int, int]:
    number = int(event.record.rpartition("/")[2]) if event.type == "round" else 0
    return LADDER[event.type, event.field], number


def _days(event: _Told) -> tuple[str, str]:
    return DATE.bounds(event.norm)


def numbered(connection: Connection) -> Iterator[str]:
    """Articles and months of populations for which a number is stated."""
    fields = (Record.key, Claim.as_of_earliest, Claim.as_of_latest, Quote.article_id)
    stated = select(*fields).select_from(Claim).join(Record).outerjoin(Quote, Quote.id == Claim.quote_id)
    stated = stated.where(LISTED, _ACTIVE, Claim.field == "count", Record.type == "tally").distinct()
    found: set[str] = set()
    for key, first, last, article in connection.execute(stated):
        days = (last if first == EVER else first, first if last == FOREVER else last) if first and last else None
        found.update(f"population:{key.split('/')[1]}:{month}" for month in months(days))
        found.update(f"article:{row}" for row in (article,) if row)
    yield from sorted(found)


def absences(connection: Connection) -> Iterator[str]:
    """Countries that a closed list leaves out though some claim brings them in before."""
    closed = claims_where(connection, LISTED, _ACTIVE, Claim.list_flag == "closed", Claim.as_of_latest.is_not(None))
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
        before[known] = entered_before(connection, *known)
    return (f"absence:{listed.population}:{code}" for code in before[known] - listed.members)


def _undated(connection: Connection) -> Iterator[str]:
    """Articles with a status, list or count whose as-of is unknown."""
    fields = and_(Claim.field.in_(("status", "count", "members")), Claim.as_of_earliest.is_(None))
    found = select(Quote.article_id).join(Claim, Claim.quote_id == Quote.id).where(_ACTIVE, fields).distinct()
    yield from (f"article:{article}" for article in connection.execute(found).scalars())


def _claims(connection: Connection) -> Iterator[str]:
    """Claims that date something after their article, or whose track was guessed."""
    types, fields = zip(*PAST, strict=True)
    late = (
        select(Claim.digest)
        .join(Record, Record.id == Claim.record_id)
        .join(Quote, Quote.id == Claim.quote_id)
        .join(Article, Article.id == Quote.article_id)
        .where(_ACTIVE, Claim.value_earliest > Article.published_latest)
        .where(Record.type.in_(sorted(set(types))), Claim.field.in_(sorted(set(fields))))
    )
    timed = or_(Claim.field == "status", Claim.field.in_(sorted({field for _, field in LADDER})))
    guessed = select(Claim.digest).join(Record, Record.id == Claim.record_id)
    guessed = guessed.where(_ACTIVE, timed, Claim.certainty == "inferred")
    for digest in sorted({*connection.execute(late).scalars(), *connection.execute(guessed).scalars()}):
        yield f"claim:{digest}"
