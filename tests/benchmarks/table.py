"""The table of claims against one screen of raw SQL: open, jump to the end, sort, search, growth."""

from collections.abc import Iterator
from pathlib import Path

import pysqlite3

from db.queries import tables
from db.queries.tables import CLAIMS, TableView
from db.store import Store
from tests.benchmarks.rounds import Row, in_turn, row
from tests.benchmarks.workspaces import workspace

SCREEN = 256
_LETTERS = "cooperation"
RAW = (
    "SELECT claim.id, claim.digest, record.label, claim.field, claim.printed, claim.norm, claim.as_of, article.name,"
    " quote.exact, claim.mode, claim.list_flag, claim.attributed_to, claim.status, claim.coder FROM claim"
    " JOIN record ON record.id = claim.record_id LEFT JOIN quote ON quote.id = claim.quote_id"
    " LEFT JOIN article ON article.id = quote.article_id"
)


def rows(size: int) -> Iterator[Row]:
    """The measured lines for a workspace of `size` claims."""
    path = workspace(size)
    with Store.open(path, read_only=True) as store:
        yield from _seeking(store, path, size)
        yield from _searching(store, path, size)


def _seeking(store: Store, path: Path, size: int) -> Iterator[Row]:
    raw = pysqlite3.connect(f"file:{path}?mode=ro", uri=True)
    raw.execute("PRAGMA cache_size=-65536")

    def limit(order: str = "claim.id") -> object:
        return raw.execute(f"{RAW} ORDER BY {order} LIMIT {SCREEN}").fetchall()

    def ours(**how: object) -> object:
        sort = how.pop("sort", "")
        return store.ask(tables.page, TableView(CLAIMS, sort=str(sort)), limit=SCREEN, **how)

    cases = {
        "limit": limit,
        "open": ours,
        "end": lambda: ours(backwards=True),
        "middle": lambda: ours(offset=size // 2),
        "limit, indexed": lambda: limit("claim.as_of_earliest, claim.id"),
        "sort, indexed": lambda: ours(sort="as_of"),
        "limit, unindexed": lambda: limit("claim.norm, claim.id"),
        "sort, unindexed": lambda: ours(sort="norm"),
    }
    measured = in_turn(cases, "limit")
    indexed = in_turn({name: cases[name] for name in cases if "indexed" in name and "un" not in name}, "limit, indexed")
    unindexed = in_turn({name: cases[name] for name in cases if "unindexed" in name}, "limit, unindexed", rounds=3)
    yield row("table: open, one page", size, measured["open"], "one screen of raw SQL", "2.0")
    yield row("table: jump to the end", size, measured["end"], "one screen of raw SQL", "1.5")
    yield row("table: jump to the middle", size, measured["middle"], "one screen of raw SQL", "–")
    yield row("table: sort by an indexed column", size, indexed["sort, indexed"], "the same in raw SQL", "2.5")
    yield row("table: sort by another column", size, unindexed["sort, unindexed"], "the same in raw SQL", "1.2")
    raw.close()


def _searching(store: Store, path: Path, size: int) -> Iterator[Row]:
    raw = pysqlite3.connect(f"file:{path}?mode=ro", uri=True)
    like = "claim.printed LIKE ? OR claim.norm LIKE ? OR quote.exact LIKE ? OR record.label LIKE ?"

    def limit(words: str) -> object:
        found = f"{RAW} WHERE {like} ORDER BY claim.id LIMIT {SCREEN}"
        return raw.execute(found, (f"%{words}%",) * 4).fetchall()

    def ours(words: str) -> object:
        return store.ask(tables.page, TableView(CLAIMS, search=words), limit=SCREEN)

    typed = [_LETTERS[:length] for length in range(3, len(_LETTERS) + 1)]
    keys = in_turn(
        {"limit": lambda: [limit(words) for words in typed], "ours": lambda: [ours(words) for words in typed]}, "limit"
    )
    missing = in_turn({"limit": lambda: limit("zzqqxx"), "ours": lambda: ours("zzqqxx")}, "limit", rounds=3)
    yield row(f"search: {len(typed)} keystrokes", size, keys["ours"], "the same by LIKE", "1.3")
    yield row("search: nothing found", size, missing["ours"], "the same by LIKE", "0.05")
    raw.close()
