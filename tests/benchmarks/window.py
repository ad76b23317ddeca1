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
_clock = time.perf_counter
_LIMIT = "one screen of raw SQL, C++ model"


def rows(size: int) -> Iterator[Row]:
    """The measured lines for a workspace of `size` claims."""
    path = workspace(size)
    found: dict[str, list[dict[str, float]]] = {"limit": [], "ours": []}
    for _ in range(5):
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


class _Watched:
    """Mixed into a view: tells whether the rows that were asked for have been painted."""

    here: Callable[[], bool] = staticmethod(lambda: True)
    painted = False

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)  # type: ignore[misc]
        self.painted = self.here()


def _measure(
    view: Any, steps: dict[str, Callable[[], None]], keys: Callable[[str], None], before: float
) -> dict[str, float]:
    """Milliseconds of each gesture until its rows are painted; what the view does after that is not counted.

    The memory is what was added since `before`, in megabytes, taken before the file was opened.
    """
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    wait = QEventLoop.ProcessEventsFlag.WaitForMoreEvents

    def timed(step: Callable[[], None]) -> float:
        view.painted = False
        begun = _clock()
        step()
        while not view.painted:
            QApplication.processEvents(wait)
        taken = (_clock() - begun) * 1000
        for _ in range(20):
            time.sleep(0.01)
            QApplication.processEvents()
        return taken

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

    from tests.benchmarks.table import RAW, SEARCH, trigrams

    class View(_Watched, QTableView):
        pass

    application = QApplication([])
    before = _memory()
    raw = pysqlite3.connect(f"file:{path}?mode=ro", uri=True)
    raw.execute("PRAGMA cache_size=-65536")
    view, model = View(), QStandardItemModel()
    view.resize(1400, 900)
    view.setWordWrap(False)
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 10)  # as many rows as the program's grid
    view.show()
    application.processEvents()
    place = iter(range(1_000, 1_000_000, 40))

    def show(rest: str, *values: object) -> None:
        found = raw.execute(f"{RAW} {rest} LIMIT 42", values).fetchall()
        model.clear()
        for row in found:
            model.appendRow([QStandardItem("" if value is None else str(value)) for value in row[2:]])
        if view.model() is not model:
            view.setModel(model)

    steps = {
        "open": lambda: show("ORDER BY claim.id"),
        "end": lambda: show("ORDER BY claim.id DESC"),
        "page": lambda: show(f"WHERE claim.id > {next(place)} ORDER BY claim.id"),
        "indexed": lambda: show("ORDER BY claim.as_of_earliest, claim.id"),
        "unindexed": lambda: show("ORDER BY claim.norm, claim.id"),
    }
    return _measure(view, steps, lambda words: show(SEARCH, trigrams(words), *(words,) * 4), before)


def _ours(path: Path) -> dict[str, float]:
    from PySide6.QtWidgets import QApplication

    from desktop.models.paged import PagedModel, View
    from desktop.models.records import RecordTables
    from desktop.opening import open_store
    from desktop.support.jobs import Jobs
    from desktop.widgets.grid import Grid, TextDelegate
    from desktop.workspace import Workspace

    class Watched(_Watched, Grid):
        pass

    application = QApplication([])
    before = _memory()
    with open_store(path, "open", "", "") as store:
        jobs = Jobs()
        tables = RecordTables(Workspace(store, jobs, "benchmark"))
        view = Watched()
        view.resize(1400, 900)
        view.show()
        application.processEvents()
        model = PagedModel(tables.source("claim"), tables.fetch)
        view.setModel(model)
        texts = TextDelegate()  # what the pane of records draws the claims with
        texts.cell = model.text
        view.setItemDelegate(texts)
        awaited: list[bool] = []  # the rows of a new view
        model.loading.connect(lambda busy: awaited.append(busy) if busy else awaited.clear())

        def here() -> bool:
            ends = (view.rowAt(0), view.rowAt(view.viewport().height() - 1) % max(model.rowCount(), 1))
            return not awaited and all(model.row_id(row) is not None for row in ends)

        def shown(**how: Any) -> None:
            model.set_view(View(**how))

        def counted() -> None:
            while model.rowCount() < 1_000:
                application.processEvents()
            view.viewport().update()

        view.here = here
        scroll = view.verticalScrollBar().setValue
        first = iter(range(1_000, 1_000_000, 40))
        steps: dict[str, Callable[[], None]] = {
            "open": shown,
            "counted": counted,
            "end": view.scrollToBottom,
            "middle": lambda: scroll(1_000),
            "page": lambda: scroll(next(first)),
            "indexed": lambda: shown(sort="as_of"),
            "unindexed": lambda: shown(sort="norm"),
            "again": shown,
            "counted again": counted,
        }
        found = _measure(view, steps, lambda words: shown(search=words), before)
        jobs.shutdown()
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps({"limit": _limit, "ours": _ours}[sys.argv[1]](Path(sys.argv[2]))) + "\n")
    sys.stdout.flush()
    os._exit(0)
