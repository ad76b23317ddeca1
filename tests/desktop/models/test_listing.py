from dataclasses import dataclass

from PySide6.QtCore import QPersistentModelIndex, Qt

from desktop.models.listing import RIGHT, Column, Listing
from desktop.support.roles import ID, TOOLTIP


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    number: int | None = 0


def listing(*rows: Row) -> Listing[Row]:
    made = Listing(
        [
            Column[Row]("Name", lambda row: row.name, roles={TOOLTIP: lambda row: f"tip {row.name}"}),
            Column[Row]("Number", lambda row: str(row.number), lambda row: row.number, RIGHT),
        ],
        lambda row: row.id,
    )
    made.set_rows(rows)
    return made


def shown(model: Listing[Row]) -> list[str]:
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def test_rows_are_diffed_and_persistent_indexes_follow(qtmodeltester):
    model = listing(Row(1, "a"), Row(2, "b"), Row(3, "c"))
    held = QPersistentModelIndex(model.index(1, 0))
    model.set_rows([Row(4, "d"), Row(3, "c"), Row(2, "B"), Row(5, "e")])
    assert shown(model) == ["d", "c", "B", "e"]
    assert held.isValid()
    assert held.data(ID) == 2
    qtmodeltester.check(model)


def test_sorting_keeps_what_is_selected_and_puts_the_empty_first():
    model = listing(Row(1, "b", 7), Row(2, "A", None), Row(3, "c", 3))
    held = QPersistentModelIndex(model.index(2, 0))
    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert shown(model) == ["A", "c", "b"]
    assert held.data(ID) == 3
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert shown(model) == ["c", "b", "A"]
    model.set_rows([*model.rows, Row(4, "bb")])
    assert shown(model) == ["c", "bb", "b", "A"]
    model.sort(-1)
    assert shown(model) == ["c", "b", "A", "bb"]


def test_narrowing_hides_rows_and_counts_all():
    model = listing(Row(1, "a"), Row(2, "b"))
    model.narrow(lambda row: row.name == "b")
    assert shown(model) == ["b"]
    assert model.total == 2
    assert model.place(1) == -1
    model.narrow(None)
    assert model.place(2) == 1
    assert model.row(5) is None


def test_headers_alignment_and_other_roles():
    model = listing(Row(1, "a"))
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Number"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.index(0, 1).data(int(Qt.ItemDataRole.TextAlignmentRole)) == RIGHT
    assert model.index(0, 0).data(TOOLTIP) == "tip a"
    assert model.index(0, 1).data(TOOLTIP) is None
    assert model.data(model.index(5, 5)) is None
