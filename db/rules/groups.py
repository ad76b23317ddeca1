"""Which groups a claim belongs to. A rule runs on one group at a time, and its findings depend on the claims of that
group alone; so an edit changes only the findings of the groups of the claims it touched, and a group is as narrow as
its rules allow. How each sort of group is found in a workspace stands in `db.findings`, under the same name.

A key that ends in `*` stands for groups that only the workspace can name.
"""

from collections.abc import Iterable

from db.rules.engine import GROUPS, group
from db.rules.events import LADDER, PAST
from db.rules.lost import may_announce
from db.rules.model import ClaimView, Found
from db.rules.names import parties
from db.rules.orders import FIELD, is_dated
from db.rules.populations import is_counted, is_listed, membership, population
from db.rules.promises import alike
from db.rules.tracks import REVERSING, is_status, main_subject, moment, months, owner, subject
from db.rules.values import ELSEWHERE

EVERYBODY = "*"


def groups_of(claim: ClaimView) -> tuple[str, ...]:
    """The keys of the claim's groups."""
    return tuple(f"{prefix}:{key}" for prefix, sort in GROUPS.items() for key in sort.keys(claim))


def _is_timed(claim: ClaimView) -> bool:
    """Whether the claim is a status or dates an event on a track."""
    return is_status(claim) or (claim.type, claim.field) in LADDER


@group("slot")
def of_field(claim: ClaimView) -> Iterable[str]:
    """`RECORD:FIELD`: one field of one record."""
    return () if (claim.type, claim.field) in ELSEWHERE else (f"{claim.record}:{claim.field}",)


@group("commitment")
def of_commitment(claim: ClaimView) -> Iterable[str]:
    """`RECORD`: everything about one commitment."""
    return (claim.record,) if claim.type == "commitment" else ()


@group("alike")
def of_alike_commitments(claim: ClaimView) -> Iterable[str]:
    """`COUNTRY:WORDS`: the commitments of one country whose identifiers differ by numbers only."""
    return (alike(claim.record),) if claim.type == "commitment" else ()


@group("delegation")
def of_delegation(claim: ClaimView) -> Iterable[str]:
    """`COUNTRY/ROUND/SIDE`: the roles on one side of one round."""
    in_role = claim.type == "member" and claim.field == "role"
    return (claim.record.removeprefix("member/").rsplit("/", 1)[0],) if in_role else ()


def _of_subject(key: str, found: Found) -> bool:
    return subject(found.claims[0]) == key


@group("track", owns=_of_subject)
def of_track(claim: ClaimView) -> Iterable[str]:
    """`SUBJECT`: statuses and dated events of what is one fact on a track, the first and the last rounds among them.

    What concerns a second agreement with a country is in the group of the first one too: talks may be about it.
    """
    own = subject(claim) if _is_timed(claim) else ""
    return [key for key in dict.fromkeys((own, main_subject(own))) if key]


def _of_round(key: str, found: Found) -> bool:
    return found.record == "round/" + key.replace(":", "/")


@group("round", owns=_of_round)
def of_round(claim: ClaimView) -> Iterable[str]:
    """`COUNTRY:NUMBER`: the dates of a round and of the rounds right before it; hence those that follow it too."""
    if (claim.type, claim.field) != ("round", "held_date"):
        return ()
    _, country, number = claim.record.split("/")
    return f"{country}:{number}", f"{country}:{EVERYBODY}"


@group("frame")
def of_frame(claim: ClaimView) -> Iterable[str]:
    """`COUNTRY`: under which declaration it negotiates, how far it came in joining one, and whether it signed."""
    framed = (claim.type, claim.field) == ("negotiation", "framework")
    if not claim.partner or not (framed or _is_timed(claim)) or claim.type == "round":
        return ()
    return (claim.partner,) if claim.type == "accession" or subject(claim) == f"N/{claim.partner}" else ()


def _in_first_month(key: str, found: Found) -> bool:
    return key.rpartition(":")[2] == owner(found.claims)


@group("population", owns=_in_first_month)
def of_population(claim: ClaimView) -> Iterable[str]:
    """`POPULATION:MONTH`: counts and lists as of days of that month."""
    if not (is_counted(claim) or is_listed(claim)):
        return ()
    return [f"{population(claim)}:{month}" for month in months(moment(claim))]


@group("article")
def of_article(claim: ClaimView) -> Iterable[str]:
    """`ID`: counts, lists, statuses and dates that one article tells."""
    telling = is_counted(claim) or is_listed(claim) or _is_timed(claim)
    return (str(claim.article),) if claim.article is not None and telling else ()


def _of_country(key: str, found: Found) -> bool:
    return key.rpartition(":")[2] == found.claims[-1].partner


@group("absence", owns=_of_country)
def of_absence(claim: ClaimView) -> Iterable[str]:
    """`POPULATION:COUNTRY`: what brings a country in, and the closed lists that leave it out. A closed list belongs to
    the groups of all countries that it leaves out.
    """
    if is_listed(claim) and claim.list_flag == "closed" and population(claim) in ("joined", "signed"):
        own = [f"{population(claim)}:{claim.partner}"] if claim.partner else []
        return [*own, f"{population(claim)}:{EVERYBODY}"]
    if not claim.partner:
        return ()
    if is_status(claim) and claim.norm in REVERSING:
        return [f"{name}:{claim.partner}" for name in ("joined", "signed")]
    named = membership(claim)
    return [f"{named}:{claim.partner}"] if named else ()


def _of_record(key: str, found: Found) -> bool:
    return found.record == key


@group("order", owns=_of_record)
def of_order(claim: ClaimView) -> Iterable[str]:
    """`RECORD`: what words say of its place among others, its dates, and the dates of others. A date belongs to the
    groups of all records of which words say so.
    """
    own = [claim.record] if claim.field == FIELD or is_dated(claim) else []
    return [*own, EVERYBODY] if is_dated(claim) else own


def _under_key(key: str, found: Found) -> bool:
    return found.owner == key


@group("names", owns=_under_key)
def of_names(claim: ClaimView) -> Iterable[str]:
    """`KEY`: a few claims on each of the people or bodies whose names have that key in common."""
    return (EVERYBODY,) if parties(claim) else ()


@group("claim")
def of_itself(claim: ClaimView) -> Iterable[str]:
    """`ID`: one claim, of a kind that rules look at alone."""
    alone = (claim.type, claim.field) in PAST or _is_timed(claim) or may_announce(claim) or claim.field == "duration"
    return (claim.id,) if alone else ()
