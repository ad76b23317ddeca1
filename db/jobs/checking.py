"""A full check of a workspace: every finding made anew from the claims, and as lines for programs."""

from typing import Any

from sqlalchemy import Connection, delete, exists, select

from db import findings
from db.edits.origins import sign_missing
from db.evidence import Unindexed
from db.jobs.lines import plain_value
from db.progress import SILENT, Report
from db.queries import conflicts
from db.queries.conflicts import FindingView
from db.store import Store

_DUE = Unindexed.source == "finding"
STATES = ("open", "decided", "apparent", "dismissed")


def check(store: Store, report: Report = SILENT) -> list[FindingView]:
    """Every finding with its claims, after a full scan; where the workspace may be written, its index is made anew."""
    if not store.read_only:
        with store.write() as connection:
            sign_missing(connection)
            findings.rebuild(connection, report)
            connection.execute(delete(Unindexed).where(_DUE))
    with store.read() as connection:
        rows = conflicts.findings(connection, states=STATES, limit=1_000_000)
        return [FindingView(row, conflicts.claims_of_finding(connection, row.id)) for row in rows]


def is_due(connection: Connection) -> bool:
    """Whether a full check has to be made, as after an upgrade: what older programs stored lacks what rules go by."""
    return connection.execute(select(exists().where(_DUE))).scalar_one()


def finding_line(view: FindingView) -> dict[str, Any]:
    """A finding as `check --json` prints it."""
    row = view.row
    claims = [
        {
            "id": claim.id,
            "article": claim.article_name,
            "quote": claim.exact,
            "start": claim.start,
            "end": claim.end,
            "record": claim.record,
            "field": claim.field,
            "value": plain_value(claim),
            "as_of": claim.as_of,
        }
        for claim in view.claims
    ]
    return {
        "id": row.id,
        "rule": row.rule,
        "severity": row.severity,
        "nature": row.nature,
        "record": row.record,
        "field": row.field,
        "state": row.state,
        "explanation": row.explanation,
        "claims": claims,
    }
