"""Examples of rules: what must be found, and what looks alike and must not. Each is a rule, a sentence and claims."""

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


VALUES = [
    Example(
        "single-valued",
        "two formats of one round exclude each other",
        [say("round/LVA/1", "format", "in-person"), say("round/LVA/1", "format", "online", article=2)],
        "hard",
    ),
    Example(
        "single-valued",
        "two capitals are two places",
        [say("round/LVA/1", "place", KYIV), say("round/LVA/1", "place", "Riga", article=2)],
        "hard",
    ),
    Example(
        "single-valued",
        "one capital under two names is one place",
        [say("round/LVA/1", "place", KYIV), say("round/LVA/1", "place", "Kiev", article=2)],
    ),
    Example(
        "single-valued",
        "free text differs without contradicting",
        [say("agreement/LVA", "title", "Agreement"), say("agreement/LVA", "title", "Security deal", article=2)],
    ),
    Example(
        "single-valued",
        "lists of topics differ without contradicting",
        [say("round/LVA/1", "topics", '["aid"]'), say("round/LVA/1", "topics", '["arms"]', article=2)],
    ),
    Example(
        "single-valued",
        "a forecast contradicts no fact",
        [say("round/LVA/1", "format", "in-person"), say("round/LVA/1", "format", "online", article=2, mode="forecast")],
    ),
    Example(
        "single-valued",
        "a rejected claim contradicts nothing",
        [say("round/LVA/1", "format", "in-person"), say("round/LVA/1", "format", "online", status="rejected")],
    ),
    Example(
        "single-valued", "one value told twice", [say("round/LVA/1", "format", "online", article=n) for n in (1, 2)]
    ),
    Example(
        "same-thing",
        "two unlike names of a place are asked about",
        [say("round/LVA/1", "place", "Davos"), say("round/LVA/1", "place", "Klosters", article=2)],
        "question",
    ),
    Example(
        "same-thing",
        "two known spellings of one ministry are one body",
        [
            say(ROLE.format("a"), "body", "body/ministry-of-defence"),
            say(ROLE.format("a"), "body", "body/defence-ministry", article=2),
        ],
        world=World(aliases={"body/defence-ministry": "body/ministry-of-defence"}),
    ),
    Example(
        "same-thing",
        "Zelensky and Zelenskyy as the name of one person ask nothing",
        [say("person/zelenskyy", "name", "Zelensky"), say("person/zelenskyy", "name", "Zelenskyy", article=2)],
    ),
    Example(
        "date-precision",
        "two days of signing exclude each other",
        [
            say("agreement/LVA", "signed_date", "2024-04-11"),
            say("agreement/LVA", "signed_date", "2024-04-12", article=2),
        ],
        "hard",
    ),
    Example(
        "date-precision",
        "a day outside the month excludes it",
        [say("agreement/LVA", "signed_date", "2024-04-11"), say("agreement/LVA", "signed_date", "2024-03", article=2)],
        "hard",
    ),
    Example(
        "date-precision",
        "stretches that overlap need a look",
        [
            say("round/LVA/1", "held_date", "2024-03-13/2024-03-14"),
            say("round/LVA/1", "held_date", "2024-03-14/2024-03-15", article=2),
        ],
        "soft",
    ),
    Example(
        "date-precision",
        "a day corroborates its month",
        [say("agreement/LVA", "signed_date", "2024-04-11"), say("agreement/LVA", "signed_date", "2024-04", article=2)],
    ),
    Example(
        "date-precision",
        "11 to 12 July and 12 July 2023 agree",
        [
            say("declaration/jd-2023", "adopted_date", "2023-07-11/2023-07-12"),
            say("declaration/jd-2023", "adopted_date", "2023-07-12", article=2),
        ],
    ),
    Example(
        "date-precision",
        "a decided and a joined date are two kinds of date",
        [say(JD.format("BGR"), "decided_date", "2023-08-16"), say(JD.format("BGR"), "joined_date", "2023-08-17")],
    ),
]

STATUSES = [
    Example(
        "status-order",
        "signed and still negotiating on one day",
        [signed("LVA", "signed"), talks("LVA", "negotiating", article=2)],
        "hard",
    ),
    Example(
        "status-order",
        "signed in March and negotiating in May without a step back",
        [signed("LVA", "signed", as_of="2024-03-01"), signed("LVA", "negotiating", as_of="2024-05-01", article=2)],
        "hard",
    ),
    Example(
        "status-order",
        "“finalised” and announced on one day",
        [signed("LVA", "text-agreed..signed"), talks("LVA", "announced", article=2)],
        "hard",
    ),
    Example(
        "status-order",
        "joined and later only decided",
        [joined("BGR", "joined", as_of="2023-08-16"), joined("BGR", "decided", as_of="2023-08-18", article=2)],
        "hard",
    ),
    Example(
        "status-order",
        "two statuses of one month may be progress within it",
        [signed("LVA", "signed", as_of="2024-04"), talks("LVA", "negotiating", as_of="2024-04", article=2)],
        "soft",
    ),
    Example(
        "status-order",
        "talks after a signature may be about a second agreement",
        [
            signed("LVA", "signed", as_of="2024-03-01"),
            talks("LVA", "negotiating", as_of="2024-05-01", article=2),
            say("agreement/LVA/energy", "title", "Energy"),
            say("agreement/LVA/energy", "status", "announced", as_of="2024-05-01"),
        ],
        "soft",
        "apparent",
    ),
    Example(
        "status-order",
        "talks in March and a signature in May are progress",
        [talks("LVA", "negotiating", as_of="2024-03-14"), signed("LVA", "signed", article=2)],
    ),
    Example(
        "status-order",
        "“finalised” covers signed",
        [signed("LVA", "text-agreed..signed"), signed("LVA", "signed", article=2)],
    ),
    Example(
        "status-order",
        "“preparing” covers negotiating",
        [talks("USA", "announced..text-agreed"), talks("USA", "negotiating", article=2)],
    ),
    Example(
        "status-order",
        "a step back that is told of",
        [
            talks("LVA", "text-agreed", as_of="2024-03-01"),
            talks("LVA", "abandoned", as_of="2024-03-20", article=3),
            talks("LVA", "negotiating", as_of="2024-05-01", article=2),
        ],
    ),
    Example(
        "status-order",
        "a withdrawal at an unknown time",
        [
            joined("BGR", "joined", as_of="2023-08-16"),
            joined("BGR", "withdrawn", published=None, article=3),
            joined("BGR", "support-expressed", as_of="2023-12-01", article=2),
        ],
    ),
    Example(
        "status-order",
        "an unknown as-of makes no conflict",
        [signed("LVA", "signed", published=None), talks("LVA", "negotiating", published=None)],
    ),
    Example(
        "status-order",
        "“by 3 August” is the third of August",
        [talks("USA", "announced", as_of="2023-07-20"), talks("USA", "negotiating", as_of="../2023-08-03", article=2)],
    ),
    Example(
        "status-order",
        "joining the declaration and signing an agreement are two tracks",
        [joined("LVA", "decided"), signed("LVA", "signed", article=2)],
    ),
    Example(
        "status-order",
        "a second agreement is a fact of its own",
        [signed("LVA", "signed"), say("agreement/LVA/energy", "status", "announced", article=2)],
    ),
    Example(
        "status-flag",
        "abandoned and negotiating on one day",
        [talks("LVA", "abandoned"), talks("LVA", "negotiating", article=2)],
        "hard",
    ),
    Example(
        "status-flag",
        "abandoned a day later",
        [talks("LVA", "abandoned", as_of="2024-05-02"), talks("LVA", "negotiating", article=2)],
    ),
    Example(
        "status-against-date",
        "still negotiating after the day of signing",
        [say("agreement/LVA", "signed_date", "2024-04-11"), talks("LVA", "negotiating", article=2)],
        "hard",
    ),
    Example(
        "status-against-date",
        "said to have joined before the day of joining",
        [say(JD.format("GRC"), "joined_date", "2023-08-12"), joined("GRC", "joined", as_of="2023-08-01", article=2)],
        "hard",
    ),
    Example(
        "status-against-date",
        "talks after the day of signing may be about a second agreement",
        [
            say("agreement/LVA", "signed_date", "2024-04-11"),
            talks("LVA", "negotiating", article=2),
            say("agreement/LVA/energy", "status", "announced"),
        ],
        "soft",
        "apparent",
    ),
    Example(
        "status-against-date",
        "negotiating on the day of signing",
        [say("agreement/LVA", "signed_date", "2024-04-11"), talks("LVA", "negotiating", as_of="2024-04-11", article=2)],
    ),
    Example(
        "status-against-date",
        "a date of unknown days says nothing",
        [say("agreement/LVA", "signed_date", "2024"), talks("LVA", "negotiating", article=2)],
    ),
    Example(
        "status-against-date",
        "stalled after it was signed and negotiated again",
        [
            say("agreement/LVA", "signed_date", "2024-01-11"),
            talks("LVA", "stalled", as_of="2024-02-11"),
            talks("LVA", "negotiating", article=2),
        ],
    ),
    Example(
        "status-against-date",
        "an approximate date is too weak to hold against a status",
        [say("agreement/LVA", "signed_date", "2024-04-11~"), talks("LVA", "negotiating", article=2)],
    ),
    Example(
        "status-against-date",
        "a stall before the signature excuses no step back after it",
        [
            say("agreement/LVA", "signed_date", "2024-01-11"),
            talks("LVA", "stalled", as_of="2023-02-11"),
            talks("LVA", "negotiating", article=2),
        ],
        "hard",
    ),
    Example(
        "status-against-date",
        "a round is held after the signature was reported",
        [say("round/LVA/2", "held_date", "2024-05-11"), signed("LVA", "signed", article=2)],
    ),
]

EVENTS = [
    Example(
        "event-order",
        "joined before it decided",
        [say(JD.format("BGR"), "decided_date", "2023-08-16"), say(JD.format("BGR"), "joined_date", "2023-08-12")],
        "hard",
    ),
    Example(
        "event-order",
        "the second round before the first",
        [say("round/LVA/1", "held_date", "2024-03-14"), say("round/LVA/2", "held_date", "2024-03-01", article=2)],
        "hard",
    ),
    Example(
        "event-order",
        "signed before the talks began",
        [say("negotiation/LVA", "start_date", "2024-03-14"), say("agreement/LVA", "signed_date", "2024-02", article=2)],
        "hard",
    ),
    Example(
        "event-order",
        "talks started in March and the agreement was signed in May",
        [say("negotiation/LVA", "start_date", "2024-03"), say("agreement/LVA", "signed_date", "2024-05", article=2)],
    ),
    Example(
        "event-order",
        "decided on 16 August and joined within August",
        [
            say(JD.format("BGR"), "decided_date", "2023-08-16"),
            say(JD.format("BGR"), "joined_date", "2023-08", article=2),
        ],
    ),
    Example(
        "after-the-article",
        "signed after the article was published",
        [say("agreement/LVA", "signed_date", "2024-06-01")],
        "hard",
    ),
    Example(
        "after-the-article", "signed on the day of the article", [say("agreement/LVA", "signed_date", "2024-05-01")]
    ),
    Example(
        "after-the-article",
        "planned after the article",
        [say("agreement/LVA", "signed_date", "2024-06", mode="forecast")],
    ),
    Example(
        "after-the-article", "an article without a date", [say("agreement/LVA", "signed_date", "2024", published=None)]
    ),
    Example("after-the-article", "an end in the future", [say("agreement/LVA", "end_date", "2034-05-01")]),
    Example(
        "instrument",
        "“signed” without saying what",
        [signed("LVA", "signed", printed="signed", exact="Latvia signed in April.", certainty="inferred")],
        "question",
    ),
    Example(
        "instrument",
        "“signed the bilateral agreement” is settled by its words",
        [signed("LVA", "signed", printed="signed", exact="Latvia signed its bilateral pact.", certainty="inferred")],
    ),
    Example(
        "instrument",
        "“signed” in a sentence about the declaration",
        [joined("LVA", "joined", printed="signed", exact="Latvia signed the declaration.", certainty="inferred")],
    ),
    Example("instrument", "a track that the coder has settled", [signed("LVA", "signed", printed="signed")]),
    Example(
        "instrument",
        "an unambiguous word",
        [talks("LVA", "negotiating", printed="negotiates", exact="Latvia negotiates.", certainty="inferred")],
    ),
    Example(
        "prerequisite",
        "an agreement under a declaration that the partner only supports",
        [
            say("negotiation/CYP", "framework", "declaration/jd-2023"),
            signed("CYP", "signed", article=2),
            joined("CYP", "support-expressed", article=3),
        ],
        "soft",
    ),
    Example(
        "prerequisite",
        "nothing is known about joining",
        [say("negotiation/LVA", "framework", "declaration/jd-2023"), say("agreement/LVA", "signed_date", "2024-04")],
    ),
    Example(
        "prerequisite",
        "a founder needs no accession",
        [
            say("negotiation/GBR", "framework", "declaration/jd-2023"),
            say("agreement/GBR", "signed_date", "2024-01-12"),
            joined("GBR", "support-expressed", article=3),
        ],
    ),
    Example(
        "prerequisite",
        "one source has it decided",
        [
            say("negotiation/CYP", "framework", "declaration/jd-2023"),
            signed("CYP", "signed", article=2),
            joined("CYP", "decided", article=3),
        ],
    ),
    Example(
        "group-and-member",
        "an agreement is expected of the Baltic states when Latvia has signed",
        [
            talks("LVA", "announced", mode="forecast", exact="He hinted at deals with the Baltic states."),
            signed("LVA", "signed", exact="Latvia signed."),
        ],
        "soft",
        "apparent",
    ),
    Example(
        "group-and-member",
        "Latvia itself is named in the forecast",
        [
            talks("LVA", "announced", mode="forecast", exact="Latvia and other Baltic states may follow."),
            signed("LVA", "signed", exact="Latvia signed."),
        ],
    ),
    Example(
        "group-and-member",
        "an undated article speaks of its own time",
        [
            talks("LVA", "announced", mode="forecast", exact="Deals with the Baltic states may come.", published=None),
            signed("LVA", "signed", exact="Latvia signed.", published=None),
        ],
        "soft",
        "apparent",
    ),
    Example(
        "group-and-member",
        "Latvia signed after the forecast",
        [
            talks("LVA", "announced", mode="forecast", exact="He hinted at deals with the Baltic states."),
            say("agreement/LVA", "signed_date", "2024-05-11", article=2),
        ],
    ),
    Example(
        "group-and-member",
        "a forecast that names no group",
        [talks("LVA", "announced", mode="forecast", exact="They may follow."), signed("LVA", "signed")],
    ),
]

DELEGATIONS = [
    Example(
        "two-in-one-role",
        "two nominal heads",
        [role("a", "nominal-head"), role("b", "nominal-head", article=2)],
        "hard",
    ),
    Example("two-in-one-role", "two leads of the round", [role("a", "round-lead"), role("b", "round-lead")], "hard"),
    Example("two-in-one-role", "a nominal head and a round lead", [role("a", "nominal-head"), role("b", "round-lead")]),
    Example("two-in-one-role", "two members", [role("a", "member"), role("b", "member")]),
    Example(
        "two-in-one-role",
        "one man in two spellings",
        [role("vlasyuk", "round-lead"), role("wlasiuk", "round-lead", article=2)],
        world=World(aliases={"person/wlasiuk": "person/vlasyuk"}),
    ),
    Example(
        "two-in-one-role",
        "one lead for each side",
        [role("a", "round-lead"), say("member/LVA/1/LVA/b", "role", "round-lead")],
    ),
    Example(
        "which-lead",
        "led by one and spearheaded by another in one sentence",
        [role("a", "lead", start=0), role("b", "lead", start=1)],
        "question",
    ),
    Example("which-lead", "a head and another who leads", [role("a", "nominal-head"), role("b", "lead")], "question"),
    Example(
        "which-lead",
        "somebody leads while both roles are taken by others",
        [role("a", "nominal-head"), role("b", "round-lead"), role("c", "lead", article=2)],
        "hard",
    ),
    Example("which-lead", "three lead", [role("a", "lead"), role("b", "lead"), role("c", "lead")], "hard"),
    Example("which-lead", "one lead", [role("a", "lead"), role("a", "lead", article=2)]),
    Example("which-lead", "the head leads", [role("a", "nominal-head"), role("a", "lead", article=2)]),
    Example("which-lead", "a lead beside members", [role("a", "lead"), role("b", "member")]),
]

DAY = "2024-05-01"
LISTS = [
    Example(
        "count-against-list",
        "nine against a complete list of six on the same day",
        [tally("signed", DAY, 9), *each(AGREED, "status", "signed", SIX, article=2, list_flag="closed")],
        "hard",
    ),
    Example(
        "count-against-list",
        "nine against an open list of ten",
        [tally("signed", DAY, 9), members("signed", DAY, NINE + " SWE", article=2, list_flag="open")],
        "hard",
    ),
    Example(
        "count-against-list",
        "24 counts the founders whom the list leaves out",
        [
            tally("joined", "2023-08-18", 24, exact="24 partners"),
            members(
                "joined",
                "2023-08-18",
                "DNK FIN ISL NOR SWE ESP CZE NLD BEL PRT ROU GRC MKD BGR LTU LVA EST",
                article=2,
                list_flag="closed",
            ),
        ],
        "soft",
        "apparent",
    ),
    Example(
        "count-against-list",
        "a number of countries does not count the European Union",
        [
            tally("joined", DAY, 2, printed="two", exact="two countries joined"),
            members("joined", DAY, "DNK FIN EUU", article=2, list_flag="closed"),
        ],
        "soft",
        "apparent",
    ),
    Example(
        "count-against-list",
        "nine, among them nine",
        [tally("signed", DAY, 9), members("signed", DAY, NINE, article=2, list_flag="open")],
    ),
    Example(
        "count-against-list",
        "nine with an open list of six",
        [tally("signed", DAY, 9), members("signed", DAY, SIX, article=2, list_flag="open")],
    ),
    Example(
        "count-against-list",
        "six signed in March against nine in May",
        [
            tally("signed", DAY, 9),
            *each(AGREED, "status", "signed", SIX, article=2, as_of="2024-03-14", list_flag="closed"),
        ],
    ),
    Example(
        "count-against-list",
        "more than eight against a complete list of nine",
        [
            tally("signed", DAY, 8, exact="more than 8 countries"),
            members("signed", DAY, NINE, article=2, list_flag="closed"),
        ],
    ),
    Example(
        "count-against-list",
        "at least nine against a complete list of ten",
        [
            tally("signed", DAY, 9, exact="at least 9 countries"),
            members("signed", DAY, NINE + " SWE", article=2, list_flag="closed"),
        ],
    ),
    Example(
        "count-against-list",
        "almost ten against a complete list of nine",
        [
            tally("signed", DAY, 10, exact="almost 10 countries"),
            members("signed", DAY, NINE, article=2, list_flag="closed"),
        ],
    ),
    Example(
        "count-against-list",
        "a range of numbers that holds the list's",
        [
            say(f"tally/signed/{DAY}", "count", "8..10", as_of=DAY),
            members("signed", DAY, NINE, article=2, list_flag="closed"),
        ],
    ),
    Example(
        "count-against-list",
        "another seven are not the whole",
        [
            tally("signed", DAY, 7, exact="another 7 signed"),
            members("signed", DAY, NINE, article=2, list_flag="closed"),
        ],
    ),
    Example(
        "count-against-count",
        "six and nine on one day",
        [tally("signed", DAY, 6), tally("signed", DAY, 9, article=2)],
        "hard",
    ),
    Example(
        "count-against-count",
        "17 and 24 differ by the founders",
        [tally("joined", DAY, 17), tally("joined", DAY, 24, article=2)],
        "soft",
        "apparent",
    ),
    Example(
        "count-against-count",
        "17 and 25 do not differ by the founding states, but by founders and organisation",
        [tally("joined", DAY, 17), tally("joined", DAY, 25, article=2)],
        "soft",
        "apparent",
    ),
    Example(
        "count-against-count",
        "17 and 20 differ by nothing that was tried",
        [tally("joined", DAY, 17), tally("joined", DAY, 20, article=2)],
        "hard",
    ),
    Example(
        "count-against-count",
        "six in March and nine in May",
        [tally("signed", "2024-03-14", 6), tally("signed", DAY, 9, article=2)],
    ),
    Example(
        "count-against-count",
        "about ten and nine",
        [tally("signed", DAY, 10, exact="about 10 deals"), tally("signed", DAY, 9, article=2)],
    ),
    Example(
        "count-against-count",
        "six and nine within one month",
        [tally("signed", "2024-05", 6), tally("signed", "2024-05", 9, article=2)],
    ),
    Example(
        "count-in-article",
        "25 had joined by 18 August, and the chronicle names 17, or 24 with the G7",
        chronicle(),
        "hard",
    ),
    Example(
        "count-in-article",
        "what a later article tells before its number without a day is counted in: 24 named, and 25 stated",
        chronicle("25 countries had joined", published="2023-12-06"),
        "soft",
    ),
    Example(
        "count-in-article",
        "a chronicle that names 24 of 25 without calling it a total",
        chronicle("25 countries had joined"),
        "soft",
    ),
    Example(
        "count-in-article",
        "a number and a complete list in one sentence",
        [
            tally("signed", DAY, 9, exact="9 signed: these."),
            *each(AGREED, "status", "signed", SIX, exact="9 signed: these.", list_flag="closed"),
        ],
        "hard",
    ),
    Example(
        "count-in-article",
        "nine signed, and ten are dated before",
        [
            tally("signed", DAY, 9, sentence=3),
            *each(AGREED, "signed_date", "2024-03", NINE + " SWE"),
        ],
        "hard",
    ),
    Example(
        "count-in-article",
        "an undated article states six and lists seven",
        [
            tally("in-talks", "unknown", 6, published=None),
            *each(
                "negotiation/{}",
                "status",
                "negotiating",
                "USA DEU ITA FRA CAN POL JPN",
                published=None,
                list_flag="open",
            ),
        ],
        "hard",
    ),
    Example(
        "count-in-article",
        "nine, including nine by name",
        [
            tally("signed", DAY, 9, exact="9 signed, including these."),
            *each(AGREED, "status", "text-agreed..signed", NINE, exact="9 signed, including these.", list_flag="open"),
        ],
    ),
    Example(
        "count-in-article",
        "six in talks and a complete list of six",
        [
            tally("in-talks", DAY, 6),
            *each("negotiation/{}", "status", "negotiating", "USA DEU ITA FRA CAN POL", list_flag="closed"),
        ],
    ),
    Example(
        "count-in-article",
        "nine had signed, and a tenth signs on the day",
        [
            tally("signed", DAY, 9, exact="9 signed, including these."),
            *each(AGREED, "status", "signed", NINE, exact="9 signed, including these.", list_flag="open"),
            say("agreement/SWE", "signed_date", DAY, sentence=4),
        ],
    ),
    Example(
        "count-in-article",
        "nine signed, and the article dates only one of them",
        [tally("signed", DAY, 9), say("agreement/LVA", "signed_date", "2024-04-11", sentence=2)],
    ),
    Example(
        "count-in-article",
        "six more, beside a list of those who signed before",
        [
            tally("signed", DAY, 6, exact="6 more signed", sentence=5),
            *each(AGREED, "status", "signed", NINE, list_flag="closed"),
        ],
    ),
    Example(
        "count-in-article",
        "a chronicle of 25 with 24 named, when 24 is stated",
        [
            *chronicle()[:-1],
            tally(
                "joined",
                "2023-08-18",
                24,
                exact="By 18 August, a total of 24 countries.",
                sentence=6,
                article=3,
                published=None,
            ),
        ],
    ),
    Example(
        "closed-list",
        "a complete list leaves out who is dated before it",
        [
            *each(AGREED, "status", "signed", SIX, as_of="2024-03-14", list_flag="closed"),
            say("agreement/NLD", "signed_date", "2024-03-01", article=2),
        ],
        "hard",
    ),
    Example(
        "closed-list",
        "the dated source may be a status of an earlier day",
        [
            members("joined", "2023-08-18", "DNK FIN", list_flag="closed"),
            joined("GRC", "joined", as_of="2023-08-12", article=2),
        ],
        "hard",
    ),
    Example(
        "closed-list",
        "an open list leaves out whom it likes",
        [
            *each(AGREED, "status", "signed", SIX, as_of="2024-03-14", list_flag="open"),
            say("agreement/NLD", "signed_date", "2024-03-01", article=2),
        ],
    ),
    Example(
        "closed-list",
        "who signs on the day of the list may be missing",
        [
            *each(AGREED, "status", "signed", SIX, as_of="2024-03-14", list_flag="closed"),
            say("agreement/NLD", "signed_date", "2024-03-14", article=2),
        ],
    ),
    Example(
        "closed-list",
        "who decided has not joined",
        [
            members("joined", "2023-08-18", "DNK FIN", list_flag="closed"),
            say(JD.format("BGR"), "decided_date", "2023-08-16", article=2),
        ],
    ),
    Example(
        "closed-list",
        "a list of those who joined later leaves out the founders",
        [
            members("joined", "2023-08-18", "DNK FIN", list_flag="closed"),
            joined("GBR", "joined", as_of="2023-07-12", article=2),
        ],
    ),
    Example(
        "closed-list",
        "a list of states leaves out the European Union",
        [
            members("signed", "2024-08-18", "DNK FIN", list_flag="closed"),
            say("agreement/EUU", "signed_date", "2024-06-27", article=2),
        ],
    ),
    Example(
        "closed-list",
        "who withdrew is rightly missing",
        [
            members("joined", "2023-08-18", "DNK FIN", list_flag="closed"),
            say(JD.format("GRC"), "joined_date", "2023-08-12", article=2),
            joined("GRC", "withdrawn", as_of="2023-08-15", article=3),
        ],
    ),
    Example(
        "closed-list",
        "a list of unknown time leaves out nobody",
        [
            members("signed", "unknown", "DNK FIN", list_flag="closed", published=None),
            say("agreement/NLD", "signed_date", "2024-03-01", article=2),
        ],
    ),
    Example(
        "unknown-as-of",
        "statuses of an article without a date",
        [talks("LVA", "negotiating", published=None), talks("EST", "negotiating", published=None)],
        "question",
    ),
    Example("unknown-as-of", "one status without a date", [talks("LVA", "negotiating", published=None)], "question"),
    Example("unknown-as-of", "a status told with its day", [talks("LVA", "negotiating", as_of=DAY, published=None)]),
    Example("unknown-as-of", "a date needs no as-of", [say("agreement/LVA", "signed_date", "2024", published=None)]),
]

AMOUNTS = [
    Example(
        "missing-magnitude",
        "a $61 aid bill",
        [amount("61", "$61", "pending the passage of a $61 aid bill by Congress", mode="condition")],
        "defect",
    ),
    Example("missing-magnitude", "a sum without words beside it", [amount("61", "$61", "$61")], "defect"),
    Example("missing-magnitude", "a range in billions", [amount("50..61", "$50 to 61 billion", "$50 to 61 billion")]),
    Example(
        "missing-magnitude",
        "a number that its quote spells otherwise",
        [amount("61", "61 bn", "$61bn"), aid("currency", "USD")],
    ),
    Example("missing-magnitude", "€30 million", [amount("30", "€30 million", "Sweden gives €30 million.")]),
    Example("missing-magnitude", "the magnitude follows the number", [amount("61", "$61", "a $61 billion bill")]),
    Example("missing-magnitude", "a number in full", [amount("30000000", "30,000,000", "30,000,000 euros")]),
    Example(
        "missing-magnitude",
        "the magnitude is a claim of its own",
        [amount("61", "61", "61 it is, in dollars"), aid("magnitude", "billion")],
    ),
    Example("missing-currency", "61 billion of nothing", [amount("61", "61 billion", "a 61 billion bill")], "defect"),
    Example("missing-currency", "61 billion dollars", [amount("61", "61 billion", "a 61 billion dollar bill")]),
    Example(
        "missing-currency",
        "the currency is a claim of its own",
        [amount("61", "61 billion", "a 61 billion bill"), aid("currency", "USD")],
    ),
    Example(
        "amounts",
        "61 and 50 billion",
        [amount("61", "$61 billion", "$61 billion"), amount("50", "$50 billion", "$50 billion", article=2)],
        "hard",
    ),
    Example(
        "amounts",
        "60.8 and 61 billion are rounded",
        [amount("60.8", "$60.8 billion", "$60.8 billion"), amount("61", "$61 billion", "$61 billion", article=2)],
    ),
    Example(
        "amounts",
        "other currencies",
        [
            amount("61", "$61 billion", "$61 billion"),
            aid("currency", "USD"),
            amount("56", "€56 billion", "€56 billion", article=2),
            aid("currency", "EUR", article=2),
        ],
    ),
    Example(
        "amounts",
        "without a magnitude nothing is compared",
        [amount("61", "$61", "a $61 aid bill"), amount("50", "$50 billion", "$50 billion", article=2)],
    ),
    Example(
        "direction",
        "giver and receiver swapped",
        [
            *(aid("provider", "USA"), aid("recipient", "UKR")),
            *(aid("provider", "UKR", article=2), aid("recipient", "USA", article=2)),
        ],
        "hard",
    ),
    Example("direction", "two givers named", [aid("provider", "USA"), aid("provider", "SWE", article=2)], "hard"),
    Example("direction", "one giver named twice", [aid("provider", "USA"), aid("provider", "USA", article=2)]),
    Example("third-recipient", "aid that goes to Czechia", [aid("recipient", "CZE")], "hard"),
    Example("third-recipient", "aid that goes home", [aid("recipient", "UKR")]),
]

EXAMPLES = [*VALUES, *STATUSES, *EVENTS, *DELEGATIONS, *LISTS, *AMOUNTS]
