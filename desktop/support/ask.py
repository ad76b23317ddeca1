"""Questions to the person, through one object that is handed to whoever asks. A test hands in a script instead.

The only place that waits for a dialog. Not for forms: it asks one thing at a time.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from desktop.support import layout
from desktop.support.plain import label


def _tr(text: str) -> str:
    return QCoreApplication.translate("Prompts", text)


class Prompts(Protocol):
    """What may be asked. None, or False, always means that the person turned away."""

    def confirm(self, title: str, text: str, action: str = "", *, danger: bool = False) -> bool:
        """Whether to do it. `action` is the verb on the button; with `danger` the way out is the default."""
        ...

    def choose(self, title: str, text: str, options: Sequence[str], current: int = 0) -> int | None:
        """The place of the chosen option."""
        ...

    def text(self, title: str, text: str, value: str = "") -> str | None:
        """One line of text."""
        ...

    def reason(self, title: str, text: str, value: str = "", *, required: bool = True) -> str | None:
        """Some lines of text, stripped; with `required` never empty."""
        ...

    def open_files(self, title: str, filters: str = "", folder: Path | None = None) -> list[Path]:
        """Files that exist; none when the person turned away."""
        ...

    def save_file(self, title: str, suggested: Path, filters: str = "") -> Path | None:
        """Where to write; the dialog has asked about an existing file."""
        ...

    def folder(self, title: str, start: Path | None = None) -> Path | None:
        """A folder."""
        ...

    def inform(self, title: str, text: str) -> None:
        """Something the person should know before going on."""
        ...

    def problem(self, message: str, next_step: str) -> None:
        """Something failed that is nobody's bug: what, and what to do next."""
        ...


class QtPrompts:
    """Asks on the screen, above the window that `parent` answers."""

    def __init__(self, parent: Callable[[], QWidget | None]) -> None:
        self._parent = parent

    def confirm(self, title: str, text: str, action: str = "", *, danger: bool = False) -> bool:
        """See `Prompts`."""
        box = self._box(title, text, QMessageBox.Icon.Warning if danger else QMessageBox.Icon.Question)
        yes = box.addButton(action or _tr("Continue"), QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(no if danger else yes)
        box.exec()
        return box.clickedButton() is yes

    def choose(self, title: str, text: str, options: Sequence[str], current: int = 0) -> int | None:
        """See `Prompts`."""
        chosen, answered = QInputDialog.getItem(self._parent(), title, text, list(options), current, editable=False)
        return list(options).index(chosen) if answered else None

    def text(self, title: str, text: str, value: str = "") -> str | None:
        """See `Prompts`."""
        given, answered = QInputDialog.getText(self._parent(), title, text, QLineEdit.EchoMode.Normal, value)
        return given if answered else None

    def reason(self, title: str, text: str, value: str = "", *, required: bool = True) -> str | None:
        """See `Prompts`."""
        dialog = ReasonDialog(title, text, value, required=required, parent=self._parent())
        answered = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.value() if answered else None

    def open_files(self, title: str, filters: str = "", folder: Path | None = None) -> list[Path]:
        """See `Prompts`."""
        names, _ = QFileDialog.getOpenFileNames(self._parent(), title, str(folder or ""), filters)
        return [Path(name) for name in names]

    def save_file(self, title: str, suggested: Path, filters: str = "") -> Path | None:
        """See `Prompts`."""
        name, _ = QFileDialog.getSaveFileName(self._parent(), title, str(suggested), filters)
        return Path(name) if name else None

    def folder(self, title: str, start: Path | None = None) -> Path | None:
        """See `Prompts`."""
        name = QFileDialog.getExistingDirectory(self._parent(), title, str(start or ""))
        return Path(name) if name else None

    def inform(self, title: str, text: str) -> None:
        """See `Prompts`."""
        box = self._box(title, text, QMessageBox.Icon.Information)
        box.addButton(QMessageBox.StandardButton.Ok)
        box.exec()

    def problem(self, message: str, next_step: str) -> None:
        """See `Prompts`."""
        box = self._box(_tr("That did not work"), message, QMessageBox.Icon.Warning)
        box.setInformativeText(next_step)
        box.addButton(QMessageBox.StandardButton.Ok)
        box.exec()

    def _box(self, title: str, text: str, icon: QMessageBox.Icon) -> QMessageBox:
        box = QMessageBox(self._parent())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(title)
        box.setIcon(icon)
        box.setText(text)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        box.finished.connect(box.deleteLater)
        return box


class ReasonDialog(QDialog):
    """Asks for some lines of text; Ctrl+Enter accepts."""

    def __init__(self, title: str, text: str, value: str, *, required: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._required = required
        self._edit = QPlainTextEdit(value)
        self._edit.setTabChangesFocus(True)
        self._edit.moveCursor(QTextCursor.MoveOperation.End)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setShortcut("Ctrl+Return")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._edit.textChanged.connect(self._check)
        hint = label(_tr("Ctrl+Enter accepts, Esc leaves everything as it is."), name="help")
        self.setLayout(layout.column(label(text, wrap=True), self._edit, hint, self._buttons, margin=layout.WIDE))
        self.resize(460, 240)
        self._check()

    def value(self) -> str:
        """What was written, without the white space around it."""
        return self._edit.toPlainText().strip()

    def _check(self) -> None:
        ready = bool(self.value()) or not self._required
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(ready)


class ScriptedPrompts:
    """Answers from a script, in order; a question that is not next in the script is an AssertionError.

    `ScriptedPrompts(confirm=[True], text=["Latvia"])`; `asked` keeps what was asked, `rest` what was never asked for.
    """

    def __init__(self, **answers: Sequence[Any]) -> None:
        self._answers: dict[str, list[Any]] = {kind: list(given) for kind, given in answers.items()}
        self.asked: list[tuple[str, tuple[Any, ...]]] = []

    def will(self, kind: str, *answers: Any) -> None:
        """Add answers to one kind of question."""
        self._answers.setdefault(kind, []).extend(answers)

    def rest(self) -> dict[str, list[Any]]:
        """The answers that nobody asked for."""
        return {kind: given for kind, given in self._answers.items() if given}

    def confirm(self, title: str, text: str, action: str = "", *, danger: bool = False) -> bool:
        """See `Prompts`."""
        return bool(self._answer("confirm", title, text, action, danger))

    def choose(self, title: str, text: str, options: Sequence[str], current: int = 0) -> int | None:
        """See `Prompts`. The script may give the option itself."""
        answer = self._answer("choose", title, text, tuple(options), current)
        return list(options).index(answer) if isinstance(answer, str) else answer

    def text(self, title: str, text: str, value: str = "") -> str | None:
        """See `Prompts`."""
        return self._answer("text", title, text, value)

    def reason(self, title: str, text: str, value: str = "", *, required: bool = True) -> str | None:
        """See `Prompts`."""
        return self._answer("reason", title, text, value, required)

    def open_files(self, title: str, filters: str = "", folder: Path | None = None) -> list[Path]:
        """See `Prompts`."""
        return list(self._answer("open_files", title, filters, folder))

    def save_file(self, title: str, suggested: Path, filters: str = "") -> Path | None:
        """See `Prompts`."""
        return self._answer("save_file", title, suggested, filters)

    def folder(self, title: str, start: Path | None = None) -> Path | None:
        """See `Prompts`."""
        return self._answer("folder", title, start)

    def inform(self, title: str, text: str) -> None:
        """See `Prompts`. The script says None for each."""
        self._answer("inform", title, text)

    def problem(self, message: str, next_step: str) -> None:
        """See `Prompts`. The script says None for each."""
        self._answer("problem", message, next_step)

    def _answer(self, kind: str, *question: Any) -> Any:
        self.asked.append((kind, question))
        if not self._answers.get(kind):
            raise AssertionError(f"nobody expected the question {kind}{question!r}")
        return self._answers[kind].pop(0)
