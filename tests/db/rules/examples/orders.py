"""Examples about the order that words tell, and about content that got lost."""

from tests.db.rules.examples.made import AGREED, JD, Example, members, tally
from tests.db.rules.worlds import each, say


def order(record, told, **more):
    return say(record, "order", told, printed="second", exact="It was the second one.", **more)


def dated(code, day, **more):
    return say(AGREED.format(code), "signed_date", day, **more)


def lasting(printed, exact, norm="10", **more):
    return say("agreement/LVA", "duration", norm, printed=printed, exact=exact, **more)


FRA = AGREED.format("FRA")
NOTHING = "similar deals are being worked on with:"
EXAMPLES = [
    Example(
        "order-words",
        "the second country to sign, when two others are dated before",
        [
            order(FRA, '["2"]'),
            dated("FRA", "2024-02-16", article=2),
            dated("GBR", "2024-01-12", article=3),
            dated("DEU", "2024-02-15", article=3),
        ],
        "hard",
    ),
    Example(
        "order-words",
        "the first to join, when another is dated before",
        [
            order(JD.format("GRC"), '["1"]'),
            say(JD.format("GRC"), "joined_date", "2023-08-12"),
            say(JD.format("DNK"), "joined_date", "2023-07-12", article=2),
        ],
        "hard",
    ),
    Example(
        "order-words",
        "after Latvia by its words, and before it by the dates",
        [order(FRA, '["after LVA"]'), dated("FRA", "2024-02-16"), dated("LVA", "2024-04-11", article=2)],
        "hard",
    ),
    Example(
        "order-words",
        "on the same day as Germany by its words, on another day by the dates",
        [order(FRA, '["with DEU"]'), dated("FRA", "2024-02-16"), dated("DEU", "2024-02-15", article=2)],
        "hard",
    ),
    Example(
        "order-words",
        "before an agreement that is named by its key, and after it by the dates",
        [
            order("negotiation/ITA", '["before agreement/GBR"]'),
            say("negotiation/ITA", "start_date", "2024-02-01"),
            dated("GBR", "2024-01-12", article=2),
        ],
        "hard",
    ),
    Example(
        "order-words",
        "the second country to sign, when one is dated before",
        [order(FRA, '["2"]'), dated("FRA", "2024-02-16", article=2), dated("GBR", "2024-01-12", article=3)],
    ),
    Example(
        "order-words",
        "the second, when a third of that day may be before or after",
        [
            order(FRA, '["2"]'),
            dated("FRA", "2024-02-16", article=2),
            dated("GBR", "2024-01-12", article=3),
            dated("DEU", "2024-02", article=3),
        ],
    ),
    Example(
        "order-words",
        "the second to sign, when two others joined another declaration before",
        [
            order(JD.format("GRC"), '["1"]'),
            say(JD.format("GRC"), "joined_date", "2023-08-12"),
            say("accession/other/DNK", "joined_date", "2023-07-12", article=2),
        ],
    ),
    Example(
        "order-words",
        "a second agreement of one country is not another country",
        [
            order(FRA, '["1"]'),
            dated("FRA", "2024-02-16", article=2),
            say("agreement/FRA/energy", "signed_date", "2023-02-16", article=2),
        ],
    ),
    Example(
        "order-words",
        "after Latvia, one of whose two dates fits",
        [
            order(FRA, '["after LVA"]'),
            dated("FRA", "2024-02-16"),
            dated("LVA", "2024-04-11", article=2),
            dated("LVA", "2024-01-11", article=3),
        ],
    ),
    Example("order-words", "an order without any date", [order(FRA, '["2"]'), dated("GBR", "2024-01-12")]),
    Example(
        "lost-content",
        "a list is announced, and the next sentence follows",
        [tally("in-talks", "unknown", 6, exact=NOTHING, suffix="\nThe aim across all these countr")],
        "defect",
    ),
    Example(
        "lost-content",
        "a list is announced at the end of the article",
        [members("in-talks", "unknown", "", exact=NOTHING, list_flag="closed")],
        "defect",
    ),
    Example(
        "lost-content",
        "a list is announced before an empty line that ends the article",
        [tally("in-talks", "unknown", 6, exact=NOTHING, suffix="\n\n")],
        "defect",
    ),
    Example(
        "lost-content",
        "countries of a list that is announced once more and not given",
        each("negotiation/{}", "status", "negotiating", "FRA", exact="With these:", list_flag="open"),
        "defect",
    ),
    Example("lost-content", "ten of what, it does not say", [lasting("10", "for 10 with Ukraine")], "defect"),
    Example("lost-content", "a number alone", [lasting("10", "10")], "defect"),
    Example(
        "lost-content",
        "a list in lines with dashes",
        [tally("in-talks", "unknown", 2, exact=NOTHING, suffix="\n- France\n- Italy")],
    ),
    Example(
        "lost-content",
        "a list in short lines",
        [tally("in-talks", "unknown", 2, exact=NOTHING, suffix="\nFrance\nItaly\nThe")],
    ),
    Example(
        "lost-content",
        "a list that goes on after the colon",
        [tally("in-talks", "unknown", 2, exact=NOTHING, suffix=" France and Italy")],
    ),
    Example(
        "lost-content",
        "a list in one long line",
        [tally("in-talks", "unknown", 2, exact=NOTHING, suffix="\nFrance, Italy, the Netherlands")],
    ),
    Example("lost-content", "speech after a colon", [say("round/LVA/1", "outcome", "Fine", exact="He said:")]),
    Example("lost-content", "ten years", [lasting("10 years", "for 10 years", "P10Y")]),
    Example("lost-content", "the unit follows the number", [lasting("10", "a 10-year deal", "P10Y")]),
    Example("lost-content", "the unit in Ukrainian", [lasting("10", "на 10 років", "P10Y")]),
]
