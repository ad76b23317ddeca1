"""What is decided in the form: claims accepted, rejected and restored, values vetted; and the way to their sources."""

from PySide6.QtCore import Qt, Signal

from db.edits import Decide, RejectClaim, RestoreClaim, Vet
from desktop.views.record.gestures import Gestures


class Verdicts(Gestures):
    """Listens to the evidence of all fields. `quote_requested`: article, start, end, claim."""

    quote_requested = Signal(int, int, int, str)

    def decide(self, claim: str) -> None:
        """Accept a claim as the value of its field."""
        found, row = self._subject.of_claim(claim)
        if found is None or row is None:
            return
        self.do(Decide(record=found.record, field=found.field, claim=claim), row)
        row.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self, claim: str) -> None:
        """Set a claim aside, after asking why."""
        _, row = self._subject.of_claim(claim)
        text = self.tr("Why does this claim not count? The reason stays with it.")
        reason = self._prompts.reason(self.tr("Reject the claim"), text)
        if reason:
            self.do(RejectClaim(claim=claim, reason=reason), row)

    def restore(self, claim: str) -> None:
        """Let a claim count again."""
        self.do(RestoreClaim(claim=claim), self._subject.of_claim(claim)[1])

    def accept(self) -> None:
        """Accept the claim whose value the focused field shows."""
        row, value = self._subject.focused(), self._subject.value()
        if row is None or value is None or not self.editable:
            return
        card = row.evidence.current()
        if card is not None:
            card.accept()
            return
        if row.dirty:
            row.commit()
            return
        active = [claim for claim in value.claims if claim.status == "active"]
        shown = [claim for claim in active if claim.norm == value.norm] or active
        if shown:
            best = max(shown, key=lambda claim: (claim.exact is not None, claim.accepted))
            self.decide(best.id)

    def vet(self) -> None:
        """Note that a reviewer has checked the focused field."""
        subject, row = self._subject, self._subject.focused()
        if row is not None and self.editable:
            vet = Vet(fields=((subject.key, subject.field),))
            self.do(vet, row, lambda _: self.said.emit(self.tr("Vetted")))

    def go_to_quote(self) -> None:
        """Show the quote of the focused field: of the accepted claim, else of the newest that has one."""
        value = self._subject.value()
        quoted = [claim for claim in (value.claims if value is not None else ()) if claim.article is not None]
        counted = [claim for claim in quoted if claim.accepted] or [c for c in quoted if c.status == "active"] or quoted
        if counted:
            self.show_source(counted[-1].id)
        else:
            self.said.emit(self.tr("No quote stands behind this field yet"))

    def show_source(self, claim: str) -> None:
        """Ask for the quote of a claim in its article."""
        found, _ = self._subject.of_claim(claim)
        if found is not None and found.article is not None:
            self.quote_requested.emit(found.article, found.start or 0, found.end or 0, found.id)
