"""Reading an article to its end: what is unread, what holds nothing to claim, and which part of the text is what."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from db.capture import SUPPORTLESS
from db.edits import LookAgain, PassOver, SetZones
from db.queries.articles import ArticleText
from db.queries.unread import Remainder, Span
from desktop.models.parts import KINDS, lines_around, part_name, with_part
from desktop.views.article.triage import Start
from desktop.widgets import quote_marks
from desktop.widgets.article_body import ArticleBody
from desktop.widgets.quote_view import QuoteView


class ReadingOn(QObject):
    """Each gesture is one step; what cannot be done is said under the text."""

    def __init__(self, quote: QuoteView, body: ArticleBody, start: Start) -> None:
        super().__init__(body)
        self._quote = quote
        self._body = body
        self._start = start
        self._article: ArticleText | None = None
        self._left = Remainder()
        self._left_of = 0  # the article of which that is left
        self.menu: QMenu | None = None

    def keys(self) -> Mapping[str, Callable[[], object]]:
        """What each key does in the text."""
        return {
            "N": partial(self.go, 1),
            "Shift+N": partial(self.go, -1),
            "Z": self.pass_over,
            "P": self.toggle_parts,
            "Shift+P": self.choose_part,
        }

    def open(self, article: ArticleText) -> None:
        """Show the parts of an article whose text is shown."""
        before, self._article = self._article, article
        if self._left_of != article.row.id:
            self._left = Remainder()
        self._tell()
        if before is None or (before.row.id, before.zones) != (article.row.id, article.zones):
            parts = [quote_marks.Span(part_name(kind), start, end) for kind, start, end in article.zones]
            barren = [quote_marks.Span(*zone) for zone in article.zones if zone[0] in SUPPORTLESS]
            self._quote.view.set_parts(parts, barren)

    def show(self, article: int, left: Remainder) -> None:
        """Show what is left to read in an article; it may be known before the text is there."""
        self._left, self._left_of = left, article
        if self._article is not None and self._article.row.id == article:
            self._tell()

    def _tell(self) -> None:
        left = self._left
        self._quote.view.set_unread(left.unread)
        told = self.tr("read %1 of %2 sentences").replace("%1", str(left.read)).replace("%2", str(left.total))
        self._body.coverage.setText(told if left.total else "")

    # -- what is unread --------------------------------------------------------------------------------------------

    def go(self, step: int) -> None:
        """Go to the next or the previous sentence that is unread, round and round."""
        unread = self._left.unread
        if not unread:
            self._body.say(self.tr("Nothing is left to read in this article."))
            return
        starts = [start for start, _ in unread]
        at = self._quote.caret()
        place = bisect_right(starts, at) if step > 0 else bisect_left(starts, at) - 1
        self._body.say("")
        self._quote.jump_to(starts[place % len(starts)])

    def pass_over(self) -> None:
        """Note that the sentences of the selection, or of the caret, hold nothing to claim; again, and take it back."""
        start, end, _ = self._quote.selection() or (self._quote.caret(), self._quote.caret() + 1, "")
        passed, unread = (_within(spans, start, end) for spans in (self._left.passed, self._left.unread))
        if self._article is None or not self._body.drafts.editable:
            return
        if not unread and not passed:
            self._body.say(self.tr("Nothing here is unread: press N to go to the next sentence that is."))
            return
        article = self._article.row.id
        command = PassOver(article=article, spans=unread) if unread else LookAgain(article=article, spans=passed)
        self._start(command, lambda: self._body.say(""), self._body.say)

    # -- parts -----------------------------------------------------------------------------------------------------

    def toggle_parts(self) -> None:
        """Show the names of the parts beside the text, or hide them."""
        self._quote.view.show_parts(on=self._quote.view.margin.isHidden())

    def choose_part(self) -> None:
        """Ask which part the selected lines, or that of the caret, are."""
        if self._article is None or not self._body.drafts.editable:
            return
        self._quote.view.show_parts(on=True)
        self.menu = QMenu(self._body)
        for number, kind in enumerate(KINDS, 1):
            key = f"&{number}  " if number < 10 else ""
            self.menu.addAction(f"{key}{part_name(kind)}", partial(self._set_part, kind))
        self.menu.setActiveAction(self.menu.actions()[0])
        view = self._quote.view
        self.menu.popup(view.viewport().mapToGlobal(view.cursorRect().bottomLeft()))

    def _set_part(self, kind: str) -> None:
        article = self._article
        if article is None:
            return
        start, end, _ = self._quote.selection() or (self._quote.caret(), self._quote.caret(), "")
        start, end = lines_around(article.text, start, end)
        if start < end:
            zones = with_part(article.zones, kind, start, end)
            self._start(SetZones(article=article.row.id, zones=zones), lambda: self._body.say(""), self._body.say)


def _within(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    return tuple(span for span in spans if span[0] < end and start < span[1])
