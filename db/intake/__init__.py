"""Article files into frozen text and proposed metadata, one decorated function a format. Stores nothing.

`load` reads a file, `load_bytes` what was dropped or pasted; both raise `Unreadable`. To add a format, decorate a
function from raw bytes to an `Arrival` with `article_format` in a module here, and add the module to the list below.
"""

from pathlib import Path

from db.intake import plain
from db.intake.formats import FORMATS, LARGEST, Arrival, Format, Unreadable, article_format

MODULES = (plain,)

__all__ = ["FORMATS", "LARGEST", "MODULES", "Arrival", "Format", "Unreadable", "article_format"]
__all__ += ["load", "load_bytes", "suffixes"]


def suffixes() -> tuple[str, ...]:
    """Every file name ending that can be read, lower case with its dot, in order."""
    return tuple(sorted(suffix for known in FORMATS.values() for suffix in known.suffixes))


def load(path: Path) -> Arrival:
    """Read an article file. Raises Unreadable when it is missing, too large, of an unknown kind, or no text."""
    known = _format(path.name)
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise Unreadable(_named(path.name, f"The file has {size / 1e6:.0f} MB. Split it below 50 MB first."))
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable(f"{path.name}: There is no such file. Check its name and folder.") from error
    except IsADirectoryError as error:
        raise Unreadable(f"{path.name}: This is a folder. Choose the files in it.") from error
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise Unreadable(f"{path.name}: {reason}. Copy it to a folder you may read.") from error
    return _read(path.name, known, raw)


def load_bytes(name: str, raw: bytes) -> Arrival:
    """Read an article from bytes that came under this file name. Raises Unreadable like `load`."""
    return _read(name, _format(name), raw)


def _format(name: str) -> Format:
    suffix = Path(name).suffix.lower()
    for known in FORMATS.values():
        if suffix in known.suffixes:
            return known
    kinds = ", ".join(suffixes())
    raise Unreadable(_named(name, f"Files ending in “{suffix}” cannot be read yet. Save it as one of {kinds}."))


def _read(name: str, known: Format, raw: bytes) -> Arrival:
    try:
        return known.read(raw)
    except Unreadable as error:
        raise Unreadable(_named(name, str(error))) from error


def _named(name: str, message: str) -> str:
    return f"{Path(name).name}: {message}"
