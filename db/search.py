"""Full-text search over records and claims, any part of a word, any script: SQLite's trigram index.

The index holds no text (it is contentless and without positions, a fifth of the size): it names candidates, and the
text itself decides. On another database the text alone is asked. An edit only notes which rows are out of date; they
are indexed right after the commit, and a search always sees unindexed rows too.
"""

from functools import reduce
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    LargeBinary,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    column,
    func,
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
Selected = Select[*tuple[Any, ...]]


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
    "SELECT claim.id, folded(claim.printed || ' ' || claim.norm || ' ' || coalesce(quote.exact, '') || ' ' ||"
    " record.label) FROM claim JOIN record ON record.id = claim.record_id"
    " LEFT JOIN quote ON quote.id = claim.quote_id WHERE claim.id"
)


def note_stale(connection: Connection, source: str, rows: list[int]) -> None:
    """Remember that the search entries of these records or claims are out of date."""
    if rows and connection.dialect.name == "sqlite":
        statement = 'INSERT INTO unindexed (source, "row") VALUES (?, ?)'
        connection.exec_driver_sql(statement, [(source, row) for row in rows])


def note_stale_run(connection: Connection, source: str, first: int, last: int) -> None:
    """The same of all rows from the first to the last."""
    if connection.dialect.name == "sqlite":
        run = "WITH RECURSIVE run(at) AS (SELECT ? UNION ALL SELECT at + 1 FROM run WHERE at < ?)"
        statement = f'{run} INSERT INTO unindexed (source, "row") SELECT ?, at FROM run'  # noqa: S608 - no words of others
        connection.exec_driver_sql(statement, (first, last, source))


def record_matches(connection: Connection, words: str) -> ColumnElement[bool]:
    """The condition on `record` that its label, key and values hold the words."""
    return _matches(connection, "record", words)


def claim_matches(connection: Connection, words: str) -> ColumnElement[bool]:
    """The condition on `claim` (joined with record, outer-joined with quote) that it holds the words."""
    return _matches(connection, "claim", words)


class Shape(NamedTuple):
    """What the condition on words looks like, whatever they are: statements of one shape differ in `bound` alone."""

    ascii: bool
    spaced: bool


def shape(connection: Connection, source: str, words: str) -> Shape | None:
    """The shape of a search that the index leads; None where it cannot lead."""
    if connection.dialect.name != "sqlite" or not _trigrams(words) or _waiting(connection, source):
        return None
    return _shape(words)


def bound(words: str) -> dict[str, str]:
    """What is bound to a statement of the words' shape."""
    quoted = ['"' + trigram.replace('"', '""') + '"' for trigram in _trigrams(words)]
    return {"folded": fold(words), "trigrams": " AND ".join(quoted)}


def led(statement: Selected, source: str, shape: Shape) -> tuple[Selected, Any]:
    """The statement over a source's rows that hold words of that shape, and the hits' row id.

    Ordered by that row id the hits stream out of the index: the first page costs the same however many there are.
    """
    index = _index(source)
    # The plus sign keeps the planner from asking the index about one row after the other.
    joined = statement.join(index, _row(source) == literal_column(f"+{source}_search.rowid"))
    return joined.where(_match(source), _holds(source, shape)), index.c.rowid


def narrowed(connection: Connection, statement: Selected, source: str, words: str) -> tuple[Selected, Any | None]:
    """The statement over a source's rows that hold the words; and the hits' row id, where the index leads."""
    found = shape(connection, source, words)
    if found is None:
        return statement.where(_matches(connection, source, words)), None
    joined, hit = led(statement, source, found)
    return joined.params(**bound(words)), hit


def _shape(words: str) -> Shape:
    folded = fold(words)
    return Shape(folded.isascii(), " " in folded)


def _row(source: str) -> Any:
    return Record.id if source == "record" else Claim.id


def _texts(source: str) -> tuple[Any, ...]:
    return (Record.words,) if source == "record" else (Claim.printed, Claim.norm, Quote.exact, Record.label)


def _trigrams(words: str) -> list[str]:
    folded = fold(words)
    return [folded[at : at + _SHORTEST] for at in range(len(folded) - _SHORTEST + 1)]


def _index(source: str) -> Any:
    return table(f"{source}_search", column("rowid"))


def _word(name: str, words: str) -> Any:
    return bindparam(name, bound(words)[name], type_=Text)


def _match(source: str, words: str = "") -> ColumnElement[bool]:
    return literal_column(f"{source}_search").op("MATCH", is_comparison=True)(_word("trigrams", words))


def _holds(source: str, shape: Shape, words: str = "") -> ColumnElement[bool]:
    """Whether the texts hold the words. What SQLite can tell by itself comes first: each call of ours is dear."""
    folded = _word("folded", words)
    if source == "record":
        return func.instr(Record.words, folded) > 0
    # One call for all texts; no words reach over the mark between them.
    first, *others = (func.coalesce(part, "") for part in _texts(source))
    together = reduce(lambda done, part: done + "\x01" + part, others, first)
    ours = func.folded_instr(together, folded)
    if not shape.ascii:
        return ours
    if not shape.spaced:  # then only letters beyond ASCII can make a difference
        ours = and_(func.length(together) != func.length(cast(together, LargeBinary)), ours)
    return or_(*(func.instr(func.lower(part), folded) > 0 for part in _texts(source)), ours)


def _folded(part: Any) -> Any:
    """What `db.text.fold` does, as near as a server can say it."""
    lowered = func.lower(func.normalize(part).collate("und-x-icu"))
    return func.regexp_replace(func.replace(lowered, "ß", "ss"), r"\s+", " ", "g").collate("C")


_UNINDEXED = select(Unindexed.id).where(Unindexed.source == bindparam("source")).limit(1)


def _waiting(connection: Connection, source: str) -> bool:
    return connection.execute(_UNINDEXED, {"source": source}).first() is not None


def _matches(connection: Connection, source: str, words: str) -> ColumnElement[bool]:
    if connection.dialect.name != "sqlite":
        return or_(*(_folded(part).contains(fold(words), autoescape=True) for part in _texts(source)))
    holds = _holds(source, _shape(words), words)
    if not _trigrams(words):
        return holds
    found = select(_index(source).c.rowid).where(_match(source, words))
    waiting = select(Unindexed.row).where(Unindexed.source == source)
    return or_(_row(source).in_(found), _row(source).in_(waiting)) & holds
