"""What every value kind offers, and the words it is offered in. Not for any particular kind; see the siblings.

A *norm* is the canonical text of a value. A kind makes norms of what people and files say, compares them,
shows them, and turns them into what a record's column holds.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal, TypeVar

from db.kinds.plain import Invalid, plain

EARLIEST_DAY = "0001-01-01"
LATEST_DAY = "9999-12-31"

Storage = Literal["text", "integer", "decimal"]
Stored = str | int | Decimal
Bound = TypeVar("Bound", str, int, Decimal)


class Relation(StrEnum):
    """How value a stands to value b. WITHIN: a is the more precise and lies inside b."""

    EQUAL = "equal"
    WITHIN = "within"
    CONTAINS = "contains"
    OVERLAP = "overlap"
    DISJOINT = "disjoint"
    UNKNOWN = "unknown"

    @property
    def reversed(self) -> "Relation":
        """How b stands to a."""
        return _REVERSED.get(self, self)


_REVERSED = {Relation.WITHIN: Relation.CONTAINS, Relation.CONTAINS: Relation.WITHIN}


def _nobody(_type: str, _words: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Context:
    """What the reading of a value may depend on: the home party, the article's date (EDTF) and language, known names.

    `resolve` takes a record type and words and gives the key of the record they name, or None.
    """

    home: str = "UKR"
    published: str | None = None
    language: str = "en"
    resolve: Callable[[str, str], str | None] = _nobody


ANYWHERE = Context()


@dataclass(frozen=True, slots=True)
class Option:
    """One value that may be chosen, with what a person reads about it."""

    norm: str
    label: str
    definition: str = ""


def relate(a: tuple[Bound, Bound], b: tuple[Bound, Bound]) -> Relation:
    """How the closed interval a stands to the closed interval b; both are (low, high)."""
    if a == b:
        return Relation.EQUAL
    if a[1] < b[0] or b[1] < a[0]:
        return Relation.DISJOINT
    if b[0] <= a[0] and a[1] <= b[1]:
        return Relation.WITHIN
    if a[0] <= b[0] and b[1] <= a[1]:
        return Relation.CONTAINS
    return Relation.OVERLAP


class Kind(ABC):
    """One kind of value. `editor` names the widget, `dated` kinds have bounds, `many` kinds hold several values."""

    name: str
    many: bool = False
    dated: bool = False
    storage: Storage = "text"
    editor: str = "line"
    limit: int = 200
    lines: bool = False

    def __repr__(self) -> str:
        return f"<kind {self.name}>"

    def clean(self, raw: object, context: Context = ANYWHERE) -> str:
        """The norm of what was entered; a norm stays as it is. Raises Invalid, and nothing else, on nonsense."""
        return self.read(plain(raw, self.limit, lines=self.lines), context)

    @abstractmethod
    def read(self, words: str, context: Context) -> str:
        """The norm of plain words (see `plain`). Raises Invalid."""

    def accepts(self, words: str, context: Context = ANYWHERE) -> bool:
        """Whether `read` would take these plain words; a kind may know it sooner than by working out what is wrong."""
        try:
            self.clean(words, context)
        except Invalid:
            return False
        return True

    def members(self, words: str, context: Context = ANYWHERE) -> tuple[str, ...]:
        """The norms that a name for several values stands for, such as “the Baltic states”; none of any other words."""
        del words, context
        return ()

    def compare(self, a: str, b: str) -> Relation:
        """How norm a stands to norm b: two different ones cannot both hold, unless the kind knows better."""
        return Relation.EQUAL if a == b else Relation.DISJOINT

    def show(self, norm: str, language: str = "en") -> str:
        """The norm in the words of a language (`en` or `uk`), never empty."""
        del language
        return norm

    def bounds(self, norm: str) -> tuple[str, str] | None:
        """Earliest and latest ISO day of a dated kind, None of any other."""
        del norm
        return None

    def stored(self, norm: str) -> Stored:
        """What a record's column holds for the norm. Raises Invalid where a claim may say what a column cannot hold."""
        return norm

    def norm(self, stored: Any) -> str:
        """The norm of what a record's column holds."""
        return str(stored)

    def union(self, norms: Iterable[str]) -> str:
        """The norm of all these values together. Raises Invalid for a kind that holds one value only."""
        distinct = sorted(set(norms))
        if len(distinct) != 1:
            raise Invalid("This field holds one value only; choose one")
        return distinct[0]

    def suggestions(self, language: str = "en") -> Sequence[Option]:
        """The values to choose from, in their order; empty where anything may be typed."""
        del language
        return ()

    def schema(self) -> dict[str, object]:
        """The part of a Table Schema field descriptor that follows from the kind."""
        return {"type": "string"}
