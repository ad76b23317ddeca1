"""Import, one edit and a full check against what the database does for the same rows."""

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pysqlite3

from db import edits, findings
from db.edits import settle
from db.findings.fields import slots
from db.jobs.importing import import_paths
from db.store import Store
from db.text import fold
from tests.benchmarks.rounds import Row, in_turn, row
from tests.benchmarks.workspaces import PARTNERS, cache_folder, lines_file, workspace


def import_rows(size: int) -> Iterator[Row]:
    """A file of claims taken in by the program, against `executemany` of the same rows under the same indexes."""
    source = workspace(size)
    raw = pysqlite3.connect(f"file:{source}?mode=ro", uri=True)
    claims = raw.execute("SELECT * FROM claim").fetchall()
    made = "SELECT sql FROM sqlite_schema WHERE tbl_name='claim' AND sql NOT NULL"
    schema = [found[0] for found in raw.execute(made)]
    raw.close()

    def limit() -> float:
        path = _fresh("limit")
        bare = pysqlite3.connect(path, isolation_level=None)
        bare.execute("PRAGMA journal_mode=WAL")
        bare.execute("PRAGMA cache_size=-65536")
        for statement in schema:
            bare.execute(statement)
        return _stored(bare, claims)

    def ours() -> float:
        with Store.create(_fresh("import")) as store:
            begun = time.process_time()
            import_paths(store, [lines_file(size)], "benchmark")
            return time.process_time() - begun

    def searchable() -> float:
        with Store.create(_fresh("import")) as store:
            begun = time.process_time()
            import_paths(store, [lines_file(size)], "benchmark")
            while store.refresh_search():
                pass
            return time.process_time() - begun

    few = size > 100_000
    rounds = 1 if few else 3
    measured = in_turn({"limit": limit, "ours": ours}, "limit", rounds=rounds, warm=not few)
    what = "import, cpu: read, check, store, ledger, findings"
    yield row(what, size, measured["ours"], "executemany of the rows alone", "2.2")
    indexed = in_turn({"limit": lambda: _triggered(claims), "ours": searchable}, "limit", rounds=rounds, warm=not few)
    yield row(
        "import, cpu: the same, and its search index", size, indexed["ours"], "executemany, a trigger a row", "0.5"
    )


def _stored(bare: pysqlite3.Connection, claims: list[tuple[object, ...]]) -> float:
    """Processor seconds of one transaction that inserts the claims; closes the connection."""
    begun = time.process_time()
    bare.execute("BEGIN IMMEDIATE")
    bare.executemany(f"INSERT INTO claim VALUES ({','.join('?' * len(claims[0]))})", claims)
    bare.execute("COMMIT")
    taken = time.process_time() - begun
    bare.close()
    return taken


def _triggered(claims: list[tuple[object, ...]]) -> float:
    """The same where a trigger writes the search index row by row."""
    with Store.create(_fresh("triggered")):
        pass
    bare = pysqlite3.connect(_fresh_path("triggered"), isolation_level=None)
    bare.create_function("folded", 1, fold, deterministic=True)
    bare.execute(
        "CREATE TRIGGER searched AFTER INSERT ON claim BEGIN INSERT INTO claim_search (rowid, words)"
        " VALUES (new.id, folded(new.printed || ' ' || new.norm)); END"
    )
    return _stored(bare, claims)


def _fresh_path(name: str) -> Path:
    return cache_folder() / f"scratch-{name}.depositary"


def _fresh(name: str) -> Path:
    path = _fresh_path(name)
    for old in cache_folder().glob(f"*scratch-{name}.depositary*"):
        old.unlink()
    return path


def edit_rows(size: int) -> Iterator[Row]:
    """One claim cited with findings kept current, against the bare insert, a row of its audit, and the commit."""
    ours_path, bare_path = _fresh("edit"), _fresh("bare")
    shutil.copy(workspace(size), ours_path)
    shutil.copy(workspace(size), bare_path)
    bare = pysqlite3.connect(bare_path, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-65536"):
        bare.execute(f"PRAGMA {pragma}")
    turn = iter(range(1, 10_000))
    template = bare.execute("SELECT * FROM claim LIMIT 1").fetchone()
    marks = ",".join("?" * len(template))
    audit = 'INSERT INTO change (edit_id, table_name, "row", last_row, after) VALUES (1, ?, ?, ?, ?)'

    def limit() -> None:
        number = 2 * size + next(turn)
        values = (number, f"digest {number}", template[2] + number % 200, *template[3:])
        bare.execute("BEGIN IMMEDIATE")
        bare.execute(f"INSERT INTO claim VALUES ({marks})", values)
        bare.execute(audit, ("claim", number, number, json.dumps(values)))
        bare.execute("COMMIT")

    with Store.open(ours_path) as store:

        def ours(field: str, value: str) -> None:
            at = next(turn) % 300
            key = f"agreement/{PARTNERS[at % len(PARTNERS)]}/deal-{at}"
            claim = edits.NewClaim(record=key, field=field, value=value.format(at % 28 + 1))
            edits.apply(store, edits.Cite(claims=(claim,)), "benchmark")

        def left_alone() -> None:
            with patch.object(settle.findings, "refresh"):
                ours("title", "Another title {}")

        cases = {
            "limit": limit,
            "alone": left_alone,
            "words": lambda: ours("title", "Another title {}"),
            "date": lambda: ours("signed_date", "2024-05-{:02}"),
        }
        measured = in_turn(cases, "limit", rounds=15)
        spent = in_turn(cases, "limit", rounds=15, clock=time.process_time)
        kept = in_turn(cases, "alone", rounds=15, clock=time.process_time)
    bare.close()
    limits = "insert, audit row and commit (FULL)"
    yield row("one edit: a title cited, findings kept", size, measured["words"], limits, "3.5")
    yield row("one edit: a date, of a country with many", size, measured["date"], limits, "3.5")
    yield row("one edit, cpu: a title cited", size, spent["words"], limits, "–")
    yield row("one edit, cpu: a date", size, spent["date"], limits, "–")
    alone = "the same edit, findings left alone"
    yield row("one edit, cpu: contradictions kept up to date", size, kept["words"], alone, "2.0")
    yield row("one edit, cpu: the same of a date", size, kept["date"], alone, "2.0")


def check_rows(size: int) -> Iterator[Row]:
    """The full scan through the program's own function, against the count of distinct values alone."""
    sql = "SELECT record_id, field FROM claim WHERE status='active' GROUP BY record_id, field"
    sql += " HAVING count(DISTINCT norm)>1"
    raw = pysqlite3.connect(f"file:{workspace(size)}?mode=ro", uri=True)
    with Store.open(workspace(size), read_only=True) as store:
        cases = {
            "limit": lambda: raw.execute(sql).fetchall(),
            "slots": lambda: store.ask(slots),
            "ours": lambda: store.ask(lambda connection: sum(1 for _ in findings.scan(connection))),
        }
        measured = in_turn(cases, "limit", rounds=3, clock=time.process_time)
    raw.close()
    counted = "count of distinct values"
    yield row("full check, cpu: fields with several values", size, measured["slots"], counted, "1.5")
    yield row("full check, cpu: every rule, explained", size, measured["ours"], counted, "–")
