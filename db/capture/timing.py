"""Which date belongs to which event of a sentence: the one its verb governs, or the one printed beside a party."""

import re
from functools import cache

from db.capture.clauses import TRIGGERS, Sentence
from db.capture.dates import When, ahead
from db.capture.events import Event, Partner
from db.capture.model import Token
from db.capture.patterns import table

_GOVERNORS = TRIGGERS | {"say"}
# These make one phrase with the verb behind them: "decided to join on 16 August" dates the decision.
_LEADING = frozenset({"decide", "agree", "hint"})
_PHRASE = 45
_LAST = re.compile(r"(?:last|this|of|минулого|торік)\b|\d{4}", re.IGNORECASE)


def settle(sentence: Sentence, events: list[Event]) -> None:
    """Give each event the date that its verb governs; a date beside a party stays with that party."""
    if sentence.dates:
        _give_dates(sentence, events)
    if sentence.says("each", sentence.start, sentence.end):
        for event in events:
            _distribute(sentence, event)


def _give_dates(sentence: Sentence, events: list[Event]) -> None:
    taken = {m.when.start for names in sentence.lists if names.used for m in names.members if m.when is not None}
    governors = [token for token in sentence.tokens if token.kind in _GOVERNORS and _governs(sentence, token)]
    spare: When | None = None
    for when in sentence.dates:
        if when.start in taken or _is_of_declaration(sentence, when):
            continue
        governor = _governor(sentence, governors, when)
        matching = [event for event in events if governor is not None and _is_verb_of(event, governor)]
        for event in matching:
            event.when = event.when or when
        if not any(event.partners for event in matching) and governor is not None and governor.kind == "start":
            spare = when
    _lend(events, spare)


def look_ahead(event: Event, published: str | None) -> None:
    """Take the dates of what is still to come for days after the article."""
    event.when = None if event.when is None else ahead(event.when, published)
    dated = [(partner, None if partner.when is None else ahead(partner.when, published)) for partner in event.partners]
    event.partners = [Partner(partner.key, when, partner.start) for partner, when in dated]


def _distribute(sentence: Sentence, event: Event) -> None:
    """Read "A and B signed on 1 and 3 May, respectively": a day each, in the order printed."""
    days = [when for when in sentence.dates if when.edtf is not None]
    if len(days) == 1 and len(event.partners) == len(str(days[0].edtf).split("/")):
        days = [days[0]._replace(edtf=part) for part in str(days[0].edtf).split("/")]
    if len(days) == len(event.partners) > 1:
        pairs = zip(event.partners, days, strict=True)
        event.partners = [Partner(partner.key, when, partner.start) for partner, when in pairs]


def _governs(sentence: Sentence, token: Token) -> bool:
    """Whether the word may have a date: not the "starting" of "starting on 28 November", nor "according to"."""
    if token.kind == "say" and sentence.text[token.start : token.end].lower() in _sources():
        return False
    return not any(when.start <= token.start < when.end for when in sentence.dates)


@cache
def _sources() -> frozenset[str]:
    return frozenset(table("roles")["sources"])


def _lend(events: list[Event], spare: When | None) -> None:
    """In "Following negotiations that commenced on 11 August, X ..." the date is that of the talks with X."""
    for event in events:
        if spare is None or spare.start > event.trigger.start:
            continue
        if event.when is None and event.status == "negotiating" and event.partners:
            event.when, event.rule = spare, f"{event.rule}/lent"


def _is_verb_of(event: Event, governor: Token) -> bool:
    if governor.start == event.trigger.start:
        return True
    return governor.kind in _LEADING and 0 <= event.trigger.start - governor.end < _PHRASE


def _governor(sentence: Sentence, governors: list[Token], when: When) -> Token | None:
    """The verb before the date within its clause; for a date in front, the first verb behind it."""
    begin = sentence.left_bound(when.start)
    before = [token for token in governors if begin <= token.start and token.end <= when.start]
    if before:
        return before[-1]
    return next((token for token in governors if token.start >= when.end), None)


def _is_of_declaration(sentence: Sentence, when: When) -> bool:
    """Whether the date tells when the declaration was made: "the Joint Declaration last July"."""
    return declared_by(sentence, when) is not None


def declared_by(sentence: Sentence, when: When) -> Token | None:
    """The declaration right before a date that tells when it was made."""
    for token in sentence.tokens:
        if token.kind == "declaration" and 0 < when.start - token.end <= _BESIDE:
            gap = sentence.text[token.end : when.start]
            if _MADE.fullmatch(gap) or (len(gap) <= 2 and _LAST.match(sentence.text, when.start)):
                return token
    return None


_BESIDE = 12
_MADE = re.compile(r" (?:der G7 )?(?:of|dated|vom|du|del|dell'|від|от|z|z dnia|di) ?", re.IGNORECASE)
