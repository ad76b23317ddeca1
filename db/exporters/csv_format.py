"""CSV (RFC 4180, UTF-8): the table as analysts and spreadsheets read it, harmless to open."""

import csv
from typing import IO, Any

from db.exporters.registry import exporter
from db.exporters.tables import Table
from db.text import canonical, harmless

_SUSPECT = frozenset("=+-@\t\r'")  # what a cell begins with that `harmless` may change


@exporter("csv", "CSV", suffix=".csv", mediatype="text/csv", tabular=True)
def write_csv(table: Table, file: IO[Any]) -> int:
    """Write a header and the rows; text that a spreadsheet would run as a formula begins with an apostrophe."""
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([field["name"] for field in table.fields])
    count = 0
    for rows in table.rows():
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
