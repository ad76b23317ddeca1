"""How rules speak: short pieces of quotes, sources, dates with their precision, enumerations. English sentences only.

Not for deciding anything; `db.kinds` shows the values themselves.
"""

import re
from collections.abc import Iterable, Sequence

from db.kinds import DATE
from db.rules.model import ClaimView, Facts

_PIECE = 90
_SHAPES = (
    (re.compile(r"^\d{4}-\d{2}-\d{2}$"), "a day"),
    (re.compile(r"^\d{4}-\d{2}$"), "a month"),
    (re.compile(r"^\d{4}$"), "a year"),
)


def precision(norm: str) -> str:
    """What an EDTF date pins down: a day, a month, a year or a stretch of time."""
    plain = norm.rstrip("?~%")
    shape = next((name for pattern, name in _SHAPES if pattern.match(plain)), "a stretch of time")
    return shape if plain == norm else f"{shape}, uncertain"


def day(norm: str) -> str:
    """A date as a person writes it."""
    return DATE.show(norm)


def as_of(claim: ClaimView) -> str:
    """The claim's as-of as a person writes it; its days where no words are kept."""
    if claim.as_of:
        return day(claim.as_of)
    first, last = claim.as_of_from, claim.as_of_to
    if first is None or last is None:
        return "an unknown date"
    return day(first) if first == last else day(f"{first}/{last}")


def piece(claim: ClaimView) -> str:
    """A short piece of the quote around the value as printed."""
    text = " ".join((claim.exact or "").split())
    if len(text) <= _PIECE:
        return text
    middle = max(text.find(claim.printed), 0) + len(claim.printed) // 2
    start = min(max(0, middle - _PIECE // 2), len(text) - _PIECE)
    start = text.rfind(" ", 0, start + 1) + 1
    end = len(text) if start + _PIECE >= len(text) else text.rfind(" ", start, start + _PIECE)
    return ("… " if start else "") + text[start : max(end, start + 1)] + (" …" if end < len(text) else "")


def source(claim: ClaimView) -> str:
    """Where the claim comes from: a piece of its quote and the article's name."""
    if claim.article is None or not claim.exact:
        return "entered without a source"
    return f"“{piece(claim)}” in {claim.article_name or 'an unnamed article'}"


def sources(claims: Sequence[ClaimView]) -> str:
    """The source of the first claim, and how many more say the same."""
    more = len(claims) - 1
    extra = "" if more < 1 else f" and {more} more" if more > 1 else " and one more"
    return source(claims[0]) + extra


def listing(words: Iterable[str], conjunction: str = "and") -> str:
    """Words joined as in a sentence."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"


def countries(codes: Iterable[str], facts: Facts) -> str:
    """The names of the countries in alphabetical order, as in a sentence."""
    return listing(sorted(facts.country_name(code) for code in codes))


def value(claim: ClaimView, facts: Facts) -> str:
    """The claim's value as a person reads it."""
    kind = facts.kind(claim.type, claim.field)
    return claim.norm if kind is None else kind.show(claim.norm)


def heading(claim: ClaimView, facts: Facts) -> str:
    """Which field of which record: the opening of an explanation."""
    return f"{facts.label(claim.record)}, {facts.field_label(claim.type, claim.field).lower()}"


def place(claims: Sequence[ClaimView]) -> str:
    """A sentence that says when all claims stand in one article or even in one sentence; else nothing."""
    articles = {claim.article for claim in claims}
    if len(claims) < 2 or len(articles) > 1 or None in articles:
        return ""
    sentences = {claim.sentence for claim in claims}
    return " One sentence says both." if len(sentences) == 1 and None not in sentences else " One article says both."


def by_norm(claims: Iterable[ClaimView]) -> dict[str, list[ClaimView]]:
    """The claims by their value, in the order in which values appear."""
    groups: dict[str, list[ClaimView]] = {}
    for claim in claims:
        groups.setdefault(claim.norm, []).append(claim)
    return groups
