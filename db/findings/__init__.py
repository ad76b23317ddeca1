"""The table of current findings, kept like an index of the claims: refreshed within each edit, rebuilt by one command.

What contradicts what is decided by `db.rules`; here claims are loaded by group, and what the rules find is compared
with what the table holds. Nothing here is noted in the ledger: findings follow from claims, decisions and verdicts.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, tuple_, update

from db.base import Base
from db.engines import quick
from db.evidence import Claim, Decision, FindingClaim, Quote, Setting, Verdict
from db.evidence import Finding as FindingRow
from db.findings import fields, namesakes, orders, sets, tracks
from db.findings.fields import slots
from db.findings.identities import Identities, claims_about, name_groups, rebuild_names, stale_names
from db.findings.loading import Loaded, WorkspaceFacts, chunks, claims_by_row, claims_where
from db.findings.sorts import Sort
from db.progress import SILENT, Report
from db.records import TYPES, Record
from db.rules import EVERYBODY, RULES, Finding, groups_of, run, run_group

SORTS: dict[str, Sort] = {**fields.SORTS, **tracks.SORTS, **orders.SORTS, **sets.SORTS, **namesakes.SORTS}
_DERIVED = ("rule", "group_key", "severity", "nature", "state", "record_id", "field", "explanation")
_STEP = 200
_FINDING, _FINDING_CLAIM = (Base.metadata.tables[name] for name in ("finding", "finding_claim"))


@dataclass(frozen=True, slots=True)
class _Kept:
    """A finding with the rows of its record and claims, and all that its rule read."""

    finding: Finding
    record_id: int
    claims: tuple[int, ...]
    read: list[Loaded]
    facts: WorkspaceFacts

    def values(self, state: str) -> dict[str, object]:
        found = self.finding
        values = (found.rule, found.group, found.severity.value, found.nature.value, state)
        return dict(zip(_DERIVED, (*values, self.record_id, found.field, found.explanation), strict=True))

    def stands_without(self, overruled: set[int]) -> bool:
        """Whether the rule still finds fault with some of its claims when those that decisions overrule are gone."""
        rest = [claim for claim in self.read if claim.row not in overruled]
        again = run(RULES[self.finding.rule], self.finding.group, rest, self.facts)
        return any(set(found.claims) <= set(self.finding.claims) for found in again)


# ---------------------------------------------------------------- which groups


_NAMING = (
    select(FindingRow.group_key)
    .join(FindingClaim, FindingClaim.finding_id == FindingRow.id)
    .where(FindingClaim.claim_id.in_(bindparam("rows", expanding=True)))
    .distinct()
)


def groups_of_claims(connection: Connection, rows: list[int]) -> frozenset[str]:
    """The groups whose findings the claims of these rows can change, and those of the findings that name them.

    Ask before claims are deleted, and after they are written.
    """
    groups: set[str] = set()
    founding = False
    for claim in claims_by_row(connection, rows):
        for group in groups_of(claim):
            groups.update(_others(connection, group, claim) if group.endswith(EVERYBODY) else (group,))
        founding = founding or (claim.type, claim.field) == ("declaration", "adopters")
    for chunk in chunks(rows):
        groups.update(group for (group,) in quick(connection, _NAMING, rows=chunk))
    return frozenset(groups | _founding_groups(connection)) if founding else frozenset(groups)


def _others(connection: Connection, group: str, claim: Loaded) -> Iterator[str]:
    """The groups that a key ending in `*` stands for."""
    prefix = group.partition(":")[0]
    yield from (f"{prefix}:{key}" for key in SORTS[prefix].others(connection, claim))


def _founding_groups(connection: Connection) -> set[str]:
    """The groups whose findings depend on who the founders are."""
    counted = FindingRow.rule.in_(("count-against-list", "count-against-count", "count-in-article", "closed-list"))
    groups = set(connection.execute(select(FindingRow.group_key).where(counted).distinct()).scalars())
    for prefix in ("frame", "population", "article", "absence"):
        groups.update(f"{prefix}:{key}" for key in SORTS[prefix].candidates(connection))
    return groups


def groups_of_records(connection: Connection, rows: list[int]) -> frozenset[str]:
    """The groups of the findings that speak of these records: their explanations hold the records' labels."""
    groups: set[str] = set()
    for chunk in chunks(rows):
        speaking = (
            select(FindingRow.group_key)
            .join(FindingClaim, FindingClaim.finding_id == FindingRow.id)
            .join(Claim, Claim.id == FindingClaim.claim_id)
            .where(Claim.record_id.in_(chunk))
        )
        groups.update(connection.execute(speaking.distinct()).scalars())
    return frozenset(groups)


def groups_of_identities(connection: Connection, keys: Iterable[str]) -> frozenset[str]:
    """The groups whose findings can change when it is said, or no longer said, that one of these keys is another."""
    identities = Identities(connection)
    same = sorted({member for key in keys for member in identities.members(key)})
    return name_groups(connection, same) | groups_of_claims(connection, sorted(claims_about(connection, same)))


def claims_of_articles(connection: Connection, articles: list[int]) -> set[int]:
    """The rows of the claims that quote these articles."""
    rows: set[int] = set()
    for chunk in chunks(articles):
        quoting = select(Claim.id).join(Quote, Quote.id == Claim.quote_id).where(Quote.article_id.in_(chunk))
        rows.update(connection.execute(quoting).scalars())
    return rows


# ---------------------------------------------------------------- keeping the table


def refresh(connection: Connection, groups: Iterable[str], home: str) -> None:
    """Bring the findings of these groups up to date, within the transaction of the edit."""
    facts = WorkspaceFacts(connection, home)
    for chunk in chunks(sorted(groups)):
        found = [kept for group in chunk for kept in _found(connection, group, facts)]
        _store(connection, found, _current(connection, chunk))


def rebuild(connection: Connection, report: Report = SILENT) -> None:
    """Make the table anew from a full scan; findings that stand keep their rows."""
    rebuild_names(connection)
    _store(connection, list(scan(connection, report)), _current(connection))


def differences(connection: Connection) -> list[str]:
    """How the table differs from a full scan, in words; empty when it is current."""
    found = {kept.finding.id: kept for kept in scan(connection)}
    states = _states(connection, list(found.values()))
    fresh = {digest: kept.values(states[digest]) for digest, kept in found.items()}
    stored = _current(connection)
    faults = [f"finding {digest} is missing" for digest in fresh.keys() - stored.keys()]
    faults += [f"finding {digest} has no ground any more" for digest in stored.keys() - fresh.keys()]
    both = sorted(fresh.keys() & stored.keys())
    faults += [f"finding {digest} is out of date" for digest in both if fresh[digest] != stored[digest][1]]
    return stale_names(connection) + sorted(faults)


def scan(connection: Connection, report: Report = SILENT) -> Iterator[_Kept]:
    """Every finding there is, by loading only the groups that the database cannot clear."""
    facts = WorkspaceFacts(connection, _home(connection))
    several = slots(connection)
    report.progress(0, len(several), "fields")
    for done in range(0, len(several), _STEP):
        report.check()
        yield from _slots_found(connection, several[done : done + _STEP], facts)
        report.progress(min(done + _STEP, len(several)), len(several), "fields")
    groups = sorted({f"{prefix}:{key}" for prefix, sort in SORTS.items() for key in sort.candidates(connection)})
    for done, group in enumerate(groups):
        if done % _STEP == 0:
            report.check()
            report.progress(done, len(groups), "groups")
        yield from _found(connection, group, facts)


def _home(connection: Connection) -> str:
    value = connection.execute(select(Setting.value).where(Setting.name == "home")).scalar()
    return "UKR" if value is None else json.loads(value)


def _slots_found(connection: Connection, slots: list[tuple[int, str]], facts: WorkspaceFacts) -> Iterator[_Kept]:
    loaded = claims_where(connection, Claim.status == "active", tuple_(Claim.record_id, Claim.field).in_(slots))
    groups: dict[str, list[Loaded]] = {}
    for claim in loaded:
        groups.setdefault(f"slot:{claim.record}:{claim.field}", []).append(claim)
    for group, claims in groups.items():
        yield from _run(group, claims, facts)


def _found(connection: Connection, group: str, facts: WorkspaceFacts) -> list[_Kept]:
    prefix, _, key = group.partition(":")
    claims = SORTS[prefix].claims(connection, key)
    return _run(group, [claim for claim in claims if _is_in(claim, group)], facts)


def _is_in(claim: Loaded, group: str) -> bool:
    keys = groups_of(claim)
    return group in keys or any(key[-1] == EVERYBODY and group.startswith(key[:-1]) for key in keys)


def _run(group: str, claims: list[Loaded], facts: WorkspaceFacts) -> list[_Kept]:
    facts.learn(claims)
    records = {claim.record: claim.record_id for claim in claims}
    rows = {claim.id: claim.row for claim in claims}
    return [
        _Kept(
            finding,
            records[finding.record] if finding.record in records else facts.row(finding.record),
            tuple(rows[claim] for claim in finding.claims),
            claims,
            facts,
        )
        for finding in run_group(group, claims, facts)
    ]


Stored = dict[str, tuple[int, dict[str, object]]]
_ALL = select(_FINDING.c.id, _FINDING.c.digest, *(_FINDING.c[name] for name in _DERIVED))
_OF_GROUPS = _ALL.where(_FINDING.c.group_key.in_(bindparam("groups", expanding=True)))


def _current(connection: Connection, groups: list[str] | None = None) -> Stored:
    """The findings in the table by digest: row and derived columns; of these groups, or all."""
    found = connection.execute(_ALL) if groups is None else quick(connection, _OF_GROUPS, groups=groups)
    rows = (tuple[Any, ...](row) for row in found)
    return {row[1]: (row[0], dict(zip(_DERIVED, row[2:], strict=True))) for row in rows}


def _store(connection: Connection, found: list[_Kept], stored: Stored) -> None:
    """Make the table say what was found, in place of what was stored."""
    states = _states(connection, found)
    fresh = {kept.finding.id: kept for kept in found}
    gone = [row for digest, (row, _) in stored.items() if digest not in fresh]
    for chunk in chunks(gone):
        connection.execute(delete(FindingClaim).where(FindingClaim.finding_id.in_(chunk)))
        connection.execute(delete(FindingRow).where(FindingRow.id.in_(chunk)))
    new = [kept for digest, kept in fresh.items() if digest not in stored]
    for chunk in chunks(new):
        _insert(connection, chunk, states)
    for digest, kept in fresh.items():
        values = kept.values(states[digest])
        if digest in stored and stored[digest][1] != values:
            connection.execute(update(FindingRow).where(FindingRow.id == stored[digest][0]).values(**values))


def _insert(connection: Connection, new: list[_Kept], states: dict[str, str]) -> None:
    first = (connection.execute(select(func.max(FindingRow.id))).scalar() or 0) + 1
    rows = [
        {"id": row, "digest": kept.finding.id, **kept.values(states[kept.finding.id])}
        for row, kept in enumerate(new, first)
    ]
    claims = [
        {"finding_id": row, "position": at, "claim_id": claim}
        for row, kept in enumerate(new, first)
        for at, claim in enumerate(kept.claims)
    ]
    connection.execute(_FINDING.insert(), rows)
    connection.execute(_FINDING_CLAIM.insert(), claims)


_VERDICTS = select(Verdict.finding, Verdict.state).where(Verdict.finding.in_(bindparam("findings", expanding=True)))
_ACCEPTED = Base.metadata.tables["claim"].alias()
_AGAINST = (
    select(Claim.id, Record.type, Claim.field)
    .join(Record, Record.id == Claim.record_id)
    .join(Decision, (Decision.record_id == Claim.record_id) & (Decision.field == Claim.field))
    .join(_ACCEPTED, _ACCEPTED.c.id == Decision.claim_id)
    .where(Claim.id.in_(bindparam("rows", expanding=True)), Decision.reopened == 0, _ACCEPTED.c.norm != Claim.norm)
)


def _states(connection: Connection, found: list[_Kept]) -> dict[str, str]:
    """The state of each finding: as judged by the curator; else decided if decisions overrule what it is about; else
    open.
    """
    judged: dict[str, str] = {}
    for chunk in chunks(kept.finding.id for kept in found):
        judged.update(connection.execute(_VERDICTS, {"findings": chunk}).all())
    overruled: set[int] = set()
    for chunk in chunks({row for kept in found for row in kept.claims}):
        overruled |= _overruled(connection, chunk)
    return {kept.finding.id: judged.get(kept.finding.id) or _state(kept, overruled) for kept in found}


def _state(kept: _Kept, overruled: set[int]) -> str:
    is_open = overruled.isdisjoint(kept.claims) or kept.stands_without(overruled)
    return "open" if is_open and not kept.finding.settled else "decided"


def _overruled(connection: Connection, rows: list[int]) -> set[int]:
    """Those of the claims in whose place a decision, which has seen them, accepts another value."""
    against = connection.execute(_AGAINST, {"rows": rows})
    # Where a field holds many values, one accepted value takes nothing from another.
    return {row for row, kind, field in against if not TYPES[kind].fields[field].kind.many}
