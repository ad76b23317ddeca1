"""Why: a term of the vocabulary of reasons, and words. It goes with the next choice, or answers what a key asked."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from db.authority import vocabulary
from desktop.support import layout
from desktop.support.plain import label

_WORDS = 160
_OWN = "judgement"  # says nothing by itself: it needs words
Answered = Callable[[str, str], object]


class ReasonLine(QLineEdit):
    """Up and Down take another reason, Enter answers, Esc leaves."""

    def __init__(self, reason: "FindingReason") -> None:
        super().__init__()
        self._reason = reason

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a line, and those above."""
        match Qt.Key(event.key()):
            case Qt.Key.Key_Down:
                self._reason.turn(1)
            case Qt.Key.Key_Up:
                self._reason.turn(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._reason.answer()
            case Qt.Key.Key_Escape:
                self._reason.leave()
            case _:
                super().keyPressEvent(event)


class FindingReason(QWidget):
    """At rest it holds the reason of the next choice; `ask` lets it answer a question first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answered: Answered | None = None
        self._left: Callable[[], object] | None = None
        self.question: QLabel = label(name="heading", wrap=True)
        self.code = QComboBox()
        self.code.setAccessibleName(self.tr("Reason"))
        self.code.setToolTip(self.tr("The reason that goes with what you do next"))
        self.words = ReasonLine(self)
        self.words.setAccessibleName(self.tr("Reason in words"))
        self.words.setMinimumWidth(_WORDS)
        self.do_button = QPushButton(self.tr("Do it (Enter)"))
        self.do_button.setObjectName("primary")
        self.do_button.clicked.connect(self.answer)
        self.leave_button = QPushButton(self.tr("Leave (Esc)"))
        self.leave_button.clicked.connect(self.leave)
        self.error = label(name="error", wrap=True)
        line = layout.flow(self.code, self.words, self.do_button, self.leave_button)
        self.setLayout(layout.column(self.question, line, self.error, gap=layout.TIGHT))
        self.rest()

    def rest(self) -> None:
        """Ask nothing; hold what goes with the next choice."""
        self._answered = self._left = None
        self.words.setPlaceholderText(self.tr("why you choose, if words help"))
        self._show_asking(on=False)
        self._offer("accepted")

    def ask(self, question: str, serves: str, answered: Answered, left: Callable[[], object]) -> None:
        """Take the keyboard and ask; the answer is a code and words, one of which says something."""
        self._answered, self._left = answered, left
        self.question.setText(question)
        self.words.setPlaceholderText(self.tr("why, in your words · ↑ ↓ another reason"))
        self._show_asking(on=True)
        self._offer(serves)
        self.words.setFocus()

    @property
    def asking(self) -> bool:
        """Whether an answer is waited for."""
        return self._answered is not None

    def _show_asking(self, *, on: bool) -> None:
        self.question.setVisible(on)
        self.words.clear()
        self.error.hide()
        self.do_button.setVisible(on)
        self.leave_button.setVisible(on)

    def _offer(self, serves: str) -> None:
        self.code.clear()
        for concept in vocabulary("reasons"):
            if serves in concept.properties.get("serves", ()):
                self.code.addItem(concept.label(), concept.notation)
                self.code.setItemData(self.code.count() - 1, concept.definition(), Qt.ItemDataRole.ToolTipRole)

    def turn(self, by: int) -> None:
        """Take the next or the former reason."""
        self.code.setCurrentIndex(max(0, min(self.code.currentIndex() + by, self.code.count() - 1)))

    def because(self) -> tuple[str, str]:
        """The reason as it stands: its code, and the words."""
        return str(self.code.currentData()), self.words.text().strip()

    def answer(self) -> None:
        """Answer what was asked, if it says anything."""
        code, words = self.because()
        if self._answered is None:
            return
        if code == _OWN and not words:
            self.error.setText(self.tr("Say why in a few words, or take another reason with ↓"))
            self.error.show()
            self.words.setFocus()
            return
        answered = self._answered
        self.rest()
        answered(code, words)

    def leave(self) -> None:
        """Turn away: everything stays as it is."""
        left = self._left
        self.rest()
        if left is not None:
            left()
