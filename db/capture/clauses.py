"""A sentence made ready for reading: its known words, dates and lists, and how far each verb's clause reaches."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from operator import itemgetter
from typing import TypeVar

from db.capture.dates import When, between
from db.capture.lists import Names, enumerations
from db.capture.marks import Marks
from db.capture.matcher import FIXED
from db.capture.model import Token
from db.capture.money import Money
from db.capture.patterns import alternatives, table
from db.capture.persons import NOBODY, Named, Person
from db.text import slugify

# Verbs that open a clause of their own; nouns and reporting verbs do not.
TRIGGERS = frozenset(
    [
        "sign",
        "conclude",
        "start",
        "ongoing",
        "underway",
        "hold",
        "prepare",
        "agree",
        "announce",
        "force",
        "join",
        "decide",
        "support",
        "withdraw",
        "adopt",
        "hint",
        "discuss",
        "settle",
        "stall",
        "resume",
        "ratify",
        "submit",
        "abandon",
        "follow",
        "followed",
        "followup",
    ]
)
_STOP = re.compile(r"[;—–]\s")
_RELATIVE = re.compile(r",\s(?:which|who|яка|який|які|qui|que|quien|che|który|która|które|который|которая|которые)\s")


_WITH = re.compile(r"\b(?:with|between|by|з|із|між|mit|avec|z|с|con|tra|fra|entre|между|zwischen|między)\s$")
_TITLE = re.compile(
    r"(?:^|\s)(?P<name>(?!The |Joint |This |That |A |Gemeinsame\w* |Спільн\w* |Совместн\w* |Wspóln\w* )"
    r"(?:[A-ZА-ЯІЇЄҐ][\w-]+ ){1,4})$"
)


@cache
def _and() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{alternatives(table('roles')['and']).lower()}|-|–)\s?(?:l'|la |the )?")


def _with_governments(low: str, tokens: list[Token], home: str) -> list[Token]:
    """Capitals that stand for governments: "Kyiv and Tokyo signed" names two states, not two towns."""
    found = list(tokens)
    towns = [index for index, token in enumerate(tokens) if token.kind in ("capital", "country")]
    for index in towns:
        token = tokens[index]
        if token.value == home and _WITH.search(low, max(0, token.start - 9), token.start):
            found[index] = token._replace(kind="country")
    for first, second in pairwise(towns):
        pair = tokens[first], tokens[second]
        if home in (pair[0].value, pair[1].value) and _and().fullmatch(low, pair[0].end, pair[1].start):
            found[first], found[second] = (token._replace(kind="country") for token in pair)
    return found


def _named(sentence: "Sentence", token: Token) -> Token:
    """A declaration that the table does not know but the text names ("the Kyiv Declaration") by a slug of its name."""
    if token.kind != "declaration" or token.value != FIXED:
        return token
    match = _TITLE.search(sentence.text, max(sentence.start, token.start - 60), token.start)
    if match is None or not sentence.text[token.start].isupper():
        return token
    years = [when.day[:4] for when in sentence.dates if when.day]
    name = slugify(sentence.text[match.start("name") : token.end])
    return token._replace(value="-".join([name, *years[:1]]))


def _breaks(sentence: "Sentence") -> Iterator[tuple[int, int]]:
    """The stops and the words, each with the comma and the space around it, that end a clause."""
    taken = 0
    for start, end in sorted([*_stops(sentence), *_openings(sentence)]):
        if start >= taken:
            taken = end
            yield start, end


def _stops(sentence: "Sentence") -> Iterator[tuple[int, int]]:
    for match in _STOP.finditer(sentence.text, sentence.start, sentence.end):
        start, end = match.span()
        if match[0][0] == ";":
            yield start, end
        elif sentence.text[start - 1].isspace():
            yield start - 1, end


def _openings(sentence: "Sentence") -> Iterator[tuple[int, int]]:
    text = sentence.text
    for role in ("breaks", "relatives"):
        for start, end, _ in sentence.marks.roles[role].apart(sentence.start + 1, sentence.end - 1):
            comma = start - 2 >= sentence.start and text[start - 2] == ","
            if text[start - 1].isspace() and text[end].isspace() and (comma or role == "breaks"):
                yield start - 1 - comma, end + 1


# "Zypern trat der Erklärung bei": without its particle at the end of the clause the verb means something else.
_PARTICLE = re.compile(r"[^.,;:!?]*\sbei(?:[.,;:!?)]|\s(?:und|sowie)\s|$)")


def _whole(sentence: "Sentence", token: Token) -> Token:
    """A verb that another language splits, as the verb of joining, where its particle stands behind it."""
    joins = token.kind == "split" and _PARTICLE.match(sentence.text, token.end, sentence.end)
    return token._replace(kind="join") if joins else token


_Spanned = TypeVar("_Spanned", Person, tuple[int, int])


def _inside(found: tuple[_Spanned, ...], begin: int, end: int) -> tuple[_Spanned, ...]:
    return found[bisect_left(found, begin, key=itemgetter(0)) : bisect_left(found, end, key=itemgetter(0))]


@dataclass(slots=True)
class Sentence:
    """One sentence with what is known in it. `text` is the whole text with plain apostrophes, `low` the same in lower
    case, in which regular expressions find many words several times faster than in any case; offsets are its own. By
    `kinds`, the classes of its words, most readers tell that they have nothing to read.
    """

    text: str
    low: str
    start: int
    end: int
    zone: str
    tokens: list[Token]
    kinds: frozenset[str]
    dates: list[When]
    figures: list[int]
    sums: list[Money]
    marks: Marks
    home: str
    named: Named = NOBODY
    lists: Sequence[Names] = ()
    breaks: Sequence[tuple[int, int]] = ()
    triggers: list[Token] = field(init=False)

    def __post_init__(self) -> None:
        """Put verbs in two parts together, and note the verbs that may tell a status, in order."""
        if "split" in self.kinds:
            self.tokens = [_whole(self, token) for token in self.tokens]
            self.kinds = frozenset([token.kind for token in self.tokens])
        verbal = not self.kinds.isdisjoint(TRIGGERS)
        self.triggers = [token for token in self.tokens if token.kind in TRIGGERS] if verbal else []

    def prepare(self) -> None:
        """Find the lists and the breaks between clauses."""
        self.tokens = _with_governments(self.low, self.tokens, self.home)
        self.kinds = frozenset([token.kind for token in self.tokens])
        if "declaration" in self.kinds:
            self.tokens = [_named(self, token) for token in self.tokens]
        self.lists = enumerations(self.text, self.start, self.tokens, self.dates, self.marks, self.home)
        self.breaks = [
            (start, end)
            for start, end in _breaks(self)
            if not any(names.start < start < names.end for names in self.lists)
        ]

    def says(self, role: str, begin: int, end: int) -> bool:
        """Whether a small word of this role stands in the span."""
        return self.marks.roles[role].within(begin, end)

    @property
    def has_numbers(self) -> bool:
        """Whether a number stands in it, in figures or words."""
        return bool(self.figures) or "number" in self.kinds

    @property
    def denies(self) -> bool:
        """Whether a word of denial stands anywhere in it."""
        return self.says("not", self.start, self.end)

    @property
    def persons(self) -> tuple[Person, ...]:
        """The people named in the sentence."""
        return _inside(self.named.persons, self.start, self.end)

    @property
    def bodies(self) -> tuple[tuple[int, int], ...]:
        """The bodies that send delegates named in the sentence."""
        return _inside(self.named.bodies, self.start, self.end)

    @property
    def printed(self) -> str:
        """The words of the sentence."""
        return self.text[self.start : self.end]

    def left_bound(self, offset: int) -> int:
        """Where the clause of the offset begins; a relative clause begins with the name before it."""
        begin = self.start
        for start, end in self.breaks:
            if end > offset:
                break
            begin = begin if _RELATIVE.match(self.low, start) else end
        return begin

    def right_bound(self, offset: int) -> int:
        """Where the clause of the offset ends."""
        index = bisect_left(self.breaks, (offset, offset))
        return self.breaks[index][0] if index < len(self.breaks) else self.end

    def first(self, kinds: frozenset[str] | set[str], begin: int, end: int) -> Token | None:
        """The first token of these classes within the span."""
        if not self.kinds.isdisjoint(kinds):
            for token in self.tokens:
                if token.kind in kinds and begin <= token.start and token.end <= end:
                    return token
        return None

    def last(self, kinds: frozenset[str] | set[str], begin: int, end: int) -> Token | None:
        """The last token of these classes within the span."""
        if not self.kinds.isdisjoint(kinds):
            for token in reversed(self.tokens):
                if token.kind in kinds and begin <= token.start and token.end <= end:
                    return token
        return None

    def names(self, begin: int, end: int) -> list[Names]:
        """The lists within the span."""
        return [names for names in self.lists if begin <= names.start and names.end <= end]

    def when(self, begin: int, end: int) -> list[When]:
        """The dates within the span."""
        return between(self.dates, begin, end)

    @property
    def names_home(self) -> bool:
        """Whether the home party is named, by its name, its people or its capital."""
        return any(
            token.value == self.home and token.kind in ("country", "demonym", "capital") for token in self.tokens
        )
