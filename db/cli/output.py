"""How the command line speaks: JSON or plain lines on standard output, messages and progress on standard error."""

import json
import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from getpass import getuser
from io import TextIOWrapper
from typing import Any

# The exit codes.
DONE, NEEDS_CURATOR, WRONG_USAGE, NO_WORKSPACE = range(4)


def speak_utf8() -> None:
    """Write UTF-8 whatever the system’s locale; half a character leaves as its escape, which JSON reads as the same."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def message(text: str) -> None:
    """Tell the person something that is no result."""
    print(text, file=sys.stderr)


def document(value: object) -> None:
    """Print one JSON document."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def lines(rows: Iterable[dict[str, Any]]) -> None:
    """Print JSON Lines."""
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))


def table(headings: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    """Print rows under headings, in columns as wide as their content (60 characters at most)."""
    texts = [headings, *(tuple(_cell(value) for value in row) for row in rows)]
    widths = [max(len(row[at]) for row in texts) for at in range(len(headings))]
    for row in texts:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _cell(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split())
    return text if len(text) <= 60 else text[:59] + "…"


def coder() -> str:
    """Whose name stands in the history: the person at the terminal, if the system knows one."""
    try:
        return getuser()
    except (OSError, KeyError):
        return "curator"


class TerminalReport:
    """Progress on a terminal, one line that is written over; silent elsewhere."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._last = ""

    def progress(self, done: int, total: int, text: str = "") -> None:
        """Show how far the work is."""
        if self._shown:
            line = f"{done:,} of {total:,} {text}" if total else f"{done:,} {text}"
            print(f"\r{line[:78]:<78}", end="", file=sys.stderr, flush=True)
            self._last = line

    def check(self) -> None:
        """A terminal cancels by Ctrl+C, which raises by itself."""

    def clear(self) -> None:
        """Wipe the line when the work is over."""
        if self._last:
            print(f"\r{'':<78}\r", end="", file=sys.stderr, flush=True)


@contextmanager
def reporting() -> Generator[TerminalReport]:
    """Yield a report whose line is wiped in the end."""
    report = TerminalReport()
    try:
        yield report
    finally:
        report.clear()
