"""What can be done about a finding, and by which key: one table, from which buttons and keys follow."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.support import layout
from desktop.support.plain import tooltip


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do: by what method of the pane, by which key, how it is called; whether it writes."""

    method: str
    key: str
    text: str
    help: str
    writes: bool = True


DEEDS = (
    Deed("reject", "X", "Reject", "This claim does not count, for a reason"),
    Deed("redate", "R", "Re-date", "The claim is of another day, or dates another day"),
    Deed("rekey", "K", "Re-key", "The claim speaks of another record, role, track, field or as-of"),
    Deed("mark_apparent", "M", "Apparent", "All claims hold, once something is told apart"),
    Deed("dismiss", "D", "Dismiss", "It needs no decision, for a reason"),
    Deed("same", "S", "Same", "Both names mean one and the same"),
    Deed("different", "T", "Two", "They are two"),
    Deed("unsure", "U", "Not sure", "Whether they are one cannot be told yet; it is not asked again"),
    Deed("again", "A", "Same again", "Say again what was said before the claims changed"),
    Deed("reopen", "O", "Open again", "Take the verdict back"),
    Deed("go_to_source", "G", "Source", "The quote in its article", writes=False),
    Deed("go_to_field", "F", "Field", "The field in its form", writes=False),
    Deed("explain", "E", "Explain", "Why the field has its value", writes=False),
    Deed("evidence", "V", "Evidence", "What each article says of the record", writes=False),
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Deeds", text)


class FindingActions(QWidget):
    """A button for each deed that is possible now, with its key; `chosen` carries the method."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {deed.method: self._button(deed) for deed in DEEDS}
        self.setLayout(layout.flow(*self.buttons.values(), gap=layout.TIGHT))

    def _button(self, deed: Deed) -> QToolButton:
        button = QToolButton(self)
        button.setText(f"{_tr(deed.text)} ({deed.key})")
        button.setToolTip(tooltip(_tr(deed.help)))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
        button.clicked.connect(lambda: self.chosen.emit(deed.method))
        return button

    def show_possible(self, possible: Callable[[str], bool], *, editable: bool) -> None:
        """Show the buttons of what is possible; what would write is greyed out where nothing may be written."""
        for deed in DEEDS:
            self.buttons[deed.method].setVisible(possible(deed.method))
            self.buttons[deed.method].setEnabled(editable or not deed.writes)


def keys_of(owner: object) -> Mapping[str, Callable[[], object]]:
    """The keys of the deeds with the methods of the owner that do them."""
    return {deed.key: getattr(owner, deed.method) for deed in DEEDS}
