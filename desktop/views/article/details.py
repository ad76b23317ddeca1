"""What is known about articles is corrected, and confirmed when they have just come: one after the other, or all."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from db.edits import CorrectArticle
from db.queries.articles import ArticleRow, still_there
from desktop.views.article.triage import Start
from desktop.widgets.article_meta import ArticleMeta
from desktop.workspace import Workspace


class Details(QObject):
    """`wanted` carries the article that is to be shown next.

    What waits is asked about when its article is opened, and may always be left for later.
    """

    wanted = Signal(int)

    def __init__(self, workspace: Workspace, meta: ArticleMeta, start: Start) -> None:
        super().__init__(meta)
        self._workspace, self._meta, self._start = workspace, meta, start
        self._article: int | None = None
        self._takes_keyboard = False
        self._in_turn = False  # the article came by itself, not because the person opened it
        self.waiting: list[int] = []
        meta.corrected.connect(self._correct)
        meta.confirmed.connect(self._confirm)
        meta.passed.connect(self._pass)

    def take(self, articles: Sequence[int]) -> None:
        """Have these articles confirmed, before what still waits."""
        self.waiting = list(dict.fromkeys((*articles, *self.waiting)))
        self._go_on()

    def open_form(self) -> None:
        """Open the form of the article that is shown, to be confirmed or to be corrected."""
        if self._article in self.waiting:
            self._meta.ask(len(self.waiting) - 1)
            self._meta.go_to_form()
        else:
            self._meta.open_form()

    def chosen(self) -> None:
        """The person has opened an article: it stays when it is confirmed."""
        self._in_turn = self._takes_keyboard = False

    def open(self, row: ArticleRow, *, anew: bool) -> None:
        """Show what is known of the article that is shown; `anew` where it was not shown before."""
        self._article = row.id
        self._meta.show_article(row, editable=not self._workspace.read_only)
        if row.id in self.waiting and (anew or self._takes_keyboard) and not self._workspace.read_only:
            self._meta.ask(len(self.waiting) - 1)
            if self._takes_keyboard:
                self._meta.go_to_form()
        self._takes_keyboard = False

    def _go_on(self) -> None:
        self.waiting = self._workspace.read(still_there, self.waiting)
        if self.waiting:
            self._takes_keyboard = self._in_turn = True
            self.wanted.emit(self.waiting[0])

    def _correct(self, changed: dict[str, str]) -> None:
        self._write(changed, self._meta.close_form)

    def _confirm(self, changed: dict[str, str], everything: bool) -> None:
        settled = set(self.waiting) if everything else {self._article}

        def done() -> None:
            self.waiting = [row for row in self.waiting if row not in settled]
            self._meta.close_form()
            if self._in_turn:
                self._go_on()

        if changed:
            self._write(changed, done)
        else:
            done()

    def _pass(self) -> None:
        first = [row for row in self.waiting if row != self._article]
        self.waiting = [*first, *(row for row in self.waiting if row == self._article)]
        self._go_on()

    def _write(self, changed: dict[str, str], done: Callable[[], object]) -> None:
        if self._article is not None:
            known = changed | ({"reliability": changed["reliability"] or None} if "reliability" in changed else {})
            correct = CorrectArticle.model_validate({"article": self._article, **known})
            self._start(correct, done, self._wrong)

    def _wrong(self, error: str) -> None:
        named = (field for word, field in (("Published", "published"), ("publisher", "publisher")) if word in error)
        self._meta.show_error(next(named, "title"), error)
