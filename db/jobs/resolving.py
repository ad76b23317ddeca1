"""Accepting what policies propose: all that fits, collected with progress, then decided as one step."""

from collections.abc import Sequence
from typing import Any

from db.edits.bulk import editing
from db.edits.decisions import decide
from db.policies import Policies
from db.progress import SILENT, Report
from db.queries.resolution import Proposal, Wanted, proposals
from db.store import Store

_STEP = 100


def collect(store: Store, wanted: Wanted, rules: Policies | None = None, report: Report = SILENT) -> list[Proposal]:
    """Every proposal that fits, by these policies or those of the workspace; changes nothing."""
    with store.read() as connection:
        return list(proposals(connection, rules, wanted, report))


def accept(store: Store, chosen: Sequence[Proposal], coder: str, report: Report = SILENT) -> int:
    """Decide the fields as proposed, as one undo step; how many. Raises Invalid where a claim counts no more."""
    settled = [proposal for proposal in chosen if proposal.choice.claim]
    with editing(store, "DecideMany", coder) as workshop:
        for done, proposal in enumerate(settled):
            if done % _STEP == 0:
                report.check()
                report.progress(done, len(settled), "decisions")
            claim = proposal.choice.claim or ""
            decide(
                workshop, proposal.record, proposal.field, claim, code=proposal.choice.code, reason=because(proposal)
            )
        workshop.summary = f"Accept {len(settled)} values by policy"
    return len(settled)


def because(proposal: Proposal) -> str:
    """The reason that the decision is given: which policy, and why."""
    return f"By policy. {proposal.choice.why}" if proposal.choice.policy else proposal.choice.why


def proposal_line(proposal: Proposal) -> dict[str, Any]:
    """A proposal as `resolve --json` prints it."""
    choice = proposal.choice
    return {
        "record": proposal.record,
        "field": proposal.field,
        "claims": proposal.claims,
        "values": proposal.values,
        "conflict": proposal.conflict,
        "claim": choice.claim,
        "value": choice.norm,
        "shown": proposal.shown,
        "policy": choice.policy or None,
        "why": choice.why,
    }
