"""The articles of the workspace: find one by its words, open it, paste one, withdraw one. What it says is elsewhere."""

from base64 import b64encode
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from db.capture import zones
from db.edits import AddArticle, Command, ReinstateArticle, WithdrawArticle
from db.intake import Unreadable, load_bytes
from db.kinds import Invalid
from db.queries.articles import ArticleRow, articles, find_article
from db.queries.unread import Reader, Remainder, Touched, touched
from db.queries.versions import Standing, standings
from db.text import digest
from desktop.models.articles import CLAIMS, LANGUAGE, NOTES, PUBLISHED, PUBLISHER, READ, TITLE, ArticlesModel, fits
from desktop.support import layout
from desktop.support.ask import Prompts
from desktop.support.plain import label
from desktop.widgets.article_paste import PasteDialog
from desktop.widgets.drops import DropPane
from desktop.widgets.empty import EmptyState
from desktop.widgets.keys import bind
from desktop.widgets.tables import current_row, make_current, table
from desktop.widgets.when_seen import WhenSeen
from desktop.workspace import Workspace

_AT_ONCE = 10  # articles that are read before anything else may be asked


def article_of(pasted: str) -> AddArticle:
    """What freezes pasted text as an article. Raises Unreadable."""
    raw = pasted.encode()
    name = f"pasted-{digest(pasted, 8)}.txt"
    arrival = load_bytes(name, raw)[0]
    known = {"title": arrival.title or name, "language": arrival.language, "zones": zones(arrival.text)}
    known |= {"published": arrival.dated}
    frozen = {"name": name, "format": arrival.format, "raw": b64encode(raw), "text": arrival.text}
    return AddArticle.model_validate(frozen | known)


class ArticlesPane(DropPane):
    """`actions` are offered where there is no article yet. Enter or a double click opens; files may be dropped.

    `arrived` carries the ids of new articles. How much of each article is read is worked out in the background, some
    articles at a time.
    """

    article_opened = Signal(int)
    arrived = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        prompts: Prompts,
        actions: Sequence[QAction] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(welcome=not workspace.read_only, parent=parent)
        self._workspace, self._prompts = workspace, prompts
        self._reader = Reader()
        self._read_until = 0  # the step whose state the column tells
        self._to_read: list[int] = []
        self.dialog: PasteDialog | None = None
        self._model = ArticlesModel(self)
        self.filter = QLineEdit(placeholderText=self.tr("Find by title, publisher, date"), clearButtonEnabled=True)
        self.filter.setAccessibleName(self.tr("Find an article"))
        self.count = label(name="count")
        widths = {PUBLISHER: 120, PUBLISHED: 115, LANGUAGE: 75, CLAIMS: 52, READ: 52, NOTES: 96}
        self.table = table(self._model, stretch=TITLE, widths=widths, sortable=True)
        self.table.setAccessibleName(self.tr("Articles"))
        advice = self.tr(
            "Drop article files here, or import them. Their text is frozen, so that quotes stay where they are."
        )
        self.empty = EmptyState(self.tr("No articles yet"), advice, actions)
        self.error = label(name="error", wrap=True)
        self.error.hide()
        self._bar = QWidget()
        self._bar.setLayout(layout.row(self.filter, self.count))
        self.setLayout(layout.column(self._bar, self.error, self.table, self.empty, margin=layout.GAP))
        self.setFocusProxy(self.table)
        self.filter.textChanged.connect(self._narrow)
        self.filter.returnPressed.connect(self._open_first)
        self.table.activated.connect(self.open_current)
        workspace.changed.connect(self._changed)
        self._when_seen = WhenSeen(self, self._read_on)
        bind(self, {"Ctrl+F": self.filter.setFocus, "Ctrl+V": self.paste})
        bind(self.table, {"W": self.withdraw})
        bind(self.filter, {"Down": self.table.setFocus, "Esc": self.filter.clear})
        self.refresh()

    def refresh(self) -> None:
        """Read the list again; what is current stays current."""
        self._workspace.fetch(articles, done=self._show, key=(self, "articles"))
        self._workspace.fetch(standings, done=self._show_standings, key=(self, "standings"))

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & {"article", "publisher", "claim"}:
            self.refresh()
        elif tables & {"refusal", "passage"}:
            self._when_seen()

    def _show(self, found: list[ArticleRow]) -> None:
        self._model.set_rows(found)
        for part in (self._bar, self.table):
            part.setVisible(bool(found))
        self.empty.setVisible(not found)
        self._counted()
        self._when_seen()

    def _show_standings(self, found: dict[int, Standing]) -> None:
        self._model.tell_standings(found)
        self.table.setColumnHidden(NOTES, not found)

    def _read_on(self) -> None:
        """Work out anew how much is read of the articles that were touched."""
        self._workspace.fetch(touched, self._read_until, done=self._read_touched, key=(self, "touched"), slow=True)

    def _read_touched(self, found: Touched) -> None:
        """They come before what still waits; at first that are all, beginning with those that stand first."""
        self._read_until = found.step
        every = [row.id for row in self._model.everything]
        self._to_read = every if found.articles is None else list(dict.fromkeys((*found.articles, *self._to_read)))
        self._read_next()

    def _read_next(self) -> None:
        articles = self._to_read[:_AT_ONCE]

        def told(left: dict[int, Remainder]) -> None:
            self._model.tell_read(left)
            self._to_read = [row for row in self._to_read if row not in articles]
            self._read_next()

        if articles:
            self._workspace.fetch(self._reader.read, articles, done=told, key=(self, "read"), slow=True)

    def _narrow(self) -> None:
        words = self.filter.text().strip()
        self._model.narrow((lambda row: fits(row, words)) if words else None)
        self._counted()

    def _counted(self) -> None:
        shown, total = self._model.rowCount(), self._model.total
        text = self.tr("Articles: %1").replace("%1", str(total))
        self.count.setText(
            text if shown == total else self.tr("%1 of %2").replace("%1", str(shown)).replace("%2", str(total))
        )
        if current_row(self.table) < 0 and shown:
            make_current(self.table, 0)

    # -- what can be done with articles ----------------------------------------------------------------------------

    def paste(self) -> None:
        """Make an article of the text in the clipboard, once the person has looked at it."""
        if self._workspace.read_only:
            return
        self.dialog = PasteDialog(QApplication.clipboard().text(), self)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.offered.connect(self._freeze)
        self.dialog.open()

    def _freeze(self, pasted: str) -> None:
        try:
            command = article_of(pasted)
        except Unreadable as error:
            self._say(str(error))
            return
        self._start(command, lambda: self._open_named(command.name))

    def _open_named(self, name: str) -> None:
        found = self._workspace.read(find_article, name)
        if found is not None:
            self.arrived.emit((found,))

    def withdraw(self) -> None:
        """Let the current article count no more, for a reason; a withdrawn one counts again."""
        row = self._model.row(current_row(self.table))
        if row is None or self._workspace.read_only:
            return
        if row.status == "withdrawn":
            self._start(ReinstateArticle(article=row.id))
            return
        question = self.tr("Why does “%1” not count any more? Its values go back to review.").replace("%1", row.title)
        reason = self._prompts.reason(self.tr("Withdraw this source"), question)
        if reason:
            self._start(WithdrawArticle(article=row.id, reason=reason))

    def _start(self, command: Command, done: Callable[[], object] = lambda: None) -> None:
        def failed(error: Exception) -> None:
            if not isinstance(error, Invalid):
                raise error
            self._say(str(error))

        self._say("")
        self._workspace.start(command, lambda _: done(), failed)

    def _say(self, message: str) -> None:
        self.error.setText(message)
        self.error.setVisible(bool(message))

    def current(self) -> int | None:
        """The id of the article that is current."""
        row = self._model.row(current_row(self.table))
        return None if row is None else row.id

    def select(self, article: int) -> None:
        """Make an article current."""
        make_current(self.table, self._model.place(article))

    def open_current(self) -> None:
        """Open the article that is current."""
        article = self.current()
        if article is not None:
            self.article_opened.emit(article)

    def _open_first(self) -> None:
        if self._model.rowCount():
            make_current(self.table, max(current_row(self.table), 0))
            self.open_current()
