"""Writing the vetted dataset. The formats are the modules imported here; `export` writes a whole release."""

from db.exporters import csv_format as _csv
from db.exporters import json_format as _json
from db.exporters.package import DESCRIPTOR, Release, export
from db.exporters.registry import FORMATS, Format

del _csv, _json

__all__ = ["DESCRIPTOR", "FORMATS", "Format", "Release", "export"]
