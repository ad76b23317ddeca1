"""Single points in time as people write them: a day, month, season, quarter or year, in words or in digits.

A point is returned as EDTF text in which `{y}` stands for a year that is not said, and `{f}` for the last of February.
"""

import re
from calendar import isleap

from db.kinds.days import canonical_edtf
from db.kinds.plain import Invalid, quoted
from db.kinds.words import MONTH_NAMES, MONTHS, ORDINALS, SEASONS

_ANY_YEAR = "{y}"
_MONTH_ENDS = (0, 31, "{f}", 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# First and last day of the early, middle and late part of a month; the same of a year in months.
_PARTS = {
    **dict.fromkeys(("early", "beginning", "start", "початок", "початку"), 0),
    **dict.fromkeys(("mid", "middle", "середина", "середині", "середини"), 1),
    **dict.fromkeys(("late", "end", "кінець", "кінця", "кінці", "наприкінці"), 2),
}
_PART_MONTHS = (("01", "04"), ("05", "08"), ("09", "12"))
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "і": 1, "іі": 2, "ііі": 3, "іv": 4}

_WORD = r"([^\W\d_]+)"
_YEAR = "([0-9]{4})"
_SHORT = "([0-9]{1,2})"
_DAY_MONTH = rf"{_SHORT}[ -]?{_WORD}(?:[ -]{_YEAR})?"
_MONTH_DAY = rf"{_WORD} {_SHORT}(?: {_YEAR})?"
_YEAR_MONTH = rf"{_YEAR} {_WORD}(?: {_SHORT})?"
_MONTH = rf"(?:{_WORD}[ -])?{_WORD}(?: {_YEAR})?"
_PART_OF_YEAR = rf"{_WORD}[ -]{_YEAR}"
_DECADE = "([0-9]{3})0(?:s|'s|-х|х|-ті|-ми)"
_QUARTER = rf"(?:([qh])([1-4])|([^\W_]+) (quarter|half|квартал\w{{0,2}}|половин\w)) ?{_YEAR}?"
_DAY_FIRST = rf"{_SHORT}([./-]){_SHORT}\2({_YEAR[1:-1]}|[0-9]{{2}})"
_YEAR_FIRST = rf"{_YEAR}[./-]{_SHORT}[./-]{_SHORT}"
_DAY_DOT_MONTH = rf"{_SHORT}\.([0-9]{{2}})\.?"
_MONTH_OF_YEAR = rf"{_SHORT}[./]{_YEAR}"


def fill(point: str, year: int) -> str:
    """The EDTF text of the point in that year. Raises Invalid where the year has no such day."""
    text = point.replace(_ANY_YEAR, f"{year:04}").replace("{f}", "29" if isleap(year) else "28")
    norm = canonical_edtf(text)
    assert norm is not None, text
    return norm


def yearless(point: str) -> bool:
    """Whether the point does not say its year."""
    return _ANY_YEAR in point


def read_point(text: str) -> str | None:
    """The point that the text (lower case, no commas) names, or None. Raises Invalid for a point that cannot be."""
    norm = canonical_edtf(text) if "/" not in text else None
    if norm is not None:
        return norm
    for reader in (_numeric, _day_and_month, _month_or_season, _part_of_year, _share_of_year):
        point = reader(text)
        if point is not None:
            return _checked(point)
    return None


def _checked(point: str) -> str:
    return point if yearless(point) else fill(point, int(point[:4]) if point[:4].isdigit() else 1)


def _year(year: str | None) -> str:
    return year or _ANY_YEAR


def _day_and_month(text: str) -> str | None:
    for pattern, (year, month, day) in ((_DAY_MONTH, (3, 2, 1)), (_MONTH_DAY, (3, 1, 2)), (_YEAR_MONTH, (1, 2, 3))):
        match = re.fullmatch(pattern, text)
        if match and match[month] in MONTHS:
            number = f"{_year(match[year])}-{MONTHS[match[month]]:02}"
            return f"{number}-{int(match[day]):02}" if match[day] else number
    return None


def _month_or_season(text: str) -> str | None:
    match = re.fullmatch(_MONTH, text)
    if match is None:
        return None
    part, name, year = match[1], match[2], _year(match[3])
    if part is None and name in SEASONS:
        return f"{year}-{SEASONS[name]}"
    if name not in MONTHS or (part is not None and part not in _PARTS):
        return None
    month = f"{year}-{MONTHS[name]:02}"
    if part is None:
        return month
    first, last = (("01", "10"), ("11", "20"), ("21", _MONTH_ENDS[MONTHS[name]]))[_PARTS[part]]
    return f"{month}-{first}~/{month}-{last}~".replace("{f}", _february(match[3]))


def _february(year: str | None) -> str:
    return "{f}" if year is None else str(28 + isleap(int(year)))


def _part_of_year(text: str) -> str | None:
    decade = re.fullmatch(_DECADE, text)
    if decade:
        return f"{decade[1]}X"
    match = re.fullmatch(_PART_OF_YEAR, text)
    if match is None or match[1] not in _PARTS:
        return None
    first, last = _PART_MONTHS[_PARTS[match[1]]]
    return f"{match[2]}-{first}~/{match[2]}-{last}~"


def _share_of_year(text: str) -> str | None:
    match = re.fullmatch(_QUARTER, text)
    if match is None:
        return None
    number = int(match[2]) if match[1] else _ordinal(match[3])
    length = 6 if match[1] == "h" or (match[4] or "").startswith(("half", "половин")) else 3
    if not 1 <= number <= 12 // length:
        return None
    year = _year(match[5])
    return f"{year}-{number * length - length + 1:02}/{year}-{number * length:02}"


def _ordinal(word: str) -> int:
    return ORDINALS.get(word) or _ROMAN.get(word) or (int(word) if word.isdecimal() else 0)


def _numeric(text: str) -> str | None:
    match = re.fullmatch(_YEAR_FIRST, text)
    if match:
        return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    match = re.fullmatch(_DAY_FIRST, text)
    if match:
        return _day_first(text, int(match[1]), int(match[3]), match[4], european=match[2] == ".")
    match = re.fullmatch(_MONTH_OF_YEAR, text)
    if match:
        return f"{match[2]}-{int(match[1]):02}"
    match = re.fullmatch(_DAY_DOT_MONTH, text)
    return f"{_ANY_YEAR}-{int(match[2]):02}-{int(match[1]):02}" if match else None


def _day_first(text: str, first: int, second: int, year: str, *, european: bool) -> str:
    """The day of three numbers; with slashes or hyphens the order is only taken where it cannot be another."""
    if len(year) == 2:
        year = f"20{year}"
    if european or first > 12 or first == second or 0 in (first, second):
        return f"{year}-{second:02}-{first:02}"
    if second > 12:
        return f"{year}-{first:02}-{second:02}"
    names = MONTH_NAMES["en"]
    readings = f"{first} {names[second - 1]} {year} or {second} {names[first - 1]} {year}"
    raise Invalid(f"{quoted(text)} can be read in two ways; type {readings}")
