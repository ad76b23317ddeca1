"""How a statement is made: denied, hoped for, conditional, quoted, said by somebody. Looks at words near a verb."""

import re
from functools import lru_cache
from typing import NamedTuple

from db.capture.clauses import Sentence
from db.capture.model import Token
from db.capture.patterns import role

_NEAR = 45
_FAR = 90
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯІЇЄҐ]"
_WORD = rf"{_CAPITAL}[\w.'-]*"
NAME = rf"{_WORD}(?:(?: (?:of|for|and|the|de|von|van|of the|for the|з|із)){{0,2}} {_WORD}){{0,7}}"
_AFTER_SAY = re.compile(rf"\s*(?:by )?(?:the )?(?:President |Prime Minister )?(?P<name>{NAME})")
_BEFORE_SAY = re.compile(
    rf"(?P<name>{NAME})(?:, [^,.;]{{3,90}},)?(?: (?:has|have|had|also|earlier|later|previously|then))*\s*$"
)
_HEADLINE = re.compile(rf"(?P<name>{NAME}):\s")
_TO = (" to ", " щоб ")
_IN_ORDER = re.compile(r"\b(?:first|second|third|fourth|fifth|last|latest|only|\d+th)\b[^,;]{0,40} to be $")
# What one has to do, where a language says it by "has" and an infinitive.
_HAS = re.compile(r"(?<!\w)(?:має|мають|мала|мали|мав|ma|mają|miał|miała|miały|ha de|han de)(?:\s[\w'-]+){0,3}\s$")
_INFINITIVE = re.compile(r".*(?:ти|тись|тися|ć|[aei]r(?:se)?)$")
_OF_COUNTRIES = (" to ", " that ", " which ", " who ", " has ", " have ", " had ")
_COUNTRY_TO = re.compile(
    r"(?:(?:countr(?:y|ies)|states?|nations?|partners?|ally|allies|країн\w*) (?:to|that|which|who)|(?:first|second"
    r"|third|fourth|fifth|last|latest|only|\d+(?:st|nd|rd|th)) to)(?: (?:has|have|had))?\s$"
)
_QUOTES = re.compile(r"[“«„\"](?:(?<!\")[^“”«»„]{1,2000}[”»“]|(?<=\")[^\"\n]{1,2000}\")")
_NOT_BEHIND = re.compile(r"[^,;:.]{0,90}?\s(?:nicht(?! nur|\w)|відмови(?:вся|л)|отказал)")
_PRONOUNS = frozenset(
    [
        "He",
        "She",
        "It",
        "They",
        "We",
        "This",
        "That",
        "In",
        "On",
        "At",
        "The",
        "A",
        "An",
        "His",
        "Her",
        "According",
        "As",
        "By",
        "And",
        "But",
        "If",
        "When",
        "He's",
    ]
)


class Manner(NamedTuple):
    """The mode of a statement and to whom it is attributed; `denied` statements are no claims."""

    mode: str = "fact"
    attributed_to: str | None = None
    denied: bool = False

    @property
    def told(self) -> bool:
        """Whether it is told of as something that happened."""
        return not self.denied and self.mode not in ("forecast", "condition")


FACT = Manner()


def quoted_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of direct speech in the part of the text, quotation marks included; titles of two words are none."""
    return [match.span() for match in _QUOTES.finditer(text, start, end) if match.group().count(" ") > 6]


def is_denied(sentence: Sentence, begin: int, trigger: Token) -> bool:
    """Whether a word of denial stands shortly before the verb in its clause, or behind it where a language does so."""
    if sentence.says("not", max(begin, trigger.start - _NEAR), trigger.start):
        return True
    behind = sentence.says("not", trigger.end, sentence.end)
    return behind and _NOT_BEHIND.match(sentence.text, trigger.end, sentence.end) is not None


@lru_cache(maxsize=2048)
def _is_future(verb: str) -> bool:
    return role("future").match(verb) is not None


def is_forecast(sentence: Sentence, begin: int, trigger: Token) -> bool:
    """Whether the verb tells what may or shall come: a modal or a plan before it, or a bare infinitive."""
    if _is_future(sentence.text[trigger.start : trigger.end]):
        return True
    start = max(begin, trigger.start - _FAR)
    before = sentence.text[start : trigger.start]
    planned = sentence.says("forecast", start, trigger.start)
    done = _COUNTRY_TO.search(before) if before.endswith(_OF_COUNTRIES) else None
    if done is not None:  # "the first country to join", but "will be the first country to join"
        return planned and before.endswith(_TO)
    return bool(
        planned
        or (before.endswith(_TO) and not sentence.says("meeting", begin, trigger.start))
        or (before.endswith(" to be ") and not _IN_ORDER.search(before))
        or (_INFINITIVE.match(sentence.text, trigger.start, trigger.end) and _HAS.search(before))
    )


def is_conditional(sentence: Sentence, begin: int, end: int) -> bool:
    """Whether the clause stands under an "if"."""
    return sentence.says("condition", begin, end)


def headline_speaker(text: str, start: int, end: int) -> str | None:
    """The name before the colon of a headline such as "Zelenskyy: Ukraine pursues seven pacts"."""
    match = _HEADLINE.match(text, start, end)
    return match["name"] if match and len(match["name"]) <= 60 else None


def speaker(text: str, start: int, end: int, says: list[Token]) -> str | None:
    """Who is said to say what the sentence says; None where nobody is, or only a pronoun."""
    for say in says:
        words = text[say.start : say.end].lower()
        after = _AFTER_SAY.match(text, say.end, end)
        if words in ("according to", "за словами", "laut", "selon", "według", "по словам") or words.endswith(" by"):
            if after and _is_name(after["name"]):
                return tidy(after["name"])
            continue
        before = _BEFORE_SAY.search(text, max(start, say.start - 160), say.start)
        for match in (before, after):
            if match and _is_name(match["name"]):
                return tidy(match["name"])
    return None


def tidy(name: str) -> str:
    """A name without the stop or hyphen that ended its sentence."""
    return name.rstrip(".-'")


def _is_name(words: str) -> bool:
    return words.split(maxsplit=1)[0] not in _PRONOUNS and len(words) > 2
