"""Several values of one kind in one field: a set, kept as a JSON array. How lists contradict is for the rules."""

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import cast

from db.kinds.base import ANYWHERE, Context, Kind, Option, Relation, Stored
from db.kinds.plain import Invalid, quoted
from db.kinds.references import ReferenceKind
from db.text import canonical

_ITEMS = 1000
_LIMIT = 200_000
_LINES = re.compile(r"[;\n]")
_WORDS = re.compile(
    r"(\s*[;,\n]\s*(?:(?:and|та|й|і|и|und|et|oraz)\s+)?|\s+(?:and|та|й|і|и|und|et|oraz|i|&)\s+)", re.IGNORECASE
)
# Free text holds commas and “and” of its own. Names of countries and terms rarely do, and are put together again.
_WHOLE = frozenset({"text", "name", "place"})
_PIECES = 4


class ManyKind(Kind):
    """A set of values of another kind. The norm is a compact JSON array of the sorted norms, each once.

    Accepts a list, a JSON array, or words separated by semicolons or line ends and, unless the values are free text,
    by commas and “and”. One item may name a group: “the G7 and Denmark” are eight countries.
    """

    many = True
    editor = "list"
    limit = _LIMIT
    lines = True

    def __init__(self, item: Kind, *, empty: bool = False) -> None:
        """A set of values of this kind. `empty`: it may be claimed with nothing in it (`[]`), and never decided so."""
        self.item = item
        self.empty = empty
        self.name = f"many:{item.name}"

    def clean(self, raw: object, context: Context = ANYWHERE) -> str:
        if isinstance(raw, list | tuple | set | frozenset):
            return self._joined(list(cast("Iterable[object]", raw)), context)
        return super().clean(raw, context)

    def read(self, words: str, context: Context) -> str:
        listed = _array(words)
        if listed is not None:
            return self._joined(listed, context)
        if self.item.name in _WHOLE:
            return self._joined([piece for piece in _LINES.split(words) if piece.strip()], context)
        return self._joined(self._pieces(words, context), context)

    def _joined(self, raws: Sequence[object], context: Context) -> str:
        if len(raws) > _ITEMS:
            raise Invalid(f"The list has {len(raws):,} items, where {_ITEMS:,} are allowed")
        if not raws and not self.empty:
            raise Invalid("The list is empty; name at least one value")
        found = (norm for position, raw in enumerate(raws, 1) for norm in self._element(raw, position, context))
        return canonical(sorted(set(found)))

    def _element(self, raw: object, position: int, context: Context) -> tuple[str, ...]:
        try:
            return (self.item.clean(raw, context),)
        except Invalid as error:
            several = self.item.members(raw, context) if isinstance(raw, str) else ()
            if not several:
                raise Invalid(f"Item {position}: {error}") from error
            return several

    def members(self, words: str, context: Context = ANYWHERE) -> tuple[str, ...]:
        return self.item.members(words, context)

    def _pieces(self, words: str, context: Context) -> list[object]:
        """The values in the words: at each place the longest run of pieces that is one value, else the single piece."""
        parts = _WORDS.split(words)
        if isinstance(self.item, ReferenceKind):
            return [piece for piece in map(str.strip, parts[::2]) if piece]
        found: list[object] = []
        start = 0
        while start < len(parts):
            end = self._longest(parts, start, context)
            piece = "".join(parts[start:end]).strip()
            if piece:
                found.append(piece)
            start = end + 1
        return found

    def _longest(self, parts: list[str], start: int, context: Context) -> int:
        for end in range(min(start + 2 * _PIECES - 1, len(parts)), start + 1, -2):
            if self.item.accepts("".join(parts[start:end]), context):
                return end
        return start + 1

    def compare(self, a: str, b: str) -> Relation:
        """Lists differ without contradicting: one may hold the other, else nothing is known."""
        if a == b:
            return Relation.EQUAL
        first, second = frozenset(elements(a)), frozenset(elements(b))
        if first <= second:
            return Relation.WITHIN
        return Relation.CONTAINS if second <= first else Relation.UNKNOWN

    def show(self, norm: str, language: str = "en") -> str:
        shown = [self.item.show(item, language) for item in elements(norm)] or ["–"]
        return ("; " if self.item.name in _WHOLE else ", ").join(shown)

    def stored(self, norm: str) -> Stored:
        if norm == "[]":
            raise Invalid("The list is empty, which is fine as a claim; name at least one value for the dataset")
        return norm

    def union(self, norms: Iterable[str]) -> str:
        together = sorted({item for norm in norms for item in elements(norm)})
        if not together:
            raise Invalid("The list is empty; name at least one value")
        return canonical(together)

    def suggestions(self, language: str = "en") -> Sequence[Option]:
        return self.item.suggestions(language)

    def schema(self) -> dict[str, object]:
        return {"type": "array", "arrayItem": self.item.schema()}


def _array(words: str) -> list[object] | None:
    if not (words.startswith("[") and words.endswith("]")):
        return None
    try:
        return cast("list[object]", json.loads(words))
    except (ValueError, RecursionError):
        return None


@lru_cache(maxsize=16384)
def elements(norm: str) -> tuple[str, ...]:
    """The norms in the norm of a list, in order. Raises Invalid when the text is no such norm."""
    listed = _array(norm)
    if listed is None or not all(isinstance(item, str) for item in listed):
        raise Invalid(f"{quoted(norm)} is not a list")
    return tuple(cast("list[str]", listed))


@cache
def many(item: Kind, *, empty: bool = False) -> ManyKind:
    """The kind of sets of this kind, one object for each kind."""
    return ManyKind(item, empty=empty)
