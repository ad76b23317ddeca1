"""The versions of the article that is shown: what differs, which claims move along, and those that wait for a place."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.alignment import Piece
from db.edits import MoveClaim, MoveClaims, RejectClaim
from db.queries.articles import article as article_of
from db.queries.versions import Lineage, difference, lineage, orphans
from desktop.models.orphans import OrphanLine, OrphansModel, orphan_lines
from desktop.views.article.triage import Start
from desktop.widgets.article_body import ArticleBody
from desktop.widgets.keys import bind
from desktop.widgets.tables import current_row, make_current
from desktop.workspace import Workspace

_Known = tuple[Lineage, list[OrphanLine]]


class Versions(QObject):
    """`wanted` carries the other version that is asked for."""

    wanted = Signal(int)

    def __init__(self, workspace: Workspace, model: OrphansModel, body: ArticleBody, start: Start) -> None:
        super().__init__(body)
        self._workspace = workspace
        self._body, self._banner, self._queue = body, body.banner, body.orphans
        self._start = start
        self._model = model
        self._article: int | None = None
        self._lineage: Lineage | None = None
        self._banner.difference_button.clicked.connect(self.show_difference)
        self._banner.move_button.clicked.connect(self.move_claims)
        self._banner.orphans_button.clicked.connect(self.go_on)
        self._banner.other_button.clicked.connect(self.go_on)
        self._body.difference.closed.connect(self._back)
        self._queue.list.selectionModel().currentRowChanged.connect(self._light)
        bind(self._queue.list, {"Return": self.accept, "Enter": self.accept, "X": self.reject, "Esc": self._leave})

    def keys(self) -> Mapping[str, Callable[[], object]]:
        """What each key does in the text."""
        return {"D": self.show_difference, "M": self.move_claims, "O": self.go_on, "Shift+M": self.place_here}

    def open(self, article: int) -> None:
        """Read how an article stands to the others."""
        if article != self._article:
            self._article, self._lineage = article, None
            self._banner.tell("")
            self.show_text()
            self._leave()
        self._workspace.fetch(_known, article, done=self._show, key=(self, "lineage"), slow=True)

    def _show(self, known: _Known) -> None:
        self._lineage, lines = known
        self._tell(self._lineage)
        self._model.set_rows(lines)
        self._queue.count.setText(self.tr("Claims that wait for a place: %1").replace("%1", str(len(lines))))
        if not lines:
            self._leave()
        elif current_row(self._queue.list) < 0:
            make_current(self._queue.list, 0)

    def _tell(self, found: Lineage) -> None:
        standing, banner = found.standing, self._banner
        told = [self.tr("Withdrawn: this source counts no more.")] if standing.withdrawn else []
        buttons = []
        if standing.newer is not None:
            told.append(self.tr("An older version; replaced by “%1”.").replace("%1", standing.newer[1]))
            buttons = [banner.other_button]
        if standing.older is not None:
            text = self.tr("Newer version of “%1”: claims moved: %2, waiting: %3.").replace("%1", standing.older[1])
            told.append(text.replace("%2", str(found.moved)).replace("%3", str(found.waiting)))
            if found.at_risk:
                told.append(self.tr("Values that rest on those: %1.").replace("%1", str(found.at_risk)))
            waiting = [banner.move_button, banner.orphans_button] if found.waiting else []
            buttons = [banner.difference_button, *waiting]
        if standing.origin is not None:
            told.append(self.tr("Same text as “%1”: both count as one origin.").replace("%1", standing.origin[1]))
        banner.tell(" ".join(told), *buttons)

    # -- what differs ----------------------------------------------------------------------------------------------

    def show_difference(self) -> None:
        """Show what was taken out and put in since the older version."""
        if self._has_older() and self._article is not None:
            shown = self._show_pieces
            self._workspace.fetch(difference, self._article, done=shown, key=(self, "difference"), slow=True)

    def _show_pieces(self, pieces: tuple[Piece, ...]) -> None:
        self._body.quote.hide()
        self._body.difference.show_pieces(pieces)

    def show_text(self) -> None:
        """Show the text itself, where the difference is shown."""
        self._body.difference.hide()
        self._body.quote.show()

    def _back(self) -> None:
        self.show_text()
        self._body.quote.setFocus()

    def _has_older(self) -> bool:
        found = self._lineage is not None and self._lineage.standing.older is not None
        if not found:
            self._body.say(self.tr("This article replaces no older version."))
        return found

    # -- claims of the older version -------------------------------------------------------------------------------

    def move_claims(self) -> None:
        """Let this version carry the claims whose very words stand in it."""
        if self._has_older() and self._article is not None:
            self._do(MoveClaims(article=self._article))

    def go_on(self) -> None:
        """Open the queue of claims that wait; from an older version, open the newer one."""
        newer = self._lineage.standing.newer if self._lineage is not None else None
        if newer is not None:
            self.wanted.emit(newer[0])
        elif self._has_older():
            if not self._model.rows:
                self._body.say(self.tr("No claim of the older version waits."))
                return
            self._body.drafts.hide()
            self._queue.show()
            self._queue.list.setFocus()
            self._light()

    def _leave(self) -> None:
        had_keyboard = self._queue.list.hasFocus()
        self._queue.hide()
        self._body.drafts.show()
        if had_keyboard:
            self._body.quote.setFocus()

    def _light(self) -> None:
        line = self._model.row(current_row(self._queue.list))
        if line is not None and line.orphan.place is not None and not self._queue.isHidden():
            self._body.quote.jump_to(line.orphan.place.start, line.orphan.place.end)

    def accept(self) -> None:
        """Put the claim on the words that are suggested."""
        line = self._model.row(current_row(self._queue.list))
        if line is None:
            return
        if line.orphan.place is None:
            self._body.say(self.tr("No place was found: select the words in the text and press Shift+M there."))
            return
        self._place(line, line.orphan.place.start, line.orphan.place.end)

    def place_here(self) -> None:
        """Put the current claim of the queue on the words that are selected."""
        line, chosen = self._model.row(current_row(self._queue.list)), self._body.quote.selection()
        if line is None or self._queue.isHidden() or chosen is None:
            self._body.say(self.tr("Open the waiting claims (O), select the words for one, then press Shift+M."))
            return
        self._place(line, chosen[0], chosen[1])
        self._queue.list.setFocus()

    def _place(self, line: OrphanLine, start: int, end: int) -> None:
        self._do(MoveClaim(claim=line.orphan.claim.id, article=line.orphan.newer, start=start, end=end))

    def reject(self) -> None:
        """Set the claim aside: the newer version says it no more."""
        line = self._model.row(current_row(self._queue.list))
        if line is not None:
            self._do(RejectClaim(claim=line.orphan.claim.id, reason=self.tr("The newer version says it no more")))

    def _do(self, command: Any) -> None:
        if not self._workspace.read_only:
            self._start(command, lambda: self._body.say(""), self._body.say)


def _known(connection: Any, article: int) -> _Known:
    found = lineage(connection, article)
    waiting = orphans(connection, article) if found.waiting else []
    return found, orphan_lines(waiting, article_of(connection, article) if waiting else None)
