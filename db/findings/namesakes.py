"""Groups of people or bodies whose names have a key in common, as the workspace holds them."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, func, select

from db.findings.identities import SKELETON, about, name_groups
from db.findings.loading import Loaded, claims_by_row
from db.findings.sorts import Sort
from db.records import Record
from db.rules.names import parties


def _claims(connection: Connection, key: str) -> list[Loaded]:
    """A few claims about each of the records, where they are several."""
    kept = select(Record.key).join(SKELETON, SKELETON.c.record_id == Record.id).where(SKELETON.c.text == key)
    keys = connection.execute(kept).scalars().all()
    return claims_by_row(connection, [row for one in keys for row in _first(connection, one)]) if len(keys) > 1 else []


def _first(connection: Connection, key: str) -> list[int]:
    return next(filter(None, about(connection, key, few=True)), list[int]())


def _shared(connection: Connection) -> Iterator[str]:
    several = select(SKELETON.c.text).group_by(SKELETON.c.text).having(func.count() > 1)
    yield from connection.execute(several).scalars()


def _of_parties(connection: Connection, claim: Loaded) -> Iterable[str]:
    return [group.partition(":")[2] for group in name_groups(connection, parties(claim))]


SORTS = {"names": Sort(_claims, _shared, _of_parties)}
