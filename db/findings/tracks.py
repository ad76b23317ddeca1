"""Groups of statuses and dated events of one fact, of rounds that follow each other, and of what an agreement needs.

Of a fact with very many claims the database first tells each value with the first and last days it is claimed for;
claims are loaded only where these may clash. Rounds are walked from one to the next over an index, as far as needed.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations, groupby
from typing import Any, NamedTuple, cast

from sqlalchemy import BindParameter, Connection, bindparam, case, func, select

from db.evidence import Claim
from db.findings.loading import ACTIVE, Loaded, columns, fields, joined, loaded
from db.findings.sorts import Sort, Statement
from db.kinds import DATE
from db.records import Accession, Agreement, Record, Round
from db.rules.engine import ASSERTED
from db.rules.events import LADDER, back_to_settled, clash
from db.rules.model import EVER, FOREVER
from db.rules.tracks import EVENTS, Track, main_subject, rank, ranks, subject

_TRACKED = frozenset(
    {*LADDER, *((kind, "status") for kind in ("accession", "negotiation", "agreement"))} - {("round", "held_date")}
)
_FIRST = case((Claim.as_of_earliest == EVER, Claim.as_of_latest), else_=Claim.as_of_earliest)
_LAST = case((Claim.as_of_latest == FOREVER, Claim.as_of_earliest), else_=Claim.as_of_latest)
_EXTREMES = {"first": func.min(_FIRST), "late": func.max(_FIRST), "last": func.min(_LAST)}
_KEYS: BindParameter[Any] = bindparam("keys", expanding=True)


class _Told(NamedTuple):
    """All claims of one value on one field: earliest and latest beginning of their as-ofs, and earliest end."""

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


class _Held(NamedTuple):
    """One date of a round, with its claim's row."""

    row: int
    country: str
    number: int
    norm: str
    value_from: str | None
    value_to: str | None


_Steps = Iterator[tuple[tuple[int, int], list[_Held]]]


# ---------------------------------------------------------------- rounds


@cache
def _held(*, one: bool, upwards: bool = True) -> Statement:
    """The dates of rounds by country and number; of one country, from one number on in one direction."""
    table = columns(Round)
    order = table.number.asc() if upwards else table.number.desc()
    statement = (
        select(Claim.id, table.country, table.number, Claim.norm, Claim.value_earliest, Claim.value_latest)
        .select_from(Claim)
        .join(Round.__table__, table.id == Claim.record_id)
        .where(ACTIVE, Claim.field == "held_date", Claim.mode.in_(sorted(ASSERTED)), Claim.value_earliest.is_not(None))
        .order_by(table.country, order, Claim.norm)
    )
    if not one:
        return statement
    start: BindParameter[int] = bindparam("start")
    beyond = table.number > start if upwards else table.number < start
    return statement.where(table.country == bindparam("country"), beyond)


def _walk(connection: Connection, country: str, start: int, *, upwards: bool) -> list[_Held]:
    """The dates of the rounds on one side of a number, from the nearest to the first that is settled."""
    found = connection.execute(_held(one=True, upwards=upwards), {"country": country, "start": start})
    kept = [held for _, said in back_to_settled(_by_number(map(_Held._make, found))) for held in said]
    found.close()
    return kept


def _by_number(held: Iterable[_Held]) -> _Steps:
    for number, said in groupby(held, key=lambda item: item.number):
        yield (LADDER["round", "held_date"], number), list(said)


def _ends(connection: Connection, country: str) -> list[_Held]:
    """The dates of the first and of the last rounds with a country."""
    return [
        *_walk(connection, country, 0, upwards=True),
        *_walk(connection, country, 1_000_000, upwards=False),
    ]


def _round_claims(connection: Connection, key: str) -> list[Loaded]:
    country, number = key.split(":")
    before = _walk(connection, country, int(number), upwards=False)
    return [
        *loaded(connection, _ROUND, record=f"round/{country}/{number}"),
        *loaded(connection, _BY_ROW, rows=[held.row for held in before]),
    ]


_ROUND = joined(Record.key == bindparam("record"), Claim.field == "held_date")
_BY_ROW = joined(Claim.id.in_(bindparam("rows", expanding=True)))


def _following(connection: Connection, claim: Loaded) -> Iterator[str]:
    """The rounds that are compared with the claim's."""
    _, country, number = claim.record.split("/")
    for held in _walk(connection, country, int(number), upwards=True):
        yield f"{country}:{held.number}"


def _rounds(connection: Connection) -> Iterator[str]:
    held = map(_Held._make, connection.execute(_held(one=False)))
    for country, same in groupby(held, key=lambda item: item.country):
        before: list[tuple[tuple[int, int], list[_Held]]] = []
        for step in _by_number(same):
            if any(clash(said, step[1]) for _, said in back_to_settled(reversed(before))):
                yield f"{country}:{step[0][1]}"
            before.append(step)


# ---------------------------------------------------------------- one fact on a track


def _track_claims(connection: Connection, key: str) -> list[Loaded]:
    told = [_Told._make(row) for row in connection.execute(_values(one=True), {"keys": _records(key)})]
    if not told:
        return []
    rounds = _ends(connection, key[2:]) if main_subject(key) == key and key.startswith("N/") else []
    if not _may_clash(told, rounds):
        return []
    found = loaded(connection, _TRACK, keys=_records(key))
    if rounds:
        found += loaded(connection, _BY_ROW, rows=[held.row for held in rounds])
    if key.startswith("N/") and main_subject(key) == key:
        found += _second_agreement(connection, key[2:])
    return found


def _records(key: str) -> list[str]:
    """The records that speak of the subject, rounds aside."""
    if not key.startswith("N/"):
        return [key]
    named = key.removeprefix("N/")
    return [f"agreement/{named}", f"negotiation/{named}"] if "/" not in named else [f"agreement/{named}"]


_TRACK = joined(Record.key.in_(_KEYS), *fields(_TRACKED))


def _second_agreement(connection: Connection, country: str) -> list[Loaded]:
    """What is known of the first further agreement with the country; rules ask only whether there is one."""
    row = connection.execute(_SECOND, {"country": country}).scalar()
    return loaded(connection, _OF_RECORD, row=row) if row is not None else []


_AGREEMENT = columns(Agreement)
_SECOND = (
    select(_AGREEMENT.id)
    .where(_AGREEMENT.country == bindparam("country"), _AGREEMENT.slug.is_not(None))
    .where(
        select(Claim.id)
        .where(Claim.record_id == _AGREEMENT.id, ACTIVE, Claim.mode.in_(sorted(ASSERTED)))
        .where(Claim.field.in_(sorted({field for kind, field in _TRACKED if kind == "agreement"})))
        .exists()
    )
    .order_by(_AGREEMENT.slug)
    .limit(1)
)
_OF_RECORD = joined(Record.id == bindparam("row"), *fields(_TRACKED))


@cache
def _values(*, one: bool) -> Statement:
    """The statement that tells all values of statuses and dates, of all records or of those bound as `keys`."""
    types, names = zip(*_TRACKED, strict=True)
    about = select(Record.id).where(Record.key.in_(_KEYS) if one else Record.type.in_(sorted(set(types))))
    one_value = (Claim.record_id, Claim.field, Claim.norm, Claim.mode)
    # Asked of the claims alone first: their index covers it.
    values = (
        select(*one_value, *(made.label(name) for name, made in _EXTREMES.items()))
        .where(ACTIVE, Claim.record_id.in_(about), Claim.field.in_(sorted(set(names))))
        .group_by(*one_value)
        .subquery()
    ).c
    statement = select(Record.key, Record.type, values.field, values.norm, values.mode)
    return statement.add_columns(values.first, values.late, values.last).join(Record, Record.id == values.record_id)


def _tracks(connection: Connection) -> Iterator[str]:
    """The subjects whose statuses and dates may clash."""
    told: dict[str, list[_Told]] = {}
    for row in connection.execute(_values(one=False)):
        item = _Told._make(row)
        told.setdefault(subject(item), []).append(item)
    ends: dict[str, list[_Held]] = {}
    for country, same in groupby(map(_Held._make, connection.execute(_held(one=False))), key=lambda item: item.country):
        steps = list(_by_number(same))
        for way in (steps, reversed(steps)):
            ends.setdefault(f"N/{country}", []).extend(held for _, said in back_to_settled(way) for held in said)
    yield from (name for name, items in sorted(told.items()) if _may_clash(items, ends.get(name, [])))


def _may_clash(items: list[_Told], rounds: list[_Held]) -> bool:
    """Whether statuses and dates of one subject may stand in a wrong order, or hold what rules look at in any case."""
    statuses = [item for item in items if item.field == "status"]
    if any(item.norm in ("withdrawn", "abandoned") or item.mode not in ASSERTED for item in statuses):
        return True
    events = [_of_event(item) for item in items if (item.type, item.field) in LADDER]
    events += [_of_round(held) for held in rounds]
    placed = [item for item in statuses if item.place and item.first]
    return _statuses_clash(placed) or bool(placed and _dates_clash(placed, events)) or _events_clash(events)


class _Dated(NamedTuple):
    """A dated event of either sort, with its days."""

    track: Track
    event: tuple[str, str]
    number: int
    first: str
    last: str


def _of_event(item: _Told) -> _Dated:
    return _Dated(item.track, (item.type, item.field), 0, *DATE.bounds(item.norm))


def _of_round(held: _Held) -> _Dated:
    return _Dated("N", ("round", "held_date"), held.number, held.value_from or "", held.value_to or "")


def _statuses_clash(placed: list[_Told]) -> bool:
    return any(
        _is_lower(low, high) and (low.latest_first or "") >= (high.first or "")
        for pair in combinations(placed, 2)
        for low, high in (pair, pair[::-1])
    )


def _is_lower(low: _Told, high: _Told) -> bool:
    return low.track == high.track and (low.place or (0, 0))[1] < (high.place or (0, 0))[0]


def _dates_clash(placed: list[_Told], events: list[_Dated]) -> bool:
    for event in events:
        reached = rank(event.track, EVENTS[event.event])
        for item in placed:
            low, high = item.place or (0, 0)
            late = high < reached and (item.latest_first or "") > event.last
            early = low >= reached and (item.last or "") < event.first and event.event[0] != "round"
            if item.track == event.track and (late or early):
                return True
    return False


def _events_clash(events: list[_Dated]) -> bool:
    """Whether an event ended before one began that must come before it."""
    begun = ""  # the latest beginning of all events of earlier steps
    for _, same in groupby(sorted(events, key=_step), key=_step):
        step = list(same)
        if any(event.last < begun for event in step):
            return True
        begun = max(begun, *(event.first for event in step))
    return False


def _step(event: _Dated) -> tuple[int, int]:
    return LADDER[event.event], event.number


# ---------------------------------------------------------------- what an agreement needs


def _frame_claims(connection: Connection, key: str) -> list[Loaded]:
    framed = loaded(connection, _FRAMED, record=f"negotiation/{key}")
    if not framed:
        return []
    joining = loaded(connection, _JOINING, country=key)
    return [*framed, *joining, *loaded(connection, _TRACK, keys=_records(f"N/{key}"))]


_FRAMED = joined(Record.key == bindparam("record"), Claim.field == "framework")
_ACCESSION = columns(Accession)
_JOINING = joined(
    Record.id.in_(select(_ACCESSION.id).where(_ACCESSION.country == bindparam("country"))), *fields(_TRACKED)
)


def _frames(connection: Connection) -> Iterator[str]:
    framed = select(Record.partner).join(Claim, Claim.record_id == Record.id)
    framed = framed.where(ACTIVE, Claim.field == "framework", Record.partner.is_not(None)).distinct()
    yield from cast("Iterable[str]", connection.execute(framed).scalars())


SORTS = {
    "track": Sort(_track_claims, _tracks),
    "round": Sort(_round_claims, _rounds, _following),
    "frame": Sort(_frame_claims, _frames),
}
