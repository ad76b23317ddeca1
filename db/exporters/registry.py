"""The formats a release can be written in. A format is one decorated function that writes one table to one file."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any

from db.exporters.tables import Table

WriteTable = Callable[[Table, IO[Any]], int]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: `write` writes a table into a text file and returns how many rows it wrote.

    Only resources of a tabular format carry the schema: validators need nothing beyond the standard to read those.
    """

    name: str
    label: str
    suffix: str
    mediatype: str
    tabular: bool
    write: WriteTable


FORMATS: dict[str, Format] = {}


def exporter(
    name: str, label: str, *, suffix: str, mediatype: str, tabular: bool = False
) -> Callable[[WriteTable], WriteTable]:
    """Register a format under its name."""

    def register(function: WriteTable) -> WriteTable:
        FORMATS[name] = Format(name, label, suffix, mediatype, tabular, function)
        return function

    return register
