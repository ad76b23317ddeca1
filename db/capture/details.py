"""What a sentence tells besides statuses: subject, order among others, groups, kind and place of agreements.

Each reader takes the events already found and adds drafts in their manner. Nothing here finds an event.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from db import authority
from db.capture.clauses import Sentence
from db.capture.counts import ORDINALS
from db.capture.drafts import draft
from db.capture.events import Event, Memory
from db.capture.marks import MEMBERS
from db.capture.model import Draft, Token
from db.capture.patterns import alternatives, role, table

_NEGOTIATED = frozenset({"negotiating", "agreed-to-negotiate"})
_INSTRUMENTS = frozenset({"agreement", "guarantees"})
_UNSURE = frozenset({"forecast", "condition"})
_JOINED = frozenset({"joined", "support-expressed..joined"})
_TAIL = re.compile(
    r"(?: package)?(?: (?:on|of|about|щодо|про|о|über|sur|w sprawie) "
    r"(?:(?:long-term |mutual )?security (?:guarantees?|commitments?|cooperation)|гаранті\w+ безпеки"
    r"|Sicherheitsgarantien|garanties de sécurité|gwarancji bezpieczeństwa|гаранти\w+ безопасности))?",
    re.IGNORECASE,
)
_SUBJECT_REACH = 70
_KINDS = (
    ("memorand", "memorandum"), ("меморандум", "memorandum"), ("arrangement", "arrangement"),
    ("joint security commitments", "joint-commitments"),
    *((word, "agreement") for word in (
        "agreement", "deal", "pact", "accord", "treaty", "угод", "догов", "соглашен", "abkommen", "vereinbarung",
        "vertrag", "umow", "porozumieni", "acuerdo", "tratado", "pacto", "convenio", "trattat", "patto", "intesa",
        "traité", "pakt", "traktat", "układ", "пакт",
    )),
)  # fmt: skip


def read(sentence: Sentence, events: list[Event], memory: Memory) -> Iterator[Draft]:
    """All details of the sentence's events."""
    told = [event for event in events if event.partners and not event.manner.denied]
    yield from chain.from_iterable(_of_event(sentence, event, memory) for event in told)
    yield from _groups(sentence, events)
    _remember(sentence, told, memory)


def _of_event(sentence: Sentence, event: Event, memory: Memory) -> Iterator[Draft]:
    yield from _order(sentence, event, memory)
    if event.track == "D":
        return
    yield from _subject(sentence, event)
    if len(event.partners) == 1 and event.status in ("signed", "in-force"):
        yield from _of_agreement(sentence, event)


def _remember(sentence: Sentence, told: list[Event], memory: Memory) -> None:
    """Note the last day on which somebody joined or adopted a declaration, and who was told of together."""
    joins = [event for event in told if event.track == "D" and event.manner.mode not in _UNSURE]
    if joins or "declaration" in sentence.kinds:
        days = [when.edtf.split("/")[-1] for when in sentence.dates if when.edtf and when.relation in ("on", "by")]
        days = [day for day in days if len(day) == len("2023-07-12")]
        dated = days[-1] if days else memory.dated
        anew = joins and not sentence.dates and role("first").search(sentence.text, sentence.start, sentence.end)
        memory.dated = None if anew else dated
    lists = [event for event in told if event.track == "N" and len(event.partners) > 1]
    memory.listed = lists[-1] if lists else memory.listed


# ------------------------------------------------------------------------------------------------- subject


@cache
def _about() -> re.Pattern[str]:
    words = table("details")
    return re.compile(
        rf"(?<!\w)(?:{alternatives(words['about-subject'])})\s+(?:(?:{alternatives(words['determiners'])})\s+)*"
        r"(?P<words>(?:[^\W\d][\w'-]*\s+){0,4})$",
        re.IGNORECASE,
    )


def _subject(sentence: Sentence, event: Event) -> Iterator[Draft]:
    """Read "talks with A and B on a bilateral security agreement", "security guarantee talks", "negotiating a pact"."""
    if event.status not in _NEGOTIATED or event.manner.mode in _UNSURE:
        return
    span = _after_about(sentence, event) or _before_talks(sentence, event)
    if span is None:
        return
    words = sentence.text[span[0] : span[1]]
    for partner in event.partners:
        yield draft(event, f"negotiation/{partner.key}", "subject", words, words)


def _after_about(sentence: Sentence, event: Event) -> tuple[int, int] | None:
    stop = sentence.right_bound(event.trigger.end)
    for token in sentence.tokens:
        if token.kind not in _INSTRUMENTS or not event.trigger.end <= token.start < stop:
            continue
        begin = max(event.trigger.end, token.start - _SUBJECT_REACH)
        match = _about().search(sentence.text, begin, token.start)
        if match is None and event.trigger.kind in ("ongoing", "discuss") and token.start - event.trigger.end < _NEAR:
            match = _direct().match(sentence.text, event.trigger.end, token.start)
        if match is not None and match.end() == token.start and not _REPEATED.match(match["words"]):
            tail = _TAIL.match(sentence.text, token.end, sentence.end)
            return match.start("words"), tail.end() if tail else token.end
    return None


_NEAR = 50
_REPEATED = re.compile(
    r"(?:similar|such|same|this|these|that|аналогічн|подібн|цієї|такої|ähnlich|similaire|podobn)", re.IGNORECASE
)


@cache
def _direct() -> re.Pattern[str]:
    return re.compile(
        rf"\s+(?:(?:{alternatives(table('details')['determiners'])})\s+)*(?P<words>(?:[^\W\d][\w'-]*\s+){{0,4}})",
        re.IGNORECASE,
    )


_PREMODIFIED = re.compile(
    r"(?P<words>(?:bilateral )?security (?:guarantees?|agreements?|deal|pact|commitments|cooperation))\s+$",
    re.IGNORECASE,
)


def _before_talks(sentence: Sentence, event: Event) -> tuple[int, int] | None:
    noun = event.noun
    if noun is None or noun.kind != "talks":
        return None
    match = _PREMODIFIED.search(sentence.text, max(sentence.start, noun.start - 50), noun.start)
    return match.span("words") if match else None


# --------------------------------------------------------------------------------------------------- order


@cache
def _order_word() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(table('details')['later'])})(?!\w)", re.IGNORECASE)


@cache
def _ordinal() -> re.Pattern[str]:
    nouns = alternatives(table("details")["members"])
    return re.compile(
        rf"(?<!\w)(?P<n>{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th|-\w{{1,3}}|[.ºª°])|\w+)\s+(?:{nouns})(?!\w)",
        re.IGNORECASE,
    )


def _order(sentence: Sentence, event: Event, memory: Memory) -> Iterator[Draft]:
    if event.manner.mode in _UNSURE:
        return
    if event.track == "D" and event.after is not None and event.declaration:
        words = sentence.text[event.trigger.start : event.trigger.end]
        for partner in event.partners:
            norm = _list(f"after {event.after}")
            yield draft(event, f"accession/{event.declaration}/{partner.key}", "order", words, norm)
    yield from _place_in_row(sentence, event)
    yield from _beside(sentence, event)
    yield from _joined_later(sentence, event, memory)


def _place_in_row(sentence: Sentence, event: Event) -> Iterator[Draft]:
    """Read "became the second country to join"."""
    if len(event.partners) != 1 or event.status not in _IN_A_ROW:
        return
    partner = event.partners[0]
    begin = max(sentence.left_bound(event.trigger.start), partner.start)
    named = sentence.says(MEMBERS, begin, sentence.end)
    match = _ordinal().search(sentence.text, begin, sentence.end) if named else None
    number = ordinal_value(match["n"]) if match and match.start() < event.trigger.end else None
    if match is None or number is None:
        return
    yield draft(event, _ordered(event, partner.key), "order", match["n"], _list(str(number)))


_IN_A_ROW = _NEGOTIATED | {"joined", "signed", "text-agreed..signed"}


def _ordered(event: Event, key: str) -> str:
    if event.track == "D":
        return f"accession/{event.declaration}/{key}"
    return f"negotiation/{key}" if event.status in _NEGOTIATED else f"agreement/{key}"


@cache
def _beside_word() -> re.Pattern[str]:
    words = table("details")
    sides = "|".join(f"(?P<{side}>{alternatives(words[side])})" for side in ("after", "before"))
    return re.compile(rf"(?<!\w)(?:{sides})\s(?:the |la |l'|el |der |die |das )?$", re.IGNORECASE)


def _beside(sentence: Sentence, event: Event) -> Iterator[Draft]:
    """Read "joined the declaration after Sweden": a party told of right behind the word of order."""
    if len(event.partners) != 1 or event.status not in _IN_A_ROW or event.after is not None:
        return
    key = event.partners[0].key
    stop = sentence.right_bound(event.trigger.end)
    for token in sentence.tokens:
        known = token.kind == "country" and token.value not in (key, sentence.home)
        if not known or not event.trigger.end <= token.start < stop:
            continue
        match = _beside_word().search(sentence.text, max(event.trigger.end, token.start - 20), token.start)
        if match is not None:
            words = sentence.text[match.start() : token.end]
            yield draft(event, _ordered(event, key), "order", words, _list(f"{match.lastgroup} {token.value}"))


def ordinal_value(word: str) -> int | None:
    """The number of an ordinal in any language, by its beginning."""
    low = word.lower()
    if low in ORDINALS:
        return ORDINALS.index(low) + 1
    if low[0].isdigit():
        return int(re.sub(r"\D", "", low))
    stems = table("details")["ordinals"]
    return next((number for number, stem in enumerate(stems, 1) if low.startswith(tuple(stem))), None)


def _joined_later(sentence: Sentence, event: Event, memory: Memory) -> Iterator[Draft]:
    """Read "Subsequently, A and B joined": after the last day told, and no more is known."""
    dated = event.when is not None or any(partner.when for partner in event.partners)
    if event.track != "D" or event.status not in _JOINED or dated or not memory.dated or not event.declaration:
        return
    end = max(event.trigger.end, event.names.start if event.names else 0)
    match = _order_word().search(sentence.text, sentence.start, end)
    if match is None:
        return
    for partner in event.partners:
        record = f"accession/{event.declaration}/{partner.key}"
        yield draft(event, record, "joined_date", match.group(), f"{memory.dated}/..", certainty="inferred")


def _list(item: str) -> str:
    return json.dumps([item], ensure_ascii=False)


# -------------------------------------------------------------------------------------- groups and agreements


def _groups(sentence: Sentence, events: list[Event]) -> Iterator[Draft]:
    """Read "the Baltic states, comprising Latvia and Estonia": each belongs to the group."""
    used = {id(event.names): event for event in events if event.names is not None}
    for names in sentence.lists:
        word = _group_word(sentence, names.group, names.start) if names.group and id(names) in used else None
        if word is None:
            continue
        group = _fitting(str(names.group), frozenset(names.keys))
        printed = sentence.text[word.start : word.end]
        for key in names.keys:
            yield Draft(
                f"country/{key}", "groups", printed, _list(group), sentence.start, sentence.end, rule="country/group"
            )


def _group_word(sentence: Sentence, group: str | None, start: int) -> Token | None:
    near = (t for t in sentence.tokens if t.kind == "group" and t.value == group and abs(t.start - start) < _NEAR)
    return next(near, None)


def _fitting(group: str, keys: frozenset[str]) -> str:
    """The group itself, or the smallest that holds all who are listed: five "Scandinavian" states are Nordic."""
    if keys <= authority.members(group):
        return group
    wider = [key for key in authority.groups() if keys <= authority.members(key)]
    return min(wider, key=lambda key: len(authority.members(key)), default=group)


def _of_agreement(sentence: Sentence, event: Event) -> Iterator[Draft]:
    record = f"agreement/{event.partners[0].key}"
    noun = event.noun
    if event.manner.mode not in _UNSURE and noun is not None and noun.kind == "agreement" and not event.open:
        words = sentence.text[noun.start : noun.end]
        kind = next((kind for stem, kind in _KINDS if stem in words.lower()), None)
        if kind is not None and event.status == "signed":
            yield draft(event, record, "kind", words, kind)
        yield from _place(sentence, event, record)


_IN = re.compile(r"(?<!\w)(?:in|у|в|во|w|we|à|en|a)\s$", re.IGNORECASE)


def _place(sentence: Sentence, event: Event, record: str) -> Iterator[Draft]:
    towns = [t for t in sentence.tokens if t.kind == "capital" and _IN.search(sentence.text, t.start - 3, t.start)]
    if len(towns) == 1 and event.status == "signed" and towns[0].start < sentence.right_bound(event.trigger.end):
        words = sentence.text[towns[0].start : towns[0].end]
        yield draft(event, record, "place", words, words)
