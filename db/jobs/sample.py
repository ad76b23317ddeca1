"""The sample workspace: short articles of our own, claims, and recorded decisions, taken in as a curator would."""

from pathlib import Path

from db import authority, edits
from db.jobs.deciding import decide_file
from db.jobs.importing import import_paths
from db.progress import SILENT, Report
from db.queries.review import ONE, REVIEW
from db.store import Store

CODER = "Sample"


def sample_folder() -> Path:
    """Where the sample's files are."""
    return authority.resource("sample")


def fill_with_sample(store: Store, report: Report = SILENT) -> None:
    """Take the sample's articles, claims and decisions into an empty workspace."""
    folder = sample_folder()
    edits.apply(store, edits.Configure(name="title", value="Ukraine’s security agreements (sample)"), CODER)
    edits.apply(store, edits.Configure(name=REVIEW, value=ONE), CODER)
    import_paths(store, [folder / "articles"], CODER, report=report)
    import_paths(store, [folder / "claims.jsonl"], CODER, report=report)
    decide_file(store, folder / "decisions.jsonl", CODER)
    store.refresh_search()
