"""What capture proposes for an article of the workspace: drafts that no claim covers yet, and what is mentioned where.

Nothing is stored here. A draft becomes a claim by `edits.Cite`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, select

from db.capture import Draft, Mention, Reading, Zone, read
from db.evidence import Article, Claim, Quote, Setting
from db.keys import parse_key
from db.kinds import Invalid
from db.queries.records import names_of
from db.records import TYPES, Record


@dataclass(frozen=True, slots=True)
class Proposals:
    """The drafts and mentions of one article in reading order, and the labels of the drafts' records by key."""

    drafts: tuple[Draft, ...]
    mentions: tuple[Mention, ...]
    labels: Mapping[str, str]


NOTHING = Proposals((), (), {})


def proposals(connection: Connection, article: int) -> Proposals:
    """What can be proposed for the article and is not a claim there already, rejected claims included."""
    columns = (Article.text, Article.published, Article.language, Article.zones)
    found = connection.execute(select(*columns).where(Article.id == article)).first()
    if found is None:
        return NOTHING
    reading = _read(found.text, found.published, found.language, home(connection), found.zones)
    known = _known(connection, article)
    drafts = tuple(draft for draft in reading.drafts if _enterable(draft) and not _covered(draft, known))
    return Proposals(drafts, reading.mentions, names_of(connection, {draft.record for draft in drafts}))


def home(connection: Connection) -> str:
    """The home party of the workspace."""
    value = connection.execute(select(Setting.value).where(Setting.name == "home")).scalar()
    return "UKR" if value is None else json.loads(value)


@lru_cache(maxsize=4)
def _read(text: str, published: str | None, language: str | None, home_party: str, zones: str) -> Reading:
    return read(text, published, language, home_party, tuple(Zone(*zone) for zone in json.loads(zones)))


_Known = dict[tuple[str, str, str], list[tuple[int, int]]]


def _known(connection: Connection, article: int) -> _Known:
    statement = (
        select(Record.key, Claim.field, Claim.norm, Quote.start, Quote.end)
        .join(Record, Record.id == Claim.record_id)
        .join(Quote, Quote.id == Claim.quote_id)
        .where(Quote.article_id == article)
    )
    known: _Known = {}
    for key, field, norm, start, end in connection.execute(statement):
        known.setdefault((key, field, norm), []).append((start, end))
    return known


def _covered(draft: Draft, known: _Known) -> bool:
    spans = known.get((draft.record, draft.field, draft.norm), ())
    return any(start < draft.end and draft.start < end for start, end in spans)


def _enterable(draft: Draft) -> bool:
    """Whether the draft names a record and a field that there can be."""
    try:
        return draft.field in TYPES[parse_key(draft.record).type].fields
    except Invalid:
        return False
