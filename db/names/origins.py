"""How many independent origins stand behind claims: copies of one text are one, and so are two articles that cite the
same statement or the same agency.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from db.authority import files
from db.authority.files import fold
from db.names.people import person_sounds

_MANNER = re.compile(
    r"^(?:according to|as reported by|reports? (?:by|of)|за даними|за повідомленням|по данным|według|laut|selon) "
    r"|(?: (?:news agency|agency|reports?|reported|said|says|повідомляє|сообщает|informuje|berichtet|rapporte))+$"
)


class Source(NamedTuple):
    """Where a claim comes from: its article's origin (row), who is named as having said it, and credited agencies."""

    article: int | None
    attributed_to: str | None = None
    publisher: str | None = None
    credits: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def _agencies() -> dict[str, str]:
    lists: list[list[str]] = files.read("spellings", "agencies.json")["agencies"]
    return {fold(name): names[0] for names in lists for name in names}


@lru_cache(maxsize=1)
def _credit() -> re.Pattern[str]:
    """An agency in brackets, behind a word that credits it, or before one."""
    lists: list[list[str]] = files.read("spellings", "agencies.json")["agencies"]
    names = "|".join(sorted((re.escape(name) for names in lists for name in names), key=len, reverse=True))
    return re.compile(
        rf"\((?P<bracketed>{names})\)|(?:Source|Via|Джерело|Источник|Źródło|Quelle|za|/)\s*:?\s*(?P<named>{names})\b"
        rf"|\b(?P<said>{names})\s+(?:reports|reported|повідомляє|повідомив|сообщает|informuje|podaje|berichtet|meldet)\b"
    )


def agencies_in(text: str) -> frozenset[str]:
    """The agencies that a byline, a dateline or a last line credits with the text, by their first names."""
    found = (next(filter(None, match.groups())) for match in _credit().finditer(text))
    return frozenset(_agencies()[fold(name)] for name in found)


@lru_cache(maxsize=8192)
def said_by(words: str) -> frozenset[str]:
    """Keys of who is named: an agency by its name, a person by any spelling and by the family name alone."""
    name = _MANNER.sub("", fold(words)).strip()
    if not name:
        return frozenset()
    agency = _agencies().get(name)
    if agency:
        return frozenset((agency,))
    people = {sounds.skeleton for sounds in person_sounds(name)}
    families = {sounds.skeleton for sounds in person_sounds(name.split()[-1])}
    return frozenset({name} | people | families)


def independent(sources: Iterable[Source]) -> int:
    """How many origins the sources go back to; what has no article has none."""
    sources = [source for source in sources if source.article is not None]
    named = {key for source in sources if source.attributed_to for key in said_by(source.attributed_to)}
    groups: list[set[object]] = []
    for source in sources:
        keys: set[object] = {source.article, *source.credits, *said_by(source.attributed_to or "")}
        keys |= said_by(source.publisher or "") & (named | _known(sources))
        apart = [group for group in groups if group.isdisjoint(keys)]
        groups = [*apart, keys.union(*(group for group in groups if not group.isdisjoint(keys)))]
    return len(groups)


def _known(sources: list[Source]) -> set[str]:
    return {credit for source in sources for credit in source.credits}
