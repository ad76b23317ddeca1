"""What every value kind offers, and the words it is offered in. Not for any particular kind; see the siblings.

A *norm* is the canonical text of a value. A kind makes norms of what people and files say, compares them,
shows them, and turns them into what a record's column holds.
"""

import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal, TypeVar

EARLIEST_DAY = "0001-01-01"
LATEST_DAY = "9999-12-31"

Storage = Literal["text", "integer", "decimal"]
Stored = str | int | Decimal
Bound = TypeVar("Bound", str, int, Decimal)

# Marks that cannot be seen and say nothing (soft hyphen, zero-width characters, direction marks): copying brings
# them along, and two values that differ by one of them only would look the same.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
# What turns the reading direction makes a text look like another one; what no file format can hold would break exports.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SHOWN = 60


class Invalid(ValueError):
    """A value that cannot be. The message is for the person: what is wrong, and what to type instead."""


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


def quoted(words: str) -> str:
    """The words in quotation marks for a message, cut when they are long."""
    line = " ".join(words.split())
    return f"“{line if len(line) <= _SHOWN else line[: _SHOWN - 1] + '…'}”"


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


def plain(raw: object, limit: int, *, lines: bool = False) -> str:
    """The words of a raw value: NFC, white space run together, nothing invisible, at most `limit` characters.

    With `lines`, line ends stay. Raises Invalid for anything that is not text, a number or a date, and for nothing.
    """
    text = raw if isinstance(raw, str) else _text(raw)
    if len(text) > 4 * limit:
        raise Invalid(_too_long(len(text), limit))
    if not (text.isascii() and text.isprintable()):
        text = _visible(text)
    text = _joined_lines(text) if lines else " ".join(text.split())
    if not text:
        raise Invalid("Nothing was entered; type a value or leave the field as it is")
    if len(text) > limit:
        raise Invalid(_too_long(len(text), limit))
    return text


def _too_long(length: int, limit: int) -> str:
    return f"The text is too long: {length:,} characters, where {limit:,} are allowed; shorten it"


def _text(raw: object) -> str:
    if raw is None:
        raise Invalid("Nothing was entered; type a value or leave the field as it is")
    if isinstance(raw, bool):
        raise Invalid("Yes or no is not a value here; type the value in words or digits")
    if isinstance(raw, int) and abs(raw) < 10**18:
        return str(raw)
    if isinstance(raw, datetime):
        return raw.date().isoformat()
    if isinstance(raw, date):
        return raw.isoformat()
    if isinstance(raw, float | Decimal):
        return number_text(raw)
    raise Invalid(f"This value ({type(raw).__name__}) cannot be read; type it as text")


def number_text(raw: float | Decimal) -> str:
    """The plain decimal digits of a number, without exponent or trailing zeros. Raises Invalid for infinity and the like."""
    value = Decimal(repr(raw)) if isinstance(raw, float) else raw
    if not value.is_finite() or abs(value.adjusted()) > 18:
        raise Invalid("This number cannot be used; type it in digits")
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _visible(text: str) -> str:
    turning = _TURNING.search(text)
    if turning:
        code = f"U+{ord(turning.group()):04X}"
        raise Invalid(f"An invisible mark at character {turning.start() + 1} turns the reading direction ({code}); type it anew")
    refused = _REFUSED.search(text)
    if refused:
        code = f"U+{ord(refused.group()):04X}"
        raise Invalid(f"Character {refused.start() + 1} is a control character ({code}); delete it or type the words anew")
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE))


def _joined_lines(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()


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
