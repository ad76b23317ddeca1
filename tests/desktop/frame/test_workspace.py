"""Between screens and data: what is written waits its turn, and the screen never waits for what takes long."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from db.edits import CreateRecord, Enter
from db.kinds import Invalid
from db.store import Store
from desktop.support.jobs import Jobs
from desktop.workspace import Workspace
from tests.desktop.workbench import workspace as filled_workspace


class Long:
    """Work that holds the database until the test lets it go."""

    def __init__(self) -> None:
        self.holding, self.go = threading.Event(), threading.Event()

    def __call__(self, store: Store) -> None:
        with store.write():
            self.holding.set()
            assert self.go.wait(10)


@pytest.fixture
def workspace(tmp_path: Path, qapp: object) -> Iterator[Workspace]:
    with filled_workspace(tmp_path, inline=False) as opened:
        yield opened


@pytest.fixture
def long(workspace: Workspace) -> Iterator[Long]:
    work = Long()
    workspace.job(work, title="Importing", done=lambda _: None, touched=frozenset({"claim"}))
    assert work.holding.wait(10)
    yield work
    work.go.set()


def drafts(workspace: Workspace) -> list[str]:
    return workspace.read(lambda connection: connection.exec_driver_sql("SELECT text FROM draft").scalars().all())


def test_an_edit_behind_a_long_work_is_refused_and_says_what_it_waits_for(workspace: Workspace, long: Long) -> None:
    with pytest.raises(Invalid, match="“Importing” is under way"):
        workspace.do(CreateRecord(key="country/ESP"))


def test_a_step_is_not_taken_back_behind_a_long_work(workspace: Workspace, long: Long) -> None:
    heard: list[Exception] = []
    workspace.undo(failed=heard.append)
    workspace.redo(failed=heard.append)
    assert ["under way" in str(error) for error in heard] == [True, True]


def test_what_is_entered_behind_a_long_work_is_refused_at_once_and_kept(
    workspace: Workspace, long: Long, qtbot: QtBot
) -> None:
    heard: list[Exception] = []
    workspace.enter(Enter(record="country/LVA", field="name", value="Latvia"), "Latvia", failed=heard.append)
    assert ["under way" in str(error) for error in heard] == [True]
    long.go.set()
    qtbot.waitUntil(lambda: drafts(workspace) == ["Latvia"])


def test_what_is_typed_waits_for_a_long_work_and_the_screen_does_not(
    workspace: Workspace, long: Long, qtbot: QtBot
) -> None:
    workspace.remember("country/LVA", "name", "Lat")
    workspace.remember("country/LVA", "name", "Latvia")
    assert drafts(workspace) == []
    long.go.set()
    qtbot.waitUntil(lambda: drafts(workspace) == ["Latvia"])


def test_gestures_are_carried_out_in_the_order_they_were_made(workspace: Workspace, qtbot: QtBot) -> None:
    done: list[Any] = []
    workspace.start(CreateRecord(key="country/ESP"), done.append)
    workspace.start(CreateRecord(key="country/PRT"), done.append)
    workspace.undo()
    qtbot.waitUntil(lambda: workspace.undo_state().redo is not None)
    assert [result.edit for result in done] == sorted(result.edit for result in done)
    assert "PRT" in str(workspace.undo_state().redo)


def test_what_was_asked_before_the_end_is_done(tmp_path: Path, qapp: object) -> None:
    jobs = Jobs()
    with Store.create(tmp_path / "new.depositary") as store:
        Workspace(store, jobs, "Olena").start(CreateRecord(key="country/ESP"))
        jobs.shutdown()
        found = store.ask(lambda connection: connection.exec_driver_sql("SELECT key FROM record").scalars().all())
    assert found == ["country/ESP"]
