"""Writing down how claims are resolved: for every field and for single ones, which policies hold, in which order."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from desktop.support import layout
from desktop.support.plain import label
from desktop.widgets.keys import bind

NAME = int(Qt.ItemDataRole.UserRole)
EVERY = "*"


class PolicyEditor(QDialog):
    """`chosen` carries the policies by place. It knows no data: the words of places and policies are handed in."""

    chosen = Signal(object)

    def __init__(
        self,
        written: Mapping[str, Sequence[str]],
        places: Mapping[str, str],
        policies: Mapping[str, tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """`places` are the words for each place, `policies` label and help of each policy."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Policies"))
        self._written = {EVERY: list(written.get(EVERY, ())), **{place: list(written[place]) for place in written}}
        self._names, self._policies = places, policies
        self._build()
        for place in self._written:
            self._add_place(place)
        self.places.setCurrentRow(0)
        self.places.setFocus()

    def _build(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        both = layout.row(self._left(), self._right(), gap=layout.WIDE)
        both.setStretch(0, 2)
        both.setStretch(1, 3)
        note = label(
            self.tr("A tie that is left after the last policy gives no proposal. Nothing is decided by itself.")
        )
        self.setLayout(layout.column(both, note, buttons, margin=layout.WIDE))
        self.resize(760, 460)

    def _left(self) -> layout.Item:
        self.places = QListWidget()
        self.places.setAccessibleName(self.tr("Fields with policies of their own"))
        self.places.currentRowChanged.connect(self._show_place)
        self.add = QComboBox()
        self.add.setAccessibleName(self.tr("Add a field"))
        self.add.addItem(self.tr("Add a field…"))
        for place, words in self._names.items():
            self.add.addItem(words, place)
        self.add.activated.connect(self._chosen_place)
        self.remove = QPushButton(self.tr("As every field"))
        self.remove.clicked.connect(self._remove_place)
        return layout.column(label(self.tr("For"), name="heading"), self.places, self.add, self.remove)

    def _right(self) -> layout.Item:
        self.order = QListWidget()
        self.order.setSpacing(2)
        self.order.setAccessibleName(self.tr("Policies in their order"))
        self.order.itemChanged.connect(self._keep)
        self.order.currentItemChanged.connect(self._explain)
        self.help = label(wrap=True)
        self.help.setMinimumHeight(5 * self.help.fontMetrics().height())
        self.help.setAlignment(Qt.AlignmentFlag.AlignTop)
        up, down = QPushButton(self.tr("Earlier")), QPushButton(self.tr("Later"))
        up.clicked.connect(lambda: self.move_policy(-1))
        down.clicked.connect(lambda: self.move_policy(1))
        bind(self.order, {"Ctrl+Up": lambda: self.move_policy(-1), "Ctrl+Down": lambda: self.move_policy(1)})
        return layout.column(
            label(self.tr("these policies, the first that tells values apart decides"), name="heading"),
            self.order,
            layout.row(
                label(self.tr("Space: on and off. Ctrl+Up and Ctrl+Down: order."), name="muted"), None, up, down
            ),
            self.help,
        )

    # -- places ----------------------------------------------------------------------------------------------------

    def _add_place(self, place: str) -> None:
        item = QListWidgetItem(self.tr("Every field") if place == EVERY else self._names.get(place, place))
        item.setData(NAME, place)
        self.places.addItem(item)

    def _chosen_place(self, at: int) -> None:
        """Give a field policies of its own, which begin as those of every field."""
        place = self.add.itemData(at)
        self.add.setCurrentIndex(0)
        if place is None:
            return
        if place not in self._written:
            self._written[place] = list(self._written[EVERY])
            self._add_place(place)
        self.places.setCurrentRow(list(self._written).index(place))
        self.order.setFocus()

    def _remove_place(self) -> None:
        place = self._place()
        if place != EVERY:
            del self._written[place]
            self.places.takeItem(self.places.currentRow())

    def _place(self) -> str:
        item = self.places.currentItem()
        return EVERY if item is None else str(item.data(NAME))  # pyright: ignore[reportUnnecessaryComparison]

    def _show_place(self, _row: int = 0) -> None:
        """List the policies: those that hold in their order, then the others."""
        held = self._written[self._place()]
        self.remove.setEnabled(self._place() != EVERY)
        self.order.blockSignals(True)
        self.order.clear()
        for name in [*held, *(name for name in self._policies if name not in held)]:
            item = QListWidgetItem(self._policies[name][0])
            item.setData(NAME, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in held else Qt.CheckState.Unchecked)
            self.order.addItem(item)
        self.order.blockSignals(False)
        self.order.setCurrentRow(0)

    # -- policies --------------------------------------------------------------------------------------------------

    def move_policy(self, by: int) -> None:
        """Put the current policy earlier or later."""
        at = self.order.currentRow()
        if 0 <= at + by < self.order.count():
            self.order.blockSignals(True)
            self.order.insertItem(at + by, self.order.takeItem(at))
            self.order.blockSignals(False)
            self.order.setCurrentRow(at + by)
            self._keep()

    def _keep(self) -> None:
        items = (self.order.item(at) for at in range(self.order.count()))
        checked = (item for item in items if item.checkState() == Qt.CheckState.Checked)
        self._written[self._place()] = [str(item.data(NAME)) for item in checked]

    def _explain(self) -> None:
        item = self.order.currentItem()
        if item is not None:  # pyright: ignore[reportUnnecessaryComparison] - the stubs omit None
            self.help.setText(self._policies[str(item.data(NAME))][1])

    def accept(self) -> None:
        """Hand over what was chosen."""
        self.chosen.emit({place: names for place, names in self._written.items() if names or place != EVERY})
        super().accept()
