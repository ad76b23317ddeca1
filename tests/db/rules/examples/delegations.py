"""Examples about who leads."""

from tests.db.rules.examples.made import Example, role
from tests.db.rules.worlds import World, say

EXAMPLES = [
    Example(
        "two-in-one-role",
        "two nominal heads",
        [role("a", "nominal-head"), role("b", "nominal-head", article=2)],
        "hard",
    ),
    Example("two-in-one-role", "two leads of the round", [role("a", "round-lead"), role("b", "round-lead")], "hard"),
    Example("two-in-one-role", "a nominal head and a round lead", [role("a", "nominal-head"), role("b", "round-lead")]),
    Example("two-in-one-role", "two members", [role("a", "member"), role("b", "member")]),
    Example(
        "two-in-one-role",
        "one man in two spellings",
        [role("vlasyuk", "round-lead"), role("wlasiuk", "round-lead", article=2)],
        world=World(aliases={"person/wlasiuk": "person/vlasyuk"}),
    ),
    Example(
        "two-in-one-role",
        "one lead for each side",
        [role("a", "round-lead"), say("member/LVA/1/LVA/b", "role", "round-lead")],
    ),
    Example(
        "which-lead",
        "led by one and spearheaded by another in one sentence",
        [role("a", "lead", start=0), role("b", "lead", start=1)],
        "question",
        "apparent",
    ),
    Example(
        "which-lead",
        "a head and another who leads",
        [role("a", "nominal-head"), role("b", "lead")],
        "question",
        "apparent",
    ),
    Example(
        "which-lead",
        "somebody leads while both roles are taken by others",
        [role("a", "nominal-head"), role("b", "round-lead"), role("c", "lead", article=2)],
        "hard",
    ),
    Example("which-lead", "three lead", [role("a", "lead"), role("b", "lead"), role("c", "lead")], "hard"),
    Example("which-lead", "one lead", [role("a", "lead"), role("a", "lead", article=2)]),
    Example("which-lead", "the head leads", [role("a", "nominal-head"), role("a", "lead", article=2)]),
    Example("which-lead", "a lead beside members", [role("a", "lead"), role("b", "member")]),
]
