"""Towns that are no capitals, by all their names; capitals stand with their countries in `db.authority`."""

from functools import lru_cache

from db.authority import files
from db.authority.files import fold


@lru_cache(maxsize=1)
def _places() -> dict[str, int]:
    lists: list[list[str]] = files.read("spellings", "places.json")["places"]
    return {fold(name): number for number, names in enumerate(lists) for name in names}


def same_place(first: str, second: str) -> bool | None:
    """Whether two names are names of one town; None where the table does not know both."""
    one, other = _places().get(fold(first)), _places().get(fold(second))
    return None if one is None or other is None else one == other
