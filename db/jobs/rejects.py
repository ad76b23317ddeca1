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
    """Write the rejected rows to NAME.rejects.jsonl in the folder; None when there are none.

    A file that could not be read at all has no row to mend, and is left to the messages.
    """
    rows = [reject for reject in rejects if reject.line]
    if not rows:
        return None
    path = folder / f"{name}.rejects.jsonl"
    with atomic_write(path) as file:
        for reject in rows:
            line = {**reject.row, "rejected": reject.reason, "file": reject.file, "at_line": reject.line}
            text = json.dumps(line, ensure_ascii=False)
            # Half of a surrogate pair fits no file; its escape is JSON for the same.
            file.write(text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")
    return path
