"""Groups of states with dated membership, and organisations, from `resources/authority/groups.json`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from db.authority.files import fold, read, texts


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """States that newspapers name by one word.

    `members` and `associates` map a country's key to an EDTF interval (`2004-05-01/..`), both ends included; associates
    take part without being counted, as the European Union in the G7. `loose` is the key of a wider group that the press
    also calls by this name.
    """

    key: str
    names: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]]
    members: Mapping[str, str]
    associates: Mapping[str, str]
    loose: str | None
    note: str


@dataclass(frozen=True, slots=True, eq=False)
class Organisation:
    """A body that is not a country record; `belongs_to` is the key of the country record it speaks for, if any.

    `wikidata` is None where the item was not checked.
    """

    key: str
    wikidata: str | None
    names: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]]
    belongs_to: str | None


def _group(entry: dict[str, Any]) -> Group:
    return Group(
        key=entry["key"],
        names=MappingProxyType(entry["names"]),
        aliases=texts(entry["aliases"]),
        members=MappingProxyType(entry["members"]),
        associates=MappingProxyType(entry.get("associates", {})),
        loose=entry.get("loose"),
        note=entry.get("note", ""),
    )


def _organisation(entry: dict[str, Any]) -> Organisation:
    names, aliases = MappingProxyType(entry["names"]), texts(entry["aliases"])
    return Organisation(entry["key"], entry["wikidata"], names, aliases, entry.get("belongs_to"))


@cache
def groups() -> Mapping[str, Group]:
    """Every group by its key: `G7`, `EU`, `NATO`, `Nordic`, `Baltic` ..."""
    return MappingProxyType({entry["key"]: _group(entry) for entry in read("authority", "groups.json")["groups"]})


@cache
def organisations() -> Mapping[str, Organisation]:
    """Every organisation by its key: `NATO`, `G7`, `UNO`, `EEAS`."""
    entries = read("authority", "groups.json")["organisations"]
    return MappingProxyType({entry["key"]: _organisation(entry) for entry in entries})


def group(key: str) -> Group:
    """The group with this key. Raises KeyError for any other text."""
    return groups()[key]


def _within(interval: str, day: str | None) -> bool:
    """Whether an ISO day lies in the interval; no day asks whether the interval is still open."""
    start, end = interval.split("/")
    if day is None:
        return end == ".."
    return (start == ".." or start <= day) and (end == ".." or day <= end)


def members(key: str, day: str | None = None) -> frozenset[str]:
    """Keys of the countries in the group on an ISO day (`YYYY-MM-DD`); without a day those that never left.

    Associates are not among them. Raises KeyError for an unknown group.
    """
    return frozenset(state for state, interval in group(key).members.items() if _within(interval, day))


def groups_of(key: str, day: str | None = None) -> frozenset[str]:
    """Keys of the groups that the country belongs to on an ISO day; empty for an unknown country."""
    return frozenset(
        name for name, found in groups().items() if key in found.members and _within(found.members[key], day)
    )


@cache
def _group_index() -> Mapping[str, Group]:
    return MappingProxyType({text: found for found in groups().values() for text in _folded(found)})


@cache
def _organisation_index() -> Mapping[str, Organisation]:
    return MappingProxyType({text: found for found in organisations().values() for text in _folded(found)})


def _folded(item: Group | Organisation) -> set[str]:
    words = (word for found in item.aliases.values() for word in found)
    return {fold(text) for text in (item.key, *item.names.values(), *words)}


def find_group(text: str) -> Group | None:
    """The group that a key, name or alias means, in any language."""
    return _group_index().get(fold(text))


def find_organisation(text: str) -> Organisation | None:
    """The organisation that a key, name or alias means, in any language."""
    return _organisation_index().get(fold(text))
