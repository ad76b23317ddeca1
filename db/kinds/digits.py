"""Reading a number as people write it: digits with any separators, words up to a hundred, and ranges of these.

English and Ukrainian. What may stand in a field, and how numbers compare, is for `numbers`.
"""

import re
from decimal import Decimal
from functools import lru_cache

from db.kinds.plain import Invalid, number_text, quoted
from db.kinds.words import CARDINALS

RANGE = ".."
# What a column holds without loss: six decimals, and as many digits as a floating-point number keeps.
_DIGITS, _DECIMALS = 15, 6

UNIFIED = str.maketrans("‐‑‒–—−’ʼ`´", "------''''")
_NUMBER = r"[0-9]+(?:[ ,.'][0-9]+)*"
_GROUPED = {sign: rf"[0-9]{{1,3}}(?:{re.escape(sign)}[0-9]{{3}})+" for sign in " ,.'"}

# Words before or behind the number, and whether the number itself belongs to the range.
_RANGES = (
    (
        "from",
        r"(?:at least|(?:no|not) (?:less|fewer) than|minimum|>=|≥|щонайменше|не менше(?: ніж)?) ?(.+)",
    ),
    ("from", r"(.+?)(?: ?\+| or more| and more| і більше| або більше|\.\.)"),
    (
        "to",
        r"(?:up to|at most|(?:no|not) more than|maximum|<=|≤|\.\.|щонайбільше|не більше(?: ніж)?|до) ?(.+)",
    ),
    ("to", r"(.+?) (?:or fewer|or less|або менше|і менше)"),
    ("above", r"(?:more than|over|above|greater than|>|понад|більше(?: ніж)?) ?(.+)"),
    ("below", r"(?:fewer than|less than|under|below|<|менше(?: ніж)?) ?(.+)"),
)
_FROM_TO = r"(?:(?:between|from|від|між) )?(.+?)(?: ?(?:-|\.\.) ?| (?:to|and|до|та|і) )(.+)"
_MAGNITUDE = r"\b(?:thousand|million|billion|trillion|bn|mln|тис|млн|млрд|мільйон|мільярд)|[0-9](?:k|m|bn)\b"
_CURRENCY = r"[$€£¥₴]|\b(?:usd|eur|gbp|uah|dollars?|euros?|pounds?|доларів|євро|гривень)\b"
_NEGATIVE = r"-[0-9].*"


@lru_cache(maxsize=65536)
def read_number(words: str, *, whole: bool, english: bool) -> str:
    """The norm of the number or range in the words, `whole` or with decimals. `english` settles what 1,500 means.

    Raises Invalid for anything else, and for numbers that a column cannot hold without loss.
    """
    if words.isascii() and words.isdecimal() and len(words) <= _DIGITS:
        return str(int(words))
    text = words.translate(UNIFIED).casefold()
    value = _value(text, whole=whole, english=english)
    if value is not None:
        return number_text(value)
    found = _one_sided(text, whole=whole, english=english) or _two_sided(text, words, whole=whole, english=english)
    if found is None:
        raise Invalid(_reason(text, words, whole=whole))
    return found


def _one_sided(text: str, *, whole: bool, english: bool) -> str | None:
    for way, pattern in _RANGES:
        match = re.fullmatch(pattern, text)
        value = _value(match[1], whole=whole, english=english) if match else None
        if value is None:
            continue
        step = int(whole and way in ("above", "below"))
        if way in ("from", "above"):
            return f"{number_text(value + step)}{RANGE}"
        return f"{RANGE}{number_text(max(value - step, Decimal(0)))}"
    return None


def _two_sided(text: str, words: str, *, whole: bool, english: bool) -> str | None:
    match = re.fullmatch(_FROM_TO, text)
    low, high = (_value(match[part], whole=whole, english=english) for part in (1, 2)) if match else (None, None)
    if low is None or high is None:
        return None
    if low > high:
        raise Invalid(f"{quoted(words)} begins above its end; put the smaller number first")
    return number_text(low) if low == high else f"{number_text(low)}{RANGE}{number_text(high)}"


def _reason(text: str, words: str, *, whole: bool) -> str:
    if re.search(_MAGNITUDE, text):
        return f"{quoted(words)} holds a magnitude, which has a field of its own; type the number alone"
    if re.search(_CURRENCY, text):
        return f"{quoted(words)} holds a currency, which has a field of its own; type the number alone"
    if re.fullmatch(_NEGATIVE, text):
        return f"{quoted(words)} lies below zero; type a number from 0"
    example = "9, nine, at least 9 or 9-12" if whole else "61, 1.5, at least 9 or 9-12"
    return f"{quoted(words)} is not a {'whole ' if whole else ''}number; type it like {example}"


def _value(text: str, *, whole: bool, english: bool) -> Decimal | None:
    """The number in digits or words, None when there is none. Raises Invalid for a number no column can hold."""
    spoken = _spoken(text)
    if spoken is not None:
        return Decimal(spoken)
    digits = _digits(text, whole=whole, english=english) if re.fullmatch(_NUMBER, text) else None
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
        thousands = len(signs) == 1 and re.fullmatch(_GROUPED[last], text) is not None
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
    return text.replace(sign, "") if not signs and re.fullmatch(_GROUPED[sign], text) else None


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
