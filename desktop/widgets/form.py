"""A form made from the field declarations of a record type: one `FieldRow` for each, with keys between them."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QScrollArea, QWidget

from db.base import Field
from db.kinds import Context
from desktop.support import layout
from desktop.widgets.editors import Records, make_editor
from desktop.widgets.field_row import EDITOR, LABEL, ROWS, FieldRow, translated
from desktop.widgets.keys import bind


def captions(fields: Sequence[Field]) -> list[str]:
    """The labels with a letter marked in each, no letter twice; a label whose letters are all taken has none."""
    taken: set[str] = set()
    marked: list[str] = []
    for field in fields:
        words = translated(field.label)
        starts = [at for at, letter in enumerate(words) if letter.isalpha() and (not at or words[at - 1] == " ")]
        places = [*starts, *(at for at, letter in enumerate(words) if letter.isalpha() and at not in starts)]
        place = next((at for at in places if words[at].casefold() not in taken), None)
        escaped = words.replace("&", "&&")
        if place is None:
            marked.append(escaped)
            continue
        taken.add(words[place].casefold())
        place += words[:place].count("&")
        marked.append(f"{escaped[:place]}&{escaped[place:]}")
    return marked


class Form(QScrollArea):
    """The rows of one record type. The signals of all rows come out here; each carries the field's name first."""

    committed = Signal(str, str)
    typed = Signal(str)
    left = Signal(str, bool)
    reverted = Signal(str)
    entered = Signal(str)
    opened = Signal(str)
    unfolded = Signal(str)
    evidence_made = Signal(object)

    def __init__(
        self, fields: Mapping[str, Field], context: Context, records: Records, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget(self.viewport())
        grid = QGridLayout(inner)
        grid.setContentsMargins(layout.GAP, layout.GAP, layout.GAP, layout.WIDE)
        grid.setHorizontalSpacing(layout.GAP)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(EDITOR, 1)
        grid.setColumnMinimumWidth(LABEL, 90)
        self.rows: dict[str, FieldRow] = {}
        for at, (field, caption) in enumerate(zip(fields.values(), captions([*fields.values()]), strict=True)):
            row = FieldRow(field, make_editor(field.kind, context, records), caption, inner)
            row.place(grid, at * ROWS)
            self._listen(row)
            self.rows[field.name] = row
        grid.setRowStretch(len(self.rows) * ROWS, 1)
        self.setWidget(inner)
        self._order()
        bind(self, {"Ctrl+Down": lambda: self.step(1), "Ctrl+Up": lambda: self.step(-1)})

    def _listen(self, row: FieldRow) -> None:
        row.committed.connect(self.committed)
        row.typed.connect(self.typed)
        row.left.connect(self.left)
        row.reverted.connect(self.reverted)
        row.entered.connect(self._entered)
        row.opened.connect(self.opened)
        row.unfolded.connect(self.unfolded)
        row.evidence_made.connect(self.evidence_made)

    def _order(self) -> None:
        """Tab goes from field to field, and where evidence is open through its claims."""
        stops = [row.editor.focusProxy() or row.editor for row in self.rows.values()]
        for previous, following in pairwise(stops):
            QWidget.setTabOrder(previous, following)

    def _entered(self, field: str) -> None:
        self.ensureWidgetVisible(self.rows[field].editor, 20, 40)
        self.entered.emit(field)

    def begin(self) -> None:
        """Another record is shown from now on, from its first field: nothing of the one before may stay."""
        self.verticalScrollBar().setValue(0)
        for row in self.rows.values():
            row.begin()

    def focused(self) -> str:
        """The name of the field that has the focus, in its editor or in its evidence; empty when none has."""
        widget = QApplication.focusWidget()
        return next((name for name, row in self.rows.items() if widget is not None and row.holds(widget)), "")

    def focus(self, field: str) -> None:
        """Put the cursor into a field."""
        row = self.rows[field]
        row.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        row.editor.select_all()

    def step(self, by: int, origin: str = "") -> None:
        """Go to the next field, or the one before; at an end, stay."""
        names = [*self.rows]
        here = self.focused() or origin
        if here not in names:
            self.focus(names[0])
            return
        place = names.index(here) + by
        if 0 <= place < len(names):
            self.focus(names[place])
