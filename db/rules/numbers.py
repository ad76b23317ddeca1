"""Words that stand by a number and make it less than exact: “at least”, “about”, “another”, “European”."""

import re
from decimal import Decimal
from typing import TypeVar

from db.rules.model import ClaimView

_FEWEST = re.compile(
    r"(at least|no fewer than|no less than|not less than|minimum|щонайменше|не менше|принаймні|по меньшей мере|не менее"
    r"|mindestens|co najmniej|al menos|por lo menos|almeno|au moins)\W*$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(more than|over|above|upwards of|понад|більше|більш як|более|свыше|über|ponad|mehr als|więcej niż|más de"
    r"|oltre|più di|plus de)\W*$",
    re.IGNORECASE,
)
_FEWER = re.compile(
    r"(fewer than|less than|up to|almost|nearly|close to|майже|менше|до|почти|менее|bis zu|fast|knapp|prawie|niemal"
    r"|do|casi|hasta|quasi|fino a|presque|jusqu'à)\W*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(about|around|some|roughly|approximately|circa|близько|приблизно|около|примерно|etwa|rund|ungefähr|około|blisko"
    r"|unos|unas|cerca de"
    r"|alrededor de|environ|quelque)"
    r"\W*$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(another|additional|other|further|new|remaining|rest of the|of these|of them|of which|latter|first|last|next"
    r"|ще|інш\w*|решт\w*|нов\w*|остальн\w*|ещ[её]|друг\w*|weitere\w*|übrige\w*|restliche\w*|neue\w*|kolejn\w*"
    r"|pozostał\w*|nowe|nowych)\W*$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(r"^\W*(?:\w+\W+)?(more|others?|additional|further|of these|of them|of which)\b", re.IGNORECASE)
# What narrows the set that is counted: “six European countries” may be fewer than all.
_NARROWED = re.compile(
    r"^\W*(?:\w+\W+)?(european|nordic|baltic|balkan|scandinavian|western|eastern|central|nato|eu\b|g7|g-7|asian|african"
    r"|american|non-|європейськ|північн|балтійськ|скандинавськ|західн|східн|нато|єс\b|европейск|северн|балтийск"
    r"|скандинавск|западн|восточн|europäisch|nordisch|baltisch|skandinavisch|westlich|europejsk|nordyck|bałtyck"
    r"|skandynawsk|zachodni)",
    re.IGNORECASE,
)

N = TypeVar("N", int, Decimal)


def around(claim: ClaimView) -> tuple[str, str]:
    """The words of the quote before and after the value as printed; nothing where the quote does not hold it."""
    before, found, after = (claim.exact or "").partition(claim.printed)
    return (before, after) if found else ("", "")


def is_part(before: str, after: str) -> bool:
    """Whether the number counts but a part of the whole: “another six”, “six European countries”."""
    return bool(_PART.search(before) or _PART_AFTER.search(after) or _NARROWED.search(after))


def spread(number: N, before: str) -> tuple[N, N | None]:
    """The least and the greatest number that the words before it leave open; None is without end."""
    if _FEWEST.search(before):
        return number, None
    if _MORE.search(before):
        return number + 1, None
    if _FEWER.search(before):
        return number - number, number
    if _ABOUT.search(before):
        slack = max(number // 10, number // number)
        return number - slack, number + slack
    return number, number
