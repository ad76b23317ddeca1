"""Counts, amounts and ordinal numbers, also as ranges (`9..`, `..25`, `9..12`) and in words up to a hundred.

An amount here is the bare number: its currency and its magnitude have fields of their own.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

from db.kinds.plain import Invalid, number_text, quoted
from db.kinds.base import Context, Kind, Relation, Storage, Stored, relate
from db.kinds.words import CARDINALS, ORDINALS

RANGE = ".."
# What a column holds without loss: six decimals, and as many digits as a floating-point number keeps.
_DIGITS, _DECIMALS = 15, 6

_UNIFIED = str.maketrans("‐‑‒–—−’ʼ`´", "------''''")
_NUMBER = re.compile(r"[0-9]+(?:[ ,.'][0-9]+)*")
_GROUPED = {sign: re.compile(rf"[0-9]{{1,3}}(?:{re.escape(sign)}[0-9]{{3}})+") for sign in " ,.'"}
_NTH = re.compile(
    r"(?:round |раунд |no\.? ?|№ ?|# ?)?([^\s.]+?)(?:(?<=[0-9])(?:st|nd|rd|th|-?(?:й|ий|го|ій)))?(?: round| раунд\w?)?"
)

# Words before or behind the number, and whether the number itself belongs to the range.
_RANGES = (
    (
        "from",
        re.compile(r"(?:at least|(?:no|not) (?:less|fewer) than|minimum|>=|≥|щонайменше|не менше(?: ніж)?) ?(.+)"),
    ),
    ("from", re.compile(r"(.+?)(?: ?\+| or more| and more| і більше| або більше|\.\.)")),
    (
        "to",
        re.compile(r"(?:up to|at most|(?:no|not) more than|maximum|<=|≤|\.\.|щонайбільше|не більше(?: ніж)?|до) ?(.+)"),
    ),
    ("to", re.compile(r"(.+?) (?:or fewer|or less|або менше|і менше)")),
    ("above", re.compile(r"(?:more than|over|above|greater than|>|понад|більше(?: ніж)?) ?(.+)")),
    ("below", re.compile(r"(?:fewer than|less than|under|below|<|менше(?: ніж)?) ?(.+)")),
)
_FROM_TO = re.compile(r"(?:(?:between|from|від|між) )?(.+?)(?: ?(?:-|\.\.) ?| (?:to|and|до|та|і) )(.+)")
_MAGNITUDE = re.compile(
    r"\b(?:thousand|million|billion|trillion|bn|mln|тис|млн|млрд|мільйон|мільярд)|[0-9](?:k|m|bn)\b"
)
_CURRENCY = re.compile(r"[$€£¥₴]|\b(?:usd|eur|gbp|uah|dollars?|euros?|pounds?|доларів|євро|гривень)\b")
_NEGATIVE = re.compile(r"-[0-9].*")


class NumberKind(Kind):
    """A number from 0. Ranges may be claimed and compared; a record's column holds one number only."""

    editor = "number"
    limit = 100

    def __init__(self, storage: Storage) -> None:
        """Whole numbers (`integer`) or numbers with up to six decimals (`decimal`)."""
        self.name = storage
        self.storage = storage

    def read(self, words: str, context: Context) -> str:
        return _norm(words, whole=self.storage == "integer", english=context.language == "en")

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
        return number_text(stored) if isinstance(stored, float | Decimal) else str(stored)

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
        match = _NTH.fullmatch(words.translate(_UNIFIED).casefold())
        text = match[1] if match else ""
        number = ORDINALS.get(text) or CARDINALS.get(text) or (int(text) if text.isascii() and text.isdecimal() else 0)
        if not 1 <= number < 10_000:
            raise Invalid(
                f"{quoted(words)} is not the number of a round or the like; type 1, 2, 3 or first, second, third"
            )
        return str(number)

    def schema(self) -> dict[str, object]:
        return {"type": "integer", "constraints": {"minimum": 1}}


@lru_cache(maxsize=65536)
def _norm(words: str, *, whole: bool, english: bool) -> str:
    text = words.translate(_UNIFIED).casefold()
    value = _value(text, whole=whole, english=english)
    if value is not None:
        return number_text(value)
    found = _one_sided(text, whole=whole, english=english) or _two_sided(text, words, whole=whole, english=english)
    if found is None:
        raise Invalid(_reason(text, words, whole=whole))
    return found


def _one_sided(text: str, *, whole: bool, english: bool) -> str | None:
    for way, pattern in _RANGES:
        match = pattern.fullmatch(text)
        value = _value(match[1], whole=whole, english=english) if match else None
        if value is None:
            continue
        step = int(whole and way in ("above", "below"))
        if way in ("from", "above"):
            return f"{number_text(value + step)}{RANGE}"
        return f"{RANGE}{number_text(max(value - step, Decimal(0)))}"
    return None


def _two_sided(text: str, words: str, *, whole: bool, english: bool) -> str | None:
    match = _FROM_TO.fullmatch(text)
    low, high = (_value(match[part], whole=whole, english=english) for part in (1, 2)) if match else (None, None)
    if low is None or high is None:
        return None
    if low > high:
        raise Invalid(f"{quoted(words)} begins above its end; put the smaller number first")
    return number_text(low) if low == high else f"{number_text(low)}{RANGE}{number_text(high)}"


def _reason(text: str, words: str, *, whole: bool) -> str:
    if _MAGNITUDE.search(text):
        return f"{quoted(words)} holds a magnitude, which has a field of its own; type the bare number, such as 30"
    if _CURRENCY.search(text):
        return f"{quoted(words)} holds a currency, which has a field of its own; type the bare number, such as 61"
    if _NEGATIVE.fullmatch(text):
        return f"{quoted(words)} lies below zero; type a number from 0"
    example = "9, nine, at least 9 or 9-12" if whole else "61, 1.5, at least 9 or 9-12"
    return f"{quoted(words)} is not a {'whole ' if whole else ''}number; type it like {example}"


def _value(text: str, *, whole: bool, english: bool) -> Decimal | None:
    """The number in digits or words, None when there is none. Raises Invalid for a number no column can hold."""
    spoken = _spoken(text)
    if spoken is not None:
        return Decimal(spoken)
    digits = _digits(text, whole=whole, english=english) if _NUMBER.fullmatch(text) else None
    if digits is None:
        return None
    value = Decimal(digits)
    if whole and value != value.to_integral_value():
        return None
    exponent = value.normalize().as_tuple().exponent
    if value.adjusted() >= _DIGITS or len(value.normalize().as_tuple().digits) > _DIGITS or -int(exponent) > _DECIMALS:
        raise Invalid(
            f"{quoted(text)} has too many digits; at most {_DIGITS} in all and {_DECIMALS} decimals can be kept"
        )
    return value


def _digits(text: str, *, whole: bool, english: bool) -> str | None:
    """The digits with a decimal point and nothing else; None when the signs between them make no sense."""
    signs = re.sub("[0-9]", "", text)
    if not signs:
        return text
    *_, last = signs
    if signs.count(last) == 1 and last in ".,":
        head, _, tail = text.rpartition(last)
        thousands = len(signs) == 1 and _GROUPED[last].fullmatch(text) is not None
        if thousands and last == "," and not whole and not english:
            raise Invalid(f"{quoted(text)} can be read in two ways; type {head}{tail} or {head}.{tail}")
        if not (thousands and (whole or last == ",")):
            whole_part = _ungrouped(head)
            return None if whole_part is None else f"{whole_part}.{tail}"
    return _ungrouped(text)


def _ungrouped(text: str) -> str | None:
    signs = set(re.sub("[0-9]", "", text))
    if not signs:
        return text
    sign = signs.pop()
    return text.replace(sign, "") if not signs and _GROUPED[sign].fullmatch(text) else None


def _spoken(text: str) -> int | None:
    """The number in words up to a hundred, None when the words are none."""
    words = text.replace("-", " ").split()
    if words[:2] == ["half", "a"]:
        return 6 if words[2:] == ["dozen"] else None
    if len(words) == 2 and words[0] in ("a", "one") and words[1] in ("dozen", "hundred"):
        return CARDINALS[words[1]]
    values = [CARDINALS.get(word) for word in words]
    if len(values) == 1:
        return values[0]
    if len(values) == 2 and values[0] in range(20, 100, 10) and values[1] in range(1, 10):
        return (values[0] or 0) + (values[1] or 0)
    return None


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
