"""What came of a round and what the sides agreed to do next, from sentences whose subject is the sides or the round.

Which round is meant is told by `rounds`; a sentence about somebody else's talks is none of this reader's.
"""

import re
from collections.abc import Iterator

from db.capture.clauses import Sentence
from db.capture.model import Draft, Token

_SIDES = frozenset({"sides", "delegation"})
_SUBJECTS = _SIDES | {"round", "talks"}
_TALKING = frozenset({"start", "ongoing", "hold", "underway", "resume", "again"})
_REACH = 60
_NEXT = 30
_SHORTEST = 8
# "The round concluded with an agreement on ..."
_WITH = re.compile(r" (?:with|con|mit|par|sur) ", re.IGNORECASE)
_KINDS = frozenset({"outcome", "agree", "conclude", "settle"})


def outcome(sentence: Sentence, record: str) -> Iterator[Draft]:
    """What came of the round with this record."""
    for verb in sentence.tokens:
        if verb.kind in _KINDS and _tells(sentence, verb):
            words = sentence.text[verb.start : sentence.right_bound(verb.end)].rstrip(" .,!;")
            if verb.kind != "agree" or len(words) - (verb.end - verb.start) >= _SHORTEST:
                span = sentence.start, sentence.end
                yield Draft(record, "outcome", words, words, *span, rule="round/outcome")
            return


def _tells(sentence: Sentence, verb: Token) -> bool:
    if verb.kind == "agree":
        return _has(sentence, verb, _SIDES) and not _agrees_to_talk(sentence, verb)
    if verb.kind == "settle":
        return _has(sentence, verb, _SIDES)
    if verb.kind == "conclude":
        ended = _WITH.match(sentence.text, verb.end) is not None
        return ended and _has(sentence, verb, frozenset({"round", "talks"}))
    return verb.kind == "outcome" and _has(sentence, verb, _SUBJECTS)


def _has(sentence: Sentence, verb: Token, subjects: frozenset[str]) -> bool:
    begin = max(sentence.left_bound(verb.start), verb.start - _REACH)
    return sentence.last(subjects, begin, verb.start) is not None


def _agrees_to_talk(sentence: Sentence, verb: Token) -> bool:
    return sentence.first(_TALKING, verb.end, min(sentence.end, verb.end + _NEXT)) is not None


def meets_again(sentence: Sentence) -> bool:
    """Whether the sides are to meet again, or agreed to hold a further round."""
    again = next((token for token in sentence.tokens if token.kind == "again"), None)
    if again is not None:
        return _has(sentence, again, _SIDES)
    agreed = next((token for token in sentence.tokens if token.kind == "agree"), None)
    return agreed is not None and _agrees_to_talk(sentence, agreed) and _has(sentence, agreed, _SIDES)
