"""How long an agreement holds: "a ten-year agreement", "valid for 10 years", in the sentence that tells of it."""

import re
from collections.abc import Iterator
from functools import cache

from db.capture.clauses import Sentence
from db.capture.counts import value_of, written_number
from db.capture.events import Event, Memory
from db.capture.model import Draft, Token
from db.capture.patterns import alternatives, table

CLASSES = frozenset({"years", "lasts"})
_HOLDING = frozenset({"signed", "in-force", "text-agreed..signed", "text-agreed"})
_NEAR = 50
_FEW = 3


def read(sentence: Sentence, events: list[Event], memory: Memory) -> Iterator[Draft]:
    """The duration of the one agreement that the sentence is about."""
    record = _record(sentence, events, memory)
    found = _years(sentence) if record is not None else None
    if record is not None and found is not None:
        words, years = found
        norm = f"P{years}Y"
        yield Draft(record, "duration", words, norm, sentence.start, sentence.end, rule="agreement/duration")


def _record(sentence: Sentence, events: list[Event], memory: Memory) -> str | None:
    told = [event for event in events if event.track == "N" and event.status in _HOLDING and not event.manner.denied]
    keys = {partner.key for event in told for partner in event.partners}
    if keys:
        return f"agreement/{keys.pop()}" if len(keys) == 1 else None
    known = memory.subject is not None and memory.subject.startswith("agreement/")
    return memory.subject if known and "agreement" in sentence.kinds else None


def _years(sentence: Sentence) -> tuple[str, int] | None:
    """The words and the number of years."""
    text = sentence.text
    for token in sentence.tokens:
        if token.kind not in CLASSES:
            continue
        start, years = token.start, int(token.value) if token.kind == "lasts" else 0
        if token.kind == "years":
            match = _number().search(text, max(sentence.start, token.start - 24), token.start)
            if match is None:
                continue
            start, years = match.start("n"), value_of(match["n"])
        if _is_lasting(sentence, start, token):
            return text[start : token.end], years
    return None


def _is_lasting(sentence: Sentence, start: int, token: Token) -> bool:
    """Whether a word for lasting stands before the years, or an agreement right behind them."""
    text = sentence.text
    if _lasting().search(text, max(sentence.start, start - 30), start):
        return True
    nouns = (noun for noun in sentence.tokens if noun.kind == "agreement" and token.end <= noun.start)
    noun = next(nouns, None)
    return noun is not None and noun.start - token.end < _NEAR and len(text[token.end : noun.start].split()) <= _FEW


@cache
def _number() -> re.Pattern[str]:
    return re.compile(rf"{written_number()}[ -]$", re.IGNORECASE)


@cache
def _lasting() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(table('details')['lasting'])}) (?:\w+ )?$", re.IGNORECASE)
