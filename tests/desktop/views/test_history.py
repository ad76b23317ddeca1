from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from db.edits import Enter
from db.store import Store
from desktop.models.changes import moment
from desktop.support.jobs import Jobs
from desktop.views import history
from desktop.views.history import HistoryPane
from desktop.widgets.tables import current_row, make_current
from desktop.workspace import Workspace


@pytest.fixture
def workspace(jobs: Jobs, tmp_path: Path) -> Iterator[Workspace]:
    """A workspace in which nothing was done yet."""
    with Store.create(tmp_path / "untouched.depositary") as made:
        yield Workspace(made, jobs, "Olena")


def enter(workspace, value: str, record: str = "agreement/LVA", field: str = "place") -> None:
    workspace.do(Enter(record=record, field=field, value=value))


def test_a_new_workspace_has_no_steps(workspace, show):
    pane = show(HistoryPane(workspace))
    assert pane.empty.isVisible()
    assert not pane.steps.isVisible()
    enter(workspace, "Riga")
    assert not pane.empty.isVisible()
    assert pane.steps.isVisible()


def test_steps_stand_newest_first_with_old_and_new_values(workspace, show, cells):
    pane = show(HistoryPane(workspace))
    enter(workspace, "Riga")
    enter(workspace, "Kyiv")
    assert cells(pane.steps, 2) == ["Enter place of agreement/LVA: Kyiv", "Enter place of agreement/LVA: Riga"]
    assert cells(pane.steps, 1) == ["Olena", "Olena"]
    make_current(pane.steps, 0)
    rows = list(zip(*(cells(pane.lines, column) for column in range(4)), strict=True))
    assert ("Latvia", "Place", "Riga", "Kyiv") in rows
    assert pane._title.text() == "Enter place of agreement/LVA: Kyiv"


def test_a_step_is_undone_unless_a_later_one_builds_on_it(workspace, show, cells, qtbot):
    enter(workspace, "Riga")
    enter(workspace, "Kyiv")
    enter(workspace, "10 years", field="duration")
    pane = show(HistoryPane(workspace))
    make_current(pane.steps, 2)
    qtbot.mouseClick(pane.undo_button, Qt.MouseButton.LeftButton)
    assert pane._error.isVisible()
    assert "step" in pane._error.text().lower()
    make_current(pane.steps, 1)
    assert not pane._error.isVisible()
    pane.steps.setFocus()
    qtbot.keyClick(pane.steps, Qt.Key.Key_Delete)
    assert cells(pane.steps, 2)[0] == "Undo: Enter place of agreement/LVA: Kyiv"
    assert pane._title.text() == "Enter place of agreement/LVA: Kyiv"
    assert "it was undone" in pane._detail.text()
    assert not pane.undo_button.isEnabled()
    make_current(pane.steps, 0)
    assert "takes another step back" in pane._detail.text()


def test_words_find_steps_of_any_age(workspace, show, cells, qtbot, monkeypatch):
    enter(workspace, "Київ", "agreement/DNK")
    for town in ("Riga", "Vilnius", "Tallinn"):
        enter(workspace, town)
    monkeypatch.setattr(history, "PAGE", 2)
    pane = show(HistoryPane(workspace))
    qtbot.keyClick(pane.steps, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    pane.filter.insert("київ")
    qtbot.waitUntil(lambda: cells(pane.steps, 2) == ["Enter place of agreement/DNK: Київ"])
    pane.filter.setText("nowhere")
    qtbot.waitUntil(lambda: pane._count.text() == "No step holds these words")


def test_older_steps_come_when_the_list_is_scrolled(workspace, show, cells, monkeypatch, qtbot):
    monkeypatch.setattr(history, "PAGE", 20)
    for number in range(45):
        enter(workspace, f"Town {number}")
    pane = show(HistoryPane(workspace), height=400)
    assert len(cells(pane.steps)) == 20
    assert pane._count.text() == "The newest 20 steps"
    bar = pane.steps.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert len(cells(pane.steps)) == 40
    end = bar.maximum()
    qtbot.waitUntil(lambda: bar.maximum() > end)
    bar.setValue(bar.maximum())
    assert len(cells(pane.steps)) == 45
    assert pane._count.text() == "Steps: 45"


def test_the_current_step_stays_current_when_more_is_done(workspace, show, cells):
    enter(workspace, "Riga")
    pane = show(HistoryPane(workspace))
    make_current(pane.steps, 0)
    enter(workspace, "Kyiv")
    assert current_row(pane.steps) == 1
    assert pane._title.text() == "Enter place of agreement/LVA: Riga"


def test_a_time_that_is_none_is_shown_as_it_stands():
    assert moment("whenever") == "whenever"
    assert "2024" in moment("2024-05-01T10:00:00Z")
