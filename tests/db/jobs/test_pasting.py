"""Very many values typed at once: all of them or none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db import edits
from db.jobs.pasting import Cell, Unfit, paste
from db.queries.history import steps
from db.queries.records import record
from db.store import Store

RECORDS = ("agreement/LVA", "agreement/EST", "agreement/POL")


class StopError(Exception):
    pass


class Stopping:
    """A report that says to stop when so much has been told."""

    def __init__(self, at: tuple[int, int]) -> None:
        self.told: list[tuple[int, int]] = []
        self._at = at

    def progress(self, done: int, total: int, text: str = "") -> None:
        self.told.append((done, total))

    def check(self) -> None:
        if self._at in self.told:
            raise StopError


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "work.depositary") as made:
        for key in RECORDS:
            edits.apply(made, edits.CreateRecord(key=key), "Olena")
        yield made


def block(*values: str) -> list[Cell]:
    return [
        Cell(key, "end_date", value, f"Row {at}")
        for at, (key, value) in enumerate(zip(RECORDS, values, strict=False), 1)
    ]


def ends(store: Store) -> list[str | None]:
    found = [store.ask(record, key) for key in RECORDS]
    return [next(value.norm for value in view.fields if value.name == "end_date") for view in found if view]


def test_a_block_is_one_step_and_undone_as_one(store: Store) -> None:
    assert paste(store, block("2034-01-01", "2035-01-01", "2036-01-01"), "Olena") == "Paste 3 values"
    assert ends(store) == ["2034-01-01", "2035-01-01", "2036-01-01"]
    edits.undo(store, "Olena")
    assert ends(store) == [None, None, None]


def test_an_empty_cell_clears_the_value(store: Store) -> None:
    paste(store, block("2034-01-01"), "Olena")
    paste(store, block(" "), "Olena")
    assert ends(store)[0] is None


def test_every_cell_that_is_no_good_is_named_and_nothing_is_stored(store: Store) -> None:
    before = len(store.ask(steps, None, 100, ""))
    with pytest.raises(Unfit) as told:
        paste(store, block("2034-01-01", "soon", "31 February 2036"), "Olena")
    assert [fault.partition(": ")[0] for fault in told.value.faults] == ["Row 2", "Row 3"]
    assert "soon" in str(told.value)
    assert ends(store) == [None, None, None]
    assert len(store.ask(steps, None, 100, "")) == before


def test_it_tells_how_far_it_is(store: Store) -> None:
    report = Stopping((9, 9))
    paste(store, block("2034", "2035", "2036"), "Olena", report=report)
    assert report.told == [(0, 3), (1, 3), (2, 3), (0, 0)]


@pytest.mark.parametrize("at", [(0, 3), (2, 3), (0, 0)], ids=["at once", "half way", "when all is typed"])
def test_nothing_is_kept_of_a_block_that_is_stopped(store: Store, at: tuple[int, int]) -> None:
    with pytest.raises(StopError):
        paste(store, block("2034", "2035", "2036"), "Olena", report=Stopping(at))
    assert ends(store) == [None, None, None]
    assert paste(store, block("2037"), "Olena") == "Paste 1 values"
