from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from db.edits import Decide, Enter
from db.exporters import FORMATS, export
from db.queries.records import record
from db.store import StoreError
from desktop.support.jobs import Cancelled
from desktop.views.release import ALL, MINE, ReleasePane
from desktop.widgets.tables import make_current

TEXT = "Latvia\nLatvia signed the agreement on 11 April 2024 in Vilnius."
OTHER = "Riga\nThe deal was signed on 12 April 2024."


@pytest.fixture
def open_pane(workspace, prompts, show):
    def make(function: Any = export) -> ReleasePane:
        return show(ReleasePane(workspace, prompts, {name: made.label for name, made in FORMATS.items()}, function))

    return make


@pytest.fixture
def claimed(world) -> int:
    article = world.article("a.txt", TEXT, "2024-04-20")
    world.claim(article, TEXT, TEXT.splitlines()[1], "agreement/LVA", "status", "signed")
    world.claim(article, TEXT, "in Vilnius", "agreement/LVA", "place", "Vilnius")
    return article


def states(workspace) -> dict[str, str]:
    return {item.name: item.state for item in workspace.read(record, "agreement/LVA").fields}


def test_an_empty_workspace_says_how_to_begin(open_pane):
    pane = open_pane()
    assert pane._vetted.text() == "Vetted: 0"
    assert "There are no values yet" in pane._note.text()
    assert not pane.accept_button.isEnabled()
    assert not pane.vet_button.isEnabled()


def test_what_is_held_back_stands_with_its_reason(workspace, claimed, open_pane, cells, qtbot):
    workspace.do(Enter(record="agreement/DNK", field="place", value="Lviv"))
    pane = open_pane()
    assert cells(pane.held, 2) == ["Place", "Place", "Status"]
    assert cells(pane.held, 3) == ["without a quote", "nothing decided", "nothing decided"]
    assert pane.chips[ALL].text() == "Held back: 3"
    qtbot.mouseClick(pane.chips["unsourced"], Qt.MouseButton.LeftButton)
    assert cells(pane.held, 1) == ["Denmark"]
    make_current(pane.held, 0)
    with qtbot.waitSignal(pane.field_requested) as asked:
        qtbot.keyClick(pane.held, Qt.Key.Key_Return)
    assert asked.args == ["agreement/DNK", "place"]


def test_what_nobody_contests_is_accepted_after_a_preview(workspace, claimed, open_pane, qtbot):
    pane = open_pane()
    qtbot.mouseClick(pane.accept_button, Qt.MouseButton.LeftButton)
    lines = [pane.preview.lines.item(at).text() for at in range(pane.preview.lines.count())]
    assert lines == ["Agreement · Latvia · Place: Vilnius", "Agreement · Latvia · Status: signed"]
    qtbot.keyClick(pane.preview.lines, Qt.Key.Key_Escape)
    assert states(workspace)["status"] == "claimed"
    assert not pane.preview.isVisible()
    qtbot.mouseClick(pane.accept_button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(pane.preview.lines, Qt.Key.Key_Return)
    assert states(workspace)["status"] == "decided"
    assert pane.result.text() == "Decide 2 fields"
    workspace.undo()
    assert states(workspace)["status"] == "claimed"


def test_what_is_ready_is_vetted_after_a_preview(workspace, claimed, open_pane, qtbot):
    pane = open_pane()
    pane.accept_uncontested()
    pane.preview.accept()
    qtbot.mouseClick(pane.vet_button, Qt.MouseButton.LeftButton)
    assert pane.preview.accept_button.text() == "Vet all (2)"
    qtbot.mouseClick(pane.preview.accept_button, Qt.MouseButton.LeftButton)
    assert states(workspace)["status"] == "vetted"
    assert pane._vetted.text() == "Vetted: 2"
    assert pane._note.text() == "Nothing is held back: every value is vetted."


def test_a_conflict_holds_back_and_is_one_key_away(workspace, claimed, world, open_pane, qtbot):
    world.claim(claimed, TEXT, "on 11 April 2024", "agreement/LVA", "signed_date", "11 April 2024")
    other = world.article("b.txt", OTHER, "2024-04-21")
    claim = world.claim(other, OTHER, "on 12 April 2024", "agreement/LVA", "signed_date", "12 April 2024")
    pane = open_pane()
    qtbot.mouseClick(pane.chips["conflict"], Qt.MouseButton.LeftButton)
    make_current(pane.held, 0)
    pane.held.setFocus()
    with qtbot.waitSignal(pane.conflict_requested) as asked:
        qtbot.keyClick(pane.held, Qt.Key.Key_G)
    assert asked.args == ["agreement/LVA", "signed_date"]
    workspace.do(Decide(record="agreement/LVA", field="signed_date", claim=claim))
    assert pane.chips["unvetted"].text() == "not yet checked: 1"


def test_the_release_is_written_and_its_folder_told(workspace, claimed, open_pane, prompts, qtbot, tmp_path):
    pane = open_pane()
    prompts.will("folder", None, tmp_path / "release")
    qtbot.mouseClick(pane.export_button, Qt.MouseButton.LeftButton)
    assert pane.result.text() == ""
    pane.formats["json"].setChecked(False)
    with qtbot.waitSignal(pane.exported):
        qtbot.mouseClick(pane.export_button, Qt.MouseButton.LeftButton)
    assert (tmp_path / "release" / "datapackage.json").exists()
    assert pane.result.text() == f"The release is in {tmp_path / 'release'}"
    assert pane.open_button.isVisible()
    pane.formats["csv"].setChecked(False)
    assert not pane.export_button.isEnabled()


@dataclass
class Broken:
    error: Exception

    def __call__(self, store: object, folder: Path, formats: object) -> None:
        raise self.error


def test_a_disk_that_is_full_is_told_with_a_next_step(open_pane, prompts, tmp_path):
    pane = open_pane(Broken(StoreError("The disk is full.", "Free some space.")))
    prompts.will("folder", tmp_path / "x")
    prompts.will("problem", None)
    pane.export()
    assert prompts.asked[-1] == ("problem", ("The disk is full.", "Free some space."))
    assert pane.result.text() == "Nothing was exported."
    assert pane.export_button.isEnabled()


def test_a_cancelled_export_leaves_the_button_ready(open_pane, prompts, tmp_path):
    pane = open_pane(Broken(Cancelled()))
    prompts.will("folder", tmp_path / "x")
    pane.export()
    assert pane.result.text() == "Nothing was exported."
    assert pane.export_button.isEnabled()


def test_what_waits_for_my_check_is_listed_by_a_key(workspace, claimed, open_pane, prompts, cells, qtbot):
    claim = next(item for item in workspace.read(record, "agreement/LVA").fields if item.name == "place").claims[0]
    workspace.do(Decide(record="agreement/LVA", field="place", claim=claim.id))
    pane = open_pane()
    assert pane.chips[MINE].text() == "Waiting for my check: 1"
    qtbot.keyClick(pane.held, Qt.Key.Key_W)
    assert cells(pane.held, 2) == ["Place"]
    qtbot.keyClick(pane.held, Qt.Key.Key_W)
    assert cells(pane.held, 2) == ["Place", "Status"]


def test_where_a_second_person_checks_my_own_decisions_do_not_wait_for_me(workspace, claimed, open_pane, prompts):
    claim = next(item for item in workspace.read(record, "agreement/LVA").fields if item.name == "place").claims[0]
    workspace.do(Decide(record="agreement/LVA", field="place", claim=claim.id))
    pane = open_pane()
    prompts.will("choose", 1)
    pane.choose_review()
    assert pane.chips[MINE].text() == "Waiting for my check: 0"
    assert not pane.vet_button.isEnabled()
