"""The countries of the world and how newspapers name them, from `resources/authority/countries.json`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from db.authority.files import fold, read, texts

LANGUAGES = ("en", "uk", "de", "fr", "pl", "ru")


@dataclass(frozen=True, slots=True, eq=False)
class Country:
    """A state or the European Union. The words are in the form newspapers print them, inflected forms included.

    `numeric` is the code of ISO 3166-1, `gw` that of Gleditsch and Ward; either may be None. `demonyms` (adjectives and
    peoples) and `capitals` (which also stand for governments) are weaker signs than `aliases`; two countries may share
    a capital.
    """

    key: str
    alpha2: str
    numeric: str | None
    gw: int | None
    wikidata: str
    kind: Literal["state", "organisation"]
    names: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]]
    demonyms: Mapping[str, tuple[str, ...]]
    capitals: Mapping[str, tuple[str, ...]]

    def name(self, language: str = "en") -> str:
        """The short name in `en` or `uk`, in any other language the first alias or the English name."""
        return self.names.get(language) or next(iter(self.aliases.get(language, ())), self.names["en"])


def _country(entry: dict[str, Any]) -> Country:
    return Country(
        key=entry["key"],
        alpha2=entry["alpha2"],
        numeric=entry["numeric"],
        gw=entry["gw"],
        wikidata=entry["wikidata"],
        kind=entry["kind"],
        names=MappingProxyType(entry["names"]),
        aliases=texts(entry["aliases"]),
        demonyms=texts(entry["demonyms"]),
        capitals=texts(entry["capitals"]),
    )


@cache
def countries() -> Mapping[str, Country]:
    """Every country by its key (ISO 3166-1 alpha-3, `XKX`, `EUU`), in the order of the keys."""
    return MappingProxyType(
        {entry["key"]: _country(entry) for entry in read("authority", "countries.json")["countries"]}
    )


def country(key: str) -> Country:
    """The country with this key. Raises KeyError for any other text."""
    return countries()[key]


@cache
def _index() -> Mapping[str, Country]:
    """Codes and folded names in every language, each with its one country; a code comes before a name."""
    index: dict[str, Country] = {}
    for found in countries().values():
        index[fold(found.key)] = index[fold(found.alpha2)] = found
    for found in countries().values():
        for name in (name for names in found.aliases.values() for name in names):
            index.setdefault(fold(name), found)
        for name in found.names.values():
            index.setdefault(fold(name), found)
    return MappingProxyType(index)


def find_country(text: str) -> Country | None:
    """The country that a code, name or inflected form means, in any language; None for demonyms and capitals."""
    return countries().get(text) or _index().get(fold(text))  # keys are asked for most, and need no names


def country_name(key: str, language: str = "en") -> str:
    """The short name of the country with this key. Raises KeyError when there is none."""
    return country(key).name(language)
