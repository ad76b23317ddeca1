"""Who may check a decided value: another person than who decided, unless the workspace says that it has one person."""

import json

from sqlalchemy import Connection, select

from db.evidence import Decision, Setting
from db.queries.release import ready_to_vet
from db.records import Record

REVIEW = "review"
TWO, ONE = "two-person", "one-person"


def needs_another(connection: Connection) -> bool:
    """Whether whoever decided a value may not check it too."""
    stored = connection.execute(select(Setting.value).where(Setting.name == REVIEW)).scalar()
    return stored is None or json.loads(stored) != ONE


def awaiting(connection: Connection, reviewer: str) -> list[tuple[str, str]]:
    """The review queue: decided fields (record key, field) that only lack a check, and that this person may check."""
    ready = ready_to_vet(connection)
    if not ready or not needs_another(connection):
        return ready
    decided = select(Record.key, Decision.field).join(Record, Record.id == Decision.record_id)
    own = {(key, field) for key, field in connection.execute(decided.where(Decision.curator == reviewer))}
    return [place for place in ready if place not in own]
