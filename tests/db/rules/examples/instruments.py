"""Examples about instruments, prerequisites, groups of countries, and times that are unknown."""

from tests.db.rules.examples.made import DAY, Example, joined, signed, talks, tally
from tests.db.rules.worlds import say

EXAMPLES = [
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
    Example(
        "unknown-as-of",
        "statuses of an article without a date",
        [talks("LVA", "negotiating", published=None), talks("EST", "negotiating", published=None)],
        "question",
    ),
    Example("unknown-as-of", "one status without a date", [talks("LVA", "negotiating", published=None)], "question"),
    Example("unknown-as-of", "a status told with its day", [talks("LVA", "negotiating", as_of=DAY, published=None)]),
    Example("unknown-as-of", "a date needs no as-of", [say("agreement/LVA", "signed_date", "2024", published=None)]),
    Example(
        "instrument",
        "“joined the pact” without saying which",
        [joined("LVA", "joined", printed="joined the pact", exact="Latvia joined the pact.", certainty="inferred")],
        "question",
    ),
    Example(
        "instrument",
        "an agreement with Ukraine is the country's own",
        [signed("LVA", "signed", printed="agreement", exact="Its agreement with Ukraine.", certainty="inferred")],
    ),
    Example(
        "prerequisite",
        "a declaration of another year is joined",
        [
            say("negotiation/CYP", "framework", "declaration/jd-2023"),
            signed("CYP", "signed", article=2),
            joined("CYP", "support-expressed", article=3),
            say("accession/other/CYP", "joined_date", "2023-08-12", article=4),
        ],
        "soft",
    ),
    Example(
        "prerequisite",
        "it is only negotiated, not signed",
        [
            say("negotiation/CYP", "framework", "declaration/jd-2023"),
            joined("CYP", "support-expressed", article=3),
        ],
    ),
    Example(
        "prerequisite",
        "it joined on a day that is known",
        [
            say("negotiation/CYP", "framework", "declaration/jd-2023"),
            signed("CYP", "signed", article=2),
            joined("CYP", "support-expressed", article=3),
            say("accession/jd-2023/CYP", "joined_date", "2023-08-12", article=4),
        ],
    ),
    Example(
        "group-and-member",
        "in Ukrainian, of the Baltic states",
        [
            talks("LVA", "announced", mode="forecast", exact="Натякнув на угоди з країнами Балтії."),
            signed("LVA", "signed", exact="Латвія підписала угоду."),
        ],
        "soft",
        "apparent",
    ),
    Example(
        "group-and-member",
        "a member of another group has signed",
        [
            talks("NOR", "announced", mode="forecast", exact="He hinted at deals with the Baltic states."),
            signed("NOR", "signed", exact="Norway signed."),
        ],
    ),
    Example(
        "unknown-as-of",
        "a number of an article without a date",
        [tally("signed", "unknown", 9, published=None)],
        "question",
    ),
    Example("unknown-as-of", "a forecast without a date", [talks("LVA", "signed", mode="forecast", published=None)]),
]
