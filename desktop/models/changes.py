"""The ledger as tables: steps, and the values that one step changed, in words a curator knows."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QObject, Qt
from PySide6.QtGui import QFont

from db.queries.history import Difference, Step
from db.records import TYPES
from desktop.models.listing import Column, Listing
from desktop.support.plain import tooltip
from desktop.support.roles import TOOLTIP

WHEN, WHO, WHAT = range(3)
_FONT = int(Qt.ItemDataRole.FontRole)
_TAKES_BACK = ("undo", "redo")

# What the program keeps beside a value and a person need not read.
_INNER = frozenset(
    [
        "digest",
        "record_id",
        "quote_id",
        "article_id",
        "claim_id",
        "publisher_id",
        "seen",
        "sentence",
        "text_sha256",
        "sha256",
        "zones",
        "text",
        "words",
    ]
)
_INNER_ENDS = ("_earliest", "_latest")


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)


@dataclass(frozen=True, slots=True)
class Line:
    """One changed value with its place in the step."""

    at: int
    subject: str
    field: str
    old: str
    new: str


def moment(at: str) -> str:
    """A time of the ledger (UTC, ISO 8601) as the clock on the wall shows it."""
    time = QDateTime.fromString(at, Qt.DateFormat.ISODateWithMs).toLocalTime()
    return QLocale().toString(time, "d MMM yyyy  HH:mm") if time.isValid() else at


def lines(differences: list[Difference]) -> list[Line]:
    """The differences a person reads, with the names of tables and columns replaced by those of forms."""
    told: list[Line] = []
    for at, change in enumerate(differences):
        hidden = change.field in _INNER or change.field.endswith(_INNER_ENDS)
        if hidden or change.old == change.new:
            continue
        told.append(Line(at, *_named(change.subject, change.field), change.old, change.new))
    return told


def _named(subject: str, field: str) -> tuple[str, str]:
    table, _, rest = subject.partition(" ")
    if table in TYPES:
        declared = TYPES[table].fields | TYPES[table].parts
        label = declared[field].label if field in declared else field
        return (rest or subject) if not rest.isdigit() else f"{TYPES[table].title_label} {rest}", label
    return subject[:1].upper() + subject[1:], field.replace("_", " ").capitalize()


def _struck() -> QFont:
    font = QFont()
    font.setStrikeOut(True)
    return font


class StepsModel(Listing[Step]):
    """Steps, the newest first; one that was undone is struck out."""

    def __init__(self, parent: QObject | None = None) -> None:
        struck = _struck()

        def font(step: Step) -> QFont | None:
            return struck if not step.standing and step.kind not in _TAKES_BACK else None

        super().__init__(
            [
                Column(_tr("When"), lambda step: moment(step.at)),
                Column(_tr("Who"), lambda step: step.coder),
                Column(
                    _tr("What"), lambda step: step.summary, roles={_FONT: font, TOOLTIP: lambda s: tooltip(s.summary)}
                ),
            ],
            lambda step: step.id,
            parent,
        )


class LinesModel(Listing[Line]):
    """The values that a step changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            [
                Column(_tr("Of"), lambda line: line.subject, roles={TOOLTIP: lambda line: tooltip(line.subject)}),
                Column(_tr("What"), lambda line: line.field),
                Column(_tr("Before"), lambda line: line.old, roles={TOOLTIP: lambda line: tooltip(line.old)}),
                Column(_tr("After"), lambda line: line.new, roles={TOOLTIP: lambda line: tooltip(line.new)}),
            ],
            lambda line: line.at,
            parent,
        )
