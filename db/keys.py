"""Record keys: the text by which people, imports and the command line name a record.

A key is the type and then the parts of the key in their declared order: `agreement/LVA`, `round/ITA/1`,
`scope/agreement/EUU/demining`. Pure: nothing here looks into a workspace.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from db import authority
from db.base import Field
from db.kinds import Invalid
from db.kinds.references import titled
from db.names import is_body
from db.records import TYPES

UNKNOWN = "unknown"
# Parts that name other records, with the types these may be of; the part holds the key, mostly without its type.
PART_TYPES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("accession", "declaration"): ("declaration",),
    ("member", "party"): ("person", "body"),
    ("scope", "subject"): ("agreement", "negotiation"),
}


@dataclass(frozen=True, slots=True)
class Key:
    """A parsed key: the record type, the norm of each part, and the canonical text."""

    type: str
    parts: Mapping[str, str]
    text: str

    @property
    def partner(self) -> str | None:
        """The alpha-3 key of the country the record is about, if it is about one."""
        if self.type == "country":
            return self.parts["code"]
        if self.type == "scope":
            return parse_key(self.parts["subject"]).partner
        return self.parts.get("country")


@lru_cache(maxsize=65536)
def parse_key(text: str) -> Key:
    """The key of the text, with each part cleaned. Raises Invalid that says what is wrong with which part."""
    name, *segments = text.strip().split("/")
    if name not in TYPES:
        raise Invalid(f"“{name}” is no record type; use one of {', '.join(TYPES)}, such as agreement/LVA")
    declared = TYPES[name].parts
    values = _distribute(list(declared.values()), segments, text)
    parts = {part.name: _clean(part, values[part.name], text) for part in declared.values() if part.name in values}
    return Key(name, parts, "/".join((name, *parts.values())))


def build_key(kind: str, **parts: str) -> Key:
    """The key of a type made of the words for its parts, in any form their kinds accept."""
    declared = TYPES[kind].parts
    norms = [_clean(part, parts[name], kind) for name, part in declared.items() if parts.get(name)]
    return parse_key("/".join((kind, *norms)))


def _distribute(parts: list[Field], segments: list[str], text: str) -> dict[str, str]:
    spare = len(segments) - len(parts)
    if spare < 0 and parts[-1].optional:
        parts, spare = parts[:-1], spare + 1
    if spare < 0 or (spare > 0 and not any(part.greedy for part in parts)) or "" in segments:
        pattern = "/".join((text.split("/", maxsplit=1)[0], *(part.name for part in parts)))
        raise Invalid(f"“{text}” does not name a record; write it as {pattern}")
    values: dict[str, str] = {}
    for part in parts:
        width = 1 + (spare if part.greedy else 0)
        values[part.name], segments = "/".join(segments[:width]), segments[width:]
    return values


def _clean(part: Field, words: str, text: str) -> str:
    if part.kind.dated and words == UNKNOWN:
        return UNKNOWN
    try:
        norm = part.kind.clean(words)
    except Invalid as error:
        raise Invalid(f"{part.label} in “{text}”: {error}") from error
    if part.name != "subject":
        return norm
    subject = parse_key(norm)
    if subject.type not in ("agreement", "negotiation"):
        raise Invalid(f"“{norm}” is neither an agreement nor a negotiation; write scope/agreement/LVA/demining")
    return subject.text


def parents(key: Key) -> tuple[str, ...]:
    """The keys of the records that must exist for this one to make sense, nearest last."""
    keys = [f"country/{key.parts[name]}" for name in ("country", "side") if name in key.parts]
    match key.type:
        case "accession":
            keys.append(f"declaration/{key.parts['declaration']}")
        case "member":
            keys.append(f"round/{key.parts['country']}/{key.parts['number']}")
            keys.append(f"{'body' if is_body(key.parts['party']) else 'person'}/{key.parts['party']}")
        case "scope":
            keys.append(key.parts["subject"])
        case _:
            pass
    return tuple(keys)


def label(key: Key, names: Mapping[str, str]) -> str:  # noqa: PLR0911 - one line a type
    """What a person calls the record. `names` maps keys of declarations, people and bodies to their decided names."""
    parts = key.parts
    match key.type:
        case "country":
            return authority.country_name(parts["code"])
        case "declaration" | "person" | "body":
            return names.get(key.text) or titled(parts["slug"])
        case "accession":
            declaration = names.get(f"declaration/{parts['declaration']}") or titled(parts["declaration"])
            return f"{authority.country_name(parts['country'])}: {declaration}"
        case "round":
            return f"{authority.country_name(parts['country'])}, round {parts['number']}"
        case "member":
            kind = "body" if is_body(parts["party"]) else "person"
            name = names.get(f"{kind}/{parts['party']}") or titled(parts["party"])
            return f"{name}, {authority.country_name(parts['country'])} round {parts['number']}"
        case "scope":
            subject = parse_key(parts["subject"])
            return f"{label(subject, names)}: {_shown(key, 'code')}"
        case "tally":
            as_of = "at an unknown date" if parts["as_of"] == UNKNOWN else _shown(key, "as_of")
            return f"{_shown(key, 'population')}, {as_of}"
        case _:
            slug = f": {titled(parts['slug'])}" if "slug" in parts else ""
            return f"{authority.country_name(parts['country'])}{slug}"


def _shown(key: Key, part: str) -> str:
    return TYPES[key.type].parts[part].kind.show(key.parts[part])
