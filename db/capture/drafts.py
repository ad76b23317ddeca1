"""Turns events into drafts of claims: which record, which field, in which canonical form. No reading of text here."""

import json
from collections.abc import Iterator
from functools import cache

from db.capture.clauses import Sentence
from db.capture.counts import POPULATIONS
from db.capture.dates import When, as_field
from db.capture.events import Event, Memory, Partner
from db.capture.model import Draft
from db.capture.patterns import role, table

UNKNOWN = "unknown"
_DATE_FIELDS = {
    "signed": "signed_date",
    "joined": "joined_date",
    "decided": "decided_date",
    "in-force": "in_force_date",
}
_IN_FUTURE = frozenset({"forecast", "condition"})


def of_event(event: Event, memory: Memory) -> Iterator[Draft]:
    """The drafts of one event: status and dates of each party, then what it tells of the whole population."""
    if event.manner.denied or _is_further_round(event):
        return
    population = is_population(event)
    flag = _list_flag(event, population=population)
    for partner in event.partners:
        yield from _of_partner(event, partner, flag)
    if population or (event.count_derived and event.count):
        yield from _of_population(event, memory, flag)


def _is_further_round(event: Event) -> bool:
    """Whether only a further round of the talks is to come, which is no new status."""
    if event.status != "negotiating" or event.manner.mode not in _IN_FUTURE or "round" not in event.sentence.kinds:
        return False
    return role("first").search(event.sentence.text, event.sentence.start, event.sentence.end) is None


def draft(event: Event, record: str, field: str, value: str, norm: str, **more: str | None) -> Draft:
    """A draft on the event's sentence, in the event's manner; `more` are as_of, list_flag and certainty."""
    span, said = (event.sentence.start, event.sentence.end), (event.manner.attributed_to, event.manner.mode)
    flag, sure = more.get("list_flag") or "none", more.get("certainty") or event.certainty
    return Draft(record, field, value, norm, *span, more.get("as_of"), *said, flag, sure, event.rule)


def record_of(event: Event, key: str) -> str | None:
    """The key of the record that the event is about."""
    if event.track == "D":
        return f"accession/{event.declaration}/{key}" if event.declaration else None
    signed = event.status in ("signed", "text-agreed..signed", "in-force", "signing-scheduled", "approval-pending")
    return f"agreement/{key}" if signed else f"negotiation/{key}"


def _of_partner(event: Event, partner: Partner, flag: str) -> Iterator[Draft]:
    record = record_of(event, partner.key)
    if record is None:
        return
    when = partner.when or event.when
    words = event.sentence.text[event.trigger.start : event.trigger.end]
    as_of = when.moment if when is not None and event.manner.mode not in _IN_FUTURE else None
    yield draft(event, record, "status", words, event.status, as_of=as_of, list_flag=flag)
    field = _date_field(event, when)
    norm = as_field(when) if when is not None else None
    if when is not None and field is not None and norm is not None:
        printed = event.sentence.text[when.start : when.end]
        certainty = "inferred" if when.inferred else "explicit"
        yield draft(event, record, field, printed, norm, list_flag=flag, certainty=certainty)
    if event.body is not None and event.status == "decided":
        yield draft(event, record, "deciding_body", event.body, event.body)


def _date_field(event: Event, when: When | None) -> str | None:
    if when is None or when.relation == "at" or event.manner.mode == "condition":
        return None
    if event.status == "negotiating":
        starts = event.trigger.kind == "start" or when.relation == "since" or event.rule.endswith("/lent")
        return "start_date" if starts else None
    return _DATE_FIELDS.get(event.status) if event.trigger.kind != "ratify" else None


def _list_flag(event: Event, *, population: bool) -> str:
    """Closed for a list that tells of a whole population, open where more may belong to it, else none: what happened
    to some on a day lists nobody else.
    """
    if event.open:
        return "open"
    if len(event.partners) < 2:
        return "none"
    return "closed" if population else "none"


def is_population(event: Event) -> bool:
    """Whether the event tells the state of a whole set: not dated to a day, not one step of several."""
    if event.status not in POPULATIONS or event.manner.mode in _IN_FUTURE or _is_news(event):
        return False
    if event.when is not None and event.when.relation in ("on", "after"):
        return False
    if any(partner.when is not None for partner in event.partners) or event.rule.endswith(("followed", "named")):
        return False
    end = max(event.trigger.end, event.names.start if event.names else 0)
    words = event.sentence.text[event.sentence.start : end].lower().replace(",", " ").split()
    return _steps().isdisjoint(words)


@cache
def _steps() -> frozenset[str]:
    return frozenset(table("roles")["steps"])


def _is_news(event: Event) -> bool:
    """Whether a headline tells what happened today, which is no state of the whole set."""
    return event.sentence.zone == "headline" and event.trigger.kind in ("sign", "join") and event.count is None


def _of_population(event: Event, memory: Memory, flag: str) -> Iterator[Draft]:
    as_of = (event.when.day if event.when is not None else None) or memory.published or UNKNOWN
    record = f"tally/{POPULATIONS[event.status]}/{as_of}"
    moment = None if as_of == UNKNOWN else as_of
    if event.count is not None:
        number, start, end = event.count
        certainty = "derived" if event.count_derived else "explicit"
        yield draft(
            event, record, "count", event.sentence.text[start:end], str(number), as_of=moment, certainty=certainty
        )
    keys = sorted({partner.key for partner in event.partners})
    if flag != "none" and (len(keys) >= 3 or (len(keys) == 2 and event.count is not None)) and event.names is not None:
        printed = event.sentence.text[event.names.start : event.names.end]
        norm = json.dumps(keys, separators=(",", ":"))
        yield draft(event, record, "members", printed, norm, as_of=moment, list_flag=flag)


def of_totals(
    sentence: Sentence, totals: list[tuple[str, int, int, int]], events: list[Event], memory: Memory
) -> Iterator[Draft]:
    """Drafts of totals that were told without an event of their own."""
    as_of = memory.published or UNKNOWN
    known = {event.count[0] for event in events if event.count is not None}
    for population, number, start, end in totals:
        if number not in known:
            yield Draft(
                f"tally/{population}/{as_of}",
                "count",
                sentence.text[start:end],
                str(number),
                sentence.start,
                sentence.end,
                as_of=memory.published,
                rule="count/total",
            )
