"""The editor of several values that are picked: what is in the list stands above the line that adds to it."""

import json

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from db.kinds import Context, Invalid, Kind, elements
from desktop.support import layout
from desktop.support.roles import USER
from desktop.widgets.editing import Editor
from desktop.widgets.pickers import Picker

_ROWS = 5


class Items(QListWidget):
    """The values in the list, as high as it needs to be; Delete or Backspace takes out the ones selected."""

    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAlternatingRowColors(True)
        self.read_only = False
        self.fit()

    def fit(self) -> None:
        """Take the height of the items, up to some rows."""
        self.setVisible(self.count() > 0)
        rows = min(self.count(), _ROWS)
        self.setFixedHeight(rows * max(self.sizeHintForRow(0), self.fontMetrics().height()) + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes out what is selected."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self.read_only and self.selectedItems():
            for item in self.selectedItems():
                self.takeItem(self.row(item))
            self.fit()
            self.removed.emit()
            return
        super().keyPressEvent(event)


class ListEditor(Editor):
    """Several countries, terms or records. A whole list may be typed or pasted into the line at once."""

    def __init__(self, kind: Kind, context: Context, picker: Picker, parent: QWidget | None = None) -> None:
        super().__init__(kind, context, parent)
        self.items = Items()
        self.picker = picker
        self.picker.setPlaceholderText(self.tr("Add a name, or several with commas; Del takes one out"))
        self.setLayout(layout.column(self.items, self.picker, gap=2))
        self.setFocusProxy(self.picker)
        for inner in (self.picker, self.items):
            inner.installEventFilter(self)
        self.picker.textEdited.connect(self.edited)
        self.picker.returnPressed.connect(self._entered)
        self.picker.chosen.connect(self._chosen)
        self.picker.failed.connect(self.failed)
        self.items.removed.connect(self._removed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up in the line goes to the items; from the last of them, Down goes back."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            up = watched is self.picker and event.key() == Qt.Key.Key_Up
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            last = self.items.count() - 1
            if up and plain and last >= 0:
                self.items.setFocus()
                self.items.setCurrentRow(last)
                return True
            if watched is self.items and event.key() == Qt.Key.Key_Down and plain and self.items.currentRow() == last:
                self.picker.setFocus()
                return True
        return super().eventFilter(watched, event)

    def norms(self) -> list[str]:
        """What is in the list."""
        return [str(self.items.item(row).data(USER)) for row in range(self.items.count())]

    def _entered(self) -> None:
        try:
            self._absorb()
        except Invalid as error:
            self.failed.emit(str(error))
            return
        self.committed.emit()

    def _chosen(self, norm: str) -> None:
        self._put([*self.norms(), norm])
        self.picker.set_norm("")
        self.edited.emit()
        self.committed.emit()

    def _removed(self) -> None:
        if not self.items.count():
            self.picker.setFocus()
        self.edited.emit()
        self.committed.emit()

    def _absorb(self) -> None:
        """Take what stands in the line into the list. Raises Invalid."""
        norms = self._typed()
        if norms:
            self._put([*self.norms(), *norms])
            self.picker.set_norm("")

    def _typed(self) -> list[str]:
        words = self.picker.text().strip()
        if not words:
            return []
        several = any(mark in words for mark in ",;\n") or self.kind.members(words, self.context)
        if self.picker.picked() or not several:
            return [self.picker.norm()]
        return [*elements(self.kind.clean(words, self.context))]

    def _put(self, norms: list[str]) -> None:
        self.items.clear()
        named = {norm: self.picker.choices.label(norm) for norm in norms}
        for norm, name in sorted(named.items(), key=lambda pair: pair[1].casefold()):
            item = QListWidgetItem(name)
            item.setData(USER, norm)
            self.items.addItem(item)
        self.items.fit()

    def text(self) -> str:
        """See `Editor`: the names in the list and the words in the line."""
        shown = [self.items.item(row).text() for row in range(self.items.count())]
        typed = self.picker.text().strip()
        return "; ".join([*shown, typed] if typed else shown)

    def set_text(self, words: str) -> None:
        """See `Editor`: what can be read goes into the list, the rest stays in the line."""
        self._put([])
        self.picker.setText(words)
        try:
            norms = [*elements(self.kind.clean(words, self.context))] if words.strip() else []
        except Invalid:
            return
        self._put(norms)
        self.picker.set_norm("")

    def set_value(self, norm: str | None) -> None:
        """See `Editor`."""
        self._put([*elements(norm)] if norm else [])
        self.picker.set_norm("")

    def value(self) -> str:
        """See `Editor`."""
        norms = [*self.norms(), *self._typed()]
        return self.kind.clean(norms, self.context) if norms else ""

    def shown(self, norm: str) -> str:
        """See `Editor`."""
        return ", ".join(self.picker.choices.label(item) for item in elements(norm))

    def entry(self) -> str:
        """See `Editor`: names, or keys where names might name two things."""
        norms = [*self.norms(), *self._typed()]
        if getattr(self.kind, "item", self.kind).editor == "reference":
            return json.dumps(norms, ensure_ascii=False) if norms else ""
        return "; ".join(self.picker.choices.label(norm) for norm in norms)

    def set_read_only(self, *, on: bool) -> None:
        """See `Editor`."""
        self.items.read_only = on
        self.picker.setReadOnly(on)
        self.picker.setVisible(not on)

    def select_all(self) -> None:
        """See `Editor`."""
        self.picker.selectAll()
