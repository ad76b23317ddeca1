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
from db.records import TYPES
from db.store import Store
from db.text import fold
from tests.benchmarks.rounds import Row, in_turn, row
from tests.benchmarks.workspaces import PARTNERS, cache_folder, lines_file, workspace

_Rows = dict[str, list[tuple[object, ...]]]
_ALSO_WORDS = """
CREATE TRIGGER claim_words AFTER INSERT ON claim BEGIN INSERT INTO claim_search (rowid, words)
    SELECT new.id, folded(new.printed || ' ' || new.norm || ' ' ||
    coalesce((SELECT exact FROM quote WHERE id = new.quote_id), '') || ' ' || label)
    FROM record WHERE id = new.record_id; END;
CREATE TRIGGER record_words AFTER INSERT ON record BEGIN INSERT INTO record_search (rowid, words)
    VALUES (new.id, new.words); END;
"""


def import_rows(size: int) -> Iterator[Row]:
    """A file of claims taken in by the program, against `executemany` of what it stores.

    The limit has all rows in memory and writes them in one transaction into the same tables of an empty workspace,
    WAL, every index in place: records, the fields of each type, quotes, claims, the step in the history and its
    changes. Reading the file, checking, digests and findings are the program's own surplus, and so is whatever it
    notes for the search. With the search index the limit is the same, a trigger a row writing the very words that the
    program indexes into the same table.
    """
    rows = _stored_rows(size)

    def ours(*, searchable: bool = False) -> float:
        with Store.create(_fresh("import")) as store:
            begun = time.process_time()
            import_paths(store, [lines_file(size)], "benchmark")
            while searchable and store.refresh_search():
                pass
            return time.process_time() - begun

    few = size > 100_000
    rounds = 1 if few else 3
    plain = in_turn({"limit": lambda: _stored(rows), "ours": ours}, "limit", rounds=rounds, warm=not few)
    what = "import, cpu: read, check, store, ledger, findings"
    yield row(what, size, plain["ours"], "executemany of the same rows", "2.2")
    searched = {"limit": lambda: _stored(rows, _ALSO_WORDS), "ours": lambda: ours(searchable=True)}
    indexed = in_turn(searched, "limit", rounds=rounds, warm=not few)
    yield row("import, cpu: the same, and its search index", size, indexed["ours"], "the same, a trigger a row", "0.5")


def _stored_rows(size: int) -> _Rows:
    """What the program stores of the file, by table, those first that others refer to."""
    tables = ("record", *(model.__tablename__ for model in TYPES.values()), "quote", "claim", "edit", "change")
    raw = pysqlite3.connect(f"file:{workspace(size)}?mode=ro", uri=True)
    found = {table: raw.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in tables}
    raw.close()
    return {table: rows for table, rows in found.items() if rows}


def _stored(rows: _Rows, also: str = "") -> float:
    """Processor seconds of one transaction that inserts the rows into an empty workspace, its indexes in place."""
    path = _fresh("limit")
    with Store.create(path):
        pass
    bare = pysqlite3.connect(path, isolation_level=None)
    bare.create_function("folded", 1, fold, deterministic=True)
    bare.execute("PRAGMA cache_size=-65536")
    bare.executescript(also)
    begun = time.process_time()
    bare.execute("BEGIN IMMEDIATE")
    for table, held in rows.items():
        bare.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(held[0]))})", held)
    bare.execute("COMMIT")
    taken = time.process_time() - begun
    bare.close()
    return taken


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
