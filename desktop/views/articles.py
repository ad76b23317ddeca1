"""The articles of the workspace: find one by its words, open it. What it says is shown elsewhere."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from db.queries.articles import ArticleRow, articles
from desktop.models.articles import CLAIMS, LANGUAGE, PUBLISHED, PUBLISHER, TITLE, ArticlesModel, fits
from desktop.support import layout
from desktop.support.plain import label
from desktop.widgets.drops import DropPane
from desktop.widgets.empty import EmptyState
from desktop.widgets.keys import bind
from desktop.widgets.tables import current_row, make_current, table
from desktop.workspace import Workspace


class ArticlesPane(DropPane):
    """`actions` are offered where there is no article yet. Enter or a double click opens; files may be dropped."""

    article_opened = Signal(int)

    def __init__(self, workspace: Workspace, actions: Sequence[QAction] = (), parent: QWidget | None = None) -> None:
        super().__init__(welcome=not workspace.read_only, parent=parent)
        self._workspace = workspace
        self._model = ArticlesModel(self)
        self.filter = QLineEdit(placeholderText=self.tr("Find by title, publisher, date"), clearButtonEnabled=True)
        self.filter.setAccessibleName(self.tr("Find an article"))
        self.count = label(name="count")
        widths = {PUBLISHER: 150, PUBLISHED: 120, LANGUAGE: 90, CLAIMS: 70}
        self.table = table(self._model, stretch=TITLE, widths=widths, sortable=True)
        self.table.setAccessibleName(self.tr("Articles"))
        advice = self.tr(
            "Drop article files here, or import them. Their text is frozen, so that quotes stay where they are."
        )
        self.empty = EmptyState(self.tr("No articles yet"), advice, actions)
        self._bar = QWidget()
        self._bar.setLayout(layout.row(self.filter, self.count))
        self.setLayout(layout.column(self._bar, self.table, self.empty, margin=layout.GAP))
        self.setFocusProxy(self.table)
        self.filter.textChanged.connect(self._narrow)
        self.filter.returnPressed.connect(self._open_first)
        self.table.activated.connect(self.open_current)
        workspace.changed.connect(self._changed)
        bind(self, {"Ctrl+F": self.filter.setFocus})
        bind(self.filter, {"Down": self.table.setFocus, "Esc": self.filter.clear})
        self.refresh()

    def refresh(self) -> None:
        """Read the list again; what is current stays current."""
        self._workspace.fetch(articles, done=self._show, key=(self, "articles"))

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & {"article", "publisher", "claim"}:
            self.refresh()

    def _show(self, found: list[ArticleRow]) -> None:
        self._model.set_rows(found)
        for part in (self._bar, self.table):
            part.setVisible(bool(found))
        self.empty.setVisible(not found)
        self._counted()

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
