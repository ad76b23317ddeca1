"""Dates that are counted from another day: “last July”, “a day later”, “on Friday”. The day is given, never today."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from db.kinds.days import span
from db.kinds.words import CARDINALS, MONTHS, SEASONS, WEEKDAYS

_DAYS = {
    **dict.fromkeys(("day before yesterday", "позавчора"), -2),
    **dict.fromkeys(("yesterday", "day before", "previous day", "day earlier", "вчора", "учора", "напередодні"), -1),
    **dict.fromkeys(("today", "same day", "сьогодні", "того ж дня", "цього ж дня"), 0),
    **dict.fromkeys(("tomorrow", "next day", "following day", "day after", "day later", "завтра", "наступного дня"), 1),
    **dict.fromkeys(("day after tomorrow", "післязавтра"), 2),
}
_UNITS = {
    **dict.fromkeys(("day", "days", "день", "дня", "дні", "днів", "днем"), "day"),
    **dict.fromkeys(("week", "weeks", "тиждень", "тижня", "тижні", "тижнів"), "week"),
    **dict.fromkeys(("month", "months", "місяць", "місяця", "місяці", "місяців"), "month"),
    **dict.fromkeys(("year", "years", "рік", "року", "роки", "років"), "year"),
}
_WAYS = {
    **dict.fromkeys(("later", "after", "afterwards", "потому", "пізніше"), 1),
    **dict.fromkeys(("earlier", "before", "ago", "тому", "раніше"), -1),
}
_STEPS = {
    **dict.fromkeys(("last", "past", "previous", "минулого", "минулої", "минулий"), -1),
    **dict.fromkeys(("this", "current", "цього", "цієї"), 0),
    **dict.fromkeys(("next", "coming", "наступного", "наступної"), 1),
}

_COUNTED = r"(?:([^\W_]+) )?([^\W\d_]+) ([^\W\d_]+)"
_STEPPED = r"([^\W\d_]+) ([^\s\d]+)"


def read_relative(text: str, published: str | None) -> str | None:
    """The EDTF text of a phrase counted from the date, None when it is no such phrase.

    A date that is not one day serves where all its days give the same answer.
    """
    if published is None:
        return None
    first, last = (date.fromisoformat(day) for day in span(published))
    try:
        found = _read(text, first)
        return found if found == _read(text, last) else None
    except (OverflowError, ValueError):
        return None


def _read(text: str, day: date) -> str | None:
    text = text.removeprefix("a ").removeprefix("one ")
    if text in _DAYS:
        return (day + timedelta(days=_DAYS[text])).isoformat()
    if text in WEEKDAYS:
        return _weekday(WEEKDAYS[text], day, 0)
    for pattern, reader in ((_STEPPED, _stepped), (_COUNTED, _counted)):
        match = re.fullmatch(pattern, text)
        found = reader(match, day) if match else None
        if found is not None:
            return found
    return None


def _counted(match: re.Match[str], day: date) -> str | None:
    """“Three days later”: exact in days, about so in weeks, a whole month or year in months or years."""
    words, unit, way = match[1], _UNITS.get(match[2]), _WAYS.get(match[3])
    number = (
        1 if words is None else CARDINALS.get(words) or (int(words) if words.isdecimal() and len(words) < 5 else None)
    )
    if number is None or unit is None or way is None:
        return None
    return _MOVES[unit](day, way * number)


def _stepped(match: re.Match[str], day: date) -> str | None:
    """“Last July”, “next week”: the nearest one that is over, the one that is, the nearest to come."""
    step, what = _STEPS.get(match[1]), match[2]
    if step is None:
        return None
    if what in MONTHS:
        return f"{day.year + _years_to(step, MONTHS[what], MONTHS[what], day):04}-{MONTHS[what]:02}"
    if what in SEASONS:
        first = 3 * (SEASONS[what] - 20)
        return f"{day.year + _years_to(step, first, min(first + 2, 12), day):04}-{SEASONS[what]}"
    if what in WEEKDAYS:
        return _weekday(WEEKDAYS[what], day, step)
    unit = _UNITS.get(what)
    return _week(day, step) if unit == "week" else _MOVES[unit](day, step) if unit in ("month", "year") else None


def _years_to(step: int, first: int, last: int, day: date) -> int:
    if step < 0:
        return 0 if last < day.month else -1
    return 1 if step > 0 and first <= day.month else 0


def _weekday(number: int, day: date, step: int) -> str:
    """The last such day, today included unless it is the “last” one; with step 1 the next one after today."""
    if step > 0:
        return (day + timedelta(days=(number - day.weekday() - 1) % 7 + 1)).isoformat()
    return (day - timedelta(days=(day.weekday() - number + step) % 7 - step)).isoformat()


def _week(day: date, step: int) -> str:
    monday = day + timedelta(days=7 * step - day.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _month(day: date, count: int) -> str:
    months = 12 * day.year + day.month - 1 + count
    return date(months // 12, months % 12 + 1, 1).isoformat()[:7]


_MOVES: dict[str, Callable[[date, int], str]] = {
    "day": lambda day, count: (day + timedelta(days=count)).isoformat(),
    "week": lambda day, count: f"{(day + timedelta(weeks=count)).isoformat()}~",
    "month": _month,
    "year": lambda day, count: f"{date(day.year + count, 1, 1).year:04}",
}
