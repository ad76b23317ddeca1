"""What is typed into the form: stored when a field is left, kept as a draft when it cannot be, never lost."""

from PySide6.QtCore import QObject, QTimer

from db.edits import Enter
from db.kinds import Invalid
from desktop.support.ask import Prompts
from desktop.views.record.gestures import Gestures
from desktop.views.record.subject import Subject
from desktop.widgets.field_row import Entry, FieldRow
from desktop.workspace import Workspace

SAVE_EVERY = 2_000


class Writing(Gestures):
    """Listens to the fields of the form."""

    def __init__(self, workspace: Workspace, prompts: Prompts, subject: Subject, parent: QObject) -> None:
        super().__init__(workspace, prompts, subject, parent)
        self._kept: set[str] = set()
        self._saving = QTimer(self, singleShot=True, interval=SAVE_EVERY)
        self._saving.timeout.connect(self.save_drafts)

    def begin(self) -> None:
        """Another record is open."""
        self._kept.clear()

    def enter(self, field: str, words: str) -> None:
        """Store what stands in a field; what cannot be stored is kept as a draft."""
        row = self._subject.row(field)
        norm, entry = row.editor.value(), row.hand_over()

        def done(_: object) -> None:
            if row.stored(entry):
                self._kept.discard(field)
                self._explain(row, norm)

        def failed(error: Exception) -> None:
            if row.give_back(entry):
                self._kept.add(field)
                self.refuse(error, row)
            else:
                self._tell_later(error, entry)

        command = Enter(record=self._subject.key, field=field, value=words)
        self._workspace.enter(command, entry.text, done, failed)

    def _tell_later(self, error: Exception, entry: Entry) -> None:
        """The field shows something else by now: say which text is meant."""
        if isinstance(error, Invalid):
            told = self.tr("“{text}” was not stored, and is kept with its field. {fault}")
            error = Invalid(told.format(text=entry.text, fault=error))
        self.refuse(error, None)

    def _explain(self, row: FieldRow, norm: str) -> None:
        """Say why a list shows more than was typed."""
        value = row.value
        if row.field.kind.many and value is not None and value.norm not in (None, norm):
            told = self.tr("What quoted claims name stays in the list; reject such a claim to take it out.")
            row.complain(told, mild=True)

    def typed(self, field: str) -> None:
        """Something was typed: it is kept within two seconds."""
        if not self._saving.isActive():
            self._saving.start()

    def left(self, field: str, elsewhere: bool) -> None:
        """The focus has left a field, or (elsewhere) the window."""
        row = self._subject.row(field)
        if not row.dirty:
            return
        if not elsewhere:
            row.commit()
        if row.dirty:
            self._keep(field)

    def settle(self) -> None:
        """Store what is typed and can be stored, keep the rest as a draft. Call before closing."""
        self._saving.stop()
        for field, row in self._subject.dirty():
            row.commit()
            if row.dirty:
                self._keep(field)

    def save_drafts(self) -> None:
        """Keep what is typed and not yet stored, so that no keystroke is lost."""
        for field, _ in self._subject.dirty():
            self._keep(field)

    def _keep(self, field: str) -> None:
        if self.editable:
            self._remember(field, self._subject.row(field).editor.text())
            self._kept.add(field)

    def forget(self, field: str) -> None:
        """Keep no draft of a field any more."""
        value = self._subject.row(field).value
        if field in self._kept or (value is not None and value.draft is not None):
            self._kept.discard(field)
            self._remember(field, None)

    def _remember(self, field: str, text: str | None) -> None:
        self._workspace.remember(self._subject.key, field, text, failed=self.tell)
