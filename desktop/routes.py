"""Who talks to whom among the panes: what one asks for is shown by another, and none of them knows the other.

Opening, deciding and storing are theirs; here is only the way from one to the next.
"""

from typing import Any

from PySide6.QtCore import QObject

from db.queries.articles import articles
from db.queries.claims import claims_by_id
from db.queries.conflicts import findings_of_field
from desktop.window import Window
from desktop.workspace import Workspace

# What the navigation offers besides tables: panes of the same name.
_PLACES = ("articles", "conflicts", "history", "release")


def newest_article(connection: Any) -> int | None:
    """The article that stands first in the list, or None."""
    found = articles(connection)
    return found[0].id if found else None


class Routes(QObject):
    """Connects the panes of one workspace in one window."""

    def __init__(self, window: Window, workspace: Workspace, panes: dict[str, Any], parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._workspace = workspace
        self._navigation, self._records, self._record = panes["navigation"], panes["records"], panes["record"]
        self._articles, self._article, self._conflicts = panes["articles"], panes["article"], panes["conflicts"]
        self._goes_to_text = False
        self._connect(panes["release"])

    def _connect(self, release: Any) -> None:
        self._navigation.opened.connect(self.open)
        self._records.record_opened.connect(self.show_record)
        self._records.claim_opened.connect(self.show_claim)
        self._record.field_focused.connect(self._article.set_target)
        self._record.quote_requested.connect(self.show_quote)
        self._articles.article_opened.connect(self.show_article)
        self._articles.arrived.connect(self.articles_arrived)
        self._article.field_requested.connect(self.show_record)
        self._article.opened.connect(self._article_opened)
        self._conflicts.quote_requested.connect(self.show_quote)
        self._conflicts.field_requested.connect(self.show_record)
        release.field_requested.connect(self.show_record)
        release.conflict_requested.connect(self.show_conflict)

    # -- places ----------------------------------------------------------------------------------------------------

    def open(self, name: str) -> None:
        """Show what the navigation calls by that name: a table, or one of the panes."""
        if name in _PLACES:
            self._window.focus_pane(name)
        else:
            self._records.show_table(name)
            self._window.focus_pane("records")

    def show_record(self, key: str, field: str = "") -> None:
        """Show a record in the form, with the cursor in a field if one is named."""
        self._window.raise_pane("record")
        self._record.show_record(key, field)
        if not field:
            self._window.focus_pane("record")

    def show_article(self, article: int) -> None:
        """Show an article in the source panel and give it the keyboard."""
        self._window.focus_pane("article")
        self._goes_to_text = True
        self._article.open_article(article)

    def _article_opened(self, article: int) -> None:
        self._articles.select(article)
        if self._goes_to_text:
            self._goes_to_text = False
            self._article.quote.setFocus()

    def show_quote(self, article: int, start: int, end: int, claim: str) -> None:
        """Show a quote in its article; the keyboard stays where it is."""
        self._window.raise_pane("article")
        self._article.show_quote(article, start, end, claim)

    def show_claim(self, claim: str) -> None:
        """Show a claim: its quote in the article, and its field in the form."""
        for found in self._workspace.read(claims_by_id, [claim]):
            if found.article is not None:
                self.show_quote(found.article, found.start or 0, found.end or 0, found.id)
            self.show_record(found.record, found.field)

    def show_conflict(self, record: str, field: str) -> None:
        """Show the first open finding that a field's claims are part of."""
        for found in self._workspace.read(findings_of_field, record, field)[:1]:
            self._conflicts.show_finding(found.id)
        self._window.focus_pane("conflicts")

    def next_conflict(self) -> None:
        """Open the list of conflicts, or go on to the next one there."""
        if self._window.focused() == "conflicts":
            self._conflicts.next()
        else:
            self._window.focus_pane("conflicts")

    def field_or_quote(self) -> None:
        """From a value to its quote, and from a quote back to the field it stands behind."""
        if self._article.drafts.list.hasFocus():
            self._article.go_to_field()
        elif self._window.focused() == "article":
            target = self._record.focused_field()
            if target is not None:
                self.show_record(*target)
        else:
            self._record.go_to_quote()
            self._article.quote.setFocus()

    def articles_arrived(self, articles: tuple[int, ...]) -> None:
        """Show the articles that have just come, so that what is known of them is confirmed."""
        self._window.raise_pane("articles")
        self._window.focus_pane("article")
        self._article.details.take(articles)

    # -- memory ----------------------------------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """What is open, as plain JSON."""
        waiting = self._article.details.waiting
        return {"record": self._record.key, "article": self._article.article, "unconfirmed": waiting}

    def resume(self, state: dict[str, Any]) -> None:
        """Open again what was open."""
        if state.get("record"):
            self._record.show_record(str(state["record"]))
        self._article.details.waiting = [int(row) for row in state.get("unconfirmed") or ()]
        article = state.get("article") or self._workspace.read(newest_article)
        if article:
            self._article.open_article(int(article))
