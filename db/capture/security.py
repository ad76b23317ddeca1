"""Whether talks and agreements are about security: by their own words, those of the sentence or those of the text."""

import re

from db.capture.clauses import Sentence
from db.capture.events import Memory
from db.capture.marks import Spans
from db.capture.model import Token

INSTRUMENTS = frozenset({"agreement", "talks", "guarantees"})
AGREEMENT = frozenset({"agreement"})
_LAST_WORDS = 5
_REACH = 90
# "accord commercial", "acuerdo de paz"
_NEXT = re.compile(r" (?:(?:de |di |del |della |du |des )?|d')[^\W\d_][\w'-]*")
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
    if not memory.about_security:
        return noun is not None
    if noun is None:
        return not _is_about_other(sentence, trigger.end, min(stop, trigger.end + _REACH))
    begin = max(sentence.start, noun.start - 45)
    if sentence.says("secure", begin, noun.end):
        return True
    if _is_other(sentence, noun, begin):
        return False
    if sentence.says("secure", sentence.start, sentence.end) or trigger.kind not in ("hold", "announce"):
        return True
    known = memory.partner is not None and "round" in sentence.kinds
    return known or sentence.first(AGREEMENT, noun.end, stop) is not None


def _is_other(sentence: Sentence, noun: Token, begin: int) -> bool:
    """Whether the words right beside the instrument, or what it is said to be about, make it one on something else."""
    words = sentence.text[begin : noun.end].rsplit(None, _LAST_WORDS)
    if sentence.says("offtopic", begin + (len(words[0]) if len(words) > _LAST_WORDS else 0), noun.end):
        return True
    end = min(sentence.end, noun.end + _REACH)
    if not sentence.says("offtopic", noun.end, end):
        return False
    behind = _NEXT.match(sentence.text, noun.end, sentence.end)
    return (behind is not None and sentence.says("offtopic", noun.end, behind.end())) or _is_about_other(
        sentence, noun.end, end
    )


def _is_about_other(sentence: Sentence, begin: int, end: int) -> bool:
    if not sentence.says("offtopic", begin, end) or sentence.says("secure", begin, end):
        return False
    about = _ABOUT.search(sentence.text, begin, end)
    return about is not None and sentence.says("offtopic", about.end(), end)
