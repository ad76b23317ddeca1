"""EDTF forms and the days they cover: ISO 8601-2 level 1, without years beyond four digits. Pure arithmetic.

Forms: `2023-07-12`, `2023-07`, `2023`, a season `2023-22`, unknown digits `2023-07-XX` or `202X`, a sign at the end
of a date (`?` uncertain, `~` approximate, `%` both), and intervals, one end of which may be open: `../2023-08-03`.
What people write instead is read by `db.kinds.phrases`.
"""

import re
from calendar import isleap, monthrange
from datetime import date, timedelta
from functools import lru_cache

from db.kinds.base import EARLIEST_DAY, LATEST_DAY
from db.kinds.plain import Invalid, quoted
from db.kinds.words import MONTH_NAMES

OPEN = ".."
Span = tuple[str, str]

DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_YEAR = r"[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|[0-9]XXX"
_DATE = re.compile(rf"({_YEAR})(?:-([0-9]{{2}}|[0-9]X|XX)(?:-([0-9]{{2}}|[0-9]X|XX))?)?([?~%]?)")
# First and last month of the seasons, meteorological and northern. Winter begins in the December of its year.
_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11)}
_WINTER = "24"
_MONTH_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def canonical_edtf(words: str) -> str | None:
    """The canonical form of an EDTF text, None when it is no such text. Raises Invalid for days that do not exist."""
    match = DAY.fullmatch(words)
    if match:
        check_day(int(match[1]), int(match[2]), int(match[3]))
        return words
    text = words.upper().replace(" / ", "/").replace("OPEN", OPEN).replace("U", "X")
    if "/" in text:
        return _interval(text, words)
    if not _DATE.fullmatch(text):
        return None
    span(text)
    return text


def _interval(text: str, words: str) -> str | None:
    ends = [end or OPEN for end in text.split("/")]
    if len(ends) != 2 or not all(end == OPEN or _DATE.fullmatch(end) for end in ends):
        return None
    return join(ends[0], ends[1], words)


def join(first: str, last: str, words: str) -> str:
    """The interval of two dates or `..`. Raises Invalid when both are open, or the last lies before the first."""
    if first == last == OPEN:
        raise Invalid(f"{quoted(words)} has neither beginning nor end; give at least one day")
    if first == last:
        span(first)
        return first
    norm = f"{first}/{last}"
    earliest, latest = span(norm)
    if earliest > latest:
        raise Invalid(f"{quoted(words)} ends before it begins; put the earlier date first")
    return norm


def check_day(year: int, month: int, day: int) -> None:
    """Raise Invalid, with the reason, unless the day exists."""
    _check_year(year)
    _check_month(month)
    if not 1 <= day <= 31:
        raise Invalid(f"There is no day {day} in a month; type a day from 1 to 31")
    if day > _MONTH_DAYS[month] or (month == 2 and day == 29 and not isleap(year)):
        name, length = MONTH_NAMES["en"][month - 1], monthrange(year, month)[1]
        raise Invalid(f"{day} {name} {year} does not exist: that month has {length} days; correct the day or the month")


def _check_year(year: int) -> None:
    if year == 0:
        raise Invalid("There is no year 0; type a year from 1 to 9999")


def _check_month(month: int) -> None:
    if not 1 <= month <= 12:
        raise Invalid(f"There is no month {month}; type a month from 1 to 12, as in 2023-07-12")


@lru_cache(maxsize=65536)
def span(norm: str) -> Span:
    """Earliest and latest ISO day that the norm may mean; an open end reaches to the end of the calendar."""
    if DAY.fullmatch(norm):
        return norm, norm
    first, slash, last = norm.partition("/")
    if not slash:
        return _date_span(norm)
    return EARLIEST_DAY if first == OPEN else span(first)[0], LATEST_DAY if last == OPEN else span(last)[1]


def _date_span(text: str) -> Span:
    match = _DATE.fullmatch(text)
    if match is None:
        raise Invalid(f"{quoted(text)} is not a date in EDTF; write it like 2023-07-12, 2023-07 or ../2023-08-03")
    year, month, day = match[1], match[2], match[3]
    years = range(max(int(year.replace("X", "0")), "X" in year), int(year.replace("X", "9")) + 1)
    _check_year(years[0])
    if day is None and month == _WINTER:
        return f"{years[0]:04}-12-01", _end_of_winter(years[-1])
    if day is None and month in _SEASONS:
        first, last = _SEASONS[month]
        return f"{years[0]:04}-{first:02}-01", f"{years[-1]:04}-{last:02}-{_MONTH_DAYS[last]}"
    months, days = _digits(month, 1, 12), _digits(day, 1, 31)
    return _extreme(years, months, days, text), _extreme(years[::-1], months[::-1], days[::-1], text)


def _end_of_winter(year: int) -> str:
    return f"{year + 1:04}-02-{monthrange(year + 1, 2)[1]}" if year < 9999 else LATEST_DAY


def _digits(mask: str | None, low: int, high: int) -> range:
    """The numbers that a mask may mean; a plain number means itself, existing or not."""
    if mask is None or mask == "XX":
        return range(low, high + 1)
    if mask[1] == "X":
        tens = 10 * int(mask[0])
        return range(max(low, tens), min(high, tens + 9) + 1)
    return range(int(mask), int(mask) + 1)


def _extreme(years: range, months: range, days: range, text: str) -> str:
    """The first existing day in the order of the ranges. Raises Invalid when none exists."""
    if len(years) == len(months) == len(days) == 1:
        check_day(years[0], months[0], days[0])
    if len(months) == 1:
        _check_month(months[0])
    for year in years:
        for month in months:
            for day in days:
                if 1 <= day <= monthrange(year, month)[1]:
                    return f"{year:04}-{month:02}-{day:02}"
    raise Invalid(f"{quoted(text)} cannot be any day; correct the digits beside the X")


def shifted(day: str, days: int) -> str:
    """The ISO day so many days later. Raises Invalid beyond the calendar."""
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except OverflowError as error:
        raise Invalid("This date lies beyond the calendar; type a year from 1 to 9999") from error
