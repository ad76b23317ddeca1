"""Rounds of talks: their number, day, place and format, from the sentence that tells of the talks."""

import re
from collections.abc import Iterator

from db.capture.clauses import Sentence
from db.capture.dates import as_field
from db.capture.drafts import draft
from db.capture.events import Event, Memory, Partner
from db.capture.model import Draft
from db.capture.modes import is_forecast

_NUMBERS = {
    **{
        word: number
        for number, word in enumerate(
            ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 1
        )
    },
    "initial": 1,
    "inaugural": 1,
    "опенінг": 1,
    **{stem: number for number, stem in enumerate(["перш", "друг", "трет", "четверт", "п'ят", "шост", "сьом"], 1)},
}
_VERBS = frozenset({"hold", "underway", "start", "conclude"})
_ROUND = re.compile(
    r"(?<!\w)(?:(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|initial|inaugural)"
    r"|(?P<n>\d{1,2})(?:st|nd|rd|th)|"
    r"(?P<uk>перш|друг|трет|четверт|п'ят|шост|сьом)\w*|(?P<num>\d{1,2})-\w{1,3})\s+(?:\w+\s+){0,2}?"
    r"(?:round|раунд\w*)(?:\s+(?:of\s+)?(?:\w+\s+){0,3}?(?:talks|negotiations|consultations|discussions"
    r"|переговор\w*|консультаці\w*|перемовин\w*))?",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"(?<!\w)(?:online|via video|by video|video ?conference|video link|virtual(?:ly)?|онлайн|відеозв'яз\w+"
    r"|у форматі відео\w*)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:\b(?:in|у|в)\s+)$", re.IGNORECASE)


def read(sentence: Sentence, events: list[Event], memory: Memory) -> Iterator[Draft]:
    """Drafts about the one round that the sentence tells of."""
    event = next((e for e in events if e.track == "N" and len(e.partners) == 1 and not e.manner.denied), None)
    if event is None and not any(e.partners for e in events):
        event = _continued(sentence, memory)
    match = None
    if event is not None and sentence.says("round", sentence.start, sentence.end):
        match = _ROUND.search(sentence.text, sentence.start, sentence.end)
    if event is None or match is None or event.manner.mode in ("forecast", "condition"):
        return
    record = f"round/{event.partners[0].key}/{_number(match)}"
    when = event.partners[0].when or event.when
    norm = as_field(when) if when is not None else None
    if when is not None and norm is not None and when.relation in ("on", "since"):
        words = sentence.text[when.start : when.end]
        yield draft(event, record, "held_date", words, norm, certainty="inferred" if when.inferred else "explicit")
    yield from _place_and_format(sentence, event, record)
    level = _LEVEL.search(sentence.text, sentence.start, sentence.end)
    if level is not None:
        yield draft(event, record, "level", level.group(), str(level.lastgroup).replace("_", "-"))


_LEVEL = re.compile(
    r"(?<!\w)(?:(?:at|on) (?:the )?(?:level of )?|на рівні )"
    r"(?:(?P<deputy_heads>deputy (?:ministers?|heads?)|заступників \w+)|(?P<ministers>ministers|ministerial|міністрів)"
    r"|(?P<experts>experts?|експертів)|(?P<leaders>leaders|heads of state|лідерів))(?: level)?(?!\w)",
    re.IGNORECASE,
)


def _continued(sentence: Sentence, memory: Memory) -> Event | None:
    """A sentence without a party speaks of the talks of the sentence before: "The second round was held in Sofia"."""
    verb = next((t for t in sentence.tokens if t.kind in _VERBS), None)
    told = memory.told
    if verb is None or told is None or len(told.partners) != 1 or told.status != "negotiating":
        return None
    dates = [when for when in sentence.dates if when.edtf is not None]
    event = Event(sentence, "N", "negotiating", verb, partners=[Partner(told.partners[0].key)], rule="round/continued")
    event.when = dates[0] if len(dates) == 1 else None
    return event if not is_forecast(sentence, sentence.start, verb) else None


def _number(match: re.Match[str]) -> int:
    figures = match["n"] or match["num"]
    return int(figures) if figures else _NUMBERS[(match["word"] or match["uk"]).lower()]


def _place_and_format(sentence: Sentence, event: Event, record: str) -> Iterator[Draft]:
    place = next(
        (t for t in sentence.tokens if t.kind == "capital" and _PLACE.search(sentence.text, t.start - 4, t.start)), None
    )
    if place is not None:
        words = sentence.text[place.start : place.end]
        yield draft(event, record, "place", words, words)
    online = _ONLINE.search(sentence.text, sentence.start, sentence.end)
    if online is not None:
        yield draft(event, record, "format", online.group(), "online")
