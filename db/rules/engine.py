"""The registries of rules and of sorts of groups, and running the rules over a group of claims.

A rule is a generator over the claims of one group; its docstring is what the curator reads about it. The engine
passes it the active claims in one fixed order and drops repeated findings, so that rules need not care for either.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from db.rules.model import ClaimView, Facts, Finding, Found, finding_id

Check = Callable[[Sequence[ClaimView], Facts], Iterator[Found]]
Keys = Callable[[ClaimView], Iterable[str]]
Owns = Callable[[str, Found], bool]
# What somebody expects, hints at or makes depend on something says nothing of what is.
ASSERTED = frozenset({"fact", "attributed", "direct-quote"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A registered rule: its name, the prefix of the groups it runs on, and whether it reads forecasts too."""

    name: str
    group: str
    check: Check
    help: str
    hypothetical: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A sort of group: the keys (without prefix) of those that a claim is in, and which findings one group owns."""

    keys: Keys
    owns: Owns


RULES: dict[str, Rule] = {}
GROUPS: dict[str, Group] = {}


def rule(name: str, group: str, *, hypothetical: bool = False) -> Callable[[Check], Check]:
    """Register the function as the rule of that name for the groups of that prefix."""

    def register(check: Check) -> Check:
        RULES[name] = Rule(name, group, check, (check.__doc__ or "").strip(), hypothetical)
        return check

    return register


def _every(_key: str, _found: Found) -> bool:
    return True


def group(prefix: str, owns: Owns = _every) -> Callable[[Keys], Keys]:
    """Register the function as what names the groups of that prefix. `owns` tells which of several groups that hold
    the claims of one finding it belongs to; it is given the group's key without the prefix.
    """

    def register(keys: Keys) -> Keys:
        GROUPS[prefix] = Group(keys, owns)
        return keys

    return register


def run(rule: Rule, group: str, claims: Iterable[ClaimView], facts: Facts) -> list[Finding]:
    """What one rule finds among the claims of one group, sorted by id."""
    prefix, _, key = group.partition(":")
    ordered, owns = _readable(rule, claims), GROUPS[prefix].owns
    findings = (_finding(rule, group, found) for found in rule.check(ordered, facts) if owns(key, found))
    return sorted({finding.id: finding for finding in findings}.values(), key=lambda finding: finding.id)


def run_group(group: str, claims: Iterable[ClaimView], facts: Facts) -> list[Finding]:
    """What all rules of the group's prefix find among its claims."""
    claims = list(claims)
    prefix = group.partition(":")[0]
    return [finding for rule in RULES.values() if rule.group == prefix for finding in run(rule, group, claims, facts)]


def _readable(rule: Rule, claims: Iterable[ClaimView]) -> list[ClaimView]:
    kept = [
        claim
        for claim in {claim.id: claim for claim in claims}.values()
        if claim.status == "active" and (rule.hypothetical or claim.mode in ASSERTED)
    ]
    return sorted(kept, key=_order)


def _order(claim: ClaimView) -> tuple[str, int, int, str]:
    return claim.as_of_from or "", claim.article or 0, claim.start or 0, claim.id


def _finding(rule: Rule, group: str, found: Found) -> Finding:
    claims = tuple(dict.fromkeys(claim.id for claim in found.claims))
    return Finding(
        finding_id(rule.name, claims, found.key),
        rule.name,
        group,
        found.severity,
        found.nature,
        claims,
        found.record,
        found.field,
        found.explanation,
        found.reading,
        found.settled,
    )
