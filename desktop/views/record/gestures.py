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

    def do(self, command: Command, row: FieldRow | None) -> bool:
        """Carry out an edit; what is wrong is shown under the field."""
        try:
            return self.attempt(lambda: self._workspace.do(command))
        except Invalid as error:
            if row is not None:
                row.complain(str(error))
            self.said.emit(str(error))
            return False

    def attempt(self, call: Callable[[], object]) -> bool:
        """Call; where the workspace cannot be used that is told, and the answer is no."""
        try:
            call()
        except Invalid:
            raise
        except Exception as error:  # noqa: BLE001 - show_problem raises what does not explain itself
            self.tell(error)
            return False
        return True

    def tell(self, error: Exception) -> None:
        """Tell that the workspace cannot be used."""
        show_problem(self._prompts, error)
