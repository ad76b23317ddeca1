"""One editor a value kind, chosen by `kind.editor`, all with the same few methods. What is done with a value is not
decided here: a form or a table cell listens to `edited` and `committed`.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from db.kinds import Context, Invalid, Kind, elements
from desktop.widgets.choices import Choices, KindChoices
from desktop.widgets.editing import Editor
from desktop.widgets.lists import ListEditor
from desktop.widgets.pickers import Picker

# Makes the choices of a reference to records of a type.
Records = Callable[[str], Choices]
_MOST_LINES = 6
_MARGIN = 1
_FRAME = 6  # edge and padding of the style sheet


class LineEditor(Editor):
    """One line: names, places, numbers, dates, durations, identifiers."""

    def __init__(self, kind: Kind, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(kind, context, parent)
        self.line = QLineEdit()
        self._adopt(self.line)
        self.line.setPlaceholderText(_example(kind))
        self.line.textEdited.connect(self.edited)
        self.line.returnPressed.connect(self.committed)

    def text(self) -> str:
        """See `Editor`."""
        return self.line.text()

    def set_text(self, words: str) -> None:
        """See `Editor`."""
        self.line.setText(words.replace("\n", "; " if self.kind.many else " "))
        self.line.setCursorPosition(0)

    def set_read_only(self, *, on: bool) -> None:
        """See `Editor`."""
        self.line.setReadOnly(on)

    def select_all(self) -> None:
        """See `Editor`."""
        self.line.selectAll()


def _example(kind: Kind) -> str:
    """What a value looks like, for kinds whose form is not obvious."""
    if kind.dated:
        return "such as 12 July 2023"
    return {"duration": "10 years", "decimal": "61", "slug": ""}.get(kind.name, "")


class PickEditor(Editor):
    """A country, a term, a status or a record, picked by name."""

    def __init__(self, kind: Kind, context: Context, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(kind, context, parent)
        self.picker = Picker(choices)
        self._adopt(self.picker)
        self.picker.textEdited.connect(self.edited)
        self.picker.returnPressed.connect(self.committed)
        self.picker.chosen.connect(self._chosen)
        self.picker.failed.connect(self.failed)

    def _chosen(self) -> None:
        self.edited.emit()
        self.committed.emit()

    def text(self) -> str:
        """See `Editor`."""
        return self.picker.text()

    def set_text(self, words: str) -> None:
        """See `Editor`."""
        self.picker.setText(words)
        self.picker.setCursorPosition(0)

    def set_value(self, norm: str | None) -> None:
        """See `Editor`."""
        self.picker.set_norm(norm or "")

    def value(self) -> str:
        """See `Editor`."""
        return self.picker.norm()

    def shown(self, norm: str) -> str:
        """See `Editor`."""
        return self.picker.choices.label(norm)

    def entry(self) -> str:
        """See `Editor`."""
        return self.value() if self.kind.editor == "reference" else self.text().strip()

    def set_read_only(self, *, on: bool) -> None:
        """See `Editor`."""
        self.picker.setReadOnly(on)

    def select_all(self) -> None:
        """See `Editor`."""
        self.picker.selectAll()


class GrowingText(QPlainTextEdit):
    """Plain text as high as what it holds, within limits. Enter is left to the editor, Shift+Enter breaks the line."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self, *_: object) -> None:
        lines = max(1, int(self.document().size().height()))
        policy = Qt.ScrollBarPolicy
        fits = lines <= _MOST_LINES
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded)
        height = min(lines, _MOST_LINES) * QFontMetrics(self.font()).lineSpacing() + 2 * _MARGIN + _FRAME
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines that wrap elsewhere need another height."""
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        """Wide enough to be read."""
        return QSize(240, self.height())

    def minimumSizeHint(self) -> QSize:
        """It may be narrow, never flat."""
        return QSize(80, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is for storing."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.entered.emit()
            return
        super().keyPressEvent(event)


class TextEditor(Editor):
    """Free text of some lines, or a list of texts with one item a line."""

    def __init__(self, kind: Kind, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(kind, context, parent)
        self.box = GrowingText()
        self._quiet = False
        self._adopt(self.box)
        self.box.setPlaceholderText(self.tr("One a line; Shift+Enter for the next") if kind.many else "")
        self.box.textChanged.connect(self._changed)
        self.box.entered.connect(self.committed)

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def text(self) -> str:
        """See `Editor`."""
        return self.box.toPlainText()

    def set_text(self, words: str) -> None:
        """See `Editor`."""
        if words == self.box.toPlainText():
            return
        self._quiet = True
        try:
            self.box.setPlainText(words)
        finally:
            self._quiet = False

    def set_value(self, norm: str | None) -> None:
        """See `Editor`."""
        if self.kind.many:
            self.set_text("\n".join(elements(norm)) if norm else "")
        else:
            super().set_value(norm)

    def forget(self) -> None:
        """See `Editor`. A line forgets by itself with each text put in."""
        self.box.document().clearUndoRedoStacks()

    def set_read_only(self, *, on: bool) -> None:
        """See `Editor`."""
        self.box.setReadOnly(on)

    def select_all(self) -> None:
        """See `Editor`."""
        self.box.selectAll()


def nothing_to_pick(kind: str) -> Choices:
    """Stands where nobody has given a way to find records. Raises Invalid."""
    raise Invalid(f"records of type {kind} cannot be found here")


def make_editor(
    kind: Kind,
    context: Context,
    records: Records = nothing_to_pick,
    parent: QWidget | None = None,
    *,
    line: bool = False,
) -> Editor:
    """The editor of a kind; with `line` one that fits into a table cell."""
    if kind.many:
        return _several(kind, context, records, parent, line=line)
    if kind.editor in ("choice", "status", "country", "reference"):
        return PickEditor(kind, context, _choices(kind, context, records), parent)
    if kind.editor == "text" and not line:
        return TextEditor(kind, context, parent)
    return LineEditor(kind, context, parent)


def _choices(kind: Any, context: Context, records: Records) -> Choices:
    return records(kind.record_type) if kind.editor == "reference" else KindChoices(kind, context)


def _several(kind: Any, context: Context, records: Records, parent: QWidget | None, *, line: bool) -> Editor:
    if line:
        return LineEditor(kind, context, parent)
    if kind.item.editor in ("text", "line"):
        return TextEditor(kind, context, parent)
    return ListEditor(kind, context, Picker(_choices(kind.item, context, records)), parent)
