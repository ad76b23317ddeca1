"""Article files into frozen text and proposed metadata, one decorated function a format. Stores nothing.

`load` reads a file, `load_bytes` what was dropped or pasted; both give the articles in it and raise `Unreadable`. To
add a format, decorate a function from raw bytes to `Arrival`s with `article_format` in a module here, and add the
module to the list below. The libraries that read formats are loaded when a file of theirs arrives.
"""

from dataclasses import replace
from pathlib import Path

from db.capture import day_of_dateline
from db.intake import documents, mail, markup, plain, web_archives
from db.intake.formats import FORMATS, LARGEST, Arrival, Format, Unreadable, article_format
from db.intake.references import READERS
from db.text import invisible

MODULES = (plain, markup, mail, web_archives, documents)

__all__ = ["FORMATS", "LARGEST", "MODULES", "Arrival", "Format", "Unreadable", "article_format"]
__all__ += ["load", "load_bytes", "suffixes"]


def suffixes() -> tuple[str, ...]:
    """Every file name ending that can be read, lower case with its dot, in order."""
    return tuple(sorted(suffix for known in FORMATS.values() for suffix in known.suffixes))


def load(path: Path) -> list[Arrival]:
    """Read the articles in a file, one in most.

    Raises Unreadable when it is missing, too large, of an unknown kind, or no text.
    """
    if path.is_dir():
        raise Unreadable(f"{path.name}: This is a folder. Choose the files in it, or import it whole.")
    known = _format(path.name)
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise Unreadable(_named(path.name, f"The file has {size / 1e6:.0f} MB. Split it below 50 MB first."))
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable(f"{path.name}: There is no such file. Check its name and folder.") from error
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise Unreadable(f"{path.name}: {reason}. Copy it to a folder you may read.") from error
    return _read(path.name, known, raw)


def load_bytes(name: str, raw: bytes) -> list[Arrival]:
    """Read the articles in bytes that came under this file name. Raises Unreadable like `load`."""
    return _read(name, _format(name), raw)


def _format(name: str) -> Format:
    for known in FORMATS.values():
        if name.lower().endswith(known.suffixes):
            return known
    suffix = Path(name).suffix
    if suffix.lower() in READERS:
        raise Unreadable(_named(name, "An export of references tells of articles and holds none. Import it with them."))
    kinds = ", ".join(suffixes())
    raise Unreadable(_named(name, f"Files ending in “{suffix}” cannot be read yet. Save it as one of {kinds}."))


def _read(name: str, known: Format, raw: bytes) -> list[Arrival]:
    if not raw:
        raise Unreadable(_named(name, "The file is empty. Choose another file."))
    try:
        return [_looked_at(arrival) for arrival in known.read(raw)]
    except Unreadable as error:
        raise Unreadable(_named(name, str(error))) from error


def _looked_at(arrival: Arrival) -> Arrival:
    """The arrival with the day of its dateline, and a remark on what in its text a person would not see."""
    arrival = arrival if arrival.published else replace(arrival, dated=day_of_dateline(arrival.text))
    hidden = invisible(arrival.text)
    remark = f"The text holds {hidden} invisible characters, which can hide words from searching or turn their order"
    return replace(arrival, remarks=(*arrival.remarks, remark)) if hidden else arrival


def _named(name: str, message: str) -> str:
    return f"{Path(name).name}: {message}"
