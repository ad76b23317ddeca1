"""What holds for all claims: order and repetition mean nothing, precision only clears, aliases are silent."""

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import authority
from db.rules import groups_of
from tests.db.rules.examples import EXAMPLES
from tests.db.rules.examples.made import Example, members, role, signed, talks, tally
from tests.db.rules.worlds import Said, World, find, rules_fired, say

DAYS = st.dates(date(2023, 7, 1), date(2024, 4, 30)).map(date.isoformat)
LADDER = [concept.notation for concept in authority.track("N") if concept.rank is not None]
CODES = sorted(code for code in authority.countries() if code not in ("UKR", "EUU"))


def _ids(claims: list[Said], world: World) -> set[str]:
    return {finding.id for finding in find(claims, world)}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.rule}: {example.shows}")
def test_the_order_of_claims_means_nothing(example: Example) -> None:
    claims = list(example.claims)
    shuffled = random.Random(5).sample(claims, len(claims))
    assert _ids(shuffled, example.world) == _ids(claims, example.world)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.rule}: {example.shows}")
def test_a_claim_given_twice_is_one_claim(example: Example) -> None:
    claims = list(example.claims)
    assert _ids(claims + claims, example.world) == _ids(claims, example.world)


@given(DAYS, DAYS)
def test_two_dates_contradict_each_other_both_ways(one: str, other: str) -> None:
    def fired(first: str, second: str) -> set[str]:
        claims = [say("agreement/LVA", "signed_date", first), say("agreement/LVA", "signed_date", second, article=2)]
        return rules_fired(claims)

    assert fired(one, other) == fired(other, one)


@given(DAYS, DAYS, st.sampled_from([4, 7]))
def test_a_less_precise_date_contradicts_no_more(one: str, other: str, length: int) -> None:
    def hard(second: str) -> bool:
        claims = [say("agreement/LVA", "signed_date", one), say("agreement/LVA", "signed_date", second, article=2)]
        return "date-precision" in rules_fired(claims)

    assert hard(other) or not hard(other[:length])


@given(st.sampled_from(LADDER), st.sampled_from(LADDER), DAYS, DAYS)
def test_statuses_contradict_each_other_both_ways(one: str, other: str, first: str, second: str) -> None:
    def fired(swap: bool) -> set[str]:
        claims = [
            signed("LVA", one, as_of=first, article=1 + swap),
            talks("LVA", other, as_of=second, article=2 - swap),
        ]
        return rules_fired(claims)

    assert fired(False) == fired(True)


@given(st.lists(st.sampled_from(LADDER), min_size=1, max_size=5), st.lists(DAYS, min_size=5, max_size=5, unique=True))
def test_progress_is_never_a_contradiction(steps: list[str], days: list[str]) -> None:
    ordered = sorted(steps, key=LADDER.index)
    claims = [
        talks("LVA", step, as_of=day, article=number)
        for number, (step, day) in enumerate(zip(ordered, sorted(days), strict=False))
    ]
    assert not rules_fired(claims)


@given(st.sampled_from(LADDER), st.sampled_from(LADDER), DAYS, DAYS)
def test_a_vaguer_status_contradicts_no_more(one: str, other: str, first: str, second: str) -> None:
    def fired(norm: str) -> bool:
        claims = [talks("LVA", one, as_of=first), talks("LVA", norm, as_of=second, article=2)]
        return "status-order" in rules_fired(claims)

    low, high = sorted([other, LADDER[min(LADDER.index(other) + 2, len(LADDER) - 1)]], key=LADDER.index)
    assert fired(other) or not fired(low if low == high else f"{low}..{high}")


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["lead", "nominal-head", "round-lead"])), max_size=4),
    st.data(),
)
def test_another_spelling_of_a_person_changes_nothing(roles: list[tuple[str, str]], data: st.DataObject) -> None:
    world = World(aliases={f"person/{name}-alias": f"person/{name}" for name in "abc"})

    def told(spelt: bool) -> list[tuple[str, str]]:
        claims = [
            role(name + "-alias" * (spelt and data.draw(st.booleans())), norm, article=number)
            for number, (name, norm) in enumerate(roles)
        ]
        return sorted((finding.rule, finding.severity) for finding in find(claims, world))

    assert told(False) == told(True)


@given(st.sets(st.sampled_from(CODES), min_size=1, max_size=30), st.sampled_from(["open", "closed"]))
def test_a_list_agrees_with_its_own_number(codes: set[str], flag: str) -> None:
    listed = members("signed", "2024-05-01", " ".join(codes), list_flag=flag, article=2)
    assert not rules_fired([tally("signed", "2024-05-01", len(codes)), listed])


@given(st.sets(st.sampled_from(CODES), min_size=2, max_size=30), st.integers(1, 40))
def test_an_open_list_contradicts_only_smaller_numbers(codes: set[str], number: int) -> None:
    listed = members("signed", "2024-05-01", " ".join(codes), list_flag="open", article=2)
    fired = rules_fired([tally("signed", "2024-05-01", number), listed])
    assert fired == ({"count-against-list"} if number < len(codes) else set())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.rule}: {example.shows}")
def test_a_withdrawn_claim_is_not_read_but_keeps_its_groups(example: Example) -> None:
    gone = [replace(claim, status="withdrawn") for claim in example.claims]
    assert not find(gone, example.world)
    assert [groups_of(claim) for claim in gone] == [groups_of(claim) for claim in example.claims]
