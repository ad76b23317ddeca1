"""What if, for screens: the first of the differences with a count of all, and all of them as a CSV file."""

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from db.errors import TargetError
from db.files import atomic_write
from db.progress import SILENT, Report
from db.queries.whatif import KINDS, Change, Scenario, what_if
from db.store import Store
from db.text import fold, harmless

_HEAD = ("kind", "record", "label", "field", "now", "then", "why")


@dataclass(frozen=True, slots=True)
class Supposed:
    """The first of the differences, and how many there are of each kind."""

    changes: tuple[Change, ...]
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which differences are wanted: of these kinds, with these words in record, field or value."""

    kinds: frozenset[str] = frozenset(KINDS)
    words: str = ""

    def fits(self, change: Change) -> bool:
        """Whether the difference is wanted."""
        said = (change.record, change.label, change.field_label, change.now, change.then)
        return change.kind in self.kinds and fold(self.words) in fold(" ".join(said))


def suppose(store: Store, scenario: Scenario, limit: int, report: Report = SILENT) -> Supposed:
    """What would be otherwise; changes nothing."""
    found: list[Change] = []
    counts: Counter[str] = Counter()
    with store.read() as connection:
        for change in what_if(connection, scenario, report):
            counts[change.kind] += 1
            if len(found) < limit:
                found.append(change)
    return Supposed(tuple(found), {kind: counts[kind] for kind in KINDS})


def write_changes(store: Store, scenario: Scenario, narrowing: Narrowing, path: Path, report: Report = SILENT) -> int:
    """Write the differences that are wanted as CSV; how many. Raises TargetError where the file cannot be written."""
    count = 0
    try:
        with store.read() as connection, atomic_write(path) as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(_HEAD)
            for change in filter(narrowing.fits, what_if(connection, scenario, report)):
                writer.writerow([harmless(str(getattr(change, name))) for name in _HEAD])
                count += 1
    except OSError as error:
        raise TargetError(f"{path} could not be written: {error.strerror}.", "Choose another place.") from error
    return count
