"""Keys that work while the focus is inside a pane. They are the pane's own: the same letter may mean more elsewhere.

Letters typed into a line of text stay letters, since such a line takes them first.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def bind(widget: QWidget, keys: Mapping[str, Callable[[], object]]) -> list[QShortcut]:
    """Let each key sequence, pressed in the widget or inside it, call its function."""
    made: list[QShortcut] = []
    for sequence, call in keys.items():
        shortcut = QShortcut(QKeySequence(sequence), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(call)
        made.append(shortcut)
    return made
