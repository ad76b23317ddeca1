"""Reads one article: zones, mentions and drafts of claims. The way in; what is looked for stands in the other modules.

Pure, offline and deterministic. Linear in the length of the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from db.capture import (
    accessions,
    agreements,
    amounts,
    context,
    counts,
    datelines,
    declarations,
    details,
    drafts,
    identities,
    manners,
    modes,
    people,
    persons,
    rounds,
    scopes,
    security,
    terms,
    timing,
)
from db.capture.clauses import Sentence
from db.capture.dates import When, find_dates
from db.capture.events import Event, Memory
from db.capture.languages import guess_language
from db.capture.marks import SCOPE, Marks, find_marks
from db.capture.matcher import tokens as find_tokens
from db.capture.mentions import mentions
from db.capture.model import SUPPORTLESS, Draft, Reading, Token, Zone
from db.capture.money import Money, amounts_in
from db.capture.patterns import alternatives, lowered, plain, table
from db.capture.zones import zones as find_zones
from db.collector import without_collector
from db.text import sentences as find_sentences

_LONGEST = 3000
_SHORT_MONTH = 3
_ITEM = 120
# A sentence without one of these tells of nobody's agreement, whatever its verbs.
_MATTERS = frozenset({"country", "demonym", "group", "capital", "agreement", "talks", "declaration", "states"})
_BULLET = re.compile(r"\s*(?:[-–—•*·▪◦‣●○✓]|\d{1,2}[.)])\s+")


@without_collector()
def read(
    text: str,
    published: str | None = None,
    language: str | None = None,
    home: str = "UKR",
    zones: tuple[Zone, ...] = (),
) -> Reading:
    """All that can be proposed from the text.

    `published` is the article's date (EDTF day, month or year), `language` one of en, uk, de, fr, pl, ru, es, it or
    None to guess, `home` the key of the state whose agreements are followed; `zones` are known, or found where there
    are none.
    Offsets are code points of `text`. Never raises.
    """
    same = plain(text)
    low = lowered(same)
    zones = zones or find_zones(text, low)
    spans = find_sentences(text)
    marks = find_marks(same, low)
    tokens = find_tokens(same, low, language or guess_language(text), tuple(start for start, _ in spans))
    dates = find_dates(same, tokens, marks.figures, published)
    named = _persons(same, tokens)
    clean = _without_overlaps([token for token in tokens if token.kind not in _OF_PEOPLE])
    about = security.speaks_of_security(marks.roles["secure"], marks.roles["offtopic"], clean)
    memory = Memory(home, published, about_security=about)
    sums = list(amounts_in(same, low, marks.figures))
    known = _Known(zones, clean, dates, sums, marks, named, datelines.find(same, clean, dates))
    found = [d for d in _drafts(_sentences(same, low, spans, known, home), memory) if d.start < d.end]
    found.extend(draft for draft in identities.drafts(text, named) if _zone(zones, draft.start) not in SUPPORTLESS)
    found.sort(key=attrgetter("start"))
    seen = [*mentions(text, clean, dates, marks.figures, sums), *identities.mentions(text, named)]
    seen.sort(key=attrgetter("start", "end", "kind"))
    return Reading(zones, tuple(seen), tuple(_once(found)))


def _once(found: list[Draft]) -> Iterator[Draft]:
    """The drafts without those that say of the same words what another rule has said."""
    said: set[tuple[str, str, str, int, int]] = set()
    for draft in found:
        same = (draft.record, draft.field, draft.norm, draft.start, draft.end)
        if same not in said:
            said.add(same)
            yield draft


_OF_PEOPLE = frozenset({"post", "given", "office"})
_KNOWN = frozenset(
    {"country", "demonym", "organisation", "group", "capital", "month", "weekday", "declaration", "agreement", "talks"}
)


def _persons(text: str, tokens: list[Token]) -> persons.Named:
    posts, given, offices = ([token for token in tokens if token.kind == kind] for kind in ("post", "given", "office"))
    known = [token for token in tokens if token.kind in _KNOWN and not _may_be_a_name(token)]
    return persons.find(text, posts, given, offices, known)


def _may_be_a_name(token: Token) -> bool:
    """Whether a short month may be a given name: Jan, May."""
    return token.kind == "month" and token.end - token.start <= _SHORT_MONTH


def _zone(zones: tuple[Zone, ...], offset: int) -> str:
    index = bisect_right(zones, offset, key=attrgetter("start")) - 1
    return zones[max(index, 0)].kind if zones else "body"


def _without_overlaps(tokens: list[Token]) -> list[Token]:
    """The longest of the words that lie upon each other; readings of the same word stay side by side."""
    kept: list[Token] = []
    end = 0
    for token in tokens:
        if token.start >= end or (kept and (token.start, token.end) == (kept[-1].start, kept[-1].end)):
            kept.append(token)
            end = token.end
    return kept


class _Known(NamedTuple):
    """What is known of the whole text before its sentences are read."""

    zones: tuple[Zone, ...]
    tokens: list[Token]
    dates: list[When]
    sums: list[Money]
    marks: Marks
    named: persons.Named
    dateline: datelines.Dateline


def _sentences(text: str, low: str, spans: tuple[tuple[int, int], ...], known: _Known, home: str) -> Iterator[Sentence]:
    zones, tokens, dates, sums, marks, named, dateline = known
    starts, kinds = [zone.start for zone in zones], [zone.kind for zone in zones]
    named_at, dated_at, paid_at = ([found.start for found in every] for every in (tokens, dates, sums))
    classes = [token.kind for token in tokens]
    for begun, end in spans:
        start = dateline.end if dateline.start < end and begun < dateline.end else begun
        zone = kinds[max(bisect_right(starts, start) - 1, 0)] if kinds else "body"
        if zone in SUPPORTLESS or not 0 < end - start <= _LONGEST:
            continue
        first, last = bisect_left(named_at, start), bisect_left(named_at, end)
        bullet = _BULLET.match(text, start, end) if zone == "list" else None
        begin = bullet.end() if bullet else start
        told: list[When] = []
        figures: list[int] = []
        money: list[Money] = []
        if first < last or zone == "list":
            told = dates[bisect_left(dated_at, begin) : bisect_left(dated_at, end)]
            figures = marks.figures[bisect_left(marks.figures, begin) : bisect_left(marks.figures, end)]
            money = sums[bisect_left(paid_at, begin) : bisect_left(paid_at, end)]
        here, named_here = tokens[first:last], frozenset(classes[first:last])
        yield Sentence(text, low, begin, end, zone, here, named_here, told, figures, money, marks, home, named)


def _drafts(sentences: Iterator[Sentence], memory: Memory) -> Iterator[Draft]:
    """All drafts; what a sentence tells may yet be attributed by the sentence behind it."""
    events: list[Event] = []
    others: list[Draft] = []
    for index, sentence in enumerate(sentences):
        reported = _reporter(sentence) if events else None
        if reported is not None:
            _attribute(events, reported)
        for event in events:
            yield from drafts.of_event(event, memory)
        yield from others
        events, others = _read_sentence(sentence, memory, index)
    for event in events:
        yield from drafts.of_event(event, memory)
    yield from others


def _read_sentence(sentence: Sentence, memory: Memory, index: int) -> tuple[list[Event], list[Draft]]:
    events: list[Event] = []
    others: list[Draft] = []
    if memory.opened is not None:
        others.extend(context.lost(sentence, memory))
        events.extend(context.continued(sentence, memory))
    if memory.nameless is not None and "naming" in sentence.kinds:
        events.extend(context.named(sentence, memory))
    if sentence.tokens or sentence.zone == "list":
        events.extend(_events(sentence, memory, index))
        context.remember(sentence, events, memory, index)
        others.extend(chain.from_iterable(_others(sentence, events, memory)))
    context.close(sentence, events, memory)
    return events, others


def _others(sentence: Sentence, events: list[Event], memory: Memory) -> Iterator[Iterable[Draft]]:
    """What each reader that may have something to say of the sentence says of it."""
    kinds = sentence.kinds
    if events or "declaration" in kinds:
        yield details.read(sentence, events, memory)
        yield declarations.read(sentence, events, memory)
        yield people.signatories(sentence, events)
    if not kinds.isdisjoint(terms.CLASSES):
        yield terms.read(sentence, events, memory)
    if events or not kinds.isdisjoint(_OF_TALKS):
        yield rounds.read(sentence, events, memory)
        yield people.read(sentence, memory)
    if sentence.says(SCOPE, sentence.start, sentence.end):
        yield scopes.read(sentence, memory)
    if sentence.sums:
        yield amounts.read(sentence)
    if sentence.has_numbers and not kinds.isdisjoint(counts.COUNTED):
        yield drafts.of_totals(sentence, counts.totals(sentence), events, memory)


_OF_TALKS = frozenset(
    {
        "hold",
        "underway",
        "start",
        "conclude",
        "outcome",
        "again",
        "agree",
        "delegation",
        "talks",
        "round",
        "topic",
        "format",
        "level",
        "lead",
        "comprise",
    }
)


_reported = re.compile(
    rf"(?:{alternatives(table('zones')['reported'])})[\w']*\s+(?:у |в |the )?(?P<name>{modes.NAME})", re.IGNORECASE
)


def _reporter(sentence: Sentence) -> str | None:
    match = _reported.match(sentence.text, sentence.start, min(sentence.end, sentence.start + 200))
    return modes.tidy(match["name"]) if match else None


def _attribute(events: list[Event], name: str) -> None:
    for event in events:
        if event.manner.mode == "fact":
            event.manner = event.manner._replace(mode="attributed", attributed_to=name)


_VERBS = agreements.FRAMES.keys() | accessions.VERBS


def _events(sentence: Sentence, memory: Memory, index: int) -> list[Event]:
    kinds = sentence.kinds
    if kinds.isdisjoint(_MATTERS) or kinds.isdisjoint(_VERBS) or sentence.text[sentence.end - 1] == "?":
        return []
    sentence.prepare()
    events = [*accessions.read(sentence, memory, index), *agreements.read(sentence, memory)]
    if events:
        timing.settle(sentence, events)
    for event in events:
        event.manner = manners.of_event(sentence, event)
        if event.manner.mode == "forecast":
            timing.look_ahead(event, memory.published)
        counts.settle(sentence, event)
    return events
