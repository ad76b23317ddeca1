"""What is done about the finding that is shown: each deed one command, for a reason where it needs one.

Which finding comes next is the pane's affair; where the keyboard goes back to, too.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from db.edits import (
    Choose,
    Command,
    CorrectClaim,
    Decide,
    Identify,
    Judge,
    RejectClaim,
    Reopen,
    Result,
)
from db.kinds import Invalid
from db.queries.claims import ClaimRow
from db.queries.pairs import pair
from desktop.widgets.claim_words import term
from desktop.widgets.finding_correction import FindingCorrection
from desktop.widgets.finding_detail import FindingDetail
from desktop.workspace import Workspace


class Deciding(QObject):
    """`started` comes before a command, `acted` after it, `refused` instead, `idle` when the keyboard is free again.

    `asked` carries the id of an action of the program. The methods are those that `DEEDS` names.
    """

    started = Signal()
    acted = Signal()
    refused = Signal()
    idle = Signal()
    quote_requested = Signal(int, int, int, str)
    field_requested = Signal(str, str)
    asked = Signal(str)

    def __init__(
        self, workspace: Workspace, detail: FindingDetail, correction: FindingCorrection, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._detail = detail
        self._correction = correction
        correction.corrected.connect(self._correct)
        correction.left.connect(self.idle)
        detail.chosen.connect(self._choose)
        detail.source_requested.connect(self._show_source)
        detail.acted.connect(self._act)

    def _act(self, deed: str) -> None:
        getattr(self, deed)()

    def _do(self, command: Command, done: Callable[[Result], object] = lambda _: None) -> None:
        def finished(result: Result) -> None:
            done(result)
            self.acted.emit()

        self.started.emit()
        self._workspace.start(command, finished, self._failed)

    def _failed(self, error: Exception) -> None:
        self.refused.emit()
        if not isinstance(error, Invalid):
            raise error
        if self._correction.isVisible():
            self._correction.show_error(str(error))
        else:
            self._detail.show_error(str(error))

    def _may(self, deed: str) -> bool:
        return not self._workspace.read_only and self._detail.can(deed)

    def _ask(self, question: str, serves: str, answered: Callable[[str, str], object]) -> None:
        """Ask for a reason; where its code says enough, the words are the code's own."""

        def told(code: str, words: str) -> None:
            self.idle.emit()
            answered(code, words or term("reasons", code))

        self._correction.hide()
        self._detail.reason.ask(question, serves, told, self.idle.emit)

    # -- choosing --------------------------------------------------------------------------------------------------

    def choose(self, number: int) -> None:
        """Accept the claim of that number (from 1) as the value of its field."""
        if number <= len(self._detail.claims):
            self._choose(self._detail.claims[number - 1].id)

    def _choose(self, claim: str) -> None:
        row = self._detail.finding
        if row is None or self._workspace.read_only:
            return
        code, words = self._detail.reason.because()
        if row.is_decision:
            self._do(Decide(record=row.record, field=row.field, claim=claim, reason_code=code, reason=words))
        else:
            self._do(Choose(finding=row.id, claim=claim, reason_code=code, reason=words))

    def again(self) -> None:
        """Say what was said before, of the claims of now."""
        row, view = self._detail.finding, self._detail.view
        if row is None or view is None or view.former is None or not self._may("again"):
            return
        former = view.former
        said = {"reason_code": former.reason_code, "reason": former.reason}
        if row.is_decision:
            taken = former.accepted or ""
            self._do(Decide(record=row.record, field=row.field, claim=taken, **said))
        else:
            self._do(Judge.model_validate({"finding": row.id, "state": former.state, **said}))

    # -- a claim ---------------------------------------------------------------------------------------------------

    def reject(self) -> None:
        """Set the current claim aside, with a reason."""
        claim = self._claim()
        if claim is not None:
            question = self.tr("Claim %1 does not count. Why?").replace("%1", str(self._detail.number))
            self._ask(question, "rejected", lambda code, words: self._reject(claim, code, words))

    def _reject(self, claim: ClaimRow, code: str, words: str) -> None:
        self._do(RejectClaim(claim=claim.id, reason=words, reason_code=code))

    def redate(self) -> None:
        """Give the current claim another as-of, or another day."""
        claim = self._claim()
        if claim is not None:
            self._detail.reason.rest()
            self._correction.open_dates(claim, self._detail.number)

    def rekey(self) -> None:
        """Say what else the current claim speaks of."""
        claim = self._claim()
        if claim is not None:
            self._detail.reason.rest()
            self._correction.open_place(claim, self._detail.number)

    def _correct(self, claim: str, said: dict[str, str]) -> None:
        self._do(CorrectClaim.model_validate({"claim": claim, **said}), self._corrected)

    def _corrected(self, _result: Result) -> None:
        self._correction.hide()
        self.idle.emit()

    def _claim(self) -> ClaimRow | None:
        """The current claim, where it may be changed."""
        claim = self._detail.current
        return None if self._workspace.read_only or claim is None or claim.status != "active" else claim

    # -- the finding -----------------------------------------------------------------------------------------------

    def mark_apparent(self) -> None:
        """Say that the finding goes away once things are told apart, and how."""
        self._judge("mark_apparent", "apparent", self.tr("All claims hold. What has to be told apart?"))

    def dismiss(self) -> None:
        """Say that the finding needs no decision, and why."""
        self._judge("dismiss", "dismissed", self.tr("It needs no decision. Why?"))

    def _judge(self, deed: str, state: str, question: str) -> None:
        row = self._detail.finding
        if row is not None and self._may(deed):
            self._ask(question, state, lambda code, words: self._judged(row.id, state, code, words))

    def _judged(self, finding: str, state: str, code: str, words: str) -> None:
        said = {"finding": finding, "state": state, "reason": words, "reason_code": code}
        self._do(Judge.model_validate(said))

    def same(self) -> None:
        """Say that the two that the finding is about are one."""
        self._identify("same", self.tr("%1 and %2 are one and the same. Why?"))

    def different(self) -> None:
        """Say that they are two."""
        self._identify("different", self.tr("%1 and %2 are two. Why?"))

    def unsure(self) -> None:
        """Say that nobody can tell yet."""
        self._identify("unsure", self.tr("Nobody can tell whether %1 and %2 are one. Why?"))

    def _identify(self, verdict: str, question: str) -> None:
        found = pair(self._detail.claims) if self._may(verdict) else None
        if found is not None:
            first, second = found
            asked = question.replace("%1", first.partition("/")[2]).replace("%2", second.partition("/")[2])
            self._ask(asked, "identity", lambda code, words: self._identified(first, second, verdict, code, words))

    def _identified(self, first: str, second: str, verdict: str, code: str, words: str) -> None:
        said = {"first": first, "second": second, "verdict": verdict, "reason_code": code, "reason": words}
        self._do(Identify.model_validate(said))

    def reopen(self) -> None:
        """Take the verdict on the finding back."""
        row = self._detail.finding
        if row is not None and self._may("reopen"):
            self._do(Reopen(finding=row.id))

    # -- going elsewhere -------------------------------------------------------------------------------------------

    def go_to_source(self) -> None:
        """Open the quote of the current claim in its article."""
        if self._detail.current is not None:
            self._show_source(self._detail.current.id)

    def _show_source(self, claim: str) -> None:
        found = next((row for row in self._detail.claims if row.id == claim), None)
        if found is not None and found.article is not None:
            self.quote_requested.emit(found.article, found.start or 0, found.end or 0, found.id)

    def go_to_field(self) -> None:
        """Open the field of the current claim, or else that of the finding."""
        at = self._detail.current or self._detail.finding
        if at is not None:
            self.field_requested.emit(at.record, at.field)

    def explain(self) -> None:
        """Ask why the field has its value."""
        self.asked.emit("ask.explain")

    def evidence(self) -> None:
        """Ask what each article says of the record."""
        self.asked.emit("ask.matrix")
