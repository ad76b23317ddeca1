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
    Example(
        "two-in-one-role",
        "leads of two rounds",
        [role("a", "round-lead"), say("member/LVA/2/UKR/b", "role", "round-lead", article=2)],
    ),
    Example(
        "two-in-one-role",
        "leads of talks with two countries",
        [role("a", "round-lead"), say("member/EST/1/UKR/b", "role", "round-lead", article=2)],
    ),
    Example("two-in-one-role", "two deputy leads", [role("a", "deputy-lead"), role("b", "deputy-lead", article=2)]),
    Example("two-in-one-role", "two advisers", [role("a", "adviser"), role("b", "adviser", article=2)]),
    Example("two-in-one-role", "two ministries", [role("a", "represented-body"), role("b", "represented-body")]),
    Example(
        "two-in-one-role",
        "one is expected to lead, another led",
        [role("a", "round-lead", mode="forecast"), role("b", "round-lead", article=2)],
    ),
    Example(
        "two-in-one-role",
        "two who share a first name are two",
        [role("andrii-yermak", "nominal-head"), role("andrii-sybiha", "nominal-head", article=2)],
        "hard",
    ),
    Example("which-lead", "a deputy lead and a lead", [role("a", "deputy-lead"), role("b", "lead")]),
    Example("which-lead", "a lead for each side", [role("a", "lead"), say("member/LVA/1/LVA/b", "role", "lead")]),
]
