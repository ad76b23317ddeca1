"""Confirming and refusing what is proposed for an article: what the keys of the list do to drafts and to the data."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from db.edits import Allow, Cite, Command, Refuse, Refused
from db.queries.drafts import NOTHING, Proposals
from desktop.models.drafts import DraftsModel, Line, Lines
from desktop.models.rule_labels import rule_label
from desktop.models.selections import claim_of
from desktop.widgets.drafts_list import DraftsList

# Carries a command out, then calls either of two functions: that it is done, or what is wrong.
Start = Callable[[Command, Callable[[], object], Callable[[str], object]], object]


class Triage(QObject):
    """Each gesture is one step. What it is about leaves the list at once, and comes back if it could not be done."""

    changed = Signal()

    def __init__(self, model: DraftsModel, drafts: DraftsList, start: Start) -> None:
        super().__init__(drafts)
        self._model = model
        self._drafts = drafts
        self._start = start
        self._digits = ""  # of a reading's number, typed so far
        drafts.confirmed.connect(self._confirm_one)
        drafts.digit_typed.connect(self._digit)
        drafts.current_changed.connect(self._forget_digits)
        drafts.refused.connect(self._refuse)
        drafts.sentence_confirmed.connect(self._offer_sentence)
        drafts.rule_confirmed.connect(self._offer_rule)
        drafts.refused_shown.connect(self._show_refused)

    def open(self, article: int) -> None:
        """Nothing is proposed for this article yet."""
        self._model.show(article, NOTHING, Lines((), ()))
        self._tell()

    def show(self, found: Proposals, lines: Lines) -> None:
        """Show what is proposed for the article that was opened last."""
        self._model.show(self._model.article, found, lines)
        self._listed()

    def _tell(self) -> None:
        self._drafts.set_refused(self._model.refused, shown=self._model.shows_refused)
        self._drafts.set_settled(*self._model.settled)

    def _listed(self) -> None:
        self._tell()
        if self._drafts.current < 0 and self._model.rows:
            self._drafts.set_current(0)
        self.changed.emit()

    def _settle(self, command: Command, lines: Sequence[Line]) -> None:
        self._drafts.show_error("")
        self._model.settle(lines)
        self._listed()
        self._start(command, lambda: self._model.gone(lines), lambda error: self._keep(lines, error))

    def _keep(self, lines: Sequence[Line], error: str) -> None:
        self._model.kept(lines)
        self._listed()
        self._drafts.show_error(error)

    def _confirm(self, lines: Sequence[Line]) -> None:
        self._settle(Cite(claims=tuple(claim_of(line.draft, self._model.article) for line in lines)), lines)

    def _confirm_one(self, at: int) -> None:
        self._confirm([self._model.rows[at]])

    def _digit(self, at: int, digit: str) -> None:
        """Confirm the reading of that number; of a long one, light those that begin so. Else it begins a value."""
        if not self._model.rows[at].number:
            self._drafts.typed.emit(at, digit)
            return
        digits = self._digits + digit
        chosen = self._model.of_reading(at, digits)
        if chosen < 0:
            digits, chosen = digit, self._model.of_reading(at, digit)
        self._digits = ""
        if chosen >= 0 and self._model.rows[chosen].number == digits:
            self._confirm_one(chosen)
        elif chosen >= 0:
            self._drafts.set_current(chosen)
            self._digits = digits

    def _forget_digits(self) -> None:
        self._digits = ""

    def _refuse(self, at: int) -> None:
        """Refuse a draft; among the refused ones, let it be proposed again."""
        line = self._model.rows[at]
        if self._model.shows_refused:
            again = Allow(article=self._model.article, drafts=(_refusal(line),))
            self._start(again, lambda: None, self._drafts.show_error)
        else:
            self._refuse_all([line])

    def _refuse_all(self, lines: Sequence[Line]) -> None:
        self._settle(Refuse(article=self._model.article, drafts=tuple(map(_refusal, lines))), lines)

    def _show_refused(self, on: bool) -> None:
        self._model.show_refused(on=on)
        self._listed()

    def _offer_sentence(self, at: int) -> None:
        self._offer(self._model.of_sentence(at), self.tr("All that was read in this sentence by “%1”:"))

    def _offer_rule(self, at: int) -> None:
        self._offer(self._model.of_rule(at), self.tr("All that was read in this article by “%1”:"))

    def _offer(self, lines: list[Line], title: str) -> None:
        texts = [f"{line.text} — {line.detail}" for line in lines]
        confirm = self.tr("Confirm all %1 (Enter)").replace("%1", str(len(lines)))
        refuse = self.tr("Refuse all (Del)")
        named = title.replace("%1", rule_label(lines[0].draft.rule))
        self._drafts.offer(
            named, texts, (confirm, lambda: self._confirm(lines)), (refuse, lambda: self._refuse_all(lines))
        )


def _refusal(line: Line) -> Refused:
    draft = line.draft
    return Refused(record=draft.record, field=draft.field, norm=draft.norm, start=draft.start, end=draft.end)
