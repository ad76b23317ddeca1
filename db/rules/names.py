"""Names: two people, or two bodies, that may be one under two spellings. Asked once: the answer is a verdict on the two
and not on their claims.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from db import names
from db.kinds import elements
from db.rules.engine import rule
from db.rules.model import ClaimView, Facts, Found, Nature, Severity
from db.rules.words import say

_NAMED = ("person", "body")


def parties(claim: ClaimView) -> tuple[str, ...]:
    """The keys of the people and bodies that a claim speaks about."""
    if claim.type in _NAMED:
        return (claim.record,)
    if claim.type == "member":
        slug = claim.record.rpartition("/")[2]
        about = (f"{'body' if names.is_body(slug) else 'person'}/{slug}",)
        return (*about, claim.norm) if claim.field == "body" else about
    return elements(claim.norm) if claim.field == "signatories" else ()


@rule("same-name", group="names", hypothetical=True)
def same_name(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """Two people, or two bodies, have names that may be one name in two spellings. Say once whether they are the same:
    what is said of them is then compared as said of one, or they are told apart for good.
    """
    about: dict[str, list[ClaimView]] = {}
    for claim in claims:
        for key in parties(claim):
            if facts.names(key):
                about.setdefault(key, []).append(claim)
    asked: set[tuple[str, frozenset[str]]] = set()
    for first, second in combinations(sorted(about), 2):
        verdict, owner = facts.verdict(first, second), _owner(first, second, facts)
        pair = owner, frozenset((facts.identity(first), facts.identity(second)))
        if owner and verdict in (None, "unsure") and pair not in asked:
            asked.add(pair)
            yield _question(first, second, (*about[first], *about[second]), facts, owner, verdict == "unsure")


def _owner(first: str, second: str, facts: Facts) -> str:
    """The first key that the names of the two share; empty where none of them meet."""
    kind = first.partition("/")[0]
    if kind != second.partition("/")[0]:
        return ""
    mine, others = facts.names(first), facts.names(second)
    if not any(names.meet(kind, one, other) for one in mine for other in others):
        return ""
    kept = [frozenset(key for name in called for key in names.skeletons(kind, name)) for called in (mine, others)]
    return min(kept[0] & kept[1])


def _question(first: str, second: str, claims: tuple[ClaimView, ...], facts: Facts, owner: str, settled: bool) -> Found:
    reading = say(facts, "they are one and the same")
    explained = say(
        facts,
        "“{first}” ({first_key}) and “{second}” ({second_key}) may be one name in two spellings. Say once whether "
        "{reading}.",
        first=facts.label(first),
        first_key=first,
        second=facts.label(second),
        second_key=second,
        reading=reading,
    )
    key = f"{first}|{second}"
    return Found(Severity.QUESTION, claims, first, "name", explained, Nature.APPARENT, reading, key, owner, settled)
