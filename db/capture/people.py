"""People of a delegation: who leads it or the talks, with the post as written, and bodies that take part."""

import json
import re
from collections.abc import Iterator

from db.capture import persons
from db.capture.clauses import Sentence
from db.capture.drafts import UNKNOWN, draft
from db.capture.events import Event, Memory
from db.capture.model import Draft
from db.capture.modes import NAME
from db.text import slugify

_LED = (
    r"(?:(?:was |is |were |are )?(?:[Ll]ed|[Hh]eaded|[Cc]haired|[Ss]pearheaded) by|на чолі з|очолюван\w+|очолив"
    r"|очолила|очолює|очолив\w*)"
)
_POST_WORD = (
    r"(?:[Dd]eputy |[Ff]irst |[Aa]cting |[Ff]ormer |[Pp]ermanent |[Cc]hief |[Ss]pecial |[Ss]tate )*"
    r"(?:[Hh]ead|[Mm]inister|[Pp]resident|[Dd]irector|[Ss]ecretary|[Aa]mbassador|[Aa]dvis[eo]r|[Cc]hief|[Ee]nvoy"
    r"|[Rr]epresentative"
    r"|[Cc]ommissioner|[Cc]hancellor|[Cc]hairman|[Cc]oordinator|[Kk]ерівник\w*|керівник\w*|заступник\w*"
    r"|міністр\w*|голов\w*|радник\w*|посол)"
)
_PERSON = (
    r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯІЇЄҐ][a-zà-öø-ÿā-žа-яіїєґ'-]+)(?: (?:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯІЇЄҐ][a-zà-öø-ÿā-žа-яіїєґ'-]+|de"
    r"|van|von)){1,2}"
)
_LEADER = re.compile(
    rf"{_LED}\s+(?P<before>(?:the )?{_POST_WORD}(?: (?:of|for|to|on|in|and|the|{NAME}))*? )?(?P<name>{_PERSON})"
    rf"(?:,\s+(?P<after>(?:the )?{_POST_WORD}[^,.;]{{0,80}}))?"
)
_LEADS = re.compile(
    rf"(?P<name>{_PERSON})(?:, (?P<after>[^,.;]{{3,80}}),)? (?:led|heads|headed|leads|chaired|chairs|очолив"
    rf"|очолила) (?P<what>the [\w ]{{0,40}}?(?:delegation|team|talks|negotiations|consultations|round)|делегаці\w+)"
)
_TITLE = (
    r"(?:President|Prime Minister|Chancellor|Premier|King|Minister|Taoiseach|Президент\w*|[Пп]рем'єр-міністр\w*"
    r"|[Пп]рем'єр\w*)"
)
_TITLES = re.compile(rf"^(?:{_TITLE} )+")
_SIGNERS = re.compile(
    rf"(?P<printed>(?:{_TITLE} )*(?P<a>{_PERSON}),? (?:and|та|і|й) (?:the |his "
    rf"|her )?(?:{_TITLE} )*(?P<b>{_PERSON}))(?: (?:have|has|had))?\s*$"
)
_TALKS = re.compile(
    r"(?:talks|negotiations|consultations|discussions|round|переговор\w*|консультаці\w*|раунд\w*)[\w\s]{0,25}$"
)
_DELEGATION = re.compile(r"delegation|negotiating team|the team|делегаці|side", re.IGNORECASE)
_BODY = re.compile(
    r"(?:Ministry|Office|Department|Agency|National Security and Defen[cs]e Council|Security Service"
    r"|General Staff)(?: (?:of|for|on)(?: the)?(?: [A-Z][\w-]+)+(?: and(?! Ministry| Office"
    r"| Department)(?: [A-Z][\w-]+)+)?)?"
)
_COMPRISES = re.compile(
    r"(?:compris\w+|includ\w+|consist\w+ of|made up of|composed of|attended by)\s+(?:the\s+)?(?:representatives"
    r"|officials|members|delegates|experts)\s+(?:from|of)",
    re.IGNORECASE,
)


def read(sentence: Sentence, memory: Memory) -> Iterator[Draft]:
    """Drafts about members of the delegation in the talks last told of."""
    if memory.partner is None or all(token.kind not in ("delegation", "talks") for token in sentence.tokens):
        return
    country, number = memory.partner
    if number == UNKNOWN:
        return
    for match in _LEADER.finditer(sentence.text, sentence.start, sentence.end):
        yield from _lead(sentence, match, country, number, _role(sentence, match.start()))
    for match in _LEADS.finditer(sentence.text, sentence.start, sentence.end):
        role = "lead" if _DELEGATION.search(match["what"]) else "round-lead"
        yield from _lead(sentence, match, country, number, role)
    yield from _bodies(sentence, country, number)


def _role(sentence: Sentence, offset: int) -> str:
    """round-lead for who chairs the talks; lead for the head of the delegation, of whatever kind."""
    return "round-lead" if _TALKS.search(sentence.text, max(sentence.start, offset - 60), offset) else "lead"


def _lead(sentence: Sentence, match: re.Match[str], country: str, number: str, role: str) -> Iterator[Draft]:
    record = f"member/{country}/{number}/{_side(sentence, match.start(), country)}/{slugify(match['name'])}"
    start, end = sentence.start, sentence.end
    yield Draft(record, "role", match["name"], role, start, end, rule="people/lead")
    groups = match.groupdict()
    post = (groups.get("after") or groups.get("before") or "").strip().removeprefix("the ")
    if post:
        yield Draft(record, "post", post, post, start, end, rule="people/post")
        office = persons.body_in(post)
        if office:
            yield Draft(record, "body", office, f"body/{slugify(office)}", start, end, rule="people/body-of-post")


def _side(sentence: Sentence, offset: int, country: str) -> str:
    """The side named nearest in the sentence; the home party where none is."""
    near = [t for t in sentence.tokens if t.kind in ("country", "demonym") and t.value in (sentence.home, country)]
    near = [t for t in near if abs(t.start - offset) < 90]
    return min(near, key=lambda t: abs(t.start - offset)).value if near else sentence.home


def _bodies(sentence: Sentence, country: str, number: str) -> Iterator[Draft]:
    opening = _COMPRISES.search(sentence.text, sentence.start, sentence.end)
    if opening is None:
        return
    side = _side(sentence, opening.end(), country)
    for match in _BODY.finditer(sentence.text, opening.end(), sentence.end):
        record = f"member/{country}/{number}/{side}/{slugify(match.group())}"
        yield Draft(record, "role", match.group(), "represented-body", sentence.start, sentence.end, rule="people/body")


def signatories(sentence: Sentence, events: list[Event]) -> Iterator[Draft]:
    """Drafts of who signed: the two people named in full right before "signed", where one agreement is told of."""
    event = next((e for e in events if e.trigger.kind == "sign" and e.track == "N" and len(e.partners) == 1), None)
    if event is None or event.manner.denied or event.manner.mode in ("forecast", "condition"):
        return
    match = _SIGNERS.search(sentence.text, sentence.left_bound(event.trigger.start), event.trigger.start)
    names = [_TITLES.sub("", match[part]) for part in ("a", "b")] if match else []
    if match and all(" " in name for name in names):
        norm = json.dumps(sorted(f"person/{slugify(name)}" for name in names), separators=(",", ":"))
        yield draft(event, f"agreement/{event.partners[0].key}", "signatories", match["printed"], norm)
