"""Findings as the conflict view lists them: grouped by record, each group under a line with the record's name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.authority import vocabulary
from db.queries.conflicts import FindingRow
from desktop.models.listing import Column, Listing
from desktop.support.plain import tooltip
from desktop.support.roles import DETAIL, SEVERITY, TOOLTIP, USER

GROUP = USER + 32  # how many findings a heading stands for; None for a finding


def _tr(text: str) -> str:
    return QCoreApplication.translate("Conflicts", text)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: a finding, or (without one) the name of the record that those below are about."""

    key: str
    label: str
    count: int = 0
    finding: FindingRow | None = None


def tag(finding: FindingRow) -> str:
    """What the finding is marked with: its state, or that it is apparent only; empty for an open, real one."""
    states = {"decided": _tr("decided"), "apparent": _tr("apparent"), "dismissed": _tr("dismissed")}
    if finding.state in states:
        return states[finding.state]
    natures = vocabulary("natures")
    return natures[finding.nature].label() if finding.nature != "real" and finding.nature in natures else ""


def grouped(findings: Sequence[FindingRow]) -> list[Entry]:
    """The findings under the names of their records, records in the order in which they first come."""
    groups: dict[str, list[FindingRow]] = {}
    for finding in findings:
        groups.setdefault(finding.record, []).append(finding)
    entries: list[Entry] = []
    for record, members in groups.items():
        entries.append(Entry(f"record:{record}", members[0].subject, len(members)))
        entries += [
            Entry(finding.id, f"{finding.field_label} · {finding.rule_title.lower()}", finding=finding)
            for finding in members
        ]
    return entries


def _told(finding: FindingRow) -> str:
    """The explanation without the name of the record, which stands above it."""
    prefix = f"{finding.record_label}, {finding.field_label.lower()}: "
    told = finding.explanation.removeprefix(prefix)
    return f"{tag(finding)} · {told}" if tag(finding) else told


class FindingsModel(Listing[Entry]):
    """Lines known by finding id, or `record:KEY`; lines of records cannot be made current."""

    def __init__(self, parent: QObject | None = None) -> None:
        roles: dict[int, Callable[[Entry], Any]] = {
            GROUP: lambda entry: entry.count if entry.finding is None else None,
            DETAIL: lambda entry: None if entry.finding is None else _told(entry.finding),
            SEVERITY: lambda entry: None if entry.finding is None else entry.finding.severity,
            TOOLTIP: lambda entry: None if entry.finding is None else tooltip(entry.finding.explanation),
        }
        super().__init__(
            [Column(_tr("Finding"), lambda entry: entry.label, roles=roles)], lambda entry: entry.key, parent
        )

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """See Qt."""
        entry = self.row(index.row())
        if entry is None or entry.finding is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def finding(self, at: int) -> FindingRow | None:
        """The finding at a place; None where there is none."""
        entry = self.row(at)
        return None if entry is None else entry.finding

    def step(self, at: int, by: int) -> int:
        """The place of the next (by 1) or the former (by -1) finding, or -1."""
        at += by
        while 0 <= at < len(self.rows):
            if self.rows[at].finding is not None:
                return at
            at += by
        return -1
