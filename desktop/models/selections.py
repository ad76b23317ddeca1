"""What words selected in an article may mean: the claim to propose, and how their values are read there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from db.capture import Draft, Mention
from db.edits import NewClaim
from db.keys import parse_key
from db.kinds import DATE, Context, Invalid
from db.queries.articles import ArticleRow
from db.queries.claims import ClaimRow
from db.queries.drafts import home
from db.queries.records import pick
from db.records import TYPES
from db.text import fold
from desktop.workspace import Workspace

Place = tuple[str, str]

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
    claims: Sequence[ClaimRow] = ()
    sentence: tuple[int, int] = (0, 0)

    def touching(self) -> list[Draft]:
        """The drafts whose quote overlaps the words, those about just these words first, then the shorter quotes."""
        touching = [draft for draft in self.drafts if draft.start < self.end and self.start < draft.end]
        return sorted(touching, key=lambda draft: (not self.about(draft), draft.end - draft.start))

    def about(self, draft: Draft) -> bool:
        words, value = self.words.casefold(), draft.value.casefold()
        return value in words or words in value

    def inside(self) -> list[Mention]:
        """The mentions within the words."""
        return [mention for mention in self.mentions if self.start <= mention.start and mention.end <= self.end]

    def beside(self, kind: str) -> list[Mention]:
        """The mentions of a kind in the sentence of the words, the nearest first."""
        start, end = self.sentence
        near = [found for found in self.mentions if found.kind == kind and start <= found.start and found.end <= end]
        return sorted(near, key=lambda found: max(self.start - found.end, found.start - self.end))


# What a date tells beside a verb of that status.
_DATED = {
    "signed": "agreement/signed_date",
    "in-force": "agreement/in_force_date",
    "negotiating": "negotiation/start_date",
}
_OF_AGREEMENTS = ("text-agreed", "signed", "in-force")


def likely(selected: Selected, target: Place | None, reads: Reads, home_party: str) -> NewClaim | None:
    """The most likely claim in the words: about the target where its kind can read them; else what a draft says of just
    these words; else what the sentence's verb and country make of them; else about the target, to be typed.
    """
    told = None if target is None else for_target(selected, *target, reads)
    if told is not None and (told.norm is not None or reads(told.record, told.field, str(told.value)) is not None):
        return told
    draft = next(iter(selected.touching()), None)
    if draft is not None and (target is None or selected.about(draft)):
        return without_target(selected)
    return by_sentence(selected, home_party) or told


def by_sentence(selected: Selected, home_party: str) -> NewClaim | None:
    """The claim that a date or a verb makes with the verb and the partner nearest to it in its sentence."""
    status = next(iter(selected.beside("status")), None)
    partner = next((found for found in selected.beside("country") if found.normal != home_party), None)
    if status is None or partner is None:
        return None
    for mention in selected.inside():
        if mention.kind == "status":
            kind = "agreement" if mention.normal in _OF_AGREEMENTS else "negotiation"
            return _claim(selected, f"{kind}/{partner.normal}", "status", mention.text, norm=mention.normal)
        if mention.kind == "date" and status.normal in _DATED:
            kind, _, field = _DATED[status.normal].partition("/")
            return _claim(selected, f"{kind}/{partner.normal}", field, mention.text, norm=mention.normal)
    return None


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
    """The fields that a claim on the words may be about: of drafts, of claims there, of partners mentioned."""
    found = [(draft.record, draft.field) for draft in selected.touching()]
    found += [(row.record, row.field) for row in selected.claims if _overlaps(row, selected)]
    partners = [mention.normal for mention in selected.inside() if mention.kind == "country"]
    for partner in dict.fromkeys(partners):
        for kind in ("agreement", "negotiation", "country"):
            found += [(f"{kind}/{partner}", field) for field in TYPES[kind].fields]
    return list(dict.fromkeys(found))


def _overlaps(row: ClaimRow, selected: Selected) -> bool:
    return row.start is not None and row.start < selected.end and selected.start < (row.end or 0)


def _claim(
    selected: Selected, record: str, field: str, words: str, draft: Draft | None = None, norm: str | None = None
) -> NewClaim:
    quote = {"article": selected.article, "start": selected.start, "end": selected.end}
    values = {"record": record, "field": field, "value": words, "norm": norm, **quote}
    if draft is not None:
        values |= {"as_of": draft.as_of, "attributed_to": draft.attributed_to, "mode": draft.mode}
        values |= {"list_flag": draft.list_flag, "certainty": draft.certainty if norm else "explicit"}
    return NewClaim.model_validate(values)


class ValueReader:
    """Reads values as the words of one article: with its date, its language, and the names the workspace knows."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._context = Context()

    def open(self, row: ArticleRow) -> None:
        """Read for this article from now on."""
        published = (DATE.bounds(row.published) or ("", ""))[1] if row.published else None
        self._context = Context(self._workspace.read(home), published, row.language or "en", self._resolve)

    @property
    def home(self) -> str:
        """The home party of the workspace."""
        return self._context.home

    def read(self, record: str, field: str, words: str) -> str:
        """The norm that the field's kind makes of the words. Raises Invalid."""
        return TYPES[parse_key(record).type].fields[field].kind.clean(words, self._context)

    def try_read(self, record: str, field: str, words: str) -> str | None:
        """The norm, or None where the words cannot be read."""
        try:
            return self.read(record, field, words)
        except (Invalid, KeyError):
            return None

    def _resolve(self, kind: str, words: str) -> str | None:
        return self._workspace.read(_resolved, kind, words)


def _resolved(connection: Any, kind: str, words: str) -> str | None:
    """The key of the record of a type whose name the words are, or None."""
    return next((record.key for record in pick(connection, kind, words, 8) if fold(record.label) == fold(words)), None)
