"""How the table pane looks: title, count, search, buttons, the grid with its filters, a message. It decides nothing."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktop.support import layout
from desktop.support.plain import label, tooltip
from desktop.widgets.filters import FilterHeader
from desktop.widgets.grid import CellDelegate, Grid


class TablePage(QWidget):
    """The parts are public; the pane listens to them."""

    def __init__(self, header: FilterHeader, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid, self.header = grid, header
        self.title = label(name="title")
        self.count = label(name="count")
        self.search = QLineEdit(placeholderText=self.tr("Search all values"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setToolTip(tooltip(self.tr("Rows that hold all the words, in any script. Ctrl+F")))
        self.search.setMinimumWidth(140)
        self.new_button = QPushButton(self.tr("New…"))
        self.delete_button = QPushButton(self.tr("Delete"))
        self.delete_button.setToolTip(tooltip(self.tr("Delete the record of the current row. Ctrl+Del")))
        self.columns_button = QPushButton(self.tr("Columns"))
        self.columns_button.setToolTip(tooltip(self.tr("Choose which columns are shown")))
        self.clear_button = QPushButton(self.tr("Clear filters"))
        self.clear_button.hide()
        self.cells = CellDelegate(grid)
        grid.setItemDelegate(self.cells)
        self.message = label(name="error", wrap=True)
        self.message.hide()
        self.bar_place = QWidget()
        self.bar_layout = layout.column()
        self.bar_place.setLayout(self.bar_layout)
        self.bar_place.hide()
        self._build_empty()
        page = layout.column(self._top(), self.bar_place, grid, self.message, margin=layout.GAP)
        page.setStretch(2, 1)
        self.setLayout(page)

    def _top(self) -> layout.Item:
        self.count.setContentsMargins(0, 5, 0, 0)
        tools = (self.clear_button, self.columns_button, self.delete_button, self.new_button)
        return layout.flow(self.title, self.count, self.search, *tools)

    def _build_empty(self) -> None:
        """What is said in the middle of a table without rows; it lies over the table and lets clicks through."""
        self._empty = QWidget(self.grid)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._empty_title = label(name="heading")
        self._empty_hint = label(name="muted", wrap=True)
        for line in (self._empty_title, self._empty_hint):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setLayout(layout.column(None, self._empty_title, self._empty_hint, None, margin=40))
        self._empty.hide()
        self.grid.viewport().installEventFilter(self)

    def show_empty(self, title: str, hint: str) -> None:
        """Say why there is nothing and what to do about it; an empty title takes it away."""
        self._empty_title.setText(title)
        self._empty_hint.setText(hint)
        self._empty.setVisible(bool(title))
        self._empty.setGeometry(self.grid.viewport().geometry())

    def empty_text(self) -> str:
        """What is said where there are no rows."""
        return "" if self._empty.isHidden() else f"{self._empty_title.text()}. {self._empty_hint.text()}"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the empty state as large as the table."""
        if event.type() == QEvent.Type.Resize and watched is self.grid.viewport():
            self._empty.setGeometry(self.grid.viewport().geometry())
        return super().eventFilter(watched, event)

    def say(self, message: str) -> None:
        """Show a message under the table, or take it away."""
        self.message.setText(message)
        self.message.setVisible(bool(message))
