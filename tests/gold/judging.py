"""Findings of the program against those of the gold set: what is found, what is missed, what is a false alarm."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from db.queries.conflicts import FindingView
from tests.gold import data
from tests.gold.workspaces import Checked

# The families are the rows of the table of rules in the specification; each with the rules that speak for it.
_TIME = ("status-order", "status-against-date", "status-flag", "event-order", "round-order", "date-precision")
_COUNTS = ("count-against-list", "count-against-count", "count-in-article")
FAMILIES: dict[str, tuple[str, ...]] = {
    "single-valued": ("single-valued",),
    "as-of": ("unknown-as-of",),
    "status-order": _TIME,
    "date-precision": _TIME,
    "order-of-events": (*_TIME, "after-the-article", "order-words"),
    "count-against-list": _COUNTS,
    "closed-lists": ("closed-list",),
    "groups": ("group-and-member",),
    "names": ("same-thing", "same-name"),
    "lead": ("two-in-one-role", "which-lead"),
    "direction": ("direction", "third-recipient", "one-promise"),
    "amounts": ("amounts", "one-promise", "missing-magnitude", "missing-currency"),
    "instrument": ("instrument",),
    "prerequisite": ("prerequisite",),
    "lost-content": ("lost-content",),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """The gold findings, each with the findings that match it, and the false alarms, each with why."""

    matched: list[tuple[dict[str, Any], list[FindingView]]]
    alarms: list[tuple[FindingView, str]]

    def missed(self) -> list[dict[str, Any]]:
        """The gold findings that nothing matches."""
        return [line for line, found in self.matched if not found]

    def recall(self, severity: str) -> tuple[int, int]:
        """How many gold findings of a severity are found, of how many."""
        found = [bool(views) for line, views in self.matched if line["severity"] == severity]
        return sum(found), len(found)


def judge(checked: Checked) -> Judged:
    """Match every finding with the gold set. What matches nothing is a false alarm, and so is a look-alike in it."""
    gold = data.lines("findings")
    matched = [(line, [view for view in checked.findings if _matches(line, view, checked)]) for line in gold]
    alarms: list[tuple[FindingView, str]] = []
    for view in checked.findings:
        wanted = [frozenset(line["claims"]) for line, found in matched if view in found]
        look_alike = _tempted(view.row.rule, checked.gold(view), wanted)
        if look_alike or not wanted:
            alarms.append((view, look_alike))
    return Judged(matched, alarms)


def _matches(line: dict[str, Any], view: FindingView, checked: Checked) -> bool:
    """Whether the finding is of the family and on the claims: all of them and more, or some of them and no other."""
    if view.row.rule not in FAMILIES[line["family"]]:
        return False
    wanted, found = frozenset(line["claims"]), checked.gold(view)
    return wanted <= found or (found <= wanted and len(found) >= min(2, len(wanted)))


def _tempted(rule: str, found: frozenset[str], wanted: Iterable[frozenset[str]]) -> str:
    """Which look-alike of the rule's family the finding fell for, other than on claims that it is wanted on."""
    for line in data.lines("lookalikes"):
        claims = frozenset(line["claims"])
        if rule in FAMILIES[line["family"]] and claims <= found and not any(claims <= gold for gold in wanted):
            return line["why"]
    return ""
