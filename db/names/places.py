"""Towns that are no capitals, by all their names; capitals stand with their countries in `db.authority`."""

from functools import lru_cache

from db.authority import files
from db.authority.files import fold
from db.text import slugify


@lru_cache(maxsize=1)
def _places() -> dict[str, int]:
    lists: list[list[str]] = files.read("spellings", "places.json")["places"]
    return {fold(name): number for number, names in enumerate(lists) for name in names}


def same_place(first: str, second: str) -> bool | None:
    """Whether two names are names of one town; None where the table does not know both."""
    one, other = _places().get(fold(first)), _places().get(fold(second))
    return None if one is None or other is None else one == other


def named_key(kind: str, words: str) -> str:
    """What a place or an event is called in verdicts on identity, as records are by their keys: `place/zhovkva`."""
    return f"{kind}/{slugify(words)}"
