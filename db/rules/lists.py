"""Counts against lists and counts, closed lists against dated members. Who is on a list is a claim, not asked here."""

import re
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
from db.rules.words import as_of, countries, day, place, say, source, sources, text, told

_UNION = re.compile(
    r"\b(EU|European Union|ЄС|Європейськ\w+ [Сс]оюз\w*|ЕС|Европейск\w+ [Сс]оюз\w*|UE|Europäische\w* Union)\b"
)


def _tried(found: Sequence[Reading], facts: Facts) -> str:
    """A sentence that tells every way of counting and what it comes to."""
    ways = "; ".join(f"{reading.number} {reading.words}" for reading in found)
    return say(facts, "Ways of counting that were tried: {readings}.", readings=ways)


def _fits(count: Counted, number: int, closed: bool) -> bool:
    return number <= count.most and (number >= count.least or not closed)


def _judge(count: Counted, listed: Listed, same: Sequence[ClaimView], facts: Facts) -> Found | None:
    """What a count says to a list, every reading tried; None where they agree as named."""
    tried = readings(listed.members, listed.population, count.states, facts)
    if _fits(count, len(listed.members), listed.closed):
        return None
    involved = (*same, *listed.claims)
    claim = count.claim
    fits = next(
        (reading for reading in tried if reading.plausible and _fits(count, reading.number, listed.closed)), None
    )
    said = say(
        facts,
        "{record}: the number is {number} ({one}), but a complete list names {named}: {members} ({other})."
        if listed.closed
        else "{record}: the number is {number} ({one}), but a list of examples already names {named}: {members} "
        "({other}).",
        record=facts.label(claim.record),
        number=count.number,
        one=sources(same, facts),
        named=len(listed.members),
        members=countries(listed.members, facts),
        other=source(listed.claims[0], facts),
    )
    ways = _tried(tried, facts)
    if fits:
        explained = text(said, ways, say(facts, "They agree when counted {reading}.", reading=fits.words))
        return Found(Severity.SOFT, involved, claim.record, "count", explained, Nature.APPARENT, fits.words)
    explained = text(said, ways, say(facts, "None of them makes the two agree."), place(involved, facts))
    return Found(Severity.HARD, involved, claim.record, "count", explained)


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
    said = say(
        facts,
        "{record}: different numbers are stated for one day. {numbers}.",
        record=facts.label(involved[0].record),
        numbers=told(((str(group[0].number), [each.claim for each in group]) for group in _same_number(apart)), facts),
    )
    founders = facts.founders() if apart[0].population == "joined" else frozenset[str]()
    states = sum(not facts.is_organisation(code) for code in founders)
    reading = _gap_reading(apart, states, len(founders), facts)
    if reading:
        explained = text(said, say(facts, "They agree if {reading}.", reading=reading))
        return Found(Severity.SOFT, involved, involved[0].record, "count", explained, Nature.APPARENT, reading)
    tried = say(facts, "The {count} founders do not explain the difference.", count=states) if founders else ""
    explained = text(said, tried, place(involved, facts))
    return Found(Severity.HARD, involved, involved[0].record, "count", explained)


def _gap_reading(apart: list[Counted], states: int, founders: int, facts: Facts) -> str:
    """What explains the difference of two numbers: the founders, or an organisation among countries."""
    numbers = sorted({count.number for count in apart})
    if len(numbers) != 2:
        return ""
    gap = numbers[1] - numbers[0]
    if founders and gap in (states, founders):
        return say(facts, "one counts the {count} founders and the other does not", count=gap)
    fewer, more = ([count for count in apart if count.number == number] for number in numbers)
    if gap == 1 and all(count.states for count in fewer) and any(_UNION.search(c.claim.exact or "") for c in more):
        return say(facts, "one counts countries only, and the other an organisation such as the European Union too")
    return ""


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
    """Whether the names come close to an exact number and no reading reaches it. “In total” asks for less closeness."""
    if count.least != count.most:
        return False
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
    said = say(
        facts,
        "{record}: the article states {number} ({source}), but names {named}: {members}.",
        record=facts.label(claim.record),
        number=claim.norm,
        source=source(claim, facts),
        named=len(codes),
        members=countries(codes, facts),
    )
    explained = text(said, _tried(tried, facts), say(facts, "None of them makes {number}.", number=claim.norm))
    return Found(severity, (*stated, *involved), claim.record, "count", explained)


@rule("closed-list", group="absence")
def closed_list(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """A list that gives itself as complete leaves out a country that is told to be among the members before the time
    of the list, elsewhere or in the same article. Lists of examples (“including”, “among”) say nothing by what they
    leave out.
    """
    back = reversals(claims)
    for listed in lists(claims):
        if not listed.closed or listed.days is None or listed.population not in GROWING:
            continue
        absent: dict[str, list[ClaimView]] = {}
        for claim in _of_first_subjects(entries(claims, listed.population)):
            first, last = entered(claim)
            before = last is not None and last < listed.days[0] and claim not in listed.claims
            if before and not reversed_between(back.get(subject(claim), []), first or "", listed.days[1]):
                absent.setdefault(claim.partner or "", []).append(claim)
        for code, said in absent.items():
            if code not in listed.members and not _other_sort(code, listed, facts):
                yield _absence_found(code, listed, said, facts)


def _of_first_subjects(entries: Sequence[ClaimView]) -> list[ClaimView]:
    """Those about the first agreement with each country; a second one brings nobody in who is in."""
    first: dict[str | None, str] = {}
    for claim in entries:
        first[claim.partner] = min(subject(claim), first.get(claim.partner, subject(claim)))
    return [claim for claim in entries if subject(claim) == first[claim.partner]]


def _other_sort(code: str, listed: Listed, facts: Facts) -> bool:
    """Whether the list is of newcomers or of states only, and the country is a founder or an organisation."""
    founders = facts.founders() if listed.population == "joined" else frozenset[str]()
    if code in founders and not founders & listed.members:
        return True
    return facts.is_organisation(code) and not any(facts.is_organisation(member) for member in listed.members)


def _absence_found(code: str, listed: Listed, said: list[ClaimView], facts: Facts) -> Found:
    shown = listed.claims[0]
    dated = next((claim for claim in said if (claim.type, claim.field) in EVENTS), said[0])
    when = dated.norm if (dated.type, dated.field) in EVENTS else None
    explained = say(
        facts,
        "A complete list as of {time} names {named} and leaves out {country}: {list}. But {country} is "
        "named as one of them since {date}: {source}. The list may be incomplete, or the date wrong.",
        time=as_of(shown, facts),
        named=len(listed.members),
        country=facts.country_name(code),
        list=source(shown, facts),
        date=day(when, facts) if when else as_of(dated, facts),
        source=source(dated, facts),
    )
    involved = (shown, *said)
    return Found(Severity.HARD, involved, dated.record, dated.field, text(explained, place(involved, facts)))
