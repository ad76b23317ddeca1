"""Storing claims, one or a million by the same path: keys, values and quotes are checked, then written in bulk."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from json.encoder import encode_basestring as quoted
from typing import Any, NamedTuple, Protocol

from sqlalchemy import bindparam, select

from db.capture import SUPPORTLESS
from db.edits.context import CHUNK, Reading, Workshop, field_kind
from db.edits.indexes import IndexesLater
from db.evidence import Claim, Quote
from db.keys import UNKNOWN, parse_key
from db.kinds import DATE, Invalid, Kind, elements
from db.kinds.many import ManyKind
from db.kinds.references import ReferenceKind
from db.ledger import marks, now
from db.text import sentence_at

_AROUND = 32
_REMEMBERED = 100_000
_CLAIM_COLUMNS = (
    *("id", "digest", "record_id", "field", "printed", "norm", "value_earliest", "value_latest"),
    *("as_of", "as_of_earliest", "as_of_latest", "quote_id", "attributed_to", "mode", "list_flag"),
    *("certainty", "credibility", "status", "reason", "coder", "created_at"),
)
_QUOTE_COLUMNS = ("article_id", "start", "end", "exact", "prefix", "suffix", "sentence")
Place = tuple[int, int, int]


class Stated(Protocol):
    """What is said of a claim that is to be stored: a `NewClaim`, or the like from a file."""

    @property
    def record(self) -> str: ...
    @property
    def field(self) -> str: ...
    @property
    def value(self) -> str | int | float | list[str]: ...
    @property
    def norm(self) -> str | None: ...
    @property
    def article(self) -> int | None: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def as_of(self) -> str | None: ...
    @property
    def attributed_to(self) -> str | None: ...
    @property
    def mode(self) -> str: ...
    @property
    def list_flag(self) -> str: ...
    @property
    def certainty(self) -> str: ...
    @property
    def credibility(self) -> str | None: ...
    @property
    def status(self) -> str: ...
    @property
    def reason(self) -> str | None: ...


class Checked(NamedTuple):
    """A claim that may be stored: canonical key, normalised value, place of its quote, public id."""

    new: Stated
    key: str
    read: Reading
    printed: str
    as_of: tuple[str | None, str | None, str | None]
    place: Place | None
    digest: str


def check(workshop: Workshop, new: Stated) -> Checked:
    """The claim with key, value and quote checked. Raises Invalid that says what to mend."""
    key = parse_key(new.record).text
    read = _read(workshop, key, new)
    as_of = _as_of(new.as_of or _own_as_of(key))
    origin, place = "", None
    if new.article is not None:
        article = workshop.article(new.article)
        origin = article.sha256
        if as_of[0] in (None, article.published):
            as_of = _published(workshop, new.article)
        place = _place(workshop, new.article, new.start, new.end)
    said = (key, new.field, read.norm, as_of[0] or "", new.attributed_to or "", new.mode, new.list_flag)
    first, last = place[1:] if place else (0, 0)
    # The canonical JSON of the list of all these, written out: this is done a million times.
    identity = f"[{quoted(origin)},{first},{last},{','.join(map(quoted, said))}]"
    public = sha256(identity.encode()).hexdigest()[:16]
    return Checked(new, key, read, _printed(new.value), as_of, place, public)


def _read(workshop: Workshop, key: str, new: Stated) -> Reading:
    """The value as its kind reads it in that article; said again, of whatever record, it is not read again."""
    raw = new.value if new.norm is None else new.norm
    kind = field_kind(key, new.field)
    if not isinstance(raw, str):  # 1, 1.0 and True are one key of a dictionary
        return _read_anew(workshop, kind, raw, new.article)
    said = (id(kind), raw, new.article)  # kinds live as long as the program
    known = workshop.readings.get(said)
    if known is None:
        if len(workshop.readings) >= _REMEMBERED:
            workshop.readings.clear()
        known = workshop.readings[said] = _read_anew(workshop, kind, raw, new.article)
    return known


def _read_anew(workshop: Workshop, kind: Kind, raw: str | int | float | list[str], article: int | None) -> Reading:
    norm = kind.clean(raw, workshop.context(article))
    return Reading(norm, kind.bounds(norm) or (None, None), _referenced(kind, norm))


def _printed(value: str | int | float | list[str]) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)


def _own_as_of(key: str) -> str | None:
    """The as-of that a tally has in its key; None of any other record, and of a tally of unknown date."""
    day = parse_key(key).parts.get("as_of") if key.startswith("tally/") else None
    return None if day == UNKNOWN else day


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
    stored: dict[str, None] = {}
    before = workshop.writer.allocate(Claim, 0) - 1
    with IndexesLater(workshop.connection, Claim, before) as indexes:
        for chunk in _chunks(claims):
            unique = {claim.digest: claim for claim in chunk if claim.digest not in stored}
            fresh = _fresh(workshop, unique) if before else list(unique.values())
            workshop.ensure([key for claim in fresh for key in (claim.key, *claim.read.named)])
            quotes = _ensure_quotes(workshop, [claim.place for claim in fresh if claim.place])
            stamp = now()
            first = workshop.writer.allocate(Claim, len(fresh))
            rows = [_row(workshop, row, claim, quotes, stamp) for row, claim in enumerate(fresh, first)]
            indexes.come(len(rows))
            workshop.writer.insert_run(Claim, _CLAIM_COLUMNS, rows)
            stored |= dict.fromkeys(claim.digest for claim in fresh)
    return list(stored)


def _fresh(workshop: Workshop, unique: dict[str, Checked]) -> list[Checked]:
    """Those of the claims that the workspace does not have."""
    # In the driver's own words: to bind thousands of values one by one costs more than to look them up.
    known = f"SELECT digest FROM claim WHERE digest IN ({marks(workshop.connection, len(unique))})"  # noqa: S608
    for (old,) in workshop.connection.exec_driver_sql(known, tuple(unique)):
        del unique[old]
    return list(unique.values())


def _chunks(claims: Iterable[Checked]) -> Iterator[list[Checked]]:
    chunk: list[Checked] = []
    for claim in claims:
        chunk.append(claim)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _referenced(kind: Kind, norm: str) -> tuple[str, ...]:
    """The keys of the records that the value names."""
    if isinstance(kind, ReferenceKind):
        return (norm,)
    return elements(norm) if isinstance(kind, ManyKind) and isinstance(kind.item, ReferenceKind) else ()


_QUOTES = select(Quote.article_id, Quote.start, Quote.end, Quote.id).where(
    Quote.article_id == bindparam("article"), Quote.start.between(bindparam("low"), bindparam("high"))
)


def _ensure_quotes(workshop: Workshop, places: Sequence[Place]) -> dict[Place, int]:
    wanted = list(dict.fromkeys(places))
    known: dict[Place, int] = {}
    for article in dict.fromkeys(place[0] for place in wanted):
        low = min(place[1] for place in wanted if place[0] == article)
        high = max(place[1] for place in wanted if place[0] == article)
        found = workshop.connection.execute(_QUOTES, {"article": article, "low": low, "high": high})
        known.update({(row[0], row[1], row[2]): row[3] for row in found})
    fresh = [place for place in wanted if place not in known]
    ids = workshop.writer.insert_many(Quote, _QUOTE_COLUMNS, [_quote(workshop, place) for place in fresh])
    known.update(zip(fresh, ids, strict=True))
    return known


def _quote(workshop: Workshop, place: Place) -> tuple[Any, ...]:
    article, start, end = place
    text = workshop.article(article).text
    sentence = sentence_at(text, start)[0]
    return (*place, text[start:end], text[max(0, start - _AROUND) : start], text[end : end + _AROUND], sentence)


def _row(workshop: Workshop, row: int, claim: Checked, quotes: dict[Place, int], stamp: str) -> tuple[Any, ...]:
    new, read = claim.new, claim.read
    return (
        *(row, claim.digest, workshop.records[claim.key], new.field, claim.printed, read.norm, *read.bounds),
        *(*claim.as_of, quotes[claim.place] if claim.place else None, new.attributed_to, new.mode, new.list_flag),
        *(new.certainty, new.credibility, new.status, new.reason, workshop.writer.coder, stamp),
    )
