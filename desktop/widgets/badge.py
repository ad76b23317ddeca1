"""How many quotes and claims stand behind a value: a small button that opens them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.support.plain import tooltip


class QuoteBadge(QToolButton):
    """Shows a count; checked while the evidence is open. Hidden where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("badge")
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.toggled.connect(self._turn)
        self._told = ""
        self.set_counts(0, 0, 0)

    def set_counts(self, active: int, quoted: int, rejected: int) -> None:
        """How many claims count, how many of them have a quote, and how many were set aside."""
        total = active + rejected
        self._told = f"❝ {active}" if quoted else str(active)
        self._turn(self.isChecked())
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.setVisible(total > 0)
        words = self.tr("%n claim(s)", "", active) + ", " + self.tr("%n with a quote", "", quoted)
        if rejected:
            words += ", " + self.tr("%n set aside", "", rejected)
        words = words.replace("(s)", "" if active == 1 else "s")
        self.setAccessibleName(words)
        self.setToolTip(tooltip(words + "\n" + self.tr("Ctrl+E shows them here, F8 goes to the quote")))

    def _turn(self, on: bool) -> None:
        self.setText(f"{self._told} {'▾' if on else '▸'}")

    def sizeHint(self) -> QSize:
        """Wide enough for two digits, so that fields stay in line."""
        return super().sizeHint().expandedTo(QSize(52, 0))
