"""Reading a date as people write it, in English and Ukrainian: one phrase in, its EDTF form out.

Finding dates in running text is for `db.capture`, which hands each phrase to `read_date`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from db.kinds.base import LATEST_DAY, Context
from db.kinds.days import OPEN, canonical_edtf, join, shifted, span
from db.kinds.plain import Invalid, quoted
from db.kinds.points import fill, read_point, yearless
from db.kinds.relative import read_relative
from db.kinds.words import WEEKDAYS


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date that was read: its EDTF form, and whether its year or more was inferred from the article's date."""

    norm: str
    inferred: bool


_UNIFIED = str.maketrans("‐‑‒–—−’ʼ`´", "------''''")
_TIME = r"([0-9]{4}-[0-9]{2}-[0-9]{2})[t ][0-9]{2}:[0-9]{2}[0-9:.,+z-]*"
_ORDINAL = r"(?<=\d)(?:st|nd|rd|th|-?го|-?му|-?е)\b"
_YEAR_WORD = r"(?<=\d) ?(?:року|році|рік|роки|роках|рр?|года|году|г)\b\.?"
_NOISE = r"\b(?:the|of)\b|,|(?<=[^\W\d_])\.(?!\w)"
_WEEKDAY = rf"((?:^|\b(?:on|by|since|before|after|until|from|till|to|у|в|до|з) ))(?:{'|'.join(WEEKDAYS)}) (?=.*\d)"

_SIGNS = (
    (r"(.+?) ?(?:\(\?\)|\?|\(uncertain\)|\(непевно\))", "?"),
    (r"(?:possibly|perhaps|maybe|probably|likely|можливо|ймовірно|імовірно) (.+)", "?"),
    (
        r"(?:on or about|about|around|circa|ca|c|approximately|approx|roughly|близько|приблизно|орієнтовно) (.+)",
        "~",
    ),
)
_BETWEEN = r"(?:between|from|між|від|з|із) (.+)"
_OPENINGS = (
    (
        "by",
        r"(?:by|until|till|up to|(?:no|not) later than|not after|on or before|до|не пізніше|не пізніш як) (.+)",
    ),
    ("before", r"(?:before|prior to|earlier than|перед|раніше) (.+)"),
    (
        "since",
        (
            r"(?:since|(?:starting|beginning|effective|as) (?:on|from)|starting|from|(?:no|not) earlier than|not before"
            r"|on or after|починаючи (?:з|від)|від|з|із|не раніше) (.+?)(?: on| onwards?)?"
        ),
    ),
    ("after", r"(?:after|later than|following|після) (.+)"),
    ("on", r"(?:on|in|during|at|as of|dated|у|в|на|станом на|протягом|впродовж) (.+)"),
)
_DAYS_MONTH = r"([0-9]{1,2}) ?(-|/|and|to|till|until|through|та|і|й|по|до) ?([0-9]{1,2})([ -]\D.*|\.[0-9]{2}(?:\..*)?)"
_MONTH_DAYS = r"(\D+) ([0-9]{1,2}) ?(-|/|and|to|through) ?([0-9]{1,2})((?: [0-9]{4})?)"
_TWO_DAYS = frozenset({"and", "та", "і", "й"})
_SPLIT = r" (?:-|to|till|until|through|thru|по|до) |-"
_SPLIT_BETWEEN = r" (?:-|to|till|until|through|thru|по|до|and|та|і|й) |-"


def read_date(words: str, context: Context) -> ReadDate:
    """The date of a phrase such as “by 3 August”, “11-12 July 2023”, “12 липня”, or of an EDTF text.

    A missing year becomes the latest one in which the date begins not after `context.published`; words such as “last
    July” and “a day later” are counted from that date as well. Raises Invalid when no date can be made of the words.
    """
    return _read(words, context.published)


@lru_cache(maxsize=65536)
def _read(words: str, published: str | None) -> ReadDate:
    norm = canonical_edtf(words)
    if norm is not None:
        return ReadDate(norm, inferred=False)
    found = _phrase(_normal(words), _usable(published))
    if found is None:
        examples = "type it like 12 July 2023, July 2023, 2023-07-12, 11-12 July 2023 or by 3 August 2023"
        raise Invalid(f"{quoted(words)} cannot be read as a date; {examples}")
    return found


def _usable(published: str | None) -> str | None:
    try:
        return None if published is None else canonical_edtf(published)
    except Invalid:
        return None


def _normal(words: str) -> str:
    text = words.translate(_UNIFIED).casefold()
    time = re.fullmatch(_TIME, text)
    if time:
        return time[1]
    text = re.sub(_NOISE, " ", re.sub(_YEAR_WORD, "", re.sub(_ORDINAL, "", text)))
    text = " ".join(text.split())
    return re.sub(_WEEKDAY, r"\1", text)


def _phrase(text: str, published: str | None) -> ReadDate | None:
    for pattern, sign in _SIGNS:
        match = re.fullmatch(pattern, text)
        if match:
            return _signed(_phrase(match[1], published), sign)
    match = re.fullmatch(_BETWEEN, text)
    found = _range(match[1], _SPLIT_BETWEEN, published) if match else None
    return found or _opening(text, published) or _point(text, published) or _range(text, _SPLIT, published)


def _signed(found: ReadDate | None, sign: str) -> ReadDate | None:
    if found is None:
        return None
    return ReadDate("/".join(_with_sign(end, sign) for end in found.norm.split("/")), found.inferred)


def _with_sign(end: str, sign: str) -> str:
    if end == OPEN or end[-1] in (sign, "%"):
        return end
    return f"{end[:-1]}%" if end[-1] in "?~" else end + sign


def _opening(text: str, published: str | None) -> ReadDate | None:
    """A phrase that begins with a preposition, most of which leave one end open."""
    for way, pattern in _OPENINGS:
        match = re.fullmatch(pattern, text)
        found = _phrase(match[1], published) if match else None
        if found is not None:
            return ReadDate(_opened(way, found.norm, text), found.inferred)
    return None


def _opened(way: str, norm: str, text: str) -> str:
    match way:
        case "by":
            return join(OPEN, norm.rsplit("/", 1)[-1], text)
        case "before":
            return join(OPEN, shifted(span(norm)[0], -1), text)
        case "since":
            return join(norm.split("/", 1)[0], OPEN, text)
        case "after":
            return join(shifted(span(norm)[1], 1), OPEN, text)
        case _:
            return norm


def _range(text: str, separator: str, published: str | None) -> ReadDate | None:
    for first, last in _ends(text, separator):
        points = read_point(first), read_point(last)
        if points[0] is not None and points[1] is not None:
            return _interval(points[0], points[1], text, published)
    return None


def _ends(text: str, separator: str) -> Iterator[tuple[str, str]]:
    """The two texts that a range may be made of, the likeliest cut first."""
    match = re.fullmatch(_DAYS_MONTH, text)
    if match:
        _check_neighbours(match[1], match[2], match[3], text)
        yield f"{match[1]}{match[4]}", f"{match[3]}{match[4]}"
    match = re.fullmatch(_MONTH_DAYS, text)
    if match:
        _check_neighbours(match[2], match[3], match[4], text)
        yield f"{match[1]} {match[2]}{match[5]}", f"{match[1]} {match[4]}{match[5]}"
    for cut in re.finditer(separator, text):
        yield text[: cut.start()].strip(), text[cut.end() :].strip()


def _check_neighbours(first: str, separator: str, last: str, text: str) -> None:
    if separator in _TWO_DAYS and int(last) != int(first) + 1:
        raise Invalid(f"{quoted(text)} names two separate days; enter each by itself, or a range with a hyphen")


def _interval(first: str, last: str, text: str, published: str | None) -> ReadDate:
    """The interval of two points. A missing year follows from the other end, or else from the article's date."""
    inferred = yearless(first) and yearless(last)
    if not yearless(first):
        start = first
        end = _earliest_after(last, start) if yearless(last) else last
    else:
        end = _latest_before(last, published) if yearless(last) else last
        start = _latest_before(first, span(end)[1])
    return ReadDate(join(start.split("/", 1)[0], end.rsplit("/", 1)[-1], text), inferred)


def _point(text: str, published: str | None) -> ReadDate | None:
    point = read_point(text)
    if point is None:
        relative = read_relative(text, published)
        return None if relative is None else ReadDate(relative, inferred=True)
    if yearless(point):
        return ReadDate(_latest_before(point, published), inferred=True)
    return ReadDate(point, inferred=False)


def _latest_before(point: str, limit: str | None) -> str:
    """The point in the latest year in which it begins not after the limit (EDTF). Raises Invalid without a limit."""
    earliest, latest = (LATEST_DAY, LATEST_DAY) if limit is None else span(limit)
    day = earliest if latest == LATEST_DAY else latest
    if day == LATEST_DAY:
        raise Invalid("This date has no year; add one, as in 12 July 2023")
    return _in_some_year(point, range(int(day[:4]), max(int(day[:4]) - 9, 0), -1), before=day)


def _earliest_after(point: str, start: str) -> str:
    day = span(start)[0]
    return _in_some_year(point, range(int(day[:4]), min(int(day[:4]) + 9, 10000)), after=day)


def _in_some_year(point: str, years: range, before: str = LATEST_DAY, after: str = "") -> str:
    for year in years:
        try:
            norm = fill(point, year)
        except Invalid:
            continue
        if span(norm)[0] <= before and span(norm)[1] >= after:
            return norm
    raise Invalid("This date fits no year; correct the day or the month, or add the year")
