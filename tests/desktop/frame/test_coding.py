"""Coding twice from the window, texts that came in garbled, and the language of explanations."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from db.queries.articles import article
from db.queries.conflicts import findings
from db.store import Store
from desktop.support.ask import ScriptedPrompts
from tests.desktop.frame.conftest import Start


def test_a_blind_copy_is_made_and_compared(
    qtbot: QtBot, start: Start, prompts: ScriptedPrompts, filled: Path, tmp_path: Path
) -> None:
    program = start(filled)
    said: list[str] = []
    assert program.desk is not None
    program.desk.tasks.said.connect(said.append)
    prompts.will("save_file", tmp_path / "second.depositary")
    program.trigger("tasks.blind")
    qtbot.waitUntil(lambda: len(said) == 1, timeout=20_000)
    assert "second.depositary" in said[0]
    prompts.will("open_files", [tmp_path / "second.depositary"])
    prompts.will("inform", None)
    program.trigger("tasks.compare")
    qtbot.waitUntil(lambda: prompts.rest() == {}, timeout=20_000)


def test_a_garbled_text_is_mended_when_the_person_says_so(
    qtbot: QtBot, start: Start, prompts: ScriptedPrompts, empty: Path, tmp_path: Path
) -> None:
    path = tmp_path / "garbled.txt"
    path.write_bytes("Латвія підписала угоду з Україною. Президент у Києві.\n".encode().decode("latin-1").encode())
    program = start(empty)
    said: list[str] = []
    assert program.desk is not None
    program.desk.tasks.said.connect(said.append)
    prompts.will("open_files", [path])
    prompts.will("confirm", True)
    program.trigger("tasks.import_files")
    qtbot.waitUntil(lambda: any("Mended 1" in words for words in said), timeout=20_000)
    with Store.open(empty, read_only=True) as store, store.read() as connection:
        found = article(connection, 1)
    assert found is not None
    assert found.text.startswith("Латвія підписала")


def test_conflicts_explain_themselves_in_the_language_that_was_chosen(
    qtbot: QtBot, start: Start, prompts: ScriptedPrompts, filled: Path
) -> None:
    program = start(filled)
    said: list[str] = []
    desk = program.desk
    assert desk is not None
    desk.tasks.said.connect(said.append)
    prompts.will("choose", 1)
    program.trigger("tasks.language")
    qtbot.waitUntil(lambda: said == ["Українська"], timeout=20_000)
    told = [row.explanation for row in desk.workspace.read(findings)]
    assert told
    assert all(any("а" <= letter.lower() <= "я" for letter in words) for words in told)
