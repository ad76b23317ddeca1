"""How long the frozen program takes to start, beside the same program run from source: to its first painted window,
and until every pane of a workspace stands.

Both on this machine and on one screen, in turn, each with a home of its own; painted is what has pixels on the screen.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from targets.work import ROOT as CHECKOUT
from verify.program import SAMPLE
from verify.rows import Row, Skipped
from verify.screen import wait

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verify.rows import Told
    from verify.screen import Screen

BAR = 0.85
PAINTS, STANDS = 40, 7  # starts of each; one more of each comes first and is not counted
_CORNER = (400, 60)  # pixels of the window's menu and tools


def to_paint(screen: Screen, command: Sequence[str], around: dict[str, str]) -> float:
    """Start the command and return the seconds until its window has pixels; what it does after that is cut off."""
    bare = screen.picture(*_CORNER)
    begun = time.monotonic()
    with _running(command, around) as process:
        painted = wait(lambda: screen.picture(*_CORNER) != bare, 60, 0.004)
        took = time.monotonic() - begun
        process.kill()
    wait(lambda: screen.picture(*_CORNER) == bare, 10)
    if not painted:
        raise RuntimeError(f"{command[0]} did not show its window.")
    return took


def to_stand(command: Sequence[str], around: dict[str, str]) -> float:
    """Return the seconds in which the command starts, shows every pane, and ends by itself."""
    begun = time.monotonic()
    with _running([*command, "--self-quit"], around) as process:
        code = process.wait(60)
    if code:
        raise RuntimeError(f"{command[0]} did not end well ({code}).")
    return time.monotonic() - begun


def _running(command: Sequence[str], around: dict[str, str]) -> subprocess.Popen[bytes]:
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, env=around, cwd=CHECKOUT, **quiet)


def prove(screen: Screen, program: Path) -> Told:
    """Measure both in turn and tell the ratio."""
    python = CHECKOUT / ".venv" / "bin" / "python"
    if not python.exists():
        return Skipped("start, frozen ÷ source", "the checkout has no environment; packaging/dev.py makes one")
    source = [str(python), "-m", "desktop"]
    with tempfile.TemporaryDirectory() as scratch:
        pair = []
        for name, command in (("source", source), ("frozen", [str(program)])):
            around = _home(Path(scratch) / name, screen, source)
            pair.append(([*command, f"{around['HOME']}/W.depositary"], around))
        stand = [[to_stand(*one) for one in pair] for _ in range(1 + STANDS)]
        paint = [[to_paint(screen, *one) for one in pair] for _ in range(1 + PAINTS)]
    ratio, words = _compared(paint)
    words = f"{ratio:.2f} (at most {BAR}): {words}; until every pane stands and all has ended {_compared(stand)[1]}"
    words += f"; {os.cpu_count()} processors with a load of {os.getloadavg()[1]:.0f}"
    return Row("start, frozen ÷ source", ratio <= BAR, words)


def _compared(rounds: Sequence[Sequence[float]]) -> tuple[float, str]:
    """Return the median of what each round compares, for a machine's pace drifts; the first round only warmed both."""
    ratio = statistics.median(frozen / source for source, frozen in rounds[1:])
    source, frozen = (min(times) for times in zip(*rounds[1:], strict=True))
    return ratio, f"median of {len(rounds) - 1} pairs {ratio:.2f}, best {frozen:.2f} s and {source:.2f} s"


def _home(home: Path, screen: Screen, source: Sequence[str]) -> dict[str, str]:
    """Make a home with a workspace in it and return what a program is started with there."""
    home.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "QT_", "PYTHON"))}
    around = {
        **kept,
        "HOME": str(home),
        "DISPLAY": screen.name,
        "QT_QPA_PLATFORM": "xcb",
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={home}/bus",  # none, and said so, or a launcher is sought and started
        "PYTHONPYCACHEPREFIX": str(home / "compiled"),
    }
    for arguments in (
        ("new", "W.depositary"),
        ("import", "W.depositary", SAMPLE / "articles", SAMPLE / "claims.jsonl"),
    ):
        given = [home / argument if argument == "W.depositary" else argument for argument in arguments]
        subprocess.run([*source, *given], env=around, cwd=CHECKOUT, check=True, capture_output=True)
    return around
