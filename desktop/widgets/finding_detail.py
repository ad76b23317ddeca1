"""One finding in full: what the rule says and why, what was said before, when its claims hold, and the claims as cards,
one of which is current. What is done about it is asked for by signals.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from db.queries.claims import ClaimRow
from db.queries.conflicts import FindingRow, FindingView
from db.queries.pairs import pair
from db.queries.support import Support
from desktop.support import layout
from desktop.support.plain import label, tooltip
from desktop.widgets.card_grid import CardGrid
from desktop.widgets.claim_card import ClaimCard
from desktop.widgets.claim_words import because, date, term
from desktop.widgets.empty import EmptyState
from desktop.widgets.finding_actions import FindingActions
from desktop.widgets.finding_correction import FindingCorrection
from desktop.widgets.finding_reason import FindingReason
from desktop.widgets.finding_times import FindingTimes
from desktop.widgets.signs import SeveritySign

_LONGEST = 420  # characters of an explanation; what it says of more claims is said by their cards


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with what stands behind the value of each of its claims, by claim id."""

    view: FindingView
    support: Mapping[str, Support] = field(default_factory=dict[str, Support])


class FindingDetail(QWidget):
    """`chosen` and `source_requested` carry claim ids, `acted` the method of the pane that a button is for."""

    chosen = Signal(str)
    source_requested = Signal(str)
    acted = Signal(str)

    def __init__(self, correction: FindingCorrection, *, editable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editable = editable
        self.view: FindingView | None = None
        self._shown: Shown | None = None
        self.cards: list[ClaimCard] = []
        self._at = -1
        self._sign = SeveritySign()
        self._title = label(name="title", wrap=True)
        self._place = label(name="heading", wrap=True)
        self._explanation = label(wrap=True, selectable=True)
        self._nothing = EmptyState("")
        self.before = label(name="warning", wrap=True)
        self.times = FindingTimes()
        self.error = label(name="error", wrap=True)
        self.reason = FindingReason()
        self.deeds = FindingActions()
        self._head = QWidget()
        self.grid = CardGrid(self._head)
        self._build(correction)
        self.show_nothing()

    def _build(self, correction: FindingCorrection) -> None:
        correction.opened.connect(self.reason.setHidden)
        correction.opened.connect(self.deeds.setHidden)
        self.deeds.chosen.connect(self.acted)
        self.times.picked.connect(self._pick)
        head = layout.row(self._sign, self._title)
        head.setStretch(1, 1)
        texts = (head, self._place, self._explanation, self.before, self.times)
        self._head.setLayout(layout.column(*texts, gap=6))
        self._body = QWidget()
        body = layout.column(self.grid, self.error, correction, self.reason, self.deeds)
        body.setStretch(0, 1)
        self._body.setLayout(body)
        self.setLayout(layout.column(self._body, self._nothing, margin=layout.TIGHT))

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def finding(self) -> FindingRow | None:
        """The finding that is shown."""
        return None if self.view is None else self.view.row

    @property
    def claims(self) -> Sequence[ClaimRow]:
        """Its claims, and after them those that it had before, in the order of their numbers."""
        return () if self.view is None else (*self.view.claims, *self.view.gone)

    def show_nothing(self, title: str = "", text: str = "") -> None:
        """Show that no finding is chosen, and what to do."""
        self._nothing.set_text(title, text)
        self._nothing.show()
        self.view = self._shown = None
        self._set_cards()
        self._body.hide()

    def show_finding(self, shown: Shown) -> None:
        """Show a finding; the current claim stays current where it is the same finding."""
        if shown == self._shown:
            return
        view, old = shown.view, self.finding
        row = view.row
        same = old is not None and old.id == row.id
        kept = self.current.id if same and self.current is not None else ""
        self.view, self._shown = view, shown
        self._sign.set_name(row.severity)
        self._title.setText(row.rule_title)
        severity = self.tr("needs a look") if row.is_decision else term("severities", row.severity)
        self._place.setText(f"{row.subject} · {row.field_label} · {severity}")
        self._explanation.setText(_cut(row.explanation))
        self._explanation.setToolTip(tooltip(row.explanation) if len(row.explanation) > _LONGEST else "")
        self._title.setToolTip(tooltip(row.rule_help))
        self.before.setText(self._said(view))
        self.before.setVisible(bool(self.before.text()))
        self.times.show_claims(self.claims)
        self.deeds.show_possible(self.can, editable=self._editable)
        self.reason.setEnabled(self._editable)
        self.error.hide()
        if not same:
            self.reason.rest()
        focused = self.grid.isAncestorOf(QApplication.focusWidget() or self)
        self._set_cards()
        self._nothing.hide()
        self._body.show()
        self._make_current(next((at for at, claim in enumerate(self.claims) if claim.id == kept), 0), seen=same)
        if focused and self.cards:
            self.cards[self._at].setFocus()

    def can(self, deed: str) -> bool:
        """Whether the deed, by the name of its method, makes sense for the finding that is shown."""
        row, view = self.finding, self.view
        if row is None or view is None:
            return False
        match deed:
            case "mark_apparent" | "dismiss":
                return not row.is_decision and row.state != {"mark_apparent": "apparent"}.get(deed, "dismissed")
            case "same" | "different" | "unsure":
                return pair(view.claims) is not None
            case "again":
                return view.former is not None and (row.is_decision or view.former.state in ("apparent", "dismissed"))
            case "reopen":
                return row.state in ("apparent", "dismissed")
            case _:
                return True

    # -- in words --------------------------------------------------------------------------------------------------

    def _said(self, view: FindingView) -> str:
        """What was said of it: now, or before its claims changed, and how they changed."""
        row, former = view.row, view.former
        words = {
            "decided": self.tr("Decided."),
            "apparent": self.tr("Marked apparent: %1"),
            "dismissed": self.tr("Dismissed: %1"),
        }
        if former is None:
            return words.get(row.state, "").replace("%1", row.reason or "").strip()
        acts = {"apparent": self.tr("marked this apparent"), "dismissed": self.tr("dismissed this")}
        told = self.tr("{who} {did} on {day}, having seen {seen} ({why}). New since: {new}; gone: {gone}.")
        why = ": ".join(part for part in (term("reasons", former.reason_code), former.reason) if part)
        return told.format(
            who=former.curator,
            did=acts.get(former.state, self.tr("decided this")),
            day=date(former.at[:10]),
            seen=self.tr("%n claim(s)", "", former.seen),
            why=why,
            new=self._numbers(former.new),
            gone=self._numbers(former.gone),
        )

    def _numbers(self, claims: Sequence[str]) -> str:
        """The claims by their numbers; those that nothing is known of any more are counted."""
        known = [str(number) for number, claim in enumerate(self.claims, 1) if claim.id in claims]
        lost = len(claims) - len(known)
        told = [*known, *([self.tr("%1 not kept").replace("%1", str(lost))] if lost else [])]
        return ", ".join(told) or self.tr("none")

    def _mark(self, claim: ClaimRow) -> str:
        former = None if self.view is None else self.view.former
        if former is None:
            return ""
        if claim.id in former.new:
            return self.tr("+ new since then")
        if claim.id in former.gone:
            away = "" if claim.status == "active" else f": {because(claim.reason) or claim.status}"
            return self.tr("− not part of this any more") + away
        return self.tr("● accepted then") if claim.id == former.accepted else ""

    def _support(self, claim: ClaimRow) -> str:
        found = None if self._shown is None else self._shown.support.get(claim.id)
        if found is None:
            return ""
        told = self.tr("said by %n claim(s)", "", len(found.claims)) + ", "
        told += self.tr("%n origin(s)", "", found.origins)
        return f"{told}, {self.tr('at best %1').replace('%1', found.grade)}" if found.grade else told

    def _set_cards(self) -> None:
        fields = {(claim.record, claim.field) for claim in self.claims}
        self._at = -1
        self.cards = []
        for number, claim in enumerate(self.claims, 1):
            where = claim.place if len(fields) > 1 else ""
            mark, support = self._mark(claim), self._support(claim)
            card = ClaimCard(claim, number, where, mark=mark, support=support, editable=self._editable)
            card.chosen.connect(self.chosen)
            card.source_requested.connect(self.source_requested)
            card.focused.connect(self._focus)
            self.cards.append(card)
        self.grid.set_cards(self.cards)

    # -- the current claim -----------------------------------------------------------------------------------------

    @property
    def current(self) -> ClaimRow | None:
        """The claim that keys speak about."""
        return self.claims[self._at] if 0 <= self._at < len(self.claims) else None

    @property
    def number(self) -> int:
        """The number of the claim that keys speak about, from 1."""
        return self._at + 1

    def step(self, by: int) -> None:
        """Make the next, or the former, claim current."""
        self._make_current(max(0, min(self._at + by, len(self.cards) - 1)))

    def _pick(self, at: int) -> None:
        self._make_current(at)

    def _focus(self, claim: str) -> None:
        self._make_current(next((at for at, row in enumerate(self.claims) if row.id == claim), -1))

    def _make_current(self, at: int, *, seen: bool = True) -> None:
        self._at = at if at < len(self.cards) else -1
        for place_, card in enumerate(self.cards):
            card.set_current(on=place_ == self._at)
        if 0 <= self._at < len(self.cards):
            self.times.set_current(self._at)
            if seen:
                self.grid.ensureWidgetVisible(self.cards[self._at])

    def show_error(self, message: str) -> None:
        """Say why something was not done."""
        self.error.setText(message)
        self.error.show()


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(" ")[0] + " …"
