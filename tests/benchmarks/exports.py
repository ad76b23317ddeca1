"""A release written, against the `sqlite3` program dumping the claims: whole processes, processor time, peak memory."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from tests.benchmarks.rounds import Row
from tests.benchmarks.table import RAW
from tests.benchmarks.workspaces import workspace

_JSON = (
    "SELECT json_object('id', claim.digest, 'record', record.label, 'field', claim.field, 'printed', claim.printed,"
    " 'value', claim.norm, 'as_of', claim.as_of, 'article', article.name, 'quote', quote.exact, 'mode', claim.mode,"
    " 'list', claim.list_flag, 'attributed_to', claim.attributed_to, 'status', claim.status, 'coder', claim.coder)"
) + RAW[RAW.index(" FROM claim") :]
_BARS = {"csv": "3.5", "json": "1.6"}


def rows(size: int) -> Iterator[Row]:
    """The measured lines for a workspace of `size` claims; none where there is no `sqlite3` program."""
    if shutil.which("sqlite3") is None:
        return
    path = str(workspace(size))
    with tempfile.TemporaryDirectory() as folder:
        for name, bar in _BARS.items():
            dump = ["sqlite3", *(["-csv"] if name == "csv" else []), path, RAW if name == "csv" else _JSON]
            took: list[tuple[float, float, float]] = []
            for turn in range(1 if size > 100_000 else 3):
                release = [sys.executable, "-m", "db.cli", "export", path, f"{folder}/{name}{turn}", "--format", name]
                limit, ours = _run(dump), _run(release)
                took.append((ours[0], ours[0] / limit[0], ours[1]))
            ratios = [item[1] for item in took]
            peak = max(item[2] for item in took)
            yield Row(
                f"export: a release as {name}, cpu; peak {peak:.0f} MB",
                *(size, "sqlite3 program, the claims alone", statistics.median(item[0] for item in took)),
                *(statistics.median(ratios), (min(ratios), max(ratios)), f"{bar}; +15 MB 10k → 1M"),
            )


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
