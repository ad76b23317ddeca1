"""Steps of asking why and deciding by policy; see `resolution.feature`."""

import csv
import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytest_bdd import given, scenarios, then, when

from db.jobs.sample import fill_with_sample
from db.queries.explain import explain
from db.queries.history import steps
from db.store import Store
from tests.journeys.conftest import Curator

scenarios("resolution.feature")
SPAIN = ("negotiation/ESP", "status")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("resolution") / "sample.depositary"
    with Store.create(path) as store:
        fill_with_sample(store)
    return path


def pane(curator: Curator, name: str) -> Any:
    return curator.desk.panes[name]


def go(curator: Curator, name: str, *keys: str) -> Any:
    """Press keys that lead to a pane, and wait until it stands."""
    for key in keys:
        curator.press(key)
        curator.calm()
    assert curator.window.focused() == name, (name, curator.window.focused(), QApplication.focusWidget())
    return pane(curator, name)


@given("the sample in an open window")
def _(curator: Curator, sample: Path) -> None:
    shutil.copy(sample, curator.path)
    curator.open()


@when("I ask the status of the Dutch agreement why it is so")
def _(curator: Curator) -> None:
    grid = go(curator, "records", "Alt+1").grid
    names = [column.name for column in grid.model().columns]
    curator.qtbot.waitUntil(lambda: grid.model().rowCount() == 9)
    curator.press("Ctrl+Home")
    curator.press("Right", names.index("status"))
    rows = [grid.model().index(row, 0).data() for row in range(9)]
    curator.press("Down", rows.index("Netherlands"))
    go(curator, "explanation", "F4")


@then("I see its claims, their quotes and articles")
def _(curator: Curator) -> None:
    lines = [row.text for row in pane(curator, "explanation")._model.rows]
    assert lines[0] == "signed"
    assert sum(line.startswith("← signed · as of") for line in lines) == 2
    assert any("Atlantic Digest · 3 May 2024" in line for line in lines)


@when("I go down to a quote and open it")
def _(curator: Curator) -> None:
    curator.press("Down", 4)
    curator.press("Return")
    curator.calm()


@then("the article shows that quote")
def _(curator: Curator) -> None:
    quote = pane(curator, "explanation")._claim()
    assert pane(curator, "article").article == quote.article


@when("I lay out all the evidence of the record")
def _(curator: Curator) -> None:
    go(curator, "matrix", "Shift+F4")


@then("each article supports, contradicts or leaves out each value")
def _(curator: Curator) -> None:
    rows = pane(curator, "matrix")._model._pages[0]
    status = next(row for row in rows if row.field == "status")
    assert sorted(cell.state for cell in status.cells.values()) == ["absent", "supports", "supports"]


@when("I turn to the field in all records")
def _(curator: Curator) -> None:
    go(curator, "matrix", "T")


@then("the agreements are the rows")
def _(curator: Curator) -> None:
    shown = pane(curator, "matrix")
    assert shown._title.text() == "Agreements · Status"
    assert shown.focused_field() == ("agreement/NLD", "status")


@when("I write down that the latest as-of wins for every field")
def _(curator: Curator) -> None:
    go(curator, "policies", "Alt+8")
    curator.press("E")
    editor = pane(curator, "policies").dialog
    while QApplication.focusWidget() is not editor.order:
        curator.press("Tab")
    curator.press("Space")
    curator.press("Return")
    curator.calm()
    assert pane(curator, "policies").in_force.text() == "Every field: latest as-of wins"


@when("I accept all that is proposed")
def _(curator: Curator) -> None:
    curator.window.activateWindow()  # a window manager does it when a dialog closes
    go(curator, "policies", "Alt+8", "Shift+A")
    curator.calm()
    curator.press("Return")
    curator.calm()


@then("the status of the Spanish negotiation is decided by the latest claim")
def _(curator: Curator) -> None:
    found = curator.desk.workspace.read(explain, *SPAIN)
    assert (found.value.shown, found.decision.reason_code) == ("negotiating", "more-recent")
    assert found.claims[0].as_of == "2024-05-03"


@when("I undo")
def _(curator: Curator) -> None:
    curator.press("Ctrl+Z")
    curator.calm()


@then("the status of the Spanish negotiation is open again")
def _(curator: Curator) -> None:
    assert curator.desk.workspace.read(explain, *SPAIN).decision is None


@when("I suppose that the first publisher did not count", target_fixture="before")
def _(curator: Curator) -> int:
    before = len(curator.desk.workspace.read(steps))
    go(curator, "whatif", "Alt+9", "Down", "Ctrl+Return")
    return before


@then("the values that only it gives would be lost")
def _(curator: Curator) -> None:
    shown = pane(curator, "whatif")
    assert shown.without.currentIndex() == 1
    assert {row.kind for row in shown._model.rows} >= {"lost", "record"}


@then("nothing has been changed")
def _(curator: Curator, before: int) -> None:
    assert len(curator.desk.workspace.read(steps)) == before


@when("I export the differences")
def _(curator: Curator) -> None:
    curator.prompts.will("save_file", curator.path.with_name("diff.csv"))
    while QApplication.focusWidget() is not pane(curator, "whatif").export_button:
        curator.press("Tab")
    curator.press("Space")
    curator.calm()


@then("the file holds all of them")
def _(curator: Curator) -> None:
    written = list(csv.DictReader(curator.path.with_name("diff.csv").read_text("utf-8").splitlines()))
    assert len(written) == len(pane(curator, "whatif")._model.rows) > 0
