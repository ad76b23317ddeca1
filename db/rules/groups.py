"""Which groups a claim belongs to. A rule runs on one group at a time, and its findings depend on the claims of that
group alone; so an edit changes only the findings of the groups of the claims it touched.

slot:RECORD:FIELD  commitment:RECORD  delegation:COUNTRY/ROUND/SIDE  partner:COUNTRY (statuses and dates of events)
population:NAME:MONTH (counts and lists as of that month)  article:ID (counts, lists, statuses, dates)
absence:POPULATION:COUNTRY (what brings a country in, and the closed lists that leave it out)  claim:ID
"""

from db.rules.events import LADDER, PAST
from db.rules.model import ClaimView
from db.rules.populations import is_counted, is_listed, membership, population
from db.rules.tracks import REVERSING, is_status, moment, months
from db.rules.values import ELSEWHERE

EVERYBODY = "*"


def groups_of(claim: ClaimView) -> tuple[str, ...]:
    """The keys of the claim's groups. A closed list belongs to `absence:POPULATION:*`: to every country's group of
    which it leaves the country out; who that is, only the workspace knows.
    """
    keys: list[str] = []
    if (claim.type, claim.field) not in ELSEWHERE:
        keys.append(f"slot:{claim.record}:{claim.field}")
    if claim.type == "commitment":
        keys.append(f"commitment:{claim.record}")
    if claim.type == "member" and claim.field == "role":
        keys.append("delegation:" + claim.record.removeprefix("member/").rsplit("/", 1)[0])
    keys += [*_partner(claim), *_populations(claim), *_absences(claim)]
    if (claim.type, claim.field) in PAST or _timed(claim):
        keys.append(f"claim:{claim.id}")
    return tuple(keys)


def _timed(claim: ClaimView) -> bool:
    """Whether the claim is a status or dates an event on a track."""
    return is_status(claim) or (claim.type, claim.field) in LADDER


def _partner(claim: ClaimView) -> list[str]:
    framed = (claim.type, claim.field) == ("negotiation", "framework")
    if claim.partner and (_timed(claim) or framed):
        return [f"partner:{claim.partner}"]
    return []


def _populations(claim: ClaimView) -> list[str]:
    keys: list[str] = []
    if claim.article is not None and (is_counted(claim) or is_listed(claim) or _timed(claim)):
        keys.append(f"article:{claim.article}")
    if is_counted(claim) or is_listed(claim):
        keys += [f"population:{population(claim)}:{month}" for month in months(moment(claim))]
    return keys


def _absences(claim: ClaimView) -> list[str]:
    if is_listed(claim) and claim.list_flag == "closed" and population(claim) in ("joined", "signed"):
        own = [f"absence:{population(claim)}:{claim.partner}"] if claim.partner else []
        return [*own, f"absence:{population(claim)}:{EVERYBODY}"]
    if not claim.partner:
        return []
    if is_status(claim) and claim.norm in REVERSING:
        return [f"absence:{name}:{claim.partner}" for name in ("joined", "signed")]
    named = membership(claim)
    return [f"absence:{named}:{claim.partner}"] if named else []
