"""CSV (RFC 4180, UTF-8): the table as analysts and spreadsheets read it, harmless to open."""

import csv
from typing import IO, Any

from db.exporters.registry import exporter
from db.exporters.tables import Table
from db.text import canonical, harmless


@exporter("csv", "CSV", suffix=".csv", mediatype="text/csv", tabular=True)
def write_csv(table: Table, file: IO[Any]) -> int:
    """Write a header and the rows; text that a spreadsheet would run as a formula begins with an apostrophe."""
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([field["name"] for field in table.fields])
    count = 0
    for row in table.rows():
        writer.writerow([_cell(value) for value in row])
        count += 1
    return count


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return harmless(value)
    return value if value is None or isinstance(value, int | float) else canonical(value)
