"""What there is to decide, as a list of any length: findings and reopened decisions, by facets with counts, in groups.

Only ids and headings are read for the whole list; the rows follow a page at a time. What one item is about in full
stands in `db.queries.conflicts`.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, Subquery, bindparam, case, func, literal, or_, select, union_all

from db import search
from db.authority import country_name
from db.evidence import Article, Claim, Decision, Finding, FindingClaim, Quote
from db.findings.blocking import SEVERITIES
from db.queries.conflicts import (
    REOPENED,
    REOPENED_DECISION,
    FindingRow,
    FindingView,
    again,
    finding,
    is_decision,
    reopened_rows,
    slot_of,
    statement,
)
from db.records import TYPES, Record

FACETS = ("severity", "state", "rule", "nature", "type", "country", "article", "age")
GROUPS = ("record", "rule", "article", "country")
SORTS = ("severity", "newest", "record", "claims")
STATES = ("open", "reopened", "decided", "apparent", "dismissed")
AGES = ("day", "week", "month", "older")
_DAYS = {"day": 1, "week": 7, "month": 31}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is to show. A facet that is not named shows everything; `words` narrow by text."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    words: str = ""
    group: str = "record"
    sort: str = "severity"

    def without(self, facet: str) -> "Asked":
        """The same, not narrowed by that facet."""
        return replace(self, chosen={name: values for name, values in self.chosen.items() if name != facet})


@dataclass(frozen=True, slots=True)
class Heading:
    """A group of the list: what it is called, how many items it has. Its items follow those of the group before."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The list without its contents: the items in their order, known by number, and the groups they fall into."""

    items: tuple[int, ...] = ()
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: how it is called, and how many items of those that fit the other facets have it."""

    norm: str
    label: str
    count: int


def _items() -> Subquery:
    """All that may be listed. `item` is a finding's row id, or for a reopened decision its own below zero."""
    said = select(
        FindingClaim.finding_id.label("finding"),
        func.max(FindingClaim.claim_id).label("newest"),
        func.count().label("claims"),
    )
    said = said.group_by(FindingClaim.finding_id).subquery()
    shown = case((Finding.state == "open", case((again(), REOPENED), else_="open")), else_=Finding.state)
    found = select(
        Finding.id.label("item"),
        *(Finding.rule, Finding.severity, Finding.nature, shown.label("state"), Finding.record_id),
        *(Finding.field, Finding.explanation, said.c.newest, said.c.claims),
    ).join(said, said.c.finding == Finding.id)
    about = select(func.max(Claim.id).label("newest"), func.count().label("claims"))
    slot = (Claim.record_id == Decision.record_id) & (Claim.field == Decision.field)
    newest, claims = (select(part).where(slot).scalar_subquery() for part in about.selected_columns)
    decided = select(
        (-Decision.id).label("item"),
        *(literal(REOPENED_DECISION), literal("soft"), literal("real"), literal(REOPENED), Decision.record_id),
        *(Decision.field, Decision.reason, newest, claims),
    ).where(Decision.reopened == 1)
    return union_all(found, decided).subquery("items")


def _age(connection: Connection, newest: Any, now: datetime) -> Any:
    """How long ago the newest claim came: claims are numbered as they come, so numbers are compared and not times."""
    since = {name: _first_since(connection, (now - timedelta(days=days)).isoformat()) for name, days in _DAYS.items()}
    return case(*((newest >= first, name) for name, first in since.items()), else_="older")


def _first_since(connection: Connection, time: str) -> int:
    """The number of the first claim stored at or after a time, found by halving."""
    low, high = 0, connection.execute(select(func.max(Claim.id))).scalar() or 0
    while low < high:
        middle = (low + high) // 2
        created = connection.execute(_CREATED, {"row": middle}).scalar_one()
        low, high = (low, middle) if created >= time else (middle + 1, high)
    return low if (connection.execute(_CREATED, {"row": low}).scalar() or "") >= time else low + 1


_CREATED = select(Claim.created_at).where(Claim.id >= bindparam("row")).order_by(Claim.id).limit(1)


class _List:
    """The items with what facets, groups and sorts ask of them; one statement after the other is made from it."""

    def __init__(self, connection: Connection, asked: Asked, now: datetime) -> None:
        self._connection, self._asked = connection, asked
        self.items = _items().c
        self.facets: dict[str, Any] = {
            **{name: self.items[name] for name in ("severity", "state", "rule", "nature")},
            "type": Record.type,
            "country": func.coalesce(Record.partner, ""),
            "age": _age(connection, self.items.newest, now),
        }

    def select(self, *columns: Any, leave_out: Sequence[str] = ()) -> Select[*tuple[Any, ...]]:
        """The columns of the items that fit what was asked, but for some of the facets."""
        asking = select(*columns).select_from(self.items.item.table).join(Record, Record.id == self.items.record_id)
        for name, values in self._asked.chosen.items():
            if name == "article" and name not in leave_out:
                asking = asking.where(self._quoting(values))
            elif name in self.facets and name not in leave_out:
                asking = asking.where(self.facets[name].in_(values))
        return asking.where(self._holding()) if self._asked.words.strip() else asking

    def _quoting(self, articles: Sequence[str]) -> Any:
        rows = [int(row) for row in articles]
        found = select(FindingClaim.finding_id).join(Claim, Claim.id == FindingClaim.claim_id)
        found = found.join(Quote, Quote.id == Claim.quote_id).where(Quote.article_id.in_(rows))
        slots = select(-Decision.id).join(
            Claim, (Claim.record_id == Decision.record_id) & (Claim.field == Decision.field)
        )
        slots = slots.join(Quote, Quote.id == Claim.quote_id).where(Quote.article_id.in_(rows), Decision.reopened == 1)
        return or_(self.items.item.in_(found), self.items.item.in_(slots))

    def _holding(self) -> Any:
        words = self._asked.words.strip()
        told = self.items.explanation
        saying = select(FindingClaim.finding_id).join(Claim, Claim.id == FindingClaim.claim_id)
        saying = saying.join(Record, Record.id == Claim.record_id).outerjoin(Quote, Quote.id == Claim.quote_id)
        return or_(
            func.lower(told).contains(words.lower(), autoescape=True),
            told.contains(words, autoescape=True),
            search.record_matches(self._connection, words),
            self.items.item.in_(saying.where(search.claim_matches(self._connection, words))),
        )


# ---------------------------------------------------------------- facets


def facets(connection: Connection, asked: Asked, now: datetime | None = None) -> dict[str, tuple[Value, ...]]:
    """The values of every facet but `article`, each with how many items it would show beside the other facets.

    One statement counts them all together; what each facet sees is added up from that.
    """
    listed = _List(connection, asked, now or datetime.now(UTC))
    names = tuple(listed.facets)
    named = (expression.label(name) for name, expression in listed.facets.items())
    every = listed.select(*named, leave_out=names).subquery().c
    counted = select(*every, func.count()).group_by(*every)
    cells = [(tuple(row[:-1]), row[-1]) for row in connection.execute(counted)]
    return {name: _values(name, _seen_by(name, names, cells, asked), asked) for name in names}


def _seen_by(name: str, names: tuple[str, ...], cells: list[tuple[tuple[str, ...], int]], asked: Asked) -> Counter[str]:
    others = [(at, asked.chosen[facet]) for at, facet in enumerate(names) if facet in asked.chosen and facet != name]
    own = names.index(name)
    found: Counter[str] = Counter()
    for values, count in cells:
        if all(values[at] in chosen for at, chosen in others):
            found[values[own]] += count
    return found


def _values(name: str, found: Counter[str], asked: Asked) -> tuple[Value, ...]:
    for chosen in asked.chosen.get(name, ()):
        found.setdefault(chosen, 0)
    fixed = {"severity": SEVERITIES, "state": STATES, "age": AGES, "nature": ("real", "apparent")}.get(name)
    if fixed is not None:
        return tuple(Value(norm, norm, found[norm]) for norm in fixed)
    named = [Value(norm, label(name, norm), count) for norm, count in found.items()]
    return tuple(sorted(named, key=lambda value: (-value.count, value.label)))


def articles(connection: Connection, asked: Asked, now: datetime | None = None) -> tuple[Value, ...]:
    """The values of the facet `article`, those with most items first; by row id as text."""
    listed = _List(connection, asked.without("article"), now or datetime.now(UTC))
    slot = listed.select(listed.items.item).subquery()
    found = select(FindingClaim.finding_id.label("item"), FindingClaim.claim_id)
    decided = select((-Decision.id).label("item"), Claim.id.label("claim_id")).join(
        Claim, (Claim.record_id == Decision.record_id) & (Claim.field == Decision.field)
    )
    pairs = union_all(found, decided.where(Decision.reopened == 1)).subquery()
    count = func.count(slot.c.item.distinct())
    asking = (
        select(Article.id, Article.title, count)
        .select_from(slot)
        .join(pairs, pairs.c.item == slot.c.item)
        .join(Claim, Claim.id == pairs.c.claim_id)
        .join(Quote, Quote.id == Claim.quote_id)
        .join(Article, Article.id == Quote.article_id)
        .group_by(Article.id, Article.title)
    )
    ordered = asking.order_by(count.desc(), Article.title, Article.id)
    return tuple(Value(str(row), title, number) for row, title, number in connection.execute(ordered))


def label(facet: str, norm: str) -> str:
    """What a person calls a value of a facet or group whose names are data: a rule, a record type, a country."""
    match facet:
        case "rule":
            return norm.replace("-", " ").capitalize()
        case "type":
            return TYPES[norm].title_label
        case "country":
            return country_name(norm) if norm else ""
        case _:
            return norm


# ---------------------------------------------------------------- the list


def outline(connection: Connection, asked: Asked, now: datetime | None = None) -> Outline:
    """The items that fit, in their order, under their headings; groups stand in the order of their first item."""
    listed = _List(connection, asked, now or datetime.now(UTC))
    asking = listed.select(listed.items.item, *_group(listed, asked.group)).order_by(*_order(listed, asked.sort))
    if asked.group == "article":
        asking = asking.join(Claim, Claim.id == listed.items.newest).outerjoin(Quote, Quote.id == Claim.quote_id)
        asking = asking.outerjoin(Article, Article.id == Quote.article_id)
    groups: dict[str, list[int]] = {}
    names: dict[str, tuple[str, str]] = {}
    for item, key, first, second in connection.execute(asking):
        if key not in groups:
            groups[key], names[key] = [], (first, second)
        groups[key].append(item)
    headings = (Heading(str(key), _heading(asked.group, *names[key]), len(items)) for key, items in groups.items())
    return Outline(tuple(item for items in groups.values() for item in items), tuple(headings))


def _group(listed: _List, group: str) -> tuple[Any, Any, Any]:
    """What tells the groups apart, and two texts from which they are named."""
    match group:
        case "rule":
            return listed.items.rule, listed.items.rule, literal("")
        case "country":
            country = listed.facets["country"]
            return country, country, literal("")
        case "article":
            return func.coalesce(Article.id, 0), func.coalesce(Article.title, ""), literal("")
        case _:
            return Record.key, Record.type, Record.label


def _heading(group: str, first: str, second: str) -> str:
    return f"{TYPES[first].title_label} · {second}" if group == "record" else label(group, first)


def _order(listed: _List, sort: str) -> tuple[Any, ...]:
    rank = case({severity: at for at, severity in enumerate(SEVERITIES)}, value=listed.items.severity)
    record = (Record.type, Record.label, listed.items.field)
    match sort:
        case "newest":
            return listed.items.newest.desc(), listed.items.item
        case "record":
            return *record, rank, listed.items.item
        case "claims":
            return listed.items.claims.desc(), rank, *record, listed.items.item
        case _:
            return rank, *record, listed.items.item


def rows(connection: Connection, items: Sequence[int]) -> dict[int, FindingRow]:
    """The items of a page by their numbers; those that are gone are left out."""
    held = select(func.count()).where(FindingClaim.finding_id == Finding.id).scalar_subquery()
    wanted = (
        statement().add_columns(held, Finding.id, again()).where(Finding.id.in_([item for item in items if item > 0]))
    )
    found: dict[int, FindingRow] = {}
    for *row, number, is_again in connection.execute(wanted):
        line = FindingRow(*row)
        found[number] = replace(line, state=REOPENED) if is_again and line.state == "open" else line
    decided = reopened_rows(connection, [-item for item in items if item < 0])
    return found | {-number: line for number, line in decided.items()}


def item_of(connection: Connection, name: str) -> int | None:
    """The number of the item that is known by this id; None when it is gone."""
    if not is_decision(name):
        return connection.execute(select(Finding.id).where(Finding.digest == name)).scalar()
    record, field = slot_of(name)
    found = select(-Decision.id).join(Record, Record.id == Decision.record_id)
    return connection.execute(found.where(Record.key == record, Decision.field == field)).scalar()


def item(connection: Connection, number: int) -> FindingView | None:
    """The item of that number with its claims; None when it is gone."""
    if number > 0:
        name = connection.execute(select(Finding.digest).where(Finding.id == number)).scalar()
    else:
        found = reopened_rows(connection, [-number])
        name = found[-number].id if found else None
    return None if name is None else finding(connection, name)
