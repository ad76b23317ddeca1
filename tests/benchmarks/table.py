"""A page of the claims without a window, against the same rows by raw SQL: open, jump to the end, sort, search.

The bars of the table stand in `tests.benchmarks.window`, where both are painted: here is what the queries cost alone.
"""

from collections.abc import Iterator
from pathlib import Path

import pysqlite3

from db.queries import tables
from db.queries.tables import CLAIMS, TableView
from db.store import Store
from desktop.models.pages import PAGE
from tests.benchmarks.rounds import Row, in_turn, row
from tests.benchmarks.workspaces import workspace

_LETTERS = "cooperation"
_LIMIT = "a page of raw SQL"
RAW = (
    "SELECT claim.id, claim.digest, record.label, claim.field, claim.printed, claim.norm,"
    " coalesce(claim.as_of, article.published),"
    " coalesce(nullif(article.title, ''), article.name),"
    " quote.exact, claim.mode, claim.list_flag, claim.attributed_to, claim.status, claim.coder FROM claim"
    " JOIN record ON record.id = claim.record_id LEFT JOIN quote ON quote.id = claim.quote_id"
    " LEFT JOIN article ON article.id = quote.article_id"
)
# One screen of hits by the index alone: words of three letters, together as a condition, then looked at in the texts.
SEARCH = (
    "JOIN claim_search ON claim.id = +claim_search.rowid WHERE claim_search MATCH ? AND (instr(lower(claim.printed), ?)"
    " OR instr(lower(claim.norm), ?) OR instr(lower(quote.exact), ?) OR instr(lower(record.label), ?))"
    " ORDER BY claim_search.rowid"
)


def trigrams(words: str) -> str:
    """The words as the index is asked for them."""
    return " AND ".join(f'"{words[at : at + 3]}"' for at in range(len(words) - 2))


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
        return raw.execute(f"{RAW} ORDER BY {order} LIMIT {PAGE}").fetchall()

    def ours(**how: object) -> object:
        sort = how.pop("sort", "")
        return store.ask(tables.page, TableView(CLAIMS, sort=str(sort)), limit=PAGE, **how)

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
    yield row("table: open, one page", size, measured["open"], _LIMIT, "–")
    yield row("table: jump to the end", size, measured["end"], _LIMIT, "–")
    yield row("table: jump to the middle", size, measured["middle"], _LIMIT, "–")
    yield row("table: sort by an indexed column", size, indexed["sort, indexed"], "the same in raw SQL", "–")
    yield row("table: sort by another column", size, unindexed["sort, unindexed"], "the same in raw SQL", "–")
    raw.close()


def _searching(store: Store, path: Path, size: int) -> Iterator[Row]:
    raw = pysqlite3.connect(f"file:{path}?mode=ro", uri=True)
    texts = "claim.printed LIKE ? OR claim.norm LIKE ? OR quote.exact LIKE ? OR record.label LIKE ?"

    def limit(words: str) -> object:
        return raw.execute(f"{RAW} {SEARCH} LIMIT {PAGE}", (trigrams(words), *(words,) * 4)).fetchall()

    def scan(words: str) -> object:
        found = f"{RAW} WHERE {texts} ORDER BY claim.id LIMIT {PAGE}"
        return raw.execute(found, (f"%{words}%",) * 4).fetchall()

    def ours(words: str) -> object:
        return store.ask(tables.page, TableView(CLAIMS, search=words), limit=PAGE)

    typed = [_LETTERS[:length] for length in range(3, len(_LETTERS) + 1)]
    keys = in_turn(
        {"limit": lambda: [limit(words) for words in typed], "ours": lambda: [ours(words) for words in typed]}, "limit"
    )
    missing = in_turn({"limit": lambda: scan("zzqqxx"), "ours": lambda: ours("zzqqxx")}, "limit")
    yield row(f"search: {len(typed)} keystrokes", size, keys["ours"], "the same by the index in raw SQL", "–")
    yield row("search: nothing found", size, missing["ours"], "the same by LIKE", "0.05")
    raw.close()
