"""Claims that capture proposes for an article, in reading order: one key confirms, one refuses, arrows move.

Stores nothing and knows no model class; what the keys mean is connected by the pane.
"""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.support import layout
from desktop.support.plain import label
from desktop.widgets.keys import bind
from desktop.widgets.preview import Preview
from desktop.widgets.tables import current_row, make_current
from desktop.widgets.two_lines import two_line_list


class DraftsList(QWidget):
    """The signals carry the row, -1 for none."""

    current_changed = Signal(int)
    confirmed = Signal(int)
    edited = Signal(int)
    refused = Signal(int)
    sentence_confirmed = Signal(int)
    rule_confirmed = Signal(int)

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.list = two_line_list(model)
        self.list.setAccessibleName(self.tr("Proposed claims"))
        self.count = label(name="heading")
        self.hint = label(name="muted", wrap=True)
        self.preview = Preview()
        self.preview.closed.connect(self.list.setFocus)
        self._build()
        self.list.selectionModel().currentRowChanged.connect(self._moved)
        self.list.doubleClicked.connect(self.confirm)
        model.rowsInserted.connect(self._counted)
        model.rowsRemoved.connect(self._counted)
        self._counted()

    def _build(self) -> None:
        self.confirm_button = self._button(self.tr("Confirm"), self.tr("Store this claim (Enter)"), self.confirm)
        self.edit_button = self._button(self.tr("Edit…"), self.tr("Change it before it is stored (E)"), self.edit)
        self.refuse_button = self._button(self.tr("Refuse"), self.tr("Drop this proposal (Delete or R)"), self.refuse)
        self.sentence_button = self._button(
            self.tr("All of this sentence…"),
            self.tr("Store all that this rule read in the sentence (S)"),
            self.sentence,
        )
        self.rule_button = self._button(
            self.tr("All of this rule…"), self.tr("Store all that this rule read in the article (A)"), self.rule
        )
        first = layout.row(self.confirm_button, self.edit_button, self.refuse_button, None, gap=layout.TIGHT)
        second = layout.row(self.sentence_button, self.rule_button, None, gap=layout.TIGHT)
        self._buttons = QWidget()
        self._buttons.setLayout(layout.column(first, second, gap=layout.TIGHT))
        self.setLayout(layout.column(self.count, self.hint, self.list, self.preview, self._buttons, gap=6))
        bind(self.list, {"Return": self.confirm, "Enter": self.confirm, "Del": self.refuse, "R": self.refuse})
        bind(self.list, {"E": self.edit, "S": self.sentence, "A": self.rule})

    def _button(self, text: str, tip: str, call: object) -> QPushButton:
        made = QPushButton(text)
        made.setToolTip(tip)
        made.clicked.connect(call)  # pyright: ignore[reportArgumentType]
        return made

    def _counted(self) -> None:
        count = self._model.rowCount()
        self.count.setText(
            self.tr("Proposed claims: %1").replace("%1", str(count)) if count else self.tr("Nothing left to confirm")
        )
        self.list.setVisible(count > 0)
        self._buttons.setVisible(count > 0)
        self.hint.setVisible(not count)

    def _moved(self, new: QModelIndex, _old: QModelIndex) -> None:
        self.current_changed.emit(new.row())

    @property
    def current(self) -> int:
        """The row that is lit, or -1."""
        return current_row(self.list)

    def set_current(self, row: int) -> None:
        """Light a row."""
        make_current(self.list, row)

    def set_editable(self, *, on: bool) -> None:
        """Whether anything may be stored."""
        self._buttons.setEnabled(on)

    def _emit(self, signal: object) -> None:
        if self.current >= 0 and self._buttons.isEnabled():
            signal.emit(self.current)  # type: ignore[attr-defined]

    def confirm(self) -> None:
        """Store the current draft."""
        self._emit(self.confirmed)

    def edit(self) -> None:
        """Change the current draft before it is stored."""
        self._emit(self.edited)

    def refuse(self) -> None:
        """Drop the current draft."""
        self._emit(self.refused)

    def sentence(self) -> None:
        """Store all that one rule read in one sentence."""
        self._emit(self.sentence_confirmed)

    def rule(self) -> None:
        """Store all that one rule read in the article."""
        self._emit(self.rule_confirmed)
