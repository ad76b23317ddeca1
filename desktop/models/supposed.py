"""What would be otherwise, as a table."""

from PySide6.QtCore import QCoreApplication, QObject

from db.queries.whatif import Change
from db.records import TYPES
from desktop.models.listing import Column, Listing
from desktop.support.plain import tooltip
from desktop.support.roles import TOOLTIP


def _tr(text: str) -> str:
    return QCoreApplication.translate("WhatIf", text)


def kind_label(kind: str) -> str:
    """What a kind of difference is called."""
    return {
        "changed": _tr("changed"),
        "lost": _tr("lost"),
        "gained": _tr("gained"),
        "record": _tr("record lost"),
    }[kind]


def _record(change: Change) -> str:
    return f"{TYPES[change.type].title_label} · {change.label}"


class SupposedModel(Listing[Change]):
    """Differences, known by record and field (empty for a whole record)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            [
                Column(_tr("Record"), _record, roles={TOOLTIP: lambda change: tooltip(change.record)}),
                Column(_tr("Field"), lambda change: change.field_label),
                Column(_tr("Now"), lambda change: change.now, roles={TOOLTIP: lambda change: tooltip(change.now)}),
                Column(_tr("Then"), lambda change: change.then, roles={TOOLTIP: lambda change: tooltip(change.then)}),
                Column(_tr("Is"), lambda change: kind_label(change.kind)),
            ],
            lambda change: (change.record, change.field),
            parent,
        )
