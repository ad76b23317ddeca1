"""Very many values typed at once, as a block is pasted into a table: one step of the history, all of them or none.

A few are an `edits.EnterBlock`; this one tells how far it is, can be stopped, and names every value that is no good.
"""

from collections.abc import Sequence
from typing import NamedTuple

from db.edits import Enter, Invalid, NewClaim
from db.edits.bulk import editing
from db.edits.claims import check
from db.edits.context import Workshop, field_kind
from db.edits.handlers import enter
from db.progress import SILENT, Report
from db.store import Store


class Cell(NamedTuple):
    """A text for a field of a record; `place` is what the cell is called in a message. Empty text clears the value."""

    record: str
    field: str
    value: str
    place: str


class Unfit(Invalid):
    """Cells that cannot be stored: `faults` tells of each which it is and what is wrong with it."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(faults[0])
        self.faults = tuple(faults)


def paste(store: Store, cells: Sequence[Cell], coder: str, *, report: Report = SILENT) -> str:
    """Store the cells and return the step's summary. Raises Unfit or StoreError; then nothing has changed, nor has it
    where the report says to stop.
    """
    with editing(store, "EnterBlock", coder, report) as workshop:
        faults = [f"{cell.place}: {fault}" for cell in cells if (fault := _fault(workshop, cell, report))]
        if faults:
            raise Unfit(faults)
        for done, cell in enumerate(cells):
            report.progress(done, len(cells))
            report.check()
            enter(workshop, Enter(record=cell.record, field=cell.field, value=cell.value))
        report.progress(0, 0)  # what contradicts what is found now; nobody knows how long that takes
        workshop.summary = f"Paste {len(cells)} values"
    return workshop.summary


def _fault(workshop: Workshop, cell: Cell, report: Report) -> str:
    report.check()
    try:
        kind = field_kind(cell.record, cell.field)
        if cell.value.strip():
            kind.stored(check(workshop, NewClaim(record=cell.record, field=cell.field, value=cell.value)).read.norm)
    except Invalid as error:
        return str(error)
    return ""
