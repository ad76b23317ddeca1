"""The program as a process: it opens the sample, paints, and ends; a verb never loads Qt."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from db import VERSION
from desktop.__main__ import main


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    folders = {
        name: str(home / name) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    }
    around = {**os.environ, **folders, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=100, check=False, env=around)


def test_the_editor_opens_a_workspace_paints_and_quits(tmp_path: Path, filled: Path) -> None:
    ended = run(tmp_path, "-m", "desktop.app", str(filled), "--self-quit")
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    assert list((tmp_path / "XDG_STATE_HOME").rglob("recent.json"))
    assert not list(filled.parent.glob(".*.holder"))


def test_the_editor_opens_without_a_workspace(tmp_path: Path) -> None:
    ended = run(tmp_path, "-m", "desktop", "--self-quit")
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_verb_never_loads_qt(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from desktop.__main__ import main\n"
        "assert main(['articles', sys.argv[1]]) == 3\n"
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))]\n"
    )
    ended = run(tmp_path, "-c", code, str(tmp_path / "none.depositary"))
    assert ended.returncode == 0, ended.stderr


def test_the_version_is_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"depositary {VERSION}\n"
