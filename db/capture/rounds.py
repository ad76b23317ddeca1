"""Rounds of talks: number, days, place, format, level, topics and what is to follow, from the sentences that tell of
the talks with one party.
"""

import json
import re
from collections.abc import Iterator
from functools import cache

from db.capture import outcomes
from db.capture.clauses import Sentence
from db.capture.dates import When, as_field
from db.capture.details import ordinal_value
from db.capture.drafts import UNKNOWN, draft
from db.capture.events import Event, Memory, Partner
from db.capture.model import Draft, Token
from db.capture.modes import is_forecast
from db.capture.patterns import alternatives, table
from db.capture.scopes import pieces

_VERBS = frozenset({"hold", "underway", "start", "conclude"})
_TELLING = frozenset(
    {"hold", "underway", "start", "discuss", "topic", "format", "round", "outcome", "again", "agree", "settle"}
)
_UNSURE = frozenset({"forecast", "condition"})
_BEFORE = re.compile(r"(?:(?<!\w)[\w'-]+[.ºª°]?\s+){1,4}$")
_BEHIND = re.compile(r"\s(?:№\s?)?(?P<n>\d{1,2})(?![\w.:])")
_NUMBERED = re.compile(r"(?P<n>\d{1,2})(?:st|nd|rd|th|-?(?:й|го|му|ий|ого)|[.ºª°]|e|er|ème|a|o)?")
_PLACE = re.compile(r"(?:\b(?:in|у|в|w|we|à|en|a|во)\s+)$", re.IGNORECASE)
_LONGEST = 160


def read(sentence: Sentence, events: list[Event], memory: Memory) -> Iterator[Draft]:
    """Drafts about the one round that the sentence tells of."""
    event = next((e for e in events if e.track == "N" and len(e.partners) == 1 and not e.manner.denied), None)
    if event is None and not any(e.partners for e in events):
        event = _continued(sentence, memory)
    record, explicit = _record(sentence, event, memory)
    if record is None:
        return
    if explicit and _is_to_come(sentence, event):
        if not record.endswith("/1"):
            yield from _next_step(sentence, _before(record))
    elif _coming(sentence) is not None or outcomes.meets_again(sentence):
        yield from _next_step(sentence, record)
    elif event is None or event.manner.mode not in _UNSURE:
        if event is not None:
            known = explicit or (event.certainty == "inferred" and event.trigger.kind in ("hold", "underway"))
            yield from _held(sentence, event, record, explicit=known)
        yield from _details(sentence, record)
        yield from outcomes.outcome(sentence, record)


def _record(sentence: Sentence, event: Event | None, memory: Memory) -> tuple[str | None, bool]:
    """The record of the round, and whether the sentence tells its number; else it is the one told of before."""
    number = number_in(sentence) if "round" in sentence.kinds else None
    if event is not None and number is not None and not _tells_apart(sentence, event):
        return f"round/{event.partners[0].key}/{number}", True
    named = {t.value for t in sentence.tokens if t.kind == "country"} - {sentence.home}
    if number is not None and event is None and len(named) == 1 and not named.isdisjoint(memory.rounds):
        return f"round/{named.pop()}/{number}", True
    known = memory.partner if memory.partner is not None and memory.partner[1] != UNKNOWN else None
    if known is None or sentence.kinds.isdisjoint(_TELLING):
        return None, False
    if event is not None and event.partners[0].key != known[0]:
        key = event.partners[0].key
        return (f"round/{key}/{memory.rounds[key]}", False) if key in memory.rounds else (None, False)
    foreign = {t.value for t in sentence.tokens if t.kind == "country"} - {sentence.home, known[0]}
    return (f"round/{known[0]}/{number or known[1]}", number is not None) if not foreign else (None, False)


def _tells_apart(sentence: Sentence, event: Event) -> bool:
    """Whether another verb stands between the event's and the round: "Talks opened in A, and a second round ..."."""
    start = next(token.start for token in sentence.tokens if token.kind == "round")
    if event.trigger.kind != "start" or start < event.trigger.end:
        return False
    return any(event.trigger.end <= token.start for token in sentence.triggers if token.kind in _VERBS)


def number_in(sentence: Sentence) -> int | None:
    """The number of the round that the sentence names: "the third round", "4-й раунд", "round 2"."""
    for token in sentence.tokens:
        if token.kind != "round":
            continue
        behind = _BEHIND.match(sentence.text, token.end, sentence.end)
        if behind is not None:
            return int(behind["n"])
        before = _BEFORE.search(sentence.text, max(sentence.start, token.start - 45), token.start)
        for word in reversed(before.group().split() if before else []):
            figures = _NUMBERED.fullmatch(word)
            number = int(figures["n"]) if figures else ordinal_value(word) if word[0].isalpha() else None
            if number is not None:
                return number
        compound = ordinal_value(sentence.text[token.start : token.end])
        if compound is not None:
            return compound
    return None


def _continued(sentence: Sentence, memory: Memory) -> Event | None:
    """A sentence without a party speaks of the talks of the sentence before: "The second round was held in Sofia"."""
    verb = next((t for t in sentence.tokens if t.kind in _VERBS), None)
    told = memory.told
    if verb is None or told is None or len(told.partners) != 1 or told.status != "negotiating":
        return None
    if any(t.kind == "country" and t.value not in (sentence.home, told.partners[0].key) for t in sentence.tokens):
        return None
    dates = [when for when in sentence.dates if when.edtf is not None]
    event = Event(sentence, "N", "negotiating", verb, partners=[Partner(told.partners[0].key)], rule="round/continued")
    event.when = dates[0] if len(dates) == 1 else None
    return event if not is_forecast(sentence, sentence.start, verb) else None


# ---------------------------------------------------------------------------------------------------- the session


def _held(sentence: Sentence, event: Event, record: str, *, explicit: bool) -> Iterator[Draft]:
    """When and where it was held; talks that began in a town, on a day, began with their first round."""
    if event.status != "negotiating":
        return
    place = _place(sentence)
    when = event.partners[0].when or event.when
    began = event.trigger.kind == "start" and place is not None
    if when is not None and (explicit or began):
        yield from _day(sentence, event, record, when, "held_date")
    if place is not None and (explicit or began):
        words = sentence.text[place.start : place.end]
        yield draft(event, record, "place", words, words)
        if "format" not in sentence.kinds:
            yield draft(event, record, "format", words, "in-person", certainty="inferred")
    announced = _announced(sentence)
    if announced is not None and event.trigger.kind == "start":
        yield from _day(sentence, event, record, announced, "announced_date")


def _day(sentence: Sentence, event: Event, record: str, when: When, field: str) -> Iterator[Draft]:
    norm = as_field(when)
    if norm is not None and when.relation in ("on", "since"):
        norm = f"{norm}/.." if when.relation == "since" and "/" not in norm else norm
        words = sentence.text[when.start : when.end]
        yield draft(event, record, field, words, norm, certainty="inferred" if when.inferred else "explicit")


def _place(sentence: Sentence) -> Token | None:
    declared = [token.end for token in sentence.tokens if token.kind == "declaration"]
    towns = (
        t
        for t in sentence.tokens
        if t.kind == "capital" and not any(0 < t.start - end < _OF_OTHERS for end in declared)
    )
    return next((t for t in towns if _PLACE.search(sentence.text, t.start - 4, t.start)), None)


def _announced(sentence: Sentence) -> When | None:
    """The day behind a word of saying: "the office announced on 14 March"."""
    says = [token for token in sentence.tokens if token.kind in ("say", "announce")]
    near = (when for when in sentence.dates for say in says if 0 < when.start - say.end <= _NEXT)
    return next(near, None)


_NEXT = 5
# A town this close behind a declaration is where that was made.
_OF_OTHERS = 30


def _details(sentence: Sentence, record: str) -> Iterator[Draft]:
    """Format, level and topics: told with a word of their own."""
    for token in sentence.tokens:
        if token.kind in ("format", "level"):
            words = sentence.text[token.start : token.end]
            yield _draft(sentence, record, token.kind, words, token.value)
        elif token.kind == "topic":
            yield from _topics(sentence, record, token)


def _draft(sentence: Sentence, record: str, field: str, words: str, norm: str) -> Draft:
    return Draft(record, field, words, norm, sentence.start, sentence.end, rule=f"round/{field}")


# --------------------------------------------------------------------------------------- what was spoken of, and next


@cache
def _determiners() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:(?:{alternatives(table('details')['determiners'])})\s+|l'|dell'|gli |i |los |las |el |il )+"
    )


_DOING = re.compile(r"(?P<verb>\w+ing)\s+(?P<what>.+)")


def _topics(sentence: Sentence, record: str, verb: Token) -> Iterator[Draft]:
    """Read "discussed A, B and C, setting a schedule for further talks"."""
    stop = min(sentence.right_bound(verb.end), verb.end + _LONGEST)
    found: list[str] = []
    for words in pieces(sentence.text[verb.end : stop]):
        doing = _DOING.fullmatch(words)
        if doing is not None:
            if _further().search(words):
                yield _draft(sentence, record, "next_step", doing["what"], doing["what"])
            break
        found.append(_determiners().sub("", words))
    if found and all(len(words) >= _SHORTEST for words in found):
        last = sentence.text.index(found[-1], verb.end) + len(found[-1])
        printed = sentence.text[verb.end : last].strip()
        yield _draft(sentence, record, "topics", printed, json.dumps(found, ensure_ascii=False, separators=(",", ":")))


_SHORTEST = 3


@cache
def _further() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(table('details')['further'])})(?!\w)", re.IGNORECASE)


@cache
def _another() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(table('details')['another'])})(?!\w)", re.IGNORECASE)


def _coming(sentence: Sentence) -> Token | None:
    """The round or the talks that are to follow."""
    for token in sentence.tokens if "topic" not in sentence.kinds else ():
        begin = max(sentence.start, token.start - 30)
        if token.kind not in ("round", "talks"):
            continue
        further = _further().search(sentence.text, begin, token.start)
        if further and not any(when.start <= further.start() < when.end for when in sentence.dates):
            return token
        planned = sentence.says("forecast", sentence.start, sentence.end)
        if planned and _another().search(sentence.text, begin, token.start):
            return token
    return None


def _is_to_come(sentence: Sentence, event: Event | None) -> bool:
    """Whether the round that is named has yet to be held."""
    if event is not None and event.rule != "round/continued":
        return event.manner.mode == "forecast"
    return sentence.says("forecast", sentence.start, sentence.end) or outcomes.meets_again(sentence)


def _before(record: str) -> str:
    """The round before this one."""
    talks, _, number = record.rpartition("/")
    return f"{talks}/{int(number) - 1}"


def _next_step(sentence: Sentence, record: str) -> Iterator[Draft]:
    if sentence.end - sentence.start <= 2 * _LONGEST:
        words = sentence.printed.rstrip(" .!;")
        yield _draft(sentence, record, "next_step", words, words)
