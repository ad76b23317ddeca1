"""Statuses on the two tracks that never mix: D, joining a declaration, and N, a bilateral agreement.

A norm is one status (`signed`) or an interval on the track (`text-agreed..signed`), which is what a vague verb means.
Side flags such as `stalled` are values as well, but have no place on the track.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from db import authority
from db.kinds.base import Context, Kind, Option, Relation, relate
from db.kinds.choices import hint
from db.kinds.plain import Invalid, quoted

Track = Literal["D", "N"]
Ranks = tuple[int, int]
_TO = ".."
_BETWEEN = re.compile(r" ?(?:\.\.\.?|…|–|—) ?| to ", re.IGNORECASE)
_NAMES: Mapping[Track, str] = {"D": "joining a declaration", "N": "bilateral agreements"}


@dataclass(frozen=True, slots=True)
class _Ladder:
    """A track: the rank of each status, and the norm that each term of the vocabulary stands for."""

    ranks: Mapping[str, int]
    norms: Mapping[str, str]


class StatusKind(Kind):
    """A status on one track. Two statuses are compared by their ranks; a side flag is only equal or not comparable."""

    editor = "status"

    def __init__(self, track: Track) -> None:
        """Statuses of the track."""
        self.track: Track = track
        self.name = f"status:{track}"
        self.vocabulary = f"track-{track.lower()}"

    def read(self, words: str, context: Context) -> str:
        del context
        return _norm(self.track, words)

    def compare(self, a: str, b: str) -> Relation:
        if a == b:
            return Relation.EQUAL
        first, second = ranks(self.track, a), ranks(self.track, b)
        return Relation.UNKNOWN if first is None or second is None else relate(first, second)

    def show(self, norm: str, language: str = "en") -> str:
        terms = authority.vocabulary(self.vocabulary)
        return " – ".join(terms[notation].label(language) for notation in norm.split(_TO))

    def suggestions(self, language: str = "en") -> Sequence[Option]:
        return _options(self, language)

    def schema(self) -> dict[str, object]:
        steps = "|".join(_ladder(self.track).norms)
        return {"type": "string", "constraints": {"pattern": rf"({steps})(\.\.({steps}))?"}}


@cache
def _ladder(track: Track) -> _Ladder:
    terms = authority.vocabulary(f"track-{track.lower()}")
    ranked = {term.notation: term.rank for term in terms if term.rank is not None}
    verbs = {
        term.notation: (term.properties["low"], term.properties["high"]) for term in terms if "low" in term.properties
    }
    norms = {term.notation: term.notation for term in terms}
    norms.update({verb: low if low == high else f"{low}{_TO}{high}" for verb, (low, high) in verbs.items()})
    return _Ladder(ranked, norms)


@lru_cache(maxsize=4096)
def ranks(track: Track, norm: str) -> Ranks | None:
    """Lowest and highest rank that the norm may mean, None for a side flag."""
    steps = _ladder(track).ranks
    low, _, high = norm.partition(_TO)
    return (steps[low], steps[high or low]) if low in steps else None


@lru_cache(maxsize=16384)
def _norm(track: Track, words: str) -> str:
    norm = _single(track, words)
    if norm is not None:
        return norm
    ends = [_single(track, end) for end in _BETWEEN.split(words)]
    if len(ends) != 2 or None in ends:
        raise Invalid(_reason(track, words))
    low, high = (ranks(track, end or "") for end in ends)
    if low is None or high is None:
        raise Invalid(f"{quoted(words)} holds a side flag, which has no place on the track; choose two statuses")
    return _interval(track, low[0], high[1], words)


def _single(track: Track, words: str) -> str | None:
    term = authority.find_concept(f"track-{track.lower()}", words)
    return None if term is None else _ladder(track).norms[term.notation]


def _interval(track: Track, low: int, high: int, words: str) -> str:
    if low > high:
        raise Invalid(f"{quoted(words)} begins with the later status; put the earlier one first")
    steps = {rank: notation for notation, rank in _ladder(track).ranks.items()}
    return steps[low] if low == high else f"{steps[low]}{_TO}{steps[high]}"


def _reason(track: Track, words: str) -> str:
    other: Track = "N" if track == "D" else "D"
    instead = hint(f"track-{track.lower()}", words)
    if _single(other, words) is not None:
        return f"{quoted(words)} is a status of {_NAMES[other]}, not of {_NAMES[track]}; {instead}"
    return f"{quoted(words)} is no status of {_NAMES[track]}; {instead}"


@lru_cache(maxsize=16)
def _options(kind: StatusKind, language: str) -> tuple[Option, ...]:
    """Statuses in order, side flags, and the intervals that vague verbs stand for, each norm once."""
    options: dict[str, Option] = {}
    norms = _ladder(kind.track).norms
    for term in authority.vocabulary(kind.vocabulary):
        norm = norms[term.notation]
        options.setdefault(norm, Option(norm, kind.show(norm, language), term.definition(language)))
    return tuple(options.values())


@cache
def status(track: Track) -> StatusKind:
    """The kind of statuses on the track, one object for each track."""
    return StatusKind(track)
