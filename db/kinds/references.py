"""References to records of another type, as full record keys: `person/andrii-yermak`.

Whether the record exists, and whether two keys name the same person, is not decided here.
"""

import re
from functools import cache

from db.kinds.base import Context, Kind, Relation
from db.kinds.plain import Invalid, quoted
from db.text import slugify

_SEGMENTS = re.compile(r"[A-Za-z0-9.~?%-]+(?:/[A-Za-z0-9.~?%-]+)*")
_SMALL = frozenset({"of", "and", "the", "for", "on", "in", "to"})
# Types whose key is one identifier, which may be made of any words.
_NAMED = frozenset({"person", "body", "declaration"})


class ReferenceKind(Kind):
    """The key of a record of one type. Words are looked up through the context, else made into an identifier."""

    editor = "reference"

    def __init__(self, record_type: str) -> None:
        """A reference to records of the type."""
        self.record_type = record_type
        self.name = f"reference:{record_type}"

    def read(self, words: str, context: Context) -> str:
        prefix, _, rest = words.partition("/")
        if prefix.strip() == self.record_type:
            return self._key(rest.strip(), words)
        return context.resolve(self.record_type, words) or self._key(words, words)

    def _key(self, rest: str, words: str) -> str:
        if self.record_type in _NAMED:
            rest = slugify(rest)
        if not _SEGMENTS.fullmatch(rest):
            raise Invalid(f"{quoted(words)} does not name a {self.record_type}; type its name or its identifier")
        return f"{self.record_type}/{rest}"

    def compare(self, a: str, b: str) -> Relation:
        """Two keys may be two spellings of one name, so that different ones are not known to be different."""
        return Relation.EQUAL if a == b else Relation.UNKNOWN

    def show(self, norm: str, language: str = "en") -> str:
        del language
        words = norm.partition("/")[2]
        return titled(words) if self.record_type in _NAMED else words

    def schema(self) -> dict[str, object]:
        return {"type": "string", "constraints": {"pattern": f"{self.record_type}/.+"}}


def titled(slug: str) -> str:
    """An identifier as a name: `ministry-of-defence` gives “Ministry of Defence”."""
    words = (word if place and word in _SMALL else word.capitalize() for place, word in enumerate(slug.split("-")))
    return " ".join(words)


@cache
def reference(record_type: str) -> ReferenceKind:
    """The kind of references to records of the type, one object for each type."""
    return ReferenceKind(record_type)
