"""A workspace of its own, and its table of agreements."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.support.ask import ScriptedPrompts
from desktop.views.records import RecordsPane
from desktop.workspace import Workspace
from tests.desktop import workbench
from tests.desktop.views.records.driving import show


@pytest.fixture
def workspace(tmp_path: Path, qapp: object) -> Iterator[Workspace]:
    with workbench.workspace(tmp_path) as opened:
        yield opened


@pytest.fixture
def pane(workspace: Workspace, prompts: ScriptedPrompts, qtbot: QtBot) -> RecordsPane:
    made = show(workspace, prompts, qtbot)
    made.show_table("agreement")
    return made
