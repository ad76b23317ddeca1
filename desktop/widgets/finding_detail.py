"""One finding in full: what the rule says, why, and its claims as cards, one of which is current."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget

from db.authority import vocabulary
from db.queries.claims import ClaimRow
from db.queries.conflicts import FindingRow, FindingView
from desktop.support import layout
from desktop.support.plain import label
from desktop.widgets.card_grid import CardGrid
from desktop.widgets.claim_card import ClaimCard
from desktop.widgets.claim_words import term
from desktop.widgets.signs import SeveritySign

_WORDS = 160


class FindingDetail(QWidget):
    """The signals carry claim ids. What the buttons of the finding do is connected by the pane."""

    chosen = Signal(str)
    rejected = Signal(str)
    source_requested = Signal(str)

    def __init__(self, *, editable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editable = editable
        self.finding: FindingRow | None = None
        self.claims: Sequence[ClaimRow] = ()
        self.cards: list[ClaimCard] = []
        self._at = -1
        self._sign = SeveritySign()
        self._title = label(name="title", wrap=True)
        self._place = label(name="heading", wrap=True)
        self._explanation = label(wrap=True, selectable=True)
        self._help = label(name="muted", wrap=True)
        self._verdict = label(name="warning", wrap=True)
        self.error = label(name="error", wrap=True)
        self._head = QWidget()
        self.grid = CardGrid(self._head)
        self._build()
        self.show_nothing()

    def _build(self) -> None:
        self.apparent_button = QPushButton(self.tr("Mark apparent… (M)"))
        self.dismiss_button = QPushButton(self.tr("Dismiss… (D)"))
        self.reopen_button = QPushButton(self.tr("Open again (O)"))
        self.reason_code = QComboBox()
        self.reason_code.setAccessibleName(self.tr("Reason"))
        for concept in vocabulary("reasons"):
            self.reason_code.addItem(concept.label(), concept.notation)
            self.reason_code.setItemData(
                self.reason_code.count() - 1, concept.definition(), Qt.ItemDataRole.ToolTipRole
            )
        self.words = QLineEdit(placeholderText=self.tr("in your words, if it helps"))
        self.words.setAccessibleName(self.tr("Reason in words"))
        for button in (self.apparent_button, self.dismiss_button, self.reopen_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
        self.words.setMinimumWidth(_WORDS)
        because = layout.flow(label(self.tr("Because of")), self.reason_code, self.words)
        buttons = layout.flow(self.apparent_button, self.dismiss_button, self.reopen_button)
        head = layout.row(self._sign, self._title)
        head.setStretch(1, 1)
        self._body = QWidget()
        texts = layout.column(head, self._place, self._explanation, self._help, self._verdict, gap=6)
        self._head.setLayout(texts)
        body = layout.column(self.grid, self.error, because, buttons)
        body.setStretch(0, 1)
        self._body.setLayout(body)
        self.setLayout(layout.column(self._body, margin=layout.TIGHT))

    def show_nothing(self) -> None:
        """Show that no finding is chosen."""
        self.finding, self.claims = None, ()
        self._set_cards()
        self._body.hide()

    def show_finding(self, view: FindingView) -> None:
        """Show a finding; the current claim stays current where it is the same finding."""
        row, same = view.row, self.finding is not None and self.finding.id == view.row.id
        if same and view.claims == self.claims and row == self.finding:
            return
        kept = self.current.id if same and self.current is not None else ""
        self.finding, self.claims = row, view.claims
        self._sign.set_name(row.severity)
        self._title.setText(row.rule_title)
        self._place.setText(f"{row.subject} · {row.field_label} · {term('severities', row.severity)}")
        self._explanation.setText(row.explanation)
        self._help.setText(row.rule_help)
        self._verdict.setText(self._judged(row))
        self._verdict.setVisible(row.state != "open")
        self._set_open(is_open=row.state == "open")
        self.error.hide()
        if not same:
            self.words.clear()
            self.reason_code.setCurrentIndex(0)
        focused = self.grid.isAncestorOf(QApplication.focusWidget() or self)
        self._set_cards()
        self._body.show()
        self._make_current(next((at for at, claim in enumerate(self.claims) if claim.id == kept), 0))
        if focused and self.cards:
            self.cards[self._at].setFocus()

    def _set_open(self, *, is_open: bool) -> None:
        state = self.finding.state if self.finding else ""
        self.apparent_button.setVisible(state != "apparent")
        self.dismiss_button.setVisible(state != "dismissed")
        self.reopen_button.setVisible(state in ("apparent", "dismissed"))
        for button in (self.apparent_button, self.dismiss_button, self.reopen_button):
            button.setEnabled(self._editable)

    def _judged(self, row: FindingRow) -> str:
        words = {
            "decided": self.tr("Decided."),
            "apparent": self.tr("Marked apparent: %1"),
            "dismissed": self.tr("Dismissed: %1"),
        }
        return words.get(row.state, "").replace("%1", row.reason or "")

    def _set_cards(self) -> None:
        fields = {(claim.record, claim.field) for claim in self.claims}
        self._at = -1
        self.cards = []
        for number, claim in enumerate(self.claims, 1):
            where = claim.place if len(fields) > 1 else ""
            card = ClaimCard(claim, number, where, editable=self._editable)
            card.chosen.connect(self.chosen)
            card.rejected.connect(self.rejected)
            card.source_requested.connect(self.source_requested)
            card.focused.connect(self._focus)
            self.cards.append(card)
        self.grid.set_cards(self.cards)

    # -- the current claim -----------------------------------------------------------------------------------------

    @property
    def current(self) -> ClaimRow | None:
        """The claim that keys speak about."""
        return self.claims[self._at] if 0 <= self._at < len(self.claims) else None

    def step(self, by: int) -> None:
        """Make the next, or the former, claim current."""
        self._make_current(max(0, min(self._at + by, len(self.cards) - 1)))

    def _focus(self, claim: str) -> None:
        self._make_current(next((at for at, row in enumerate(self.claims) if row.id == claim), -1))

    def _make_current(self, at: int) -> None:
        self._at = at if at < len(self.cards) else -1
        for place_, card in enumerate(self.cards):
            card.set_current(on=place_ == self._at)
        if 0 <= self._at < len(self.cards):
            self.grid.ensureWidgetVisible(self.cards[self._at])

    # -- deciding --------------------------------------------------------------------------------------------------

    def because(self) -> tuple[str, str]:
        """The reason chosen: its code, and the words."""
        return str(self.reason_code.currentData()), self.words.text().strip()

    def show_error(self, message: str) -> None:
        """Say why something was not done."""
        self.error.setText(message)
        self.error.show()
