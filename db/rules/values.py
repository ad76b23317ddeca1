"""Single-valued fields, one at a time: values that exclude each other, dates of any precision, names.

Free text never disagrees. Statuses, counts, roles and amounts have families of their own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from db.kinds import Kind, Relation
from db.names import named_key
from db.rules.engine import rule
from db.rules.model import ClaimView, Facts, Found, Nature, Severity
from db.rules.words import by_norm, exactly, heading, place, say, text, told

# Fields that other families compare: by as-of, by reading, by role or by magnitude.
ELSEWHERE = frozenset(
    {
        ("accession", "status"),
        ("negotiation", "status"),
        ("agreement", "status"),
        ("tally", "count"),
        ("tally", "members"),
        ("member", "role"),
        ("commitment", "amount"),
        ("commitment", "magnitude"),
        ("commitment", "currency"),
        ("commitment", "provider"),
        ("commitment", "recipient"),
        ("commitment", "period"),
        ("commitment", "kind"),
    }
)
# Kinds and fields whose values are named things: two unlike names may mean one thing, so they are asked about.
_NAMED = ("place", "reference")
_SAID = {"same": Relation.EQUAL, "different": Relation.DISJOINT}
_NAMED_FIELDS = frozenset({("declaration", "event")})


def is_compared(record_type: str, field: str, kind: Kind) -> bool:
    """Whether the rules of this family have anything to say about two values of the field."""
    if (record_type, field) in ELSEWHERE or kind.many:
        return False
    return (record_type, field) in _NAMED_FIELDS or kind.name not in ("text", "name")


def _kind(claims: Sequence[ClaimView], facts: Facts) -> Kind | None:
    if not claims or (claims[0].type, claims[0].field) in ELSEWHERE:
        return None
    kind = facts.kind(claims[0].type, claims[0].field)
    return None if kind is None or kind.many else kind


def _relation(kind: Kind, facts: Facts, first: str, second: str) -> Relation:
    said = _verdict(kind, facts, first, second)
    return _SAID.get(said or "") or kind.compare(first, second)


def _verdict(kind: Kind, facts: Facts, first: str, second: str) -> str | None:
    """What a curator said about two things that are named."""
    if kind.name.startswith("reference"):
        return facts.verdict(first, second)
    return facts.verdict(*(named_key("place" if kind.name == "place" else "event", words) for words in (first, second)))


def _disagreeing(kind: Kind, claims: Sequence[ClaimView], facts: Facts, wanted: Relation) -> tuple[ClaimView, ...]:
    norms = by_norm(claims)
    involved = {norm for pair in combinations(norms, 2) if _relation(kind, facts, *pair) is wanted for norm in pair}
    return tuple(claim for claim in claims if claim.norm in involved)


def _found(severity: Severity, kind: Kind, involved: tuple[ClaimView, ...], why: str, facts: Facts) -> Found:
    """A finding on values that are told, each with who says it; `why` is a whole sentence."""

    def shown(norm: str) -> str:
        return exactly(norm, facts) if kind.dated else kind.show(norm, facts.language)

    first = involved[0]
    said = say(
        facts,
        "{heading}, is told in different ways. {values}.",
        heading=heading(first, facts),
        values=told(((shown(norm), group) for norm, group in by_norm(involved).items()), facts),
    )
    return Found(severity, involved, first.record, first.field, text(said, why, place(involved, facts)))


def _clashes(kind: Kind, claims: Sequence[ClaimView], facts: Facts, disjoint: str, overlapping: str) -> Iterator[Found]:
    """One hard finding on the claims that exclude each other, one soft on others that agree only in part."""
    apart = _disagreeing(kind, claims, facts, Relation.DISJOINT)
    if apart:
        yield _found(Severity.HARD, kind, apart, disjoint, facts)
    rest = [claim for claim in claims if claim not in apart]
    partly = _disagreeing(kind, rest, facts, Relation.OVERLAP)
    if partly:
        yield _found(Severity.SOFT, kind, partly, overlapping, facts)


@rule("single-valued", group="slot")
def single_valued(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """A field that has one value is given two that exclude each other."""
    kind = _kind(claims, facts)
    if kind is not None and not kind.dated:
        disjoint = say(facts, "It has one value at a time, so these exclude each other.")
        yield from _clashes(kind, claims, facts, disjoint, say(facts, "They agree only in part."))


@rule("date-precision", group="slot")
def date_precision(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """One event is given two dates.

    A day within the month or the days that another source gives is the same date told more precisely. Dates without
    a common day exclude each other; dates that overlap need a look.
    """
    kind = _kind(claims, facts)
    if kind is not None and kind.dated:
        disjoint = say(facts, "Read as exactly or as roughly as they are told, the dates have no day in common.")
        overlapping = say(facts, "The dates share some days, but neither lies within the other.")
        yield from _clashes(kind, claims, facts, disjoint, overlapping)


@rule("same-thing", group="slot")
def same_thing(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """A place, person, body or declaration is named in two ways. It may be one thing under two names: say so once."""
    kind = _kind(claims, facts)
    if kind is None or not (kind.name.startswith(_NAMED) or (claims[0].type, claims[0].field) in _NAMED_FIELDS):
        return
    unsure = _disagreeing(kind, claims, facts, Relation.UNKNOWN)
    if unsure:
        reading = say(facts, "the names mean the same")
        ask = say(facts, "Both hold if {reading}: do they?", reading=reading)
        found = _found(Severity.QUESTION, kind, unsure, ask, facts)
        settled = _is_settled(kind, by_norm(unsure), facts)
        yield replace(found, nature=Nature.APPARENT, reading=reading, settled=settled)


def _is_settled(kind: Kind, norms: Iterable[str], facts: Facts) -> bool:
    """Whether a curator has looked at every two of the names that nobody can tell apart or together."""
    pairs = combinations(norms, 2)
    open_pairs = (pair for pair in pairs if _relation(kind, facts, *pair) is Relation.UNKNOWN)
    return all(_verdict(kind, facts, *pair) == "unsure" for pair in open_pairs)
