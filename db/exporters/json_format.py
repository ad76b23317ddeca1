"""JSON: the table as a list of objects, one a line, for programs."""

import json
from typing import IO, Any

from db.exporters.registry import exporter
from db.exporters.tables import Table


@exporter("json", "JSON", suffix=".json", mediatype="application/json")
def write_json(table: Table, file: IO[Any]) -> int:
    """Write a JSON array of objects; a value that is held back or missing is null."""
    names = [field["name"] for field in table.fields]
    count = 0
    file.write("[")
    for count, row in enumerate(table.rows(), 1):
        file.write("\n" if count == 1 else ",\n")
        file.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False))
    file.write("\n]\n")
    return count
