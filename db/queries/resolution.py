"""What the workspace's policies would accept: fields in conflict or with several claims, and a proposal for each.

Read in the order of records, a few hundred fields at a time, so that a million claims are never held at once.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, func, or_, select, tuple_

from db.evidence import Article, Claim, Decision, Publisher, Quote, Setting
from db.findings.blocking import blocked
from db.findings.loading import WorkspaceFacts
from db.kinds import Kind
from db.names import Source
from db.policies import Choice, Policies, Weighed, choose, of_field, parse
from db.progress import SILENT, Report
from db.queries.support import Credits, learn_credits
from db.records import TYPES, Record
from db.rules import Facts
from db.rules.words import say

SETTING = "policies"
_BATCH = 400
_NOBODY = frozenset[str]()
Slot = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which fields are asked for: of one type, of one name; `contested` ones have several values; `settled` ones
    (True) have a proposal, or (False) are left to the curator. None asks for all.
    """

    type: str | None = None
    field: str | None = None
    contested: bool | None = None
    settled: bool | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the policies make of one field that no decision settles. `claims` and `values` count its active claims."""

    record: str
    label: str
    type: str
    field: str
    claims: int
    values: int
    conflict: bool
    choice: Choice

    @property
    def shown(self) -> str:
        """The proposed value as a person reads it; empty where there is none."""
        norm = self.choice.norm
        return "" if norm is None else TYPES[self.type].fields[self.field].kind.show(norm)

    @property
    def field_label(self) -> str:
        """What a person calls the field."""
        return TYPES[self.type].fields[self.field].label


def is_field(record_type: str, name: str) -> bool:
    """Whether records of the type have a field of that name."""
    return record_type in TYPES and name in TYPES[record_type].fields


def policies(connection: Connection) -> Policies:
    """The policies that the workspace has written down; none, as long as nobody wrote any."""
    written = connection.execute(select(Setting.value).where(Setting.name == SETTING)).scalar()
    return parse(json.loads(written) if written else {}, is_field)


def proposals(
    connection: Connection,
    rules: Policies | None = None,
    wanted: Wanted = Wanted(),
    report: Report = SILENT,
) -> Iterator[Proposal]:
    """A proposal for each such field, by these policies or by those of the workspace, in the order of records."""
    rules = policies(connection) if rules is None else rules
    open_slots, credits_, facts = _in_conflict(connection), Credits(), WorkspaceFacts(connection, "")
    done = 0
    for slots in batches(connection, _undecided(wanted)):
        report.check()
        for found in fields(connection, slots, credits_):
            if not found.kind.many:
                proposal = _proposal(found, rules, facts, found.slot in open_slots)
                if wanted.settled in (None, proposal.choice.claim is not None):
                    yield proposal
        done += len(slots)
        report.progress(done, 0, "fields")


def first_proposals(connection: Connection, wanted: Wanted, limit: int) -> list[Proposal]:
    """The first so many of them, by the policies of the workspace."""
    return list(islice(proposals(connection, None, wanted), limit))


def _proposal(found: "FieldClaims", rules: Policies, facts: Facts, conflict: bool) -> Proposal:
    active, name = found.active, found.slot[1]
    values = len({claim.norm for claim in active})
    if conflict and values == 1:
        elsewhere = say(facts, "Its claims agree; the conflict is with another field. Decide it there.")
        choice = Choice(None, None, "", "", elsewhere)
    else:
        choice = choose(active, of_field(rules, found.type, name), found.kind, facts)
    return Proposal(found.key, found.label, found.type, name, len(active), values, conflict, choice)


# ---------------------------------------------------------------- which fields


def _undecided(wanted: Wanted) -> Select[*tuple[Any, ...]]:
    """The single-valued fields without a standing decision that have several claims, or one in an open conflict."""
    found = blocked("hard", "soft")
    standing = exists().where(
        Decision.record_id == Claim.record_id, Decision.field == Claim.field, Decision.reopened == 0
    )
    several = func.count(Claim.norm.distinct()) > 1 if wanted.contested else func.count() > 1
    statement = (
        select(Claim.record_id, Claim.field)
        .where(Claim.status == "active", ~standing)
        .group_by(Claim.record_id, Claim.field)
        .having(or_(several, tuple_(Claim.record_id, Claim.field).in_(select(found.c.record_id, found.c.field))))
        .order_by(Claim.record_id, Claim.field)
    )
    if wanted.contested is False:
        statement = statement.having(func.count(Claim.norm.distinct()) == 1)
    if wanted.field is not None:
        statement = statement.where(Claim.field == wanted.field)
    if wanted.type is not None:
        statement = statement.where(Claim.record_id.in_(select(Record.id).where(Record.type == wanted.type)))
    return statement


def _in_conflict(connection: Connection) -> frozenset[Slot]:
    found = blocked("hard", "soft")
    return frozenset((row, name) for row, name in connection.execute(select(found.c.record_id, found.c.field)))


def batches(connection: Connection, statement: Select[*tuple[Any, ...]]) -> Iterator[list[Slot]]:
    """The fields (record row, field) that a statement names, a few hundred at a time."""
    result = connection.execution_options(yield_per=_BATCH).execute(statement)
    for rows in result.partitions(_BATCH):
        yield [(row[0], row[1]) for row in rows]


# ---------------------------------------------------------------- their claims


@dataclass(slots=True)
class FieldClaims:
    """A field with all its claims; of those, the active ones; its record's row, key, label and type; its decision."""

    slot: Slot
    key: str
    label: str
    type: str
    all: list[Weighed] = field(default_factory=list[Weighed])
    active: list[Weighed] = field(default_factory=list[Weighed])
    accepted: str | None = None
    seen: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        """The kind of its values."""
        return TYPES[self.type].fields[self.slot[1]].kind


_ACCEPTED = Claim.__table__.alias()
_JOINED = (
    select(
        *(Claim.record_id, Claim.field, Record.key, Record.label, Record.type, _ACCEPTED.c.digest, Decision.seen),
        *(Claim.status, func.coalesce(Article.origin_id, Article.id), Claim.attributed_to, Publisher.name),
        *(Claim.digest, Claim.norm, Claim.mode, Claim.as_of_earliest, Claim.as_of_latest),
        *(Article.id, Publisher.reliability, Claim.credibility, Publisher.source_type),
    )
    .select_from(Claim)
    .join(Record, Record.id == Claim.record_id)
    .outerjoin(Quote, Quote.id == Claim.quote_id)
    .outerjoin(Article, Article.id == Quote.article_id)
    .outerjoin(Publisher, Publisher.id == Article.publisher_id)
    .outerjoin(Decision, and_(Decision.record_id == Claim.record_id, Decision.field == Claim.field))
    .outerjoin(_ACCEPTED, _ACCEPTED.c.id == Decision.claim_id)
    .order_by(Claim.record_id, Claim.field, Claim.id)
)


def fields(connection: Connection, slots: Sequence[Slot], credits_: Credits) -> Iterable[FieldClaims]:
    """These fields with their claims, in the order of records and fields; `credits_` remembers which agencies articles
    credit, from one call to the next.
    """
    found: dict[Slot, FieldClaims] = {}
    statement = _JOINED.where(tuple_(Claim.record_id, Claim.field).in_(slots))
    rows: list[Any] = [tuple(row) for row in connection.execute(statement)]
    learn_credits(connection, {row[8] for row in rows}, credits_)
    for record, name, key, label, type_, accepted, seen, status, origin, said_by, publisher, *weighed in rows:
        item = found.get((record, name))
        if item is None:
            told = tuple(json.loads(seen)) if seen else ()
            item = found[record, name] = FieldClaims((record, name), key, label, type_, accepted=accepted, seen=told)
        source = Source(origin, said_by, publisher, credits_.get(origin, _NOBODY))
        claim = Weighed._make((*weighed, source))
        item.all.append(claim)
        if status == "active":
            item.active.append(claim)
    return found.values()
