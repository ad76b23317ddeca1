"""Examples about stated numbers."""

from tests.db.rules.examples.made import AGREED, DAY, NINE, SIX, Example, members, tally
from tests.db.rules.worlds import each, say

EXAMPLES = [
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
]
