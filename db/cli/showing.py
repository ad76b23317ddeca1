"""The verbs that only read tables, or copy them or the file, apart: they load neither the edits nor capture."""

import json
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from db.cli import output
from db.cli.output import DONE, reporting
from db.exporters import export
from db.queries import history as history_query
from db.queries import records as records_query
from db.queries.articles import articles as article_rows
from db.records import TYPES
from db.store import Store


def records(options: Namespace) -> int:
    """Print the records of a type with their values and states."""
    with Store.open(options.workspace, read_only=True) as store, store.read() as connection:
        found = [_record(view) for view in records_query.records_of_type(connection, options.type)]
    if options.json:
        output.document({"records": found})
        return DONE
    names = tuple(found[0]["fields"]) if found else ()
    rows = ((row["key"], *(row["fields"][name]["shown"] for name in names)) for row in found)
    output.table(("key", *names), rows)
    return DONE


def _record(view: records_query.RecordView) -> dict[str, Any]:
    kinds = {name: field.kind for name, field in TYPES[view.type].fields.items()}
    fields = {
        item.name: {
            "value": json.loads(item.norm) if item.norm and kinds[item.name].many else item.norm,
            "shown": item.shown,
            "state": item.state,
            "decided": item.decided,
        }
        for item in view.fields
    }
    return {"key": view.key, "label": view.label, "parts": dict(view.parts), "fields": fields}


def articles(options: Namespace) -> int:
    """Print the articles."""
    with Store.open(options.workspace, read_only=True) as store, store.read() as connection:
        found = article_rows(connection)
    if options.json:
        output.document({"articles": [asdict(row) for row in found]})
    else:
        rows = ((row.name, row.published, row.publisher, row.claims, row.title) for row in found)
        output.table(("name", "published", "publisher", "claims", "title"), rows)
    return DONE


def history(options: Namespace) -> int:
    """Print the steps, the newest first."""
    with Store.open(options.workspace, read_only=True) as store, store.read() as connection:
        found = history_query.steps(connection, limit=options.limit)
        content = [asdict(step) | {"changes": _changes(connection, step.id)} for step in found] if options.json else []
    if options.json:
        output.document({"history": content})
    else:
        rows = ((step.id, step.at[:19], step.coder, step.summary, "" if step.standing else "undone") for step in found)
        output.table(("step", "at", "by", "what", ""), rows)
    return DONE


def _changes(connection: Any, step: int) -> list[dict[str, str]]:
    return [asdict(item) for item in history_query.differences(connection, step)]


def backup(options: Namespace) -> int:
    """Copy the workspace, also while it is in use."""
    with Store.open(options.workspace, read_only=True) as store:
        store.backup(options.file)
    output.message(f"Copied {options.workspace} to {options.file}")
    if options.json:
        output.document({"workspace": options.workspace, "copy": str(options.file)})
    return DONE


def export_(options: Namespace) -> int:
    """Write a release."""
    with Store.open(options.workspace, read_only=True) as store, reporting() as report:
        release = export(store, options.folder, options.format or ("csv", "json"), report)
    held = {reason: count for reason, count in release.summary.held.items() if count}
    output.message(f"Wrote {release.summary.vetted} vetted values to {release.folder}; held back: {held or 'nothing'}")
    if options.json:
        output.document(
            {"folder": str(release.folder), "rows": release.rows, "vetted": release.summary.vetted, "held_back": held}
        )
    return DONE


VERBS: dict[str, Callable[[Namespace], int]] = {
    "records": records,
    "articles": articles,
    "history": history,
    "backup": backup,
    "export": export_,
}
