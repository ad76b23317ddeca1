"""Every key of the program on one sheet, from the table of actions and the keys of the panes."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.actions import ACTIONS, PANE_KEYS, PANES
from desktop.support import layout
from desktop.support.fuzzy import fold

Line = tuple[str, str, str]  # where it works, keys, what they do


def lines() -> list[Line]:
    """All keys: the program's by menu, the way to each pane, the panes' own."""
    found = [(_bare(row.menu.partition("/")[0]), _native(row.keys), _bare(row.text)) for row in ACTIONS if row.keys]
    found += [("Panes", _native((pane.key,)), f"{pane.text}: {pane.help}") for pane in PANES]
    titles = {pane.id: pane.text for pane in PANES}
    found += [(f"In {titles.get(pane, pane)}", _native(keys.split(" · ")), text) for pane, keys, text in PANE_KEYS]
    return found


def _bare(text: str) -> str:
    return text.replace("&", "").rstrip("…")


def _native(keys: Iterable[str]) -> str:
    return "   ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key for key in keys)


class ShortcutsDialog(QDialog):
    """A list by place, with a line to find a key or a command."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.filter = QLineEdit(placeholderText=self.tr("Find a key or a command"), clearButtonEnabled=True)
        self.filter.setAccessibleName(self.tr("Find a key or a command"))
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([self.tr("What it does"), self.tr("Keys")])
        self.tree.setAlternatingRowColors(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)
        self.filter.textChanged.connect(self.narrow)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.setLayout(layout.column(self.filter, self.tree, buttons, margin=layout.WIDE))
        self.resize(620, 620)
        self.narrow("")

    def narrow(self, words: str) -> None:
        """Show the lines that hold the words."""
        self.tree.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for place, keys, text in lines():
            if fold(words) not in fold(f"{place} {keys} {text}"):
                continue
            if place not in groups:
                groups[place] = QTreeWidgetItem(self.tree, [self.tr(place)])
                groups[place].setFirstColumnSpanned(True)
                font = self.tree.font()
                font.setBold(True)
                groups[place].setFont(0, font)
            QTreeWidgetItem(groups[place], [text, keys])
        self.tree.expandAll()
