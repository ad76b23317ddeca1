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
    *(
        Example(
            "count-against-list",
            shows,
            [
                tally("signed", DAY, number, exact=exact),
                members("signed", DAY, NINE, article=2, list_flag="closed"),
            ],
            severity,
        )
        for shows, number, exact, severity in (
            ("six European countries are a part", 6, "6 European countries signed", None),
            ("six NATO members are a part", 6, "6 NATO members signed", None),
            ("six Nordic and Baltic states are a part", 6, "6 Nordic and Baltic states", None),
            ("the remaining six are a part", 6, "the remaining 6 signed", None),
            ("six of them are a part", 6, "6 of them signed last year", None),
            ("six more are a part", 6, "6 more signed", None),
            ("no fewer than nine", 9, "no fewer than 9 countries", None),
            ("close to ten", 10, "close to 10 countries", None),
            ("щонайменше вісім", 8, "щонайменше 8 країн", None),
            ("co najmniej osiem", 8, "co najmniej 8 krajów", None),
            ("mehr als acht Länder", 8, "mehr als 8 Länder", None),
            ("eight countries", 8, "8 countries signed", "hard"),
            ("at least ten", 10, "at least 10 countries", "hard"),
            ("fewer than nine", 8, "up to 8 countries", "hard"),
            ("більше дев'яти", 9, "більше 9 країн", "hard"),
            ("a dozen by number", 12, "12 partners signed", "hard"),
        )
    ),
    Example(
        "count-against-list",
        "a list of who joined against a number of who signed",
        [tally("signed", DAY, 9), members("joined", DAY, SIX, article=2, list_flag="closed")],
    ),
    Example(
        "count-against-list",
        "a number that somebody expects",
        [tally("signed", DAY, 12, mode="forecast"), members("signed", DAY, NINE, article=2, list_flag="closed")],
    ),
    Example(
        "count-against-count",
        "more than six and nine",
        [tally("signed", DAY, 6, exact="more than 6 countries"), tally("signed", DAY, 9, article=2)],
    ),
    Example(
        "count-against-count",
        "six European countries and nine altogether",
        [tally("signed", DAY, 6, exact="6 European countries"), tally("signed", DAY, 9, article=2)],
    ),
    Example(
        "count-against-count",
        "nine countries, and ten with the European Union",
        [
            tally("signed", DAY, 9, exact="9 countries have signed"),
            tally("signed", DAY, 10, exact="10 partners, the European Union among them", article=2),
        ],
        "soft",
        "apparent",
    ),
    Example(
        "count-against-count",
        "nine signed and nine in talks",
        [tally("signed", DAY, 9), tally("in-talks", DAY, 6, article=2)],
    ),
    Example(
        "count-against-count",
        "more than ten and nine",
        [tally("signed", DAY, 10, exact="more than 10 countries"), tally("signed", DAY, 9, article=2)],
        "hard",
    ),
    Example(
        "count-against-count",
        "two numbers in headline and body of one article",
        [tally("signed", DAY, 9), tally("signed", DAY, 10, sentence=5)],
        "hard",
    ),
]
