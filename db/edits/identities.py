"""Who is who, by the curator's word: two records, places or events are the same, different, or nobody can tell."""

from typing import Any

from sqlalchemy import select

from db.edits.commands import Identify
from db.edits.context import Workshop
from db.evidence import Identity
from db.findings.identities import Identities
from db.keys import parse_key
from db.kinds import Invalid
from db.ledger import now
from db.names import named_key

_TYPES, _NAMED = ("person", "body", "declaration"), ("place", "event")


def identify(workshop: Workshop, said: Identify) -> tuple[str, str]:
    """Write the verdict on two keys, in place of an earlier one; gives the keys as they are kept.

    Raises Invalid for what cannot be one thing, and for a verdict that contradicts what was said before.
    """
    pair = first, second = _pair(workshop, said.first, said.second)
    old = _row(workshop, pair)
    if old is not None and (old.verdict, old.reason_code, old.reason) == (said.verdict, said.reason_code, said.reason):
        return pair
    _check(workshop, pair, said.verdict)
    values = {"verdict": said.verdict, "reason_code": said.reason_code, "reason": said.reason}
    values |= {"curator": workshop.writer.coder, "decided_at": now()}
    if old is None:
        workshop.writer.insert(Identity, first=first, second=second, **values)
    else:
        workshop.writer.update(Identity, old.id, **values)
    return pair


def unidentify(workshop: Workshop, first: str, second: str) -> tuple[str, str]:
    """Take the verdict on two keys back. Raises Invalid where there is none."""
    pair = _pair(workshop, first, second)
    old = _row(workshop, pair)
    if old is None:
        raise Invalid(f"Nothing was said about {pair[0]} and {pair[1]}{_by_way_of(workshop, pair)}")
    workshop.writer.delete(Identity, old.id)
    return pair


def _pair(workshop: Workshop, *named: str) -> tuple[str, str]:
    first, second = sorted(_key(workshop, words) for words in named)
    if first == second:
        raise Invalid(f"{first} is one already; name two")
    kinds = [key.partition("/")[0] for key in (first, second)]
    if kinds[0] != kinds[1]:
        raise Invalid(f"A {kinds[0]} and a {kinds[1]} are never the same; name two of one type")
    return first, second


def _key(workshop: Workshop, words: str) -> str:
    kind, _, rest = words.strip().partition("/")
    if kind in _NAMED and named_key(kind, rest) != f"{kind}/":
        return named_key(kind, rest)
    key = parse_key(words)
    if key.type not in _TYPES:
        raise Invalid(
            f"{key.text} is what its key says; only people, bodies, declarations, places and events may be the same"
        )
    workshop.record(key.text)
    return key.text


def _row(workshop: Workshop, pair: tuple[str, str]) -> Any | None:
    kept = select(Identity.__table__).where(Identity.first == pair[0], Identity.second == pair[1])
    return workshop.connection.execute(kept).first()


def _check(workshop: Workshop, pair: tuple[str, str], verdict: str) -> None:
    """Raise Invalid where the others who are the same as these two say the opposite."""
    known = Identities(workshop.connection, without=pair).verdict(*pair)
    if known == "same" and verdict != "same":
        raise Invalid(f"{pair[0]} and {pair[1]} are the same{_by_way_of(workshop, pair)}; take one of these back first")
    if known == "different" and verdict == "same":
        others = _apart(workshop, pair)
        raise Invalid(f"{others[0]} and {others[1]} were said to be different; take that back first")


def _by_way_of(workshop: Workshop, pair: tuple[str, str]) -> str:
    others = sorted(Identities(workshop.connection).members(pair[0]) - {*pair})
    return (
        f", by way of {', '.join(others)}"
        if others and pair[1] in Identities(workshop.connection).members(pair[0])
        else ""
    )


def _apart(workshop: Workshop, pair: tuple[str, str]) -> tuple[str, str]:
    """The two that were said to be different, among all that are the same as one and as the other."""
    known = Identities(workshop.connection)
    mine, others = known.members(pair[0]), known.members(pair[1])
    kept = select(Identity.first, Identity.second).where(Identity.verdict == "different").order_by(Identity.id)
    edges = workshop.connection.execute(kept).all()
    return next(
        (first, second)
        for first, second in edges
        if (first in mine and second in others) or (first in others and second in mine)
    )
