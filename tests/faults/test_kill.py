"""A process killed at any moment: what was acknowledged is there, nothing is there by half, and work goes on."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
QUICK, LONG = 6, 150


def killed(scenario: str, rounds: int, seed: int) -> dict[str, object]:
    """What the killer tells: it runs as a process of its own, so that it may fork."""
    command = [sys.executable, "-m", "tests.faults.killer", scenario, str(rounds), str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


SCENARIOS = ["edits", "export", "upgrade", "backup"]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_kill_loses_nothing_acknowledged_and_leaves_nothing_half_done(scenario):
    assert killed(scenario, QUICK, 1)["faults"] == []


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_many_kills_lose_nothing(scenario):
    assert killed(scenario, LONG, 2)["faults"] == []
