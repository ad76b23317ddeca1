"""The whole window: what a person sees when it starts, works, and ends."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from db import edits
from db.lock import Lock
from db.store import Store
from desktop.actions import ACTIONS, PANE_KEYS, PANES
from desktop.app import Program, build
from desktop.places import Places
from desktop.session import note_recent
from desktop.support.ask import ScriptedPrompts
from desktop.widgets.palette import Entry

Start = Callable[..., Program]


def calm(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: program.desk is None or not program.desk.busy, timeout=20_000)


def test_every_action_has_a_text_and_somebody_who_does_it(start: Start, filled: Path) -> None:
    program = start(filled)
    assert len({row.id for row in ACTIONS}) == len(ACTIONS)
    for row in ACTIONS:
        assert row.text
        assert row.icon in program.icons.names()
        assert callable(program.handler(row.id)), row.id
    assert program.handler("nobody.nothing") is None


def test_no_key_means_two_things(start: Start, filled: Path) -> None:
    """A key of the window must not be a key of a pane: Qt would then answer to neither."""
    program = start(filled)
    taken = {QKeySequence(key).toString() for row in ACTIONS for key in row.keys}
    taken |= {QKeySequence(pane.key).toString() for pane in PANES}
    assert len(taken) == sum(len(row.keys) for row in ACTIONS) + len(PANES)
    desk = program.desk
    assert desk is not None
    for name, pane in desk.panes.items():
        keys = {shortcut.key().toString() for shortcut in pane.findChildren(QShortcut)}
        assert not keys & taken, (name, keys & taken)


def test_the_sheet_has_the_keys_of_the_panes(start: Start, filled: Path) -> None:
    desk = start(filled).desk
    assert desk is not None
    for name, pane in desk.panes.items():
        told = {QKeySequence(key) for where, keys, _ in PANE_KEYS if where == name for key in keys.split(" · ")}
        own = [shortcut for shortcut in pane.findChildren(QShortcut) if shortcut.parent() is pane]
        assert {shortcut.key().toString() for shortcut in own} <= {key.toString() for key in told}, name


def test_every_pane_stands_and_the_state_is_told(start: Start, filled: Path) -> None:
    program = start(filled)
    window, desk = program.window, program.desk
    assert desk is not None
    assert set(desk.panes) == {pane.id for pane in PANES}
    assert window.tabs.titles == [pane.text for pane in PANES if pane.area == "centre"]
    assert window.state.text() == "Saved"
    assert window.who.text() == "Olena"
    assert "conflict" in window.conflicts.text()
    assert window.banner.isHidden()


def test_undo_and_redo_say_what_they_would_do(qtbot: QtBot, start: Start, filled: Path) -> None:
    program = start(filled)
    desk = program.desk
    assert desk is not None
    desk.workspace.do(edits.CreateRecord(key="country/ESP"))
    undo, redo = (program.window.menus.actions[name] for name in ("work.undo", "work.redo"))
    assert "ESP" in undo.text()
    assert not redo.isEnabled()
    undo.trigger()
    calm(qtbot, program)
    assert "Saved" in program.window.state.text()
    assert "ESP" in redo.text()
    redo.trigger()
    calm(qtbot, program)
    assert not redo.isEnabled()


def test_a_step_that_cannot_be_undone_is_told_and_nothing_breaks(qtbot: QtBot, start: Start, empty: Path) -> None:
    program = start(empty)
    assert program.desk is not None
    program.desk.undo()
    calm(qtbot, program)
    assert "nothing to undo" in program.window.state.text()


def test_without_a_workspace_the_welcome_page_stands_alone(start: Start) -> None:
    program = start(None, ready=False)
    assert program.window.stack.currentWidget() is program.welcome
    assert all(dock.isHidden() for dock in program.window.docks.values())
    assert not program.window.menus.actions["tasks.import_files"].isEnabled()
    assert program.window.menus.actions["program.new"].isEnabled()


def test_a_new_workspace_opens_empty_and_leads_on(
    qtbot: QtBot, start: Start, prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    program = start(None, ready=False)
    prompts.will("save_file", tmp_path / "mine")
    prompts.will("choose", 0)
    with qtbot.waitSignal(program.ready, timeout=20_000):
        program.trigger("program.new")
    assert (tmp_path / "mine.depositary").exists()
    assert program.window.windowTitle() == "mine – Depositary"
    calm(qtbot, program)
    assert program.desk is not None
    assert not program.desk.panes["articles"].empty.isHidden()


def test_a_workspace_that_cannot_be_opened_is_explained(
    qtbot: QtBot, start: Start, prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    path = tmp_path / "notes.depositary"
    path.write_text("not a database at all, just some text that is long enough to be looked at by the program" * 3)
    prompts.will("problem", None)
    program = start(path, ready=False)
    qtbot.waitUntil(lambda: bool(prompts.asked))
    assert "is not a Depositary workspace" in prompts.asked[0][1][0]
    assert program.window.stack.currentWidget() is program.welcome


def test_a_workspace_that_is_open_elsewhere_is_read_only_and_says_by_whom(start: Start, filled: Path) -> None:
    lock = Lock(filled)
    lock.acquire()
    try:
        program = start(filled)
        assert "Read-only" in program.window.banner.text()
        assert "process" in program.window.banner.text()
        assert not program.window.menus.actions["tasks.import_files"].isEnabled()
        assert program.window.menus.actions["release.export"].isEnabled()
    finally:
        lock.release()


def test_rows_are_there_at_the_first_paint_and_the_panes_as_they_were(qtbot: QtBot, start: Start, filled: Path) -> None:
    program = start(filled)
    desk = program.desk
    assert desk is not None
    assert desk.routes is not None
    desk.routes.open("person")
    calm(qtbot, program)
    desk.routes.show_record("person/andrii-yermak")
    program.window.close()
    qtbot.waitUntil(lambda: program.desk is None)
    again = build(program.application, program.places, program.prompts)
    again._frame(filled)
    records = again.window.panes["records"]
    assert records.table == "person"
    assert records.page.count.text() == "2"
    assert records.grid.model().index(0, 1).data() in ("Andrii Yermak", "Ігор Жовква")
    assert again.window.pane == "record"
    again.end()
    again.window.deleteLater()
    again.deleteLater()
    third = start(filled)
    assert third.desk is not None
    assert third.desk.panes["record"].key == "person/andrii-yermak"
    assert third.desk.panes["records"].table == "person"


def test_a_change_made_elsewhere_takes_the_remembered_rows_away(qtbot: QtBot, start: Start, filled: Path) -> None:
    program = start(filled)
    program.window.close()
    qtbot.waitUntil(lambda: program.desk is None)
    assert program.session.screen() is None
    program._frame(filled)
    assert program.session.screen() is not None
    with Store.open(filled) as store:
        edits.apply(store, edits.CreateRecord(key="country/ESP"), "Iryna")
    program._frame(filled)
    assert program.session.screen() is None


def test_the_last_workspace_is_opened_again(start: Start, places: Places, filled: Path) -> None:
    note_recent(places, filled)
    program = start(None)
    assert program.window.windowTitle() == f"{filled.stem} – Depositary"


def test_import_tells_what_came_and_what_did_not(
    qtbot: QtBot, start: Start, prompts: ScriptedPrompts, empty: Path, tmp_path: Path
) -> None:
    program = start(empty)
    good, bad = tmp_path / "good.txt", tmp_path / "bad.jsonl"
    good.write_text("Talks with Latvia began\n\nUkraine and Latvia began talks on 14 March 2024 in Kyiv.\n")
    bad.write_text('{"record": "agreement/XXX", "field": "status", "value": "signed"}\n')
    prompts.will("open_files", [good, bad])
    prompts.will("inform", None)
    program.trigger("tasks.import_files")
    qtbot.waitUntil(lambda: any(kind == "inform" for kind, _ in prompts.asked), timeout=20_000)
    assert "bad.jsonl, line 1" in prompts.asked[-1][1][1]
    assert (tmp_path / "empty import.rejects.jsonl").exists()
    desk = program.desk
    assert desk is not None
    qtbot.waitUntil(lambda: desk.panes["article"].article is not None, timeout=20_000)
    assert program.window.focused() == "article"
    assert list((tmp_path / "empty backups").glob("*before import*"))


def test_files_are_dropped_on_the_window(
    qtbot: QtBot, start: Start, prompts: ScriptedPrompts, empty: Path, tmp_path: Path
) -> None:
    program = start(empty)
    path = tmp_path / "dropped.txt"
    path.write_text("Talks with Latvia began\n\nUkraine and Latvia began talks on 14 March 2024 in Kyiv.\n")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    prompts.will("confirm", True)
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(5, 5), action, data, button, Qt.KeyboardModifier.NoModifier)
    program.window.dropEvent(event)
    desk = program.desk
    assert desk is not None
    qtbot.waitUntil(lambda: desk.panes["article"].article is not None, timeout=20_000)


def test_check_verify_and_backup_tell_how_they_ended(
    qtbot: QtBot, start: Start, prompts: ScriptedPrompts, filled: Path, tmp_path: Path
) -> None:
    program = start(filled)
    said: list[str] = []
    assert program.desk is not None
    program.desk.tasks.said.connect(said.append)
    program.trigger("tasks.check_all")
    qtbot.waitUntil(lambda: len(said) == 1, timeout=20_000)
    assert "conflict" in said[0]
    program.trigger("tasks.verify")
    qtbot.waitUntil(lambda: len(said) == 2, timeout=20_000)
    assert "sound" in said[1]
    prompts.will("save_file", tmp_path / "copy.depositary")
    program.trigger("tasks.backup")
    qtbot.waitUntil(lambda: len(said) == 3, timeout=20_000)
    assert (tmp_path / "copy.depositary").exists()
    calm(qtbot, program)


def test_what_was_changed_is_copied_on_closing(qtbot: QtBot, start: Start, filled: Path) -> None:
    program = start(filled)
    assert program.desk is not None
    program.desk.workspace.do(edits.CreateRecord(key="country/ESP"))
    calm(qtbot, program)
    program.window.close()
    assert list((filled.parent / f"{filled.stem} backups").glob("*on closing*"))


def test_go_to_anything_finds_records_articles_and_claims(qtbot: QtBot, start: Start, filled: Path) -> None:
    program = start(filled)
    desk = program.desk
    assert desk is not None
    assert desk.finder is not None
    program.trigger("work.goto")
    palette = desk.finder.palette
    qtbot.keyClicks(palette.edit, "Latvia")
    qtbot.waitUntil(lambda: len(palette.entries()) > 2, timeout=10_000)
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    calm(qtbot, program)
    assert "LVA" in desk.panes["record"].key
    for chosen in (("article", "1"), ("claim", claim_id(desk))):
        palette.chosen.emit(Entry(chosen, ""))
        calm(qtbot, program)
    assert desk.panes["article"].article == 1


def claim_id(desk: object) -> str:
    from db.queries.claims import claims_of_article

    return desk.workspace.read(claims_of_article, 1)[0].id  # type: ignore[attr-defined]


def test_keys_go_round_the_panes_and_between_a_field_and_its_quote(qtbot: QtBot, start: Start, filled: Path) -> None:
    program = start(filled)
    desk, window = program.desk, program.window
    assert desk is not None
    assert desk.routes is not None
    with qtbot.waitActive(window):
        pass
    desk.routes.show_record("agreement/LVA", "signed_date")
    calm(qtbot, program)
    assert window.focused() == "record"
    program.trigger("work.field_or_quote")
    calm(qtbot, program)
    assert window.focused() == "article"
    assert desk.panes["article"].article == 2
    program.trigger("work.field_or_quote")
    assert window.focused() == "record"
    assert desk.panes["record"].focused_field() == ("agreement/LVA", "signed_date")
    seen = []
    for _ in range(3):
        program.trigger("program.next_pane")
        seen.append(window.focused())
    assert set(seen) == {"navigation", "record", "article"}
    program.trigger("program.previous_pane")
    assert window.focused() == seen[1]


def test_the_command_palette_offers_what_can_be_done_now(qtbot: QtBot, start: Start) -> None:
    program = start(None, ready=False)
    program.trigger("program.palette")
    palette = program.commands.command_palette
    assert palette is not None
    offered = {entry.title: entry.enabled for entry in palette.entries()}
    assert offered["Open"]
    assert not offered["Import articles"]
    with qtbot.waitSignal(program.window.triggered) as triggered:
        qtbot.keyClicks(palette.edit, "dark")
        qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert triggered.args == ["program.dark"]
    program.trigger("program.light")


def test_theme_and_size_change_at_once_and_last(start: Start, places: Places) -> None:
    program = start(None, ready=False)
    usual = QApplication.font().pointSize()
    program.trigger("program.dark")
    assert program.theme.dark
    program.trigger("program.zoom_in")
    assert QApplication.font().pointSize() == usual + 1
    program.trigger("program.zoom_reset")
    assert QApplication.font().pointSize() == usual
    assert program.commands.chosen.theme == "dark"
    program.trigger("program.light")


@pytest.mark.parametrize("name", ["shortcuts", "about", "preferences"])
def test_dialogs_open_over_the_window_and_go(qtbot: QtBot, start: Start, name: str) -> None:
    program = start(None, ready=False)
    program.trigger(f"program.{name}")
    dialog = program.commands.dialog
    assert dialog is not None
    assert dialog.findChildren(QLabel) or name == "shortcuts"
    dialog.reject()
    qtbot.waitUntil(lambda: program.commands.dialog is None)


def test_closing_a_workspace_leads_back_to_the_welcome_page(qtbot: QtBot, start: Start, filled: Path) -> None:
    program = start(filled)
    program.trigger("program.close_file")
    assert program.desk is None
    assert program.window.stack.currentWidget() is program.welcome
    assert program.welcome.recent.count() == 1
    with Store.open(filled) as store:
        assert not store.read_only
