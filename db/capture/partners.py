"""Who the other parties of a verb are: names after "with", "between A and B", the subject, a demonym before a noun."""

import re

from db import authority
from db.capture.clauses import Sentence
from db.capture.dates import When
from db.capture.events import Partner
from db.capture.lists import Member, Names
from db.capture.model import Token

_HYPHENED = re.compile(r"\s?[-–—/]\s?")
_PREMODIFIER = re.compile(r"(?: (?!with |and |on |for |of |to |in )[\w-]+){0,3} ")
_OFFICE = re.compile(
    r"(?:'s)?\s+(?:\w+\s+){0,2}(?:delegations?|negotiators|negotiating|teams?|representatives|experts|government"
    r"|parliament|cabinet|council|president|prime minister|premier"
    r"|chancellor|minister|ministry|foreign|defen[cs]e"
    r"|authorities|side|king|leader|officials|counterpart|уряд\w*|парламент\w*|прем'єр\w*|президент\w*|міністр\w*"
    r"|сторон\w*)",
    re.IGNORECASE,
)


# The same where a language puts the people behind the office: "les délégations ukrainienne et française".
_OFFICE_BEFORE = re.compile(
    r"(?:délégations?|delegaci(?:ón|ones)|delegazion[ei]|delegacj\w+|делегаці\w+|делегаци\w+|gouvernements?|gobiernos?"
    r"|governi?|rząd\w*)\s(?:\w+\s(?:et|y|e|i|та|і|и)\s(?:l[ae]\s)?)?$",
    re.IGNORECASE,
)


_ORDINAL = re.compile(
    r"(?<!\w)(?:first|second|third|fourth|fifth|last|latest|\d+(?:st|nd|rd|th)|premi|deuxi|troisi|primer|segund|tercer"
    r"|prim[oai]|second[oai]|перш|друг|трет|перв|втор|pierwsz|drug|trzeci|erste|zweite|dritte)",
    re.IGNORECASE,
)
_COPULA = re.compile(
    r"(?<!\w)(?:was|were|is|became|a été|ont été|fut|furent|était|étaient|fue|fueron|è stat[ao]|sono stati|стал[аио]"
    r"|став|був|була|були|była|były|był|war|waren) (?:the |la |le |les |l'|el |die |der )?$",
    re.IGNORECASE,
)


def expand(names: Names, home: str, day: str | None) -> list[Partner]:
    """The parties of a list, its groups by their members on the day; the home party is none."""
    found: list[Partner] = []
    for member in names.members:
        keys = [member.token.value] if member.token.kind == "country" else _group(member, day)
        found.extend(Partner(key, member.when, member.token.start) for key in keys if key != home)
    return found


def _group(member: Member, day: str | None) -> list[str]:
    return sorted(authority.members(member.token.value, day))


# Not EU, NATO or G7: what is told of an alliance is seldom told of each of its members.
_REGIONS = frozenset({"Nordic", "Baltic", "Scandinavian", "Benelux", "Visegrad", "NB8"})


def of_regions(names: Names, home: str) -> list[Partner]:
    """The members of the regions in the list: "with the Baltic states" is told of each of them."""
    found = (member for member in names.members if member.token.value in _REGIONS)
    return [Partner(key, m.when, m.token.start) for m in found for key in _group(m, None) if key != home]


def countries_only(names: Names, home: str) -> list[Partner]:
    """The parties of a list that are named one by one."""
    return [
        Partner(m.token.value, m.when, m.token.start)
        for m in names.members
        if m.token.kind == "country" and m.token.value != home
    ]


def after_with(sentence: Sentence, begin: int, end: int) -> list[Names]:
    """The lists after "with" (or "between") in the span, and those that continue them without one."""
    found: list[Names] = []
    for names in sentence.names(begin, end):
        if names.role == "with" or (names.role == "between" and sentence.home in names.keys):
            found.append(names)
        elif names.role == "between":
            return []
        elif found and names.role == "" and names.members[-1].when and _continues(found[-1], names):
            found.append(names)
    return found


def _continues(before: Names, names: Names) -> bool:
    last = before.members[-1].when
    return last is not None and names.start - last.end < 12


def subject(sentence: Sentence, begin: int, end: int) -> Names | None:
    """The nearest list in the span that is not the object of a preposition."""
    lists = [names for names in sentence.names(begin, end) if names.role in ("", "by") and not names.used]
    return lists[-1] if lists else None


def behind_copula(sentence: Sentence, verb: Token) -> Names | None:
    """The list behind "was": "the first country to sign such a document was A"."""
    text = sentence.text
    lists = sentence.names(verb.end, sentence.right_bound(verb.end))
    found = next((n for n in lists if _COPULA.search(text, max(verb.end, n.start - 20), n.start)), None)
    begin = max(sentence.left_bound(verb.start), verb.start - 60)
    return found if found and _ORDINAL.search(text, begin, verb.start) else None


def office(sentence: Sentence, begin: int, end: int) -> Partner | None:
    """A country named only by its people or capital beside an office: "the Norwegian government", "Danish premier"."""
    text = sentence.text
    for token in reversed(sentence.tokens):
        if token.kind != "demonym" or token.value == sentence.home or not begin <= token.start < end:
            continue
        behind = _OFFICE_BEFORE.search(text, max(begin, token.start - 40), token.start)
        if behind or _OFFICE.match(text, token.end, end + 1):
            return Partner(token.value, None, token.start)
    return None


def before_noun(sentence: Sentence, noun: Token, begin: int) -> Partner | None:
    """A country that stands before an instrument: "US deal", "the Ukraine-France agreement"."""
    near = [
        t
        for t in sentence.tokens
        if t.kind in ("country", "demonym") and begin <= t.start and t.end < noun.start and noun.start - t.end < 40
    ]
    if not near or not _PREMODIFIER.fullmatch(sentence.text, near[-1].end, noun.start):
        return None
    joined = len(near) > 1 and _HYPHENED.fullmatch(sentence.text, near[-2].end, near[-1].start) is not None
    pair = near[-2:] if joined else near[-1:]
    others = [token for token in pair if token.value != sentence.home]
    if len(others) != 1 or (joined and len(pair) == len(others)):
        return None
    token = others[0]
    return Partner(token.value, None, token.start)


def with_dates(names: Names, home: str) -> list[Partner]:
    """The parties of a list named one by one; a date right after its end belongs to all of them."""
    found = countries_only(names, home)
    last = names.members[-1].when
    if last is None or any(partner.when for partner in found[:-1]):
        return found
    return [Partner(partner.key, last, partner.start) for partner in found]


def own_date(partners: list[Partner], when: When | None) -> list[Partner]:
    """The same parties, each with its own date or else this one."""
    return [Partner(partner.key, partner.when or when, partner.start) for partner in partners]
