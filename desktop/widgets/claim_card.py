"""One claim of a conflict as a card: value, quote in context, who says so and when, what to do with it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from db.queries.claims import ClaimRow
from desktop.support import layout
from desktop.support.plain import label
from desktop.widgets.claim_words import circumstances, source
from desktop.widgets.quote_label import QuoteLabel

_RADIUS = 6


class ClaimCard(QFrame):
    """The signals carry the claim's id. `number` is the key that chooses it, `place` its field, `mark` how the claim
    stands to what was decided before, `support` what stands behind its value.
    """

    chosen = Signal(str)
    source_requested = Signal(str)
    focused = Signal(str)

    def __init__(
        self,
        claim: ClaimRow,
        number: int,
        place: str = "",
        *,
        mark: str = "",
        support: str = "",
        editable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.claim = claim
        self._current = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        told = [source(claim), *circumstances(claim)]
        self.setAccessibleName(f"{number}: {claim.shown}. {' · '.join((*told, support, mark))}")
        rows: list[layout.Item] = [self._head(number)]
        if mark:
            rows.append(label(mark, wrap=True, name="warning"))
        if place:
            rows.append(label(place, wrap=True, name="muted"))
        rows += self._evidence()
        rows.append(label(source(claim), wrap=True, name="heading"))
        if circumstances(claim):
            rows.append(label(" · ".join(circumstances(claim)), wrap=True, name="muted"))
        if support:
            rows.append(label(support, wrap=True, name="muted"))
        rows.append(None)
        if claim.status == "active":
            rows.append(self._buttons(number, editable=editable))
        self.setLayout(layout.column(*rows, margin=12))

    def _head(self, number: int) -> layout.Item:
        badge = label(str(number), name="count")
        badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        badge.setMinimumWidth(18)
        self.value: QLabel = label(self.claim.shown, wrap=True)
        font = self.value.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setBold(True)
        self.value.setFont(font)
        self.value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        accepted = label(self.tr("● accepted"), self, name="success")  # shown without a parent it would be a window
        accepted.setVisible(self.claim.accepted)
        row = layout.row(badge, self.value, accepted)
        row.setStretch(1, 1)
        for item in (badge, accepted):
            row.setAlignment(item, Qt.AlignmentFlag.AlignTop)
        return row

    def _evidence(self) -> list[layout.Item]:
        claim = self.claim
        shown: list[layout.Item] = []
        if claim.printed.strip().casefold() != claim.shown.casefold():
            printed = claim.printed if len(claim.printed) <= 200 else claim.printed[:199] + "…"
            shown.append(label(self.tr("printed as “%1”").replace("%1", printed), wrap=True, name="muted"))
        if claim.exact is not None:
            self.quote = QuoteLabel(claim.prefix or "", claim.exact, claim.suffix or "")
            shown.append(self.quote)
        return shown

    def _buttons(self, number: int, *, editable: bool) -> layout.Item:
        claim = self.claim.id
        key = f" ({number})" if number <= 9 else ""
        self.choose_button = self._button(self.tr("Choose") + key)
        self.choose_button.clicked.connect(lambda: self.chosen.emit(claim))
        self.choose_button.setEnabled(editable)
        return layout.flow(self.choose_button, gap=layout.TIGHT)

    def _button(self, text: str) -> QPushButton:
        made = QPushButton(text, self)  # without a parent, to show it would make a window of it
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the card has the focus, keys do what the buttons do
        return made

    @property
    def current(self) -> bool:
        """Whether keys speak about this card."""
        return self._current

    def set_current(self, *, on: bool) -> None:
        """Draw it as the one that keys speak about."""
        if on != self._current:
            self._current = on
            self.update()

    def sizeHint(self) -> QSize:
        """See Qt."""
        return super().sizeHint().expandedTo(QSize(200, 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The card with the focus is the current one."""
        super().focusInEvent(event)
        self.focused.emit(self.claim.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens the source."""
        self.source_requested.emit(self.claim.id)

    def changeEvent(self, event: QEvent) -> None:
        """See Qt."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded frame, stronger round the current card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        width = 2.0 if self._current else 1.0
        role = QPalette.ColorRole.Accent if self._current else QPalette.ColorRole.Mid
        painter.setPen(QPen(palette.color(role), width))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        inset = width / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
