"""Measure and print the table: `python -m tests.benchmarks [SIZE…] [--write]`; `--write` keeps it in RESULTS.md."""

import platform
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pysqlite3

from tests.benchmarks import claims, table
from tests.benchmarks.rounds import Row

SUBJECTS: tuple[Callable[[int], Iterator[Row]], ...] = (
    table.rows,
    claims.import_rows,
    claims.edit_rows,
    claims.check_rows,
)
_HEAD = "| what | claims | ms | × limit (lowest–highest) | limit | bar |\n|---|---:|---:|---:|---|---:|"


def main(arguments: list[str]) -> None:
    """Run every subject at every size and print the lines as they come."""
    sizes = [int(word) for word in arguments if word.isdigit()] or [10_000, 100_000]
    lines = [_HEAD]
    print(_HEAD)
    for subject in SUBJECTS:
        for size in sizes:
            for measured in subject(size):
                lines.append(measured.markdown())
                print(lines[-1], flush=True)
    if "--write" in arguments:
        _write(lines)


def _write(lines: list[str]) -> None:
    where = f"{platform.system()} {platform.machine()}, {_cores()} cores, Python {platform.python_version()}"
    about = f"Measured {datetime.now(UTC):%Y-%m-%d} on {where}, SQLite {pysqlite3.sqlite_version}."
    notes = "Median of the rounds; each ratio is taken within a round. Absolute times are for the order of size only."
    path = Path(__file__).parent / "RESULTS.md"
    path.write_text("\n".join(("# Measured", "", about, notes, "", *lines, "")), encoding="utf-8")


def _cores() -> int:
    import os  # noqa: PLC0415

    return os.cpu_count() or 1


if __name__ == "__main__":
    main(sys.argv[1:])
