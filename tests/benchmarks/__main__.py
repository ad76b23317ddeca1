"""Measure and print the table: `python -m tests.benchmarks [SIZE…] [SUBJECT…] [--write | --renew]`.

`--write` makes the page of all that was kept; `--renew` changes the lines on it that were measured now, and no other.
"""

import json
import math
import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pysqlite3

from tests.benchmarks import article, capture, claims, exports, form, start, table, window
from tests.benchmarks.rounds import Row
from tests.benchmarks.workspaces import cache_folder

SUBJECTS: dict[str, Callable[[int], Iterator[Row]]] = {
    "start": start.rows,
    "table": table.rows,
    "window": window.rows,
    "form": form.rows,
    "import": claims.import_rows,
    "edit": claims.edit_rows,
    "check": claims.check_rows,
    "export": exports.rows,
    "capture": capture.rows,
    "article": article.rows,
}
_PAGE = Path(__file__).parent / "RESULTS.md"
_ONCE = {"start", "capture", "article"}  # not by size: at the greatest size only
_HEAD = "| what | claims | ms | × limit (lowest–highest) | limit | bar |\n|---|---:|---:|---:|---|---:|"
_NOTES = """Median of the rounds; each ratio is taken within a round, the limit and ours in turn. Absolute times are for
the order of size only: other work ran on the machine. “cpu” lines count processor time, the others time on the clock.
The claims: 32 a record, 4 a field, 25 partners; about 1 field in 28 holds values that contradict each other."""


def main(arguments: list[str]) -> None:
    """Run the subjects at every size, print the lines as they come; what ran before is kept for `--write`."""
    sizes = [int(word) for word in arguments if word.isdigit()] or [10_000, 100_000]
    _tell(_HEAD)
    everything: list[Row] = []
    for name in [word for word in arguments if word in SUBJECTS] or list(SUBJECTS):
        found: list[Row] = []
        for size in sizes[-1:] if name in _ONCE else sizes:
            for measured in SUBJECTS[name](size):
                found.append(measured)
                _tell(measured.markdown())
        _kept(name).write_text(json.dumps([asdict(item) for item in found]), encoding="utf-8")
        everything += found
    if "--renew" in arguments:
        _renew(everything)
    if "--write" in arguments:
        _write(
            [Row(**item) for name in SUBJECTS if _kept(name).exists() for item in json.loads(_kept(name).read_text())]
        )


def _kept(subject: str) -> Path:
    return cache_folder() / f"result-{subject}.json"


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _growth(found: list[Row]) -> Iterator[str]:
    """How times grow with the claims, as the exponent from the smallest to the greatest size."""
    yield "| what | from | to | exponent |\n|---|---:|---:|---:|"
    for what in dict.fromkeys(item.what for item in found):
        same = sorted((item.size, item.milliseconds) for item in found if item.what == what)
        if len(same) > 1:
            (small, low), (great, high) = same[0], same[-1]
            yield f"| {what} | {small:,} | {great:,} | {math.log(high / low) / math.log(great / small):.2f} |"


def _renew(found: list[Row]) -> None:
    """The growth with the claims, and what is said of the whole, stay as they are."""
    renewed = {(item.what, f"{item.size:,}"): item.markdown() for item in found}
    lines = _PAGE.read_text(encoding="utf-8").split("\n")
    parts = (tuple(part.strip() for part in line.split("|")[1:3]) for line in lines)
    page = [renewed.pop(key, line) for key, line in zip(parts, lines, strict=True)]
    _PAGE.write_text("\n".join(page), encoding="utf-8")
    for what, _ in renewed:
        _tell(f"not on the page: {what}")


def _write(found: list[Row]) -> None:
    where = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    about = f"Measured {datetime.now(UTC):%Y-%m-%d} on {where}, SQLite {pysqlite3.sqlite_version}."
    lines = (_HEAD, *(item.markdown() for item in found), "", "## Growth with the claims", "", *_growth(found), "")
    _PAGE.write_text("\n".join(("# Measured", "", about, _NOTES, "", *lines)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
