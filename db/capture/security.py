"""Whether talks and agreements are about security: by their own words, those of the sentence or those of the text."""

import re

from db.capture.clauses import Sentence
from db.capture.events import Memory
from db.capture.marks import Spans
from db.capture.model import Token

INSTRUMENTS = frozenset({"agreement", "talks", "guarantees"})
AGREEMENT = frozenset({"agreement"})
_LAST_WORDS = 5
_ABOUT = re.compile(
    r"\s+(?:on|about|for|regarding|over|concerning|щодо|про|über|sur|o|w sprawie|о|об|sobre|su|sulla|sul)\s",
    re.IGNORECASE,
)


def speaks_of_security(secure: Spans, other: Spans, tokens: list[Token]) -> bool:
    """Whether security guarantees or agreements on security are what the text is about, or it speaks of them and not
    mostly of agreements on something else.
    """
    if any(token.kind == "guarantees" for token in tokens):
        return True
    named = [token for token in tokens if token.kind in INSTRUMENTS]
    on_security = sum(secure.within(token.start - 45, token.end + 40) for token in named)
    return on_security > 0 and 2 * on_security >= sum(other.within(t.start - 25, t.end + 25) for t in named)


def is_security(sentence: Sentence, memory: Memory, noun: Token | None, trigger: Token, stop: int) -> bool:
    """Whether the instrument is a security agreement or talks about one, by its own words or by those of the text."""
    if not memory.about_security or noun is None:
        return memory.about_security or noun is not None
    begin = max(sentence.start, noun.start - 45)
    if sentence.says("secure", begin, noun.end):
        return True
    words = sentence.text[begin : noun.end].rsplit(None, _LAST_WORDS)
    if sentence.says("offtopic", begin + (len(words[0]) if len(words) > _LAST_WORDS else 0), noun.end):
        return False
    end = min(sentence.end, noun.end + 90)
    if sentence.says("offtopic", noun.end, end) and not sentence.says("secure", noun.end, end):
        about = _ABOUT.search(sentence.text, noun.end, end)
        if about and sentence.says("offtopic", about.end(), end):
            return False
    if sentence.says("secure", sentence.start, sentence.end):
        return True
    held = trigger.kind in ("hold", "announce")
    if held and memory.partner is not None and "round" in sentence.kinds:
        return True
    return not held or sentence.first(AGREEMENT, noun.end, stop) is not None
