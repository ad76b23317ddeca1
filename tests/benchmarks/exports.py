"""A release written, against the `sqlite3` program writing the same tables: whole processes, processor time, memory.

Both write the evidence and what is held back, with the same rows and columns; the release has its digests and its
descriptor besides. The time of the interpreter's start and imports is within ours; a second line leaves it out.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import func
from sqlalchemy.dialects import sqlite

from db.exporters import tables
from db.store import Store
from tests.benchmarks.rounds import Row
from tests.benchmarks.workspaces import workspace

_BARS = {"csv": "3.5", "json": "1.6"}
_START = [sys.executable, "-c", "import db.cli.showing"]


def rows(size: int) -> Iterator[Row]:
    """The measured lines for a workspace of `size` claims; none where there is no `sqlite3` program."""
    if shutil.which("sqlite3") is None:
        return
    path = workspace(size)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for written, bar in _BARS.items():
            script = folder / "script.sql"
            script.write_text("\n".join(_script(path, written, folder)), encoding="utf-8")
            limit_of = ["sqlite3", "-init", os.devnull, str(path), f".read {script}"]
            release = [sys.executable, "-m", "db.cli", "export", str(path), f"{name}/release", "--format", written]
            turns = [(_run(limit_of), _run(release), _run(_START)) for _ in range(3 if size > 100_000 else 5)]
            whole = [(ours[0], ours[0] / limit[0]) for limit, ours, _ in turns]
            net = [(ours[0] - start[0], (ours[0] - start[0]) / limit[0]) for limit, ours, start in turns]
            peak = max(ours[1] for _, ours, _ in turns)
            what = f"export: a release as {written}, cpu"
            yield _row(f"{what}, whole process; peak {peak:.0f} MB", size, whole, f"{bar}; +15 MB 10k → 1M")
            yield _row(f"{what}, without the start", size, net, bar)


def _row(what: str, size: int, took: list[tuple[float, float]], bar: str) -> Row:
    ratios = [ratio for _, ratio in took]
    spread = (min(ratios), max(ratios))
    milliseconds = statistics.median(item for item, _ in took)
    return Row(what, size, "sqlite3 program, the same tables", milliseconds, statistics.median(ratios), spread, bar)


def _script(path: Path, written: str, folder: Path) -> Iterator[str]:
    """What the `sqlite3` program is told: each table that is one statement, into a file of its own."""
    yield f".mode {'csv' if written == 'csv' else 'list'}"
    yield f".headers {'on' if written == 'csv' else 'off'}"
    with Store.open(path, read_only=True) as store, store.read() as connection:
        for table in tables.all_tables(connection):
            if table.statement is None:
                continue
            statement = table.statement
            if written == "json":
                names = (field["name"] for field in table.fields)
                pairs = zip(names, statement.selected_columns, strict=True)
                statement = statement.with_only_columns(func.json_object(*(part for pair in pairs for part in pair)))
            text = str(statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
            yield f".once {folder}/{table.name}.{written}"
            yield " ".join(text.split()) + ";"


def _run(command: list[str]) -> tuple[float, float]:
    """Processor milliseconds of a command, and the megabytes it held at most."""
    told = subprocess.run(
        [sys.executable, "-c", _WRAPPED, *command], capture_output=True, text=True, check=True, env=os.environ
    )
    cpu, peak = json.loads(told.stdout.splitlines()[-1])
    return cpu, peak


_WRAPPED = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([(used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss / 1000]))
sys.exit(done.returncode if done.returncode > 1 else 0)
"""
