"""Who is who by the curator's word: records joined by `same` are one, also by way of others; and under which keys the
names of people and bodies are kept, so that those which meet are found without looking at all.
"""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import BindParameter, Connection, Text, bindparam, delete, select

from db import names
from db.base import Base
from db.engines import quick
from db.evidence import Claim, Identity
from db.kinds import PLACE, elements
from db.names import named_key
from db.records import TYPES, Record

T = TypeVar("T")
NAMED = ("person", "body")
_CHUNK = 500
_FEW = 2
SKELETON = Base.metadata.tables["skeleton"]
_EDGES = select(Identity.first, Identity.second, Identity.verdict)
_NAMING = ("name", "aliases")
_PLACES = sorted({name for model in TYPES.values() for name, field in model.fields.items() if field.kind is PLACE})
_SPOKEN = {"place": _PLACES, "event": ["event"]}
_MEMBER, _ACCESSION = (Base.metadata.tables[name] for name in ("member", "accession"))
_NAMED_ROWS: Any = select(Record.id).where(Record.type.in_(NAMED))
_THESE: BindParameter[int] = bindparam("rows", expanding=True)
_KEYS = select(Record.id, Record.key).where(Record.id.in_(_THESE), Record.type.in_(NAMED))
_DECIDED = [
    select(table.c.id, table.c.name, table.c.aliases).where(table.c.id.in_(_THESE))
    for table in (Base.metadata.tables[kind] for kind in NAMED)
]
_SAID = select(Claim.record_id, Claim.field, Claim.norm).where(
    Claim.record_id.in_(_THESE), Claim.status == "active", Claim.field.in_(_NAMING)
)


class Identities:
    """The verdicts as they are now."""

    def __init__(self, connection: Connection, without: tuple[str, str] | None = None) -> None:
        """Reads all verdicts, but that on the pair left out: they are as many as a person has given."""
        self._above: dict[str, str] = {}
        edges = [edge for edge in connection.execute(_EDGES).all() if tuple(edge[:2]) != without]
        for first, second, verdict in edges:
            if verdict == "same":
                self._join(first, second)
        self._said = {
            frozenset((self.of(first), self.of(second))): verdict
            for first, second, verdict in edges
            if verdict != "same"
        }

    def _join(self, first: str, second: str) -> None:
        low, high = sorted((self.of(first), self.of(second)))
        self._above |= {low: low, high: low}

    def of(self, key: str) -> str:
        """One representative of all that is the same as the key: the first of them by the alphabet."""
        above = self._above.get(key, key)
        if above == key:
            return key
        self._above[key] = found = self.of(above)
        return found

    def members(self, key: str) -> frozenset[str]:
        """All keys that stand for the same, the key itself among them."""
        mine = self.of(key)
        return frozenset({key, *(other for other in [*self._above] if self.of(other) == mine)})

    def verdict(self, first: str, second: str) -> str | None:
        """What was said about the two, or about others that are the same as they: same, different, unsure or None."""
        one, other = self.of(first), self.of(second)
        return "same" if one == other else self._said.get(frozenset((one, other)))


# ---------------------------------------------------------------- names and their keys


def names_of(connection: Connection, rows: Iterable[int]) -> dict[int, frozenset[str]]:
    """All names of people and bodies by record row: identifier, decided name and aliases, and names in claims."""
    found: dict[int, set[str]] = {}
    for chunk in _chunks(rows):
        kept = {row: {key.partition("/")[2]} for row, key in quick(connection, _KEYS, rows=chunk)}
        for decided in _DECIDED:
            for row, name, aliases in quick(connection, decided, rows=[*kept]):
                kept[row].update(filter(None, (name, *elements(aliases or "[]"))))
        for row, field, norm in quick(connection, _SAID, rows=[*kept]):
            kept[row].update((norm,) if field == "name" else elements(norm))
        found |= kept
    return {row: frozenset(called) for row, called in found.items()}


def refresh_names(connection: Connection, rows: Iterable[int], claims: Iterable[int] = ()) -> frozenset[str]:
    """Bring the keys of names up to date for those of these records, and of those that the claims speak about, that are
    people or bodies; gives the groups of all keys they have, or had.
    """
    rows = named_rows(connection, rows, claims)
    before = _kept(connection, rows)
    after = _fresh(connection, rows)
    gone, new = before - after, after - before
    for text, row in gone:
        connection.execute(delete(SKELETON).where(SKELETON.c.text == text, SKELETON.c.record_id == row))
    if new:
        connection.execute(SKELETON.insert(), [{"text": text, "record_id": row} for text, row in sorted(new)])
    return frozenset(f"names:{text}" for text, _ in before | after)


def name_groups(connection: Connection, keys: Iterable[str]) -> frozenset[str]:
    """The groups that these records belong to by their names."""
    found: set[str] = set()
    for chunk in _chunks(keys):
        kept = select(SKELETON.c.text).join(Record, Record.id == SKELETON.c.record_id).where(Record.key.in_(chunk))
        found.update(connection.execute(kept).scalars())
    return frozenset(f"names:{text}" for text in found)


def _kept(connection: Connection, rows: Iterable[int]) -> set[tuple[str, int]]:
    found: set[tuple[str, int]] = set()
    for chunk in _chunks(rows):
        kept = select(SKELETON.c.text, SKELETON.c.record_id).where(SKELETON.c.record_id.in_(chunk))
        found.update((text, row) for text, row in connection.execute(kept))
    return found


def _fresh(connection: Connection, rows: list[int]) -> set[tuple[str, int]]:
    types: dict[int, str] = {}
    for chunk in _chunks(rows):
        types.update(connection.execute(select(Record.id, Record.type).where(Record.id.in_(chunk))).all())
    return {
        (text, row)
        for row, called in names_of(connection, rows).items()
        for name in called
        for text in names.skeletons(types[row], name)
    }


def rebuild_names(connection: Connection) -> None:
    """Make the keys of all names anew."""
    refresh_names(connection, _everybody(connection))


def stale_names(connection: Connection) -> list[str]:
    """Faults of the keys of names, in words."""
    rows = _everybody(connection)
    wrong = _kept(connection, rows) ^ _fresh(connection, rows)
    return sorted({f"the key “{text}” of the names of record {row} is out of date" for text, row in wrong})


def named_rows(connection: Connection, rows: Iterable[int], claims: Iterable[int]) -> list[int]:
    """Those of these records, and of those that the claims speak about, that are people or bodies."""
    found: set[int] = set()
    for chunk in _chunks(rows):
        found.update(connection.execute(_NAMED_ROWS.where(Record.id.in_(chunk))).scalars())
    for chunk in _chunks(claims):
        spoken = _NAMED_ROWS.join(Claim, Claim.record_id == Record.id).where(Claim.id.in_(chunk))
        found.update(connection.execute(spoken).scalars())
    return sorted(found)


def _everybody(connection: Connection) -> list[int]:
    return list(connection.execute(_NAMED_ROWS).scalars())


# ---------------------------------------------------------------- claims that speak of somebody


def _abouts() -> dict[str, tuple[Any, ...]]:
    """Such statements by type, as they are asked over and over."""
    key, slug = bindparam("key", type_=Text), bindparam("slug", type_=Text)
    active = select(Claim.id).where(Claim.status == "active").order_by(Claim.id)
    own = active.join(Record, Record.id == Claim.record_id).where(Record.key == key)
    joined = active.join(_ACCESSION, _ACCESSION.c.id == Claim.record_id).where(_ACCESSION.c.declaration == slug)
    framed = active.where(Claim.field == "framework", Claim.norm == key)
    member = active.join(_MEMBER, _MEMBER.c.id == Claim.record_id).where(_MEMBER.c.party == slug)
    body = active.where(Claim.field == "body", Claim.norm == key)
    # In the order of an index, so that whoever wants the first few need not look through them all.
    signed = active.order_by(None).order_by(Claim.record_id, Claim.id)
    signed = signed.where(Claim.field == "signatories", Claim.norm.contains(bindparam("element", type_=Text)))
    return {"": (own,), "declaration": (own, joined, framed), **dict.fromkeys(NAMED, (own, member, body, signed))}


_ABOUT = _abouts()
_FEW_ABOUT = {kind: tuple(one.limit(_FEW) for one in statements) for kind, statements in _ABOUT.items()}


def about(connection: Connection, key: str, *, few: bool = False) -> Iterator[list[int]]:
    """The rows of the active claims whose meaning hangs on who the key is, the plainest first: claims on the record,
    on its roles in delegations or on joining it, and claims that name it; `few`: so many of each at most.
    """
    kind, _, slug = key.partition("/")
    statements = _FEW_ABOUT if few else _ABOUT
    for statement in statements.get(kind, statements[""]):
        yield [row for (row,) in quick(connection, statement, key=key, slug=slug, element=f'"{key}"')]


def claims_about(connection: Connection, keys: Iterable[str]) -> set[int]:
    """The rows of all such claims for these keys, places and events (`place/…`, `event/…`) among them."""
    wanted = set(keys)
    found = {row for key in wanted for rows in about(connection, key) for row in rows}
    for kind in {key.partition("/")[0] for key in wanted} & _SPOKEN.keys():
        here = select(Claim.id, Claim.norm).where(Claim.field.in_(_SPOKEN[kind]), Claim.status == "active")
        found |= {row for row, norm in connection.execute(here) if named_key(kind, norm) in wanted}
    return found


def _chunks(items: Iterable[T]) -> Iterator[list[T]]:
    waiting = list(items)
    for at in range(0, len(waiting), _CHUNK):
        yield waiting[at : at + _CHUNK]
