"""Questions to the person: on the screen, and from a script."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QInputDialog, QMessageBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.support.ask import QtPrompts, ReasonDialog, ScriptedPrompts


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def prompts(window: QWidget) -> QtPrompts:
    return QtPrompts(lambda: window)


class Box:
    """Stands for the person in front of a message box: remembers it, and presses a button."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, press: QMessageBox.ButtonRole) -> None:
        self.box: QMessageBox | None = None
        self.text = self.more = self.default = ""
        self.format: Qt.TextFormat | None = None

        def answer(box: QMessageBox) -> int:
            self.text, self.more, self.format = box.text(), box.informativeText(), box.textFormat()
            self.default = box.defaultButton().text() if box.defaultButton() else ""
            next(button for button in box.buttons() if box.buttonRole(button) == press).click()
            return 0

        monkeypatch.setattr(QMessageBox, "exec", answer)


ACCEPT, REJECT = QMessageBox.ButtonRole.AcceptRole, QMessageBox.ButtonRole.RejectRole


@pytest.mark.parametrize(("press", "answer"), [(ACCEPT, True), (REJECT, False)])
def test_a_confirmation_is_the_button_pressed(
    press: QMessageBox.ButtonRole, answer: bool, prompts: QtPrompts, monkeypatch: pytest.MonkeyPatch
) -> None:
    Box(monkeypatch, press)
    assert prompts.confirm("Title", "Really?", "Delete") is answer


def test_the_way_out_of_danger_is_the_default(prompts: QtPrompts, monkeypatch: pytest.MonkeyPatch) -> None:
    box = Box(monkeypatch, REJECT)
    prompts.confirm("Title", "Really?", "Delete", danger=True)
    assert "Cancel" in box.default


def test_a_question_shows_tags_as_they_are(prompts: QtPrompts, monkeypatch: pytest.MonkeyPatch) -> None:
    box = Box(monkeypatch, ACCEPT)
    prompts.inform("Title", "<b>data</b>")
    assert (box.text, box.format) == ("<b>data</b>", Qt.TextFormat.PlainText)


def test_a_problem_says_what_to_do_next(prompts: QtPrompts, monkeypatch: pytest.MonkeyPatch) -> None:
    box = Box(monkeypatch, ACCEPT)
    prompts.problem("The disk is full.", "Free some room and save again.")
    assert (box.text, box.more) == ("The disk is full.", "Free some room and save again.")


@pytest.mark.parametrize(("answer", "place"), [(("b", True), 1), (("b", False), None)])
def test_a_choice_is_the_place_of_the_option(
    answer: Any, place: int | None, prompts: QtPrompts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_, **__: answer)
    assert prompts.choose("Title", "Which?", ["a", "b"]) == place


@pytest.mark.parametrize(("answer", "text"), [(("Riga", True), "Riga"), (("Riga", False), None)])
def test_a_line_of_text_is_what_was_typed(
    answer: Any, text: str | None, prompts: QtPrompts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: answer)
    assert prompts.text("Title", "Where?") == text


@pytest.mark.parametrize(
    ("function", "method", "answer", "result"),
    [
        ("getOpenFileNames", "open_files", (["/a", "/b"], ""), [Path("/a"), Path("/b")]),
        ("getOpenFileNames", "open_files", ([], ""), []),
        ("getExistingDirectory", "folder", "/a", Path("/a")),
        ("getExistingDirectory", "folder", "", None),
    ],
)
def test_files_and_folders_are_paths(
    function: str, method: str, answer: Any, result: Any, prompts: QtPrompts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, function, lambda *_: answer)
    assert getattr(prompts, method)("Title") == result


@pytest.mark.parametrize(("answer", "result"), [(("/a.csv", ""), Path("/a.csv")), (("", ""), None)])
def test_a_place_to_save_to_is_a_path(
    answer: Any, result: Any, prompts: QtPrompts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
    assert prompts.save_file("Title", Path("b.csv")) == result


@pytest.mark.parametrize(
    ("code", "reason"), [(QDialog.DialogCode.Accepted, "old"), (QDialog.DialogCode.Rejected, None)]
)
def test_a_reason_is_what_was_written(
    code: QDialog.DialogCode, reason: str | None, prompts: QtPrompts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDialog, "exec", lambda _: code)
    assert prompts.reason("Title", "Why?", " old ") == reason


@pytest.mark.parametrize(("required", "enabled"), [(True, False), (False, True)])
def test_an_empty_reason_is_taken_only_where_none_is_needed(required: bool, enabled: bool, qtbot: QtBot) -> None:
    dialog = ReasonDialog("Title", "Why?", "", required=required)
    qtbot.addWidget(dialog)
    box = dialog.findChild(QDialogButtonBox)
    assert box.button(QDialogButtonBox.StandardButton.Ok).isEnabled() is enabled


def test_a_written_reason_can_be_accepted_by_keys(qtbot: QtBot) -> None:
    dialog = ReasonDialog("Title", "Why?", "", required=True)
    qtbot.addWidget(dialog)
    edit = dialog.findChild(QPlainTextEdit)
    with qtbot.waitActive(dialog):
        dialog.show()
    qtbot.keyClicks(edit, "other rounds")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.value() == "other rounds"


def test_a_script_answers_in_order() -> None:
    script = ScriptedPrompts(confirm=[True, False], text=["Riga"])
    assert [script.confirm("", ""), script.text("", ""), script.confirm("", "")] == [True, "Riga", False]


def test_a_script_may_choose_by_the_words() -> None:
    assert ScriptedPrompts(choose=["b"]).choose("", "", ["a", "b"]) == 1


def test_a_question_out_of_the_script_is_an_error() -> None:
    with pytest.raises(AssertionError, match="confirm"):
        ScriptedPrompts().confirm("Title", "Really?")


def test_a_script_remembers_what_was_asked_and_what_was_not() -> None:
    script = ScriptedPrompts(folder=[None], reason=["why"], save_file=[Path("x")], open_files=[[Path("y")]])
    script.will("inform", None)
    script.will("problem", None)
    assert script.folder("Where?") is None
    assert script.reason("", "") == "why"
    assert script.save_file("", Path("z")) == Path("x")
    script.inform("", "")
    script.problem("", "")
    assert [kind for kind, _ in script.asked] == ["folder", "reason", "save_file", "inform", "problem"]
    assert script.rest() == {"open_files": [[Path("y")]]}
    assert script.open_files("") == [Path("y")]
