"""An edit that a long function fills step by step, such as an import: still one transaction and one undo step."""

from collections.abc import Generator
from contextlib import contextmanager

from db.edits.apply import finish
from db.edits.context import Workshop, setting
from db.ledger import Writer
from db.progress import SILENT, Report
from db.store import Store


@contextmanager
def editing(store: Store, kind: str, coder: str, report: Report = SILENT) -> Generator[Workshop]:
    """A workshop whose changes become one step when the block ends; its `summary` names the step in the history.

    Nothing of it is kept where the report says to stop before all that follows from it is brought up to date.
    """
    with store.write() as connection:
        workshop = Workshop(Writer(connection, coder), setting(connection, "home", "UKR"))
        yield workshop
        finish(workshop, kind, workshop.summary or kind, "{}")
        report.check()
