"""Track D in a sentence: who supported, decided to join, joined or left a declaration, and who followed."""

import re
from functools import cache

from db.capture import partners as parties
from db.capture.clauses import Sentence
from db.capture.events import Event, Memory
from db.capture.lists import Names
from db.capture.matcher import FIXED
from db.capture.model import Token
from db.capture.patterns import alternatives, table

_DECLARATION = frozenset({"declaration"})
_COUNTRY = frozenset({"country"})
_GUARANTEES = frozenset({"guarantees"})
_OTHER_BODY = re.compile(
    r"\s+(?:(?:the|to|in|as|its|their|a|an|with|up|forces|до|into|к|w|do|la|le|les|der|dem|die|den|al|alla|à|au)\s+"
    r"|l'|all'){0,3}(?:NATO|EU|European|alliance|alianza|alleanza|bündnis|OTAN|UE|EWG|coalition|coalición|coalizione"
    r"|koalition|koalicj\w*|sojusz\w*|union|bloc|club|fund|initiative|iniciativa|iniziativa|inicjatyw\w*|sanctions|talks"
    r"|negotiations|compact|program|programme|meeting|call|war(?= (?:in|on|against|effort))|army|НАТО|ЄС|ЕС"
    r"|Альянс\w*|коаліці\w*|коалици\w*|ініціатив\w*|инициатив\w*|санкці\w*|переговор\w*)",
    re.IGNORECASE,
)
_REST = re.compile(r"[\s\"'”’»)]*(?:$|[.,;!?](?:\s|$)|\s*$)")
_NOUN_FORM = re.compile(r"signator|signers|підписант", re.IGNORECASE)
_BODY = re.compile(
    r"'s ((?:Council of Ministers|Cabinet(?: of Ministers)?|[Gg]overnment|[Pp]arliament|Federal Council"
    r"|Council of State|State Council))"
)
_REACH = 100
_BEHIND = 20
_FEW = 3
VERBS = frozenset({"follow", "followed", "followup", "join", "decide", "support", "withdraw", "sign", "agree"})
_STATUS = {"join": "joined", "sign": "joined", "support": "support-expressed", "withdraw": "withdrawn"}
# Who is told of among the supporters of a declaration may have joined it as well.
_OR_MORE = "support-expressed..joined"


def read(sentence: Sentence, memory: Memory, index: int) -> list[Event]:
    """The events on track D of the sentence with this index in the text, in reading order."""
    found: list[Event] = []
    triggers = sentence.triggers
    taken = -1
    for position, trigger in enumerate(triggers):
        if trigger.start < taken:
            continue
        if trigger.kind in ("follow", "followed"):
            before = memory.joiners if _goes_on(sentence, trigger) else None
            event = _following(sentence, trigger, found[-1] if found else before)
        elif trigger.kind in ("decide", "agree"):
            event, taken = _decided(sentence, memory, trigger, triggers[position + 1 :], index), trigger.end
        elif trigger.kind == "followup":
            event = _listed(sentence, memory, trigger)
        elif trigger.kind in _STATUS:
            event = _joined(sentence, memory, trigger, index)
        else:
            continue
        if (event is not None and event.partners) or (event is not None and event.trigger.kind == "join"):
            found.append(event)
            taken = max(taken, event.trigger.end)
            found.extend(_gapped(sentence, event))
    return found


def _joined(sentence: Sentence, memory: Memory, trigger: Token, index: int) -> Event | None:
    status = _status(sentence, memory, trigger, index)
    if status is None:
        return None
    event = Event(sentence, "D", status, trigger, declaration=_declaration(sentence, memory, trigger))
    event.rule = f"track-d/{trigger.kind}"
    _find_joiners(event, sentence.left_bound(trigger.start))
    return event


def _decided(sentence: Sentence, memory: Memory, trigger: Token, later: list[Token], index: int) -> Event | None:
    """Read "decided to join": the decision is told, not the joining."""
    following = next((token for token in later if token.start - trigger.end < 45), None)
    named = (
        "join" in sentence.text[trigger.start : trigger.end]
        or "accession" in sentence.text[trigger.start : trigger.end]
    )
    if not named and (following is None or following.kind not in ("join", "support", "sign")):
        return None
    verb = following if following is not None and not named else trigger
    if named:
        if sentence.first(_DECLARATION, trigger.end, min(sentence.end, trigger.end + _REACH)) is None:
            return None
    elif _status(sentence, memory, verb, index) is None:
        return None
    event = Event(sentence, "D", "decided", verb, declaration=_declaration(sentence, memory, verb))
    event.rule = "track-d/decide"
    _find_joiners(event, sentence.left_bound(trigger.start), trigger.start)
    return event


def _status(sentence: Sentence, memory: Memory, trigger: Token, index: int) -> str | None:
    """The status that the verb tells, if what follows (or the text so far) makes it speak of a declaration."""
    stop = min(sentence.right_bound(trigger.end), trigger.end + _REACH)
    declared = sentence.first(_DECLARATION, trigger.end, stop)
    barrier = sentence.first(frozenset({"agreement", "talks"}), trigger.end, stop)
    if declared is not None and (barrier is None or declared.start < barrier.start):
        return _STATUS[trigger.kind]
    if trigger.kind == "sign":
        return None
    if trigger.kind == "join":
        return _status_of_joining(sentence, memory, trigger, stop, index)
    recent = memory.declaration is not None and index - memory.declared_at <= 12
    if trigger.kind == "support" and recent:
        open_end = _REST.match(sentence.text[trigger.end : trigger.end + 3]) or trigger.end >= sentence.end - 1
        guarantees = sentence.first(_GUARANTEES, trigger.end, stop)
        said = (
            "support" in sentence.text[trigger.start : trigger.end].lower().split()[-1:]
            or " " in sentence.text[trigger.start : trigger.end]
        )
        dated = bool(sentence.when(trigger.end, trigger.end + 12))
        if guarantees is not None:
            return _STATUS["support"]
        if said and (open_end or dated):
            return _OR_MORE
    return None


def _status_of_joining(sentence: Sentence, memory: Memory, trigger: Token, stop: int, index: int) -> str | None:
    text = sentence.text
    if _OTHER_BODY.match(text, trigger.end):
        memory.other_at = index
        return None
    before = sentence.last(_DECLARATION, sentence.left_bound(trigger.start), trigger.start)
    near = memory.declaration is not None and index - max(memory.declared_at, memory.joined_at) <= 4
    known = near or sentence.last(_DECLARATION, sentence.start, trigger.start) is not None
    if sentence.first(_GUARANTEES, trigger.end, stop) and known:
        return _OR_MORE
    if before is not None:
        return "joined"
    if known and _NOUN_FORM.match(text, trigger.start):
        return "joined"
    meant = known and memory.other_at < max(memory.declared_at, memory.joined_at, 0)
    return "joined" if meant and (_is_open_ended(sentence, trigger) or _has_it(text, trigger)) else None


def _goes_on(sentence: Sentence, trigger: Token) -> bool:
    """Whether the sentence tells of those who followed the ones told of before: "They were followed by A"."""
    if trigger is not sentence.triggers[0] or "agreement" in sentence.kinds:
        return False
    return trigger.kind == "follow" or sentence.first(_COUNTRY, sentence.start, trigger.start) is None


def _has_it(text: str, trigger: Token) -> bool:
    """Whether a pronoun stands for the declaration: "acceded to it", "y a adhéré"."""
    before = _it("it-before", r"(?:déjà\s)?$").search(text, max(0, trigger.start - 20), trigger.start)
    return before is not None or _it("it-behind", "").match(text, trigger.end) is not None


@cache
def _it(words: str, end: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<!\w)|\s)(?:{alternatives(table('roles')[words])})(?:(?<=')|(?!\w)\s?){end}", re.IGNORECASE
    )


def _is_open_ended(sentence: Sentence, trigger: Token) -> bool:
    """Whether the verb stands without an object: at the end of its clause, or before a date."""
    rest = sentence.text[trigger.end : trigger.end + 3]
    dated = sentence.when(trigger.end, trigger.end + 8)
    return _REST.match(rest) is not None or trigger.end >= sentence.end or bool(dated)


def _declaration(sentence: Sentence, memory: Memory, trigger: Token) -> str | None:
    named = sentence.first(_DECLARATION, trigger.end, sentence.end) or sentence.last(
        _DECLARATION, sentence.start, trigger.start
    )
    return named.value if named is not None and named.value != FIXED else memory.declaration


# ------------------------------------------------------------------------------------------------ who


def _find_joiners(event: Event, begin: int, verb: int | None = None) -> None:
    sentence, home = event.sentence, event.sentence.home
    start = event.trigger.start if verb is None else verb
    names = parties.behind_copula(sentence, event.trigger) or parties.subject(sentence, begin, start)
    if names is None or set(names.keys) == {home}:
        names = _after(sentence, event.trigger) or names
    if names is not None and parties.expand(names, home, None):
        _give(event, names)
        body = _BODY.match(sentence.text, names.end)
        event.body = body[1] if body else None
        return
    found = parties.office(sentence, begin, start)
    event.partners = [found] if found else []


def _after(sentence: Sentence, trigger: Token) -> Names | None:
    """The joiners behind the verb: after "joined by", a list of signatories, and where a language puts them there."""
    bound = sentence.right_bound(trigger.end)
    lists = sentence.names(trigger.end, bound)
    if _NOUN_FORM.match(sentence.text, trigger.start):
        return max(lists, key=lambda names: len(names.members), default=None)
    free = [names for names in lists if names.role in ("", "by") and names.keys and sentence.home not in names.keys]
    cyrillic = "а" <= sentence.text[trigger.start].lower() <= "ї"
    if sentence.last(_DECLARATION, sentence.left_bound(trigger.start), trigger.start) is not None:
        near = [names for names in free if len(sentence.text[trigger.end : names.start].split()) <= _FEW]
        if near:  # "do deklaracji przyłączyły się A i B"
            return near[0]
    told = [names for names in free if names.open and names.start - trigger.end < _BEHIND]
    if told:  # "haben sich angeschlossen, darunter A und B"
        return told[0]
    by = [names for names in lists if names.role == "by"]
    return next(iter(free if cyrillic else by), None)


def _give(event: Event, names: Names, when_last: bool = True) -> None:
    event.partners = parties.expand(names, event.sentence.home, None)
    last = names.members[-1].when
    if when_last and last is not None and not any(member.when for member in names.members[:-1]):
        event.partners = parties.own_date(event.partners, last)
    event.names, event.open, names.used = names, names.open, True


def _listed(sentence: Sentence, memory: Memory, trigger: Token) -> Event | None:
    """Read "the list of supporting nations was extended to A, B and C"."""
    lists = [names for names in sentence.names(trigger.end, sentence.end) if names.keys and not names.used]
    if not lists or memory.declaration is None:
        return None
    event = Event(sentence, "D", _OR_MORE, trigger, declaration=memory.declaration, rule="track-d/list")
    _give(event, lists[0])
    return event


def _following(sentence: Sentence, trigger: Token, before: Event | None) -> Event | None:
    """Read "followed by A on a date", "with A and B following suit a day later"; `before` is what they followed."""
    if before is None:
        return None
    if trigger.kind == "followed":
        lists = [n for n in sentence.names(trigger.end, sentence.end) if not n.used and n.start - trigger.end < 12]
    else:
        lists = [n for n in sentence.names(sentence.start, trigger.start) if not n.used][-1:]
    if not lists:
        return None
    event = Event(sentence, "D", before.status, trigger, declaration=before.declaration, rule="track-d/followed")
    _give(event, lists[0])
    alike = sentence.text[trigger.start : trigger.end].endswith("did")
    event.after = before.partners[0].key if len(before.partners) == 1 and not alike else None
    if trigger.kind == "follow":
        dates = sentence.when(trigger.end, trigger.end + 30)
        event.partners = parties.own_date(event.partners, dates[0] if dates else None)
    return event


def _gapped(sentence: Sentence, event: Event) -> list[Event]:
    """Further names with a date of their own and no verb: "Greece joined on 12 August, and Malta on 15 August"."""
    found: list[Event] = []
    bound = sentence.end
    later = [t for t in sentence.triggers if t.start > event.trigger.end]
    if later:
        bound = later[0].start
    for names in sentence.names(event.trigger.end, bound):
        if not names.used and names.role == "" and names.members[-1].when and names.keys:
            more = Event(sentence, "D", event.status, event.trigger, declaration=event.declaration, rule=event.rule)
            _give(more, names)
            found.append(more)
    return found
