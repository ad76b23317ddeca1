"""Who takes part in talks and who signs: leads of delegations and of rounds, members, bodies that are represented.

Which people and bodies a text names is told by `persons`; here only what they do in a sentence.
"""

import json
import re
from collections.abc import Iterator
from functools import cache

from db.capture import persons
from db.capture.clauses import Sentence
from db.capture.drafts import UNKNOWN, draft
from db.capture.events import Event, Memory
from db.capture.inflection import body
from db.capture.model import Draft, Token
from db.capture.patterns import alternatives, table
from db.capture.persons import Person
from db.text import slugify

_FAR = 120
_NEAR = 90
# What stands before the person; other verbs have their person before or behind them.
_BY = re.compile(
    r"(?:\bby|\bof|\bvon|\bdes|\bpar|\bda|\bdal|\bdalla|\bpor|\bde|\bз|\bс|чолі|керівництвом|\w+dztwem|\bczele)$"
)


def read(sentence: Sentence, memory: Memory) -> Iterator[Draft]:
    """Drafts about members of the delegations in the round last told of."""
    if memory.partner is None or memory.partner[1] == UNKNOWN:
        return
    country, number = memory.partner
    named = {token.value for token in sentence.tokens if token.kind == "country"} - {sentence.home}
    if named and country not in named:
        return
    leads: set[int] = set()
    for token in sentence.tokens:
        if token.kind == "lead":
            person = _leader(sentence, token, leads)
            if person is not None:
                leads.add(person.start)
                side, role = _side(sentence, person.start, country, token), _role(sentence, token)
                yield from _member(sentence, person, country, number, side, role)
                other = _opposite(sentence, person, {sentence.home, country} - {side})
                if other is not None and other[0].start not in leads:
                    leads.add(other[0].start)
                    yield from _member(sentence, other[0], country, number, other[1], role)
    yield from _others(sentence, country, number, leads)


def _leader(sentence: Sentence, verb: Token, leads: set[int]) -> Person | None:
    """The person behind the verb where it asks for one, else right before it, else behind; none of those who lead."""
    people = [person for person in sentence.persons if person.start not in leads]
    behind = next((p for p in people if verb.end <= p.start <= verb.end + _FAR), None)
    if _BY.search(sentence.text[verb.start : verb.end].lower()):
        return behind
    before = next((p for p in reversed(people) if verb.start - _NEAR <= p.end <= verb.start), None)
    if not _leads_talks(sentence, verb):
        return None
    return before or behind


def _leads_talks(sentence: Sentence, verb: Token) -> bool:
    """Whether what is led is a delegation or talks: not every head heads one."""
    near = (t for t in sentence.tokens if t.kind in ("delegation", "talks", "round"))
    return any(verb.start - _NEAR <= token.start <= verb.end + _NEAR for token in near)


def _role(sentence: Sentence, verb: Token) -> str:
    """round-lead for who chairs the talks; lead for the head of the delegation, of whatever kind."""
    led = [t for t in sentence.tokens if t.kind in ("delegation", "talks", "round")]
    begin = max(sentence.left_bound(verb.start), verb.start - _NEAR)
    before = [token for token in led if begin <= token.start < verb.start]
    after = [token for token in led if token.start >= verb.end]
    nearest = before[-1:] or after[:1]
    if before and after and after[0].start - verb.end < verb.start - before[-1].end:
        nearest = after[:1]
    return "lead" if not nearest or nearest[0].kind == "delegation" else "round-lead"


# Behind the people of the other side: "..., and the Greek team by X", "..., італійську — X".
_GAPPED = re.compile(
    r"(?:\s[^\W\d]+)?\s?(?:[—–:-]|by|von|par|por|da|dal)\s(?:the |der |le |la |el |il |l')?", re.IGNORECASE
)


def _opposite(sentence: Sentence, first: Person, others: set[str]) -> tuple[Person, str] | None:
    """Who leads the other side by the same verb, and that side."""
    end = max(first.end, first.post[1])
    side = next((t for t in sentence.tokens if t.kind in _SIDES and t.value in others and t.start >= end), None)
    person = next((p for p in sentence.persons if side is not None and p.start > side.end), None)
    if side is None or person is None:
        return None
    begin = min(person.start, person.post[0] or person.start)
    return (person, side.value) if _GAPPED.fullmatch(sentence.text, side.end, begin) else None


def _member(sentence: Sentence, person: Person, country: str, number: str, side: str, role: str) -> Iterator[Draft]:
    begin, end = person.post
    record = f"member/{country}/{number}/{side}/{person.slug}"
    span = sentence.start, sentence.end
    yield Draft(record, "role", sentence.text[person.start : person.end], role, *span, rule="people/lead")
    post = sentence.text[begin:end].strip().removeprefix("the ")
    if post:
        yield Draft(record, "post", post, post, *span, rule="people/post")
        office = persons.body_in(post)
        if office:
            yield Draft(record, "body", office, f"body/{slugify(body(office))}", *span, rule="people/body-of-post")


_SIDES = frozenset({"country", "demonym"})


def _side(sentence: Sentence, offset: int, country: str, verb: Token | None = None) -> str:
    """The side whose delegation the verb tells of, else the side named nearest, else the home party."""
    near = [t for t in sentence.tokens if t.kind in _SIDES and t.value in (sentence.home, country)]
    near = [t for t in near if abs(t.start - offset) < _NEAR]
    if verb is not None and verb.start < offset:  # "the Greek delegation was led by X, ..."
        near = [
            t for t in near if t.start < offset and (_has_delegation(sentence, t) or verb.start - t.end == 1)
        ] or near
    return min(near, key=lambda t: abs(t.start - offset)).value if near else sentence.home


def _has_delegation(sentence: Sentence, side: Token) -> bool:
    teams = (token for token in sentence.tokens if token.kind == "delegation")
    return any(-_BESIDE <= token.start - side.end <= _BESIDE or 0 < side.start - token.end <= 2 for token in teams)


_BESIDE = 16


def _others(sentence: Sentence, country: str, number: str, leads: set[int]) -> Iterator[Draft]:
    """Bodies and people behind the words for taking part: "comprising representatives of", "also included"."""
    opening = next((token for token in sentence.tokens if token.kind == "comprise"), None)
    if opening is None or not (_leads_talks(sentence, opening) or _stands_for_one(sentence, opening)):
        return
    for start, end in sentence.bodies:
        if start >= opening.end:
            words = sentence.text[start:end]
            record = f"member/{country}/{number}/{_side(sentence, opening.end, country)}/{slugify(body(words))}"
            yield Draft(record, "role", words, "represented-body", sentence.start, sentence.end, rule="people/body")
    for person in sentence.persons:
        if person.start not in leads and person.start >= opening.end:
            yield from _member(sentence, person, country, number, _side(sentence, person.start, country), "member")


def _stands_for_one(sentence: Sentence, verb: Token) -> bool:
    """Read "Sweden was represented by ...": the side stands right before the verb."""
    by = sentence.text[verb.start : verb.end].endswith("represented by")
    return by and any(token.kind == "country" and 0 < verb.start - token.end <= 2 for token in sentence.tokens)


# --------------------------------------------------------------------------------------------------- who signed


@cache
def _and() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(table('roles')['and'])})(?!\w)", re.IGNORECASE)


def signatories(sentence: Sentence, events: list[Event]) -> Iterator[Draft]:
    """Drafts of who signed: people joined by "and" before or behind the verb, where one agreement is told of."""
    event = next((e for e in events if e.trigger.kind == "sign" and e.track == "N" and len(e.partners) == 1), None)
    if event is None or event.manner.denied or event.manner.mode in ("forecast", "condition"):
        return
    begin = sentence.left_bound(event.trigger.start)
    end = sentence.right_bound(event.trigger.end)
    people = [person for person in sentence.persons if begin <= person.start < end]
    signers = _signers(sentence, people, event.trigger)
    if not signers:
        return
    first, second = signers[0], signers[-1]
    norm = json.dumps(sorted(f"person/{person.slug}" for person in signers), separators=(",", ":"))
    start = min(first.start, first.post[0]) if first.post[1] else first.start
    words = sentence.text[start : max(second.end, second.post[1])]
    yield draft(event, f"agreement/{event.partners[0].key}", "signatories", words, norm)


def _signers(sentence: Sentence, people: list[Person], verb: Token) -> list[Person]:
    """The people before or behind the verb who are named in one breath; nobody who stands alone."""
    for side in ([p for p in people if p.end <= verb.start], [p for p in people if p.start >= verb.end]):
        near = list(reversed(side)) if side and side[0].end <= verb.start else side
        chain = near[:1]
        for person in near[1:]:
            first, second = sorted((chain[-1], person))
            if not _joined(sentence, first, second):
                break
            chain.append(person)
        chain.sort()
        slugs = {person.slug for person in chain}
        if len(chain) == len(slugs) > 1 and _and().search(sentence.text, chain[-2].end, chain[-1].start):
            return chain
    return []


def _joined(sentence: Sentence, first: Person, second: Person) -> bool:
    """Whether a comma or an "and", and posts, but no verb stand between the two."""
    between = sentence.text[first.end : second.start]
    verbs = (token for token in sentence.triggers if first.end <= token.start < second.start)
    return len(between) <= _NEAR and ("," in between or bool(_and().search(between))) and next(verbs, None) is None
