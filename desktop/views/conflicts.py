"""What contradicts what: findings by record, each with its claims side by side, decided by single keys.

How a finding comes about is the rules' affair (`db.rules`), what a decision does that of `db.edits`.
"""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QLabel, QListView, QSplitter, QWidget

from db.edits import Choose, Command, Judge, RejectClaim, Reopen
from db.kinds import Invalid
from db.queries.claims import ClaimRow
from db.queries.conflicts import FindingRow, FindingView, finding
from db.queries.conflicts import findings as find
from desktop.models.findings import FindingsModel, grouped
from desktop.support import layout
from desktop.support.ask import Prompts
from desktop.support.plain import label
from desktop.widgets.empty import EmptyState
from desktop.widgets.finding_detail import FindingDetail
from desktop.widgets.finding_filter import FindingFilter
from desktop.widgets.keys import bind
from desktop.widgets.tables import current_row, make_current
from desktop.widgets.two_lines import two_line_list
from desktop.workspace import Workspace

_LIST, _DETAIL = 160, 280  # the narrowest they may be


def _found(connection: object, states: tuple[str, ...], severities: tuple[str, ...]) -> list[FindingRow]:
    return find(connection, states=states, severities=severities)  # type: ignore[arg-type]


class ConflictsPane(QWidget):
    """Keys: 1–9 choose, X reject, M apparent, D dismiss, O open again, G source, F field, N and P next and former."""

    quote_requested = Signal(int, int, int, str)
    field_requested = Signal(str, str)

    def __init__(self, workspace: Workspace, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._prompts = prompts
        self._successor: str | None = None  # the finding to go to, when the one that was acted on is out of the way
        self._acted: str | None = None
        self._sought: str | None = None  # the finding to go to, when it comes into the list
        self._build()
        self._connect()
        workspace.changed.connect(self._changed)
        self.refresh()

    def _build(self) -> None:
        self._model = FindingsModel(self)
        self.filter = FindingFilter()
        self.severities, self.state = self.filter.severities, self.filter.state
        self.list: QListView = two_line_list(self._model)
        self.detail = FindingDetail(editable=not self._workspace.read_only)
        self._empty = EmptyState(self.tr("Nothing contradicts"), self.tr("No finding of these kinds is open."))
        self.count: QLabel = label(name="count")
        side = QWidget()
        side.setMinimumWidth(_LIST)
        side.setLayout(layout.column(self.filter, self.list, self._empty, self.count))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(side)
        self.detail.setMinimumWidth(_DETAIL)
        split.addWidget(self.detail)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 5)
        split.setSizes([320, 700])
        self.setLayout(layout.column(split, margin=layout.GAP))
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.filter.changed.connect(self.refresh)
        self.list.selectionModel().currentRowChanged.connect(self._show_current)
        self.list.activated.connect(self.go_to_source)
        self.detail.chosen.connect(self.choose_claim)
        self.detail.rejected.connect(self.reject_claim)
        self.detail.source_requested.connect(self._go_to_claim)
        self.detail.apparent_button.clicked.connect(self.mark_apparent)
        self.detail.dismiss_button.clicked.connect(self.dismiss)
        self.detail.reopen_button.clicked.connect(self.reopen)
        keys = {str(number): lambda at=number: self.choose(at) for number in range(1, 10)}
        keys |= {"X": self.reject, "M": self.mark_apparent, "D": self.dismiss, "O": self.reopen}
        keys |= {"G": self.go_to_source, "F": self.go_to_field, "N": self.next, "P": self.previous}
        keys |= {"Right": lambda: self.detail.step(1), "Left": lambda: self.detail.step(-1)}
        for place in (self.list, self.detail.grid):
            bind(place, keys)

    # -- the list --------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the findings again; the current one stays, or the next one takes its place."""
        states, severities = self.filter.chosen()
        self._workspace.fetch(_found, states, severities, done=self._show, key=(self, "list"))

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & {"finding", "claim", "article"}:
            self.refresh()

    def _show(self, found: list[FindingRow]) -> None:
        before = [entry.key for entry in self._model.rows if entry.finding is not None]
        current = self._model.finding(current_row(self.list))
        self._model.set_rows(grouped(found))
        if not found and self.list.hasFocus():
            self.state.setFocus()
        self.list.setVisible(bool(found))
        self._empty.setVisible(not found)
        self.count.setText(self.tr("Findings: %1").replace("%1", str(len(found))))
        wanted = self._wanted(before, current, {row.id: row for row in found})
        place = self._model.place(wanted)
        make_current(self.list, place if place >= 0 else self._model.step(-1, 1))
        self._show_current()

    def _wanted(self, before: list[str], current: FindingRow | None, now: dict[str, FindingRow]) -> str | None:
        """The finding to be current: after an act the next one, where the one acted on is settled; else the same."""
        acted, self._acted = self._acted, None
        successor, self._successor = self._successor, None
        sought, self._sought = self._sought, None
        if sought in now:
            return sought
        if acted is not None and (acted not in now or now[acted].state != "open") and successor in now:
            return successor
        if current is None or current.id in now:
            return None if current is None else current.id
        at = before.index(current.id)
        return next((key for key in (*before[at:], *reversed(before[:at])) if key in now), None)

    def _show_current(self, _new: QModelIndex | None = None, _old: QModelIndex | None = None) -> None:
        row = self._model.finding(current_row(self.list))
        if row is None:
            self.detail.show_nothing()
        else:
            self._workspace.fetch(finding, row.id, done=self._show_finding, key=(self, "finding"))

    def _show_finding(self, found: FindingView | None) -> None:
        if found is None:
            self.detail.show_nothing()
        else:
            self.detail.show_finding(found)

    def show_finding(self, finding_id: str) -> None:
        """Make a finding current, in whatever state it is."""
        if self._model.place(finding_id) < 0:
            self._sought = finding_id
            self.filter.show_all()
            self.refresh()
        else:
            make_current(self.list, self._model.place(finding_id))
        self.list.setFocus()

    def show_field(self, record: str, field: str) -> None:
        """Make the first open finding about a field current."""
        for at, entry in enumerate(self._model.rows):
            if entry.finding is not None and (entry.finding.record, entry.finding.field) == (record, field):
                make_current(self.list, at)
                break
        self.list.setFocus()

    def next(self) -> None:
        """Go to the next finding."""
        self._step(1)

    def previous(self) -> None:
        """Go to the finding before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        place = self._model.step(current_row(self.list), by)
        if place >= 0:
            make_current(self.list, place)

    # -- deciding --------------------------------------------------------------------------------------------------

    def choose(self, number: int) -> None:
        """Accept the claim of that number (from 1) as the value of its field."""
        claims = self.detail.claims
        if number <= len(claims):
            self._decide(claims[number - 1])

    def choose_claim(self, claim: str) -> None:
        """Accept the claim as the value of its field."""
        found = self._claim(claim)
        if found is not None:
            self._decide(found)

    def _decide(self, claim: ClaimRow) -> None:
        code, words = self.detail.because()
        if self.detail.finding is not None:
            self._do(Choose(finding=self.detail.finding.id, claim=claim.id, reason_code=code, reason=words))

    def reject(self) -> None:
        """Set the current claim aside, with a reason."""
        if self.detail.current is not None:
            self.reject_claim(self.detail.current.id)

    def reject_claim(self, claim: str) -> None:
        """Set a claim aside, with a reason."""
        found = self._claim(claim)
        if found is None or self._workspace.read_only:
            return
        question = self.tr("Why does “%1” not count?").replace("%1", found.shown)
        reason = self._prompts.reason(self.tr("Reject this claim"), question, self.detail.because()[1])
        if reason is not None:
            self._do(RejectClaim(claim=claim, reason=reason))

    def mark_apparent(self) -> None:
        """Say that the finding goes away once things are told apart, and how."""
        question = self.tr("What has to be told apart, so that all of these claims hold?")
        self._judge("apparent", self.tr("Mark apparent"), question)

    def dismiss(self) -> None:
        """Say that the finding needs no decision, and why."""
        self._judge("dismissed", self.tr("Dismiss the finding"), self.tr("Why does it need no decision?"))

    def _judge(self, state: str, title: str, question: str) -> None:
        shown = self.detail.finding
        if shown is None or self._workspace.read_only:
            return
        code, words = self.detail.because()
        reason = self._prompts.reason(title, question, words)
        if reason is not None:
            self._do(Judge.model_validate({"finding": shown.id, "state": state, "reason": reason, "reason_code": code}))

    def reopen(self) -> None:
        """Take the verdict on the finding back."""
        shown = self.detail.finding
        if shown is not None and shown.state in ("apparent", "dismissed"):
            self._do(Reopen(finding=shown.id))

    def _do(self, command: Command) -> None:
        if self._workspace.read_only:
            return
        at = current_row(self.list)
        place = self._model.step(at, 1)
        place = place if place >= 0 else self._model.step(at, -1)
        successor, acted = self._model.finding(place), self._model.finding(at)
        self._successor = None if successor is None else successor.id
        self._acted = None if acted is None else acted.id
        try:
            self._workspace.do(command)
        except Invalid as error:
            self._successor = self._acted = None
            self.detail.show_error(str(error))

    # -- going elsewhere -------------------------------------------------------------------------------------------

    def _claim(self, claim: str) -> ClaimRow | None:
        return next((row for row in self.detail.claims if row.id == claim), None)

    def go_to_source(self) -> None:
        """Open the quote of the current claim in its article."""
        if self.detail.current is not None:
            self._go_to_claim(self.detail.current.id)

    def _go_to_claim(self, claim: str) -> None:
        found = self._claim(claim)
        if found is not None and found.article is not None:
            self.quote_requested.emit(found.article, found.start or 0, found.end or 0, found.id)

    def go_to_field(self) -> None:
        """Open the field of the current claim, or else that of the finding."""
        at = self.detail.current or self.detail.finding
        if at is not None:
            self.field_requested.emit(at.record, at.field)
