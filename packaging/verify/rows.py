"""What a proof says: rows of a step, whether it held, and what was seen; printed as they come, and as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Row(NamedTuple):
    """One step of a proof."""

    step: str
    ok: bool
    words: str


class Skipped(NamedTuple):
    """A step that was not tried: it is neither held nor failed, and the tables say so."""

    step: str
    words: str


Told = Row | Skipped


def stop(sentence: str) -> NoReturn:
    """End the proof with one sentence for whoever started it."""
    raise SystemExit(f"verify.py: {sentence}")


def verdict(row: Told) -> str:
    """Return the word that a table shows for the row."""
    if isinstance(row, Skipped):
        return "not tried"
    return "pass" if row.ok else "FAIL"


def failures(rows: Iterable[Told]) -> list[Row]:
    """Return the rows that did not hold."""
    return [row for row in rows if isinstance(row, Row) and not row.ok]


def table(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; its columns are aligned, so that it also reads as plain text."""
    cells = [list(heads), *(list(line) for line in lines)]
    clean = [[cell.replace("|", "/").replace("\n", " ") for cell in line] for line in cells]
    widths = [max(len(cell) for cell in column) for column in zip(*clean, strict=True)]
    padded = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in clean
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([padded[0], rule, *padded[1:]]) + "\n"


def steps_table(rows: Iterable[Told]) -> str:
    """Return the rows as a table of step, verdict and what was seen."""
    return table(("Step", "Verdict", "Seen"), ((row.step, verdict(row), row.words) for row in rows))


def packed(rows: Iterable[Told]) -> list[list[str | bool | None]]:
    """Return the rows as JSON can keep them."""
    return [[row.step, row.ok if isinstance(row, Row) else None, row.words] for row in rows]


def unpacked(kept: Iterable[Sequence[str | bool | None]]) -> list[Told]:
    """Return the rows that `packed` packed."""
    return [
        Skipped(str(step), str(words)) if ok is None else Row(str(step), bool(ok), str(words))
        for step, ok, words in kept
    ]
