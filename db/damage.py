"""Telling damage from a mistake of ours, once something unexpected happened while a workspace was read.

SQLite notices broken pages, not a letter that was flipped within a word: such words are looked for here.
"""

from sqlalchemy import Connection, select

from db.evidence import Claim, Decision
from db.records import TYPES, Record

# What nonsense in rows makes code of ours raise; neither what a person can mend nor the end of a cancelled job.
NONSENSE = (LookupError, ValueError, TypeError, AttributeError, ArithmeticError, StopIteration)


def is_damaged(connection: Connection) -> bool:
    """Whether the file is broken, or its rows speak of types and fields that there are not."""
    if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
        return True
    if any(kind not in TYPES for kind in connection.execute(select(Record.type).distinct()).scalars()):
        return True
    return any(_unknown_fields(connection, model) for model in (Claim, Decision))


def _unknown_fields(connection: Connection, model: type[Claim] | type[Decision]) -> bool:
    used = select(Record.type, model.field).join(Record, Record.id == model.record_id).distinct()
    return any(field not in TYPES[kind].fields for kind, field in connection.execute(used))
