"""What the window remembers of a workspace from one time to the next, and which workspaces were opened last.

Kept in the person's own state folder, never in the workspace. Light, for it is read before the first paint.
"""

import time
from base64 import b64decode, b64encode
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, Self

from db import glance
from desktop.places import Places, read_json, write_json

MOST_ROWS = 60
MOST_RECENT = 12
_LAYOUT = 1  # raised when docks or toolbars change so much that an old state would not fit


class Screen(NamedTuple):
    """The first rows of the table shown last, with the head of the ledger that they were read under.

    `columns` are the fields of each column, `rows` an id, the cells, and a letter for the state of each cell.
    """

    head: str
    table: str
    title: str
    counted: str
    columns: tuple[dict[str, Any], ...]
    rows: tuple[tuple[Any, ...], ...]

    def content(self) -> dict[str, Any]:
        """As it is stored."""
        named = {"head": self.head, "table": self.table, "title": self.title, "count": self.counted}
        return {**named, "columns": self.columns, "rows": self.rows}

    @classmethod
    def read(cls, content: dict[str, Any]) -> Self | None:
        """As it was stored; None where that is no screen."""
        try:
            columns = tuple({str(name): value for name, value in column.items()} for column in content["columns"])
            rows = tuple(tuple(row) for row in content["rows"])
            if any(len(row) != len(columns) + 2 for row in rows):
                return None
            head, table, title, count = (str(content[name]) for name in ("head", "table", "title", "count"))
            return cls(head, table, title, count, columns, rows)
        except (AttributeError, KeyError, TypeError, ValueError):
            return None


def head(workspace: Path) -> str:
    """What tells one state of a workspace from any other: the newest step of its ledger. Empty where it has none."""
    found = glance.rows(workspace, "SELECT id, hash FROM edit ORDER BY id DESC LIMIT 1")
    return f"{found[0][0]} {found[0][1]}" if found else ""


class Session:
    """The state of the window for one workspace, or for none: values by name. `save` writes it."""

    def __init__(self, places: Places, workspace: Path | None) -> None:
        self._path = places.session(workspace) if workspace else places.state / "window.json"
        self._workspace = workspace
        self._values: dict[str, Any] = read_json(self._path)
        if self._values.get("layout") != _LAYOUT:
            self._values = {"layout": _LAYOUT}

    def value(self, name: str, default: Any = None) -> Any:
        """What is remembered under the name."""
        return self._values.get(name, default)

    def put(self, name: str, value: Any) -> None:
        """Remember something that JSON can hold."""
        self._values[name] = value

    def raw(self, name: str) -> bytes:
        """Bytes that were remembered, else none."""
        with suppress(ValueError, TypeError):
            return b64decode(str(self._values.get(name, "")))
        return b""

    def put_raw(self, name: str, value: bytes) -> None:
        """Remember bytes."""
        self._values[name] = b64encode(value).decode("ascii")

    def screen(self) -> Screen | None:
        """The rows that may be shown at once: those remembered, where nothing was changed in the workspace since."""
        found = Screen.read(self._values.get("screen") or {})
        if found is None or self._workspace is None or not found.head:
            return None
        return found if found.head == head(self._workspace) else None

    def keep_screen(self, screen: Screen | None) -> None:
        """Remember rows for the next start."""
        self._values["screen"] = screen.content() if screen else None

    def save(self) -> None:
        """Write what is remembered; a state that cannot be written is no reason to keep anybody from closing."""
        with suppress(OSError):
            write_json(self._path, self._values)


class Recent(NamedTuple):
    """A workspace opened before: where, its name, and when, as ISO text."""

    path: Path
    opened: str

    @property
    def there(self) -> bool:
        """Whether the file is still there."""
        return self.path.exists()


def recent(places: Places) -> list[Recent]:
    """The workspaces opened before, the last one first."""
    found: list[Recent] = []
    for entry in read_json(places.recent).get("workspaces", []):
        with suppress(KeyError, TypeError):
            found.append(Recent(Path(entry["path"]), str(entry["opened"])))
    return found


def note_recent(places: Places, workspace: Path) -> None:
    """Put the workspace first among the recent ones."""
    path = workspace.resolve()
    now = Recent(path, time.strftime("%Y-%m-%dT%H:%M"))
    kept = [now, *(entry for entry in recent(places) if entry.path != path)][:MOST_RECENT]
    _write(places, kept)


def forget_recent(places: Places, workspace: Path) -> None:
    """Take the workspace from the list; the file stays where it is."""
    _write(places, [entry for entry in recent(places) if entry.path != workspace])


def _write(places: Places, kept: list[Recent]) -> None:
    with suppress(OSError):
        write_json(places.recent, {"workspaces": [{"path": str(entry.path), "opened": entry.opened} for entry in kept]})
