"""How the source panel is laid out: heading, text, what can be done with a selection, proposed claims. No behaviour."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QStackedWidget, QToolButton, QWidget

from desktop.support import layout
from desktop.support.assets import Icons
from desktop.support.plain import label
from desktop.widgets.article_difference import DifferenceView
from desktop.widgets.article_meta import ArticleMeta
from desktop.widgets.article_versions import OrphansList, VersionBanner
from desktop.widgets.claim_bar import ClaimBar
from desktop.widgets.drafts_list import DraftsList
from desktop.widgets.empty import EmptyState
from desktop.widgets.quote_view import QuoteView


class ArticleBody(QStackedWidget):
    """The parts of the panel; without an article it says what to do, and offers `actions`."""

    def __init__(
        self,
        bar: ClaimBar,
        drafts: DraftsList,
        orphans: OrphansList,
        icons: Icons,
        actions: Sequence[QAction] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.meta = ArticleMeta()
        self.quote = QuoteView()
        self.quote.view.setAcceptDrops(False)
        self.bar = bar
        self.drafts, self.orphans = drafts, orphans
        self.banner, self.difference = VersionBanner(), DifferenceView()
        self.hint = label(name="muted", wrap=True)
        self.coverage = label(name="muted")
        self.error = label(name="error", wrap=True)
        self.error.hide()
        advice = self.tr("Drop article files here or import them; open one from the list of articles.")
        self.empty = EmptyState(self.tr("No article is open"), advice, actions)
        icons.put(self.empty, "article", "muted")
        self.addWidget(self.empty)
        self.addWidget(self._content(icons))

    def _content(self, icons: Icons) -> QWidget:
        text = QWidget()
        column = layout.column(self.quote, self.difference, self.error, self._tools(icons), self.bar, gap=layout.TIGHT)
        column.setStretch(0, 1)
        column.setStretch(1, 1)
        text.setLayout(column)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(text)
        below = QWidget()
        below.setLayout(layout.column(self.orphans, self.drafts))
        split.addWidget(below)
        split.setCollapsible(0, False)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setSizes([520, 260])
        content = QWidget()
        content.setLayout(layout.column(self.meta, self.banner, split, margin=layout.GAP))
        return content

    def _tools(self, icons: Icons) -> layout.Item:
        self.cite_button = self._tool(icons, "quote", self.tr("Make a claim of the selected words (C)"))
        search = self._tool(icons, "search", self.tr("Search in the text (Ctrl+F)"))
        smaller = self._tool(icons, "zoom-out", self.tr("Smaller text (Ctrl+wheel)"))
        larger = self._tool(icons, "zoom-in", self.tr("Larger text (Ctrl+wheel)"))
        search.clicked.connect(self.quote.open_search)
        smaller.clicked.connect(self.quote.zoom_out)
        larger.clicked.connect(self.quote.zoom_in)
        row = layout.row(self.hint, self.coverage, self.cite_button, search, smaller, larger, gap=layout.TIGHT)
        row.setStretch(0, 1)
        return row

    def _tool(self, icons: Icons, icon: str, tip: str) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        icons.put(button, icon)
        return button

    def set_open(self, *, on: bool) -> None:
        """Whether there is an article to show."""
        self.setCurrentIndex(1 if on else 0)

    def say(self, message: str) -> None:
        """Say under the text what is wrong; empty text when nothing is."""
        self.error.setText(message)
        self.error.setVisible(bool(message))
