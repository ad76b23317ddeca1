"""What stands beside an installed program: its version, its licences, a portable folder; and how it is started again.

Light, for it is read before the first paint. A program that runs from its source has none of these.
"""

import os
import sys
from pathlib import Path

PORTABLE = "depositary-portable"
_VERSION = "VERSION"
_LICENCES = "licences"
_LAUNCHER = "depositary.sh"  # on Linux: lends libraries where the system lacks them


def home() -> Path | None:
    """The folder of the frozen program; None where it runs from its source."""
    return Path(sys.executable).resolve().parent if getattr(sys, "frozen", False) else None


def single_file() -> Path | None:
    """The one file that the program was unpacked from and runs as (AppImage), if it does."""
    folder, file, unpacked = home(), os.environ.get("APPIMAGE"), os.environ.get("APPDIR")
    if folder is None or not file or not unpacked or not folder.is_relative_to(Path(unpacked).resolve()):
        return None
    return Path(file)


def portable() -> Path | None:
    """The folder `depositary-portable` beside the program, if there is one: all that is its own then goes there."""
    whole = single_file()
    beside = whole.resolve().parent if whole else home()
    return beside / PORTABLE if beside and (beside / PORTABLE).is_dir() else None


def version() -> str:
    """The version that is installed now, which is not the running one after an upgrade; empty where none is noted."""
    folder = home()
    try:
        return (folder / _VERSION).read_text("utf-8").strip() if folder else ""
    except (OSError, ValueError):
        return ""


def licences() -> Path | None:
    """The folder with the texts of all licences, where it was installed."""
    folder = home()
    return folder / _LICENCES if folder and (folder / _LICENCES).is_dir() else None


def command() -> list[str]:
    """What starts the program that is installed now."""
    folder = home()
    if folder is None:
        return [sys.executable, "-m", "desktop"]
    launcher = folder / _LAUNCHER
    return [str(single_file() or (launcher if launcher.is_file() else sys.executable))]
