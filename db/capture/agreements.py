"""Track N in a sentence: agreements announced, negotiated, prepared, concluded, signed, in force, and with whom.

A verb counts only with its instrument (talks or an agreement) in a text about security agreements, and only where the
home party is not plainly left out.
"""

import re
from collections.abc import Iterator

from db.capture import partners as parties
from db.capture.clauses import Sentence
from db.capture.events import Event, Memory, Partner
from db.capture.lists import Names
from db.capture.model import Token
from db.capture.patterns import role
from db.capture.security import AGREEMENT, INSTRUMENTS, is_security

_TALKS = frozenset({"talks"})
# Verb class: the instruments it takes, the status it tells.
FRAMES: dict[str, tuple[frozenset[str], str]] = {
    "sign": (AGREEMENT, "signed"),
    "conclude": (AGREEMENT | _TALKS, "text-agreed..signed"),
    "start": (_TALKS, "negotiating"),
    "underway": (_TALKS, "negotiating"),
    "hold": (_TALKS, "negotiating"),
    "ongoing": (frozenset(), "negotiating"),
    "prepare": (INSTRUMENTS, "announced..text-agreed"),
    "announce": (INSTRUMENTS, "announced"),
    "force": (AGREEMENT, "in-force"),
    "agree": (frozenset(), "agreed-to-negotiate"),
    "hint": (AGREEMENT, "signed"),
    "discuss": (INSTRUMENTS - _TALKS, "negotiating"),
    "settle": (AGREEMENT, "text-agreed"),
    "stall": (_TALKS, "stalled"),
    "resume": (INSTRUMENTS, "resumed"),
    "ratify": (AGREEMENT, "in-force"),
    "submit": (AGREEMENT, "approval-pending"),
    "abandon": (INSTRUMENTS, "abandoned"),
}
_TAKES_SUBJECT = frozenset(
    {
        "agree",
        "start",
        "hold",
        "ongoing",
        "sign",
        "conclude",
        "prepare",
        "discuss",
        "settle",
        "resume",
        "abandon",
        "ratify",
    }
)
_REACH = 110
_NEXT = 8
_FRONT = 12
_ONE = re.compile(r"\bones?\b[^,;.]{0,30}$")
_NEGOTIATE = re.compile(r"(?:the )?(?:negotiat|talks|start of|launch of|begin)", re.IGNORECASE)
_THESE = re.compile(r"\b(?:these|those|such|all(?: of)? (?:these|the)|ці|усі ці|такі)(?: \w+){0,3} $", re.IGNORECASE)
_WERE = re.compile(r"\s(?:is|are|was|were|been|being)\s(?:\w+ )?$")
_THE = re.compile(r"\bthe (?:\w+ ){0,2}$")
_PASSIVE = re.compile(r"(?:was|were|has been|have been) agreed")
_SECOND = re.compile(r"(?:,|\b(?:and|та|і|й|und|et|i|и))\s$")
_SCHEDULED = re.compile(
    r"[^;]{0,90}?(?<!\w)(?:(?:is|are|was|were|has been|been) (?:now )?"
    r"(?:scheduled|set|planned|due)(?!\w)|заплановано|запланован\w+"
    r"|призначено на"
    r"|ist (?:für|auf) [^.]{1,30} (?:geplant|angesetzt)|est prévue?|zaplanowano|jest zaplanowane|запланировано)"
)
_DECLARE = frozenset({"declaration"})
_ROUND = frozenset({"round"})
_NEAR = 40
_ENDED_WITH = re.compile(r" (?:with|con|mit|avec|sur|par|z|з|із) ", re.IGNORECASE)


def read(sentence: Sentence, memory: Memory) -> list[Event]:
    """The events on track N of a sentence, in reading order."""
    found: list[Event] = []
    triggers = sentence.triggers
    skip = -1
    for index, trigger in enumerate(triggers):
        if trigger.kind == "followed" and found:
            found.extend(_following(sentence, trigger, found[-1]))
        if trigger.kind not in FRAMES or trigger.start < skip:
            continue
        following = triggers[index + 1] if index + 1 < len(triggers) else None
        if trigger.kind == "agree" and following is not None and not _is_agreed(trigger, following):
            continue
        if trigger.kind == "agree" and following is not None and _is_another(sentence, following):
            skip = following.end
            continue
        if trigger.kind == "conclude" and _ends_talks(sentence, trigger):
            continue
        event = _event(sentence, memory, trigger, _stop(sentence, trigger, triggers[index + 1 :]))
        if event is not None:
            found.append(event)
            skip = following.end if trigger.kind == "agree" and following is not None else skip
    return _once(found)


def _is_agreed(trigger: Token, following: Token) -> bool:
    return following.kind in ("start", "ongoing", "hold") and following.start - trigger.end < 30


def _following(sentence: Sentence, trigger: Token, before: Event) -> Iterator[Event]:
    """Read "A signed such an agreement, followed by B and C"."""
    lists = sentence.names(trigger.end, sentence.right_bound(trigger.end))
    names = next((names for names in lists if not names.used and names.start - trigger.end < _NEXT), None)
    if names is not None and before.status == "signed" and before.partners and sentence.home not in names.keys:
        event = Event(sentence, "N", before.status, trigger, noun=before.noun, rule="track-n/followed")
        _take(event, [names], parties.with_dates(names, sentence.home))
        yield event


def _is_another(sentence: Sentence, verb: Token) -> bool:
    """Whether the talks that were agreed on are a further round: "agreed to hold a third round"."""
    behind = verb.end, min(sentence.end, verb.end + _NEAR)
    return sentence.first(_ROUND, *behind) is not None and not role("first").search(sentence.text, *behind)


def _ends_talks(sentence: Sentence, verb: Token) -> bool:
    """Read "the round concluded with an agreement on ...": it ended so, and nobody concluded an agreement."""
    if not _ENDED_WITH.match(sentence.text, verb.end):
        return False
    begin = sentence.left_bound(verb.start)
    return sentence.last(_TALKS | _ROUND, max(begin, verb.start - _NEAR), verb.start) is not None


def _once(found: list[Event]) -> list[Event]:
    """Two verbs of one phrase tell one thing: the later of two events of one status and the same parties goes."""
    kept: list[Event] = []
    for event in found:
        same = [
            e
            for e in kept
            if e.status == event.status and {p.key for p in e.partners} == {p.key for p in event.partners}
        ]
        if not same or (event.count and not same[0].count):
            kept.append(event)
    return kept


def _stop(sentence: Sentence, trigger: Token, later: list[Token]) -> int:
    """How far the verb governs: to the next verb that has a claim to what follows, or the end of its clause."""
    bound = sentence.right_bound(trigger.end)
    for token in later:
        if token.start >= bound or (token.kind == "hint" and _SECOND.search(sentence.text, trigger.end, token.start)):
            return min(token.start, bound)
        if (
            token.start - trigger.end > 30
            and token.kind in FRAMES
            and token.kind not in ("underway", "announce", "hint")
        ):
            return token.start
        if token.kind in ("join", "support") and sentence.first(_DECLARE, token.end, min(bound, token.end + 60)):
            return token.start
    return bound


def _event(sentence: Sentence, memory: Memory, trigger: Token, stop: int) -> Event | None:
    kinds, status = FRAMES[trigger.kind]
    begin = sentence.left_bound(trigger.start)
    noun, passive = _noun(sentence, trigger, kinds, begin, stop)
    if kinds and noun is None and not _is_anaphoric(sentence, trigger):
        return None
    if (
        trigger.kind == "agree"
        and sentence.first(INSTRUMENTS, trigger.end, stop) is None
        and not _NEGOTIATE.search(sentence.text, trigger.end, min(stop, trigger.end + 60))
    ):
        return None
    if not is_security(sentence, memory, noun, trigger, stop):
        return None
    if trigger.kind == "sign" and _SCHEDULED.match(sentence.text, noun.end if noun else trigger.end, stop):
        status = "signing-scheduled"
    if trigger.kind == "conclude" and noun is not None and noun.kind == "talks":
        status = "negotiating" if "round" in sentence.kinds else "text-agreed"
    event = Event(sentence, "N", status, trigger, noun=noun, rule=f"track-n/{trigger.kind}")
    _find_partners(event, begin, stop, passive=passive)
    if not event.partners and passive and memory.told is not None and trigger.kind in ("sign", "force"):
        _take_told(event, memory.told)
    if not event.partners and memory.partner is not None and _means_the_last(event, begin, stop, memory.partner[0]):
        event.partners, event.certainty = [Partner(memory.partner[0])], "inferred"
    return event


_ANAPHORIC = frozenset({"sign", "conclude", "force", "start", "hold", "underway", "settle", "stall", "resume"})
_FOREIGN = frozenset({"country", "demonym", "group", "organisation", "states"})


def _means_the_last(event: Event, begin: int, stop: int, key: str) -> bool:
    """Whether "the agreement", "the talks" without a party are those with the party told of last."""
    sentence, noun = event.sentence, event.noun
    if event.trigger.kind not in _ANAPHORIC or noun is None or noun.kind == "guarantees":
        return False
    others = (t for t in sentence.tokens if t.kind in _FOREIGN and begin <= t.start < stop)
    if any(token.value not in (sentence.home, key) for token in others):
        return False
    before = sentence.text[max(sentence.start, noun.start - 40) : noun.start]
    if role("unspecific").search(before):
        return False
    if noun.kind == "talks":
        return True
    words = sentence.text[noun.start : noun.end]
    if role("plural").fullmatch(words):
        return False
    return role("definite").search(before) is not None or words[0].isupper() or _is_home_side(sentence, begin)


def _take_told(event: Event, told: Event) -> None:
    """Read "These agreements were signed ...": the agreements with those whom the sentence before names."""
    noun = event.noun
    if noun is not None and _THESE.search(event.sentence.text, max(event.sentence.start, noun.start - 40), noun.start):
        event.partners = [Partner(partner.key) for partner in told.partners]
        event.names, event.open, event.certainty = None, told.open, "derived"


def _noun(
    sentence: Sentence, trigger: Token, kinds: frozenset[str], begin: int, stop: int
) -> tuple[Token | None, bool]:
    """The instrument of the verb, and whether it stands before the verb."""
    if trigger.kind == "ongoing":
        return sentence.first(INSTRUMENTS, trigger.end, stop), False
    if trigger.kind == "settle" and _PASSIVE.match(sentence.text, trigger.start):  # "... was agreed"
        return sentence.last(kinds, max(begin, trigger.start - _NEAR), trigger.start), True
    limit = min(stop, trigger.end + (60 if trigger.kind == "announce" else _REACH))
    after = sentence.first(kinds | _DECLARE, trigger.end, limit) if trigger.kind not in ("underway", "force") else None
    if after is not None and after.kind == "declaration" and trigger.kind in ("sign", "announce"):
        before = sentence.last(kinds, begin, trigger.start) if trigger.kind == "sign" else None
        return (before, True) if before and _WERE.search(sentence.text, before.end, trigger.start) else (None, False)
    if after is not None and after.kind in kinds and not _begins_itself(sentence, trigger, after, begin):
        return after, False
    before = sentence.last(kinds, max(begin, trigger.start - _REACH - 40), trigger.start)
    if trigger.kind == "conclude":  # "Verhandlungen über ein Abkommen abgeschlossen"
        before = sentence.first(_TALKS, begin, trigger.start) or before
    if before is None and trigger.kind == "underway":  # "laufen die Verhandlungen noch"
        return sentence.first(kinds, trigger.end, min(stop, trigger.end + _NEAR)), True
    if before is not None and trigger.kind in ("announce", "hold", "hint"):
        return None, False
    return before, before is not None


def _begins_itself(sentence: Sentence, trigger: Token, after: Token, begin: int) -> bool:
    """Whether the talks before the verb began: "Talks opened in Athens on 3 April, and a second round followed"."""
    before = sentence.last(_TALKS, max(begin, trigger.start - _NEAR), trigger.start)
    return trigger.kind == "start" and before is not None and after.start - trigger.end > _NEAR / 2


def _is_anaphoric(sentence: Sentence, trigger: Token) -> bool:
    return (
        trigger.kind in ("conclude", "sign")
        and sentence.first(AGREEMENT, sentence.start, trigger.start) is not None
        and _ONE.search(sentence.text, max(sentence.start, trigger.start - 40), trigger.start) is not None
    )


# ------------------------------------------------------------------------------------------------ with whom


def _find_partners(event: Event, begin: int, stop: int, *, passive: bool) -> None:
    sentence, home = event.sentence, event.sentence.home
    left = parties.subject(sentence, begin, event.trigger.start)
    start = event.trigger.start if not passive or event.noun is None else event.noun.start
    lists = parties.after_with(sentence, start, stop)
    if not lists and event.noun is not None and not passive:
        lists = parties.after_with(sentence, max(begin, event.noun.start), stop)
    if not lists and (
        passive or event.trigger.kind in ("ongoing", "underway")
    ):  # "hat mit A und B Abkommen unterzeichnet"
        lists = parties.after_with(sentence, begin, event.trigger.start)
    if not lists:  # "mit A nahm die Ukraine Gespräche auf"
        lists = [n for n in parties.after_with(sentence, begin, event.trigger.start)[:1] if n.start - begin < _FRONT]
    theirs = [partner for names in lists for partner in parties.with_dates(names, home)]
    theirs = [*theirs, *(partner for names in lists for partner in parties.of_regions(names, home))]
    if theirs and not _is_of_others(sentence, left, lists):
        _take(event, lists, theirs)
    elif lists and home in lists[0].keys:
        _take_subject(event, left, begin)
    elif not lists:
        _take_otherwise(event, left, begin, stop)


def _is_of_others(sentence: Sentence, left: Names | None, lists: list[Names]) -> bool:
    """Whether the clause tells of third parties: a foreign subject, and the home party neither side."""
    home = sentence.home
    if any(home in names.keys for names in lists):
        return len(lists) == 1 and lists[0].role != "between"
    if left is None or home in left.keys or not left.keys:
        return False
    return not _is_home_before(sentence, left)


def _is_home_before(sentence: Sentence, left: Names) -> bool:
    """Whether a home speaker stands with the foreign name: "Kuleba and the Swedish minister"."""
    return any(
        token.value == sentence.home and token.kind in ("country", "demonym", "capital") and token.start < left.start
        for token in sentence.tokens
    ) or sentence.says("home", sentence.start, left.start)


def _is_known(event: Event) -> bool:
    """Whether the sentence speaks of "the agreement", which in such a text is the one with the home party."""
    noun, text = event.noun, event.sentence.text
    if noun is None:
        return False
    before = text[max(event.sentence.start, noun.start - 40) : noun.start]
    if text[noun.start] >= "а" and role("unspecific").search(before) is None:  # no articles there
        return role("plural").fullmatch(text, noun.start, noun.end) is None
    return _THE.search(text, event.trigger.end, noun.start) is not None or role("alike").search(before) is not None


def _is_home_side(sentence: Sentence, begin: int) -> bool:
    return sentence.names_home or sentence.says("home", begin, sentence.end)


def _take(event: Event, lists: list[Names], theirs: list[Partner]) -> None:
    event.partners = list({partner.key: partner for partner in theirs}.values())
    event.names = lists[0]
    event.open = any(names.open for names in lists)
    for names in lists:
        names.used = True


def _take_subject(event: Event, left: Names | None, begin: int) -> None:
    """The subject, where the object is the home party: "Denmark signed an agreement with Ukraine"."""
    sentence = event.sentence
    names = left if left is not None and parties.countries_only(left, sentence.home) else _behind(event)
    if names is not None:
        _take(event, [names], parties.countries_only(names, sentence.home))
        return
    found = parties.office(sentence, begin, event.trigger.start)
    event.partners = [found] if found else []


def _behind(event: Event) -> Names | None:
    """The subject behind its verb, as other languages put it: "подписали А и Б", "unterzeichnete A"."""
    sentence, end = event.sentence, event.trigger.end
    near = sentence.names(end, min(sentence.right_bound(end), end + _REACH))
    first = next((names for names in near if sentence.home not in names.keys), None)
    if first is None or first.role not in ("", "by") or not parties.countries_only(first, sentence.home):
        return None
    return first if len(sentence.text[end : first.start].split()) <= _FEW else None


_FEW = 3


def _take_otherwise(event: Event, left: Names | None, begin: int, stop: int) -> None:
    """Without "with": a joint subject, a name before the instrument, a party after "by", an office."""
    sentence, home = event.sentence, event.sentence.home
    told = parties.behind_copula(sentence, event.trigger) if event.trigger.kind == "sign" else None
    if told is not None:
        _take(event, [told], parties.countries_only(told, home))
        return
    if left is not None and home in left.keys and parties.countries_only(left, home):
        _take(event, [left], parties.countries_only(left, home))
        return
    near = min(stop, event.trigger.end + _REACH)
    behind = [
        n for n in sentence.names(event.trigger.end, near) if n.start - event.trigger.end < _NEXT and home in n.keys
    ]
    if left is None and behind and parties.countries_only(behind[0], home):  # "unterzeichneten A und die Ukraine"
        _take(event, behind[:1], parties.countries_only(behind[0], home))
        return
    if event.noun is not None:
        start = event.trigger.end if event.trigger.end <= event.noun.start else begin
        found = parties.before_noun(sentence, event.noun, start)
        if found is not None:
            event.partners = [found]
            return
    by = [names for names in sentence.names(event.trigger.end, stop) if names.role == "by"]
    if by and event.trigger.kind == "sign":
        _take(event, by[:1], parties.countries_only(by[0], home))
        return
    if (
        event.trigger.kind in ("sign", "conclude", "prepare")
        and _is_known(event)
        and left is not None
        and len(left.keys) == len(left.members)
        and (len(left.keys) == 1 or event.trigger.kind == "prepare")
    ) or (event.trigger.kind in _TAKES_SUBJECT and (event.trigger.kind == "agree" or _is_home_side(sentence, begin))):
        _take_subject(event, left, begin)
