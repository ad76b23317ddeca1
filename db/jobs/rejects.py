"""Rows that could not be taken in, written beside their file with the reason, ready to be mended and imported again."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.files import atomic_write


@dataclass(frozen=True, slots=True)
class Reject:
    """A row or file that was not taken in: the file, the line (0 for the whole file), why, and the row itself."""

    file: str
    line: int
    reason: str
    row: dict[str, Any]


def write_rejects(folder: Path, name: str, rejects: list[Reject]) -> Path | None:
    """Write the rejected rows to NAME.rejects.jsonl in the folder; None when there are none."""
    if not rejects:
        return None
    path = folder / f"{name}.rejects.jsonl"
    with atomic_write(path) as file:
        for reject in rejects:
            line = {**reject.row, "rejected": reject.reason, "file": reject.file, "at_line": reject.line}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return path
