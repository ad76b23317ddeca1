"""Commitments: how much, in which currency, from whom to whom. One group holds all claims of one commitment."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from db.rules.engine import rule
from db.rules.model import ClaimView, Facts, Found, Severity
from db.rules.words import by_norm, heading, listing, place, source, sources, value

_SCALES = (
    (re.compile(r"^one$"), 0),
    (re.compile(r"^(thousand|k\b|тис|tys|tausend|tsd)", re.IGNORECASE), 3),
    (re.compile(r"^(million|mln|mio|m\b|mn\b|млн|мільйон|миллион)", re.IGNORECASE), 6),
    (re.compile(r"^(billion|bn|mrd|mld|milliard|miliard|млрд|мільярд|миллиард|b\b)", re.IGNORECASE), 9),
    (re.compile(r"^(trillion|trn|tn\b|bln|bilion|billionen|трлн|трильйон|триллион)", re.IGNORECASE), 12),
)
_CURRENCY = re.compile(
    r"[$€£¥₴₽]|\b(USD|EUR|GBP|UAH|JPY|CAD|PLN|SEK|NOK|DKK|CHF|dollar|euro|pound|yen|hryvni|krone|kronor|franc|zł|zlot"
    r"|долар|доллар|євро|евро|гривн|фунт|dolar|złot|funt|pfund)",
    re.IGNORECASE,
)
# From this number on an amount is taken to be printed in full, so that it needs no magnitude.
_IN_FULL = Decimal(100_000)


def _limits(claim: ClaimView) -> tuple[Decimal, Decimal]:
    """The least and the greatest number that is printed: equal unless a range is, such as `50..60` or `50..`."""
    low, dots, high = claim.norm.partition("..")
    return Decimal(low or 0), Decimal(high or "Infinity") if dots else Decimal(low)


def _scale_of(word: str) -> int | None:
    return next((exponent for pattern, exponent in _SCALES if pattern.match(word)), None)


def _scale_printed(claim: ClaimView) -> int | None:
    """The power of ten that stands with the number: in the value as printed, or in the quote right after it."""
    words = re.findall(r"[^\W\d_]+", claim.printed)
    if claim.exact and claim.printed in claim.exact:
        words += re.findall(r"^[\s\u00a0-]*([^\W\d_]+)", claim.exact.split(claim.printed, 1)[1])
    return next((scale for word in words if (scale := _scale_of(word)) is not None), None)


def _beside(claim: ClaimView, claims: Sequence[ClaimView], field: str) -> ClaimView | None:
    """The claim on another field that goes with this one: the same sentence's, else the same article's."""
    others = [other for other in claims if other.field == field and other.article == claim.article]
    near = [other for other in others if other.sentence == claim.sentence]
    return next(iter(near or others), None)


def _scale(claim: ClaimView, claims: Sequence[ClaimView]) -> int | None:
    printed = _scale_printed(claim)
    if printed is not None:
        return printed
    word = _beside(claim, claims, "magnitude")
    return _scale_of(word.norm) if word else None


def _currency(claim: ClaimView, claims: Sequence[ClaimView]) -> str | None:
    told = _beside(claim, claims, "currency")
    return told.norm if told else None


@rule("missing-magnitude", group="commitment", hypothetical=True)
def missing_magnitude(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """An amount is printed without its magnitude, such as “$61 aid bill”: thousand, million or billion got lost."""
    for claim in claims:
        if claim.field == "amount" and _is_short(claim) and _scale(claim, claims) is None:
            text = (
                f"{heading(claim, facts)}: “{claim.printed}” has no magnitude (thousand, million, billion) by "
                f"{source(claim)}. It cannot be entered as printed."
            )
            yield Found(Severity.DEFECT, (claim,), claim.record, "amount", text)


@rule("missing-currency", group="commitment", hypothetical=True)
def missing_currency(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """An amount is printed without its currency."""
    for claim in claims:
        if (
            claim.field != "amount"
            or _currency(claim, claims)
            or _CURRENCY.search(f"{claim.printed} {claim.exact or ''}")
        ):
            continue
        text = f"{heading(claim, facts)}: “{claim.printed}” has no currency by {source(claim)}."
        yield Found(Severity.DEFECT, (claim,), claim.record, "amount", text)


def _is_short(claim: ClaimView) -> bool:
    """Whether the number is too small to be an amount in full."""
    low, high = _limits(claim)
    number = low if high.is_infinite() else high
    return 0 < number < _IN_FULL


def _bounds(claim: ClaimView, claims: Sequence[ClaimView]) -> tuple[Decimal, Decimal] | None:
    """The least and the greatest amount that rounds to what is printed; None without a magnitude."""
    scale = _scale(claim, claims)
    if scale is None and _is_short(claim):
        return None
    (low, high), factor = _limits(claim), Decimal(10) ** (scale or 0)
    return (low - _half_unit(low)) * factor, high if high.is_infinite() else (high + _half_unit(high)) * factor


def _half_unit(number: Decimal) -> Decimal:
    """Half of what the last digit that counts stands for: 61 → 0.5, 2.5 → 0.05, 30000000 → 5000000."""
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int), number
    return Decimal(1).scaleb(exponent) / 2


@rule("amounts", group="commitment")
def amounts(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """Two sources give one commitment amounts in one currency, for one time and of one kind, that differ by more than
    rounding.
    """
    told = [(claim, bounds) for claim in claims if claim.field == "amount" and (bounds := _bounds(claim, claims))]
    apart = [
        (one, other)
        for (one, first), (other, second) in combinations(told, 2)
        if (first[1] < second[0] or second[1] < first[0]) and _comparable(one, other, claims)
    ]
    if apart:
        wanted = {claim.id for pair in apart for claim in pair}
        involved = tuple(claim for claim, _ in told if claim.id in wanted)
        each = listing((f"{claim.printed} by {source(claim)}" for claim in involved), "but")
        text = f"{heading(involved[0], facts)}: {each}. Rounding does not explain the difference.{place(involved)}"
        yield Found(Severity.HARD, involved, involved[0].record, "amount", text)


def _comparable(one: ClaimView, other: ClaimView, claims: Sequence[ClaimView]) -> bool:
    """Whether no source tells the two apart by currency, time or kind."""
    for field in ("currency", "period", "kind"):
        first, second = _beside(one, claims, field), _beside(other, claims, field)
        if first and second and first.norm != second.norm:
            return False
    return True


@rule("direction", group="commitment")
def direction(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """Who gives and who receives is told the other way round, or different parties are named as giver or receiver."""
    for field in ("provider", "recipient"):
        said = by_norm(claim for claim in claims if claim.field == field)
        if len(said) < 2:
            continue
        involved = tuple(claim for group in said.values() for claim in group)
        other = {claim.norm for claim in claims if claim.field == ("recipient" if field == "provider" else "provider")}
        swapped = " The same party is named on both sides." if other & said.keys() else ""
        each = listing((f"{value(group[0], facts)} by {sources(group)}" for group in said.values()), "but")
        text = f"{heading(involved[0], facts)}: {each}.{swapped}{place(involved)}"
        yield Found(Severity.HARD, involved, involved[0].record, field, text)


@rule("third-recipient", group="commitment")
def third_recipient(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """A third country is named as the one that receives: neither the home party nor the party of the commitment."""
    for claim in claims:
        if claim.field == "recipient" and claim.norm not in (facts.home, claim.partner):
            text = (
                f"{heading(claim, facts)}: {value(claim, facts)} by {source(claim)} is neither "
                f"{facts.country_name(facts.home)} nor the other party. Does it pass the aid on?"
            )
            yield Found(Severity.HARD, (claim,), claim.record, "recipient", text)
