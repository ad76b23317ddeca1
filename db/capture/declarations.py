"""What a sentence tells of a declaration itself, and of talks held under one: adoption, place, framework, condition."""

import json
import re
from collections.abc import Iterator

from db import authority
from db.capture.clauses import Sentence
from db.capture.dates import When, as_field
from db.capture.drafts import draft
from db.capture.events import Event, Memory
from db.capture.matcher import FIXED
from db.capture.model import Draft, Token
from db.capture.timing import declared_by

_FOUNDERS = frozenset({"G7"})
_UNDER = re.compile(
    r"(?:in (?:alignment|accordance|line|keeping) with|as part of|under|within(?: the framework of)?"
    r"|in the framework of|pursuant to|based on|on the basis of"
    r"|following|in pursuance of|implementing|на виконання|у межах|в межах|в рамках|у рамках|відповідно до"
    r"|на основі)\s+(?:the\s+)?[\"“«]?$",
    re.IGNORECASE,
)
_CITY = re.compile(r"\b(?:in|у|в)\s+$", re.IGNORECASE)
_CONDITION = re.compile(r"[^,;.]{3,120}")


def read(sentence: Sentence, events: list[Event], memory: Memory) -> Iterator[Draft]:
    """Drafts about the declaration, and about the framework and condition of the talks of the sentence."""
    declared = next((token for token in sentence.tokens if token.kind == "declaration"), None)
    if declared is not None:
        slug = declared.value if declared.value != FIXED else memory.declaration
        if slug is not None:
            yield from _adoption(sentence, slug, declared)
            yield from _dated(sentence, slug, declared)
            yield from _named(sentence, slug, memory)
            yield from _event(sentence, slug)
            yield from _content(sentence, slug, declared)
            yield from _framework(sentence, slug, declared, events)
    yield from _condition(sentence, events)


def _adoption(sentence: Sentence, slug: str, declared: Token) -> Iterator[Draft]:
    verb = next(
        (t for t in sentence.tokens if t.kind in ("adopt", "support", "sign") and t.start < declared.start), None
    )
    founders = next((t for t in sentence.tokens if t.value in _FOUNDERS and verb and t.start < verb.start), None)
    if verb is None or founders is None or declared.start - verb.end > 40 or sentence.denies:
        return
    event = Event(sentence, "D", "joined", verb, rule="declaration/adopted")
    record = f"declaration/{slug}"
    when = _date(sentence)
    norm = as_field(when) if when is not None else None
    if when is not None and norm is not None:
        certainty = "inferred" if when.inferred else "explicit"
        yield draft(event, record, "adopted_date", sentence.text[when.start : when.end], norm, certainty=certainty)
    keys = sorted(authority.members("G7", when.day if when is not None and when.day and len(when.day) == 10 else None))
    words = sentence.text[founders.start : founders.end]
    yield draft(event, record, "adopters", words, json.dumps(keys, separators=(",", ":")), certainty="derived")
    place = next(
        (t for t in sentence.tokens if t.kind == "capital" and _CITY.search(sentence.text, t.start - 4, t.start)), None
    )
    if place is not None:
        yield draft(
            event, record, "venue", sentence.text[place.start : place.end], sentence.text[place.start : place.end]
        )


def _dated(sentence: Sentence, slug: str, declared: Token) -> Iterator[Draft]:
    """Read "the Joint Declaration last July", "the declaration of 12 July 2023"."""
    for when in sentence.dates:
        norm = as_field(when)
        if norm is not None and declared_by(sentence, when) == declared:
            event = Event(sentence, "D", "joined", declared, rule="declaration/dated")
            certainty = "inferred" if when.inferred else "explicit"
            printed = sentence.text[when.start : when.end]
            yield draft(event, f"declaration/{slug}", "adopted_date", printed, norm, certainty=certainty)


_TITLE = re.compile(
    r"(?:(?:G-?7|Joint|Vilnius|спільн\w+|Спільн\w+|Gemeinsame\w*|Wspóln\w+|Совместн\w+)(?:'s)? )*"
    r"(?P<head>[Dd]eclaration|[Дд]екларац\w+|[Ee]rklärung|[Dd]éclaration|[Dd]eklaracj\w+)"
    r"(?P<tail>(?: (?:G7|(?:conjointe|commune)))?"
    r"(?: (?:of|on|in)(?: long-term)? (?:[Ss]upport|[Ss]ecurity [Gg]uarantees|[Ss]ecurity [Cc]ommitments)"
    r"(?: (?:of|for) [A-Z]\w+)?"
    r"| про (?:підтримку|гарантії безпеки)(?: України| для України)?| de soutien à l'Ukraine"
    r"| zur Unterstützung der Ukraine| o wsparciu (?:dla )?Ukrainy| о поддержке Украины)?)"
)


def _named(sentence: Sentence, slug: str, memory: Memory) -> Iterator[Draft]:
    """The names of the declaration as printed: with its subject, or with a capital."""
    for match in _TITLE.finditer(sentence.text, sentence.start, sentence.end):
        words = match.group()
        titled = match["head"][0].isupper() or len(match["tail"]) > len(" G7")
        if " " not in words or not titled or words.lower() in memory.titles:
            continue
        memory.titles.add(words.lower())
        yield Draft(f"declaration/{slug}", "name", words, words, *match.span(), rule="declaration/name")


_SUMMIT = re.compile(
    r"(?P<event>(?:G-?7|NATO|EU|НАТО|ЄС|ЕС|OTAN|UE)(?:'s)?(?: leaders'?)?[ -]"
    r"(?:[Ss]ummit|саміт\w*|саммит\w*|[Gg]ipfel\w*)"
    r"|[Сс]аміт\w* (?:НАТО|G7|ЄС)|[Сс]аммит\w* (?:НАТО|G7|ЕС)"
    r"|[Ss]zczy\w+ (?:NATO|G7|UE)|[Ss]ommet (?:de l'OTAN|du G7))"
    r"(?: (?:convened|held|gathered))?(?: (?:in|at|у|в|à|w) (?P<town>[^\W\d_][\w-]+))?"
)


def _event(sentence: Sentence, slug: str) -> Iterator[Draft]:
    """Read "presented during the NATO summit in Vilnius"."""
    match = _SUMMIT.search(sentence.text, sentence.start, sentence.end)
    if match is None or sentence.denies:
        return
    record, span = f"declaration/{slug}", (sentence.start, sentence.end)
    yield Draft(record, "event", match["event"], match["event"], *span, rule="declaration/event")
    town = next((t for t in sentence.tokens if t.kind == "capital" and t.start == match.start("town")), None)
    if town is not None:
        words = sentence.text[town.start : town.end]
        yield Draft(record, "venue", words, words, *span, rule="declaration/event")


_CONTENT = re.compile(
    r"(?:(?:,? (?:which|that))? (?:also )?(?:includes?|including|provides? for|envisages?|foresees?|outlin(?:es|ed|ing)"
    r"|promis(?:es|ed|ing)|pledg(?:es|ed|ing)|calls? for)|,? (?:aimed at|aiming at|aims at)|(?:'s)? commitment to"
    r"|,? (?:яка|що)? ?(?:передбачає|передбачала|містить)|,? (?:die|das)? ?(?:sieht|umfasst)"
    r"|,? qui (?:prévoit|comprend))\s+"
    r"(?P<words>[^,.;:()\n]{8,120})"
)


def _content(sentence: Sentence, slug: str, declared: Token) -> Iterator[Draft]:
    """What the declaration is said to promise, right behind its name."""
    match = _CONTENT.search(sentence.text, declared.end, min(sentence.end, declared.end + 180))
    if match is None or match.start() - declared.end > _NEAR or sentence.denies:
        return
    words = match["words"].strip()
    norm = json.dumps([words], ensure_ascii=False)
    yield Draft(f"declaration/{slug}", "content", words, norm, sentence.start, sentence.end, rule="declaration/content")


_NEAR = 40


def _date(sentence: Sentence) -> When | None:
    return next((when for when in sentence.dates if when.edtf is not None and when.relation == "on"), None)


def _framework(sentence: Sentence, slug: str, declared: Token, events: list[Event]) -> Iterator[Draft]:
    told = [event for event in events if event.track == "N" and event.partners and not event.manner.denied]
    if not told or not _UNDER.search(sentence.text, max(sentence.start, declared.start - 40), declared.start):
        return
    words = sentence.text[declared.start : declared.end]
    for event in told:
        for partner in event.partners:
            yield draft(event, f"negotiation/{partner.key}", "framework", words, f"declaration/{slug}")


def _condition(sentence: Sentence, events: list[Event]) -> Iterator[Draft]:
    told = [event for event in events if event.track == "N" and event.partners]
    pending = next(sentence.marks.roles["pending"].apart(sentence.start, sentence.end), None) if told else None
    if pending is None:
        return
    before = [event for event in told if event.trigger.start < pending[0]]
    words = _CONDITION.match(sentence.text, pending[1], sentence.end)
    if before and words and not before[-1].manner.denied:
        event = before[-1]
        printed = words.group().strip()
        for partner in event.partners[:1]:
            yield draft(event, f"negotiation/{partner.key}", "condition", printed, printed)
