"""What one sentence leaves behind for the next: the declaration meant, the talks told of, a list that was opened."""

from collections.abc import Iterator
from itertools import chain

from db.capture import rounds
from db.capture.clauses import Sentence
from db.capture.counts import POPULATIONS
from db.capture.drafts import UNKNOWN, draft, record_of
from db.capture.events import Event, Memory, Partner
from db.capture.matcher import FIXED
from db.capture.model import Draft
from db.capture.partners import countries_only
from db.capture.patterns import table

_ITEM = 80
_NOTED = frozenset({"declaration", "join"})
_NEXT = 8


def remember(sentence: Sentence, events: list[Event], memory: Memory, index: int) -> None:
    """Note what the sentence names, before its own details are read."""
    for token in sentence.tokens if not sentence.kinds.isdisjoint(_NOTED) else ():
        if token.kind == "declaration":
            memory.declared_at = index
            if token.value != FIXED:
                memory.declaration = token.value
            elif memory.declaration is None:
                memory.declaration = _issued(sentence)
        elif token.kind == "join" and memory.declaration is not None and memory.declared_at >= index - 1:
            memory.joined_at = index
    _remember_parties(events, memory, index)
    for event in events:
        if event.track == "N" and len(event.partners) == 1 and not event.manner.denied:
            key = event.partners[0].key
            memory.subject = f"agreement/{key}" if key in memory.agreed else record_of(event, key)
            if memory.subject == f"agreement/{key}":
                memory.agreed.add(key)
            number = _round_number(sentence, event)
            if number != UNKNOWN:
                memory.rounds[key] = number
            memory.partner = (key, memory.rounds.get(key, UNKNOWN))


def _remember_parties(events: list[Event], memory: Memory, index: int) -> None:
    """Note who joined, who was told of without a name, and whose talks began."""
    memory.joiners = memory.nameless = None
    if not events:
        return
    joins = [event for event in events if event.track == "D" and event.status == "joined" and event.manner.told]
    memory.joiners = joins[-1] if joins else None
    memory.nameless = next((event for event in reversed(events) if not event.partners and event.manner.told), None)
    memory.joined_at = index if joins else memory.joined_at
    begun = [e for e in events if e.track == "N" and e.trigger.kind == "start" and e.manner.told]
    for partner in chain.from_iterable(event.partners for event in begun):
        memory.rounds.setdefault(partner.key, "1")


def _issued(sentence: Sentence) -> str | None:
    """The declaration of the table whose issuer is named in the sentence."""
    named = {token.value for token in sentence.tokens}
    entries = ((slug, entry) for slug, entry in table("declarations").items() if slug != "about")
    return next((slug for slug, entry in entries if entry.get("issuer") in named), None)


def _round_number(sentence: Sentence, event: Event) -> str:
    """The round that is named; talks that are started are the first one; of other talks nobody can tell."""
    number = rounds.number_in(sentence) if "round" in sentence.kinds else None
    begins = event.trigger.kind == "start" or "initial" in sentence.printed
    return str(number or 1) if number or begins else UNKNOWN


def close(sentence: Sentence, events: list[Event], memory: Memory) -> None:
    """Note whether the sentence opens a list that the next lines fill."""
    if sentence.zone == "list" or (memory.opened is not None and sentence.end - sentence.start <= _ITEM):
        return
    told = [event for event in events if event.track == "N" and event.partners and not event.manner.denied]
    memory.told = told[-1] if told else None
    opens = sentence.text[sentence.end - 1] == ":"
    memory.lists, memory.fed = opens, False
    memory.opened = next((e for e in reversed(events) if not e.partners), None) if opens else None


def continued(sentence: Sentence, memory: Memory) -> list[Event]:
    """The event of the sentence before, told of the country that this item of its list begins with."""
    event = memory.opened
    if event is None or sentence.end - sentence.start > _ITEM or not sentence.tokens:
        return []
    first = sentence.tokens[0]
    if first.kind != "country" or first.value == sentence.home or first.start - sentence.start > 4:
        return []
    memory.fed = True
    return [
        Event(
            sentence,
            event.track,
            event.status,
            event.trigger,
            partners=[Partner(first.value, None, first.start)],
            manner=event.manner,
            declaration=event.declaration,
            rule=f"{event.rule}/list",
        )
    ]


def named(sentence: Sentence, memory: Memory) -> list[Event]:
    """The event of the sentence before, whose parties only this one names: "Eight more joined. They are A and B"."""
    event = memory.nameless
    naming = next((token for token in sentence.tokens if token.kind == "naming"), None)
    if event is None or naming is None or naming.start - sentence.start > 2:
        return []
    sentence.prepare()
    names = next((names for names in sentence.lists if names.start - naming.end <= _NEXT and names.keys), None)
    if names is None or sentence.home in names.keys:
        return []
    partners = countries_only(names, sentence.home)
    told = Event(sentence, event.track, event.status, naming, partners, manner=event.manner, open=names.open)
    told.declaration, told.rule = event.declaration, f"{event.rule}/named"
    return [told]


def lost(sentence: Sentence, memory: Memory) -> Iterator[Draft]:
    """The list that the sentence before announced, where nothing of it follows: content that the article lost."""
    event = memory.opened
    if event is None or memory.fed or sentence.zone == "list" or sentence.end - sentence.start <= _ITEM:
        return
    population = POPULATIONS.get(event.status)
    if population is not None and event.manner.mode not in ("forecast", "condition") and not event.manner.denied:
        record = f"tally/{population}/{memory.published or UNKNOWN}"
        words = event.sentence.printed[-_COLON:]
        yield draft(event, record, "members", words, "[]", as_of=memory.published, list_flag="closed")


_COLON = 12
