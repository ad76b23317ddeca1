"""One line to reach anything: commands, records, articles, claims. The keyboard alone is enough.

Suppliers bring what there is; this ranks by how well the letters fit, and tells what was chosen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QWidget

from desktop.support import layout
from desktop.support.fuzzy import fold, match
from desktop.support.plain import label
from desktop.support.roles import DISPLAY
from desktop.widgets.palette_delegate import ENTRY, HITS, PaletteDelegate

Index = QModelIndex | QPersistentModelIndex
MOST = 60
MOST_OF_A_GROUP = 12
SIZE = QSize(620, 420)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be chosen. `key` is the caller's; `hint` stands at the right, quietly."""

    key: Any
    title: str
    group: str = ""
    hint: str = ""
    icon: QIcon | None = None
    enabled: bool = True


# Takes the entries, now or later.
Answer = Callable[[Sequence[Entry]], None]


@dataclass(frozen=True, slots=True)
class Supplier:
    """A source of entries, called with the typed words.

    `ranked`: it has searched by itself, and its order holds. `prefix`: it is asked alone when the words begin with it,
    and then without it.
    """

    ask: Callable[[str, Answer], object]
    ranked: bool = False
    prefix: str = ""
    least: int = 0  # letters before it is asked


@dataclass
class _Line:
    entry: Entry | None
    heading: str = ""
    hits: tuple[int, ...] = ()
    score: int = 0


class _Lines(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[_Line] = []

    def show_lines(self, lines: list[_Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        line = self.lines[index.row()]
        if role == DISPLAY:
            return line.heading if line.entry is None else line.entry.title
        if role == ENTRY:
            return line.entry
        return line.hits if role == HITS else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        entry = self.lines[index.row()].entry
        if entry is None or not entry.enabled:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


@dataclass
class _Round:
    """The answers to one state of the typed words; answers to an earlier one are thrown away."""

    number: int = 0
    answers: dict[int, list[_Line]] = field(default_factory=dict[int, list[_Line]])


class CommandPalette(QFrame):
    """A popup in the upper middle of its parent. `chosen` carries the `Entry`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._owner = parent
        self.setObjectName("popup")
        self._suppliers: Sequence[Supplier] = ()
        self._round = _Round()
        self.edit = QLineEdit()
        self.edit.setClearButtonEnabled(True)
        self.edit.textChanged.connect(self._ask)
        self.edit.installEventFilter(self)
        self._model = _Lines(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.clicked.connect(self._choose)
        self._none: QLabel = label(self.tr("Nothing fits these words."), name="muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        keys = label(self.tr("↑ ↓ choose    Enter go    Esc close"), name="muted")
        body = layout.column(self.edit, self.list, self._none, keys, margin=10)
        body.setStretch(1, 1)
        self.setLayout(body)

    def open_with(self, suppliers: Sequence[Supplier], placeholder: str = "", words: str = "") -> None:
        """Show the palette over these suppliers."""
        self._suppliers = tuple(suppliers)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(placeholder)
        self._place()
        self.show()
        if self.edit.text() == words:
            self._ask(words)
        else:
            self.edit.setText(words)
        self.edit.setFocus()

    def current(self) -> Entry | None:
        """The entry that Enter would choose."""
        index = self.list.currentIndex()
        return self._model.lines[index.row()].entry if index.isValid() else None

    def entries(self) -> list[Entry]:
        """The entries shown, from the top."""
        return [line.entry for line in self._model.lines if line.entry is not None]

    # ------------------------------------------------------------ asking

    def _ask(self, typed: str) -> None:
        words = typed.strip()
        self._round = _Round(self._round.number + 1)
        meant = [supplier for supplier in self._suppliers if supplier.prefix and words.startswith(supplier.prefix)]
        asked = meant or [supplier for supplier in self._suppliers if not supplier.prefix]
        shown = False
        for place, supplier in enumerate(asked):
            own = words[len(supplier.prefix) :].strip()
            if len(own) >= supplier.least:
                shown = True
                supplier.ask(own, self._answer(place, supplier, own))
        if not shown:
            self._show()

    def _answer(self, place: int, supplier: Supplier, words: str) -> Answer:
        number = self._round.number

        def answer(entries: Sequence[Entry]) -> None:
            if number == self._round.number:
                self._round.answers[place] = _rank(entries, words, ranked=supplier.ranked)
                self._show()

        return answer

    def _show(self) -> None:
        kept = self.current()
        moved = self.list.currentIndex().row() > self._first()
        lines = [line for place in sorted(self._round.answers) for line in self._round.answers[place]]
        self._model.show_lines(_grouped(lines))
        self._none.setVisible(not lines and bool(self.edit.text().strip()))
        rows = [row for row, line in enumerate(self._model.lines) if moved and kept and line.entry == kept]
        self._go(rows[0] if rows else self._first())

    # ------------------------------------------------------------ choosing

    def _first(self) -> int:
        return next((row for row in range(self._model.rowCount()) if self._selectable(row)), -1)

    def _selectable(self, row: int) -> bool:
        return bool(self._model.flags(self._model.index(row)) & Qt.ItemFlag.ItemIsSelectable)

    def _go(self, row: int) -> None:
        if row >= 0:
            self.list.setCurrentIndex(self._model.index(row))
            if row == self._first():
                self.list.scrollToTop()

    def _step(self, by: int) -> None:
        rows = [row for row in range(self._model.rowCount()) if self._selectable(row)]
        if rows:
            at = self.list.currentIndex().row()
            place = rows.index(at) if at in rows else -1
            far = min(max(place + by, 0), len(rows) - 1) if abs(by) > 1 else (place + by) % len(rows)
            self._go(rows[far])

    def _choose(self, index: Index | None = None) -> None:
        entry = self.current() if index is None else self._model.lines[index.row()].entry
        if entry is not None and entry.enabled:
            self.close()
            self.chosen.emit(entry)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that move in the list, while the line keeps the keyboard."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        page = max(1, self.list.height() // max(1, self.list.sizeHintForRow(0)) - 1)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page}
        steps |= {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        if event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        return False

    def _place(self) -> None:
        window = self._owner.window()
        width = min(SIZE.width(), max(320, window.width() - 40))
        height = min(SIZE.height(), max(240, window.height() - 80))
        self.resize(width, height)
        corner = window.mapToGlobal(QPoint((window.width() - width) // 2, min(80, window.height() // 8)))
        self.move(corner)


def _rank(entries: Sequence[Entry], words: str, *, ranked: bool) -> list[_Line]:
    lines: list[_Line] = []
    for place, entry in enumerate(entries):
        # A word of the group's name may be typed too, to leave only that group.
        own = " ".join(word for word in words.split() if fold(word) not in fold(entry.group))
        found = match(words, entry.title) or match(own, entry.title)
        if found is not None:
            lines.append(_Line(entry, "", found[1], -place if ranked else found[0]))
        elif ranked:
            lines.append(_Line(entry, "", (), -place))
    if words and not ranked:
        lines.sort(key=lambda line: -line.score)
    return lines[:MOST]


def _grouped(lines: Sequence[_Line]) -> list[_Line]:
    """The lines under the headings of their groups; the group of the best line comes first."""
    groups: dict[str, list[_Line]] = {}
    for line in lines:
        if line.entry is not None:
            groups.setdefault(line.entry.group, []).append(line)
    shown: list[_Line] = []
    for name, members in groups.items():
        if name:
            shown.append(_Line(None, name))
        shown += members[:MOST_OF_A_GROUP] if len(groups) > 1 else members
    return shown
