"""Dates as articles print them, read into EDTF: our own grammar around month names, weekdays and relative phrases.

A date without a year takes the latest fitting year not after the article's date; where that is unknown, the latest year
printed before it. Both are marked inferred. Only texts that stand for a day, days, a month or a year are read.
"""

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from db.capture.model import Token
from db.capture.patterns import lowered

# What the small words before a date make of it; in lower case, since trying so many words in any case takes four
# times as long.
_PREFIX = re.compile(
    r"(?<!\w)(?:(?P<until>(?:no later than|not later than|by|until)(?: the)?(?: end of)?|до(?: кінця| конца)?"
    r"|к(?: концу)?|bis(?: zum)?(?: ende)?|(?:jusqu'au?|d'ici(?: à| au)?|avant)(?: la)? fin(?: du mois)?(?: de| d')?"
    r"|jusqu'au|d'ici(?: au| le)?|do(?: końca)?|(?:antes|para|hasta) (?:del? |el )?(?:finales|fines|fin|final) del?"
    r"|hasta(?: el)?|entro(?: il| la)?(?: fine)?(?: di| d')?|fino al?)"
    r"|(?P<before>before|prior to|перед|vor dem|avant(?: le)?|przed|antes del?|prima del?)"
    r"|(?P<since>(?:starting|beginning|effective)(?: (?:on|from))?|since|from|починаючи з|з|із|від|ab|ab dem|seit"
    r"|seit dem|depuis(?: le)?|à partir du|dès le|od|desde(?: el)?|a partir del?|dal?|a partire dal?|с|со|начиная с)"
    r"|(?P<at>as of|as at|станом на|по состоянию на|stand|według stanu na|au)"
    r"|(?P<after>after|після|nach dem|après(?: le)?|po|después del?|dopo(?: il)?|после)"
    r"|(?P<last>last|минулого|минулому|останнього|letzten|letztem|vergangenen|vergangenem|vorigen|zeszłego|ubiegłego"
    r"|minionego|прошлого|прошлом|(?:el )?pasado|(?:lo )?scorso)"
    r"|(?P<this>this|цього|diesen|этого)"
    r"|(?P<next>next|coming|наступного|nächsten|kommenden|następnego|przyszłego|следующего|(?:el )?próximo"
    r"|(?:il )?prossimo)"
    r"|(?P<part>early|late|mid|beginning of|end of|на початку|наприкінці|в середині|anfang|mitte|ende|début|mi|fin"
    r"|na początku|w połowie|pod koniec|a principios de|a mediados de|a finales de|all'inizio di|a metà|alla fine di"
    r"|в начале|в середине|в конце)"
    r"|(?P<on>on|in|of|during|throughout|у|в|во|im|am|en|le|w|we|el|il|nel|a"
    r"|dated|from the|vom|du|del|z dnia|dnia|от))[ -]*$",
)
_DAY_BEFORE = re.compile(
    r"(?<![\w.,:])(?P<a>\d{1,2})(?:st|nd|rd|th|er|-го|[.º°])?(?:\s?(?:[-–—]|to|and|та|і|й|и|bis"
    r"|und|et|al?|e|y|au|do|по)\s?(?P<b>\d{1,2})(?:st|nd|rd|th|[.º°])?)?(?: of| de)?\s$"
)
_DAY_AFTER = re.compile(
    r"\.?\s(?P<a>\d{1,2})(?:st|nd|rd|th)?(?:\s?(?:[-–—]|to|and)\s?(?P<b>\d{1,2})(?:st|nd|rd|th)?)?(?![\d:%]"
    r"|[.,]\d| (?:countries|states|per|nations|million|billion))"
)
_YEAR_AFTER = re.compile(
    r"(?:,|\.)?\s(?:of\s|del?\s)?(?P<y>(?:19|20)\d\d)(?!\d)(?:\s?(?:року|року|рік|г\.|года|r\.|roku|р\.))?"
)
_LAST_YEAR_AFTER = re.compile(
    r"(?:,)? (?P<w>(?P<last>(?:of )?last year|минулого року|торік"
    r"|(?:des |im )?(?:vergangenen|letzten|vorigen) Jahr(?:es)?"
    r"|de l'année dernière|de l'an dernier|(?:ubiegłego|zeszłego|minionego) roku|прошлого года"
    r"|del año pasado|dell'anno scorso)|(?P<latest>dernier|pasado|scorso)|(?P<next>next year|наступного року"
    r"|nächsten Jahres|следующего года|przyszłego roku)|(?:of )?this year|цього року|dieses Jahres|de cette année"
    r"|tego roku|bieżącego roku|br\.|этого года|de este año|di quest'anno)(?!\w)",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"(?<![\w./-])(?:(?P<y>(?:19|20)\d\d)(?:-(?P<m>\d\d)(?:-(?P<d>\d\d))?)?"
    r"|(?P<d2>\d{1,2})(?P<s>[./])(?P<m2>\d{1,2})(?P=s)(?P<y2>(?:19|20)\d\d))(?![\w/-]|[.,]\d)"
)
_YEAR_WORDS = re.compile(
    r"(?:\b(?:in|since|by|during|until|of|from|before|after|early|late|mid|end of|for)[ -]|(?:у|в|з|до|з початку"
    r"|im Jahr|en|w|seit|bis|depuis|desde|dal|nel|od|с|до|in|durante|hasta|entro il|fino al|für|pour|na) )$"
)
_YEAR_TAIL = re.compile(r"\s?(?:року|році|рік|роком|роках|году|года|годом|roku|рр?\\.|г\\.)")


class When(NamedTuple):
    """A date found: where it stands, its EDTF (None when the year cannot be told), how sure, and what precedes it.

    `relation` is on, by, since, at, before or after. `anchor` is the offset from the date named before ("same", "+1" …)
    for phrases that can only be resolved there. `counted` is weekday, coming or anchored: how a day was found that no
    figures print.
    """

    start: int
    end: int
    edtf: str | None
    inferred: bool = False
    relation: str = "on"
    anchor: str = ""
    yearless: bool = False
    counted: str = ""

    @property
    def day(self) -> str | None:
        """The first day or the month or year without the openness of an interval."""
        if self.edtf is None:
            return None
        return next((part for part in self.edtf.split("/") if part not in ("", "..")), None)

    @property
    def moment(self) -> str | None:
        """The time at which a state was told: the day named, or the whole interval where both ends are."""
        return self.edtf if self.edtf and ".." not in self.edtf else self.day


@dataclass(slots=True)
class Calendar:
    """What years and days are measured against while a text is read from its beginning."""

    published: date | None
    whole: bool = True
    year: int | None = None

    def year_for(self, month: int, day: int | None) -> int | None:
        """The latest fitting year not after the article, or the latest year printed so far."""
        if self.published is None:
            return self.year
        today = self.published
        late = (month, day or 1) > (today.month, today.day if day else 31)
        return today.year - (1 if late else 0)


def calendar(published: str | None) -> Calendar:
    """A calendar for an article published on this day, month or year (EDTF), or at an unknown time."""
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", published or "")
    if match is None:
        return Calendar(None)
    year, month, day = int(match[1]), int(match[2] or 12), int(match[3] or 31)
    try:
        return Calendar(date(year, month, min(day, monthrange(year, month)[1])), match[3] is not None)
    except ValueError:
        return Calendar(None)


def find_dates(text: str, tokens: Iterable[Token], figures: list[int], published: str | None) -> list[When]:
    """The dates of the text in reading order. `tokens` are those of the classes month, weekday and relative, `figures`
    the offsets at which runs of figures begin.
    """
    clock = calendar(published)
    months = [token for token in tokens if token.kind in ("month", "weekday", "relative")]
    spans = (_FIGURES.match(text, start) for start in figures)
    years = [Token("figure", match.start(), match.end(), "") for match in spans if match]
    found: list[When] = []
    taken = 0
    for token in sorted([*months, *years], key=attrgetter("start")):
        if token.start < taken:
            continue
        when = _READERS[token.kind](text, token, clock)
        if when is not None:
            taken = when.end
            found.append(_with_prefix(text, when))
    return _resolved(found)


def _resolved(found: list[When]) -> list[When]:
    """The dates with phrases such as "a day later" counted from the day named before them."""
    dates: list[When] = []
    previous: str | None = None
    for when in found:
        dates.append(anchored(when, previous))
        day = dates[-1].edtf
        previous = day if day and len(day.split("/")[-1]) == 10 else previous
    return dates


# ---------------------------------------------------------------------------------------- shapes of a date


def _month(text: str, token: Token, clock: Calendar) -> When | None:
    month = int(token.value)
    before = _DAY_BEFORE.search(text, max(0, token.start - 16), token.start)
    after = None if before else _DAY_AFTER.match(text, token.end)
    days = before or after
    start = before.start() if before else token.start
    end = after.end() if after else token.end
    year = _YEAR_AFTER.match(text, end)
    first, last = _days(days)
    if first is not None and not 1 <= first <= 31:
        return None
    if year:
        clock.year = int(year["y"])
        edtf = _edtf(clock.year, month, first, last)
        return None if edtf is None else When(start, year.end(), edtf)
    said = _LAST_YEAR_AFTER.match(text, end)
    if said:
        return _in_said_year(text, start, said, month, (first, last), clock)
    if first is None and not _is_month_alone(text, token):
        return None
    return _yearless(text, start, end, month, (first, last), clock)


def _days(match: re.Match[str] | None) -> tuple[int | None, int | None]:
    return (int(match["a"]), int(match["b"]) if match["b"] else None) if match else (None, None)


def _in_said_year(
    text: str, start: int, said: re.Match[str], month: int, days: tuple[int | None, int | None], clock: Calendar
) -> When | None:
    if said["latest"]:
        return _yearless(text, start, said.end(), month, days, clock, "last")
    shift = -1 if said["last"] else 1 if said["next"] else 0
    edtf = None if clock.published is None else _edtf(clock.published.year + shift, month, *days)
    return When(start, said.end(), edtf, inferred=True)


def _yearless(
    text: str, start: int, end: int, month: int, days: tuple[int | None, int | None], clock: Calendar, kind: str = ""
) -> When | None:
    kind = kind or _word_before(text, start)[0]
    year = clock.year_for(month, days[0])
    if clock.published is not None and year is not None:
        today = clock.published
        if kind == "next":
            year = today.year + (1 if month <= today.month else 0)
        elif kind == "last" and days[0] is None and month == today.month:
            year = today.year - 1
    edtf = None if year is None else _edtf(year, month, *days)
    return When(start, end, edtf, inferred=True, yearless=True)


def ahead(when: When, published: str | None) -> When:
    """A date printed without its year as something that is still to come: the first fitting day after the article.

    One that counts from a day told before, and comes out before the article, is no date of what is to come.
    """
    if when.edtf is None or published is None or when.edtf >= published[: len(when.edtf)]:
        return when
    if when.counted == "weekday":
        return when._replace(edtf=(date.fromisoformat(when.edtf) + timedelta(days=7)).isoformat())
    if not when.yearless:
        return when._replace(edtf=None) if when.counted == "anchored" else when
    years = [str(int(part[:4]) + 1) + part[4:] for part in when.edtf.split("/")]
    return when._replace(edtf="/".join(years))


def _is_month_alone(text: str, token: Token) -> bool:
    """Whether a month without day and year is a date: only after a word that asks for one."""
    return bool(_word_before(text, token.start)[0])


def _figure(text: str, token: Token, clock: Calendar) -> When | None:
    match = _FIGURES.match(text, token.start)
    if match is None:
        return None
    if match["d2"]:
        clock.year = int(match["y2"])
        edtf = _edtf(clock.year, int(match["m2"]), int(match["d2"]), None)
        return (edtf and When(token.start, token.end, edtf)) or None
    year = int(match["y"])
    if match["m"]:
        edtf = _edtf(year, int(match["m"]), int(match["d"]) if match["d"] else None, None)
        return (edtf and When(token.start, token.end, edtf)) or None
    tail = _YEAR_TAIL.match(text, token.end)
    if tail is None and not _YEAR_WORDS.search(text, max(0, token.start - 14), token.start):
        return None
    clock.year = year
    return When(token.start, tail.end() if tail else token.end, f"{year:04d}")


def _weekday(text: str, token: Token, clock: Calendar) -> When | None:
    """The weekday on or before the article's day; after it where the sentence says next or coming."""
    if clock.published is None or not clock.whole:
        return When(token.start, token.end, None, inferred=True)
    back = (clock.published.weekday() - int(token.value)) % 7
    if _word_before(text, token.start)[0] == "next":
        back -= 7
    day = clock.published - timedelta(days=back)
    return When(token.start, token.end, day.isoformat(), inferred=True, counted="weekday")


_ANCHORED = frozenset({"same", "+1", "+2", "+3", "+4", "+5", "-1", "week+1", "week+2", "nextweek", "nextmonth"})


def _relative(text: str, token: Token, clock: Calendar) -> When | None:
    del text
    if token.value in _ANCHORED:
        return When(token.start, token.end, None, inferred=True, anchor=token.value)
    if clock.published is None:
        return When(token.start, token.end, None, inferred=True)
    counted = "coming" if token.value.startswith("coming") else ""
    return When(token.start, token.end, _from_today(token.value, clock), inferred=True, counted=counted)


_WEEKS = {"lastweek": -1, "thisweek": 0, "comingweek": 1}


def _from_today(word: str, clock: Calendar) -> str | None:
    today = clock.published
    if today is None:
        return None
    monday = today - timedelta(days=today.weekday())
    if word.startswith("today"):
        return (today - timedelta(days=int(word[6:] or 0))).isoformat() if clock.whole else None
    if word.endswith("week"):
        start = monday + timedelta(days=7 * _WEEKS[word])
        return f"{start.isoformat()}/{(start + timedelta(days=6)).isoformat()}" if clock.whole else None
    last = today.replace(day=1) - timedelta(days=1)
    coming = today.replace(day=1) + timedelta(days=32)
    months = {"comingmonth": f"{coming:%Y-%m}", "lastmonth": f"{last:%Y-%m}", "thismonth": f"{today:%Y-%m}"}
    years = {"lastyear": f"{today.year - 1:04d}", "thisyear": f"{today.year:04d}"}
    return months.get(word) or years.get(word)


_READERS = {"month": _month, "figure": _figure, "weekday": _weekday, "relative": _relative}


def _edtf(year: int, month: int, first: int | None, last: int | None) -> str | None:
    try:
        if first is None:
            return date(year, month, 1).strftime("%Y-%m")
        begin = date(year, month, first).isoformat()
        if last is None or last <= first:
            return begin
        return f"{begin}/{date(year, month, last).isoformat()}"
    except ValueError:
        return None


# ------------------------------------------------------------------------------------------ words around it

_REACH = 25
_RELATIONS = {"until": "by", "before": "before", "since": "since", "at": "at", "after": "after"}


def _word_before(text: str, start: int) -> tuple[str, int]:
    """What the small words before the offset make of a date, and where they begin; an empty kind for none."""
    begin = max(0, start - _REACH)
    kind, offset = _last_word(lowered(text[begin:start]), 1 if begin else 0)
    return kind, begin + offset


# A date asks up to three times for the words before it.
@lru_cache(maxsize=4)
def _last_word(words: str, begin: int) -> tuple[str, int]:
    match = _PREFIX.search(words, begin)
    return (match.lastgroup or "", match.start()) if match else ("", 0)


def _with_prefix(text: str, when: When) -> When:
    kind, begin = _word_before(text, when.start)
    if not kind:
        return when
    relation = _RELATIONS.get(kind, "on")
    start = begin if relation != "on" or kind in ("last", "this", "next") else when.start
    return when._replace(start=start, relation=relation)


def anchored(when: When, previous: str | None) -> When:
    """A phrase such as "a day later" resolved against the EDTF day of the previous dated sentence."""
    if not when.anchor or previous is None:
        return when
    ends = [part for part in previous.split("/") if len(part) == 10 and part != ".."]
    if not ends:
        return when
    day = date.fromisoformat(ends[-1])
    return when._replace(edtf=_moved(day, when.anchor), anchor="", counted="anchored")


def _moved(day: date, anchor: str) -> str:
    if anchor == "same":
        return day.isoformat()
    if anchor == "nextmonth":
        return f"{(day.replace(day=1) + timedelta(days=32)):%Y-%m}"
    if anchor == "nextweek":
        monday = day - timedelta(days=day.weekday()) + timedelta(days=7)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if anchor.startswith("week"):
        return (day + timedelta(weeks=int(anchor[4:]))).isoformat()
    return (day + timedelta(days=int(anchor))).isoformat()


def as_field(when: When) -> str | None:
    """The EDTF for a field: "by 3 August" is an interval with an open beginning, "before" likewise."""
    if when.edtf is None or "/" in when.edtf:
        return when.edtf
    if when.relation in ("by", "before"):
        return f"../{when.edtf}"
    return f"{when.edtf}/.." if when.relation == "after" else when.edtf


def between(dates: list[When], start: int, end: int) -> list[When]:
    """The dates that stand in the span; `dates` is in reading order."""
    index = bisect_left(dates, start, key=_start)
    found: list[When] = []
    while index < len(dates) and dates[index].start < end:
        found.append(dates[index])
        index += 1
    return found


def _start(when: When) -> int:
    return when.start
