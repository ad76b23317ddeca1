"""Examples about statuses against each other and against dates."""

from tests.db.rules.examples.made import JD, Example, joined, signed, talks
from tests.db.rules.worlds import say

EXAMPLES = [
    Example(
        "status-order",
        "signed and still negotiating on one day",
        [signed("LVA", "signed"), talks("LVA", "negotiating", article=2)],
        "hard",
    ),
    Example(
        "status-order",
        "signed in March and negotiating in May without a step back",
        [signed("LVA", "signed", as_of="2024-03-01"), signed("LVA", "negotiating", as_of="2024-05-01", article=2)],
        "hard",
    ),
    Example(
        "status-order",
        "“finalised” and announced on one day",
        [signed("LVA", "text-agreed..signed"), talks("LVA", "announced", article=2)],
        "hard",
    ),
    Example(
        "status-order",
        "joined and later only decided",
        [joined("BGR", "joined", as_of="2023-08-16"), joined("BGR", "decided", as_of="2023-08-18", article=2)],
        "hard",
    ),
    Example(
        "status-order",
        "two statuses of one month may be progress within it",
        [signed("LVA", "signed", as_of="2024-04"), talks("LVA", "negotiating", as_of="2024-04", article=2)],
        "soft",
    ),
    Example(
        "status-order",
        "talks after a signature may be about a second agreement",
        [
            signed("LVA", "signed", as_of="2024-03-01"),
            talks("LVA", "negotiating", as_of="2024-05-01", article=2),
            say("agreement/LVA/energy", "title", "Energy"),
            say("agreement/LVA/energy", "status", "announced", as_of="2024-05-01"),
        ],
        "soft",
        "apparent",
    ),
    Example(
        "status-order",
        "talks in March and a signature in May are progress",
        [talks("LVA", "negotiating", as_of="2024-03-14"), signed("LVA", "signed", article=2)],
    ),
    Example(
        "status-order",
        "“finalised” covers signed",
        [signed("LVA", "text-agreed..signed"), signed("LVA", "signed", article=2)],
    ),
    Example(
        "status-order",
        "“preparing” covers negotiating",
        [talks("USA", "announced..text-agreed"), talks("USA", "negotiating", article=2)],
    ),
    Example(
        "status-order",
        "a step back that is told of",
        [
            talks("LVA", "text-agreed", as_of="2024-03-01"),
            talks("LVA", "abandoned", as_of="2024-03-20", article=3),
            talks("LVA", "negotiating", as_of="2024-05-01", article=2),
        ],
    ),
    Example(
        "status-order",
        "a withdrawal at an unknown time",
        [
            joined("BGR", "joined", as_of="2023-08-16"),
            joined("BGR", "withdrawn", published=None, article=3),
            joined("BGR", "support-expressed", as_of="2023-12-01", article=2),
        ],
    ),
    Example(
        "status-order",
        "an unknown as-of makes no conflict",
        [signed("LVA", "signed", published=None), talks("LVA", "negotiating", published=None)],
    ),
    Example(
        "status-order",
        "“by 3 August” is the third of August",
        [talks("USA", "announced", as_of="2023-07-20"), talks("USA", "negotiating", as_of="../2023-08-03", article=2)],
    ),
    Example(
        "status-order",
        "joining the declaration and signing an agreement are two tracks",
        [joined("LVA", "decided"), signed("LVA", "signed", article=2)],
    ),
    Example(
        "status-order",
        "a second agreement is a fact of its own",
        [signed("LVA", "signed"), say("agreement/LVA/energy", "status", "announced", article=2)],
    ),
    Example(
        "status-flag",
        "abandoned and negotiating on one day",
        [talks("LVA", "abandoned"), talks("LVA", "negotiating", article=2)],
        "hard",
    ),
    Example(
        "status-flag",
        "abandoned a day later",
        [talks("LVA", "abandoned", as_of="2024-05-02"), talks("LVA", "negotiating", article=2)],
    ),
    Example(
        "status-against-date",
        "still negotiating after the day of signing",
        [say("agreement/LVA", "signed_date", "2024-04-11"), talks("LVA", "negotiating", article=2)],
        "hard",
    ),
    Example(
        "status-against-date",
        "said to have joined before the day of joining",
        [say(JD.format("GRC"), "joined_date", "2023-08-12"), joined("GRC", "joined", as_of="2023-08-01", article=2)],
        "hard",
    ),
    Example(
        "status-against-date",
        "talks after the day of signing may be about a second agreement",
        [
            say("agreement/LVA", "signed_date", "2024-04-11"),
            talks("LVA", "negotiating", article=2),
            say("agreement/LVA/energy", "status", "announced"),
        ],
        "soft",
        "apparent",
    ),
    Example(
        "status-against-date",
        "negotiating on the day of signing",
        [say("agreement/LVA", "signed_date", "2024-04-11"), talks("LVA", "negotiating", as_of="2024-04-11", article=2)],
    ),
    Example(
        "status-against-date",
        "a date of unknown days says nothing",
        [say("agreement/LVA", "signed_date", "2024"), talks("LVA", "negotiating", article=2)],
    ),
    Example(
        "status-against-date",
        "stalled after it was signed and negotiated again",
        [
            say("agreement/LVA", "signed_date", "2024-01-11"),
            talks("LVA", "stalled", as_of="2024-02-11"),
            talks("LVA", "negotiating", article=2),
        ],
    ),
    Example(
        "status-against-date",
        "an approximate date is too weak to hold against a status",
        [say("agreement/LVA", "signed_date", "2024-04-11~"), talks("LVA", "negotiating", article=2)],
    ),
    Example(
        "status-against-date",
        "a stall before the signature excuses no step back after it",
        [
            say("agreement/LVA", "signed_date", "2024-01-11"),
            talks("LVA", "stalled", as_of="2023-02-11"),
            talks("LVA", "negotiating", article=2),
        ],
        "hard",
    ),
    Example(
        "status-against-date",
        "a round is held after the signature was reported",
        [say("round/LVA/2", "held_date", "2024-05-11"), signed("LVA", "signed", article=2)],
    ),
]
