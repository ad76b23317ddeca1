"""Decisions as lines: written from a workspace, and applied to one, on fields and on findings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from db.edits import Identify, Invalid
from db.edits.bulk import editing
from db.edits.context import Workshop, field_kind
from db.edits.decisions import decide, judge
from db.edits.identities import identify
from db.evidence import Claim, Decision, Identity, Verdict
from db.jobs.lines import DecisionLine, parse, read_lines
from db.jobs.rejects import Reject
from db.keys import parse_key
from db.records import Record
from db.store import Store


@dataclass(slots=True)
class Decided:
    """How many decisions were applied, and which lines were rejected."""

    decisions: int = 0
    rejects: list[Reject] = field(default_factory=list[Reject])


def decisions(connection: Connection) -> Iterator[dict[str, Any]]:
    """Every decision on a field, then every verdict on a finding and on who is who, as lines that `decide` takes.

    Who decided when is not among them: that is told by the history of the workspace in which it was decided.
    """
    columns = {
        "record": Record.key,
        "field": Decision.field,
        "claim": Claim.digest,
        "value": Claim.norm,
        "reason_code": Decision.reason_code,
        "reason": Decision.reason,
        "reviewer": Decision.reviewer,
        "reopened": Decision.reopened,
    }
    statement = select(*columns.values()).join(Record, Record.id == Decision.record_id)
    statement = statement.join(Claim, Claim.id == Decision.claim_id).order_by(Record.key, Decision.field)
    for row in connection.execute(statement):
        line = dict(zip(columns, row, strict=True)) | {"reopened": bool(row[-1])}
        yield {name: value for name, value in line.items() if value is not None}
    names = ("finding", "state", "reason_code", "reason")
    for row in connection.execute(select(*(Verdict.__table__.c[name] for name in names)).order_by(Verdict.finding)):
        yield dict(zip(names, row, strict=True))
    names = ("first", "second", "verdict", "reason_code", "reason")
    identities = select(*(Identity.__table__.c[name] for name in names)).order_by(Identity.first, Identity.second)
    for row in connection.execute(identities):
        yield dict(zip(names, row, strict=True))


def decide_file(store: Store, path: Path, coder: str) -> Decided:
    """Apply the decisions of a JSON Lines or CSV file as one step; faulty lines are told apart and the rest is kept."""
    outcome = Decided()
    with editing(store, "Decide", coder) as workshop:
        for line in read_lines(path):
            try:
                _apply(workshop, parse(DecisionLine, line))
            except Invalid as error:
                outcome.rejects.append(Reject(str(path), line.number, str(error), line.fields))
            else:
                outcome.decisions += 1
        workshop.summary = f"Decide {outcome.decisions} fields and findings"
    return outcome


def _apply(workshop: Workshop, line: DecisionLine) -> None:
    if line.finding and line.state:
        judge(workshop, line.finding, line.state, line.reason_code, line.reason or line.reason_code)
        return
    if line.first and line.second and line.verdict:
        said = {"reason_code": line.reason_code, "reason": line.reason or ""}
        identify(workshop, Identify(first=line.first, second=line.second, verdict=line.verdict, **said))
        return
    if not (line.record and line.field and line.claim):
        raise Invalid(
            "A decision needs record, field and claim (the accepted claim's id), or finding and state, or first, "
            "second and verdict"
        )
    key = parse_key(line.record).text
    field_kind(key, line.field)
    chosen = {"code": line.reason_code, "reason": line.reason or "", "reviewer": line.reviewer}
    decide(workshop, key, line.field, line.claim, **chosen)  # type: ignore[arg-type]
