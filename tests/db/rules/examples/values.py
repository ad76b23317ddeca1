"""Examples about fields with one value, and dates."""

from tests.db.rules.examples.made import JD, KYIV, ROLE, Example
from tests.db.rules.worlds import World, say

JD_GREECE = JD.format("GRC")
EXAMPLES = [
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
        "apparent",
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
    Example(
        "single-valued",
        "ten years and five years",
        [say("agreement/GBR", "duration", "P10Y"), say("agreement/GBR", "duration", "P5Y", article=2)],
        "hard",
    ),
    Example(
        "single-valued",
        "ten years and 120 months",
        [say("agreement/GBR", "duration", "P10Y"), say("agreement/GBR", "duration", "P120M", article=2)],
    ),
    Example(
        "single-valued",
        "a duration that lost its unit contradicts nothing",
        [say("agreement/GBR", "duration", "P10Y"), say("agreement/GBR", "duration", "10", printed="10", article=2)],
    ),
    Example(
        "single-valued",
        "ministers and experts at one round",
        [say("round/LVA/1", "level", "ministers"), say("round/LVA/1", "level", "experts", article=2)],
        "hard",
    ),
    Example(
        "single-valued",
        "ministers at the first round and experts at the second",
        [say("round/LVA/1", "level", "ministers"), say("round/LVA/2", "level", "experts", article=2)],
    ),
    Example(
        "single-valued",
        "an agreement and a memorandum that is another one with the same country",
        [say("agreement/LVA", "kind", "agreement"), say("agreement/LVA/energy", "kind", "memorandum", article=2)],
    ),
    Example(
        "single-valued",
        "signatories of two sides",
        [
            say("agreement/LVA", "signatories", '["person/edgars-rinkevics"]'),
            say("agreement/LVA", "signatories", '["person/volodymyr-zelenskyy"]', article=2),
        ],
    ),
    Example(
        "same-thing",
        "a summit of NATO and one of the G7 are asked about",
        [
            say("declaration/jd-2023", "event", "NATO Summit"),
            say("declaration/jd-2023", "event", "G7 summit", article=2),
        ],
        "question",
        "apparent",
    ),
    Example(
        "same-thing",
        "one summit in capitals and in small letters",
        [
            say("declaration/jd-2023", "event", "NATO Summit"),
            say("declaration/jd-2023", "event", "NATO summit", article=2),
        ],
    ),
    Example(
        "date-precision",
        "last July and 12 July 2023 agree",
        [
            say("declaration/jd-2023", "adopted_date", "2023-07"),
            say("declaration/jd-2023", "adopted_date", "2023-07-12", article=2),
        ],
    ),
    Example(
        "date-precision",
        "“by 3 August” and 20 July agree",
        [
            say("negotiation/USA", "start_date", "../2023-08-03"),
            say("negotiation/USA", "start_date", "2023-07-20", article=2),
        ],
    ),
    Example(
        "date-precision",
        "“by 3 August” and 11 August exclude each other",
        [
            say("negotiation/USA", "start_date", "../2023-08-03"),
            say("negotiation/USA", "start_date", "2023-08-11", article=2),
        ],
        "hard",
    ),
    Example(
        "date-precision",
        "“later” than a day, and a day before it",
        [
            say(JD_GREECE, "joined_date", "2023-08-17/..", article=2),
            say(JD_GREECE, "joined_date", "2023-08-12"),
        ],
        "hard",
    ),
    Example(
        "date-precision",
        "“later” than a day, and a day after it",
        [
            say(JD_GREECE, "joined_date", "2023-08-10/..", article=2),
            say(JD_GREECE, "joined_date", "2023-08-12"),
        ],
    ),
    Example(
        "date-precision",
        "a round made known the day after it was held",
        [say("round/LVA/1", "held_date", "2024-03-13"), say("round/LVA/1", "announced_date", "2024-03-14")],
    ),
    Example(
        "date-precision",
        "the first and the second agreement signed on two days",
        [
            say("agreement/LVA", "signed_date", "2024-04-11"),
            say("agreement/LVA/energy", "signed_date", "2024-04-12", article=2),
        ],
    ),
    Example(
        "date-precision",
        "a planned day and the day it was signed on",
        [
            say("agreement/LVA", "signed_date", "2024-04-30", mode="forecast"),
            say("agreement/LVA", "signed_date", "2024-04-11", article=2),
        ],
    ),
    Example(
        "date-precision",
        "three days of signing in three articles are one contradiction",
        [say("agreement/LVA", "signed_date", f"2024-04-{11 + n}", article=n) for n in range(3)],
        "hard",
    ),
    *(
        Example(
            rule,
            f"{one}, and {other}",
            [say("round/LVA/1", "place", one), say("round/LVA/1", "place", other, article=2)],
        )
        for rule in ("same-thing", "single-valued")
        for one, other in (("Vilnius", "Lithuania"), ("Kyiv", "Ukraine"), ("Paris", "Élysée Palace, Paris"))
    ),
]
