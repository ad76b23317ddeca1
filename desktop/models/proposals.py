"""What policies propose, as a table; and what policies are called on the screen."""

from PySide6.QtCore import QCoreApplication, QObject

from db.policies import EVERY_FIELD, POLICIES, Policies
from db.queries.resolution import Proposal
from db.records import TYPES
from desktop.models.listing import Column, Listing
from desktop.support.plain import tooltip
from desktop.support.roles import TOOLTIP


def _tr(text: str) -> str:
    return QCoreApplication.translate("Policies", text)


def policy_label(name: str) -> str:
    """What a policy is called; empty for none."""
    return _tr(POLICIES[name].label) if name in POLICIES else ""


def policy_help(name: str) -> str:
    """What a policy does, in plain words."""
    return _tr(POLICIES[name].help)


def place_label(place: str) -> str:
    """What a person calls a place that policies are written for."""
    if place == EVERY_FIELD:
        return _tr("Every field")
    record_type, _, name = place.partition(".")
    return f"{TYPES[record_type].title_label} · {TYPES[record_type].fields[name].label}"


def places() -> list[str]:
    """Every field that a policy can be written for, as type.field: those that hold one value."""
    return [
        f"{record_type}.{name}"
        for record_type, model in TYPES.items()
        for name, field in model.fields.items()
        if not field.kind.many
    ]


def in_force(policies: Policies) -> str:
    """All policies in one line of words."""
    told = (
        f"{place_label(place)}: {_tr(', then ').join(policy_label(name).lower() for name in names) or _tr('none')}"
        for place, names in policies.items()
    )
    return " · ".join(told) or _tr("No policy is written yet: press E, or the button, and choose some.")


def outcome(proposal: Proposal) -> str:
    """What decided, short."""
    if proposal.choice.claim is None:
        return _tr("left to you")
    return policy_label(proposal.choice.policy) or _tr("all agree")


def _record(proposal: Proposal) -> str:
    return f"{TYPES[proposal.type].title_label} · {proposal.label}"


class ProposalsModel(Listing[Proposal]):
    """Proposals, known by record and field; ▲ stands before a field in conflict."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            [
                Column(_tr("Record"), _record, roles={TOOLTIP: lambda item: tooltip(item.record)}),
                Column(_tr("Field"), lambda item: ("▲ " if item.conflict else "") + item.field_label),
                Column(_tr("Values / claims"), lambda item: f"{item.values} / {item.claims}", lambda i: i.values),
                Column(_tr("Proposed"), lambda item: item.shown, roles={TOOLTIP: lambda item: tooltip(item.shown)}),
                Column(_tr("Because"), outcome, roles={TOOLTIP: lambda item: tooltip(item.choice.why)}),
            ],
            lambda item: (item.record, item.field),
            parent,
        )
