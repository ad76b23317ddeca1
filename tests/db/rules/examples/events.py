"""Examples about the order of dated events."""

from tests.db.rules.examples.made import JD, Example
from tests.db.rules.worlds import say

EXAMPLES = [
    Example(
        "event-order",
        "joined before it decided",
        [say(JD.format("BGR"), "decided_date", "2023-08-16"), say(JD.format("BGR"), "joined_date", "2023-08-12")],
        "hard",
    ),
    Example(
        "round-order",
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
        "round-order",
        "the third round before the first, whatever month the second was in",
        [
            say("round/LVA/1", "held_date", "2024-03-14"),
            say("round/LVA/2", "held_date", "2024-03", article=2),
            say("round/LVA/3", "held_date", "2024-03-02", article=3),
        ],
        "hard",
    ),
    Example(
        "round-order",
        "two rounds on one day",
        [say("round/LVA/1", "held_date", "2024-03-14"), say("round/LVA/2", "held_date", "2024-03-14", article=2)],
    ),
    Example(
        "round-order",
        "a round whose date is told in two ways, one of which fits",
        [
            say("round/LVA/1", "held_date", "2024-03-14"),
            say("round/LVA/2", "held_date", "2024-03-01", article=2),
            say("round/LVA/2", "held_date", "2024-04-01", article=3),
        ],
    ),
    Example(
        "event-order",
        "a round after the signing",
        [say("round/LVA/1", "held_date", "2024-06-14"), say("agreement/LVA", "signed_date", "2024-05-11", article=2)],
        "hard",
    ),
    Example(
        "event-order",
        "a round of another country's talks after the signing",
        [say("round/EST/1", "held_date", "2024-06-14"), say("agreement/LVA", "signed_date", "2024-05-11", article=2)],
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
]
