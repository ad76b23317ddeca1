"""Claims that capture proposes for an article, in reading order: one key confirms, one refuses, arrows move.

Stores nothing and knows no model class; what the keys mean is connected by the pane.
"""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from desktop.support import layout
from desktop.support.plain import label
from desktop.widgets.keys import bind
from desktop.widgets.preview import Choice, Preview
from desktop.widgets.tables import current_row, make_current
from desktop.widgets.two_lines import two_line_list


class DraftsList(QWidget):
    """The signals carry the row, -1 for none; `digit_typed` and `typed` also what was typed.

    Letters begin the new value of a draft, and so do digits where they choose no reading. All else has other keys.
    """

    current_changed = Signal(int)
    confirmed = Signal(int)
    edited = Signal(int)
    refused = Signal(int)
    sentence_confirmed = Signal(int)
    rule_confirmed = Signal(int)
    digit_typed = Signal(int, str)
    typed = Signal(int, str)
    refused_shown = Signal(bool)

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._had_keyboard = self._cramped = False
        self.list = two_line_list(model)
        self.list.setAccessibleName(self.tr("Proposed claims"))
        self.count = label(name="heading")
        self.settled = label(name="muted")
        self.hint = label(name="muted", wrap=True)
        self.error = label(name="error", wrap=True)
        self.error.hide()
        self.preview = Preview()
        self.preview.closed.connect(self._previewed)
        self._build()
        self.list.selectionModel().currentRowChanged.connect(self._moved)
        self.list.doubleClicked.connect(self.confirm)
        model.rowsInserted.connect(self._counted)
        model.rowsRemoved.connect(self._counted)
        self._counted()

    def make_room(self, *, on: bool) -> None:
        """Show no buttons while a claim is being made above the list, which needs the room."""
        self._cramped = on
        self._counted()

    def _build(self) -> None:
        self.confirm_button = self._button(self.tr("Confirm (Enter)"), self.tr("Store this claim"), self.confirm)
        self.edit_button = self._button(
            self.tr("Edit (F2)"), self.tr("Change it before it is stored; typing a value does too"), self.edit
        )
        self.refuse_button = self._button("", self.tr("It is not proposed again"), self.refuse)
        self.sentence_button = self._button(
            self.tr("Sentence… (Shift+Enter)"),
            self.tr("All that this rule read in the sentence, at once"),
            self.sentence,
        )
        self.rule_button = self._button(
            self.tr("Rule… (Ctrl+Enter)"), self.tr("All that this rule read in the article, at once"), self.rule
        )
        single = (self.confirm_button, self.edit_button, self.refuse_button)
        row = layout.flow(*single, self.sentence_button, self.rule_button, gap=layout.TIGHT)
        self.refused_button = QToolButton(autoRaise=True)
        self.refused_button.setCheckable(True)
        self.refused_button.setToolTip(self.tr("Show what was refused, to propose it again (Ctrl+Del)"))
        self.refused_button.toggled.connect(self.refused_shown)
        self.refused_button.hide()
        head = layout.row(self.count, self.settled, None, self.refused_button)
        self._buttons = QWidget()
        self._buttons.setLayout(row)
        self.setLayout(layout.column(head, self.hint, self.list, self.error, self.preview, self._buttons, gap=6))
        self.list.installEventFilter(self)
        bind(self.list, {"Return": self.confirm, "Enter": self.confirm, "F2": self.edit, "Ctrl+Del": self.show_refused})
        bind(self.list, {"Del": self.refuse, "Backspace": self.refuse})
        bind(self.list, {"Shift+Return": self.sentence, "Shift+Enter": self.sentence})
        bind(self.list, {"Ctrl+Return": self.rule, "Ctrl+Enter": self.rule})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt: what is typed on a draft is about its value."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        text = event.text()
        if held or not text.strip() or not text.isprintable():
            return False
        if self.current >= 0 and self._buttons.isEnabled():
            (self.digit_typed if text in "0123456789" else self.typed).emit(self.current, text)
        return True

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
        if not self.preview.isHidden():
            return
        self._had_keyboard = self._had_keyboard or self.list.hasFocus()
        self.list.setVisible(count > 0)
        if count and self._had_keyboard:  # all rows may go for a moment before the new ones come
            self._had_keyboard = False
            self.list.setFocus()
        self._buttons.setVisible(count > 0 and not self._cramped)
        # Two rows of the list, and two of buttons: what wraps tells a splitter no height of its own.
        self.setMinimumHeight((130 if self._cramped else 210) if count else 0)
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

    def offer(self, title: str, lines: list[str], do: Choice, against: Choice) -> None:
        """Show what would be stored, or refused, at once, in the place of the list."""
        self.list.hide()
        self._buttons.hide()
        self.preview.offer(title, lines, *do, against)

    def _previewed(self) -> None:
        self._counted()
        self.list.setFocus()

    def show_error(self, message: str) -> None:
        """Say why something was not stored; empty text when nothing is wrong."""
        self.error.setText(message)
        self.error.setVisible(bool(message))

    def set_refused(self, count: int, *, shown: bool) -> None:
        """How many drafts were refused, and whether these are shown."""
        self.refused_button.setText(self.tr("Refused: %1").replace("%1", str(count)))
        self.refused_button.setVisible(count > 0)
        self.refused_button.setChecked(shown)
        self.refuse_button.setText(self.tr("Propose again (Del)") if shown else self.tr("Refuse (Del)"))

    def set_settled(self, done: int, total: int) -> None:
        """How many of all drafts of the article are confirmed or refused."""
        told = self.tr("%1 of %2 settled").replace("%1", str(done)).replace("%2", str(total))
        self.settled.setText(told if total else "")

    @property
    def editable(self) -> bool:
        """Whether anything may be stored."""
        return self._buttons.isEnabled()

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

    def show_refused(self) -> None:
        """Show what was refused, or what is open again."""
        if not self.refused_button.isHidden():
            self.refused_button.toggle()

    def sentence(self) -> None:
        """Store all that one rule read in one sentence."""
        self._emit(self.sentence_confirmed)

    def rule(self) -> None:
        """Store all that one rule read in the article."""
        self._emit(self.rule_confirmed)
