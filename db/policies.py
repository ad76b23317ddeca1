"""Which of several claims on a field would be accepted, by policies that a workspace writes down. Pure.

A policy keeps, of the values that are left, those that it puts first; what it cannot tell apart goes to the next one.
A tie that is left after the last gives no choice. Nothing is decided here: a curator accepts what is proposed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, cast

from db.authority import vocabulary
from db.kinds import Invalid, Kind, Relation
from db.names import Source, independent, named_key
from db.rules.engine import ASSERTED
from db.rules.model import EVER, FOREVER, Facts
from db.rules.words import day as shown_day
from db.rules.words import exactly, say

EVERY_FIELD = "*"
_MOST = 4  # values that a sentence compares
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
    """How values compete: `measure` of a value among all (the highest wins), and `tell`, a clause about the value.

    `code` is the reason that a decision by this policy is given.
    """

    name: str
    label: str
    help: str
    code: str
    measure: Callable[[str, Groups, Kind], Any]
    tell: Callable[[str, Groups, Kind, Facts], str]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the policies make of a field: the claim they accept (None: a tie), which one decided it, and why."""

    claim: str | None
    norm: str | None
    policy: str
    code: str
    why: str


def choose(claims: Iterable[Weighed], policies: Sequence[str], kind: Kind, facts: Facts) -> Choice:
    """The claim that the policies would accept as the value of their field; what is only expected is no candidate."""
    left: dict[str, list[Weighed]] = {}
    called: dict[str, str] = {}
    for claim in claims:
        if claim.mode in ASSERTED:
            norm = called.setdefault(identity(claim.norm, kind, facts), claim.norm)
            left.setdefault(norm, []).append(claim)
    if not left:
        return Choice(None, None, "", "", say(facts, "No claim says it as a fact."))
    if len(left) == 1:
        return _agreed(next(iter(left.values())), facts)
    return _narrow(left, policies, kind, facts)


def identity(norm: str, kind: Kind, facts: Facts) -> str:
    """What stands for the value and all that a curator called the same."""
    if kind.name.startswith("reference"):
        return facts.identity(norm)
    return facts.identity(named_key("place", norm)) if kind.name == "place" else norm


def _agreed(group: Group, facts: Facts) -> Choice:
    one, many = say(facts, "One claim says so."), say(facts, "All {count} claims say the same.", count=len(group))
    best = _best(group)
    return Choice(best.id, best.norm, "", "uncontested", one if len(group) == 1 else many)


def _narrow(left: Groups, policies: Sequence[str], kind: Kind, facts: Facts) -> Choice:
    told: list[str] = []
    for name in policies:
        policy = POLICIES[name]
        measures = {norm: policy.measure(norm, left, kind) for norm in left}
        highest = max(measures.values())
        kept = {norm: group for norm, group in left.items() if measures[norm] == highest}
        if len(kept) == len(left):
            continue
        told.append(_sentence(policy, kept, left, kind, facts))
        left = kept
        if len(left) == 1:
            best = _best(next(iter(left.values())))
            return Choice(best.id, best.norm, name, policy.code, " ".join(told))
    return Choice(None, None, "", "", " ".join([*told, _tie(left, policies, kind, facts)]))


def _sentence(policy: Policy, kept: Groups, left: Groups, kind: Kind, facts: Facts) -> str:
    """What the policy compared: the winners first."""
    ordered = [*kept, *(norm for norm in left if norm not in kept)]
    clauses = [policy.tell(norm, left, kind, facts) for norm in ordered[:_MOST]]
    if len(ordered) > _MOST:
        clauses.append(say(facts, "and {count} more values", count=len(ordered) - _MOST))
    return say(facts, "{policy}: {clauses}.", policy=say(facts, policy.label), clauses="; ".join(clauses))


def _tie(left: Groups, policies: Sequence[str], kind: Kind, facts: Facts) -> str:
    if not policies:
        return say(facts, "No policy is written for this field.")
    values = " · ".join(kind.show(norm, facts.language) for norm in left)
    return say(facts, "No policy tells these apart: {values}.", values=values)


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


def _tell_latest(norm: str, groups: Groups, kind: Kind, facts: Facts) -> str:
    day, value = _latest(groups[norm]), kind.show(norm, facts.language)
    if not day:
        return say(facts, "{value} is of an unknown day", value=value)
    return say(facts, "{value} is as of {day}", value=value, day=shown_day(day, facts))


def _grade(claim: Weighed) -> tuple[int, int]:
    """Admiralty letter, then digit, the higher the better: F and 6 cannot be judged, as what has no grade at all."""
    return ord("F") - ord(claim.reliability or "F"), 6 - int(claim.credibility or 6)


def _tell_grade(norm: str, groups: Groups, kind: Kind, facts: Facts) -> str:
    best, value = max(groups[norm], key=_grade), kind.show(norm, facts.language)
    grade = (best.reliability or "") + (best.credibility or "")
    if not grade:
        return say(facts, "{value} has no grade", value=value)
    return say(facts, "{value} is graded {grade}", value=value, grade=grade)


def _exactness(norm: str, groups: Groups, kind: Kind) -> int:
    """Of dates the length in days, of others how many rival values lie within; the fewer the better."""
    if kind.dated:
        first, last = (date.fromisoformat(day).toordinal() for day in kind.bounds(norm) or (EVER, FOREVER))
        return first - last
    return -sum(kind.compare(other, norm) is Relation.WITHIN for other in groups)


def _tell_exactness(norm: str, groups: Groups, kind: Kind, facts: Facts) -> str:
    if kind.dated:
        return exactly(norm, facts)
    value = kind.show(norm, facts.language)
    if _exactness(norm, groups, kind):
        return say(facts, "{value} covers more", value=value)
    return say(facts, "{value} covers no other value", value=value)


def _official(claim: Weighed) -> int:
    return OFFICIAL.get(claim.source_type or "", 0)


def _tell_official(norm: str, groups: Groups, kind: Kind, facts: Facts) -> str:
    best = max(groups[norm], key=_official).source_type or ""
    terms = vocabulary("source-types")
    source = terms[best].label(facts.language) if best in terms else say(facts, "source of unknown type")
    return say(facts, "{value} ({source})", value=kind.show(norm, facts.language), source=source)


def _origins(group: Group) -> int:
    return independent(claim.source for claim in group)


def _tell_origins(norm: str, groups: Groups, kind: Kind, facts: Facts) -> str:
    count = _origins(groups[norm])
    return say(facts, "{value}: independent origins {count}", value=kind.show(norm, facts.language), count=count)


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
