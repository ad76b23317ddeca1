"""Drafts of claims as the source panel lists them. Nothing is stored here."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject

from db.authority import vocabulary
from db.capture import Draft
from db.keys import parse_key
from db.kinds import DATE, Invalid, Kind
from db.queries.drafts import NOTHING, Proposals
from db.records import TYPES
from desktop.models.listing import Column, Listing
from desktop.models.rule_labels import rule_label
from desktop.support.plain import tooltip
from desktop.support.roles import DETAIL, TOOLTIP


def _tr(text: str) -> str:
    return QCoreApplication.translate("Drafts", text)


def identity(draft: Draft) -> Hashable:
    """What tells drafts apart."""
    return (draft.record, draft.field, draft.norm, draft.start, draft.end)


def family(draft: Draft) -> Hashable:
    """Drafts of one enumeration have this in common: the quote and the rule that read it."""
    return (draft.start, draft.end, draft.rule)


@dataclass(frozen=True, slots=True)
class Line:
    """A draft with what people call its type, record and field (`place`), its value (`shown`), and its `identity`.

    `number` tells the readings of one quote apart, in as many digits as the last of them has; empty where there is one.
    """

    draft: Draft
    place: str
    shown: str
    key: Hashable
    number: str = ""

    @property
    def mark(self) -> Hashable:
        """The id of its mark in the text, which drafts with one quote share."""
        return ("draft", *self.span)

    @property
    def span(self) -> tuple[int, int]:
        """Start and end of its quote."""
        return self.draft.start, self.draft.end

    @property
    def text(self) -> str:
        """The draft in one line."""
        return f"{self.place}: {self.shown}"

    @property
    def numbered(self) -> str:
        """The draft in one line, behind its number where its quote has several readings."""
        return f"{self.number}  {self.text}" if self.number else self.text

    @property
    def detail(self) -> str:
        """What else it says: words as printed, as-of, attribution, mode, list, certainty, rule."""
        draft = self.draft
        told = [f"“{draft.value}”"]
        if draft.as_of:
            told.append(_tr("as of %1").replace("%1", shown(DATE, draft.as_of)))
        if draft.attributed_to:
            told.append(_tr("according to %1").replace("%1", draft.attributed_to))
        for name, value, usual in (
            ("modes", draft.mode, "fact"),
            ("list-flags", draft.list_flag, "none"),
            ("certainties", draft.certainty, "explicit"),
        ):
            if value != usual:
                told.append(_term(name, value))
        told.append(rule_label(draft.rule))
        return " · ".join(filter(None, told))


class Lines(NamedTuple):
    """The lines of the drafts that are open, and of those that were refused."""

    open: Sequence[Line]
    refused: Sequence[Line]


def lines_of(found: Proposals, before: Sequence[Line] = ()) -> Lines:
    """The lines of all drafts. An article may have very many: this is done away from the screen.

    `before` are the open lines as they are seen now. Those that stay are the very same, so that the screen has little
    to compare, and keep their numbers while their neighbours go.
    """
    lines = _lines(found.drafts, found.labels)
    seen = {line.key: line for line in before}
    if all(line.key in seen for line in lines):
        lines = [replace(line, number=seen[line.key].number) for line in lines]
    kept = [seen[line.key] if seen.get(line.key) == line else line for line in lines]
    return Lines(kept, _lines(found.refused, found.labels))


def _lines(drafts: Sequence[Draft], labels: Mapping[str, str]) -> list[Line]:
    readings = Counter((draft.start, draft.end) for draft in drafts)
    seen: Counter[tuple[int, int]] = Counter()
    made: list[Line] = []
    for draft in drafts:
        span = (draft.start, draft.end)
        seen[span] += 1
        number = str(seen[span]).zfill(len(str(readings[span]))) if readings[span] > 1 else ""
        made.append(_line(draft, labels[draft.record], number))
    return made


def _line(draft: Draft, label: str, number: str) -> Line:
    declared = TYPES[parse_key(draft.record).type]
    field = declared.fields[draft.field]
    place = f"{declared.title_label} · {label} · {field.label}"
    return Line(draft, place, shown(field.kind, draft.norm), identity(draft), number)


def shown(kind: Kind, norm: str) -> str:
    """The norm as people read it; as it stands, where the kind does not know it."""
    try:
        return kind.show(norm)
    except (Invalid, ValueError, KeyError):
        return norm


def _term(name: str, notation: str) -> str:
    known = vocabulary(name)
    return known[notation].label() if notation in known else notation


class DraftsModel(Listing[Line]):
    """The drafts of one article in reading order, without those that have just been confirmed or refused.

    Instead it may show those that were refused.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        roles: dict[int, Callable[[Line], str]] = {
            DETAIL: lambda line: line.detail,
            TOOLTIP: lambda line: tooltip(f"{line.text}\n{line.detail}"),
        }
        column = Column[Line](_tr("Draft"), lambda line: line.numbered, roles=roles)
        super().__init__([column], lambda line: line.key, parent)
        self._going: set[Hashable] = set()  # being stored or refused
        self._gone: set[Hashable] = set()  # the next proposals will know
        self.article = 0
        self.proposals: Proposals = NOTHING
        self._lines: Lines = Lines((), ())
        self.shows_refused = False

    @property
    def refused(self) -> int:
        """How many drafts of the article were refused."""
        return len(self._lines.refused)

    @property
    def open(self) -> Sequence[Line]:
        """The drafts that were open when the article was last read."""
        return self._lines.open

    @property
    def settled(self) -> tuple[int, int]:
        """How many drafts of the article are confirmed or refused, and how many there are in all."""
        return self.proposals.total - len(_without(self.open, self._going | self._gone)), self.proposals.total

    def show(self, article: int, found: Proposals, lines: Lines) -> None:
        """Show what is proposed for an article, with the lines made of it (`lines_of`)."""
        if article != self.article:
            self._going.clear()
            self.shows_refused = False
        self.article, self.proposals, self._lines = article, found, lines
        self._gone.clear()
        self.shows_refused = self.shows_refused and bool(lines.refused)
        self._list()

    def show_refused(self, *, on: bool) -> None:
        """Show what was refused, or what is open."""
        self.shows_refused = on
        self._list()

    def settle(self, lines: Sequence[Line]) -> None:
        """The drafts are being stored or refused: they are not shown meanwhile. `gone` or `kept` follows."""
        self._going.update(line.key for line in lines)
        self._list()

    def gone(self, lines: Sequence[Line]) -> None:
        """The drafts are claims or refusals now, which the next proposals will know."""
        self._going.difference_update(line.key for line in lines)
        self._gone.update(line.key for line in lines)

    def kept(self, lines: Sequence[Line]) -> None:
        """The drafts could not be stored or refused: they are shown again."""
        self._going.difference_update(line.key for line in lines)
        self._list()

    def _list(self) -> None:
        if self.shows_refused:
            self.set_rows(_without(self._lines.refused, self._going))
        else:
            self.set_rows(_without(self.open, self._going | self._gone))

    def of_reading(self, at: int, digits: str) -> int:
        """The first reading of a row's quote whose number begins with these digits, as a row; or -1."""
        line = self.row(at)
        fitting = (
            place
            for place, other in enumerate(self.rows)
            if line is not None and other.span == line.span and digits and other.number.startswith(digits)
        )
        return next(fitting, -1)

    def of_sentence(self, at: int) -> list[Line]:
        """All that the rule of a row read in its sentence."""
        chosen = family(self.rows[at].draft)
        return [line for line in self.rows if family(line.draft) == chosen]

    def of_rule(self, at: int) -> list[Line]:
        """All that the rule of a row read in the article."""
        return [line for line in self.rows if line.draft.rule == self.rows[at].draft.rule]

    def at_mark(self, mark: object) -> int:
        """The first row that the mark of that id stands for, or -1."""
        return next((at for at, line in enumerate(self.rows) if line.mark == mark), -1)

    def marks(self) -> dict[Hashable, list[Line]]:
        """The drafts by the id of their mark."""
        return by_mark(self.rows)


def _without(lines: Sequence[Line], away: Set[Hashable]) -> Sequence[Line]:
    return [line for line in lines if line.key not in away] if away else lines


def by_mark(lines: Sequence[Line]) -> dict[Hashable, list[Line]]:
    """The drafts by the id of their mark."""
    found: dict[Hashable, list[Line]] = {}
    for line in lines:
        found.setdefault(line.mark, []).append(line)
    return found
