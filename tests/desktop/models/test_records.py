"""Tables of records over a real workspace: pages by key, blocks stored whole or not at all, new and deleted records."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.modeltest import ModelTester
from sqlalchemy import event

from db.kinds import Invalid
from db.queries.history import steps
from db.queries.records import counts
from desktop.models.paged import Commit, PagedModel, View
from desktop.models.records import RecordTables
from desktop.models.table import Landed
from desktop.workspace import Workspace
from tests.desktop import workbench


@pytest.fixture
def workspace(tmp_path: Path, qapp: object) -> Iterator[Workspace]:
    with workbench.workspace(tmp_path) as opened:
        yield opened


EVERYTHING = View()


def storing(tables: RecordTables) -> Commit:
    def commit(key: str, column: str, text: str, landed: Landed) -> None:
        tables.enter(key, column, text, lambda: landed(None), lambda error: landed(str(error)))

    return commit


def shown(workspace: Workspace, table: str, view: View = EVERYTHING) -> PagedModel:
    tables = RecordTables(workspace)
    model = PagedModel(tables.source(table), tables.fetch, storing(tables))
    model.setParent(workspace)
    tables.setParent(workspace)
    model.set_view(view)
    return model


def texts(model: PagedModel, column: str) -> list[str]:
    at = [found.name for found in model.columns].index(column)
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]


def test_a_table_shows_names_values_and_states(workspace: Workspace, qtmodeltester: ModelTester) -> None:
    model = shown(workspace, "agreement")
    qtmodeltester.check(model)
    assert texts(model, "country") == ["Germany", "France", "Latvia"]
    assert texts(model, "status") == ["signed", "signed", "signed"]
    at = [column.name for column in model.columns].index("status")
    from desktop.support.roles import STATE

    assert [model.index(row, at).data(STATE) for row in range(3)] == ["decided", "claimed", "claimed"]


@pytest.mark.parametrize("table", ["country", "negotiation", "person", "claim", "tally"])
def test_every_table_is_a_sound_model(workspace: Workspace, qtmodeltester: ModelTester, table: str) -> None:
    qtmodeltester.check(shown(workspace, table))


def test_filters_sorting_and_search_are_done_by_the_database(workspace: Workspace) -> None:
    assert texts(shown(workspace, "agreement", View(filters=(("country", "latv"),))), "country") == ["Latvia"]
    assert texts(shown(workspace, "agreement", View(search="Fran")), "country") == ["France"]
    assert texts(shown(workspace, "agreement", View("country", descending=True)), "country")[0] == "Latvia"


def test_a_typed_cell_is_stored_and_a_wrong_one_is_not(workspace: Workspace) -> None:
    model = shown(workspace, "agreement")
    place = [column.name for column in model.columns].index("signed_date")
    assert not model.setData(model.index(0, place), "31 February 2024")
    assert model.setData(model.index(0, place), "16 February 2024")
    model.refresh()
    assert model.index(0, place).data() == "16 February 2024"


def test_a_block_is_stored_as_one_step_or_not_at_all(workspace: Workspace) -> None:
    tables = RecordTables(workspace, workspace)
    before = len(workspace.read(steps, None, 100, ""))
    wrong = [("agreement/DEU", "place", "Berlin", "Row 1, Place"), ("agreement/FRA", "end_date", "soon", "Row 2, Ends")]
    told: list[str] = []
    tables.enter_block("agreement", wrong, lambda: told.append(""), lambda error: told.append(str(error)))
    assert told[0].startswith("Row 2, Ends: ")
    assert len(workspace.read(steps, None, 100, "")) == before
    tables.enter_block("agreement", wrong[:1], lambda: told.append(""), lambda error: told.append(str(error)))
    assert told[1:] == [""]
    assert len(workspace.read(steps, None, 100, "")) == before + 1


def test_a_part_of_the_key_cannot_be_pasted_over(workspace: Workspace) -> None:
    tables = RecordTables(workspace, workspace)
    told: list[str] = []
    cells = [("agreement/DEU", "country", "France", "Row 1, Country")]
    tables.enter_block("agreement", cells, lambda: told.append(""), lambda error: told.append(str(error)))
    assert "key" in told[0]


def test_records_are_made_by_their_parts_and_deleted_while_nothing_speaks_of_them(workspace: Workspace) -> None:
    tables = RecordTables(workspace, workspace)
    heard: list[object] = []
    tables.create("agreement", {"country": "Естонія"}, "", heard.append, heard.append)
    tables.create("person", {"slug": "olha-stefanishyna"}, "Ольга Стефанішина", heard.append, heard.append)
    tables.create("person", {"slug": "olha-stefanishyna"}, "Olha", heard.append, heard.append)
    tables.delete("agreement/EST", lambda: heard.append(None), heard.append)
    tables.delete("agreement/LVA", lambda: heard.append(None), heard.append)
    assert heard[:2] == ["agreement/EST", "person/olha-stefanishyna"]
    assert isinstance(heard[2], Invalid)
    assert "exists already" in str(heard[2])
    assert heard[3] is None
    assert "claims" in str(heard[4])


@pytest.mark.parametrize("rows", [100_000])
def test_a_long_table_is_never_read_whole(tmp_path: Path, qapp: object, rows: int) -> None:
    workbench.many_commitments(tmp_path, rows)
    with workbench.workspace(tmp_path) as workspace:
        assert workspace.read(counts)["commitment"] == rows
        asked = watch(workspace)
        model = shown(workspace, "commitment")
        assert model.rowCount() == rows
        slug = [column.name for column in model.columns].index("slug")
        assert model.index(0, slug).data() == "aid-1"
        assert model.index(rows - 1, slug).data() == f"aid-{rows}"
        assert model.index(rows // 2, slug).data() == f"aid-{rows // 2 + 1}"
        model.set_view(View("amount", descending=True))
        model.set_view(View(search="aid 77"))
        model.set_view(View(filters=(("amount", ">100000"),)))
        assert model.rowCount() == 2
        found: list[int | None] = []
        model.set_view(View())
        model.locate("commitment/LVA/aid-5000", found.append)
        assert found == [4999]
        assert all(bounded(statement) for statement in asked), [text for text in asked if not bounded(text)]


def watch(workspace: Workspace) -> list[str]:
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    event.listen(workspace._store._readers, "before_cursor_execute", note)
    return asked


def bounded(statement: str) -> bool:
    """Whether a statement reads a page, a count, or the rows of a page by their ids."""
    if "FROM commitment" not in statement:
        return True
    return (
        "LIMIT" in statement
        or "count(*)" in statement
        or 'record."key" = ' in statement
        or "record.key = " in statement
    )
