"""Damaged workspaces: each opens or explains, none ends the program, and no copy that is damaged is put back."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def mutated(rounds: int, seed: int) -> dict[str, object]:
    command = [sys.executable, "-m", "tests.faults.mutate", str(rounds), str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def check(told: dict[str, object]) -> None:
    assert told["tracebacks"] == []
    assert "refused without a next step" not in told
    assert float(str(told["longest"])) < 10


def test_a_damaged_workspace_opens_or_explains():
    check(mutated(40, 1))


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_thousand_damaged_workspaces_open_or_explain():
    check(mutated(1000, 2))
