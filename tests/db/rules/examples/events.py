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
    Example(
        "event-order",
        "in force on the day of signing",
        [
            say("agreement/GBR", "signed_date", "2024-01-12"),
            say("agreement/GBR", "in_force_date", "2024-01-12", article=2),
        ],
    ),
    Example(
        "event-order",
        "in force before it was signed",
        [
            say("agreement/GBR", "signed_date", "2024-01-12"),
            say("agreement/GBR", "in_force_date", "2024-01-02", article=2),
        ],
        "hard",
    ),
    Example(
        "event-order",
        "ended before it was in force",
        [
            say("agreement/GBR", "in_force_date", "2024-01-12"),
            say("agreement/GBR", "end_date", "2023-01-12", article=2),
        ],
        "hard",
    ),
    Example(
        "event-order",
        "decided and joined on one day",
        [
            say(JD.format("LVA"), "decided_date", "2023-08-17"),
            say(JD.format("LVA"), "joined_date", "2023-08-17", article=2),
        ],
    ),
    Example(
        "event-order",
        "two dates of signing, one of which is after the round",
        [
            say("round/LVA/1", "held_date", "2024-03-14"),
            say("agreement/LVA", "signed_date", "2024-03-01", article=2),
            say("agreement/LVA", "signed_date", "2024-04-11", article=3),
        ],
    ),
    Example(
        "event-order",
        "the talks on the first agreement, and a second one signed before",
        [
            say("negotiation/LVA", "start_date", "2024-03-14"),
            say("agreement/LVA/energy", "signed_date", "2024-01-01", article=2),
        ],
    ),
    Example(
        "event-order",
        "a declaration and an agreement are two tracks",
        [
            say(JD.format("LVA"), "joined_date", "2024-04-17"),
            say("agreement/LVA", "signed_date", "2024-04-11", article=2),
        ],
    ),
    Example(
        "round-order",
        "rounds with gaps in their numbers",
        [say("round/LVA/2", "held_date", "2024-03-14"), say("round/LVA/7", "held_date", "2024-03-10", article=2)],
        "hard",
    ),
    Example(
        "round-order",
        "round 10 comes after round 9",
        [say("round/LVA/9", "held_date", "2024-03-10"), say("round/LVA/10", "held_date", "2024-03-14", article=2)],
    ),
    Example(
        "round-order",
        "a second round made known before the first was held",
        [say("round/LVA/1", "held_date", "2024-03-14"), say("round/LVA/2", "announced_date", "2024-03-10")],
    ),
    Example(
        "round-order",
        "a planned second round before the first",
        [
            say("round/LVA/1", "held_date", "2024-03-14"),
            say("round/LVA/2", "held_date", "2024-03-10", mode="forecast", article=2),
        ],
    ),
    Example(
        "after-the-article",
        "a round held the day after the article",
        [say("round/LVA/1", "held_date", "2024-05-02")],
        "hard",
    ),
    Example(
        "after-the-article",
        "a month that holds the day of the article",
        [say("round/LVA/1", "held_date", "2024-05")],
    ),
    Example(
        "after-the-article",
        "a day in the month in which the article was published",
        [say("agreement/LVA", "signed_date", "2024-05-20", published="2024-05")],
    ),
    Example("after-the-article", "in force in the future", [say("agreement/LVA", "in_force_date", "2024-07-01")]),
]
