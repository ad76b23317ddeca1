"""CSV (RFC 4180, UTF-8): the table as analysts and spreadsheets read it, harmless to open."""

import csv
import json
from collections.abc import Iterable, Sequence
from typing import IO, Any

from db.exporters.registry import exporter
from db.exporters.tables import Row, Table
from db.text import canonical, harmless

_SUSPECT = frozenset("=+-@\t\r'")  # what a cell begins with that `harmless` may change
_MARKS = ("=", "@", "'", '"+', '"-')  # where these are in JSON, a cell may begin so; the others are escaped there


@exporter("csv", "CSV", suffix=".csv", mediatype="text/csv", tabular=True)
def write_csv(table: Table, file: IO[Any]) -> int:
    """Write a header and the rows; text that a spreadsheet would run as a formula begins with an apostrophe."""
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([field["name"] for field in table.fields])
    return _write_rows(table.rows(), writer) if table.arrays is None else _write_arrays(table, writer, file)


def _write_arrays(table: Table, writer: Any, file: IO[Any]) -> int:
    """Rows that are JSON arrays: without an escape and a comma of their own they are CSV but for quotation marks."""
    count, commas = 0, len(table.fields) - 1
    for arrays in table.arrays() if table.arrays else ():
        count += len(arrays)
        suspect = _is_suspect("".join(arrays))
        for array in arrays:
            if "\\" in array or array.count(",") != commas or (suspect and _is_suspect(array)):
                writer.writerow([_cell(value) if _may_change(value) else value for value in json.loads(array)])
            else:
                file.write(array[1:-1].replace('"', "") + "\r\n")
    return count


def _is_suspect(text: str) -> bool:
    return any(mark in text for mark in _MARKS)


def _write_rows(batches: Iterable[Sequence[Row]], writer: Any) -> int:
    count = 0
    for rows in batches:
        # Values recur: to look at each distinct one of a batch once is several times faster than at every cell.
        distinct = set[Any]().union(*rows)
        cells = {value: _cell(value) for value in distinct if _may_change(value)}
        writer.writerows([[cells.get(value, value) for value in row] for row in rows] if cells else rows)
        count += len(rows)
    return count


def _may_change(value: Any) -> bool:
    return value[:1] in _SUSPECT if type(value) is str else not isinstance(value, int | float | None)


def _cell(value: Any) -> Any:
    return harmless(value) if isinstance(value, str) else canonical(value)
