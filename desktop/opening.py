"""Opening a workspace away from the GUI thread. Importing this module loads the rest of the program: its point."""

from contextlib import suppress
from pathlib import Path

from db import edits
from db.errors import StoreError
from db.jobs.sample import fill_with_sample
from db.queries import review, tables
from db.store import Store
from desktop import desk

HOWS = ("open", "new", "alone", "sample")
__all__ = ["HOWS", "desk", "open_store"]


def open_store(path: Path, how: str, home: str, coder: str) -> Store:
    """Open the workspace, or make it first: `new` empty, for two persons; `alone` empty, for one; `sample` filled.

    Raises StoreError with what to do next.
    """
    if how == "open":
        store = Store.open(path)
        with suppress(StoreError):  # whoever shows rows says what is wrong with them
            store.ask(tables.page, tables.TableView(tables.CLAIMS), limit=1)  # the first statement is the dearest
        return store
    if path.exists():
        raise StoreError(f"{path} exists already.", "Choose another name, or open it instead.")
    store = Store.create(path)
    try:
        edits.apply(store, edits.Configure(name="home", value=home), coder)
        if how == "sample":
            fill_with_sample(store)
        else:
            checks = review.ONE if how == "alone" else review.TWO
            edits.apply(store, edits.Configure(name=review.REVIEW, value=checks), coder)
    except BaseException:
        store.close()
        path.unlink(missing_ok=True)
        raise
    return store
