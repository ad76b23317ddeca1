"""The kind of dates: EDTF texts, compared by the days they cover. What people may type is read by `phrases`."""

from functools import lru_cache

from db.kinds.base import EARLIEST_DAY, LATEST_DAY, Context, Kind, Relation, relate
from db.kinds.days import Span, shifted, span
from db.kinds.days_shown import show_date
from db.kinds.phrases import read_date
from db.kinds.plain import Invalid

# How many days a date with a sign (? ~ %) may be off, by the length of its text: a year, a month, a day.
_MARGINS = {4: 366, 7: 31, 10: 3}


class DateKind(Kind):
    """A date or an interval in EDTF. A signed date that misses another one narrowly is not known to contradict it."""

    name = "date"
    editor = "date"
    dated = True

    def read(self, words: str, context: Context) -> str:
        return read_date(words, context).norm

    def compare(self, a: str, b: str) -> Relation:
        relation = relate(span(a), span(b))
        if relation is not Relation.DISJOINT or not (_signed(a) or _signed(b)):
            return relation
        widened = relate(_widened(a), _widened(b))
        return relation if widened is Relation.DISJOINT else Relation.UNKNOWN

    def bounds(self, norm: str) -> tuple[str, str]:
        return span(norm)

    def show(self, norm: str, language: str = "en") -> str:
        return show_date(norm, language)

    def schema(self) -> dict[str, object]:
        return {"type": "string", "rdfType": "http://id.loc.gov/datatypes/edtf/EDTF"}


def _signed(norm: str) -> bool:
    return any(sign in norm for sign in "?~%")


@lru_cache(maxsize=16384)
def _widened(norm: str) -> Span:
    earliest, latest = span(norm)
    first, _, last = norm.partition("/")
    before, after = _margin(first), _margin(last or first)
    return _shifted(earliest, -before, EARLIEST_DAY), _shifted(latest, after, LATEST_DAY)


def _margin(end: str) -> int:
    return _MARGINS.get(len(end) - 1, 0) if end[-1] in "?~%" else 0


def _shifted(day: str, days: int, end: str) -> str:
    try:
        return shifted(day, days)
    except Invalid:
        return end


DATE = DateKind()
