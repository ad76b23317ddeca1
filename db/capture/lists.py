"""Names in a sentence as enumerations: which stand together, what the list does in its clause, whether it is whole.

"with countries including the UK, Germany and France" is one open list in the role `with`. Knows nothing of statuses.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from db.capture.dates import When
from db.capture.marks import Marks
from db.capture.model import Token
from db.capture.patterns import alternatives, table

# Between two members: a comma, a conjunction or both, an article, at most a participle ("the partially recognised X").
_GAP_WORDS = re.compile(
    r"(?:(?:also|later|then|finally|lastly|з|із|зі|with|mit|avec|con|z|с|со|de|du|des|del|von|of)\s+|d')?"
    r"(?:(?:the|la|le|les|der|die|dem|den|il|lo|gli|el|los|las|col|coi)\s+|l')?(?:\w+ly \w+ed\s+)?"
)
_APPOSITION = re.compile(
    r"\s*(?:[—–:(-]|,? (?:comprising|consisting of|namely|that is|i\.e\.)|,\s)\s*(?:the\s+)?", re.IGNORECASE
)
_DATE_OPENING = re.compile(r"\s*[(,]?\s*(?:(?:on|in|у|в|am|le)\s+)?|\s[—–]\s(?:(?:[ув]|we?|en)\s)?")
_LOOK_BACK = 90
_MOST_WORDS = 7
_OTHERS = 40
_FRONT = 30
_BARRIER = re.compile(r"[.;!?]\s")


@dataclass(slots=True)
class Member:
    """A country or group named in a list, with the date printed beside it if there is one."""

    token: Token
    when: When | None = None


@dataclass(slots=True)
class Names:
    """An enumeration. `role` is with, between, by, of or empty; `open` says that more may belong to it."""

    members: list[Member]
    start: int
    end: int
    role: str = ""
    open: bool = False
    group: str | None = None
    used: bool = field(default=False)

    @property
    def keys(self) -> list[str]:
        """The keys of the countries, in the order printed."""
        return [member.token.value for member in self.members if member.token.kind == "country"]


@cache
def _gap() -> re.Pattern[str]:
    joining = alternatives([*table("roles")["and"], "along with", "or", "&"])
    return re.compile(rf"\s*(?P<comma>[,;/])?\s*(?P<word>(?:{joining})\s+)?{_GAP_WORDS.pattern}")


@cache
def _others() -> re.Pattern[str]:
    return re.compile(rf"\)?,?\s*(?:{alternatives(table('roles')['others'])})(?!\w)", re.IGNORECASE)


@cache
def _fronted() -> tuple[str, ...]:
    articles = ("", "the ", "la ", "le ", "les ", "el ", "l'")
    return tuple(f" {word} {article}" for word in table("roles")["fronted"] for article in articles)


def _is_fronted(text: str, start: int) -> bool:
    """What precedes or differs begins no list with the subject behind it: "After Ireland, Czechia joined"."""
    before = text[max(0, start - _FRONT) : start].lower().replace("\n", " ")
    return f" {before}".endswith(_fronted())


def enumerations(text: str, start: int, tokens: list[Token], dates: list[When], marks: Marks, home: str) -> list[Names]:
    """The lists of names in the sentence that begins at `start`, in reading order."""
    found: list[Names] = []
    for token in tokens:
        if token.kind not in ("country", "group"):
            continue
        last = found[-1] if found else None
        if last is None or not _belongs(text, last, token, dates, home):
            found.append(Names([Member(token)], token.start, token.end))
        else:
            last.members.append(Member(token))
            last.end = token.end
    kept = _without_named_groups(text, found)
    for index, names in enumerate(kept):
        if names.members[-1].token.value != home:
            _trailing_date(text, names.members[-1], dates)
        _settle(text, max(start, kept[index - 1].end if index else start), names, marks)
    return kept


def _belongs(text: str, names: Names, token: Token, dates: list[When], home: str) -> bool:
    """Whether the name continues the list; a date between two members is given to the first of them."""
    last = names.members[-1]
    if token.start - names.end > 60:
        return False
    begin = names.end
    when = _trailing_date(text, last, dates) if last.token.value != home else None
    if when is not None:
        begin = when.end
    gap = text[begin : token.start].removeprefix(")") if when is not None else text[begin : token.start]
    match = _gap().fullmatch(gap)
    if match is None or not (match["comma"] or match["word"]):
        return False
    if not match["word"] and len(names.members) == 1 and _is_fronted(text, names.start):
        return False
    return bool(match["word"]) or home not in (last.token.value, token.value)


def _trailing_date(text: str, member: Member, dates: list[When]) -> When | None:
    end = member.token.end
    for when in dates:
        if end < when.start <= end + 16 and _DATE_OPENING.fullmatch(text, end, when.start):
            member.when = when
            return when
    return None


def _without_named_groups(text: str, found: list[Names]) -> list[Names]:
    """A group followed by its members ("the Baltic states, comprising Latvia ...") gives way to them."""
    kept: list[Names] = []
    for names in found:
        before = kept[-1] if kept else None
        group = before.members[-1].token if before else None
        if before and group and group.kind == "group" and _APPOSITION.fullmatch(text, before.end, names.start):
            names.group = group.value
            names.start = before.start
            kept.pop()
        elif len(names.members) > 1 and names.members[0].token.kind == "group" and _is_apposed(text, names):
            names.group = names.members.pop(0).token.value
        kept.append(names)
    return kept


def _is_apposed(text: str, names: Names) -> bool:
    first, second = names.members[0].token, names.members[1].token
    return "and" not in text[first.end : second.start].split() and second.kind == "country"


def _settle(text: str, barrier: int, names: Names, marks: Marks) -> None:
    """Read the words before the list for its role and both sides for its openness."""
    begin = max(barrier, names.start - _LOOK_BACK)
    if marks.listing.within(begin, names.start):
        breaks = [match.end() for match in _BARRIER.finditer(text, begin, names.start)]
        _take_role(text, breaks[-1] if breaks else begin, names, marks)
    last = names.members[-1]
    end = last.when.end if last.when else names.end
    if marks.roles["others"].within(end, end + _OTHERS) and _others().match(text, end):
        names.open = True


def _take_role(text: str, begin: int, names: Names, marks: Marks) -> None:
    limit, wanted = names.start, True
    for start, end, kind in reversed(list(marks.listing.apart(begin, names.start))):
        words = text[end:limit]
        if limit != names.start:
            words = words.rstrip(" ,(")
        if "," in words or len(words.split()) > _MOST_WORDS or not (wanted or kind == "include"):
            break
        if kind == "of" and words.strip(" the"):
            continue
        if kind == "include":
            names.open, wanted = True, wanted and not names.role
        else:
            names.role, wanted = kind, False
        limit = start
