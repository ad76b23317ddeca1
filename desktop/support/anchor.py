"""Keeps a table or list view where it is when rows come and go above what it shows. Qt alone would let the rows slide.

For views that scroll by rows (`ScrollPerItem`).
"""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject
from PySide6.QtWidgets import QAbstractItemView


class Anchor(QObject):
    """Holds one view, which must have its model already; a child of the view."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._bar = view.verticalScrollBar()
        self._model: QAbstractItemModel = view.model()
        self._wanted: int | None = None
        self._model.rowsInserted.connect(self._inserted)
        self._model.rowsRemoved.connect(self._removed)
        self._model.modelReset.connect(self._forget)
        self._bar.rangeChanged.connect(self._catch_up)
        self._bar.actionTriggered.connect(self._forget)

    def _top(self) -> int:
        return self._bar.value() if self._wanted is None else self._wanted

    def _inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        # At the very top new rows are welcome to be seen.
        if self._top() > 0 and first <= self._top():
            self._go(self._top() + last - first + 1)

    def _removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        if first < self._top():
            self._go(self._top() - (min(last + 1, self._top()) - first))

    def _go(self, value: int) -> None:
        self._bar.setValue(value)
        # The bar may not yet be long enough: views lay themselves out later.
        self._wanted = None if self._bar.value() == value else value

    def _catch_up(self) -> None:
        if self._wanted is not None:
            self._go(self._wanted)

    def _forget(self) -> None:
        self._wanted = None
