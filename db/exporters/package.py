"""A release as a Data Package (version 2): every table in the chosen formats, with schema, keys, links and digests."""

import json
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from db.engines import frugal
from db.errors import TargetError
from db.evidence import Edit, Setting
from db.exporters.registry import FORMATS, Format
from db.exporters.tables import Table, all_tables
from db.files import atomic_write, remove_leftovers, replace_folder
from db.policies import described
from db.progress import SILENT, Report
from db.queries.release import Summary, summary
from db.queries.resolution import policies
from db.store import Store

DESCRIPTOR = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"


@dataclass(frozen=True, slots=True)
class Release:
    """What an export wrote: its folder, the rows of each table, and how much is held back."""

    folder: Path
    rows: dict[str, int]
    summary: Summary


def export(store: Store, folder: Path, formats: Sequence[str] = ("csv", "json"), report: Report = SILENT) -> Release:
    """Write the release into a folder that is new, empty, or an older release; whole or not at all.

    Raises TargetError that says what is in the way.
    """
    chosen = [_format(name) for name in dict.fromkeys(formats)]
    _check_target(folder)
    part = _part_of(folder)
    try:
        with store.read() as connection, frugal(connection):
            release = _write(connection, part, chosen, report)
        part.chmod(0o755)
        replace_folder(part, folder)
    except OSError as error:
        raise TargetError(
            f"{folder} could not be written: {error}.", "Free some space or choose another folder."
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return Release(folder, release.rows, release.summary)


def _part_of(folder: Path) -> Path:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        remove_leftovers(folder)
        return Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".part", dir=folder.parent))
    except OSError as error:
        raise TargetError(f"{folder} cannot be made: {error.strerror}.", "Choose another folder.") from error


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise TargetError(f"There is no format “{name}”.", f"Choose of {', '.join(FORMATS)}.")
    return FORMATS[name]


def _check_target(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise TargetError(f"{folder} is a file.", "Name a folder for the release.")
    if any(folder.iterdir()) and not (folder / DESCRIPTOR).exists():
        raise TargetError(f"{folder} holds other files.", "Name a new folder, so that nothing of yours is overwritten.")


def _write(connection: Connection, folder: Path, formats: Sequence[Format], report: Report) -> Release:
    tables = all_tables(connection)
    (folder / "data").mkdir()
    resources: list[dict[str, Any]] = []
    rows: dict[str, int] = {}
    for done, table in enumerate(tables):
        report.progress(done, len(tables), table.title)
        report.check()
        for chosen in formats:
            path = folder / "data" / f"{table.name}{chosen.suffix}"
            with atomic_write(path) as file:
                rows[table.name] = chosen.write(table, file)
            resources.append(_resource(table, chosen, path, rows[table.name]))
    figures = summary(connection)
    with atomic_write(folder / DESCRIPTOR) as file:
        descriptor = _descriptor(connection, resources, figures)
        file.write(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n")
    return Release(folder, rows, figures)


def _resource(table: Table, written: Format, path: Path, rows: int) -> dict[str, Any]:
    with path.open("rb") as file:
        fingerprint = file_digest(file, "sha256").hexdigest()
    name = table.name.replace("_", "-")
    return {
        "$schema": _RESOURCE_PROFILE,
        "name": name if written.tabular else f"{name}-{written.name}",
        "title": table.title,
        "path": f"data/{path.name}",
        "format": written.name,
        "mediatype": written.mediatype,
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{fingerprint}",
        **({"type": "table", "rows": rows, "schema": _schema(table)} if written.tabular else {"type": written.name}),
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": list(table.fields), "missingValues": [""], "primaryKey": list(table.key)}
    if table.links:
        schema["foreignKeys"] = [
            {"fields": [field], "reference": {"resource": other.replace("_", "-"), "fields": [target]}}
            for field, other, target in table.links
        ]
    return schema


def _descriptor(connection: Connection, resources: list[dict[str, Any]], figures: Summary) -> dict[str, Any]:
    settings = {name: json.loads(value) for name, value in connection.execute(select(Setting.name, Setting.value))}
    last = connection.execute(select(Edit.id, Edit.at, Edit.hash).order_by(Edit.id.desc()).limit(1)).first()
    number, at, chain = (last.id, last.at, last.hash) if last else (0, None, "")
    return {
        "$schema": _PROFILE,
        "name": "release",
        "title": settings.get("title", "Release"),
        **({"created": at} if at else {}),
        "version": f"0.{number}.0",
        "homeParty": settings.get("home", "UKR"),
        "resolutionPolicies": described(policies(connection)),
        "ledger": {"step": number, "hash": chain},
        "vetted": figures.vetted,
        "heldBack": {reason: count for reason, count in figures.held.items() if count},
        "resources": resources,
    }
