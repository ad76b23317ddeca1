"""Examples about numbers and lists of one article, and complete lists."""

from tests.db.rules.examples.made import AGREED, DAY, JD, NINE, SIX, Example, chronicle, joined, members, tally
from tests.db.rules.worlds import each, say

EXAMPLES = [
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
        "count-in-article",
        "six European countries beside a list of nine",
        [
            tally("signed", DAY, 6, exact="6 European countries signed", sentence=5),
            *each(AGREED, "status", "signed", NINE, list_flag="closed"),
        ],
    ),
    Example(
        "count-in-article",
        "six more, and six by name in the same sentence",
        [
            tally("signed", DAY, 6, exact="6 more signed: these."),
            *each(AGREED, "status", "signed", SIX, exact="6 more signed: these.", list_flag="closed"),
        ],
    ),
    Example(
        "count-in-article",
        "six more, and nine by name in the same sentence",
        [
            tally("signed", DAY, 6, exact="6 more signed: these."),
            *each(AGREED, "status", "signed", NINE, exact="6 more signed: these.", list_flag="closed"),
        ],
        "hard",
    ),
    Example(
        "closed-list",
        "a dated source that comes years later wakes the old list",
        [
            *each(AGREED, "status", "signed", SIX, as_of="2024-03-14", list_flag="closed"),
            say("agreement/NLD", "signed_date", "2024-03-01", article=9, published="2027-05-01"),
        ],
        "hard",
    ),
    Example(
        "closed-list",
        "a second agreement signed before brings nobody in who signed the first one later",
        [
            *each(AGREED, "status", "signed", SIX, as_of="2024-03-14", list_flag="closed"),
            say("agreement/NLD", "signed_date", "2024-04-01", article=2),
            say("agreement/NLD/energy", "signed_date", "2024-01-01", article=2),
        ],
    ),
    Example(
        "closed-list",
        "a month that may be after the list",
        [
            *each(AGREED, "status", "signed", SIX, as_of="2024-03-14", list_flag="closed"),
            say("agreement/NLD", "signed_date", "2024-03", article=2),
        ],
    ),
    Example(
        "closed-list",
        "a planned signature before the list",
        [
            *each(AGREED, "status", "signed", SIX, as_of="2024-03-14", list_flag="closed"),
            say("agreement/NLD", "signed_date", "2024-03-01", article=2, mode="forecast"),
        ],
    ),
    Example(
        "closed-list",
        "who joined the declaration is rightly missing among those who signed",
        [
            *each(AGREED, "status", "signed", SIX, as_of="2024-03-14", list_flag="closed"),
            say(JD.format("NLD"), "joined_date", "2023-08-01", article=2),
        ],
    ),
    Example(
        "count-in-article",
        "more than 25 had joined, and 24 are named",
        chronicle("more than 25 countries had joined"),
    ),
]
