"""Groups of one field, one commitment, one delegation or one claim, as the workspace holds them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from sqlalchemy import BindParameter, Connection, and_, bindparam, func, or_, select

from db.evidence import Article, Claim, Quote
from db.findings.loading import ACTIVE, LISTED, Loaded, columns, joined, keys_of_records, loaded
from db.findings.sorts import Sort
from db.keys import parse_key
from db.records import TYPES, Commitment, Member, Record
from db.rules.events import LADDER, PAST
from db.rules.lost import NOBODY
from db.rules.promises import alike
from db.rules.values import is_compared

_RECORD: BindParameter[str] = bindparam("record")


def slots(connection: Connection) -> list[tuple[int, str]]:
    """Record row and field of each single-valued field that is given more than one value: one walk over one index."""
    compared = _compared()
    return [(row, field) for row, field, kind in connection.execute(_TYPED) if (kind, field) in compared]


# The least and the greatest: to count the distinct ones costs twice as much.
_SEVERAL = (
    select(Claim.record_id, Claim.field)
    .where(ACTIVE)
    .group_by(Claim.record_id, Claim.field)
    .having(func.min(Claim.norm) < func.max(Claim.norm))
    .subquery()
)
_TYPED = select(_SEVERAL.c.record_id, _SEVERAL.c.field, Record.type).join(Record, Record.id == _SEVERAL.c.record_id)


@cache
def _compared() -> frozenset[tuple[str, str]]:
    """The record types and fields of which two values are compared with each other."""
    every = ((kind, field) for kind, model in TYPES.items() for field in model.fields.values())
    return frozenset((kind, field.name) for kind, field in every if is_compared(kind, field.name, field.kind))


def _slot_claims(connection: Connection, key: str) -> list[Loaded]:
    record, _, field = key.rpartition(":")
    return loaded(connection, _SLOT, record=record, field=field)


_SLOT = joined(Record.key == _RECORD, Claim.field == bindparam("field"))


def _no_slots(_connection: Connection) -> Iterable[str]:
    """None one by one: a full check asks for `slots` and loads many at a time."""
    return ()


def _commitment_claims(connection: Connection, key: str) -> list[Loaded]:
    return loaded(connection, _COMMITMENT, record=key)


_COMMITMENT = joined(Record.key == _RECORD)


def _commitments(connection: Connection) -> Iterator[str]:
    fields = ("amount", "provider", "recipient")
    yield from keys_of_records(connection, Record.type == "commitment", Claim.field.in_(fields))


def _alike_claims(connection: Connection, key: str) -> list[Loaded]:
    country = key.partition(":")[0]
    records = (f"commitment/{country}/{slug}" for slug in connection.execute(_SLUGS, {"country": country}).scalars())
    same = [record for record in records if alike(record) == key]
    return loaded(connection, _ALIKE, records=same) if len(same) > 1 else []


_SLUGS = select(columns(Commitment).slug).where(columns(Commitment).country == bindparam("country"))
_ALIKE = joined(Record.key.in_(bindparam("records", expanding=True)))


def _alike(connection: Connection) -> Iterator[str]:
    counted = Counter(map(alike, _commitments(connection)))
    yield from (key for key, count in counted.items() if count > 1)


def _delegation_claims(connection: Connection, key: str) -> list[Loaded]:
    country, number, side = key.split("/")
    return loaded(connection, _DELEGATION, country=country, number=int(number), side=side)


_DELEGATION = joined(
    Claim.field == "role",
    Record.id.in_(
        select(columns(Member).id).where(
            columns(Member).country == bindparam("country"),
            columns(Member).number == bindparam("number"),
            columns(Member).side == bindparam("side"),
        )
    ),
)


def _delegations(connection: Connection) -> Iterator[str]:
    leading = Claim.norm.in_(("nominal-head", "round-lead", "lead"))
    people: dict[str, int] = {}
    for key in keys_of_records(connection, Record.type == "member", Claim.field == "role", leading):
        delegation = "/".join(list(parse_key(key).parts.values())[:3])
        people[delegation] = people.get(delegation, 0) + 1
    yield from (delegation for delegation, count in people.items() if count > 1)


def _claim_itself(connection: Connection, key: str) -> list[Loaded]:
    return loaded(connection, _CLAIM, digest=key)


_CLAIM = joined(Claim.digest == bindparam("digest"))


def _claims(connection: Connection) -> Iterator[str]:
    """Claims that date something after their article, whose track was guessed, or that lost what belongs to them."""
    types, fields = zip(*PAST, strict=True)
    late = (
        select(Claim.digest)
        .join(Record, Record.id == Claim.record_id)
        .join(Quote, Quote.id == Claim.quote_id)
        .join(Article, Article.id == Quote.article_id)
        .where(ACTIVE, Claim.value_earliest > Article.published_latest)
        .where(Record.type.in_(sorted(set(types))), Claim.field.in_(sorted(set(fields))))
    )
    timed = or_(Claim.field == "status", Claim.field.in_(sorted({field for _, field in LADDER})))
    guessed = select(Claim.digest).where(and_(ACTIVE, timed, Claim.certainty == "inferred"))
    bare = select(Claim.digest).where(ACTIVE, Claim.field == "duration")
    bare = bare.where(func.lower(Claim.printed) == func.upper(Claim.printed))
    announced = select(Claim.digest).join(Quote, Quote.id == Claim.quote_id)
    announced = announced.where(ACTIVE, LISTED, or_(Claim.norm == NOBODY, func.rtrim(Quote.exact).endswith(":")))
    statements = (late, guessed, bare, announced)
    yield from sorted({digest for statement in statements for digest in connection.execute(statement).scalars()})


SORTS = {
    "slot": Sort(_slot_claims, _no_slots),
    "commitment": Sort(_commitment_claims, _commitments),
    "alike": Sort(_alike_claims, _alike),
    "delegation": Sort(_delegation_claims, _delegations),
    "claim": Sort(_claim_itself, _claims),
}
