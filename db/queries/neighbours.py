"""Which records a claim might speak of instead: those about the same country, and those that its article speaks of."""

from sqlalchemy import Connection, select

from db.evidence import Claim, Quote
from db.keys import parse_key
from db.queries.records import RecordName
from db.records import TYPES, Record

_MOST = 40


def neighbours(connection: Connection, claim: str) -> list[RecordName]:
    """The nearest first: of the same country, some of which may not be there yet; of the same article; of the type."""
    slot = select(Record.key, Record.type, Record.partner, Quote.article_id).join(Claim, Claim.record_id == Record.id)
    own = connection.execute(slot.outerjoin(Quote, Quote.id == Claim.quote_id).where(Claim.digest == claim)).first()
    if own is None:
        return []
    named = select(Record.key, Record.type, Record.label)
    found: list[RecordName] = []
    if own.partner:
        siblings = named.where(Record.partner == own.partner).order_by(Record.type, Record.label, Record.id)
        found += _names(connection, siblings)
        found += _missing(connection, own.partner, {name.key for name in found})
    if own.article_id is not None:
        said = select(Claim.record_id).join(Quote, Quote.id == Claim.quote_id).where(Quote.article_id == own.article_id)
        found += _names(connection, named.where(Record.id.in_(said)).order_by(Record.type, Record.label, Record.id))
    found += _names(connection, named.where(Record.type == own.type).order_by(Record.label, Record.id))
    return [name for name in dict.fromkeys(found) if name.key != own.key]


def _names(connection: Connection, statement: object) -> list[RecordName]:
    return [RecordName(*row) for row in connection.execute(statement.limit(_MOST))]  # type: ignore[attr-defined]


def _missing(connection: Connection, partner: str, known: set[str]) -> list[RecordName]:
    """The records of the country's own that nobody has spoken of yet: named by the country, or by a declaration too."""
    keys = [f"{name}/{partner}" for name, model in TYPES.items() if [*model.parts][:1] == ["country"] and _short(name)]
    declarations = connection.execute(select(Record.key).where(Record.type == "declaration").limit(_MOST)).scalars()
    keys += [f"accession/{key.partition('/')[2]}/{partner}" for key in declarations]
    return [RecordName(key, parse_key(key).type, "") for key in keys if key not in known]


def _short(name: str) -> bool:
    """Whether the country alone may name a record of the type."""
    return all(part.optional for part in list(TYPES[name].parts.values())[1:])
