"""How a sentence makes a statement: denied, forecast, conditional, quoted, attributed; by the words around its verb."""

from db.capture import modes
from db.capture.clauses import Sentence
from db.capture.events import Event

_SAYING = frozenset({"say", "announce"})


def of_event(sentence: Sentence, event: Event) -> modes.Manner:
    """The manner in which the event is told."""
    trigger = event.trigger
    begin = clause = sentence.left_bound(trigger.start)
    for names in sentence.lists:
        if names.role in ("with", "between") and names.end <= trigger.start and names is not event.names:
            begin = max(begin, names.end)
        elif names.role == "" and names.end <= trigger.start:
            begin = max(begin, names.start)
    begin = min(begin, trigger.start)
    if modes.is_denied(sentence, begin, trigger):
        return modes.Manner(denied=True)
    name = _speaker(sentence, trigger.start, trigger.end)
    if modes.is_conditional(sentence, clause, sentence.right_bound(trigger.end)):
        return modes.Manner("condition", name)
    if trigger.kind == "hint" or (event.status != "announced..text-agreed" and _is_forecast(sentence, event, begin)):
        return modes.Manner("forecast", name)
    return _said(sentence, trigger.start, name)


def around(sentence: Sentence, offset: int) -> modes.Manner:
    """The manner of what stands at the offset and is no event: a fact, somebody's words or a quotation."""
    return _said(sentence, offset, _speaker(sentence, offset, offset))


def _said(sentence: Sentence, offset: int, name: str | None) -> modes.Manner:
    if any(start < offset < end for start, end in modes.quoted_spans(sentence.text, sentence.start, sentence.end)):
        return modes.Manner("direct-quote", name)
    return modes.Manner("attributed" if name else "fact", name)


def _speaker(sentence: Sentence, start: int, end: int) -> str | None:
    name = None
    if not sentence.kinds.isdisjoint(_SAYING):
        begin, stop = _statement(sentence, start, end)
        says = [t for t in sentence.tokens if t.kind in _SAYING and t.start != start and begin <= t.start < stop]
        name = modes.speaker(sentence.text, begin, stop, says)
    if sentence.zone == "headline" and name is None:
        name = modes.headline_speaker(sentence.text, sentence.start, sentence.end)
    return name


def _statement(sentence: Sentence, begin: int, stop: int) -> tuple[int, int]:
    """The part between semicolons in which the words stand."""
    start = sentence.text.rfind("; ", sentence.start, begin)
    end = sentence.text.find("; ", stop, sentence.end)
    return (start + 2 if start >= 0 else sentence.start), (end if end >= 0 else sentence.end)


def _is_forecast(sentence: Sentence, event: Event, begin: int) -> bool:
    if event.status in ("decided", "agreed-to-negotiate", "support-expressed"):
        return False
    comes = event.when is not None and event.when.counted == "coming"
    return comes or modes.is_forecast(sentence, begin, event.trigger)
