"""What capture proposes for an article of the workspace: drafts that no claim covers and nobody refused, and what is
mentioned where.

Nothing is stored here. A draft becomes a claim by `edits.Cite`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, select

from db.capture import Draft, Mention, Reading, Zone, read
from db.evidence import Article, Claim, Quote, Refusal, Setting
from db.keys import parse_key
from db.kinds import Invalid
from db.queries.records import names_of
from db.records import TYPES, Record


@dataclass(frozen=True, slots=True)
class Proposals:
    """The drafts and mentions of one article in reading order, and the labels of the drafts' records by key.

    `refused` are the drafts that were refused, `total` counts all that were read, also those that are claims by now.
    """

    drafts: tuple[Draft, ...]
    mentions: tuple[Mention, ...]
    labels: Mapping[str, str]
    refused: tuple[Draft, ...] = ()
    total: int = 0


NOTHING = Proposals((), (), {})


def proposals(connection: Connection, article: int) -> Proposals:
    """What can be proposed for the article and is not a claim there already, rejected claims included."""
    reading = reading_of(connection, article)
    if reading is None:
        return NOTHING
    known, said_no = _known(connection, article), refusals(connection, article)
    read_there = [draft for draft in reading.drafts if _enterable(draft)]
    waiting = [draft for draft in read_there if not _covered(draft, known)]
    drafts = tuple(draft for draft in waiting if refusal_of(draft) not in said_no)
    refused = tuple(draft for draft in waiting if refusal_of(draft) in said_no)
    labels = names_of(connection, {draft.record for draft in waiting})
    return Proposals(drafts, reading.mentions, labels, refused, len(read_there))


def reading_of(connection: Connection, article: int) -> Reading | None:
    """All that is seen in the article, with its date and its zones; None where there is no such article."""
    columns = (Article.text, Article.published, Article.language, Article.zones)
    found = connection.execute(select(*columns).where(Article.id == article)).first()
    if found is None:
        return None
    return _read(found.text, found.published, found.language, home(connection), found.zones)


Said = tuple[int, int, str, str, str]


def refusals(connection: Connection, article: int) -> set[Said]:
    """What was refused in the article: start and end of the quote, record, field, norm."""
    columns = (Refusal.start, Refusal.end, Refusal.record, Refusal.field, Refusal.norm)
    found = connection.execute(select(*columns).where(Refusal.article_id == article))
    return {(start, end, record, field, norm) for start, end, record, field, norm in found}


def refusal_of(draft: Draft) -> Said:
    """What a refusal of the draft would remember."""
    return draft.start, draft.end, draft.record, draft.field, draft.norm


def home(connection: Connection) -> str:
    """The home party of the workspace."""
    value = connection.execute(select(Setting.value).where(Setting.name == "home")).scalar()
    return "UKR" if value is None else json.loads(value)


@lru_cache(maxsize=4)
def _read(text: str, published: str | None, language: str | None, home_party: str, zones: str) -> Reading:
    return read(text, published, language, home_party, tuple(Zone(*zone) for zone in json.loads(zones)))


_Known = dict[tuple[str, str, str | None], list[tuple[int, int]]]


def _known(connection: Connection, article: int) -> _Known:
    """Where claims stand by record, field and norm, and those that count also by record and field alone."""
    statement = (
        select(Record.key, Claim.field, Claim.norm, Claim.status, Quote.start, Quote.end)
        .join(Record, Record.id == Claim.record_id)
        .join(Quote, Quote.id == Claim.quote_id)
        .where(Quote.article_id == article)
    )
    known: _Known = {}
    for key, field, norm, status, start, end in connection.execute(statement):
        known.setdefault((key, field, norm), []).append((start, end))
        if status == "active":
            known.setdefault((key, field, None), []).append((start, end))
    return known


def _covered(draft: Draft, known: _Known) -> bool:
    """Whether a claim says the same of these words; or another value for a field with one value, in the very quote."""
    spans = known.get((draft.record, draft.field, draft.norm), ())
    if any(start < draft.end and draft.start < end for start, end in spans):
        return True
    one = not TYPES[parse_key(draft.record).type].fields[draft.field].kind.many
    return one and (draft.start, draft.end) in known.get((draft.record, draft.field, None), ())


def _enterable(draft: Draft) -> bool:
    """Whether the draft names a record and a field that there can be."""
    try:
        return draft.field in TYPES[parse_key(draft.record).type].fields
    except Invalid:
        return False
