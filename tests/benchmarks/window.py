"""The table of claims in a window: the program's model and grid against one screen of raw SQL in a C++ model.

Every case is a process of its own, the cases in turn. Run as a program (`python -m tests.benchmarks.window CASE FILE`)
it measures one case once and prints the milliseconds by step, and the megabytes that were added, as JSON.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.rounds import Row
from tests.benchmarks.workspaces import workspace

_LETTERS = "cooperation"
_STEPS: dict[str, tuple[str, str]] = {
    "open": ("window: open to first paint", "2.0"),
    "end": ("window: jump to the end", "1.5"),
    "page": ("window: page down", "–"),
    "indexed": ("window: sort by an indexed column, first rows", "2.5"),
    "unindexed": ("window: sort by another column, first rows", "1.2"),
    "key": ("window: keystroke in search, 95th percentile", "1.3"),
}
_LIMIT = "one screen of raw SQL, C++ model"


def rows(size: int) -> Iterator[Row]:
    """The measured lines for a workspace of `size` claims."""
    path = workspace(size)
    found: dict[str, list[dict[str, float]]] = {"limit": [], "ours": []}
    for _ in range(3):
        for case, rounds in found.items():
            rounds.append(_child(case, path))
    for step, (what, bar) in _STEPS.items():
        ratios = [ours[step] / limit[step] for ours, limit in zip(found["ours"], found["limit"], strict=True)]
        took = statistics.median(ours[step] for ours in found["ours"])
        yield Row(what, size, _LIMIT, took, statistics.median(ratios), (min(ratios), max(ratios)), bar)
    limit, ours = (statistics.median(item["memory"] for item in found[case]) for case in ("limit", "ours"))
    spread = (min(item["memory"] for item in found["ours"]), max(item["memory"] for item in found["ours"]))
    what = f"window: memory added, MB (the limit's: {limit:.0f}; range {spread[0]:.0f}–{spread[1]:.0f})"
    yield Row(what, size, _LIMIT, ours, ours / max(limit, 1.0), (1.0, 1.0), "limit + 20 MB")


def _child(case: str, path: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.window", case, str(path)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(told.stdout.splitlines()[-1])


# ---------------------------------------------------------------- one case in a process of its own


def _memory() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _measure(view: Any, steps: dict[str, Callable[[], None]], keys: Callable[[str], None]) -> dict[str, float]:
    from PySide6.QtWidgets import QApplication

    def timed(step: Callable[[], None]) -> float:
        begun = time.perf_counter()
        step()
        view.viewport().repaint()
        QApplication.processEvents()
        return (time.perf_counter() - begun) * 1000

    before = _memory()
    found = {name: timed(step) for name, step in steps.items() if name != "page"}
    found["page"] = statistics.median(timed(steps["page"]) for _ in range(15))
    typed = [timed(lambda words=_LETTERS[:length]: keys(words)) for length in range(3, len(_LETTERS) + 1) for _ in "ab"]
    found["key"] = sorted(typed)[-2]
    found["memory"] = _memory() - before
    return found


def _limit(path: Path) -> dict[str, float]:
    import pysqlite3
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QApplication, QTableView

    from tests.benchmarks.table import RAW

    raw = pysqlite3.connect(f"file:{path}?mode=ro", uri=True)
    raw.execute("PRAGMA cache_size=-65536")
    application = QApplication([])
    view, model = QTableView(), QStandardItemModel()
    view.resize(1400, 900)
    view.show()
    application.processEvents()
    place = iter(range(1_000, 1_000_000, 40))

    def show(rest: str, *values: object) -> None:
        found = raw.execute(f"{RAW} {rest} LIMIT 42", values).fetchall()
        model.clear()
        for row in found:
            model.appendRow([QStandardItem("" if value is None else str(value)) for value in row])
        if view.model() is not model:
            view.setModel(model)

    search = "claim.printed LIKE ? OR claim.norm LIKE ? OR quote.exact LIKE ? OR record.label LIKE ?"
    steps = {
        "open": lambda: show("ORDER BY claim.id"),
        "end": lambda: show("ORDER BY claim.id DESC"),
        "page": lambda: show(f"WHERE claim.id > {next(place)} ORDER BY claim.id"),
        "indexed": lambda: show("ORDER BY claim.as_of_earliest, claim.id"),
        "unindexed": lambda: show("ORDER BY claim.norm, claim.id"),
    }
    return _measure(view, steps, lambda words: show(f"WHERE {search} ORDER BY claim.id", *(f"%{words}%",) * 4))


def _ours(path: Path) -> dict[str, float]:
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from db.store import Store
    from desktop.models.paged import PagedModel, View
    from desktop.models.records import RecordTables
    from desktop.support.jobs import Jobs
    from desktop.widgets.grid import Grid
    from desktop.workspace import Workspace

    application = QApplication([])
    with Store.open(path, read_only=True) as store:
        jobs = Jobs()
        tables = RecordTables(Workspace(store, jobs, "benchmark"))
        view = Grid()
        view.resize(1400, 900)
        view.show()
        application.processEvents()
        model = PagedModel(tables.source("claim"), tables.fetch)
        view.setModel(model)

        def shown(**how: Any) -> None:
            """Ask for a view and wait for its first rows."""
            loop = QEventLoop()
            hear = model.loading.connect(lambda busy: None if busy else loop.quit())
            model.set_view(View(**how))
            loop.exec()
            model.loading.disconnect(hear)

        def counted() -> None:
            while model.rowCount() < 1_000:
                application.processEvents()

        def scrolled(move: Callable[[], None]) -> None:
            """Move, and wait until the rows in sight are there, and may be drawn."""
            move()
            while True:
                view.viewport().repaint()
                application.processEvents()
                ends = (view.rowAt(0), view.rowAt(view.viewport().height() - 1) % model.rowCount())
                if view.viewport().updatesEnabled() and all(model.row_id(row) is not None for row in ends):
                    return

        first = iter(range(1_000, 1_000_000, 40))
        steps: dict[str, Callable[[], None]] = {
            "open": shown,
            "counted": counted,
            "end": lambda: scrolled(view.scrollToBottom),
            "middle": lambda: scrolled(lambda: view.verticalScrollBar().setValue(1_000)),
            "page": lambda: scrolled(lambda: view.verticalScrollBar().setValue(next(first))),
            "indexed": lambda: shown(sort="as_of"),
            "unindexed": lambda: shown(sort="norm"),
            "again": shown,
            "counted again": counted,
        }
        found = _measure(view, steps, lambda words: shown(search=words))
        jobs.shutdown()
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps({"limit": _limit, "ours": _ours}[sys.argv[1]](Path(sys.argv[2]))) + "\n")
    sys.stdout.flush()
    os._exit(0)
