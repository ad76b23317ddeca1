"""Import, one edit and a full check against what the database does for the same rows."""

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pysqlite3

from db import edits, findings
from db.jobs.importing import import_paths
from db.store import Store
from tests.benchmarks.rounds import Row, in_turn, row
from tests.benchmarks.workspaces import cache_folder, lines_file, workspace


def import_rows(size: int) -> Iterator[Row]:
    """A file of claims taken in by the program, against `executemany` of the same rows under the same indexes."""
    source = workspace(size)
    raw = pysqlite3.connect(f"file:{source}?mode=ro", uri=True)
    columns = [found[1] for found in raw.execute("PRAGMA table_info(claim)")]
    claims = raw.execute("SELECT * FROM claim").fetchall()
    schema = [found[0] for found in raw.execute("SELECT sql FROM sqlite_schema WHERE tbl_name='claim' AND sql NOT NULL")]
    raw.close()

    def limit() -> float:
        path = _fresh("limit")
        bare = pysqlite3.connect(path, isolation_level=None)
        bare.execute("PRAGMA journal_mode=WAL")
        for statement in schema:
            bare.execute(statement)
        begun = time.perf_counter()
        bare.execute("BEGIN IMMEDIATE")
        bare.executemany(f"INSERT INTO claim VALUES ({','.join('?' * len(columns))})", claims)  # noqa: S608
        bare.execute("COMMIT")
        taken = time.perf_counter() - begun
        bare.close()
        return taken

    def ours() -> float:
        with Store.create(_fresh("import")) as store:
            begun = time.perf_counter()
            import_paths(store, [lines_file(size)], "benchmark")
            return time.perf_counter() - begun

    measured = in_turn({"limit": limit, "ours": ours}, "limit", rounds=3)
    what = "import: read, check, store, ledger, findings"
    yield row(what, size, measured["ours"], "executemany of the rows alone", "2.2")


def _fresh(name: str) -> Path:
    path = cache_folder() / f"scratch-{name}.depositary"
    for old in cache_folder().glob(f"*scratch-{name}.depositary*"):
        old.unlink()
    return path


def edit_rows(size: int) -> Iterator[Row]:
    """One claim cited with findings kept current, against the bare insert and its commit."""
    ours_path, bare_path = _fresh("edit"), _fresh("bare")
    shutil.copy(workspace(size), ours_path)
    shutil.copy(workspace(size), bare_path)
    bare = pysqlite3.connect(bare_path, isolation_level=None)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    day = iter(range(1, 10_000))
    template = bare.execute("SELECT * FROM claim LIMIT 1").fetchone()
    marks = ",".join("?" * len(template))

    def limit() -> None:
        number = size + next(day)
        bare.execute("BEGIN IMMEDIATE")
        bare.execute(f"INSERT INTO claim VALUES ({marks})", (number, f"digest {number}", *template[2:]))  # noqa: S608
        bare.execute("COMMIT")

    with Store.open(ours_path) as store:

        def ours() -> None:
            claim = edits.NewClaim(record="agreement/LVA/deal-0", field="title", value=f"Another title {next(day)}")
            edits.apply(store, edits.Cite(claims=(claim,)), "benchmark")

        measured = in_turn({"limit": limit, "ours": ours}, "limit", rounds=15)
    bare.close()
    yield row("one edit: check, store, ledger, findings", size, measured["ours"], "insert and commit", "3.5")


def check_rows(size: int) -> Iterator[Row]:
    """The full scan through the program's own function, against the count of distinct values alone."""
    sql = "SELECT record_id, field FROM claim WHERE status='active' GROUP BY record_id, field HAVING count(DISTINCT norm)>1"
    raw = pysqlite3.connect(f"file:{workspace(size)}?mode=ro", uri=True)
    with Store.open(workspace(size), read_only=True) as store:
        cases = {
            "limit": lambda: raw.execute(sql).fetchall(),
            "ours": lambda: store.ask(lambda connection: sum(1 for _ in findings.scan(connection))),
        }
        measured = in_turn(cases, "limit", rounds=3)
    raw.close()
    yield row("full check: every rule, explained", size, measured["ours"], "count of distinct values", "1.5")


def plan(statement: str, path: Path) -> str:
    """How SQLite would run a statement, as one line of JSON; to be read when a figure surprises."""
    raw = pysqlite3.connect(path)
    found = raw.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
    raw.close()
    return json.dumps([step[3] for step in found])
