"""The formats a release can be written in. A format is one decorated function that writes one table to one file."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any

from db.exporters.tables import Table

WriteTable = Callable[[Table, IO[Any]], int]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: `write` writes a table into a text file and returns how many rows it wrote."""

    name: str
    label: str
    suffix: str
    write: WriteTable
    dialect: dict[str, object]


FORMATS: dict[str, Format] = {}


def exporter(name: str, label: str, *, suffix: str, dialect: dict[str, object] | None = None) -> Callable[[WriteTable], WriteTable]:
    """Register a format under its name; `dialect` is what its resources need in the package's descriptor."""

    def register(function: WriteTable) -> WriteTable:
        FORMATS[name] = Format(name, label, suffix, function, dialect or {})
        return function

    return register
