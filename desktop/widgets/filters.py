"""The header of a table with a row of filters under it, one line a column. Light: it knows no data and no database."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTableView, QWidget

from desktop.support.plain import tooltip

_AIR = 10
PAUSE = 25  # milliseconds after the last key before the rows are asked for


class FilterLine(QLineEdit):
    """The filter of one column."""

    def __init__(self, column: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = column
        self.setObjectName("filter")
        self.setFrame(False)
        # A button for each column would be made before the first paint, and for nothing.
        self.textChanged.connect(self._offer_clearing)

    def _offer_clearing(self, text: str) -> None:
        self.setClearButtonEnabled(bool(text))

    def mark(self, fault: str, help_text: str) -> None:
        """Show that the filter cannot be used, and why; or what may be typed."""
        self.setToolTip(tooltip(fault or help_text))
        if bool(self.property("invalid")) != bool(fault):  # the style is not touched before there is a fault
            self.setProperty("invalid", bool(fault))
            self.style().unpolish(self)
            self.style().polish(self)


class FilterHeader(QHeaderView):
    """`filtered` comes a moment after typing, with a text for each column that has one. `check` says what is wrong."""

    filtered = Signal(object)
    faulty = Signal(str)
    chooser = Signal(object)
    left_down = Signal(int)

    def __init__(self, view: QTableView, check: Callable[[int, str], str]) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._check = check
        self._help = ""
        self._lines: list[FilterLine] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.tell)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorClearable(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(60)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._choose)
        self.sectionResized.connect(self._place)
        self.sectionMoved.connect(self._place)
        self.geometriesChanged.connect(self._place)
        view.horizontalScrollBar().valueChanged.connect(self._place)

    def _choose(self, point: QPoint) -> None:
        self.chooser.emit(self.mapToGlobal(point))

    # ------------------------------------------------------------ filters

    @property
    def lines(self) -> Sequence[FilterLine]:
        """The lines, in the order of the model's columns."""
        return self._lines

    def set_columns(self, labels: Sequence[str], help_text: str) -> None:
        """One empty filter for each column."""
        self._timer.stop()
        self._help = help_text
        for line in self._lines:
            line.deleteLater()
        self._lines = []
        for column, label in enumerate(labels):
            line = FilterLine(column, self)
            line.setPlaceholderText(self.tr("Filter"))
            line.setAccessibleName(self.tr("Filter of {column}").format(column=label))
            line.mark("", help_text)
            line.textChanged.connect(self._typed)
            line.installEventFilter(self)
            self._lines.append(line)
        self._place()

    def explain(self, help_text: str) -> None:
        """Say in each filter's tool tip what may be typed."""
        self._help = help_text
        for line in self._lines:
            self._mark(line)

    def filters(self) -> dict[int, str]:
        """The filters that can be used, by column."""
        texts = {line.column: line.text().strip() for line in self._lines}
        return {column: text for column, text in texts.items() if text and not self._check(column, text)}

    def active(self) -> bool:
        """Whether anything is typed into any of the lines."""
        return any(line.text().strip() for line in self._lines)

    def clear(self) -> None:
        """Empty all the filters, and tell at once."""
        for line in self._lines:
            line.clear()
        self._timer.stop()
        self.tell()

    def put(self, texts: dict[int, str]) -> None:
        """Type these texts, without telling."""
        for line in self._lines:
            line.blockSignals(True)
            line.setText(texts.get(line.column, ""))
            line.blockSignals(False)
            self._mark(line)
        self._timer.stop()

    def focus(self, column: int) -> None:
        """Go to the filter of a column."""
        if 0 <= column < len(self._lines):
            self._lines[column].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._lines[column].selectAll()

    def tell(self) -> None:
        """Emit the filters as they stand, and the first fault."""
        faults = [self._mark(line) for line in self._lines]
        self.faulty.emit(next((fault for fault in faults if fault), ""))
        self.filtered.emit(self.filters())

    def _mark(self, line: FilterLine) -> str:
        words = line.text().strip()
        fault = self._check(line.column, words) if words else ""
        line.mark(fault, self._help)
        return fault

    def _typed(self) -> None:
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc empties a filter, Down and Enter go to the rows, Tab goes on to the next column that is shown."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, FilterLine):
            key = event.key()
            if key == Qt.Key.Key_Escape and watched.text():
                watched.clear()
                return True
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.left_down.emit(watched.column)
                return True
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                return self._next(watched.column, 1 if key == Qt.Key.Key_Tab else -1)
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, FilterLine):
            self._reveal(watched.column)
        return super().eventFilter(watched, event)

    def _next(self, column: int, step: int) -> bool:
        place = self.visualIndex(column) + step
        while 0 <= place < self.count():
            logical = self.logicalIndex(place)
            if not self.isSectionHidden(logical):
                self.focus(logical)
                return True
            place += step
        return False

    def _reveal(self, column: int) -> None:
        view = self.parentWidget()
        if isinstance(view, QTableView) and view.model().rowCount():
            row = max(view.rowAt(0), 0)
            view.scrollTo(view.model().index(row, column))

    # ------------------------------------------------------------ geometry

    def sizeHint(self) -> QSize:
        """The header's own height and the lines under it."""
        size = super().sizeHint()
        return QSize(size.width(), max(size.height(), self.fontMetrics().height() + _AIR) + self._line_height())

    def _line_height(self) -> int:
        return self.fontMetrics().height() + 10 if self._lines else 0

    def updateGeometries(self) -> None:
        """Keep room for the lines."""
        self.setViewportMargins(0, 0, 0, self._line_height())
        super().updateGeometries()
        self._place()

    def _place(self, *_: object) -> None:
        height = self._line_height()
        top = self.height() - height
        for line in self._lines:
            hidden = self.isSectionHidden(line.column)
            line.setVisible(not hidden)
            if not hidden:
                left = self.sectionViewportPosition(line.column)
                line.setGeometry(left + 1, top + 1, self.sectionSize(line.column) - 2, height - 3)
