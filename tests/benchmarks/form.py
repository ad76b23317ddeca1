"""Records opened, fields and cells stored, a record made: how long the window stands still for each.

Every round is a process of its own, on a copy. Run as a program (`python -m tests.benchmarks.form FILE`) it measures
once and prints the milliseconds by gesture as JSON.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.rounds import Row
from tests.benchmarks.stillness import opened, still_rows
from tests.benchmarks.workspaces import PARTNERS, workspace


def rows(size: int) -> Iterator[Row]:
    """The measured lines for a workspace of `size` claims."""
    path = workspace(size)
    yield from still_rows("records", size, [_child(path) for _ in range(5)])


def _child(path: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.form", str(path)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(told.stdout.splitlines()[-1])


# ---------------------------------------------------------------- one round in a process of its own


def _measure(path: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        desk, watch = opened(Path(shutil.copy(path, Path(folder) / "copy.depositary")), Path(folder) / "home")
        keys = iter([f"agreement/{PARTNERS[number % len(PARTNERS)]}/deal-{number}" for number in range(100)])
        table, form = desk.panes["records"], desk.panes["record"]

        def show() -> None:
            desk.routes.show_record(next(keys))

        def field() -> None:
            row = form.form.rows["place"]
            row.take("Odesa")
            row.commit()

        def cell() -> None:
            model = table.grid.model()
            names = [column.name for column in model.columns]
            model.setData(model.index(2, names.index("place")), "Odesa")

        gestures: dict[str, Callable[[], object]] = {"store a field": field, "store a cell": cell}
        found = {"open a record, the first of its type": watch.longest(show)}
        found["open another of the type"] = statistics.median(watch.longest(show) for _ in range(9))
        found |= {name: watch.longest(gesture) for name, gesture in gestures.items()}
        table.gestures.begin_new()
        table.gestures.bar.editors["country"].set_text("Slovenia")
        return found | {"make a record": watch.longest(table.gestures.bar.tell)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_measure(Path(sys.argv[1]))) + "\n")
    sys.stdout.flush()
    os._exit(0)
