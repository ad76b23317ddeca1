"""Full-text search over records and claims, any part of a word, any script: SQLite's trigram index.

The index holds no text (it is contentless and without positions, a fifth of the size): it names candidates, and the
text itself decides. On another database the text alone is asked. An edit only notes which rows are out of date; they
are indexed right after the commit, and a search always sees unindexed rows too.
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    column,
    func,
    insert,
    literal,
    literal_column,
    or_,
    select,
    table,
    text,
)

from db.evidence import Claim, Quote, Unindexed
from db.records import Record
from db.text import fold

_OPTIONS = "content='', contentless_delete=1, detail=none, tokenize='trigram'"
_SHORTEST = 3


def create(connection: Connection) -> None:
    """Make the index tables."""
    for source in ("record", "claim"):
        connection.execute(text(f"CREATE VIRTUAL TABLE {source}_search USING fts5(words, {_OPTIONS})"))


def refresh(connection: Connection, limit: int) -> int:
    """Index up to `limit` rows that are out of date; how many were."""
    done = 0
    for source, statement in (("record", _RECORD_WORDS), ("claim", _CLAIM_WORDS)):
        rows = connection.execute(
            text("SELECT id, row FROM unindexed WHERE source = :source ORDER BY id LIMIT :limit"),
            {"source": source, "limit": limit},
        ).fetchall()
        if not rows:
            continue
        bound = {"source": source, "last": rows[-1].id}
        stale = "SELECT row FROM unindexed WHERE source = :source AND id <= :last"
        connection.execute(text(f"DELETE FROM {source}_search WHERE rowid IN ({stale})"), bound)  # noqa: S608 - our own names
        connection.execute(text(f"INSERT INTO {source}_search(rowid, words) {statement} IN ({stale})"), bound)
        connection.execute(text("DELETE FROM unindexed WHERE source = :source AND id <= :last"), bound)
        done += len(rows)
    return done


_RECORD_WORDS = "SELECT id, words FROM record WHERE id"
_CLAIM_WORDS = (
    "SELECT claim.id, claim.printed || ' ' || claim.norm || ' ' || coalesce(quote.exact, '') || ' ' || record.label"
    " FROM claim JOIN record ON record.id = claim.record_id LEFT JOIN quote ON quote.id = claim.quote_id WHERE claim.id"
)


def note_stale(connection: Connection, source: str, rows: list[int]) -> None:
    """Remember that the search entries of these records or claims are out of date."""
    if rows:
        connection.execute(insert(Unindexed), [{"source": source, "row": row} for row in rows])


def record_matches(connection: Connection, words: str) -> ColumnElement[bool]:
    """The condition on `record` that every word of the search occurs in its label, key or values."""
    return _matches(connection, "record", Record.id, [Record.words], words)


def claim_matches(connection: Connection, words: str) -> ColumnElement[bool]:
    """The condition on `claim` (joined with record and outer-joined with quote) for the words of a search."""
    return _matches(connection, "claim", Claim.id, [Claim.printed, Claim.norm, Quote.exact, Record.label], words)


def _matches(connection: Connection, source: str, row: Any, texts: list[Any], words: str) -> ColumnElement[bool]:
    folded = fold(words)
    if connection.dialect.name != "sqlite":
        return or_(*(func.lower(part).contains(folded, autoescape=True) for part in texts))
    exact = or_(*(func.folded_instr(part, folded) for part in texts))
    trigrams = [folded[at : at + _SHORTEST] for at in range(len(folded) - _SHORTEST + 1)]
    if not trigrams:
        return exact
    index = table(f"{source}_search", column("rowid"), column(f"{source}_search"))
    quoted = ['"' + trigram.replace('"', '""') + '"' for trigram in trigrams]
    found = select(index.c.rowid).where(literal_column(f"{source}_search").op("MATCH")(literal(" AND ".join(quoted))))
    waiting = select(Unindexed.row).where(Unindexed.source == source)
    return or_(row.in_(found), row.in_(waiting)) & exact
