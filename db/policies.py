"""Which of several claims on a field would be accepted, by policies that a workspace writes down. Pure.

A policy keeps, of the values that are left, those that it puts first; what it cannot tell apart goes to the next one.
A tie that is left after the last gives no choice. Nothing is decided here: a curator accepts what is proposed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, cast

from db.authority import vocabulary
from db.kinds import DATE, Invalid, Kind, Relation
from db.names import Source, independent
from db.rules.engine import ASSERTED
from db.rules.model import EVER, FOREVER
from db.rules.words import listing, precision

EVERY_FIELD = "*"
# How much a type of source is the official text itself; all others count as nothing.
OFFICIAL = {"treaty-text": 2, "government-site": 1, "parliament-site": 1, "international-organisation": 1}
Policies = Mapping[str, tuple[str, ...]]


class Weighed(NamedTuple):
    """A claim as policies see it. Days are ISO text; `source` tells which claims go back to one origin."""

    id: str
    norm: str
    mode: str
    as_of_from: str | None
    as_of_to: str | None
    article: int | None
    reliability: str | None
    credibility: str | None
    source_type: str | None
    source: Source


Group = Sequence[Weighed]
Groups = Mapping[str, Group]


@dataclass(frozen=True, slots=True)
class Policy:
    """How values compete: `measure` of a value among all (the highest wins), and `tell`, the words for it.

    `code` is the reason that a decision by this policy is given.
    """

    name: str
    label: str
    help: str
    code: str
    measure: Callable[[str, Groups, Kind], Any]
    tell: Callable[[str, Groups, Kind], str]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the policies make of a field: the claim they accept (None: a tie), which one decided it, and why."""

    claim: str | None
    norm: str | None
    policy: str
    code: str
    why: str


def choose(claims: Iterable[Weighed], policies: Sequence[str], kind: Kind) -> Choice:
    """The claim that the policies would accept as the value of their field; what is only expected is no candidate."""
    left: dict[str, list[Weighed]] = {}
    for claim in claims:
        if claim.mode in ASSERTED:
            left.setdefault(claim.norm, []).append(claim)
    if not left:
        return Choice(None, None, "", "", "No claim says it as a fact.")
    if len(left) == 1:
        (norm, group) = next(iter(left.items()))
        said = "One claim says so." if len(group) == 1 else f"All {len(group)} claims say the same."
        return Choice(_best(group).id, norm, "", "uncontested", said)
    return _narrow(left, policies, kind)


def _narrow(left: Groups, policies: Sequence[str], kind: Kind) -> Choice:
    told: list[str] = []
    for name in policies:
        policy = POLICIES[name]
        measures = {norm: policy.measure(norm, left, kind) for norm in left}
        highest = max(measures.values())
        kept = {norm: group for norm, group in left.items() if measures[norm] == highest}
        if len(kept) == len(left):
            continue
        told.append(_sentence(policy, kept, left, kind))
        left = kept
        if len(left) == 1:
            norm, group = next(iter(left.items()))
            return Choice(_best(group).id, norm, name, policy.code, " ".join(told))
    return Choice(None, None, "", "", " ".join([*told, _tie(left, policies, kind)]))


def _sentence(policy: Policy, kept: Groups, left: Groups, kind: Kind) -> str:
    """What the policy compared: the winners first."""
    ordered = [*kept, *(norm for norm in left if norm not in kept)]
    said = [f"{kind.show(norm)} {policy.tell(norm, left, kind)}" for norm in ordered[:4]]
    more = f"; and {len(ordered) - 4} more" if len(ordered) > 4 else ""
    return f"{policy.label}: {'; '.join(said)}{more}."


def _tie(left: Groups, policies: Sequence[str], kind: Kind) -> str:
    if not policies:
        return "No policy is written for this field."
    return f"No policy tells {listing(kind.show(norm) for norm in left)} apart."


def _best(group: Group) -> Weighed:
    """The claim that stands for its value: one with a source, the more official, better graded, more recent first."""
    return max(group, key=lambda claim: (claim.article is not None, _official(claim), _grade(claim), _day(claim)))


# ---------------------------------------------------------------- what policies measure


def _day(claim: Weighed) -> str:
    """The day for which the claim holds; an open end is read as its known one, unknown days come last."""
    day = claim.as_of_from if claim.as_of_to == FOREVER else claim.as_of_to
    return "" if day in (None, EVER) else str(day)


def _latest(group: Group) -> str:
    return max(map(_day, group))


def _tell_latest(norm: str, groups: Groups, _kind: Kind) -> str:
    day = _latest(groups[norm])
    return f"is as of {DATE.show(day)}" if day else "is of an unknown day"


def _grade(claim: Weighed) -> tuple[int, int]:
    """Admiralty letter, then digit, the higher the better: F and 6 cannot be judged, as what has no grade at all."""
    return ord("F") - ord(claim.reliability or "F"), 6 - int(claim.credibility or 6)


def _tell_grade(norm: str, groups: Groups, _kind: Kind) -> str:
    best = max(groups[norm], key=_grade)
    grade = (best.reliability or "") + (best.credibility or "")
    return f"is graded {grade}" if grade else "has no grade"


def _exactness(norm: str, groups: Groups, kind: Kind) -> int:
    """Of dates the length in days, of others how many rival values lie within; the fewer the better."""
    if kind.dated:
        first, last = (date.fromisoformat(day).toordinal() for day in kind.bounds(norm) or (EVER, FOREVER))
        return first - last
    return -sum(kind.compare(other, norm) is Relation.WITHIN for other in groups)


def _tell_exactness(norm: str, groups: Groups, kind: Kind) -> str:
    if kind.dated:
        return f"is {precision(norm)}"
    return "covers more" if _exactness(norm, groups, kind) else "covers no other value"


def _official(claim: Weighed) -> int:
    return OFFICIAL.get(claim.source_type or "", 0)


def _tell_official(norm: str, groups: Groups, _kind: Kind) -> str:
    best = max(groups[norm], key=_official).source_type or ""
    terms = vocabulary("source-types")
    return f"rests on: {terms[best].label() if best in terms else 'a source of unknown type'}"


def _origins(group: Group) -> int:
    return independent(claim.source for claim in group)


def _tell_origins(norm: str, groups: Groups, _kind: Kind) -> str:
    count = _origins(groups[norm])
    return f"has {count} independent origin{'' if count == 1 else 's'}"


def _of_group(measure: Callable[[Group], Any]) -> Callable[[str, Groups, Kind], Any]:
    return lambda norm, groups, _kind: measure(groups[norm])


POLICIES = {
    policy.name: policy
    for policy in (
        Policy(
            "latest-as-of",
            "Latest as-of wins",
            "The value that a claim gives for the most recent day. Good for what changes, such as a status; "
            "a claim of an unknown day comes last.",
            "more-recent",
            _of_group(_latest),
            _tell_latest,
        ),
        Policy(
            "higher-grade",
            "Higher source grade wins",
            "The value of the most reliable source: its letter A to F first, then the claim’s digit 1 to 6. "
            "What has no grade counts as F and 6, which cannot be judged.",
            "more-reliable",
            _of_group(lambda group: max(map(_grade, group))),
            _tell_grade,
        ),
        Policy(
            "more-precise",
            "More precise wins",
            "The value that says it most exactly: a day before a month, a single status before a range of them. "
            "A value gives way to one that lies within it.",
            "more-precise",
            _exactness,
            _tell_exactness,
        ),
        Policy(
            "official-text",
            "Official text wins",
            "The value of the text of the treaty itself; else of a government, parliament or international "
            "organisation about itself; else no value is preferred.",
            "primary-source",
            _of_group(lambda group: max(map(_official, group))),
            _tell_official,
        ),
        Policy(
            "most-origins",
            "Most independent origins wins",
            "The value that most sources report independently of each other; copies of one report, and reports of one "
            "statement, count once.",
            "corroborated",
            _of_group(_origins),
            _tell_origins,
        ),
    )
}


# ---------------------------------------------------------------- what a workspace writes down


def of_field(policies: Policies, record_type: str, field: str) -> tuple[str, ...]:
    """The policies of a field in their order: its own, else those for every field."""
    return policies.get(f"{record_type}.{field}", policies.get(EVERY_FIELD, ()))


def parse(written: object, is_field: Callable[[str, str], bool]) -> Policies:
    """Policies as a workspace keeps them: lists of names by `type.field` or `*`. Raises Invalid with what to mend."""
    if not isinstance(written, dict):
        raise Invalid("Policies are written by field: {“agreement.status”: [“latest-as-of”]}")
    found: dict[str, tuple[str, ...]] = {}
    for place, names in cast("dict[object, object]", written).items():
        record_type, _, field = str(place).partition(".")
        if place != EVERY_FIELD and not is_field(record_type, field):
            raise Invalid(f"There is no field “{place}”; name one as type.field, such as agreement.status, or all as *")
        found[str(place)] = _names(str(place), names)
    return found


def _names(place: str, names: object) -> tuple[str, ...]:
    listed = [str(name) for name in cast("list[object]", names)] if isinstance(names, list | tuple) else [str(names)]
    for name in listed:
        if name not in POLICIES:
            raise Invalid(f"{place}: there is no policy “{name}”; choose of {', '.join(POLICIES)}")
    return tuple(dict.fromkeys(listed))


def described(policies: Policies) -> list[dict[str, object]]:
    """The policies in plain words, for a codebook: each place with its policies in their order."""
    return [{"field": place, "policies": [_in_words(POLICIES[name]) for name in policies[place]]} for place in policies]


def _in_words(policy: Policy) -> dict[str, str]:
    return {"name": policy.name, "title": policy.label, "description": policy.help}
