"""Counts in figures or words and the population they count: "25 countries had joined", "preparing seven more"."""

import re
from collections.abc import Iterator
from functools import cache
from operator import itemgetter

from db.capture.clauses import Sentence
from db.capture.events import Event
from db.capture.model import Token
from db.capture.patterns import role, table

POPULATIONS = {
    "signed": "signed",
    "text-agreed..signed": "signed",
    "negotiating": "in-talks",
    "announced..text-agreed": "in-preparation",
    "joined": "joined",
}
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]


@cache
def _values() -> dict[str, int]:
    return {word: int(number) for number, words in table("words")["number"].items() for word in words}


_NO_ADJECTIVES = (
    "with|in|of|and|by|from|for|to|at|on|years?|days?|months?|weeks?|has|have|had|that|which|who|з|у|в|та|і"
)
_MORE = re.compile(
    r"\b(?:additional|more|another|new|other|further|ще|нові|нових|додаткових"
    r"|weitere\w*|andere\w*|autres|inne|innych|kolejn\w*|otros|otras|altri|altre|ещё|еще|других|nouveaux|nouvelles"
    r"|nuevos|nuevas|nuovi|nuove|nowych|nowe|neue|neuen|новых|новые)\b"
)
_MORE_BEHIND = re.compile(r" (?:de plus|more|supplémentaires|más|adicionales|in più|więcej)(?!\w)")
_REACH = 75
COUNTED = frozenset({"states", "agreement", "join"})
_BEHIND = re.compile(r" by\b")
_DECLARED = frozenset({"declaration"})


@cache
def written_number() -> str:
    """The pattern of a number in figures or words, as the group `n`."""
    words = "|".join(sorted(map(re.escape, _values()), key=len, reverse=True))
    return rf"(?<![\w.,$€£%-])(?P<n>\d{{1,3}}|{words})(?![\w%]|[.,]\d)"


@cache
def _before_noun() -> re.Pattern[str]:
    return re.compile(written_number() + rf"(?P<adj>(?:\s+(?!(?:{_NO_ADJECTIVES})\b)[^\W\d][\w'-]*){{0,6}})\s+$")


def numbers(text: str, tokens: list[Token], figures: list[int]) -> list[Token]:
    """The small numbers in words and in figures, which begin at `figures`, in reading order."""
    matches = (_FIGURES.match(text, start) for start in figures if not start or not _is_joined(text[start - 1]))
    found = [Token("number", match.start(), match.end(), match.group()) for match in matches if match]
    return sorted([*found, *(token for token in tokens if token.kind == "number")], key=itemgetter(1))


def _is_joined(letter: str) -> bool:
    return letter.isalnum() or letter in ".,$€£%-"


def counts(text: str, begin: int, end: int) -> bool:
    """Whether only adjectives stand between a number that ends at `begin` and a noun at `end`."""
    return begin < end <= begin + _REACH and _between().fullmatch(text, begin, end) is not None


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"(?:\s+(?!(?:{_NO_ADJECTIVES})\b)[^\W\d][\w'-]*){{0,6}}\s+", re.IGNORECASE)


_FIGURES = re.compile(r"\d\d{0,2}(?![\w%]|[.,]\d)")


@cache
def _ordinal() -> re.Pattern[str]:
    words = "|".join(ORDINALS)
    return re.compile(
        rf"(?<!\w)(?P<n>\d{{1,3}}(?:st|nd|rd|th)|{words})\s+(?:\w+\s+)?(?:country|state|nation|partner|ally)\s+"
        r"(?:to|that|which|in the world to)(?:\s+(?:have|has|had))?\s*$"
    )


@cache
def _total() -> re.Pattern[str]:
    return re.compile(
        r"(?:number|total|list) of (?P<what>(?:[\w']+ ){0,4}?(?:countries|states|nations|signatories|parties"
        r"|agreements|deals|pacts|members))"
        rf"(?P<rest>[^.;\n]{{0,90}}?)\b(?:to|reached|is|was|stands at|at|now)\s+{written_number()}"
    )


def value_of(word: str) -> int:
    """The number that the figures or the word stand for."""
    low = word.lower()
    return int(low) if low.isdigit() else _values()[low]


def settle(sentence: Sentence, event: Event) -> None:
    """Give the event the count printed before its instrument or its parties, if it counts the whole population."""
    if event.status not in POPULATIONS:
        return
    for noun in _nouns(sentence, event) if sentence.has_numbers else ():
        found = _count_before(sentence, noun, event.trigger, whole=POPULATIONS[event.status] in ("signed", "joined"))
        if found is not None:
            event.count = found
            return
    if POPULATIONS[event.status] not in ("signed", "joined"):
        return
    ordinal = _ordinal().search(sentence.low, max(sentence.start, event.trigger.start - 60), event.trigger.start)
    if ordinal and ordinal["n"] != "first":  # who was first was not alone for long
        word = ordinal["n"]
        number = int(re.sub(r"\D", "", word)) if word[0].isdigit() else ORDINALS.index(word) + 1
        event.count, event.count_derived = (number, *ordinal.span("n")), True


def _nouns(sentence: Sentence, event: Event) -> list[Token]:
    """The nouns whose count would be the population's: the agreements, or the countries on the event's side."""
    states = [token for token in sentence.tokens if token.kind == "states"]
    begin, end = sentence.left_bound(event.trigger.start), sentence.right_bound(event.trigger.end)
    before = [token for token in states if begin <= token.start and token.end <= event.trigger.start]
    after = [token for token in states if event.trigger.end <= token.start and token.end <= end]
    if event.track == "D":
        fronted = sentence.first(_DECLARED, begin, event.trigger.start) is not None and not before
        behind = fronted or _BEHIND.match(sentence.text, event.trigger.end)
        behind = behind or not sentence.text[event.trigger.start].isascii()
        return [*before, *(after if behind else [])]
    near = [event.noun] if event.noun is not None and event.noun.kind == "agreement" else []
    verbs = [verb for verb in sentence.triggers if verb.end <= event.trigger.start]
    free = [token for token in before if not verbs or token.start > verbs[-1].end]
    return [*near, *after[:1], *(free[-1:] if sentence.names_home else [])]


def _count_before(sentence: Sentence, noun: Token, trigger: Token, *, whole: bool) -> tuple[int, int, int] | None:
    begin = max(sentence.start, noun.start - _REACH)
    if noun.start > trigger.end:
        begin = max(begin, trigger.end)
    match = _before_noun().search(sentence.low, begin, noun.start) if sentence.has_numbers else None
    if match is None:
        return None
    around = sentence.low[max(begin, match.start() - 12) : match.start()] + match["adj"]
    if whole and (_MORE.search(around) or _MORE_BEHIND.match(sentence.text, noun.end)):
        return None
    return value_of(match["n"]), match.start("n"), match.end("n")


def totals(sentence: Sentence) -> list[tuple[str, int, int, int]]:
    """Totals told without an event: "bringing the number of signatories to 25" as population, number, start, end."""
    found: list[tuple[str, int, int, int]] = []
    for match in _total().finditer(sentence.low, sentence.start, sentence.end):
        words = match["what"] + match["rest"]
        population = _population(words, sentence)
        if population:
            found.append((population, value_of(match["n"]), match.start("n"), match.end("n")))
    owned = _owned().finditer(sentence.low, sentence.start, sentence.end)
    found.extend(_alike(sentence))
    return [*found, *(("signed", value_of(match["n"]), *match.span("n")) for match in owned)]


def _alike(sentence: Sentence) -> Iterator[tuple[str, int, int, int]]:
    """Read "Україна має вже 20 таких угод": agreements like those spoken of, all of them."""
    if not sentence.names_home or sentence.kinds.isdisjoint({"agreement"}) or sentence.triggers:
        return
    for token in sentence.tokens:
        begin = max(sentence.start, token.start - _REACH)
        match = _before_noun().search(sentence.low, begin, token.start) if token.kind == "agreement" else None
        if match is not None and role("alike").search(match["adj"]) and not _MORE.search(match["adj"]):
            yield "signed", value_of(match["n"]), *match.span("n")


@cache
def _owned() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:has|have|already|now)\s+{written_number()}\s+"
        r"(?:such|similar|bilateral|security|signed)\s+(?:\w+\s+){0,2}"
        r"(?:agreements|deals|pacts|documents)"
    )


def _population(words: str, sentence: Sentence) -> str | None:
    kinds = sentence.kinds
    if "signatories" in words or "join" in words or "support" in words or "declaration" in words:
        return "joined" if "agreement" not in words else None
    if any(noun in words for noun in ("agreements", "deals", "pacts")):
        return "signed" if "sign" in kinds or "signed" in words else None
    return "joined" if "declaration" in kinds and "agreement" not in kinds else None
