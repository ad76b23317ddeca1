"""The ledger: every change is noted, undone and redone exactly, and nobody changes it unnoticed."""

import pysqlite3
import pytest
from sqlalchemy import text

from db import edits
from db.base import Base
from db.edits import Invalid
from db.jobs.importing import import_paths
from db.jobs.verifying import verify_workspace
from db.ledger import check_chain
from db.queries import history
from db.store import Store

# What follows from the rest, or is the ledger itself; labels and words of records follow as well.
DERIVED = {"edit", "change", "finding", "finding_claim", "unindexed", "draft", "shingle", "skeleton"}
FOLLOWING = {"record": {"label", "words"}}


def snapshot(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Everything that the ledger answers for: the rows of each table, each beginning with its id."""
    found: dict[str, list[tuple[object, ...]]] = {}
    with store.read() as connection:
        for name, table in Base.metadata.tables.items():
            if name not in DERIVED:
                names = [column.name for column in table.c if column.name not in {"id"} | FOLLOWING.get(name, set())]
                columns = ", ".join(f'"{column}"' for column in ("id", *names))
                rows = connection.execute(text(f'SELECT {columns} FROM "{name}" ORDER BY id'))
                found[name] = [tuple(row) for row in rows]
    return found


def decided(store: Store, key: str, field: str) -> object:
    with store.read() as connection:
        table, _, rest = key.partition("/")
        statement = f'SELECT "{field}" FROM {table} JOIN record USING (id) WHERE record.key = :key'
        return connection.execute(text(statement), {"key": f"{table}/{rest}"}).scalar_one_or_none()


# ---------------------------------------------------------------- what is noted


def test_a_step_notes_who_did_what_when(store, cite):
    cite("agreement/LVA", "signed_date", "2024-04-11", "11 April 2024", 2)
    step = store.ask(history.steps)[0]
    assert (step.coder, step.kind) == ("Ada", "Cite")
    assert "signed" in step.summary.lower()
    assert step.at.endswith("+00:00")


def test_every_row_of_a_step_is_noted(store, cite):
    before = snapshot(store)
    cite("agreement/LVA", "signed_date", "2024-04-11", "11 April 2024", 2)
    after = snapshot(store)
    with store.read() as connection:
        noted = connection.execute(text("SELECT table_name, row, last_row FROM change WHERE edit_id = 3")).fetchall()
    rows = {(table, row) for table, first, last in noted for row in range(first, last + 1)}
    assert rows == {(name, row[0]) for name, found in after.items() for row in found if row not in before[name]}


def test_old_and_new_value_are_kept(store):
    edits.apply(store, edits.Enter(record="agreement/LVA", field="place", value="Riga"), "Ada")
    edits.apply(store, edits.Enter(record="agreement/LVA", field="place", value="Kyiv"), "Ada")
    step = store.ask(history.steps)[0].id
    told = store.ask(history.differences, step)
    assert any("Riga" in str(item) and "Kyiv" in str(item) for item in told)


def test_a_step_that_changes_nothing_leaves_no_trace(store, cite):
    for _ in range(2):
        edits.apply(store, edits.Configure(name="title", value="One"), "Ada")
    assert len([step for step in store.ask(history.steps) if step.kind == "Configure"]) == 1


def test_a_refused_step_leaves_no_trace(store, articles):
    before = snapshot(store), store.ask(history.steps)
    good = edits.NewClaim(record="agreement/LVA", field="place", value="Riga", article=1, start=0, end=5)
    bad = edits.NewClaim(record="agreement/LVA", field="signed_date", value="never", article=1, start=0, end=5)
    with pytest.raises(Invalid):
        edits.apply(store, edits.Cite(claims=(good, bad)), "Ada")
    assert (snapshot(store), store.ask(history.steps)) == before


# ---------------------------------------------------------------- undo and redo


def test_undo_and_redo_survive_a_restart(tmp_path):
    path = tmp_path / "work.depositary"
    with Store.create(path) as store:
        edits.apply(store, edits.Enter(record="agreement/LVA", field="place", value="Riga"), "Ada")
    with Store.open(path) as store:
        edits.undo(store, "Ada")
        assert decided(store, "agreement/LVA", "place") is None
    with Store.open(path) as store:
        edits.redo(store, "Ada")
        assert decided(store, "agreement/LVA", "place") == "Riga"


def test_undo_takes_back_the_value_of_an_amount(store):
    edits.apply(store, edits.Enter(record="commitment/USA/aid-bill", field="amount", value="60.8"), "Ada")
    edits.undo(store, "Ada")
    edits.redo(store, "Ada")
    assert decided(store, "commitment/USA/aid-bill", "amount") == 60.8


def test_there_is_nothing_to_undo_in_a_new_workspace(store):
    with pytest.raises(Invalid, match="nothing to undo"):
        edits.undo(store, "Ada")


def test_there_is_nothing_to_redo_after_a_new_step(store):
    edits.apply(store, edits.Enter(record="agreement/LVA", field="place", value="Riga"), "Ada")
    edits.undo(store, "Ada")
    edits.apply(store, edits.Enter(record="agreement/EST", field="place", value="Tallinn"), "Ada")
    with pytest.raises(Invalid, match="nothing to redo"):
        edits.redo(store, "Ada")


def test_an_old_step_is_undone_where_nothing_builds_on_it(store):
    first = edits.apply(store, edits.Enter(record="agreement/LVA", field="place", value="Riga"), "Ada").edit
    edits.apply(store, edits.Enter(record="agreement/EST", field="place", value="Tallinn"), "Ada")
    edits.undo(store, "Ada", first)
    assert decided(store, "agreement/LVA", "place") is None
    assert decided(store, "agreement/EST", "place") == "Tallinn"


def test_an_old_step_is_kept_where_a_later_one_changed_its_rows(store):
    first = edits.apply(store, edits.Enter(record="agreement/LVA", field="place", value="Riga"), "Ada").edit
    second = edits.apply(store, edits.Enter(record="agreement/LVA", field="place", value="Kyiv"), "Ada").edit
    before = snapshot(store)
    with pytest.raises(Invalid, match=rf"Step {first} cannot be undone: .*{second}"):
        edits.undo(store, "Ada", first)
    assert snapshot(store) == before


def test_an_old_step_is_kept_where_a_later_one_needs_its_record(store, cite):
    cite("agreement/LVA", "signed_date", "2024-04-11", "11 April 2024", 2)
    first = store.ask(history.steps)[0].id
    cite("agreement/LVA", "kind", "agreement", "agreement", 2)
    with pytest.raises(Invalid, match="a later step builds on a record that it made"):
        edits.undo(store, "Ada", first)


def test_an_undone_step_is_not_undone_again(store):
    first = edits.apply(store, edits.Enter(record="agreement/LVA", field="place", value="Riga"), "Ada").edit
    edits.undo(store, "Ada", first)
    with pytest.raises(Invalid, match="undone already"):
        edits.undo(store, "Ada", first)


def test_a_step_that_never_was_is_not_undone(store):
    with pytest.raises(Invalid, match="no step 99"):
        edits.undo(store, "Ada", 99)


def test_a_bulk_run_is_undone_and_redone_exactly(store, tmp_path):
    path = tmp_path / "many.csv"
    cells = [f"round/ITA/{number},topics,subject {number}" for number in range(1, 401)]
    path.write_text("record,field,value\n" + "\n".join(cells) + "\n", encoding="utf-8")
    empty = snapshot(store)
    import_paths(store, [path], "Ada")
    full = snapshot(store)
    assert len(full["claim"]) == 400
    edits.undo(store, "Ada")
    assert snapshot(store) == empty
    edits.redo(store, "Ada")
    assert snapshot(store) == full
    assert verify_workspace(store) == []


# ---------------------------------------------------------------- the hash chain


TAMPERINGS = {
    "a value": "UPDATE change SET after = replace(after, 'Riga', 'Oslo')",
    "a summary": "UPDATE edit SET summary = 'Nothing' WHERE id = 1",
    "a person": "UPDATE edit SET coder = 'Bob' WHERE id = 2",
    "a time": "UPDATE edit SET at = '2020-01-01T00:00:00+00:00' WHERE id = 1",
    "a change that is gone": "DELETE FROM change WHERE id = 1",
    "a step that is gone": "DELETE FROM change WHERE edit_id = 1; DELETE FROM edit WHERE id = 1",
}


@pytest.mark.parametrize("statement", TAMPERINGS.values(), ids=TAMPERINGS)
def test_the_chain_notices_tampering(tmp_path, statement):
    path = tmp_path / "work.depositary"
    with Store.create(path) as store:
        for country, town in (("LVA", "Riga"), ("EST", "Tallinn")):
            edits.apply(store, edits.Enter(record=f"agreement/{country}", field="place", value=town), "Ada")
        with store.read() as connection:
            assert check_chain(connection) == []
    direct = pysqlite3.connect(str(path))
    direct.executescript(statement)
    direct.close()
    with Store.open(path, read_only=True) as store, store.read() as connection:
        assert check_chain(connection) != []
