"""Storing claims, one or a million by the same path: keys, values and quotes are checked, then written in bulk."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import select

from db.edits.commands import NewClaim
from db.edits.context import CHUNK, Workshop, field_kind
from db.evidence import Claim, Quote
from db.keys import parse_key
from db.kinds import DATE, Invalid, elements
from db.kinds.many import ManyKind
from db.kinds.references import ReferenceKind
from db.ledger import now
from db.text import digest, sentence_at

SUPPORTLESS = frozenset({"links", "appeal", "navigation", "caption", "consent"})
_AROUND = 32
_CLAIM_COLUMNS = (
    *("digest", "record_id", "field", "printed", "norm", "value_earliest", "value_latest"),
    *("as_of", "as_of_earliest", "as_of_latest", "quote_id", "attributed_to", "mode", "list_flag"),
    *("certainty", "credibility", "status", "reason", "coder", "created_at"),
)
_QUOTE_COLUMNS = ("article_id", "start", "end", "exact", "prefix", "suffix", "sentence")
Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim that may be stored: canonical key, normalised value, place of its quote, public id."""

    new: NewClaim
    key: str
    printed: str
    norm: str
    bounds: tuple[str | None, str | None]
    as_of: tuple[str | None, str | None, str | None]
    place: Place | None
    digest: str


def check(workshop: Workshop, new: NewClaim) -> Checked:
    """The claim with key, value and quote checked. Raises Invalid that says what to mend."""
    key = parse_key(new.record).text
    kind = field_kind(key, new.field)
    raw = new.value if new.norm is None else new.norm
    norm = kind.clean(raw, workshop.context(new.article))
    bounds = kind.bounds(norm) or (None, None)
    as_of = _as_of(new.as_of)
    if new.article is not None and as_of[0] in (None, workshop.article(new.article).published):
        as_of = _published(workshop, new.article)
    place = None if new.article is None else _place(workshop, new.article, new.start, new.end)
    origin = workshop.article(new.article).sha256 if new.article is not None else ""
    span = place[1:] if place else (0, 0)
    identity = [origin, *span, key, new.field, norm, as_of[0] or "", new.attributed_to or "", new.mode, new.list_flag]
    return Checked(new, key, _printed(new.value), norm, bounds, as_of, place, digest(identity, 16))


def _printed(value: str | int | float | list[str]) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)


@lru_cache(maxsize=4096)
def _as_of(words: str | None) -> tuple[str | None, str | None, str | None]:
    if not words:
        return None, None, None
    try:
        norm = DATE.clean(words)
    except Invalid as error:
        raise Invalid(f"As of: {error}") from error
    earliest, latest = DATE.bounds(norm) or (None, None)
    return norm, earliest, latest


def _published(workshop: Workshop, article: int) -> tuple[None, str | None, str | None]:
    """The as-of of a claim that follows its article: nothing of its own, and the days of the publication.

    Saying the article's very date changes nothing, so that a claim has one id however it came in.
    """
    row = workshop.article(article)
    return None, row.published_earliest, row.published_latest


def _place(workshop: Workshop, article: int, start: int, end: int) -> Place:
    row = workshop.article(article)
    if not 0 <= start < end <= len(row.text):
        raise Invalid(f"The quote lies outside the text of {row.name}; select it again")
    for kind, zone_start, zone_end in _zones(row.zones):
        if kind in SUPPORTLESS and start < zone_end and zone_start < end:
            raise Invalid(
                f"“{row.text[start:end][:60]}” stands among {kind} of {row.name}; such text supports no claim"
            )
    return article, start, end


@lru_cache(maxsize=256)
def _zones(text: str) -> tuple[tuple[str, int, int], ...]:
    return tuple((kind, start, end) for kind, start, end in json.loads(text))


def store(workshop: Workshop, claims: Iterable[Checked]) -> list[str]:
    """Write the claims that the workspace does not have yet; their public ids. Works a chunk at a time."""
    stored: list[str] = []
    for chunk in _chunks(claims):
        unique = {claim.digest: claim for claim in chunk}
        known = select(Claim.digest).where(Claim.digest.in_(unique))
        for old in workshop.connection.execute(known).scalars():
            del unique[old]
        fresh = list(unique.values())
        workshop.ensure([claim.key for claim in fresh] + [key for claim in fresh for key in _referenced(claim)])
        quotes = _ensure_quotes(workshop, [claim.place for claim in fresh if claim.place])
        stamp = now()
        rows = [_row(workshop, claim, quotes, stamp) for claim in fresh]
        workshop.writer.insert_many(Claim, _CLAIM_COLUMNS, rows)
        stored += unique
    return stored


def _chunks(claims: Iterable[Checked]) -> Iterator[list[Checked]]:
    chunk: list[Checked] = []
    for claim in claims:
        chunk.append(claim)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _referenced(claim: Checked) -> list[str]:
    kind = field_kind(claim.key, claim.new.field)
    if isinstance(kind, ReferenceKind):
        return [claim.norm]
    return list(elements(claim.norm)) if isinstance(kind, ManyKind) and isinstance(kind.item, ReferenceKind) else []


def _ensure_quotes(workshop: Workshop, places: Sequence[Place]) -> dict[Place, int]:
    wanted = list(dict.fromkeys(places))
    known: dict[Place, int] = {}
    for article in dict.fromkeys(place[0] for place in wanted):
        low = min(place[1] for place in wanted if place[0] == article)
        high = max(place[1] for place in wanted if place[0] == article)
        found = select(Quote.article_id, Quote.start, Quote.end, Quote.id)
        found = found.where(Quote.article_id == article, Quote.start.between(low, high))
        known.update({(row[0], row[1], row[2]): row[3] for row in workshop.connection.execute(found)})
    fresh = [place for place in wanted if place not in known]
    ids = workshop.writer.insert_many(Quote, _QUOTE_COLUMNS, [_quote(workshop, place) for place in fresh])
    known.update(zip(fresh, ids, strict=True))
    return known


def _quote(workshop: Workshop, place: Place) -> tuple[Any, ...]:
    article, start, end = place
    text = workshop.article(article).text
    sentence = sentence_at(text, start)[0]
    return (*place, text[start:end], text[max(0, start - _AROUND) : start], text[end : end + _AROUND], sentence)


def _row(workshop: Workshop, claim: Checked, quotes: dict[Place, int], stamp: str) -> tuple[Any, ...]:
    new = claim.new
    quote = quotes[claim.place] if claim.place else None
    values = (claim.digest, workshop.records[claim.key], new.field, claim.printed, claim.norm, *claim.bounds)
    source = (*claim.as_of, quote, new.attributed_to, new.mode, new.list_flag, new.certainty, new.credibility)
    return (*values, *source, new.status, new.reason, workshop.writer.coder, stamp)
