"""Commitments: how much, in which currency, for which time, from whom to whom.

Period and kind tell amounts apart and are not compared by themselves: one promise may be made for several years.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from db.rules.engine import rule
from db.rules.model import ClaimView, Facts, Found, Nature, Severity
from db.rules.numbers import around, spread
from db.rules.words import by_norm, heading, place, say, source, sources, text, told, value, values

_SCALES = (
    (re.compile(r"^one$"), 0),
    (re.compile(r"^(thousand|k\b|тис|тыс|tys|tausend|tsd)", re.IGNORECASE), 3),
    (re.compile(r"^(million|mln|mio|m\b|mn\b|млн|мільйон|миллион|milion)", re.IGNORECASE), 6),
    (re.compile(r"^(billion|bn|bln|mrd|mld|milliard|miliard|млрд|мільярд|миллиард|b\b)", re.IGNORECASE), 9),
    (re.compile(r"^(trillion|trn|tn\b|bilion|трлн|трильйон|триллион)", re.IGNORECASE), 12),
)
_SIGNS = (
    ("EUR", re.compile(r"€|\bEUR\b|\beuro|євро|евро", re.IGNORECASE)),
    ("GBP", re.compile(r"£|\bGBP\b|\bpound|фунт|funt|pfund", re.IGNORECASE)),
    ("", re.compile(r"¥|₴|₽|\b(UAH|JPY|CAD|AUD|PLN|SEK|NOK|DKK|CHF|yen|hryvni|krone|kronor|franc)", re.IGNORECASE)),
    ("", re.compile(r"zł|zlot|гривн|крон|єн\b|иен|dolar\w* kan|канад", re.IGNORECASE)),
    ("USD", re.compile(r"(?<![A-Z])(US)?\$|\bUSD\b", re.IGNORECASE)),
    ("", re.compile(r"\$|dollar|долар|доллар|dolar", re.IGNORECASE)),
)
# From this number on an amount is taken to be printed in full, so that it needs no magnitude.
_IN_FULL = Decimal(100_000)
# Words after a number by which it is money, whatever follows; another noun there is what is counted: “31 tanks”.
_MONEY = re.compile(
    r"^(?:(?:for|to|in|of|from|as|by|at|on|per|a|an|and|or|will|was|were|is|are|has|have|over|each|this|the|it|more|new"
    r"|на|для|в|у|до|від|за|і|та|für|an|im|und|dla|na|w|i)$|annual|military|financial|humanitarian|macro|security"
    r"|defen[cs]e|economic|budget|additional|worth|aid|bill|law|package|loan|grant|credit|fund|support|assist|tranche"
    r"|commitment|pledge|deal|program|facility|initiative|spending|допомог|пакет|кредит|грант|підтримк|військов|фінанс"
    r"|помощ|hilf|paket|kredit|militär|finanz|pomoc|pakiet|kredyt|wsparci|wojskow|finansow)",
    re.IGNORECASE,
)


def _limits(claim: ClaimView) -> tuple[Decimal, Decimal | None]:
    """The least and the greatest number that is told: by a range, such as `50..60` or `50..`, or by words such as
    “about”; None is without end.
    """
    low, dots, high = claim.norm.partition("..")
    if dots:
        return Decimal(low or 0), Decimal(high) if high else None
    return spread(Decimal(low), around(claim)[0].rstrip("$€£¥₴ "))


def _scale_of(word: str) -> int | None:
    return next((exponent for pattern, exponent in _SCALES if pattern.match(word)), None)


def _words(claim: ClaimView, after: int) -> list[str]:
    """The words of the value as printed, and so many right after it in the quote."""
    following = re.match(r"(?:[\s\u00a0-]*[^\W\d_]+){0,2}", around(claim)[1])
    found = re.findall(r"[^\W\d_]+", following[0]) if following else []
    return re.findall(r"[^\W\d_]+", claim.printed) + found[:after]


def _scale_printed(claim: ClaimView) -> int | None:
    """The power of ten that stands with the number: in the value as printed, or in the quote right after it."""
    return next((scale for word in _words(claim, 1) if (scale := _scale_of(word)) is not None), None)


def _beside(claim: ClaimView, claims: Sequence[ClaimView], field: str) -> ClaimView | None:
    """The claim on another field that goes with this one: the same sentence's, else the same article's."""
    others = [
        other
        for other in claims
        if other.field == field and other.article == claim.article and other.record == claim.record
    ]
    near = [other for other in others if other.sentence == claim.sentence]
    return next(iter(near or others), None)


def _scale(claim: ClaimView, claims: Sequence[ClaimView]) -> int | None:
    printed = _scale_printed(claim)
    if printed is not None:
        return printed
    word = _beside(claim, claims, "magnitude")
    return _scale_of(word.norm) if word else None


def _currency(claim: ClaimView, claims: Sequence[ClaimView]) -> str | None:
    """The currency by a claim, or by the sign or word beside the number; empty when it is some other one."""
    beside = _beside(claim, claims, "currency")
    if beside:
        return beside.norm
    words = f"{claim.printed} {claim.exact or ''}"
    return next((code for code, pattern in _SIGNS if pattern.search(words)), None)


def _is_money(claim: ClaimView, claims: Sequence[ClaimView]) -> bool:
    """Whether the number is a sum of money, as far as can be seen, and no count of things."""
    if _currency(claim, claims) is not None:
        return True
    nouns = [word for word in _words(claim, 2) if _scale_of(word) is None]
    return not nouns or bool(_MONEY.match(nouns[0]))


@rule("missing-magnitude", group="commitment", hypothetical=True)
def missing_magnitude(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """An amount is printed without its magnitude, such as “$61 aid bill”: thousand, million or billion got lost."""
    for claim in claims:
        if claim.field == "amount" and _lacks_magnitude(claim, claims):
            said = say(
                facts,
                "{heading}: “{printed}” has no magnitude (thousand, million, billion): {source}. "
                "It cannot be entered as printed.",
                heading=heading(claim, facts),
                printed=claim.printed,
                source=source(claim, facts),
            )
            yield Found(Severity.DEFECT, (claim,), claim.record, "amount", said)


def _lacks_magnitude(claim: ClaimView, claims: Sequence[ClaimView]) -> bool:
    return _is_short(claim) and _is_money(claim, claims) and _scale(claim, claims) is None


@rule("missing-currency", group="commitment", hypothetical=True)
def missing_currency(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """An amount is printed without its currency. A number of things, such as “31 tanks”, needs none."""
    for claim in claims:
        if claim.field != "amount" or _currency(claim, claims) is not None or not _is_money(claim, claims):
            continue
        if _lacks_magnitude(claim, claims):
            continue
        said = say(
            facts,
            "{heading}: “{printed}” has no currency: {source}. It cannot be entered as printed.",
            heading=heading(claim, facts),
            printed=claim.printed,
            source=source(claim, facts),
        )
        yield Found(Severity.DEFECT, (claim,), claim.record, "amount", said)


def _is_short(claim: ClaimView) -> bool:
    """Whether the number is too small to be an amount in full."""
    low, high = _limits(claim)
    return 0 < (low if high is None else high) < _IN_FULL


def _bounds(claim: ClaimView, claims: Sequence[ClaimView]) -> tuple[Decimal, Decimal] | None:
    """The least and the greatest amount that rounds to what is printed; None without a magnitude."""
    scale = _scale(claim, claims)
    if scale is None and _is_short(claim) and _is_money(claim, claims):
        return None
    (low, high), factor = _limits(claim), Decimal(10) ** (scale or 0)
    return (low - _half_unit(low)) * factor, Decimal("Infinity") if high is None else (high + _half_unit(high)) * factor


def bounds_of(claims: Sequence[ClaimView]) -> list[tuple[ClaimView, tuple[Decimal, Decimal]]]:
    """The amounts among the claims, each with the least and the greatest that rounds to it."""
    return [(claim, found) for claim in claims if claim.field == "amount" and (found := _bounds(claim, claims))]


def same_terms(one: ClaimView, other: ClaimView, claims: Sequence[ClaimView]) -> bool:
    """Whether both amounts are surely of one currency, time and kind: all three are told, and alike."""
    if not _currency(one, claims) or _currency(one, claims) != _currency(other, claims):
        return False
    pairs = [(_beside(one, claims, field), _beside(other, claims, field)) for field in ("period", "kind")]
    return all(mine and others and mine.norm == others.norm for mine, others in pairs)


def _half_unit(number: Decimal) -> Decimal:
    """Half of what the last digit that counts stands for: 61 → 0.5, 2.5 → 0.05, 30000000 → 5000000."""
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int), number
    return Decimal(1).scaleb(exponent) / 2


@rule("amounts", group="commitment")
def amounts(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """Sources give one commitment amounts in one currency, for one time and of one kind, that differ by more than
    rounding. Where only one of them tells the time or the kind, they may speak of different parts.
    """
    bounds = bounds_of(claims)
    apart = [
        (one, other)
        for (one, first), (other, second) in combinations(bounds, 2)
        if first[1] < second[0] or second[1] < first[0]
    ]
    for plain in (True, False):
        pairs = [pair for pair in apart if _comparable(*pair, claims) is plain]
        wanted = {claim.id for pair in pairs for claim in pair}
        involved = tuple(claim for claim, _ in bounds if claim.id in wanted)
        if involved:
            yield _apart_found(involved, facts, plain=plain)
            return


def _comparable(one: ClaimView, other: ClaimView, claims: Sequence[ClaimView]) -> bool | None:
    """Whether both are of one currency, time and kind; None where a source tells them apart, False where only one of
    the two tells.
    """
    first, second = _currency(one, claims), _currency(other, claims)
    if first and second and first != second:
        return None
    surely = True
    for field in ("period", "kind"):
        mine, others = _beside(one, claims, field), _beside(other, claims, field)
        if mine and others and mine.norm != others.norm:
            return None
        surely = surely and (mine is None) == (others is None)
    return surely


def _apart_found(involved: tuple[ClaimView, ...], facts: Facts, *, plain: bool) -> Found:
    first = involved[0]
    said = say(
        facts,
        "{heading}: the amounts differ by more than rounding. {amounts}.",
        heading=heading(first, facts),
        amounts=told(((claim.printed, [claim]) for claim in involved), facts),
    )
    if plain:
        return Found(Severity.HARD, involved, first.record, "amount", text(said, place(involved, facts)))
    reading = say(facts, "they are for different times or of different kinds")
    explained = text(said, say(facts, "They agree if {reading}; only one of them tells.", reading=reading))
    return Found(Severity.SOFT, involved, first.record, "amount", explained, Nature.APPARENT, reading)


@rule("direction", group="commitment")
def direction(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """Who gives and who receives is told the other way round, or different parties are named as giver or receiver.
    Givers named in one sentence may give together.
    """
    providers, recipients = (
        by_norm(claim for claim in claims if claim.field == field and not _is_third(claim, facts))
        for field in ("provider", "recipient")
    )
    swapped = sorted(providers.keys() & recipients.keys())
    if swapped:
        involved = tuple(claim for side in (providers, recipients) for group in side.values() for claim in group)
        said = say(
            facts,
            "{commitment}: {party} is named both as the one that gives and as the one that receives. "
            "Giver: {givers}. Receiver: {receivers}.",
            commitment=facts.label(involved[0].record),
            party=facts.country_name(swapped[0]),
            givers=values([claim for group in providers.values() for claim in group], facts),
            receivers=values([claim for group in recipients.values() for claim in group], facts),
        )
        yield Found(Severity.HARD, involved, involved[0].record, "provider", text(said, place(involved, facts)))
        return
    for said_of in (providers, recipients):
        if len(said_of) > 1:
            yield _parties_found(tuple(claim for group in said_of.values() for claim in group), facts)


def _is_third(claim: ClaimView, facts: Facts) -> bool:
    """Whether a third country is named as the one that receives."""
    return claim.field == "recipient" and claim.norm not in (facts.home, claim.partner)


def _parties_found(involved: tuple[ClaimView, ...], facts: Facts) -> Found:
    first = involved[0]
    said = say(
        facts,
        "{heading}: different parties are named. {values}.",
        heading=heading(first, facts),
        values=values(involved, facts),
    )
    if first.sentence is not None and len({(claim.article, claim.sentence) for claim in involved}) == 1:
        reading = say(facts, "they do so together")
        explained = text(said, say(facts, "Both hold if {reading}.", reading=reading))
        return Found(Severity.SOFT, involved, first.record, first.field, explained, Nature.APPARENT, reading)
    return Found(Severity.HARD, involved, first.record, first.field, text(said, place(involved, facts)))


@rule("third-recipient", group="commitment")
def third_recipient(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """A third country is named as the one that receives: neither the home party nor the party of the commitment. An
    organisation that receives may pass it on.
    """
    for claim in claims:
        if not _is_third(claim, facts):
            continue
        severity = Severity.SOFT if facts.is_organisation(claim.norm) else Severity.HARD
        said = say(
            facts,
            "{heading}: {recipient} is neither {home} nor the other party: {source}. Does it pass the aid on? "
            "Then it is an intermediary.",
            heading=heading(claim, facts),
            recipient=value(claim, facts),
            home=facts.country_name(facts.home),
            source=sources([claim], facts),
        )
        yield Found(severity, (claim,), claim.record, "recipient", said)
