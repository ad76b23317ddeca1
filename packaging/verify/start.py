"""How long the frozen program takes to its first painted window, beside the same program run from source.

Both on this machine and on one screen, in turn, each with a home of its own; painted is what has pixels on the screen.
"""

from __future__ import annotations

import os
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
ROUNDS = 7
_CORNER = (400, 60)  # pixels of the window's menu and tools


def to_paint(screen: Screen, command: Sequence[str], around: dict[str, str], folder: Path) -> float:
    """Start the command, wait until its window has pixels, close it; return the seconds to the pixels."""
    bare = screen.picture(*_CORNER)
    begun = time.monotonic()
    process = subprocess.Popen(
        command, env=around, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    painted = wait(lambda: screen.picture(*_CORNER) != bare, 60, 0.004)
    took = time.monotonic() - begun
    wait(lambda: bool(screen.windows()), 10)
    time.sleep(2)  # what is loaded after the first paint belongs to no start
    for window in screen.windows():
        screen.ask_to_close(window)
    try:
        code = process.wait(60)
    finally:
        process.kill()
    wait(lambda: screen.picture(*_CORNER) == bare, 10)
    if not painted or code:
        raise RuntimeError(f"{command[0]} did not show its window and end well ({code}).")
    return took


def prove(screen: Screen, bundle: Path) -> Told:
    """Measure both in turn and tell the ratio of the best times."""
    python = CHECKOUT / ".venv" / "bin" / "python"
    if not python.exists():
        return Skipped("start, frozen ÷ source", "the checkout has no environment; packaging/dev.py makes one")
    cases = {"source": [str(python), "-m", "desktop"], "frozen": [str(bundle)]}
    best: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as scratch:
        homes = {name: _home(Path(scratch) / name, screen, cases["source"]) for name in cases}
        for round_ in range(ROUNDS + 1):
            for name, command in cases.items():
                home = homes[name]["HOME"]
                took = to_paint(screen, [*command, f"{home}/W.depositary"], homes[name], CHECKOUT)
                if round_:
                    best[name] = min(took, best.get(name, took))
    ratio = best["frozen"] / best["source"]
    words = f"{ratio:.2f} (at most {BAR}): {best['frozen']:.2f} s and {best['source']:.2f} s, best of {ROUNDS} in turn"
    words += f"; {os.cpu_count()} processors with a load of {os.getloadavg()[1]:.0f}"
    return Row("start, frozen ÷ source", ratio <= BAR, words)


def _home(home: Path, screen: Screen, source: Sequence[str]) -> dict[str, str]:
    """Make a home with a workspace in it and return what a program is started with there."""
    home.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "QT_", "PYTHON"))}
    around = {
        **kept,
        "HOME": str(home),
        "DISPLAY": screen.name,
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPYCACHEPREFIX": str(home / "compiled"),
    }
    for arguments in (
        ("new", "W.depositary"),
        ("import", "W.depositary", SAMPLE / "articles", SAMPLE / "claims.jsonl"),
    ):
        given = [home / argument if argument == "W.depositary" else argument for argument in arguments]
        subprocess.run([*source, *given], env=around, cwd=CHECKOUT, check=True, capture_output=True)
    return around
