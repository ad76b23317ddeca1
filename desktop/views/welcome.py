"""The first page: what this is, the workspaces opened last, new, open, sample. Light, for it may be the first paint."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QScrollArea, QWidget

from desktop.session import Recent
from desktop.support import layout
from desktop.support.plain import label, tooltip
from desktop.widgets.keys import bind

WIDTH = 640
_PATH = Qt.ItemDataRole.UserRole


class WelcomePage(QScrollArea):
    """`wanted` carries the id of an action, `chosen` the path of a workspace, `forgotten` one to take from the list."""

    wanted = Signal(str)
    chosen = Signal(str)
    forgotten = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.recent = QListWidget()
        self.recent.setObjectName("recent")
        self.recent.setAccessibleName(self.tr("Recent workspaces"))
        self.recent.setAlternatingRowColors(True)
        self.recent.itemActivated.connect(self._choose)
        bind(self.recent, {"Del": self._forget})
        bind(self, {"Esc": self.left.emit})
        self.none = label(
            self.tr("None yet. The sample is a good first one: it is filled, and it is yours to change."), wrap=True
        )
        self.none.setObjectName("muted")
        self.sample = self._button(self.tr("Open a copy of the sample"), "program.sample")
        self.new = self._button(self.tr("New workspace…"), "program.new")
        self.open = self._button(self.tr("Open…"), "program.open_file")
        page = QWidget()
        page.setFixedWidth(WIDTH)
        page.setLayout(self._words())
        around = QWidget()
        around.setLayout(layout.row(None, layout.column(None, page, None), None, margin=layout.WIDE))
        self.setWidget(around)
        self.list_recent(())

    def _words(self) -> layout.QVBoxLayout:
        about = self.tr(
            "Read articles, say which sentence gives which value, see what contradicts what, decide, and export a "
            "dataset in which every value can be traced to a sentence somebody published."
        )
        steps = self.tr("Article → claim → conflict → decision → value → release")
        drop = self.tr("Or drop a workspace here. Everything stays on this computer.")
        return layout.column(
            label(self.tr("Depositary"), name="title"),
            label(about, wrap=True),
            label(steps, name="muted"),
            layout.GAP,
            layout.row(self.new, self.open, self.sample, None),
            label(drop, name="muted", wrap=True),
            layout.WIDE,
            label(self.tr("Recent workspaces"), name="heading"),
            self.recent,
            self.none,
        )

    def _button(self, text: str, action: str) -> QPushButton:
        made = QPushButton(text)
        made.clicked.connect(_sender(self.wanted.emit, action))
        return made

    def list_recent(self, entries: Sequence[Recent]) -> None:
        """Show these workspaces, the last one first; those that are gone are greyed."""
        self.recent.clear()
        for entry in entries:
            item = QListWidgetItem(f"{entry.path.stem}\n{entry.path.parent}")
            item.setData(_PATH, str(entry.path))
            item.setToolTip(tooltip(self.tr("Opened %1").replace("%1", entry.opened[:16].replace("T", " "))))
            if not entry.there:
                item.setText(f"{entry.path.stem}\n" + self.tr("no longer in %1").replace("%1", str(entry.path.parent)))
                item.setForeground(self.palette().color(QPalette.ColorRole.PlaceholderText))
            self.recent.addItem(item)
        self.recent.setVisible(bool(entries))
        self.none.setVisible(not entries)
        rows = sum(self.recent.sizeHintForRow(at) for at in range(min(len(entries), 6)))
        self.recent.setFixedHeight(rows + 2 * self.recent.frameWidth() + 2)
        self._lead(self.sample if not entries else self.new)
        if entries:
            self.recent.setCurrentRow(0)
        (self.recent if entries else self.sample).setFocus()

    def _lead(self, button: QPushButton) -> None:
        """Make the button the one that draws the eye."""
        for other in (self.new, self.open, self.sample):
            other.setObjectName("primary" if other is button else "")
            other.style().unpolish(other)
            other.style().polish(other)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_PATH))

    def _forget(self) -> None:
        item = self.recent.currentItem()
        if item is not None:  # pyright: ignore[reportUnnecessaryComparison] - the stubs omit None
            self.forgotten.emit(item.data(_PATH))


def _sender(send: Callable[[str], object], text: str) -> Callable[[], object]:
    return lambda: send(text)
