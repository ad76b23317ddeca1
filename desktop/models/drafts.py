"""Drafts of claims as the source panel lists them, and what to propose for words that were selected. Stores nothing."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from db.authority import vocabulary
from db.capture import Draft, Mention
from db.edits import NewClaim
from db.keys import parse_key
from db.kinds import DATE, Invalid, Kind
from db.records import TYPES
from desktop.models.listing import Column, Listing
from desktop.support.plain import tooltip
from desktop.support.roles import DETAIL, TOOLTIP


def _tr(text: str) -> str:
    return QCoreApplication.translate("Drafts", text)


def kind_of(record: str, field: str) -> Kind:
    """The value kind of a field. Raises Invalid for no record key, KeyError for no field of it."""
    return TYPES[parse_key(record).type].fields[field].kind


def identity(draft: Draft) -> Hashable:
    """What tells drafts apart: refused ones are remembered by it."""
    return (draft.record, draft.field, draft.norm, draft.start, draft.end)


def family(draft: Draft) -> Hashable:
    """Drafts of one enumeration have this in common: the quote and the rule that read it."""
    return (draft.start, draft.end, draft.rule)


@dataclass(frozen=True, slots=True)
class Line:
    """A draft with the label of its record."""

    draft: Draft
    label: str

    @property
    def place(self) -> str:
        """Record and field as people name them."""
        field = TYPES[parse_key(self.draft.record).type].fields[self.draft.field]
        return f"{self.label} · {field.label}"

    @property
    def shown(self) -> str:
        """The normalised value as people read it."""
        return shown(kind_of(self.draft.record, self.draft.field), self.draft.norm)

    @property
    def text(self) -> str:
        """The draft in one line."""
        return f"{self.place}: {self.shown}"

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
        told.append(draft.rule)
        return " · ".join(filter(None, told))


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
    """The drafts in reading order."""

    def __init__(self, parent: QObject | None = None) -> None:
        roles = {DETAIL: lambda line: line.detail, TOOLTIP: lambda line: tooltip(f"{line.text}\n{line.detail}")}
        column = Column(_tr("Draft"), lambda line: line.text, roles=roles)
        super().__init__([column], lambda line: identity(line.draft), parent)


# -- what selected words may mean ----------------------------------------------------------------------------------


_SHARED = (
    *("record", "field", "value", "norm", "start", "end", "as_of"),
    *("attributed_to", "mode", "list_flag", "certainty"),
)


def claim_of(draft: Draft, article: int) -> NewClaim:
    """The claim that confirming a draft stores."""
    return NewClaim.model_validate({name: getattr(draft, name) for name in _SHARED} | {"article": article})


# Gives the norm that the kind of (record, field) makes of words, or None where it cannot read them.
Reads = Callable[[str, str, str], str | None]


@dataclass(frozen=True, slots=True)
class Selected:
    """Words that were selected in an article, and what is known about that stretch of it."""

    article: int
    start: int
    end: int
    words: str
    drafts: Sequence[Draft]
    mentions: Sequence[Mention]

    def touching(self) -> list[Draft]:
        """The drafts whose quote overlaps the words, those about just these words first, then the shorter quotes."""
        touching = [draft for draft in self.drafts if draft.start < self.end and self.start < draft.end]
        return sorted(touching, key=lambda draft: (not self._about(draft), draft.end - draft.start))

    def _about(self, draft: Draft) -> bool:
        words, value = self.words.casefold(), draft.value.casefold()
        return value in words or words in value

    def inside(self) -> list[Mention]:
        """The mentions within the words."""
        return [mention for mention in self.mentions if self.start <= mention.start and mention.end <= self.end]


def for_target(selected: Selected, record: str, field: str, reads: Reads) -> NewClaim:
    """The claim about a field that the selected words make.

    The words are taken as they are where the field's kind can read them; else a draft on the same field there, else the
    first mention in them that the kind can read.
    """
    drafts = [draft for draft in selected.touching() if draft.field == field]
    draft = next((draft for draft in drafts if draft.record == record), None)
    if reads(record, field, selected.words) is not None:
        return _claim(selected, record, field, selected.words, draft)
    if draft is not None:
        return _claim(selected, record, field, draft.value, draft, norm=draft.norm)
    for mention in selected.inside():
        if reads(record, field, mention.text) is not None:
            return _claim(selected, record, field, mention.text)
    return _claim(selected, record, field, selected.words)


def without_target(selected: Selected) -> NewClaim | None:
    """The most likely claim in the selected words: that of the draft which fits them best. None where there is none."""
    draft = next(iter(selected.touching()), None)
    return None if draft is None else _claim(selected, draft.record, draft.field, draft.value, draft, norm=draft.norm)


def places(selected: Selected) -> list[tuple[str, str]]:
    """The fields that a claim on the words may be about: those of drafts, then those of the partners mentioned."""
    found = [(draft.record, draft.field) for draft in selected.touching()]
    partners = [mention.normal for mention in selected.inside() if mention.kind == "country"]
    for partner in dict.fromkeys(partners):
        for kind in ("agreement", "negotiation", "country"):
            found += [(f"{kind}/{partner}", field) for field in TYPES[kind].fields]
    return list(dict.fromkeys(found))


def _claim(
    selected: Selected, record: str, field: str, words: str, draft: Draft | None = None, norm: str | None = None
) -> NewClaim:
    quote = {"article": selected.article, "start": selected.start, "end": selected.end}
    values = {"record": record, "field": field, "value": words, "norm": norm, **quote}
    if draft is not None:
        values |= {"as_of": draft.as_of, "attributed_to": draft.attributed_to, "mode": draft.mode}
        values |= {"list_flag": draft.list_flag, "certainty": draft.certainty if norm else "explicit"}
    return NewClaim.model_validate(values)
