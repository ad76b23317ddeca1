"""Examples about commitments."""

from tests.db.rules.examples.made import Example, aid, amount
from tests.db.rules.worlds import say

EXAMPLES = [
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
    *(
        Example("missing-magnitude", shows, [amount(number, printed, exact)])
        for shows, number, printed, exact in (
            ("tanks are counted, not paid", "31", "31", "the US will send 31 Abrams tanks"),
            ("shells in thousands", "800", "800 thousand", "800 thousand shells"),
            ("a sum in kronor with its magnitude", "2.5", "2.5 billion kronor", "2.5 billion kronor"),
            ("a Ukrainian sum", "61", "61 мільярд доларів", "законопроєкт на 61 мільярд доларів"),
            ("a Polish sum", "61", "61 mld dolarów", "ustawa na 61 mld dolarów"),
            ("a German sum", "1.1", "1,1 Mrd. Euro", "Hilfe von 1,1 Mrd. Euro"),
            ("a magnitude joined by a hyphen", "61", "$61", "a $61-billion bill"),
        )
    ),
    *(
        Example("missing-magnitude", shows, [amount(number, printed, exact)], "defect")
        for shows, number, printed, exact in (
            ("a sum in euros that is too small", "30", "€30", "Sweden gives €30 for shells"),
            ("a Ukrainian sum without its magnitude", "61", "61 долар", "законопроєкт на 61 долар"),
            ("a sum between words of money", "61", "61", "a 61 aid package"),
        )
    ),
    *(
        Example("missing-currency", shows, [amount(number, printed, exact)])
        for shows, number, printed, exact in (
            ("things that are counted", "800000", "800,000", "800,000 artillery shells"),
            ("a sign after the number", "30", "30 million €", "30 million € for shells"),
            ("pounds in words", "2.5", "2.5 billion pounds", "2.5 billion pounds over a year"),
            ("one slip is told once: the magnitude is lost too", "61", "61", "a 61 aid package"),
        )
    ),
    Example(
        "amounts",
        "over 60 billion, and 61",
        [
            amount("60", "60 billion", "over $60 billion of aid"),
            amount("61", "$61 billion", "$61 billion", article=2),
        ],
    ),
    Example(
        "amounts",
        "up to five billion, and three",
        [
            amount("5", "5 billion", "up to €5 billion a year"),
            amount("3", "€3 billion", "€3 billion", article=2),
        ],
    ),
    Example(
        "amounts",
        "1,000 million and a billion are one sum",
        [amount("1000", "$1000 million", "$1000 million"), amount("1", "$1 billion", "$1 billion", article=2)],
    ),
    Example(
        "amounts",
        "two years of one promise",
        [
            *(amount("1", "€1 billion", "€1 billion"), aid("period", "2024")),
            *(amount("3", "€3 billion", "€3 billion", article=2), aid("period", "2025", article=2)),
        ],
    ),
    Example(
        "amounts",
        "only one of two sums tells its year",
        [
            *(amount("1", "€1 billion", "€1 billion"), aid("period", "2024")),
            amount("4", "€4 billion", "€4 billion", article=2),
        ],
        "soft",
        "apparent",
    ),
    Example(
        "amounts",
        "61 million and 61 billion",
        [amount("61", "$61 million", "$61 million"), amount("61", "$61 billion", "$61 billion", article=2)],
        "hard",
    ),
    Example(
        "amounts",
        "the same year, currency and kind, and another sum",
        [
            *(amount("1", "€1 billion", "€1 billion"), aid("period", "2024"), aid("kind", "military")),
            amount("3", "€3 billion", "€3 billion", article=2),
            *(aid("period", "2024", article=2), aid("kind", "military", article=2)),
        ],
        "hard",
    ),
    Example(
        "direction",
        "two that give together in one sentence",
        [aid("provider", "USA"), aid("provider", "SWE", start=9)],
        "soft",
        "apparent",
    ),
    Example(
        "direction",
        "a third recipient is told once, by its own rule",
        [aid("recipient", "UKR"), aid("recipient", "CZE", article=2)],
    ),
    Example("third-recipient", "aid to a fund of the European Union", [aid("recipient", "EUU")], "soft"),
    Example(
        "one-promise",
        "one aid bill under two identifiers, giver and receiver the other way round",
        [
            *(aid("provider", "USA"), aid("recipient", "UKR")),
            say("commitment/USA/aid-2", "provider", "UKR", article=2),
            say("commitment/USA/aid-2", "recipient", "USA", article=2),
        ],
        "hard",
    ),
    Example(
        "one-promise",
        "two identifiers, one year, currency and kind, and two sums",
        [
            *(amount("1", "€1 billion", "€1 billion"), aid("period", "2024"), aid("kind", "military")),
            say("commitment/USA/aid-2024", "amount", "3", printed="€3 billion", exact="€3 billion", article=2),
            say("commitment/USA/aid-2024", "period", "2024", article=2),
            say("commitment/USA/aid-2024", "kind", "military", article=2),
        ],
        "soft",
        "apparent",
    ),
    Example(
        "one-promise",
        "two promises of two years",
        [
            *(amount("1", "€1 billion", "€1 billion"), aid("period", "2024"), aid("kind", "military")),
            say("commitment/USA/aid-2025", "amount", "3", printed="€3 billion", exact="€3 billion", article=2),
            say("commitment/USA/aid-2025", "period", "2025", article=2),
            say("commitment/USA/aid-2025", "kind", "military", article=2),
        ],
    ),
    Example(
        "one-promise",
        "drones and shells are two promises of one country",
        [
            *(amount("1", "€1 billion", "€1 billion"), aid("period", "2024"), aid("kind", "military")),
            say("commitment/USA/drones", "amount", "3", printed="€3 billion", exact="€3 billion", article=2),
            say("commitment/USA/drones", "period", "2024", article=2),
            say("commitment/USA/drones", "kind", "military", article=2),
        ],
    ),
    Example(
        "one-promise",
        "twenty-one promises that one country numbers",
        [
            *(say(f"commitment/USA/aid-{number}", "provider", "USA") for number in range(20)),
            *(say(f"commitment/USA/aid-{number}", "recipient", "UKR") for number in range(20)),
            say("commitment/USA/aid-20", "provider", "UKR", article=2),
            say("commitment/USA/aid-20", "recipient", "USA", article=2),
        ],
    ),
    Example(
        "one-promise",
        "two sums of which no currency is known",
        [
            amount("1", "1 billion", "1 billion"),
            say("commitment/USA/aid-2", "amount", "3", printed="3 billion", exact="3 billion", article=2),
        ],
    ),
]
