"""Counts against lists and counts, closed lists against dated members. Who is on a list is a claim, not asked here."""

from collections.abc import Iterable, Iterator, Sequence

from db.rules.engine import rule
from db.rules.model import ClaimView, Facts, Found, Nature, Severity
from db.rules.populations import (
    GROWING,
    Counted,
    Listed,
    Reading,
    counts,
    entered,
    entries,
    lists,
    overlap,
    readings,
)
from db.rules.tracks import EVENTS, is_status, rank, ranks, reversals, reversed_between, subject
from db.rules.words import as_of, countries, day, listing, place, source, sources

_POPULATIONS = ("joined", "signed", "in-talks", "in-preparation")


def _told(found: Sequence[Reading]) -> str:
    return listing(f"{reading.number} {reading.words}" for reading in found)


def _fits(count: Counted, number: int, closed: bool) -> bool:
    return number <= count.most and (number >= count.least or not closed)


def _judge(count: Counted, listed: Listed, same: Sequence[ClaimView], facts: Facts) -> Found | None:
    """What a count says to a list, every reading tried; None where they agree as named."""
    tried = readings(listed.members, listed.population, count.states, facts)
    if _fits(count, len(listed.members), listed.closed):
        return None
    involved = (*same, *listed.claims)
    claim = count.claim
    kind = "names" if listed.closed else "names, among others,"
    fits = next(
        (reading for reading in tried if reading.plausible and _fits(count, reading.number, listed.closed)), None
    )
    told = (
        f"{facts.label(claim.record)}: {count.number} by {sources(same)}, but {source(listed.claims[0])} {kind} "
        f"{len(listed.members)}: {countries(listed.members, facts)}. Readings tried: {_told(tried)}."
    )
    if fits:
        text = f"{told} They agree when counted {fits.words}."
        return Found(Severity.SOFT, involved, claim.record, "count", text, Nature.APPARENT, fits.words)
    return Found(Severity.HARD, involved, claim.record, "count", f"{told} None makes them agree.{place(involved)}")


def _same_number(stated: Iterable[Counted]) -> list[list[Counted]]:
    groups: dict[tuple[object, ...], list[Counted]] = {}
    for count in stated:
        groups.setdefault((count.number, count.least, count.most, count.states), []).append(count)
    return list(groups.values())


@rule("count-against-list", group="population")
def count_against_list(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """One article states a number, another names who, for the same time. A complete list must have as many members;
    a list of examples must not have more. Counting with and without founders and organisations is tried.
    """
    stated = [count for count in counts(claims) if not count.others]
    for listed in lists(claims):
        elsewhere = [
            count
            for count in stated
            if count.claim.article != listed.claims[0].article
            and count.population == listed.population
            and overlap(count.days, listed.days)
        ]
        for group in _same_number(elsewhere):
            found = _judge(group[0], listed, [count.claim for count in group], facts)
            if found:
                yield found


@rule("count-against-count", group="population")
def count_against_count(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """Two numbers are stated for one population on the same day. Counting with and without founders is tried."""
    stated = [count for count in counts(claims) if not count.others and count.days and count.days[0] == count.days[1]]
    days: dict[tuple[object, ...], list[Counted]] = {}
    for count in stated:
        days.setdefault((count.population, count.days), []).append(count)
    for group in days.values():
        apart = [one for one in group if any(one.most < other.least or other.most < one.least for other in group)]
        if apart:
            yield _numbers_found(apart, facts)


def _numbers_found(apart: list[Counted], facts: Facts) -> Found:
    involved = tuple(count.claim for count in apart)
    each = listing(
        (f"{group[0].number} by {sources([c.claim for c in group])}" for group in _same_number(apart)), "but"
    )
    told = f"{facts.label(involved[0].record)}: {each}."
    founders = facts.founders() if apart[0].population == "joined" else frozenset[str]()
    states = sum(not facts.is_organisation(code) for code in founders)
    numbers = {count.number for count in apart}
    gap = max(numbers) - min(numbers)
    if len(numbers) == 2 and founders and gap in (states, len(founders)):
        reading = f"one counts the {gap} founders and the other does not"
        text = f"{told} They agree if {reading}."
        return Found(Severity.SOFT, involved, involved[0].record, "count", text, Nature.APPARENT, reading)
    tried = f" Founders ({states}) do not explain it." if founders else ""
    return Found(Severity.HARD, involved, involved[0].record, "count", told + tried + place(involved))


@rule("count-in-article", group="article")
def count_in_article(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """An article states a number and names who: in a list, or one by one with dates. The names must not be more than
    the number; a complete list, or a chronicle that comes close to the number, must not be fewer either.
    """
    named = lists(claims)
    for group in _same_number(counts(claims)):
        by_day: dict[tuple[object, ...], list[Counted]] = {}
        for count in group:
            by_day.setdefault((count.population, count.days), []).append(count)
        for same in by_day.values():
            yield from _against_lists(same, named, facts)
            if not same[0].others:
                yield from _against_names(same, named, claims, facts)


def _against_lists(same: list[Counted], named: list[Listed], facts: Facts) -> Iterator[Found]:
    count = same[0]
    for listed in named:
        near = listed.claims[0].sentence == count.claim.sentence
        together = _together(count, listed) or (near and None in (count.days, listed.days))
        if listed.population != count.population or not together or (count.others and not near):
            continue
        found = _judge(count, listed, [item.claim for item in same], facts)
        if found:
            yield found


def _against_names(
    same: list[Counted], named: list[Listed], claims: Sequence[ClaimView], facts: Facts
) -> Iterator[Found]:
    """The count against everybody whom the article itself names one by one."""
    count = same[0]
    if count.population not in GROWING:
        return
    belonging = _evidence(claims, count.population)
    sure = frozenset(claim.partner or "" for claim in belonging if _surely(claim, count, named))
    possible = {claim.partner or "": claim for claim in reversed(belonging) if _possibly(claim, count)}
    fewest = min(
        reading.number for reading in readings(sure, count.population, count.states, facts) if reading.plausible
    )
    tried = readings(frozenset(possible), count.population, count.states, facts)
    stated = [item.claim for item in same]
    mine = [listed for listed in named if listed.population == count.population]
    if fewest > count.most and not any(len(listed.members) > count.most for listed in mine):
        involved = [claim for claim in belonging if claim.partner in sure]
        yield _names_found(Severity.HARD, stated, involved, tried, facts)
    elif _falls_short(count, tried) and all(listed.closed for listed in mine) and not _listed_apart(count, mine):
        severity = Severity.HARD if count.total else Severity.SOFT
        yield _names_found(severity, stated, list(possible.values()), tried, facts)


def _evidence(claims: Sequence[ClaimView], population: str) -> list[ClaimView]:
    """Who belongs to the population, those who only decided to join among them: a news report counts them in."""
    found = {claim.id: claim for claim in entries(claims, population)}
    if population == "joined":
        found |= {claim.id: claim for claim in claims if _decided(claim)}
    return [claim for claim in claims if claim.id in found]


def _decided(claim: ClaimView) -> bool:
    if claim.type != "accession" or not claim.partner:
        return False
    if claim.field == "decided_date":
        return True
    place = ranks("D", claim.norm) if claim.field == "status" else None
    return place is not None and place[0] >= rank("D", "decided")


def _surely(claim: ClaimView, count: Counted, named: list[Listed]) -> bool:
    """Whether by the article itself the country belonged before the day of the count, or is on a list for that day."""
    if any(claim in listed.claims and overlap(count.days, listed.days) for listed in named):
        return True
    if claim.field == "decided_date" or (is_status(claim) and claim.norm == "decided"):
        return False
    last = entered(claim)[1]
    return count.days is not None and last is not None and last < count.days[0]


def _possibly(claim: ClaimView, count: Counted) -> bool:
    first = entered(claim)[0]
    return count.days is None or first is None or first <= count.days[1] or _told_before(claim, count.claim)


def _told_before(claim: ClaimView, stated: ClaimView) -> bool:
    """Whether the article tells of the status before it states the number, without saying when it was so."""
    if not is_status(claim) or claim.sentence is None or stated.sentence is None:
        return False
    return claim.as_of in (None, claim.published) and claim.sentence < stated.sentence


def _falls_short(count: Counted, tried: Sequence[Reading]) -> bool:
    """Whether the names come close to the number and no reading reaches it. “In total” asks for less closeness."""
    best = max(reading.number for reading in tried if reading.plausible)
    share = 2 / 3 if count.total else 0.9
    return count.least > best >= max(3, share * count.least)


def _listed_apart(count: Counted, mine: list[Listed]) -> bool:
    """Whether a list for the day of the count was compared already."""
    return any(_together(count, listed) for listed in mine)


def _together(count: Counted, listed: Listed) -> bool:
    """Whether both speak of one time; in one article, two unknown times are the article's."""
    return overlap(count.days, listed.days) or (count.days is None and listed.days is None)


def _names_found(
    severity: Severity, stated: list[ClaimView], involved: list[ClaimView], tried: Sequence[Reading], facts: Facts
) -> Found:
    claim = stated[0]
    codes = {each.partner or "" for each in involved}
    text = (
        f"{facts.label(claim.record)}: {source(claim)} states {claim.norm}, but the article names {len(codes)}: "
        f"{countries(codes, facts)}. Readings tried: {_told(tried)}. None makes {claim.norm}."
    )
    return Found(severity, (*stated, *involved), claim.record, "count", text)


@rule("closed-list", group="absence")
def closed_list(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """A list that gives itself as complete leaves out a country that other sources have among the members before the
    time of the list. Lists of examples (“including”, “among”) say nothing by what they leave out.
    """
    back = reversals(claims)
    for listed in lists(claims):
        if not listed.closed or listed.days is None or listed.population not in GROWING:
            continue
        absent: dict[str, list[ClaimView]] = {}
        for claim in entries(claims, listed.population):
            first, last = entered(claim)
            before = last is not None and last < listed.days[0] and claim not in listed.claims
            if before and not reversed_between(back.get(subject(claim), []), first or "", listed.days[1]):
                absent.setdefault(claim.partner or "", []).append(claim)
        for code, said in absent.items():
            if code not in listed.members and not _other_sort(code, listed, facts):
                yield _absence_found(code, listed, said, facts)


def _other_sort(code: str, listed: Listed, facts: Facts) -> bool:
    """Whether the list is of newcomers or of states only, and the country is a founder or an organisation."""
    founders = facts.founders() if listed.population == "joined" else frozenset[str]()
    if code in founders and not founders & listed.members:
        return True
    return facts.is_organisation(code) and not any(facts.is_organisation(member) for member in listed.members)


def _absence_found(code: str, listed: Listed, said: list[ClaimView], facts: Facts) -> Found:
    shown = listed.claims[0]
    dated = next((claim for claim in said if (claim.type, claim.field) in EVENTS), said[0])
    when = f"on {day(dated.norm)}" if (dated.type, dated.field) in EVENTS else f"by {as_of(dated)}"
    text = (
        f"{source(shown)} lists all {len(listed.members)} that are {listed.population} as of {as_of(shown)} and leaves "
        f"out {facts.country_name(code)}, which is {listed.population} {when} by {source(dated)}. "
        "The list may be incomplete, or the date wrong."
    )
    return Found(Severity.HARD, (shown, *said), dated.record, dated.field, text)
