"""What of an article is still to be read: sentences that promise a value and support no claim.

Not what is proposed there (`drafts`). Reading a text takes long; what only the text tells is kept by `Reader`.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from db.capture import SUPPORTLESS, Draft, Mention
from db.evidence import Article, Change, Claim, Passage, Quote
from db.queries.drafts import Said, reading_of, refusal_of, refusals
from db.text import sentences

PROMISING = frozenset({"country", "date", "count", "amount", "post", "status"})
LONGEST = 2_000_000  # characters of an article that is read without being opened
_MANY = 1_000  # changes that are looked at one by one
Span = tuple[int, int]


class Worth(NamedTuple):
    """What the text alone tells: the sentences that promise a value, in order, and the drafts there."""

    sentences: tuple[Span, ...]
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Remainder:
    """The sentences of an article that promise a value (`total`), those not read yet, and those passed over."""

    total: int = 0
    unread: tuple[Span, ...] = ()
    passed: tuple[Span, ...] = ()

    @property
    def read(self) -> int:
        """How many of the sentences are read."""
        return self.total - len(self.unread)


def remainder(connection: Connection, article: int) -> Remainder:
    """What is left to read in one article. A sentence is read when a claim stands on it, also a rejected one, when it
    was passed over, or when all that was proposed there was refused.
    """
    return _left(connection, article, _worth(connection, article))


class Touched(NamedTuple):
    """The newest step, and the articles of which another share may be read since an older one; None for any of them."""

    step: int
    articles: frozenset[int] | None


def touched(connection: Connection, since: int) -> Touched:
    """What the steps after `since` touched. Claims come and go with their quotes, so that these tell of both."""
    step = connection.execute(select(func.max(Change.edit_id))).scalar() or 0
    telling = (Change.edit_id > since) & Change.table_name.in_(("article", "quote", "passage", "refusal", "setting"))
    columns = (Change.table_name, Change.row, Change.last_row, Change.before, Change.after)
    changes = connection.execute(select(*columns).where(telling).limit(_MANY)).all()
    if not since or len(changes) == _MANY:
        return Touched(step, None)
    found: set[int] = set()
    for change in changes:
        if change.table_name == "setting" or (change.table_name != "article" and change.last_row > change.row):
            return Touched(step, None)
        if change.table_name == "article":
            found.update(range(change.row, change.last_row + 1))
        else:
            found.add(json.loads(change.after or change.before)["article_id"])
    return Touched(step, frozenset(found))


class Reader:
    """How much of each article is read. It keeps what the texts tell, so that only what is new is read again."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[tuple[str | None, ...], Worth]] = {}

    def read(self, connection: Connection, articles: Sequence[int]) -> dict[int, Remainder]:
        """What is left to read in these articles, by their ids; those that are no more, or too long, are left out."""
        columns = (Article.text_sha256, Article.published, Article.language, Article.zones)
        rows = connection.execute(
            select(Article.id, *columns).where(Article.id.in_(articles), func.length(Article.text) < LONGEST)
        ).all()
        return {row[0]: _left(connection, row[0], self._worth(connection, row[0], tuple(row[1:]))) for row in rows}

    def _worth(self, connection: Connection, article: int, state: tuple[str | None, ...]) -> Worth:
        kept = self._known.get(article)
        if kept is None or kept[0] != state:
            kept = self._known[article] = (state, _worth(connection, article))
        return kept[1]


def _worth(connection: Connection, article: int) -> Worth:
    text = connection.execute(select(Article.text).where(Article.id == article)).scalar()
    reading = reading_of(connection, article)
    if text is None or reading is None:
        return Worth((), ())
    barren = [(zone.start, zone.end) for zone in reading.zones if zone.kind in SUPPORTLESS]
    promising = _touched(sentences(text), _promises(reading.mentions))
    idle = set(_touched(promising, barren))
    return Worth(tuple(span for span in promising if span not in idle), reading.drafts)


def _promises(mentions: Iterable[Mention]) -> list[Span]:
    return [(mention.start, mention.end) for mention in mentions if mention.kind in PROMISING]


def _left(connection: Connection, article: int, worth: Worth) -> Remainder:
    passages = select(Passage.start, Passage.end).where(Passage.article_id == article)
    passed = sorted((start, end) for start, end in connection.execute(passages))
    cited = select(Quote.start, Quote.end).join(Claim, Claim.quote_id == Quote.id).where(Quote.article_id == article)
    done = [(start, end) for start, end in connection.execute(cited)]
    read = {*_touched(worth.sentences, done), *_touched(worth.sentences, passed)}
    read.update(_all_refused(worth, refusals(connection, article)))
    return Remainder(len(worth.sentences), tuple(span for span in worth.sentences if span not in read), tuple(passed))


def _all_refused(worth: Worth, said_no: set[Said]) -> set[Span]:
    """The sentences in which something was refused and nothing else is proposed."""
    if not said_no:
        return set()
    refused = [(draft.start, draft.end) for draft in worth.drafts if refusal_of(draft) in said_no]
    waiting = [(draft.start, draft.end) for draft in worth.drafts if refusal_of(draft) not in said_no]
    return set(_touched(worth.sentences, refused)) - set(_touched(worth.sentences, waiting))


def _touched(spans: Sequence[Span], others: Iterable[Span]) -> list[Span]:
    """Those of the spans (in order, apart from each other) with which any of the others shares a character."""
    ends = [end for _, end in spans]
    found: set[Span] = set()
    for start, end in others:
        at = bisect_right(ends, start)
        while at < len(spans) and spans[at][0] < end:
            found.add(spans[at])
            at += 1
    return sorted(found)
