"""JSON: the table as a list of objects, one a line, for programs."""

import json
from collections.abc import Iterator, Sequence
from typing import IO, Any

from db.exporters.registry import exporter
from db.exporters.tables import Table

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@exporter("json", "JSON", suffix=".json", mediatype="application/json")
def write_json(table: Table, file: IO[Any]) -> int:
    """Write a JSON array of objects; a value that is held back or missing is null."""
    count = 0
    file.write("[")
    for objects in table.objects() if table.objects else _objects(table):
        if objects:
            file.write(",\n" if count else "\n")
            file.write(",\n".join(objects))
            count += len(objects)
    file.write("\n]\n")
    return count


def _objects(table: Table) -> Iterator[Sequence[str]]:
    names = [field["name"] for field in table.fields]
    for rows in table.rows():
        yield [_ENCODER.encode(dict(zip(names, row, strict=True))) for row in rows]
