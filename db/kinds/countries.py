"""Countries and organisations by their ISO 3166-1 alpha-3 key, accepted under any name in any known language."""

from collections.abc import Sequence
from difflib import get_close_matches
from functools import lru_cache

from db import authority
from db.kinds.base import ANYWHERE, LATEST_DAY, Context, Kind, Option
from db.kinds.plain import Invalid, quoted

_HOME = frozenset({"home", "home side", "home party", "our side"})


class CountryKind(Kind):
    """A state, or an organisation that acts like one, such as the EU."""

    name = "country"
    editor = "country"

    def read(self, words: str, context: Context) -> str:
        del context
        return _key(words)

    def accepts(self, words: str, context: Context = ANYWHERE) -> bool:
        del context
        return authority.find_country(words) is not None

    def members(self, words: str, context: Context = ANYWHERE) -> tuple[str, ...]:
        """The states of a group on the day of the article, or today's where no day is known; an organisation is one."""
        found = None if self.accepts(words, context) else authority.find_group(words)
        day = context.published if context.published and len(context.published) == len(LATEST_DAY) else None
        return tuple(sorted(authority.members(found.key, day))) if found else ()

    def show(self, norm: str, language: str = "en") -> str:
        return authority.country_name(norm, language)

    def suggestions(self, language: str = "en") -> Sequence[Option]:
        return _options(language)

    def schema(self) -> dict[str, object]:
        return {"type": "string", "constraints": {"pattern": "[A-Z]{3}"}}


class SideKind(CountryKind):
    """Whose delegation it is: a country, or “home” for the party whose agreements are kept."""

    name = "side"
    accepts = Kind.accepts

    def read(self, words: str, context: Context) -> str:
        return context.home if words.casefold() in _HOME else _key(words)


@lru_cache(maxsize=16384)
def _key(words: str) -> str:
    found = authority.find_country(words)
    if found is None:
        raise Invalid(_unknown(words))
    return found.key


def _unknown(words: str) -> str:
    names = {
        authority.fold(name): name for country in authority.countries().values() for name in country.names.values()
    }
    near = [names[name] for name in get_close_matches(authority.fold(words), names, n=3, cutoff=0.7)]
    hint = f"did you mean {' or '.join(near)}?" if near else "type its name or its three-letter code, such as LVA"
    return f"{quoted(words)} is no country this program knows; {hint}"


@lru_cache(maxsize=8)
def _options(language: str) -> tuple[Option, ...]:
    options = (Option(key, country.name(language)) for key, country in authority.countries().items())
    return tuple(sorted(options, key=lambda option: option.label))


COUNTRY = CountryKind()
SIDE = SideKind()
