"""The claims about one field, one under the other, with what can be done about each by a key. Small enough for a form;
the conflict view has its own, larger cards.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from db.queries.claims import ClaimRow
from db.queries.support import Support
from desktop.support import layout
from desktop.support.plain import label, tooltip
from desktop.widgets.claim_words import because, circumstances, source
from desktop.widgets.elided import ElidedLabel
from desktop.widgets.quote_label import QuoteLabel

SHOWN = 20
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EvidenceCard(QFrame):
    """One claim. With the focus on it: A or Ctrl+Enter accepts, R rejects, U restores, Enter or S shows the source."""

    accept_wanted = Signal(str)
    reject_wanted = Signal(str)
    restore_wanted = Signal(str)
    source_wanted = Signal(str)
    vet_wanted = Signal()
    moved = Signal(object, int)
    focused = Signal()

    def __init__(self, claim: ClaimRow, shown: str, *, editable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.claim = claim
        self._editable = editable
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(f"{shown}. {source(claim)}")
        rows: list[layout.Item] = [self._head(shown)]
        if claim.exact is not None:
            rows.append(QuoteLabel(claim.prefix or "", claim.exact, claim.suffix or ""))
        rows.append(self._foot())
        self.setLayout(layout.column(*rows, margin=layout.GAP, gap=layout.TIGHT))

    def _head(self, shown: str) -> layout.Item:
        self.value = ElidedLabel(shown)
        font = self.value.font()
        font.setBold(True)
        font.setStrikeOut(self.claim.status != "active")
        self.value.setFont(font)
        verdict = self._verdict()
        row = layout.row(self.value, verdict)
        row.setStretch(0, 1)
        for button in self._buttons():
            row.addWidget(button)
        return row

    def _verdict(self) -> QLabel:
        if self.claim.status != "active":
            reason = f": {because(self.claim.reason)}" if self.claim.reason else ""
            return label(self.tr("set aside") + reason[:60], name="muted")
        return label(self.tr("● accepted") if self.claim.accepted else "", name="success")

    def _foot(self) -> QLabel:
        told = [source(self.claim), *circumstances(self.claim)]
        title = self.claim.article_title or self.claim.article_name
        if title:
            told.append(title)
        return ElidedLabel(" · ".join(told), name="muted")

    def _buttons(self) -> list[QPushButton]:
        made: list[QPushButton] = []
        if self._editable and self.claim.status == "active":
            if not self.claim.accepted:
                made.append(self._button(self.tr("Accept"), self.tr("Take this value. A"), self.accept))
            made.append(
                self._button(self.tr("Reject…"), self.tr("Set the claim aside, with a reason. R"), self._reject)
            )
        elif self._editable:
            made.append(self._button(self.tr("Restore"), self.tr("Let the claim count again. U"), self._restore))
        if self.claim.article is not None:
            made.append(
                self._button(self.tr("Source"), self.tr("Show the quote in its article. S, or Enter"), self._show)
            )
        return made

    def _button(self, text: str, hint: str, call: object) -> QPushButton:
        button = QPushButton(text)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(tooltip(hint))
        button.clicked.connect(call)
        return button

    def accept(self) -> None:
        """Ask that the claim be taken, where that is possible."""
        if self._editable and self.claim.status == "active":
            self.accept_wanted.emit(self.claim.id)

    def _reject(self) -> None:
        if self._editable and self.claim.status == "active":
            self.reject_wanted.emit(self.claim.id)

    def _restore(self) -> None:
        if self._editable and self.claim.status != "active":
            self.restore_wanted.emit(self.claim.id)

    def _show(self) -> None:
        if self.claim.article is not None:
            self.source_wanted.emit(self.claim.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a claim."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match Qt.Key(event.key()):
            case key if (key in _ENTER and control) or (key == Qt.Key.Key_A and not control):
                self.accept()
            case Qt.Key.Key_R if not control:
                self._reject()
            case Qt.Key.Key_U if not control:
                self._restore()
            case key if key in _ENTER or (key == Qt.Key.Key_S and not control):
                self._show()
            case Qt.Key.Key_V if not control:
                self.vet_wanted.emit()
            case Qt.Key.Key_Up | Qt.Key.Key_Down if not control:
                self.moved.emit(self, 1 if event.key() == Qt.Key.Key_Down else -1)
            case _:
                super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click shows the source."""
        self._show()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """See Qt."""
        super().focusInEvent(event)
        self.update()
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """See Qt."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded frame, stronger where the keys speak about it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2.0 if self.hasFocus() else 1.0
        role = QPalette.ColorRole.Accent if self.hasFocus() else QPalette.ColorRole.Mid
        painter.setPen(QPen(self.palette().color(role), width))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), 5, 5)


class EvidenceList(QWidget):
    """The cards of a field. The signals carry the claim's id; `left` asks for the field above."""

    accept_wanted = Signal(str)
    reject_wanted = Signal(str)
    restore_wanted = Signal(str)
    source_wanted = Signal(str)
    vet_wanted = Signal()
    left = Signal()
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[EvidenceCard] = []
        self._rows = layout.column(gap=layout.TIGHT)
        self._findings = label(name="warning", wrap=True, selectable=True)
        self._support = label(name="muted", wrap=True)
        for told in (self._findings, self._support):
            told.hide()
        self.setLayout(layout.column(self._findings, self._support, self._rows, gap=layout.TIGHT))

    def show_findings(self, explanations: Sequence[str]) -> None:
        """Say what contradicts what, above the claims."""
        self._findings.setText("\n".join(explanations))
        self._findings.setVisible(bool(explanations))

    def show_support(self, values: Sequence[Support]) -> None:
        """Say how many claims and how many independent origins stand behind each value."""
        self._support.setText("\n".join(map(self._supported, values)))
        self._support.setVisible(bool(values))

    def _supported(self, value: Support) -> str:
        claims = self.tr("%n claim(s)", None, len(value.claims))
        origins = self.tr("%n origin(s)", None, value.origins)
        grade = self.tr("at best %1").replace("%1", value.grade) if value.grade else ""
        return f"{value.shown}: {', '.join(filter(None, (claims, origins, grade)))}"

    def show_claims(self, claims: Sequence[ClaimRow], shown: Sequence[str], *, editable: bool) -> None:
        """One card for each claim, with its value in words; the focus stays on the claim it was on."""
        current = self.current()
        focused = None if current is None else current.claim.id
        layout.empty(self._rows)
        self.cards = [EvidenceCard(claim, words, editable=editable) for claim, words in zip(claims, shown, strict=True)]
        self.cards = self.cards[:SHOWN]
        for card in self.cards:
            self._listen(card)
            self._rows.addWidget(card)
            card.show()  # at once, so that it can take the focus
        if len(claims) > SHOWN:
            more = self.tr("{count} more claims; the table of claims has them all").format(count=len(claims) - SHOWN)
            self._rows.addWidget(label(more, name="muted"))
        if focused is not None:
            self._focus_again(focused)

    def _listen(self, card: EvidenceCard) -> None:
        card.accept_wanted.connect(self.accept_wanted)
        card.reject_wanted.connect(self.reject_wanted)
        card.restore_wanted.connect(self.restore_wanted)
        card.source_wanted.connect(self.source_wanted)
        card.vet_wanted.connect(self.vet_wanted)
        card.moved.connect(self._move)
        card.focused.connect(self.focused)

    def _focus_again(self, claim: str) -> None:
        card = next((card for card in self.cards if card.claim.id == claim), None)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def _move(self, card: EvidenceCard, step: int) -> None:
        at = self.cards.index(card) + step
        if at < 0:
            self.left.emit()
        elif at < len(self.cards):
            self.cards[at].setFocus(Qt.FocusReason.TabFocusReason)

    def current(self) -> EvidenceCard | None:
        """The card with the focus."""
        return next((card for card in self.cards if card.hasFocus()), None)

    def begin(self) -> None:
        """Go to the first claim."""
        if self.cards:
            self.cards[0].setFocus(Qt.FocusReason.TabFocusReason)
