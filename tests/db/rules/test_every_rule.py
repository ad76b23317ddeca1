"""What holds for every rule, whatever it is about: on all examples, and on claims made at random."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.kinds import DATE
from db.rules import RULES
from tests.db.rules.examples import EXAMPLES
from tests.db.rules.examples.made import JD, Example, aid, joined, role, signed, talks, tally
from tests.db.rules.worlds import Said, World, find, say

FIRING = [example for example in EXAMPLES if example.severity]
PERIODS = [
    "2024",
    "2024-03",
    "2024-03/2024-05",
    "2024-03-14",
    "2024-04-11",
    "2024-04",
    "../2024-03-20",
    "2024-04-01/..",
]
DATED = [
    *("agreement/LVA", "signed_date"),
    *("agreement/LVA", "in_force_date"),
    *("negotiation/LVA", "start_date"),
    *("round/LVA/1", "held_date"),
    *("round/LVA/2", "held_date"),
    *("round/LVA/3", "held_date"),
]
FIELDS = list(zip(DATED[::2], DATED[1::2], strict=True))


def _name(example: Example) -> str:
    return f"{example.rule}: {example.shows}"


def _told(claims: Sequence[Said], world: World) -> set[tuple[str, str, str, frozenset[str]]]:
    return {(item.rule, item.severity, item.nature, frozenset(item.claims)) for item in find(list(claims), world)}


@st.composite
def claim(draw: st.DrawFn) -> Said:
    """One claim of any sort, about one of two countries."""
    code, article = draw(st.sampled_from(["LVA", "EST"])), draw(st.integers(1, 3))
    common = {"article": article, "published": f"2024-0{article + 3}-01", "sentence": draw(st.integers(0, 1))}
    day = draw(st.sampled_from(PERIODS))
    status = draw(
        st.sampled_from(["announced", "negotiating", "text-agreed..signed", "signed", "stalled", "abandoned"])
    )
    more = {"as_of": draw(st.sampled_from([None, "2024-03-14", "2024-04", "2024-04-20"]))}
    record, field = draw(st.sampled_from(FIELDS))
    return draw(
        st.sampled_from(
            [
                say(record.replace("LVA", code), field, day, **common),  # type: ignore[arg-type]
                signed(code, status, **more, **common),
                talks(code, status, **more, **common),
                joined(code, draw(st.sampled_from(["support-expressed", "decided", "joined"])), **more, **common),
                say(JD.format(code), "joined_date", day, **common),  # type: ignore[arg-type]
                role(
                    draw(st.sampled_from("abc")),
                    draw(st.sampled_from(["lead", "nominal-head", "round-lead"])),
                    **common,
                ),
                tally("signed", "2024-04-20", draw(st.integers(1, 9)), **common),
                aid(
                    *draw(st.sampled_from([("provider", "USA"), ("recipient", "USA"), ("recipient", "CZE")])), **common
                ),
                say(f"agreement/{code}", "order", draw(st.sampled_from(['["1"]', '["after EST"]', '["with LVA"]']))),
            ]
        )
    )


CLAIMS = st.lists(claim(), max_size=7, unique_by=lambda item: item.id)


@settings(max_examples=60)
@given(CLAIMS, st.randoms(use_true_random=False))
def test_no_rule_cares_for_the_order_in_which_claims_come(claims: list[Said], chance: object) -> None:
    shuffled = list(claims)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert _told(shuffled, World()) == _told(claims, World())


@settings(max_examples=60)
@given(CLAIMS)
def test_what_concerns_one_country_does_not_depend_on_another(claims: list[Said]) -> None:
    countries = ("agreement", "negotiation", "round", "accession")
    told = [item for item in claims if item.type in countries and item.field != "order"]
    apart = [_told([item for item in told if item.partner == code], World()) for code in ("LVA", "EST")]
    assert _told(told, World()) == apart[0] | apart[1]


@settings(max_examples=60)
@given(CLAIMS)
def test_what_is_only_expected_contradicts_nothing(claims: list[Said]) -> None:
    expected = [replace(item, mode="forecast") for item in claims]
    assert {rule for rule, *_ in _told(expected, World())} <= {
        rule.name for rule in RULES.values() if rule.hypothetical
    }


def _within(vague: str, exact: str) -> bool:
    (low, high), (first, last) = DATE.bounds(vague), DATE.bounds(exact)
    return low <= first and last <= high


@settings(max_examples=120)
@given(st.lists(st.tuples(st.sampled_from(FIELDS), st.sampled_from(PERIODS)), min_size=2, max_size=4), st.data())
def test_a_date_told_more_exactly_takes_no_contradiction_away(
    told: list[tuple[tuple[str, str], str]], data: st.DataObject
) -> None:
    exact = data.draw(st.sampled_from([day for day in PERIODS if _within(told[0][1], day)]))

    def hard(first: str) -> bool:
        days = [first, *(day for _, day in told[1:])]
        claims = [
            say(*field, day, article=number, published="2024-12-31")
            for number, ((field, _), day) in enumerate(zip(told, days, strict=True))
        ]
        return any(item.severity == "hard" for item in find(claims))

    assert hard(exact) or not hard(told[0][1])


@pytest.mark.parametrize("example", FIRING, ids=_name)
def test_a_second_source_for_each_claim_silences_nothing(example: Example) -> None:
    again = [replace(item, id=f"{item.id}+", article=(item.article or 0) + 50) for item in example.claims]
    rules = {item.rule for item in find([*example.claims, *again], example.world)}
    assert example.rule in rules


@pytest.mark.parametrize("example", FIRING, ids=_name)
def test_a_finding_needs_each_claim_that_it_names_or_says_less(example: Example) -> None:
    """Without all the claims that a finding names, it is gone."""
    for finding in find(list(example.claims), example.world):
        rest = [item for item in example.claims if item.id not in finding.claims]
        assert finding.id not in {item.id for item in find(rest, example.world)}


@pytest.mark.parametrize("example", FIRING, ids=_name)
def test_findings_keep_their_ids(example: Example) -> None:
    """An id is made of the rule and the claims alone, so that a verdict finds its finding again."""
    relabelled = replace(example.world, labels={item.record: "Another label" for item in example.claims})
    ids = [{item.id for item in find(list(example.claims), world)} for world in (example.world, relabelled)]
    assert ids[0] == ids[1]


def test_another_key_of_a_declaration_changes_nothing() -> None:
    claims = [
        say("negotiation/CYP", "framework", "declaration/joint"),
        signed("CYP", "signed", article=2),
        joined("CYP", "support-expressed", article=3),
    ]
    world = World(aliases={"declaration/joint": "declaration/jd-2023"})
    assert {item.rule for item in find(claims, world)} == {"prerequisite"}
