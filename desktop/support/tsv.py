"""Blocks of cells as the text that spreadsheets put on and take from the clipboard. Pure; it knows no model."""

import re
from collections.abc import Iterable, Sequence

Block = list[list[str]]
_END = re.compile("[\t\r\n]")


def to_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as tab-separated lines; a cell with a tab, line end or quote mark is quoted as spreadsheets do."""
    return "\n".join("\t".join(_quoted(cell) for cell in cells) for cells in rows)


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in '\t\n\r"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def from_text(text: str) -> Block:
    """The inverse of `to_text`; takes any line end, and one line end at the very end adds no row."""
    rows: Block = [[]]
    position = 0
    while position < len(text):
        cell, position = _cell(text, position)
        rows[-1].append(cell)
        if position >= len(text):
            break
        mark = text[position]
        position += 2 if text.startswith("\r\n", position) else 1
        if mark == "\t":
            if position >= len(text):
                rows[-1].append("")
        elif position < len(text):
            rows.append([])
    return rows if text else []


def _cell(text: str, start: int) -> tuple[str, int]:
    """The cell that begins at `start`, and where it ends."""
    if text.startswith('"', start):
        end = start + 1
        while (end := text.find('"', end)) >= 0:
            if text.startswith('""', end):
                end += 2
                continue
            if end + 1 == len(text) or text[end + 1] in "\t\r\n":
                return text[start + 1 : end].replace('""', '"'), end + 1
            break  # a quote mark inside plain words: the cell is not quoted at all
    found = _END.search(text, start)
    end = found.start() if found else len(text)
    return text[start:end], end


def spread_size(block: Block, rows: int, columns: int) -> tuple[int, int]:
    """How many rows and columns a block has: those of the selection when that is a whole number of blocks."""
    height = len(block)
    width = max((len(cells) for cells in block), default=0)
    if not height or not width or rows % height or columns % width:
        return height, width
    return rows, columns


def spread(block: Block, rows: int, columns: int) -> Block:
    """The block repeated over a selection when the selection is a whole number of blocks; else the block once."""
    height, width = spread_size(block, rows, columns)
    once = max((len(cells) for cells in block), default=0)
    full = [cells + [""] * (once - len(cells)) for cells in block]
    return [full[row % len(full)] * (width // once) for row in range(height)] if once else []
