"""How an edit from the form is carried out, and where what is wrong with it is shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from db.edits import Command
from db.kinds import Invalid
from desktop.support.ask import Prompts
from desktop.support.errors import show_problem
from desktop.views.record.subject import Subject
from desktop.widgets.field_row import FieldRow
from desktop.workspace import Workspace


class Gestures(QObject):
    """What the helpers of the pane have in common. `said` carries what went wrong, or well."""

    said = Signal(str)

    def __init__(self, workspace: Workspace, prompts: Prompts, subject: Subject, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._prompts = prompts
        self._subject = subject

    @property
    def editable(self) -> bool:
        """Whether anything can be changed."""
        return not self._workspace.read_only

    def do(self, command: Command, row: FieldRow | None, done: Callable[[object], object] = lambda _: None) -> None:
        """Carry out an edit away from the screen; what is wrong is shown under the field, if that is still there."""
        key = self._subject.key

        def failed(error: Exception) -> None:
            self.refuse(error, row if self._subject.key == key else None)

        self._workspace.hand_in(command, done, failed)

    def refuse(self, error: Exception, row: FieldRow | None) -> None:
        """Tell why an edit was not carried out."""
        if not isinstance(error, Invalid):
            self.tell(error)
            return
        if row is not None:
            row.complain(str(error))
        self.said.emit(str(error))

    def tell(self, error: Exception) -> None:
        """Tell that the workspace cannot be used."""
        show_problem(self._prompts, error)
