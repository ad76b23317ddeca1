"""Examples about names: one in two spellings, and look-alikes."""

from tests.db.rules.examples.made import Example, role
from tests.db.rules.worlds import Said, World, say


def post(slug: str, **more: object) -> Said:
    return say(f"person/{slug}", "posts", '["minister"]', **more)  # type: ignore[arg-type]


def said_of(verdict: str, first: str, second: str) -> World:
    return World(said={frozenset((f"person/{first}", f"person/{second}")): verdict})


EXAMPLES = [
    Example(
        "same-name",
        "one man in the Polish and the official spelling",
        [post("wladyslaw-wlasiuk"), post("vladyslav-vlasiuk", article=2)],
        "question",
        "apparent",
    ),
    Example(
        "same-name",
        "a delegate and a person on record",
        [role("andrij-jermak", "lead"), post("andrii-yermak", article=2)],
        "question",
        "apparent",
    ),
    Example(
        "same-name",
        "one ministry, its words in another order",
        [role("ministry-of-defence", "represented-body"), role("defense-ministry", "represented-body", article=2)],
        "question",
        "apparent",
    ),
    Example("same-name", "two who share a first name", [post("ihor-zhovkva"), post("ihor-klymenko", article=2)]),
    Example("same-name", "two who share a family name", [post("dmytro-kuleba"), post("oleksii-kuleba", article=2)]),
    Example("same-name", "a family name alone", [post("zelensky"), post("volodymyr-zelenskyy", article=2)]),
    Example(
        "same-name", "two ministries", [role("ministry-of-defence", "member"), role("ministry-of-finance", "member")]
    ),
    Example(
        "same-name",
        "told apart by a curator",
        [post("wladyslaw-wlasiuk"), post("vladyslav-vlasiuk", article=2)],
        world=said_of("different", "wladyslaw-wlasiuk", "vladyslav-vlasiuk"),
    ),
    Example(
        "same-name",
        "called the same by a curator",
        [post("wladyslaw-wlasiuk"), post("vladyslav-vlasiuk", article=2)],
        world=World(aliases={"person/wladyslaw-wlasiuk": "person/vladyslav-vlasiuk"}),
    ),
]
