"""Counts, amounts and ordinal numbers, also as ranges: `9`, `9..`, `..25`, `9..12`.

An amount here is the bare number: its currency and its magnitude have fields of their own.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

from db.kinds.base import Context, Kind, Relation, Storage, Stored, relate
from db.kinds.digits import RANGE, UNIFIED, read_number
from db.kinds.plain import Invalid, number_text, quoted
from db.kinds.words import CARDINALS, ORDINALS

_NTH = re.compile(
    r"(?:round |раунд |no\.? ?|№ ?|# ?)?([^\s.]+?)(?:(?<=[0-9])(?:st|nd|rd|th|-?(?:й|ий|го|ій)))?(?: round| раунд\w?)?"
)


class NumberKind(Kind):
    """A number from 0. Ranges may be claimed and compared; a record's column holds one number only."""

    editor = "number"
    limit = 100

    def __init__(self, storage: Storage) -> None:
        """Whole numbers (`integer`) or numbers with up to six decimals (`decimal`)."""
        self.name = storage
        self.storage = storage

    def read(self, words: str, context: Context) -> str:
        return read_number(words, whole=self.storage == "integer", english=context.language == "en")

    def compare(self, a: str, b: str) -> Relation:
        return Relation.EQUAL if a == b else relate(_limits(a), _limits(b))

    def show(self, norm: str, language: str = "en") -> str:
        low, dots, high = (_grouped(part, language) for part in norm.partition(RANGE))
        if not dots:
            return low
        if low and high:
            return f"{low}–{high}"
        words = ("щонайменше", "до") if language == "uk" else ("at least", "up to")
        return f"{words[0]} {low}" if low else f"{words[1]} {high}"

    def stored(self, norm: str) -> Stored:
        if RANGE in norm:
            raise Invalid(
                f"“{self.show(norm)}” is a range, which is fine as a claim; decide on one number for the dataset"
            )
        return int(norm) if self.storage == "integer" else Decimal(norm)

    def norm(self, stored: Any) -> str:
        return number_text(Decimal(str(stored)))

    def schema(self) -> dict[str, object]:
        return {"type": "integer" if self.storage == "integer" else "number", "constraints": {"minimum": 0}}


class OrdinalKind(NumberKind):
    """The number of something in a row, from 1; never a range."""

    limit = 40

    def __init__(self) -> None:
        """Ordinal numbers, kept as integers."""
        super().__init__("integer")
        self.name = "number"

    def read(self, words: str, context: Context) -> str:
        del context
        match = _NTH.fullmatch(words.translate(UNIFIED).casefold())
        text = match[1] if match else ""
        number = ORDINALS.get(text) or CARDINALS.get(text) or (int(text) if text.isascii() and text.isdecimal() else 0)
        if not 1 <= number < 10_000:
            raise Invalid(
                f"{quoted(words)} is not the number of a round or the like; type 1, 2, 3 or first, second, third"
            )
        return str(number)

    def schema(self) -> dict[str, object]:
        return {"type": "integer", "constraints": {"minimum": 1}}


@lru_cache(maxsize=16384)
def _limits(norm: str) -> tuple[Decimal, Decimal]:
    low, dots, high = norm.partition(RANGE)
    if not dots:
        return Decimal(low), Decimal(low)
    return Decimal(low or 0), Decimal(high or "Infinity")


def _grouped(number: str, language: str) -> str:
    whole, _, rest = number.partition(".")
    if not whole.isdecimal():
        return number
    point, sign = (",", "\u00a0") if language == "uk" else (".", ",")
    return f"{int(whole):,}".replace(",", sign) + (point + rest if rest else "")


INTEGER = NumberKind("integer")
DECIMAL = NumberKind("decimal")
NUMBER = OrdinalKind()
