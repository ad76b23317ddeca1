"""Sums of money as articles print them: figures with magnitude and currency, before or behind, in every language.

What a sum was promised for is told elsewhere (`amounts`).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from db.capture.patterns import alternatives, table

_FIGURES = r"\d{1,3}(?:[ .,]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
_RUN = re.compile(r"[\d., ]{1,40}")  # no number is longer; without a bound a table of numbers is read anew at each
_GROUPED = re.compile(r"\d{1,3}(?:([ .,])\d{3})+")
_LONGEST_SIGN = 5


class Money(NamedTuple):
    """A sum: where it stands, its number as a plain decimal, magnitude and currency (empty where not told)."""

    start: int
    end: int
    number: str
    magnitude: str
    currency: str


@cache
def _groups(name: str) -> str:
    """A named group for each meaning in this part of the table, any of its words."""
    parts = table("amounts")[name].items()
    return "|".join(f"(?P<{name[0]}_{key}>{alternatives(words).lower()})" for key, words in parts)


@cache
def _pattern() -> re.Pattern[str]:
    signs = alternatives(list(table("amounts")["signs"])).lower()
    return re.compile(
        rf"(?:(?P<sign>{signs}|(?:eur|usd|gbp|cad)(?= ))[ \t]?)?(?P<n>{_FIGURES})"
        rf"(?:[ -]?(?:{_groups('magnitudes')})(?!\w))?"
        rf"(?:(?P<behind>[ \t]?(?:{signs}))|[ \t-](?:de |d'|di |в )?(?:{_groups('currencies')})(?!\w))?"
    )


def amounts_in(text: str, low: str, figures: list[int]) -> Iterator[Money]:
    """The sums of a `plain` text (`low` in lower case), tried where its figures begin, from the sign before them."""
    taken = 0
    for digits in figures:
        if digits < taken:
            continue
        opening = _opening(text, digits, taken)
        if opening == digits and not _goes_on(low, digits):
            continue
        match = _pattern().match(low, opening)
        if match is not None:
            taken = match.end()
            money = _money(match)
            if money.currency:
                yield money


def _opening(text: str, offset: int, taken: int) -> int:
    """Where the currency sign before the figures begins, or the figures themselves."""
    before = text[max(taken, offset - _LONGEST_SIGN) : offset]
    words = before.rstrip(" ")
    if not words.endswith(_signs()):
        return offset
    signs = (sign for sign in _signs() if words.endswith(sign))
    longest = max(signs, key=len, default="")
    if not longest or len(before) - len(words) > 1:
        return offset
    begin = offset - (len(before) - len(words)) - len(longest)
    return offset if begin and text[begin - 1].isalnum() else begin


@cache
def _signs() -> tuple[str, ...]:
    return *table("amounts")["signs"], "EUR", "USD", "GBP", "CAD"


def _goes_on(low: str, offset: int) -> bool:
    """Whether what stands behind the figures may begin a magnitude, a currency or its sign."""
    run = _RUN.match(low, offset)
    behind = run.end() if run else offset
    return _head(low[behind : behind + 3].lstrip("- \t")) in _heads()


def _head(word: str) -> str:
    return word[:2] if word[:2].isalpha() else word[:1]


@cache
def _heads() -> frozenset[str]:
    told = table("amounts")
    groups = (*told["magnitudes"].values(), *told["currencies"].values(), told["signs"], ("de ", "d'", "di ", "в "))
    return frozenset(_head(word.lower()) for group in groups for word in group)


def _money(match: re.Match[str]) -> Money:
    magnitude = next((key for key in table("amounts")["magnitudes"] if match[f"m_{key}"]), "")
    sign, last = match["sign"] or (match["behind"] or "").strip(), match.lastgroup or ""
    currency = last.removeprefix("c_") if last.startswith("c_") else _currencies().get(sign, sign.upper())
    words = match[f"m_{magnitude}"] if magnitude else ""
    thousands = "" if words == "" else "," if words in _ENGLISH else "."
    return Money(match.start(), match.end(), _number(match["n"], thousands), magnitude, currency)


@cache
def _currencies() -> dict[str, str]:
    return {sign.lower(): currency for sign, currency in table("amounts")["signs"].items()}


_ENGLISH = frozenset({"thousand", "million", "millions", "billion", "billions", "trillion", "bn", "m", "b", "tn", "mn"})


def _number(words: str, thousands: str) -> str:
    """The number with a point before the decimals; `thousands` is what separates these (1,000 or 1.000), where the
    language tells: without a magnitude three figures behind any separator are thousands.
    """
    grouped = _GROUPED.match(words)
    if grouped is None:
        return words.replace(",", ".")
    separator, rest = grouped[1], words[grouped.end() + 1 :]
    if not rest and separator != " " and words.count(separator) == 1 and thousands not in ("", separator):
        return words.replace(",", ".")
    whole = grouped.group().replace(separator, "")
    return f"{whole}.{rest}" if rest else whole
