"""Claims and facts for the tests of rules: what a claim needs is given, the rest follows as it would in a workspace."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from db import authority
from db.kinds import DATE, Kind
from db.names import skeletons
from db.records import TYPES
from db.rules import ClaimView, Finding, groups_of, run_group
from db.rules.names import parties
from db.text import digest

FOUNDERS = frozenset({"CAN", "FRA", "DEU", "ITA", "JPN", "GBR", "USA", "EUU"})


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as rules see it."""

    id: str
    record: str
    type: str
    partner: str | None
    field: str
    printed: str
    norm: str
    value_from: str | None
    value_to: str | None
    as_of: str | None
    as_of_from: str | None
    as_of_to: str | None
    article: int | None
    article_name: str | None
    published: str | None
    start: int | None
    exact: str | None
    suffix: str | None
    sentence: int | None
    mode: str = "fact"
    list_flag: str = "none"
    certainty: str = "explicit"
    status: str = "active"


@dataclass(frozen=True, slots=True)
class World:
    """Facts without a workspace."""

    home: str = "UKR"
    language: str = "en"
    aliases: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    founding: frozenset[str] = FOUNDERS
    said: Mapping[frozenset[str], str] = field(default_factory=dict)

    def kind(self, record_type: str, field: str) -> Kind | None:
        found = TYPES[record_type].fields.get(field)
        return found.kind if found else None

    def label(self, record: str) -> str:
        return self.labels.get(record, record)

    def field_label(self, record_type: str, field: str) -> str:
        return TYPES[record_type].fields[field].label

    def country_name(self, code: str) -> str:
        return authority.country_name(code, self.language)

    def is_organisation(self, code: str) -> bool:
        return code == "EUU"

    def founders(self) -> frozenset[str]:
        return self.founding

    def identity(self, key: str) -> str:
        return self.aliases.get(key, key)

    def verdict(self, first: str, second: str) -> str | None:
        same = self.identity(first) == self.identity(second)
        return "same" if same else self.said.get(frozenset((first, second)))

    def names(self, key: str) -> frozenset[str]:
        kind, _, slug = key.partition("/")
        return frozenset((slug,)) if kind in ("person", "body") else frozenset()


def _partner(record: str) -> str | None:
    name, *rest = record.split("/")
    if name in ("negotiation", "round", "member", "agreement", "commitment", "country"):
        return rest[0]
    return rest[1] if name == "accession" else None


def say(
    record: str,
    name: str,
    norm: str,
    *,
    printed: str | None = None,
    exact: str | None = None,
    as_of: str | None = None,
    article: int | None = 1,
    published: str | None = "2024-05-01",
    sentence: int | None = 0,
    start: int = 0,
    suffix: str = "",
    **more: str,
) -> Said:
    """A claim of the field's value, told by a sentence of an article, as of its publication unless given."""
    kind = TYPES[record.partition("/")[0]].fields[name].kind
    shown = kind.show(norm) if printed is None else printed
    quote = f"It said {shown}." if exact is None else exact
    since = as_of or published
    as_of_from, as_of_to = (DATE.bounds(since) if since else None) or (None, None)
    bounds = kind.bounds(norm) if kind.dated else None
    value_from, value_to = bounds or (None, None)
    sourced = article is not None
    return Said(
        id=digest([record, name, norm, article, sentence, start, as_of, sorted(more.items())], 16),
        record=record,
        type=record.partition("/")[0],
        partner=_partner(record),
        field=name,
        printed=shown,
        norm=norm,
        value_from=value_from,
        value_to=value_to,
        as_of=as_of,
        as_of_from=as_of_from,
        as_of_to=as_of_to,
        article=article,
        article_name=f"article {article}" if sourced else None,
        published=published,
        start=start if sourced else None,
        exact=quote if sourced else None,
        suffix=suffix if sourced else None,
        sentence=sentence if sourced else None,
        **more,
    )


def each(record: str, name: str, norm: str, codes: str, **more: object) -> list[Said]:
    """One claim for each country of an enumeration; `{}` in the record stands for the country."""
    return [
        say(record.format(code), name, norm, start=index, **more)  # type: ignore[arg-type]
        for index, code in enumerate(codes.split())
    ]


def _names(claim: Said) -> set[str]:
    """The groups that the names of those whom the claim speaks about belong to."""
    keys = (key.split("/") for key in parties(claim))
    return {f"names:{text}" for kind, slug in keys for text in skeletons(kind, slug)}


def grouped(claims: list[Said]) -> dict[str, list[ClaimView]]:
    """The claims by group, a closed list in the group of everybody whom it might leave out."""
    groups: dict[str, list[ClaimView]] = {}
    for claim in claims:
        for key in (*groups_of(claim), *_names(claim)):
            groups.setdefault(key, []).append(claim)
    for key in [key for key in groups if key.endswith(":*")]:
        shared = groups.pop(key)
        for other in [other for other in groups if other.startswith(key[:-1])]:
            groups[other] += shared
    return groups


def find(claims: list[Said], world: World | None = None) -> list[Finding]:
    """Everything that all rules find in all groups of the claims."""
    facts = world or World()
    found = [finding for key, group in grouped(claims).items() for finding in run_group(key, group, facts)]
    assert len({finding.id for finding in found}) == len(found), "two groups own one finding"
    return found


def rules_fired(claims: list[Said], world: World | None = None) -> set[str]:
    """The names of the rules that found something."""
    return {finding.rule for finding in find(claims, world)}
