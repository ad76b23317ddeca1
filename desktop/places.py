"""Where the program keeps what is its own: preferences, window states, logs, samples; and small JSON files there.

Light, for it is read before the first paint. Nothing here is part of a workspace.
"""

import json
import os
import re
import sys
from pathlib import Path
from typing import Any, NamedTuple, Self, cast
from zlib import crc32

from db.files import atomic_write
from desktop import installed

NAME = "depositary"


class Places(NamedTuple):
    """The folders of one person on one machine."""

    config: Path
    state: Path
    data: Path
    log: Path

    @classmethod
    def usual(cls) -> Self:
        """Where the platform wants them; of a portable program in the folder beside it."""
        beside = installed.portable()
        if beside is not None:
            return cls.below(beside)
        if sys.platform == "linux":
            return cls.of_linux()
        import platformdirs  # noqa: PLC0415 - as slow as all the rest of the first look

        return cls(
            platformdirs.user_config_path(NAME, appauthor=False),
            platformdirs.user_state_path(NAME, appauthor=False),
            platformdirs.user_data_path(NAME, appauthor=False),
            platformdirs.user_log_path(NAME, appauthor=False),
        )

    @classmethod
    def of_linux(cls) -> Self:
        """As the XDG specification has it."""
        home = Path.home()
        named = (("CONFIG", ".config"), ("STATE", ".local/state"), ("DATA", ".local/share"))
        config, state, data = (Path(os.environ.get(f"XDG_{name}_HOME") or home / usual) / NAME for name, usual in named)
        return cls(config, state, data, state / "log")

    @classmethod
    def below(cls, folder: Path) -> Self:
        """All of them in one folder, as for tests, pictures and a portable program."""
        return cls(folder / "config", folder / "state", folder / "data", folder / "log")

    @property
    def preferences(self) -> Path:
        """The file of preferences."""
        return self.config / "preferences.json"

    @property
    def recent(self) -> Path:
        """The file that lists the workspaces opened last."""
        return self.state / "recent.json"

    def session(self, workspace: Path) -> Path:
        """The file with the state of the window for a workspace."""
        name = re.sub(r"[^\w-]", "_", workspace.stem)[:60]
        return self.state / "windows" / f"{name}-{crc32(str(workspace.resolve()).encode()):08x}.json"


def read_json(path: Path) -> dict[str, Any]:
    """The object in the file; an empty one where there is no file, or none that can be read."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def write_json(path: Path, content: dict[str, Any]) -> None:
    """Write the object. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with atomic_write(path) as file:
        file.write(json.dumps(content, ensure_ascii=False, indent=1) + "\n")
