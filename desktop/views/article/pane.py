"""The source panel: an article with its marks, the claims that capture proposes, and claims made of selected words.

Nothing is stored before the person says so. What is proposed, and what selected words may mean, is worked out in
`models.selections`.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from db.edits import Cite, Command, NewClaim
from db.kinds import Invalid
from db.queries.claims import ClaimRow
from db.queries.drafts import Proposals, proposals
from db.queries.marks import CONFLICT, VETTED, MarkedArticle, marked_article
from db.queries.unread import remainder
from desktop.models.drafts import DraftsModel, Line, Lines, by_mark, lines_of
from desktop.models.orphans import OrphansModel
from desktop.models.selections import ValueReader, claim_of
from desktop.support import layout
from desktop.support.assets import Icons
from desktop.views.article.citing import Citing
from desktop.views.article.details import Details
from desktop.views.article.lineage import Versions
from desktop.views.article.reading_on import ReadingOn
from desktop.views.article.triage import Triage
from desktop.widgets.article_body import ArticleBody
from desktop.widgets.article_versions import OrphansList
from desktop.widgets.claim_bar import ClaimBar
from desktop.widgets.drafts_list import DraftsList
from desktop.widgets.drops import DropPane
from desktop.widgets.field_choices import FieldChoices
from desktop.widgets.keys import bind
from desktop.widgets.quote_marks import Mark, Marks, Offsets, placed
from desktop.workspace import Workspace

_MATTERS = frozenset({"article", "claim", "decision", "finding", "publisher"})
Propose = Callable[[Any, int], Proposals]


class ArticlePane(DropPane):
    """`actions` are offered where no article is open; `propose` gives the drafts for an article.

    Keys in the text: C or Ctrl+Enter make a claim of the selection, F goes to the field of the lit claim; those of
    search and marks are the quote view's.
    """

    field_requested = Signal(str, str)
    opened = Signal(int)

    def __init__(
        self,
        workspace: Workspace,
        icons: Icons,
        actions: Sequence[QAction] = (),
        propose: Propose = proposals,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(welcome=not workspace.read_only, parent=parent)
        self._workspace = workspace
        self._propose = propose
        self._shown: MarkedArticle | None = None
        self._claim_marks: list[Mark] = []
        self._wanted: int | None = None
        self._light: Callable[[], object] | None = None
        self._edits_draft = False  # what stands in the bar came from the proposals
        self._model = DraftsModel(self)
        values = ValueReader(workspace)
        bar = ClaimBar(FieldChoices(workspace), values.read)
        orphans = OrphansModel(self)
        self.body = ArticleBody(bar, DraftsList(self._model), OrphansList(orphans), icons, actions)
        self.meta, self.quote, self.bar, self.drafts = self.body.meta, self.body.quote, bar, self.body.drafts
        self.drafts.set_editable(on=not workspace.read_only)
        self.citing = Citing(workspace, values, self.body, self._model)
        self._triage = Triage(self._model, self.drafts, self._start)
        self._reading = ReadingOn(self.quote, self.body, self._start)
        self.details = Details(workspace, self.meta, self._start)
        self.versions = Versions(workspace, orphans, self.body, self._start)
        self.setLayout(layout.column(self.body))
        self.setFocusProxy(self.quote)
        self._connect()

    def _connect(self) -> None:
        self._workspace.changed.connect(self._changed)
        self.body.cite_button.clicked.connect(self.cite)
        self.details.wanted.connect(self._show_next)
        self.meta.left.connect(self.quote.setFocus)
        self.quote.mark_clicked.connect(self._mark_clicked)
        self.citing.offered.connect(self._offer)
        self.bar.submitted.connect(self._store)
        self.bar.closed.connect(self._go_back)
        self.bar.shown.connect(self._make_room)
        self.drafts.current_changed.connect(self._light_draft)
        self.drafts.edited.connect(self._edit_draft)
        self.drafts.typed.connect(self._edit_draft)
        self._triage.changed.connect(self._mark)
        self.versions.wanted.connect(self.open_article)
        keys = {"C": self.cite, "Ctrl+Return": self.cite, "Ctrl+Enter": self.cite, "F": self.go_to_field}
        bind(self.quote.view, {**keys, **self._reading.keys(), **self.versions.keys()})
        bind(self.quote.view, {"Ctrl+D": self.details.open_form, "Ctrl+Shift+D": self.go_to_drafts})
        bind(self.drafts.list, {"Esc": self.quote.setFocus})

    # -- one article -----------------------------------------------------------------------------------------------

    @property
    def article(self) -> int | None:
        """The id of the article that is shown."""
        return None if self._shown is None else self._shown.article.row.id

    def open_article(self, article: int) -> None:
        """Show an article from its beginning."""
        self.details.chosen()
        self._show_next(article)

    def _show_next(self, article: int) -> None:
        self._light = None
        self._open(article)

    def show_quote(self, article: int, start: int, end: int, claim: str = "") -> None:
        """Show an article with a quote of it in sight, and lit where a claim of that id stands there."""
        self._light = lambda: self._reveal(start, end, claim)
        self._open(article)

    def _open(self, article: int) -> None:
        self._wanted = article
        if article != self._model.article:
            self._triage.open(article)
        self._reload()
        self._reload_drafts()

    def _reload(self) -> None:
        if self._wanted is not None:
            self._workspace.fetch(_loaded, self._wanted, done=self._show, key=(self, "article"))

    def _reload_drafts(self) -> None:
        if self._wanted is not None:
            wanted = (self._propose, self._wanted, self._model.open)
            self._workspace.fetch(_proposed, *wanted, done=self._show_drafts, key=(self, "drafts"), slow=True)
            self._reload_left()

    def _reload_left(self) -> None:
        if self._wanted is not None:
            shown = partial(self._reading.show, self._wanted)
            self._workspace.fetch(remainder, self._wanted, done=shown, key=(self, "unread"), slow=True)

    def _show_drafts(self, found: tuple[Proposals, Lines]) -> None:
        self._triage.show(*found)

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & _MATTERS:
            self._reload()
        if tables & {"article", "claim", "refusal"}:
            self._reload_drafts()
        elif "passage" in tables:
            self._reload_left()

    def _show(self, loaded: tuple[MarkedArticle | None, list[Mark]]) -> None:
        former = self._shown
        found, self._claim_marks = loaded
        self._shown = found
        self.body.set_open(on=found is not None)
        if found is None:
            return
        row = found.article.row
        anew = former is None or former.article.row.id != row.id
        self.citing.open(found)
        if former is None or anew or former.article.text != found.article.text:  # a garbled text may be mended
            self.quote.show_text(found.article.text)
            self.bar.close_bar()
        if anew:
            self.opened.emit(row.id)
        self.details.open(row, anew=anew)
        self._reading.open(found.article)
        self.versions.open(row.id)
        self._mark()

    def _mark(self) -> None:
        """Have the marks of claims and drafts made ready away from the screen."""
        if self.article == self._model.article and self._shown is not None:
            offsets = self.quote.offsets
            given = (tuple(self._claim_marks), tuple(self._model.rows), offsets)
            self._workspace.fetch(_marks, *given, done=lambda made: self._marked(offsets, made), key=(self, "marks"))

    def _marked(self, offsets: Offsets, made: Marks) -> None:
        if offsets is not self.quote.offsets:
            return  # another article is shown by now
        self.quote.take_marks(made)
        light, self._light = self._light, None
        if light is not None:
            light()

    def _reveal(self, start: int, end: int, claim: str) -> None:
        self.versions.show_text()
        if self._claim(claim) is not None:
            self.quote.set_current(claim)
        else:
            self.quote.set_current(None)
            self.quote.jump_to(start, end)

    # -- from marks to fields and back -----------------------------------------------------------------------------

    def _claim(self, claim: object) -> ClaimRow | None:
        claims = () if self._shown is None else self._shown.claims
        return next((row for row in claims if row.id == claim), None)

    def _mark_clicked(self, mark: object) -> None:
        found = self._claim(mark)
        self.quote.set_current(mark, reveal=False)  # type: ignore[arg-type]
        if found is not None:
            self.field_requested.emit(found.record, found.field)
        else:
            self.drafts.set_current(self._model.at_mark(mark))

    def go_to_field(self) -> None:
        """Go to the field of the claim that is lit, or of the draft that is current."""
        found = self._claim(self.quote.current())
        line = self._model.row(self.drafts.current)
        if found is not None:
            self.field_requested.emit(found.record, found.field)
        elif line is not None:
            self.field_requested.emit(line.draft.record, line.draft.field)

    def go_to_drafts(self) -> None:
        """The keyboard goes to the proposed claims."""
        self.drafts.list.setFocus()
        self._light_line(self.drafts.current)

    def set_target(self, record: str | None, field: str | None) -> None:
        """The field that a claim made of selected words is about; None where it is to be proposed."""
        self.citing.set_target(record, field)

    # -- claims made of selected words -----------------------------------------------------------------------------

    def cite(self) -> None:
        """Make a claim of the selected words: about the target, or else the most likely one there."""
        self.citing.cite()

    def _offer(self, claim: NewClaim, likely: list[tuple[str, str]]) -> None:
        assert self._shown is not None
        text = self._shown.article.text[claim.start : claim.end]
        self._edits_draft = False
        self.body.say("")
        self.bar.offer(claim, text, self._shown.article.row.published, likely)

    def _store(self, claim: NewClaim) -> None:
        self.bar.done()
        self._go_back()
        self._start(Cite(claims=(claim,)), _nothing, lambda error: self._offer_again(claim, error))

    def _offer_again(self, claim: NewClaim, error: str) -> None:
        """What could not be stored stands in the bar again, unless the person has gone on meanwhile."""
        if claim.article != self.article or not self.bar.isHidden():
            self.body.say(error)
            return
        self._offer(claim, [(claim.record, claim.field)])
        self.bar.show_error(error)

    def _start(self, command: Command, done: Callable[[], object], refused: Callable[[str], object]) -> None:
        """Carry it out away from the screen: an article may have thousands of claims to be compared."""

        def failed(error: Exception) -> None:
            if not isinstance(error, Invalid):
                raise error
            refused(str(error))

        self._workspace.start(command, lambda _: done(), failed)

    def _go_back(self) -> None:
        """The keyboard goes to where the claim came from: the proposals, or the words."""
        (self.drafts.list if self._edits_draft else self.quote).setFocus()

    def _make_room(self, on: bool) -> None:
        self.drafts.make_room(on=on)

    def _edit_draft(self, at: int, typed: str = "") -> None:
        """Offer a draft to be changed, its value already begun with what was typed."""
        draft = self._model.rows[at].draft
        self._offer(claim_of(draft, self._model.article), [(draft.record, draft.field)])
        self._edits_draft = True
        if typed:
            self.bar.value.insert(typed)

    def _light_draft(self, at: int) -> None:
        if self.drafts.list.hasFocus():  # else the text stays where it is read
            self._light_line(at)

    def _light_line(self, at: int) -> None:
        line = self._model.row(at)
        if line is not None:
            self.quote.set_current(line.mark)


def _nothing() -> None:
    pass


# Read and made ready away from the screen: an article may have very many claims and drafts.


def _proposed(connection: Any, propose: Propose, article: int, before: Sequence[Line]) -> tuple[Proposals, Lines]:
    found = propose(connection, article)
    return found, lines_of(found, before)


def _marks(_connection: Any, claims: Sequence[Mark], lines: Sequence[Line], offsets: Offsets) -> Marks:
    drafts = by_mark(lines).items()
    drawn = [Mark(*found[0].span, mark, "draft", "\n".join(line.text for line in found)) for mark, found in drafts]
    return placed([*claims, *drawn], offsets)


def _loaded(connection: Any, article: int) -> tuple[MarkedArticle | None, list[Mark]]:
    shown = marked_article(connection, article)
    if shown is None:
        return None, []
    kinds: dict[str, Literal["claim", "conflict", "vetted"]] = {CONFLICT: "conflict", VETTED: "vetted"}
    return shown, [
        Mark(row.start or 0, row.end or 0, row.id, kinds.get(shown.state(row.id), "claim"), f"{row.place}: {row.shown}")
        for row in shown.claims
    ]
