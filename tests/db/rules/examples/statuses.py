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
    Example(
        "status-order",
        "“decided” told of one day and “joined” of the next month is progress",
        [joined("BGR", "decided", as_of="2023-08-16"), joined("BGR", "joined", as_of="2023-09", article=2)],
    ),
    Example(
        "status-order",
        "support that goes on after joining",
        [joined("BGR", "joined", as_of="2023-08-16"), joined("BGR", "support-expressed", article=2)],
    ),
    Example(
        "status-order",
        "support in words that deny joining",
        [
            joined("BGR", "joined", as_of="2023-08-16"),
            joined(
                "BGR",
                "support-expressed",
                exact="Bulgaria supports the declaration but has not joined it.",
                article=2,
            ),
        ],
        "hard",
    ),
    Example(
        "status-order",
        "an article that tells step by step, with one date for all",
        [
            talks("SWE", "agreed-to-negotiate", printed="agreed to negotiate", article=3),
            signed("SWE", "signed", sentence=4, article=3),
        ],
        "soft",
        "apparent",
    ),
    Example(
        "status-order",
        "decided and joined on one day",
        [joined("LVA", "decided", as_of="2023-08-17"), joined("LVA", "joined", as_of="2023-08-17", article=2)],
        "soft",
        "apparent",
    ),
    Example(
        "status-order",
        "an article that tells of one day, step by step",
        [
            talks("SWE", "announced", printed="announced", as_of="2024-05-01", article=3),
            signed("SWE", "signed", as_of="2024-05-01", sentence=4, article=3),
        ],
        "soft",
        "apparent",
    ),
    Example(
        "status-order",
        "a headline that has it signed over a body in which talks go on",
        [signed("SWE", "signed", article=3), talks("SWE", "negotiating", printed="is in talks", sentence=4, article=3)],
        "hard",
    ),
    Example(
        "status-order",
        "talks with the Nordic countries when Denmark has signed",
        [
            signed("DNK", "signed", as_of="2024-02-23"),
            talks("DNK", "negotiating", exact="Talks with the Nordic countries go on.", article=2),
        ],
        "soft",
        "apparent",
    ),
    Example(
        "status-order",
        "talks with Denmark and other Nordic countries when Denmark has signed",
        [
            signed("DNK", "signed", as_of="2024-02-23"),
            talks("DNK", "negotiating", exact="Talks with Denmark and other Nordic countries go on.", article=2),
        ],
        "hard",
    ),
    Example(
        "status-order",
        "signed and then in force",
        [signed("GBR", "signed", as_of="2024-01-12"), signed("GBR", "in-force", article=2)],
    ),
    Example(
        "status-order",
        "in force, and later said to await approval",
        [signed("GBR", "in-force", as_of="2024-03-12"), signed("GBR", "approval-pending", article=2)],
        "hard",
    ),
    Example(
        "status-order",
        "amended after it was in force",
        [signed("GBR", "in-force", as_of="2024-03-12"), signed("GBR", "amended", article=2)],
    ),
    Example(
        "status-order",
        "a forecast of signing beside talks that go on",
        [signed("LVA", "signed", mode="forecast"), talks("LVA", "negotiating", article=2)],
    ),
    Example(
        "status-order",
        "a condition under which talks would end beside a signature",
        [signed("LVA", "signed"), talks("LVA", "announced", mode="condition", article=2)],
    ),
    Example(
        "status-order",
        "one day, “working on” and “in talks”",
        [talks("POL", "announced..text-agreed"), talks("POL", "negotiating", article=2)],
    ),
    Example(
        "status-order",
        "the text is agreed, and months later it is only being negotiated",
        [talks("POL", "text-agreed", as_of="2024-01-10"), talks("POL", "negotiating", article=2)],
        "hard",
    ),
    Example(
        "status-order",
        "talks stalled in between, and are resumed at a lower stage",
        [
            talks("POL", "text-agreed", as_of="2024-01-10"),
            talks("POL", "resumed", as_of="2024-03-10", article=3),
            talks("POL", "negotiating", article=2),
        ],
    ),
    Example(
        "status-against-date",
        "one slip is told once: against the date, and not against the status too",
        [
            say("agreement/LVA", "signed_date", "2024-04-11", article=3),
            signed("LVA", "signed", as_of="2024-04-12", article=3),
            talks("LVA", "negotiating", article=2),
        ],
        "hard",
    ),
    Example(
        "status-order",
        "a status that a date contradicts already",
        [
            say("agreement/LVA", "signed_date", "2024-04-11", article=3),
            signed("LVA", "signed", as_of="2024-04-12", article=3),
            talks("LVA", "negotiating", article=2),
        ],
    ),
    Example(
        "status-against-date",
        "two dates of signing, one of which fits with the talks",
        [
            say("agreement/LVA", "signed_date", "2024-04-11", article=3),
            say("agreement/LVA", "signed_date", "2024-04-30", article=4, published="2024-06-01"),
            talks("LVA", "negotiating", as_of="2024-04-20", article=2),
        ],
    ),
    Example(
        "status-against-date",
        "a month of signing that corroborates the day after which talks are told",
        [
            say("agreement/LVA", "signed_date", "2024-04-11", article=3),
            say("agreement/LVA", "signed_date", "2024-04", article=4),
            talks("LVA", "negotiating", as_of="2024-04-20", article=2),
        ],
        "hard",
    ),
    Example(
        "status-against-date",
        "in force before the day from which it is in force",
        [
            say("agreement/GBR", "in_force_date", "2024-06-01", mode="fact", published="2024-06-02"),
            signed("GBR", "in-force", article=2),
        ],
        "hard",
    ),
    Example(
        "status-against-date",
        "only announced, after a round was held",
        [say("round/LVA/1", "held_date", "2024-03-14"), talks("LVA", "announced", article=2)],
        "hard",
    ),
    Example(
        "status-against-date",
        "negotiating between two rounds",
        [
            say("round/LVA/1", "held_date", "2024-03-14"),
            say("round/LVA/2", "held_date", "2024-06-14", published="2024-06-20"),
            talks("LVA", "negotiating", article=2),
        ],
    ),
    Example(
        "status-against-date",
        "support told after the day of joining",
        [say(JD.format("GRC"), "joined_date", "2023-08-12"), joined("GRC", "support-expressed", article=2)],
    ),
    Example(
        "status-against-date",
        "“expressed support later” as a date of joining from that day on",
        [
            say(JD.format("GRC"), "joined_date", "2023-08-17/..", article=2),
            joined("GRC", "joined", as_of="2023-08-12"),
        ],
        "hard",
    ),
    Example(
        "status-flag",
        "withdrawn and joined on one day",
        [joined("GRC", "withdrawn"), joined("GRC", "joined", article=2)],
        "hard",
    ),
    Example(
        "status-flag", "stalled and negotiating on one day", [talks("LVA", "stalled"), talks("LVA", "negotiating")]
    ),
]
