"""What a table of records needs once everything is loaded: editors for its cells, the bar that makes a record."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from db.base import Field
from db.keys import PART_TYPES
from db.kinds import Context, Invalid
from db.queries.records import record
from db.records import TYPES
from desktop.support import layout
from desktop.support.plain import label, tooltip
from desktop.widgets.choices import Choices, RecordChoices
from desktop.widgets.editing import Editor
from desktop.widgets.editors import LineEditor, PickEditor, make_editor
from desktop.workspace import Workspace


def translated(text: str) -> str:
    """A label or help of a record's declaration in the person's language."""
    return QCoreApplication.translate("Records", text)


class RecordTools:
    """Makes editors over a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def records(self, kind: str) -> Choices:
        """The choices of a reference to records of a type."""
        return RecordChoices(self._workspace, (kind,))

    def cell_editor(self, parent: QWidget, table: str, key: str, column: str) -> Editor | None:
        """An editor that fits into the cell, with its decided or claimed value."""
        field = TYPES[table].fields.get(column)
        view = self._workspace.read(record, key) if field is not None else None
        if field is None or view is None:
            return None
        editor = make_editor(field.kind, Context(), self.records, parent, line=True)
        editor.set_value(next(value.norm for value in view.fields if value.name == column))
        return editor

    def new_bar(self, table: str, parent: QWidget) -> "NewRecord":
        """The bar in which a record of the table is named."""
        return NewRecord(self._workspace, table, parent)


class NewRecord(QFrame):
    """The parts of a key, side by side, each with its editor. `wanted` carries the parts and a name, as typed."""

    wanted = Signal(object, str)
    closed = Signal()

    def __init__(self, workspace: Workspace, table: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.table = table
        self._named = [*TYPES[table].parts] == ["slug"] and "name" in TYPES[table].fields
        self.editors: dict[str, Editor] = {}
        cells: list[layout.Item] = []
        for name, part in TYPES[table].parts.items():
            editor = self._editor(workspace, name, part)
            editor.committed.connect(self._entered)
            editor.edited.connect(lambda: self.show_error(""))
            editor.failed.connect(self.show_error)
            self.editors[name] = editor
            cells.append(self._captioned(part, editor))
        self.create_button = QPushButton(self.tr("Create"))
        self.create_button.setObjectName("primary")
        self.create_button.clicked.connect(self.tell)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.closed)
        self._error = label(name="error", wrap=True)
        self._error.hide()
        buttons = layout.row(self.create_button, self.cancel_button)
        parts = layout.row(*cells, buttons)
        parts.setAlignment(buttons, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(layout.column(parts, self._error, margin=layout.GAP, gap=layout.TIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _editor(self, workspace: Workspace, name: str, part: Field) -> Editor:
        types = PART_TYPES.get((self.table, name))
        if types:
            strip = name != "subject"
            return PickEditor(part.kind, Context(), RecordChoices(workspace, types, strip=strip))
        return LineEditor(part.kind, Context()) if self._named else make_editor(part.kind, Context(), line=True)

    def _captioned(self, part: Field, editor: Editor) -> QVBoxLayout:
        words = self.tr("Name") if self._named else translated(part.label)
        caption = label(self.tr("{label} (optional)").format(label=words) if part.optional else words, name="muted")
        caption.setBuddy(editor)
        editor.setAccessibleName(words)
        editor.setToolTip(tooltip(translated(part.help)))
        editor.setMinimumWidth(140)
        return layout.column(caption, editor, gap=2)

    def begin(self) -> None:
        """Put the cursor into the first part."""
        next(iter(self.editors.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _entered(self) -> None:
        """Enter goes to the next part that is empty, and from the last one makes the record."""
        editors = [*self.editors.values()]
        for editor, part in zip(editors, TYPES[self.table].parts.values(), strict=True):
            if not editor.text().strip() and not part.optional:
                editor.setFocus()
                return
        self.tell()

    def tell(self) -> None:
        """Hand the parts on, or say what is wrong with them."""
        parts: dict[str, str] = {}
        for name, editor in self.editors.items():
            try:
                parts[name] = editor.value()
            except Invalid as error:
                self._fault(editor, str(error))
                return
            if not parts[name] and not TYPES[self.table].parts[name].optional:
                field = TYPES[self.table].parts[name]
                self._fault(editor, self.tr("{label} is missing").format(label=translated(field.label)))
                return
        words = " ".join(editor.text().strip() for editor in self.editors.values()) if self._named else ""
        self.wanted.emit(parts, words)

    def _fault(self, editor: Editor, message: str) -> None:
        editor.show_error(message)
        editor.setFocus()
        self.show_error(message)

    def show_error(self, message: str) -> None:
        """Say what is wrong, or nothing."""
        if not message:
            for editor in self.editors.values():
                editor.show_error("")
        self._error.setText(message)
        self._error.setVisible(bool(message))

    def error_text(self) -> str:
        """What is said to be wrong."""
        return self._error.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
