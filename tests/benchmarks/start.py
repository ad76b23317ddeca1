"""Start: to the first painted window with rows, warm and cold, and how long the window then stands still; in turn.

The limit is a bare `QMainWindow`; for the stall, the same imports and the opening of the workspace in the GUI thread.
Cold: the files of Python, of its packages and of the program are dropped from the system's cache before each start.
"""

import json
import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from tests.benchmarks.rounds import Row
from tests.benchmarks.workspaces import workspace

HEAVY = "sqlalchemy pydantic alembic asyncio numpy polars pyarrow duckdb openpyxl xlsxwriter dateparser".split()  # noqa: SIM905
_ROUNDS = 15
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
from desktop.__main__ import prepare
prepare()  # as `main` does; and the style, below
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop.app import build
from desktop.places import Places
{_TELL}
application = QApplication(["depositary", "-style", "Fusion"])
application.setProperty("style", "Fusion")
program = build(application, Places.usual())
program.window.painted.connect(told)
program.start(Path(sys.argv[1]))
application.exec()
"""


# From the first paint until the workspace is open: the longest time between two ticks while the table is scrolled.
_STALL = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication
import desktop.app
from desktop.places import Places
{_TELL}
from time import perf_counter
class Here(QObject):
    done, failed = Signal(object), Signal(object)
    def __init__(self, call, parent):
        super().__init__(parent)
        self.start = lambda: QTimer.singleShot(100, lambda: self.done.emit(call()))
ticks = []
def tick():
    ticks.append(perf_counter())
    bar = program.window.findChild(desktop.app.RecordsPane).grid.verticalScrollBar()
    bar.setValue(0 if bar.value() == bar.maximum() else bar.value() + 3)
def over(*_):
    ticks.append(perf_counter())
    longest = max(after - before for before, after in zip(ticks, ticks[1:]))
    print(json.dumps([longest * 1000, 0, []]), flush=True)
    os._exit(0)
import json, os
if "here" in sys.argv:
    desktop.app.Warmup = Here
desktop.app.Program._loaded = over
application = QApplication(["depositary", "-style", "Fusion"])
application.setProperty("style", "Fusion")
program = desktop.app.build(application, Places.usual())
timer = QTimer(interval=8)
timer.timeout.connect(tick)
program.window.painted.connect(timer.start)
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
        path = str(workspace(size))
        once = [sys.executable, "-m", "desktop.app", path, "--self-quit"]
        subprocess.run(once, env=environment, capture_output=True, check=True, timeout=120)
        pair = {"limit": (_BARE,), "ours": (_OURS, path)}
        warm = _in_turn(pair, environment, _ROUNDS)
        cold = _in_turn(pair, environment, 5, before=lambda: _drop(home))
        stall = _in_turn({"limit": (_STALL, path, "here"), "ours": (_STALL, path)}, environment, 5)
    yield _row("start: to the first painted window, warm", size, "bare QMainWindow", warm, "1.5")
    yield _row("start: to the first painted window, cold", size, "bare QMainWindow", cold, "1.5")
    yield _row("start: longest standstill while the rest is loaded", size, "the same in the GUI thread", stall, "0.10")
    peak, base = (statistics.median(item[1] for item in warm[case]) for case in ("ours", "limit"))
    heavy = sorted({name for mine in warm["ours"] for name in mine[2]})
    what = f"start: peak MB at first paint (bare: {base:.0f}); heavy modules: {', '.join(heavy) or 'none'}"
    yield Row(what, size, "bare QMainWindow", peak, peak / base, (1.0, 1.0), "bare + 15 MB; none")


_Told = tuple[float, float, list[str]]


def _in_turn(
    cases: dict[str, tuple[str, ...]],
    environment: dict[str, str],
    rounds: int,
    before: Callable[[], object] = lambda: None,
) -> dict[str, list[_Told]]:
    """What each case tells, round by round, after one round that is not counted."""
    found: dict[str, list[_Told]] = {name: [] for name in cases}
    for counted in range(-1, rounds):
        for name, (program, *arguments) in cases.items():
            before()
            told = _start(program, environment, *arguments)
            if counted >= 0:
                found[name].append(told)
    return found


def _row(what: str, size: int, limit: str, found: dict[str, list[_Told]], bar: str) -> Row:
    ratios = [mine[0] / base[0] for mine, base in zip(found["ours"], found["limit"], strict=True)]
    took = statistics.median(mine[0] for mine in found["ours"])
    return Row(what, size, limit, took, statistics.median(ratios), (min(ratios), max(ratios)), bar)


def _drop(home: str) -> None:
    """Let the system forget the files that a start reads."""
    paths = sysconfig.get_paths()
    for root in (paths["stdlib"], paths["purelib"], str(Path(__file__).parents[2] / "desktop"), home):
        for folder, _, names in os.walk(root):
            for name in names:
                with suppress(OSError):
                    file = os.open(Path(folder) / name, os.O_RDONLY)
                    os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
                    os.close(file)


def _start(program: str, environment: dict[str, str], *arguments: str) -> _Told:
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
