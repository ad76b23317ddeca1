"""Values that a release holds back, as the release pane lists them."""

from PySide6.QtCore import QCoreApplication, QObject

from db.queries.release import Held
from db.records import TYPES
from desktop.models.listing import Column, Listing
from desktop.support.plain import tooltip
from desktop.support.roles import TOOLTIP


def _tr(text: str) -> str:
    return QCoreApplication.translate("Release", text)


def reason(code: str) -> str:
    """Why values are held back, short."""
    return {
        "conflict": _tr("in a hard conflict"),
        "claimed": _tr("nothing decided"),
        "reopened": _tr("decision reopened"),
        "unsourced": _tr("without a quote"),
        "unvetted": _tr("not yet checked"),
        "tally": _tr("counts, for checking only"),
    }.get(code, code)


def field_label(held: Held) -> str:
    """What a person calls the field."""
    return TYPES[held.type].fields[held.field].label


class HeldModel(Listing[Held]):
    """The held-back values, known by record and field."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            [
                Column(_tr("Type"), lambda held: TYPES[held.type].title_label),
                Column(_tr("Record"), lambda held: held.label, roles={TOOLTIP: lambda held: tooltip(held.record)}),
                Column(_tr("Field"), field_label),
                Column(
                    _tr("Held back because"),
                    lambda held: reason(held.reason),
                    roles={TOOLTIP: lambda h: tooltip(h.why)},
                ),
            ],
            lambda held: (held.record, held.field),
            parent,
        )
