"""What the dataset would be without a source, below a grade left out, or under other policies: a diff, computed only.

A value stands as long as its claim, or another that says the same, is left. Else the policies choose among what is
left. Read in the order of records, a few hundred fields at a time.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, or_, select, union

from db.evidence import Article, Claim, Decision, Publisher, Quote
from db.findings.loading import WorkspaceFacts
from db.kinds import Invalid
from db.policies import Policies, Weighed, choose, identity, of_field
from db.progress import SILENT, Report
from db.queries.articles import find_articles
from db.queries.resolution import FieldClaims, batches, fields, policies
from db.queries.support import Credits
from db.records import TYPES
from db.rules import Facts
from db.rules.engine import ASSERTED
from db.rules.words import say, text

KINDS = {
    "changed": "values changed",
    "lost": "values lost",
    "gained": "values gained",
    "record": "records without any value",
}


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is supposed: claims of these articles do not count, nor those of sources graded worse than `min_grade`
    (what has no grade counts as F); `policies` hold in the place of the workspace's and of every decision.
    """

    articles: frozenset[int] = frozenset()
    min_grade: str | None = None
    policies: Policies | None = None

    def leaves_out(self, claim: Weighed) -> bool:
        """Whether the claim would not count."""
        return claim.article in self.articles or (
            self.min_grade is not None and (claim.reliability or "F") > self.min_grade
        )


@dataclass(frozen=True, slots=True)
class Change:
    """One difference, of one of KINDS; `field` is empty where a record loses all its values.

    `now` and `then` are shown values; empty where there is none.
    """

    kind: str
    record: str
    label: str
    type: str
    field: str
    now: str
    then: str
    why: str

    @property
    def field_label(self) -> str:
        """What a person calls the field; empty for a whole record."""
        return TYPES[self.type].fields[self.field].label if self.field else ""


def sources_named(connection: Connection, names: Iterable[str]) -> frozenset[int]:
    """The articles of these publishers, or that are called so. Raises Invalid that names the publishers there are."""
    publishers = connection.execute(select(Publisher.id, Publisher.name).order_by(Publisher.name)).all()
    found: set[int] = set()
    for name in names:
        meant = [row for row, known in publishers if known.casefold() == name.casefold()]
        published = connection.execute(select(Article.id).where(Article.publisher_id.in_(meant))).scalars()
        rows = list(published) or find_articles(connection, name)
        if not rows:
            known = ", ".join(row.name for row in publishers[:12]) or "none"
            raise Invalid(f"“{name}” is neither a publisher nor an article here; the publishers are: {known}")
        found.update(rows)
    return frozenset(found)


_MOST = 1_000


def sources(connection: Connection) -> list[tuple[str, frozenset[int]]]:
    """What may be left out, by name: the publishers with all of their articles, then the newest articles."""
    columns = (Article.id, Article.title, Article.name, Publisher.name)
    statement = select(*columns).outerjoin(Publisher, Publisher.id == Article.publisher_id)
    order = (Article.published_earliest.is_(None), Article.published_earliest.desc(), Article.id)
    publishers: dict[str, set[int]] = {}
    articles: list[tuple[str, frozenset[int]]] = []
    for row, title, name, publisher in connection.execute(statement.order_by(*order)):
        if publisher:
            publishers.setdefault(publisher, set()).add(row)
        if len(articles) < _MOST:
            articles.append((title or name, frozenset((row,))))
    return [*((name, frozenset(publishers[name])) for name in sorted(publishers)), *articles]


def what_if(connection: Connection, scenario: Scenario, report: Report = SILENT) -> Iterator[Change]:
    """Every difference that the scenario makes, in the order of records and fields."""
    rules = policies(connection) if scenario.policies is None else scenario.policies
    facts = WorkspaceFacts(connection, "")
    done = 0
    for _, found in groupby(_touched(connection, scenario), key=lambda item: item.slot[0]):
        lost: list[FieldClaims] = []
        for item in found:
            change = _change(item, scenario, rules, facts)
            if change is not None:
                yield change
                lost += [item] if change.kind == "lost" else []
            done += 1
        report.check()
        report.progress(done, 0, "fields")
        if lost and len(lost) == _values(connection, lost[0].slot[0]):
            yield _record_lost(lost[0], len(lost), facts)


def _touched(connection: Connection, scenario: Scenario) -> Iterator[FieldClaims]:
    credits_ = Credits()
    for slots in batches(connection, _slots(scenario)):
        yield from fields(connection, slots, credits_)


def _slots(scenario: Scenario) -> Select[*tuple[Any, ...]]:
    """The fields (record row, field) that the scenario may change, in order: decided ones with a claim that is left
    out; under other policies also those with several values.
    """
    out: list[ColumnElement[bool]] = [Article.id.in_(scenario.articles)]
    if scenario.min_grade is not None:
        out.append(func.coalesce(Publisher.reliability, "F") > scenario.min_grade)
    touched = (
        select(Claim.record_id, Claim.field)
        .join(Decision, and_(Decision.record_id == Claim.record_id, Decision.field == Claim.field))
        .outerjoin(Quote, Quote.id == Claim.quote_id)
        .outerjoin(Article, Article.id == Quote.article_id)
        .outerjoin(Publisher, Publisher.id == Article.publisher_id)
        .where(or_(*out))
    )
    several = (
        select(Claim.record_id, Claim.field)
        .where(Claim.status == "active")
        .group_by(Claim.record_id, Claim.field)
        .having(func.count(Claim.norm.distinct()) > 1)
    )
    chosen = touched.distinct() if scenario.policies is None else union(touched, several)
    slot = chosen.subquery().c
    return select(slot.record_id, slot.field).order_by(slot.record_id, slot.field)


_VALUES = select(func.count()).where(Decision.record_id == bindparam("record"))


def _values(connection: Connection, record: int) -> int:
    """How many values the record has now."""
    return connection.execute(_VALUES, {"record": record}).scalar_one()


def _record_lost(item: FieldClaims, values: int, facts: Facts) -> Change:
    told = say(facts, "its only value") if values == 1 else say(facts, "all its {count} values", count=values)
    why = say(facts, "No value of this record is left.")
    return Change("record", item.key, item.label, item.type, "", told, "", why)


# ---------------------------------------------------------------- one field


def _change(item: FieldClaims, scenario: Scenario, rules: Policies, facts: Facts) -> Change | None:
    left = [claim for claim in item.active if not scenario.leaves_out(claim)]
    now = _now(item)
    if item.kind.many:
        then, why = _union_left(item, scenario, facts)
    elif scenario.policies is not None:
        then, why = _by_policy(item, left, now, rules, facts)
    else:
        then, why = _standing(item, left, now, rules, facts)
    if then == now:
        return None
    kind = "lost" if then is None else "gained" if now is None else "changed"
    before, after = ("" if norm is None else item.kind.show(norm) for norm in (now, then))
    return Change(kind, item.key, item.label, item.type, item.slot[1], before, after, why)


def _now(item: FieldClaims) -> str | None:
    """The value of the field: what was accepted; of many values, the union of the claims seen."""
    if item.accepted is None:
        return None
    said = [claim.norm for claim in item.all if claim.id in item.seen]
    accepted = next((claim.norm for claim in item.all if claim.id == item.accepted), None)
    return item.kind.union(said) if item.kind.many and said else accepted


def _union_left(item: FieldClaims, scenario: Scenario, facts: Facts) -> tuple[str | None, str]:
    seen = [claim for claim in item.all if claim.id in item.seen]
    left = [claim.norm for claim in seen if not scenario.leaves_out(claim)]
    told = say(facts, "{gone} of its {count} claims do not count.", gone=len(seen) - len(left), count=len(seen))
    return (item.kind.union(left) if left else None), told


def _standing(
    item: FieldClaims, left: Sequence[Weighed], now: str | None, rules: Policies, facts: Facts
) -> tuple[str | None, str]:
    """The value that holds on, where a claim for it is left; else what the policies make of the rest."""
    same = None if now is None else identity(now, item.kind, facts)
    said = (claim for claim in left if claim.mode in ASSERTED and identity(claim.norm, item.kind, facts) == same)
    if any(claim.id == item.accepted for claim in left) or any(said):
        return now, ""
    if not left:
        return None, say(facts, "Nothing else says so.")
    choice = choose(left, of_field(rules, item.type, item.slot[1]), item.kind, facts)
    return choice.norm, text(say(facts, "The accepted claim does not count."), choice.why)


def _by_policy(
    item: FieldClaims, left: Sequence[Weighed], now: str | None, rules: Policies, facts: Facts
) -> tuple[str | None, str]:
    """What the policies choose; where they cannot, the value that holds on."""
    names = of_field(rules, item.type, item.slot[1])
    choice = choose(left, names, item.kind, facts)
    if choice.norm is not None and (choice.policy or now is not None):
        return choice.norm, choice.why
    return _standing(item, left, now, rules, facts) if now is not None else (None, "")
