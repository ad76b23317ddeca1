"""A workspace of its own, and the form pane over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.support.ask import ScriptedPrompts
from desktop.views.record import RecordPane
from desktop.workspace import Workspace
from tests.desktop import workbench
from tests.desktop.views.record.driving import show


@pytest.fixture
def workspace(tmp_path: Path, qapp: object) -> Iterator[Workspace]:
    with workbench.workspace(tmp_path) as opened:
        yield opened


@pytest.fixture
def pane(workspace: Workspace, prompts: ScriptedPrompts, qtbot: QtBot) -> RecordPane:
    return show(workspace, prompts, qtbot)
