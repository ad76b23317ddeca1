"""One facet of a list: a button that says what it is narrowed to, and under it the values with their counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QToolButton, QWidget

from desktop.support import layout
from desktop.support.plain import label

_NORM = Qt.ItemDataRole.UserRole
_SEARCHED = 12  # values above which a line to find one is offered
_HIGHEST = 14
_WIDEST = 420
_SHOWN = 24  # letters of the values on the button


@dataclass(frozen=True, slots=True)
class Option:
    """A value as it is offered: its identifier, its name, how many items have it."""

    norm: str
    label: str
    count: int


class FacetPopup(QFrame):
    """The values of a facet, each of which can be ticked: Space ticks, typing finds, Esc or Enter closes."""

    ticked = Signal(str, bool)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.search = QLineEdit(placeholderText=self.tr("Find"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("Find"))
        self.search.textChanged.connect(self._narrow)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(2)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.itemChanged.connect(self._changed)
        hint = label(self.tr("Space ticks · Esc closes"), name="help")
        self.setLayout(layout.column(self.search, self.list, hint, margin=layout.TIGHT, gap=layout.TIGHT))
        self._quiet = False

    def show_options(self, options: Sequence[Option], chosen: Sequence[str]) -> None:
        """Offer these values; the cursor stays on the value that it was on."""
        current = self.list.currentItem()
        kept = current.data(_NORM) if current is not None else None  # pyright: ignore[reportUnnecessaryComparison]
        self._quiet = True
        self.list.clear()
        for option in options:
            item = QListWidgetItem(f"{option.label}  ({option.count})", self.list)
            item.setData(_NORM, option.norm)
            item.setToolTip("")
            item.setCheckState(Qt.CheckState.Checked if option.norm in chosen else Qt.CheckState.Unchecked)
            if option.norm == kept:
                self.list.setCurrentItem(item)
        self._quiet = False
        self.search.setVisible(len(options) > _SEARCHED)
        self._narrow(self.search.text())
        rows = min(max(len(options), 2), _HIGHEST)
        self.list.setFixedHeight(rows * (max(self.list.sizeHintForRow(0), 18) + 4) + 8)
        widest = max((self.list.fontMetrics().horizontalAdvance(option.label) for option in options), default=120)
        self.list.setFixedWidth(min(max(widest + 110, 180), _WIDEST))
        self.adjustSize()

    def _narrow(self, words: str) -> None:
        for row in range(self.list.count()):
            self.list.item(row).setHidden(words.casefold() not in self.list.item(row).text().casefold())

    def _changed(self, item: QListWidgetItem) -> None:
        if not self._quiet:
            self.ticked.emit(item.data(_NORM), item.checkState() == Qt.CheckState.Checked)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the values."""
        super().showEvent(event)
        self.list.setFocus()
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter closes, as Esc does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.close()
        else:
            super().keyPressEvent(event)


class FacetButton(QToolButton):
    """`changed` comes when values are chosen; none chosen shows everything. `opening` asks for values to offer."""

    changed = Signal()
    opening = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._options: tuple[Option, ...] = ()
        self._chosen: tuple[str, ...] = ()
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.popup = FacetPopup(title, self)
        self.popup.ticked.connect(self._tick)
        self.clicked.connect(self.open)
        self._tell()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The values that are let through; none of them: all."""
        return self._chosen

    @property
    def options(self) -> tuple[Option, ...]:
        """What is offered."""
        return self._options

    def choose(self, chosen: Sequence[str]) -> None:
        """Let these values through, and say so."""
        if tuple(chosen) != self._chosen:
            self._chosen = tuple(chosen)
            self.popup.show_options(self._options, self._chosen)
            self._tell()
            self.changed.emit()

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer these values from now on."""
        self._options = tuple(options)
        self._tell()
        if self.popup.isVisible():
            self.popup.show_options(self._options, self._chosen)

    def open(self) -> None:
        """Show the values under the button."""
        self.opening.emit()
        self.popup.show_options(self._options, self._chosen)
        self.popup.move(self.mapToGlobal(QPoint(0, self.height())))
        self.popup.show()

    def _tick(self, norm: str, on: bool) -> None:
        kept = [value for value in self._chosen if value != norm]
        self._chosen = (*kept, norm) if on else tuple(kept)
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        names = {option.norm: option.label for option in self._options}
        shown = ", ".join(names.get(norm, norm) for norm in self._chosen)
        cut = shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
        self.setText(f"{self._title}: {cut} ▾" if cut else f"{self._title} ▾")
        self.setProperty("narrowed", bool(cut))
        self.setAccessibleName(f"{self._title}: {shown}" if shown else self._title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the values, as Space and Enter do."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """As wide as its text."""
        return self.sizeHint()
