"""What an example is, and short ways of making its claims."""

from collections.abc import Sequence
from typing import NamedTuple

from tests.db.rules.worlds import Said, World, each, say

KYIV = "Kyiv"
NINE = "GBR DEU FRA DNK CAN ITA NLD FIN LVA"
SIX = "GBR DEU FRA DNK ITA CAN"
JD = "accession/jd-2023/{}"
AGREED = "agreement/{}"
ROLE = "member/LVA/1/UKR/{}"


class Example(NamedTuple):
    """A rule, what the example shows, its claims, and what the rule must say: a severity, or nothing."""

    rule: str
    shows: str
    claims: Sequence[Said]
    severity: str | None = None
    nature: str = "real"
    world: World = World()


def signed(code: str, norm: str, **more: object) -> Said:
    return say(AGREED.format(code), "status", norm, **more)  # type: ignore[arg-type]


def talks(code: str, norm: str, **more: object) -> Said:
    return say(f"negotiation/{code}", "status", norm, **more)  # type: ignore[arg-type]


def joined(code: str, norm: str, **more: object) -> Said:
    return say(JD.format(code), "status", norm, **more)  # type: ignore[arg-type]


def role(person: str, norm: str, **more: object) -> Said:
    return say(ROLE.format(person), "role", norm, **more)  # type: ignore[arg-type]


def tally(population: str, day: str, count: int, **more: object) -> Said:
    more = {"as_of": None if day == "unknown" else day, "printed": str(count), **more}
    return say(f"tally/{population}/{day}", "count", str(count), **more)  # type: ignore[arg-type]


def members(population: str, day: str, codes: str, **more: object) -> Said:
    names = "[" + ",".join(f'"{code}"' for code in sorted(codes.split())) + "]"
    more = {"as_of": None if day == "unknown" else day, "sentence": 7, "exact": "They are these.", **more}
    return say(f"tally/{population}/{day}", "members", names, **more)  # type: ignore[arg-type]


def amount(number: str, printed: str, exact: str, **more: object) -> Said:
    return say("commitment/USA/aid", "amount", number, printed=printed, exact=exact, **more)  # type: ignore[arg-type]


def aid(name: str, norm: str, **more: object) -> Said:
    return say("commitment/USA/aid", name, norm, **more)  # type: ignore[arg-type]


def chronicle(total: str = "a total of 25 countries had joined", published: str | None = None) -> list[Said]:
    """A timeline: 17 join one by one, by name, five of them without a day, and then a number is stated."""
    told: dict[str, object] = {"article": 3, "published": published}
    step = {"sentence": 1, "as_of": "2023-07-12", **told}
    claims = each(JD, "status", "joined", "DNK FIN ISL NOR SWE", **step)
    claims += each(JD, "status", "joined", "ESP CZE NLD BEL PRT", sentence=2, **told)
    claims.append(say(JD.format("ROU"), "decided_date", "2023-07-25", sentence=3, **told))  # type: ignore[arg-type]
    claims.append(say(JD.format("GRC"), "joined_date", "2023-08-12", sentence=4, **told))  # type: ignore[arg-type]
    claims.append(say(JD.format("MKD"), "joined_date", "2023-08-15", sentence=4, start=1, **told))  # type: ignore[arg-type]
    claims.append(say(JD.format("BGR"), "decided_date", "2023-08-16", sentence=5, **told))  # type: ignore[arg-type]
    claims += each(JD, "decided_date", "2023-08-17", "LTU LVA EST", sentence=5, **told)
    claims += each(JD, "status", "support-expressed", "XKX CYP", sentence=7, **told)
    claims.append(tally("joined", "2023-08-18", 25, exact=f"By 18 August, {total}.", sentence=6, **told))
    return claims


DAY = "2024-05-01"
