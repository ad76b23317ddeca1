"""Examples about commitments."""

from tests.db.rules.examples.made import Example, aid, amount

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
]
