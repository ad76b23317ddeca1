"""Groups of what words say of the order of things, and of the dates that can stand against them."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from db.evidence import Claim
from db.findings.loading import ACTIVE, Loaded, joined, keys_of_records, loaded
from db.findings.sorts import Sort
from db.kinds import elements
from db.records import Record
from db.rules.engine import ASSERTED
from db.rules.orders import DATED, FIELD, comes_before, country_of, is_dated, named, row_of

_KEYS: BindParameter[Any] = bindparam("keys", expanding=True)
_OWN = joined(Record.key.in_(_KEYS), Claim.field.in_([FIELD, *DATED.values()]))
# By the index of dates, from the first on: as many are fetched as the place in the row asks for.
_BEFORE = joined(
    Claim.field == bindparam("field"), Claim.value_latest < bindparam("day"), Claim.mode.in_(sorted(ASSERTED))
).order_by(Claim.value_latest, Claim.value_earliest, Claim.digest)


def _claims(connection: Connection, key: str) -> list[Loaded]:
    found = loaded(connection, _OWN, keys=[key])
    own = [claim for claim in found if is_dated(claim) and claim.mode in ASSERTED]
    norms = [norm for claim in found if claim.field == FIELD for norm in elements(claim.norm)]
    things = {named(key, norm.partition(" ")[2]) for norm in norms if " " in norm} - {key}
    if things:
        found += loaded(connection, _OWN, keys=sorted(things))
    place = max((int(norm) for norm in norms if norm.isdecimal()), default=0)
    if place and own:
        known = {claim.row for claim in found}
        found += [claim for claim in _earliest(connection, key, own, place) if claim.row not in known]
    return found


def _earliest(connection: Connection, key: str, own: list[Loaded], count: int) -> list[Loaded]:
    """The first dates of so many other countries in the row that come before the record's own dates."""
    day = min(claim.value_from or "" for claim in own)
    kept: list[Loaded] = []
    countries: set[str] = set()
    rows = connection.execute(_BEFORE, {"field": own[0].field, "day": day})
    for claim in map(Loaded._make, rows):
        same = claim.type == own[0].type and row_of(claim.record) == row_of(key)
        if not same or country_of(claim.record) == country_of(key) or not comes_before(claim, own):
            continue
        countries.add(country_of(claim.record))
        kept.append(claim)
        if len(countries) == count:
            break
    rows.close()
    return kept


def _ordered(connection: Connection) -> Iterator[str]:
    yield from keys_of_records(connection, Claim.field == FIELD)


_TOLD = (
    select(Record.key)
    .join(Claim, Claim.record_id == Record.id)
    .where(ACTIVE, Claim.field == FIELD)
    .distinct()
    .order_by(Record.key)
)


def _reached(connection: Connection, _claim: Loaded) -> Iterator[str]:
    """Everything that words put in a row: a date may stand against any of them."""
    yield from connection.execute(_TOLD).scalars()


SORTS = {"order": Sort(_claims, _ordered, _reached)}
