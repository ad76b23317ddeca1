"""The records that a claim might speak of instead: its neighbours first, then any record, or a key typed in full."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from db.keys import parse_key
from db.kinds import Invalid, Option
from db.queries.neighbours import neighbours
from db.queries.records import RecordName
from db.records import TYPES
from db.text import fold
from desktop.widgets.choices import MOST, Found, RecordChoices
from desktop.workspace import Workspace


class InsteadChoices:
    """Choices for a picker, about one claim; see `desktop.widgets.choices`."""

    def __init__(self, workspace: Workspace, claim: str) -> None:
        self._workspace, self._claim = workspace, claim
        self._all = RecordChoices(workspace, tuple(TYPES))
        self._near: list[Option] | None = None

    def find(self, words: str, done: Callable[[Found], object]) -> None:
        """See `Choices`. Without words the neighbours, with words those of them that fit, then all others."""
        folded = fold(words)
        near = [option for option in self._neighbours() if folded in fold(f"{option.label} {option.norm}")]
        if not folded:
            done(Found(tuple(near)))
            return
        known = {option.norm for option in near}

        def landed(found: Found) -> None:
            done(Found((*near, *(option for option in found.options if option.norm not in known))[:MOST]))

        self._all.find(words, landed)

    def _neighbours(self) -> list[Option]:
        if self._near is None:
            self._near = [self._option(name) for name in self._workspace.read(neighbours, self._claim)]
        return self._near

    def _option(self, name: RecordName) -> Option:
        title = TYPES[name.type].title_label
        if name.label:
            return Option(name.key, f"{title} · {name.label}", name.key)
        return Option(name.key, f"{title} · {name.key}", QCoreApplication.translate("Picker", "new"))

    def label(self, norm: str) -> str:
        """See `Choices`."""
        near = next((option.label for option in self._neighbours() if option.norm == norm), "")
        return near or f"{TYPES[parse_key(norm).type].title_label} · {self._all.label(norm)}"

    def read(self, words: str) -> str:
        """See `Choices`. A name that is shown, else a key."""
        near = next((option.norm for option in self._neighbours() if fold(option.label) == fold(words)), None)
        if near is not None:
            return near
        try:
            return parse_key(words).text
        except Invalid:
            return self._all.read(words)

    def create(self, words: str) -> Option | None:
        """Records are made with the claim that speaks of them."""
        return None
