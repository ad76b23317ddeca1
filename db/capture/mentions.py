"""Everything named in a text, for marking and for the unread remainder: names, dates, statuses, counts, amounts."""

from bisect import bisect_left
from collections.abc import Iterator

from db.capture.counts import COUNTED, counts, numbers
from db.capture.dates import When, as_field
from db.capture.model import Mention, Token
from db.capture.money import Money

_KINDS = {"country": "country", "demonym": "country", "organisation": "organisation", "group": "organisation"}
_STATUSES = {
    "sign": "signed", "conclude": "text-agreed..signed", "start": "negotiating", "ongoing": "negotiating",
    "discuss": "negotiating",
    "prepare": "announced..text-agreed", "announce": "announced", "force": "in-force", "join": "joined",
    "decide": "decided", "support": "support-expressed", "withdraw": "withdrawn",
}  # fmt: skip


def mentions(
    text: str, tokens: list[Token], dates: list[When], figures: list[int], sums: list[Money]
) -> Iterator[Mention]:
    """All mentions but those of people, kind by kind."""
    yield from _named(text, tokens)
    yield from _dated(text, dates)
    yield from _amounts(text, sums)
    yield from _counted(text, tokens, figures)


def _counted(text: str, tokens: list[Token], figures: list[int]) -> Iterator[Mention]:
    """Each number with what it counts close behind: states, agreements, signatories."""
    starts = [token.start for token in tokens if token.kind in COUNTED]
    for number in numbers(text, tokens, figures):
        index = bisect_left(starts, number.end)
        if index < len(starts) and counts(text, number.end, starts[index]):
            yield Mention("count", number.start, number.end, text[number.start : number.end], number.value)


def _named(text: str, tokens: list[Token]) -> Iterator[Mention]:
    for kind, start, end, value in tokens:
        if kind in _KINDS:
            yield Mention(_KINDS[kind], start, end, text[start:end], value)
        elif kind in _STATUSES:
            yield Mention("status", start, end, text[start:end], _STATUSES[kind])


def _dated(text: str, dates: list[When]) -> Iterator[Mention]:
    for when in dates:
        yield Mention("date", when.start, when.end, text[when.start : when.end], as_field(when) or "")


def _amounts(text: str, sums: list[Money]) -> Iterator[Mention]:
    for money in sums:
        normal = " ".join(part for part in (money.number, money.magnitude, money.currency) if part)
        yield Mention("amount", money.start, money.end, text[money.start : money.end], normal)
