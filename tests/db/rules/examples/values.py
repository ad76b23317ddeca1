"""Examples about fields with one value, and dates."""

from tests.db.rules.examples.made import JD, KYIV, ROLE, Example
from tests.db.rules.worlds import World, say

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
]
