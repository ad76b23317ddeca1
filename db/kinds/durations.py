"""How long something holds: ISO 8601 durations in years, months, weeks and days (`P10Y`), and the words for them.

A bare number is what an article prints that lost the unit: it can be claimed, and never be a value.
"""

import re
from functools import lru_cache

from db.kinds.base import Context, Kind, Relation, Stored, relate
from db.kinds.plain import Invalid, quoted
from db.kinds.words import CARDINALS

_ISO = r"P(?=[0-9])(?:([0-9]{1,4})Y)?(?:([0-9]{1,4})M)?(?:([0-9]{1,4})W)?(?:([0-9]{1,5})D)?"
_PART = r"(?:([0-9]{1,4}|[^\W\d_]+(?:'[^\W\d_]+)?)[ -])?([^\W\d_]+)(?:,? (?:and|та|і) |,? |$)"
_UNIT_WORDS = """
Y year years yr yrs y рік року роки років річний
M month months mo місяць місяця місяці місяців місячний
W week weeks тиждень тижня тижні тижнів
D day days день дня дні днів
Y10 decade decades десятиліття десятиріччя
"""
_UNITS = {word: line.split()[0] for line in _UNIT_WORDS.strip().splitlines() for word in line.split()[1:]}
_NAMES = {
    "en": {
        "Y": ("year", "years", "years"),
        "M": ("month", "months", "months"),
        "W": ("week", "weeks", "weeks"),
        "D": ("day", "days", "days"),
    },
    "uk": {
        "Y": ("рік", "роки", "років"),
        "M": ("місяць", "місяці", "місяців"),
        "W": ("тиждень", "тижні", "тижнів"),
        "D": ("день", "дні", "днів"),
    },
}
_LANGUAGES = tuple(_NAMES)
# The shortest and the longest that months may be, in days: 30.4 days each, give or take the lengths of two months.
_MONTH, _SLACK = 30.436875, 3


class DurationKind(Kind):
    """A length of time. Months and days are only compared roughly, since months differ in length."""

    name = "duration"
    limit = 60

    def read(self, words: str, context: Context) -> str:
        del context
        return _norm(words)

    def compare(self, a: str, b: str) -> Relation:
        if a != b and (a.isdecimal() or b.isdecimal()):
            return Relation.UNKNOWN
        first, second = _amounts(a), _amounts(b)
        if first == second:
            return Relation.EQUAL
        if first[1] == second[1] == 0 or first[0] == second[0] == 0:
            return Relation.DISJOINT
        near = relate(_days(*first), _days(*second)) is not Relation.DISJOINT
        return Relation.UNKNOWN if near else Relation.DISJOINT

    def show(self, norm: str, language: str = "en") -> str:
        if norm.isdecimal():
            return norm
        names = _NAMES[language if language in _LANGUAGES else "en"]
        parts = re.findall(r"([0-9]+)([YMWD])", norm)
        return ", ".join(f"{number} {names[unit][_form(int(number), language)]}" for number, unit in parts)

    def stored(self, norm: str) -> Stored:
        if norm.isdecimal():
            raise Invalid(f"“{norm}” has no unit, which is fine as a claim; decide on years, months, weeks or days")
        return norm

    def schema(self) -> dict[str, object]:
        return {"type": "duration"}


@lru_cache(maxsize=4096)
def _norm(words: str) -> str:
    if words.isascii() and words.isdecimal() and 0 < int(words) < 10_000:
        return str(int(words))
    match = re.fullmatch(_ISO, words.upper())
    amounts = dict(zip("YMWD", match.groups(), strict=True)) if match else _spoken(words)
    parts = "".join(f"{int(amount)}{unit}" for unit, amount in amounts.items() if amount and int(amount))
    if not parts:
        raise Invalid(f"{quoted(words)} is not a duration; type it like 10 years, 6 months or P10Y")
    return f"P{parts}"


def _spoken(words: str) -> dict[str, int]:
    """Units with their amounts, in the order of the norm; empty when the words are no duration."""
    text = words.casefold().replace("’", "'").replace("ʼ", "'").removeprefix("for ").removeprefix("на ")
    found = dict.fromkeys("YMWD", 0)
    position = 0
    while position < len(text):
        match = re.match(_PART, text[position:])
        amount = _amount(match[1]) if match else None
        if match is None or amount is None or match[2] not in _UNITS:
            return {}
        unit = _UNITS[match[2]]
        found[unit[0]] += amount * (10 if unit == "Y10" else 1)
        position += match.end()
    return found if max(found.values()) < 10_000 else {}


def _amount(word: str | None) -> int | None:
    if word is None or word in ("a", "an"):
        return 1
    return int(word) if word.isdecimal() else CARDINALS.get(word)


@lru_cache(maxsize=4096)
def _amounts(norm: str) -> tuple[int, int]:
    """The duration as months and days."""
    parts = {unit: int(number) for number, unit in re.findall(r"([0-9]+)([YMWD])", norm)}
    return 12 * parts.get("Y", 0) + parts.get("M", 0), 7 * parts.get("W", 0) + parts.get("D", 0)


def _days(months: int, days: int) -> tuple[int, int]:
    middle = round(months * _MONTH) + days
    slack = _SLACK if months else 0
    return middle - slack, middle + slack


def _form(number: int, language: str) -> int:
    if language != "uk":
        return 0 if number == 1 else 1
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2


DURATION = DurationKind()
