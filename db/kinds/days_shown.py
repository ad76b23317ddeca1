"""EDTF dates in the words of a reader, in English or Ukrainian. Most of these words can be read again by `phrases`."""

import re
from functools import lru_cache

from db.kinds.days import OPEN
from db.kinds.words import MONTH_GENITIVES, MONTH_NAMES, SEASON_NAMES

_PLAIN = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2]|2[1-4])(?:-([0-9]{2}))?)?")
_PATTERNS = {
    "en": {
        "by": "by {}",
        "since": "from {} on",
        "~": "about {}",
        "?": "{} (uncertain)",
        "%": "about {} (uncertain)",
        "X": "the {}0s",
    },
    "uk": {
        "by": "не пізніше {}",
        "since": "починаючи з {}",
        "~": "близько {}",
        "?": "{} (непевно)",
        "%": "близько {} (непевно)",
        "X": "{}0-ті",
    },
}
_UNKNOWN = {
    "en": {"day": "{}, day unknown", "month": "{}, month unknown", "digits": "{} (X: not known)"},
    "uk": {"day": "{}, день невідомий", "month": "{}, місяць невідомий", "digits": "{} (X: невідомо)"},
}


@lru_cache(maxsize=16384)
def show_date(norm: str, language: str = "en") -> str:
    """The date in words: “12 July 2023”, “11–12 July 2023”, “by 3 August 2023”, “about July 2023”."""
    language = language if language in _PATTERNS else "en"
    first, slash, last = norm.partition("/")
    if not slash:
        return _shown(norm, language)
    if first == OPEN:
        return _PATTERNS[language]["by"].format(_shown(last, language, after=True))
    if last == OPEN:
        return _PATTERNS[language]["since"].format(_shown(first, language, after=True))
    if first[-1] == last[-1] and first[-1] in "?~%":
        return _PATTERNS[language][first[-1]].format(_shown_range(first[:-1], last[:-1], language))
    return _shown_range(first, last, language)


def _shown(date: str, language: str, *, after: bool = False) -> str:
    """One date; after a preposition Ukrainian puts the month into the genitive."""
    if date[-1] in "?~%":
        after = after or date[-1] != "?"
        return _PATTERNS[language][date[-1]].format(_shown(date[:-1], language, after=after))
    match = _PLAIN.fullmatch(date)
    if match is None:
        return _shown_digits(date, language)
    words = (_day(match[3]), _month(match[2], language, genitive=after or match[3] is not None), match[1])
    return " ".join(word for word in words if word)


def _shown_digits(date: str, language: str) -> str:
    """A date some of whose digits are not known."""
    known = date.replace("-XX", "")
    if _PLAIN.fullmatch(known) and date.startswith(known):
        return _UNKNOWN[language]["month" if len(date) == 7 else "day"].format(_shown(known, language))
    if len(date) == 4 and date[:3].isdecimal():
        return _PATTERNS[language]["X"].format(date[:3])
    return _UNKNOWN[language]["digits"].format(date)


def _day(day: str | None) -> str:
    return str(int(day)) if day else ""


def _month(month: str | None, language: str, *, genitive: bool) -> str:
    if month is None:
        return ""
    if int(month) > 12:
        return SEASON_NAMES[language][int(month) - 21]
    return (MONTH_GENITIVES if genitive else MONTH_NAMES)[language][int(month) - 1]


def _shown_range(first: str, last: str, language: str) -> str:
    """An interval, saying once what both ends share."""
    start, end = _PLAIN.fullmatch(first), _PLAIN.fullmatch(last)
    whole = _shown(last, language)
    if start is None or end is None or len(first) != len(last) or start[1] != end[1]:
        return f"{_shown(first, language)} – {whole}"
    if start[3] and start[2] == end[2]:
        return f"{int(start[3])}–{whole}"
    words = (_day(start[3]), _month(start[2], language, genitive=start[3] is not None))
    return f"{' '.join(word for word in words if word)} – {whole}"
