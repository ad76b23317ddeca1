"""Start: from the process to the first painted window with rows, against a bare `QMainWindow`; in turn."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

from tests.benchmarks.rounds import Row
from tests.benchmarks.workspaces import workspace

HEAVY = "sqlalchemy pydantic alembic asyncio numpy polars pyarrow duckdb openpyxl xlsxwriter dateparser".split()  # noqa: SIM905
_ROUNDS = 7
_TELL = f"""
def told():
    import json, os, resource, sys, time
    took = (time.monotonic_ns() - int(os.environ["BEGUN"])) / 1e6
    heavy = [name for name in {HEAVY!r} if name in sys.modules]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps([took, peak, heavy]), flush=True)
    os._exit(0)
"""
_BARE = f"""
from PySide6.QtCore import QAbstractTableModel, QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
{_TELL}
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        told()
application = QApplication([])
window = Window()
window.resize(1400, 900)
window.show()
application.exec()
"""
_OURS = f"""
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop.app import build
from desktop.places import Places
{_TELL}
application = QApplication(["depositary", "-style", "Fusion"])
application.setProperty("style", "Fusion")  # as `main` does: the style is chosen already
program = build(application, Places.usual())
program.window.painted.connect(told)
program.start(Path(sys.argv[1]))
application.exec()
"""


def rows(size: int) -> Iterator[Row]:
    """The measured lines for a workspace of `size` claims that was opened before."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": home}
        environment |= {f"XDG_{name}_HOME": f"{home}/{name}" for name in ("CONFIG", "DATA", "STATE", "CACHE")}
        # A start is measured with its modules compiled, as every start but the first.
        environment |= {"PYTHONPYCACHEPREFIX": f"{home}/compiled"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        once = [sys.executable, "-m", "desktop.app", str(workspace(size)), "--self-quit"]
        subprocess.run(once, env=environment, capture_output=True, check=True, timeout=120)
        bare, ours = [], []
        for counted in range(-1, _ROUNDS):
            found = _start(_BARE, environment), _start(_OURS, environment, str(workspace(size)))
            if counted >= 0:
                bare.append(found[0])
                ours.append(found[1])
    ratios = [mine[0] / limit[0] for mine, limit in zip(ours, bare, strict=True)]
    took = statistics.median(mine[0] for mine in ours)
    spread = (min(ratios), max(ratios))
    yield Row(
        "start: to the first painted window, warm",
        size,
        "bare QMainWindow",
        took,
        statistics.median(ratios),
        spread,
        "1.5",
    )
    peak, base = (statistics.median(item[1] for item in found) for found in (ours, bare))
    heavy = sorted({name for mine in ours for name in mine[2]})
    what = f"start: peak MB at first paint (bare: {base:.0f}); heavy modules: {', '.join(heavy) or 'none'}"
    yield Row(what, size, "bare QMainWindow", peak, peak / base, (1.0, 1.0), "bare + 15 MB; none")


def _start(program: str, environment: dict[str, str], *arguments: str) -> tuple[float, float, list[str]]:
    begun = {**environment, "BEGUN": str(time.monotonic_ns())}
    told = subprocess.run(
        [sys.executable, "-c", program, *arguments], env=begun, capture_output=True, text=True, check=False, timeout=120
    )
    if not told.stdout.strip():
        raise RuntimeError(told.stderr)
    took, peak, heavy = json.loads(told.stdout.splitlines()[-1])
    return took, peak, heavy


if __name__ == "__main__":
    for line in rows(int(sys.argv[1])):
        sys.stdout.write(line.markdown() + "\n")
