"""Controlled vocabularies: SKOS concept schemes in `resources/vocabularies/*.jsonld`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from db.authority.files import fold, read, resource, texts

_SKOS = frozenset({"id", "type", "notation", "prefLabel", "altLabel", "definition", "broader", "narrower", "inScheme"})


@dataclass(frozen=True, slots=True, eq=False)
class Concept:
    """One term: `notation` is the identifier used in code, imports and exports.

    `broader` and `narrower` are notations of the same vocabulary. `rank` orders the statuses of a track from 0 and is
    None where order means nothing. `properties` holds what only this vocabulary has (a currency's `symbol`, a verb's
    `low` and `high`).
    """

    notation: str
    labels: Mapping[str, str]
    alternatives: Mapping[str, tuple[str, ...]]
    definitions: Mapping[str, str]
    broader: str | None
    narrower: tuple[str, ...]
    rank: int | None
    properties: Mapping[str, Any]

    def label(self, language: str = "en") -> str:
        """The preferred label, in English where the language has none."""
        return self.labels.get(language, self.labels["en"])

    def definition(self, language: str = "en") -> str:
        """The definition, in English where the language has none."""
        return self.definitions.get(language, self.definitions["en"])


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """An ordered concept scheme; `concepts` maps each notation to its concept."""

    name: str
    labels: Mapping[str, str]
    concepts: Mapping[str, Concept]

    def __getitem__(self, notation: str) -> Concept:
        return self.concepts[notation]

    def __contains__(self, notation: object) -> bool:
        return notation in self.concepts

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts.values())

    def __len__(self) -> int:
        return len(self.concepts)

    def find(self, text: str) -> Concept | None:
        """The concept with this notation, label or alternative label, in any language; None when there is none."""
        return _index(self.name).get(fold(text))


def _local(reference: str) -> str:
    """The notation in a compact identifier: `scopes:demining` gives `demining`."""
    return reference.partition(":")[2]


def _concept(entry: dict[str, Any]) -> Concept:
    properties = {name: value for name, value in entry.items() if name not in _SKOS and name != "rank"}
    return Concept(
        notation=entry["notation"],
        labels=MappingProxyType(entry["prefLabel"]),
        alternatives=texts(entry.get("altLabel", {})),
        definitions=MappingProxyType(entry["definition"]),
        broader=_local(entry["broader"]) if "broader" in entry else None,
        narrower=tuple(_local(item) for item in entry.get("narrower", ())),
        rank=entry.get("rank"),
        properties=MappingProxyType(properties),
    )


@cache
def vocabulary(name: str) -> Vocabulary:
    """The vocabulary of this name (`scopes`, `roles`, `track-n` ...). Raises KeyError when there is none."""
    if name not in vocabularies():
        raise KeyError(name)
    scheme, *entries = read("vocabularies", f"{name}.jsonld")["@graph"]
    concepts = {entry["notation"]: _concept(entry) for entry in entries}
    return Vocabulary(name, MappingProxyType(scheme["prefLabel"]), MappingProxyType(concepts))


@cache
def vocabularies() -> tuple[str, ...]:
    """The names of all vocabularies, in order."""
    return tuple(sorted(path.stem for path in resource("vocabularies").glob("*.jsonld")))


@cache
def _index(name: str) -> Mapping[str, Concept]:
    """Folded words of a vocabulary with the first concept that has them: notations, then labels, then alternatives."""
    index: dict[str, Concept] = {}
    concepts = tuple(vocabulary(name))
    for found in concepts:
        index.setdefault(fold(found.notation), found)
    for found in concepts:
        for text in found.labels.values():
            index.setdefault(fold(text), found)
    for found in concepts:
        for text in (text for texts_ in found.alternatives.values() for text in texts_):
            index.setdefault(fold(text), found)
    return MappingProxyType(index)


def find_concept(name: str, text: str) -> Concept | None:
    """The concept of the named vocabulary with this notation, label or alternative label, in any language."""
    return vocabulary(name).find(text)


@cache
def track(letter: str) -> tuple[Concept, ...]:
    """The statuses of track `D` or `N` in the order of their rank, which is their place from 0.

    The vocabularies `track-d` and `track-n` hold more: the property `kind` of a concept is `status`, `flag` (beside the
    track, such as stalled; `reverses` and `terminal` say what it does) or `verb` (vague; `low` and `high` are notations
    of statuses). Raises KeyError for any other letter.
    """
    ranked = ((concept.rank, concept) for concept in vocabulary(f"track-{letter.lower()}"))
    return tuple(concept for rank, concept in ranked if rank is not None)
