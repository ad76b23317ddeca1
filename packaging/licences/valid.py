"""Holds a file to the schema of CycloneDX 1.6: ``valid.py FILE``. Run by `build.py sbom`, which brings the library."""

import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

if __name__ == "__main__":
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(Path(sys.argv[1]).read_text("utf-8"))
    if fault is not None:
        sys.exit(f"{sys.argv[1]} is not CycloneDX 1.6: {fault}")
