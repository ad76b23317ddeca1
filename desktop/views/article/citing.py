"""What selected words are taken to say: told while they are selected, and offered as a claim by a key."""

from PySide6.QtCore import QTimer, Signal

from db.edits import NewClaim
from db.keys import parse_key
from db.queries.marks import MarkedArticle
from db.queries.records import names_of
from db.records import TYPES
from desktop.models.drafts import DraftsModel, shown
from desktop.models.parts import sentence_around
from desktop.models.selections import Selected, ValueReader, likely, places
from desktop.widgets.article_body import ArticleBody
from desktop.widgets.field_choices import label_of
from desktop.workspace import Workspace

_LONGEST = 2_000  # characters of a selection that is thought about before a key asks


class Citing(QTimer):
    """`offered` carries the claim, without a record where nothing is likely, and the places it may be about.

    As a timer it waits until a selection has come to rest.
    """

    offered = Signal(object, list)

    def __init__(self, workspace: Workspace, values: ValueReader, body: ArticleBody, model: DraftsModel) -> None:
        super().__init__(body, singleShot=True, interval=100)
        self._workspace, self._values = workspace, values
        self._body, self._quote, self._model = body, body.quote, model
        self._shown: MarkedArticle | None = None
        self._target: tuple[str, str] | None = None
        self.timeout.connect(self.tell)
        self._quote.view.selectionChanged.connect(self.start)
        self.tell()

    def open(self, article: MarkedArticle) -> None:
        """Take the words for those of this article from now on."""
        self._shown = article
        self._values.open(article.article.row)

    def set_target(self, record: str | None, field: str | None) -> None:
        """The field that a claim made of selected words is about; None where it is to be proposed."""
        self._target = (record, field) if record and field else None
        self.tell()

    def tell(self) -> None:
        """Say what two keys would store of the selected words, or what a selection would be about."""
        chosen = self._quote.selection()
        short = chosen is not None and 0 < len(chosen[2].strip()) <= _LONGEST and not self._workspace.read_only
        claim = self._likely(self._selected(*chosen)) if chosen is not None and short else None
        if claim is not None:
            told = f"{self._named((claim.record, claim.field))}: {self._value(claim)}"
            self._body.hint.setText(self.tr("C, then Enter: %1").replace("%1", told))
        elif self._target is not None:
            self._body.hint.setText(self.tr("Select words and press C: %1").replace("%1", self._named(self._target)))
        else:
            self._body.hint.setText(self.tr("Select words and press C to make a claim."))

    def cite(self) -> None:
        """Make a claim of the selected words: about the target, or else the most likely one there."""
        chosen = self._quote.selection()
        if self._shown is None or self._workspace.read_only:
            return
        if chosen is None or not chosen[2].strip():
            self._body.say(self.tr("Select the words that give the value, then press C."))
            return
        selected = self._selected(*chosen)
        claim = self._likely(selected)
        if claim is None:
            quote = {"article": selected.article, "start": selected.start, "end": selected.end}
            claim = NewClaim.model_validate({"record": "", "field": "", "value": selected.words, **quote})
        self.offered.emit(claim, places(selected))

    def _likely(self, selected: Selected) -> NewClaim | None:
        return likely(selected, self._target, self._values.try_read, self._values.home)

    def _selected(self, start: int, end: int, words: str) -> Selected:
        """The selection without white space around it."""
        start += len(words) - len(words.lstrip())
        words = words.strip()
        assert self._shown is not None
        article, found = self._shown.article.row.id, self._model.proposals
        sentence = sentence_around(self._shown.article.text, start, start + len(words))
        claims = self._shown.claims
        return Selected(article, start, start + len(words), words, found.drafts, found.mentions, claims, sentence)

    def _named(self, place: tuple[str, str]) -> str:
        return label_of(place, self._workspace.read(names_of, [place[0]]))

    def _value(self, claim: NewClaim) -> str:
        words = str(claim.value)
        norm = claim.norm or self._values.try_read(claim.record, claim.field, words)
        return shown(TYPES[parse_key(claim.record).type].fields[claim.field].kind, norm) if norm else f"“{words}”"
