"""How rules speak: whole sentences with named places for values, in the language of the workspace.

A sentence is never put together from pieces: what is enumerated stands in one place of it, each item with its source.
Not for deciding anything; `db.kinds` shows the values themselves.
"""

import re
from collections.abc import Iterable, Sequence

from db.kinds import DATE
from db.rules.model import ClaimView, Facts
from db.translations import translated

_PIECE = 90
_SHAPES = (
    (re.compile(r"^\d{4}-\d{2}-\d{2}$"), "a day"),
    (re.compile(r"^\d{4}-\d{2}$"), "a month"),
    (re.compile(r"^\d{4}$"), "a year"),
)


def say(facts: Facts, sentence: str, **values: object) -> str:
    """The sentence in the workspace's language, its `{names}` replaced by the values."""
    return translated(sentence, facts.language).format(**values)


def text(*sentences: str) -> str:
    """Whole sentences one after the other; empty ones left out."""
    return " ".join(sentence for sentence in sentences if sentence)


def day(norm: str, facts: Facts) -> str:
    """A date as a person writes it."""
    return DATE.show(norm, facts.language)


def precision(norm: str) -> str:
    """What an EDTF date pins down: a day, a month, a year or a stretch of time."""
    plain = norm.rstrip("?~%")
    shape = next((name for pattern, name in _SHAPES if pattern.match(plain)), "a stretch of time")
    return shape if plain == norm else f"{shape}, uncertain"


def exactly(norm: str, facts: Facts) -> str:
    """A date with how exact it is, where it is no day."""
    shown, shape = day(norm, facts), precision(norm)
    if shape.endswith("uncertain"):
        return say(facts, "{date} (uncertain)", date=shown)
    if shape == "a day":
        return shown
    if shape == "a month":
        return say(facts, "{date} (some day of that month)", date=shown)
    if shape == "a year":
        return say(facts, "{date} (some day of that year)", date=shown)
    return say(facts, "{date} (some time within)", date=shown)


def as_of(claim: ClaimView, facts: Facts) -> str:
    """The claim's as-of as a person writes it; its days where no words are kept."""
    if claim.as_of:
        return day(claim.as_of, facts)
    first, last = claim.as_of_from, claim.as_of_to
    if first is None or last is None:
        return say(facts, "an unknown date")
    return day(first if first == last else f"{first}/{last}", facts)


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


def source(claim: ClaimView, facts: Facts) -> str:
    """Where the claim comes from: a piece of its quote and the article's name."""
    if claim.article is None or not claim.exact:
        return say(facts, "entered without a source")
    return f"“{piece(claim)}” ({claim.article_name or '?'})"


def sources(claims: Sequence[ClaimView], facts: Facts) -> str:
    """The source of the first claim, and how many more say the same."""
    first, more = source(claims[0], facts), len(claims) - 1
    return say(facts, "{source} and {more} more", source=first, more=more) if more > 0 else first


def listing(words: Iterable[str], conjunction: str = "and") -> str:
    """Words joined as in an English sentence."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"


def told(items: Iterable[tuple[str, Sequence[ClaimView]]], facts: Facts) -> str:
    """What is said, each with who says it: `Kyiv: “…” (one.txt); Riga: “…” (two.txt)`."""
    return "; ".join(f"{words}: {sources(claims, facts)}" for words, claims in items)


def values(claims: Iterable[ClaimView], facts: Facts) -> str:
    """What is said, each different value once, with who says it."""
    return told(((value(group[0], facts), group) for group in by_norm(claims).values()), facts)


def countries(codes: Iterable[str], facts: Facts) -> str:
    """The names of the countries in alphabetical order."""
    return ", ".join(sorted(facts.country_name(code) for code in codes))


def value(claim: ClaimView, facts: Facts) -> str:
    """The claim's value as a person reads it."""
    kind = facts.kind(claim.type, claim.field)
    return claim.norm if kind is None else kind.show(claim.norm, facts.language)


def heading(claim: ClaimView, facts: Facts) -> str:
    """Which field of which record: the opening of an explanation."""
    return f"{facts.label(claim.record)}, {facts.field_label(claim.type, claim.field).lower()}"


def place(claims: Sequence[ClaimView], facts: Facts) -> str:
    """A sentence that says when all claims stand in one article or even in one sentence; else nothing."""
    articles = {claim.article for claim in claims}
    if len(claims) < 2 or len(articles) > 1 or None in articles:
        return ""
    sentences = {claim.sentence for claim in claims}
    if len(sentences) == 1 and None not in sentences:
        return say(facts, "One sentence says both.")
    return say(facts, "One article says both.")


def by_norm(claims: Iterable[ClaimView]) -> dict[str, list[ClaimView]]:
    """The claims by their value, in the order in which values appear."""
    groups: dict[str, list[ClaimView]] = {}
    for claim in claims:
        groups.setdefault(claim.norm, []).append(claim)
    return groups
