"""What SQLite plans to do for the queries that must stay quick at a million claims: which index, and no sorting."""

import pytest
from sqlalchemy import event

from db import findings
from db.findings.fields import slots
from db.queries import tables
from db.queries.tables import CLAIMS, TableView
from db.store import Store


@pytest.fixture(scope="module")
def plans(sample_file):
    """Run a query on the sample: the plan of every statement that it sent, one text each."""
    with Store.open(sample_file, read_only=True) as store:

        def planned(query, *arguments, **named):
            sent = []

            def note(_connection, _cursor, statement, parameters, _context, _many):
                sent.append((statement, parameters))

            with store.read() as connection:
                event.listen(connection, "before_cursor_execute", note)
                query(connection, *arguments, **named)
                event.remove(connection, "before_cursor_execute", note)
                explained = [connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", bound) for sql, bound in sent]
                return ["\n".join(step[3] for step in plan) for plan in explained]

        yield planned


def test_the_scan_for_fields_with_several_values_reads_one_index_only(plans):
    assert "SCAN claim USING COVERING INDEX ix_claim_slot" in "\n".join(plans(slots))


def test_no_statement_of_a_full_check_goes_through_all_claims_themselves(plans):
    """The partial index of lists and the index of articles may be walked; the rows of all claims may not."""
    scanned = [
        plan for plan in plans(lambda connection: list(findings.scan(connection))) if "SCAN claim\n" in f"{plan}\n"
    ]
    assert not scanned


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize(
    ("table", "sort"), [(CLAIMS, ""), (CLAIMS, "as_of"), ("agreement", ""), ("agreement", "country")]
)
def test_a_page_by_an_indexed_column_is_never_sorted(plans, table, sort, descending, backwards):
    view = TableView(table, sort=sort, descending=descending)
    first = plans(tables.page, view, backwards=backwards, limit=3)[0]
    assert "TEMP B-TREE" not in first
    assert ("USING INDEX" in first) == bool(sort)


@pytest.mark.parametrize("descending", [False, True])
def test_the_page_after_a_fence_is_sought_in_the_index(plans, descending):
    """However far down: the rows before it are not walked."""
    found = plans(tables.page, TableView(CLAIMS, descending=descending), fence=(30, 30), limit=3)[0]
    assert "SEARCH claim USING INTEGER PRIMARY KEY" in found
    assert "TEMP B-TREE" not in found
    if not descending:
        found = plans(tables.page, TableView(CLAIMS, sort="as_of"), fence=("2024-01-01", 30), limit=3)[0]
        assert "SEARCH claim USING INDEX ix_claim_as_of" in found
        assert "TEMP B-TREE" not in found


def test_rows_are_skipped_along_an_index_alone(plans):
    skipping, page = plans(tables.page, TableView(CLAIMS, sort="as_of"), offset=20, limit=3)
    assert "SCAN claim USING COVERING INDEX ix_claim_as_of" in skipping
    assert "SEARCH claim USING INDEX ix_claim_as_of" in page


def test_the_number_of_all_claims_is_counted_in_an_index(plans):
    assert "COVERING INDEX" in plans(tables.count, TableView(CLAIMS))[0]
