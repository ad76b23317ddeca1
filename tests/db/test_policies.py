"""Which claim a policy accepts, when it leaves the choice to the next one, and what it says about it."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.kinds import DATE, TEXT, Invalid, reference, status
from db.names import Source
from db.policies import POLICIES, Weighed, described, of_field, parse
from db.policies import choose as choose_by
from tests.db.rules.worlds import World

USUAL = Weighed("a", "signed", "fact", "2024-03-14", "2024-03-14", 1, "C", None, "newspaper", Source(1))


def choose(claims, policies, kind, world=None):
    return choose_by(claims, policies, kind, world or World())


def said(norm, number=1, **more):
    return USUAL._replace(id=f"c{number}", norm=norm, article=number, source=Source(number), **more)


def of_day(norm, day, number):
    return said(norm, number, as_of_from=day, as_of_to=day)


def accepted(claims, *policies, kind=TEXT):
    return choose(claims, policies, kind).norm


def test_the_value_of_the_most_recent_day_wins():
    claims = [of_day("negotiating", "2024-03-14", 1), of_day("signed", "2024-05-02", 2)]
    choice = choose(claims, ["latest-as-of"], status("N"))
    assert (choice.claim, choice.policy, choice.code) == ("c2", "latest-as-of", "more-recent")
    assert choice.why == "Latest as-of wins: signed is as of 2 May 2024; negotiating is as of 14 March 2024."


def test_a_claim_of_an_unknown_day_comes_last_and_an_open_end_is_read_as_the_known_one():
    unknown = said("a", 1, as_of_from=None, as_of_to=None)
    assert accepted([unknown, of_day("b", "2020-01-01", 2)], "latest-as-of") == "b"
    endless = said("c", 3, as_of_from="2023-01-01", as_of_to="9999-12-31")
    assert accepted([endless, of_day("b", "2024-01-01", 2)], "latest-as-of") == "b"


def test_the_better_letter_wins_then_the_better_digit():
    assert accepted([said("a", 1, reliability="B"), said("b", 2, reliability="A")], "higher-grade") == "b"
    digits = [said("a", 1, credibility="2"), said("b", 2, credibility="1")]
    assert accepted(digits, "higher-grade") == "b"


def test_no_grade_is_no_better_than_one_that_cannot_be_judged():
    assert accepted([said("a", 1, reliability=None), said("b", 2, reliability="F")], "higher-grade") is None
    assert accepted([said("a", 1, reliability=None), said("b", 2, reliability="E")], "higher-grade") == "b"


def test_a_day_is_more_precise_than_a_month_and_a_status_than_a_range_of_them():
    assert accepted([said("2024-04", 1), said("2024-04-11", 2)], "more-precise", kind=DATE) == "2024-04-11"
    ranged = [said("text-agreed..signed", 1), said("signed", 2)]
    assert accepted(ranged, "more-precise", kind=status("N")) == "signed"
    assert accepted([said("2024-04-12", 1), said("2024-04-11", 2)], "more-precise", kind=DATE) is None


def test_the_official_text_wins_over_a_ministry_and_a_ministry_over_a_newspaper():
    paper, ministry = said("a", 1), said("b", 2, source_type="government-site")
    treaty = said("c", 3, source_type="treaty-text")
    assert accepted([paper, ministry], "official-text") == "b"
    assert accepted([paper, ministry, treaty], "official-text") == "c"
    assert accepted([paper, said("d", 4, source_type=None)], "official-text") is None


def test_most_independent_origins_win_and_copies_count_once():
    copies = [said("a", number)._replace(source=Source(7)) for number in (1, 2, 3)]
    apart = [said("b", 4), said("b", 5)]
    assert accepted([*copies, *apart], "most-origins") == "b"
    cited = [said("a", number)._replace(source=Source(number, "Andrii Yermak")) for number in (1, 2, 3)]
    assert accepted([*cited, *apart], "most-origins") == "b"


def test_a_tie_goes_to_the_next_policy_and_a_tie_that_is_left_gives_no_proposal():
    claims = [said("a", 1, reliability="B"), said("b", 2, reliability="A")]
    choice = choose(claims, ["latest-as-of", "higher-grade"], TEXT)
    assert (choice.norm, choice.policy) == ("b", "higher-grade")
    tied = choose(claims, ["latest-as-of"], TEXT)
    assert (tied.claim, tied.why) == (None, "No policy tells these apart: a · b.")
    assert choose(claims, [], TEXT).why == "No policy is written for this field."


def test_a_policy_that_narrows_the_choice_is_told_beside_the_one_that_makes_it():
    claims = [said("a", 1, reliability="B"), said("b", 2, reliability="B"), of_day("c", "2025-01-01", 3)]
    claims[0] = claims[0]._replace(as_of_from="2024-06-01", as_of_to="2024-06-01")
    choice = choose(claims, ["higher-grade", "latest-as-of"], TEXT)
    assert choice.norm == "a"
    assert choice.why.startswith("Higher source grade wins: a is graded B; b is graded B; c is graded C. Latest as-of")


def test_what_is_only_expected_is_no_candidate():
    claims = [of_day("negotiating", "2024-03-14", 1), of_day("signed", "2024-05-02", 2)._replace(mode="forecast")]
    assert accepted(claims, "latest-as-of", kind=status("N")) == "negotiating"
    assert choose(claims[1:], ["latest-as-of"], TEXT).why == "No claim says it as a fact."


def test_where_all_agree_the_best_claim_stands_for_them():
    claims = [said("a", 1, reliability="C"), said("a", 2, reliability="A"), said("a", 3)._replace(article=None)]
    choice = choose(claims, [], TEXT)
    assert (choice.claim, choice.policy, choice.why) == ("c2", "", "All 3 claims say the same.")


CLAIMS = st.lists(
    st.builds(
        said,
        st.sampled_from(["2024", "2024-04", "2024-04-11", "2024-05-02"]),
        st.integers(1, 9),
        reliability=st.sampled_from([None, *"ABCDEF"]),
        source_type=st.sampled_from([None, "newspaper", "treaty-text"]),
    ),
    max_size=4,
)


@given(CLAIMS, st.permutations(list(POLICIES)))
def test_the_order_in_which_claims_come_does_not_matter(claims, policies):
    found = {choose(order, policies, DATE).norm for order in permutations(claims)}
    assert len(found) == 1


def test_a_field_has_its_own_policies_else_those_for_every_field():
    written = {"agreement.status": ("latest-as-of",), "*": ("higher-grade",)}
    assert of_field(written, "agreement", "status") == ("latest-as-of",)
    assert of_field(written, "agreement", "place") == ("higher-grade",)
    assert of_field({}, "agreement", "place") == ()


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        (["latest-as-of"], "written by field"),
        ({"agreement.colour": ["latest-as-of"]}, "There is no field “agreement.colour”"),
        ({"*": ["newest"]}, "there is no policy “newest”; choose of latest-as-of"),
        ({"*": 3}, "there is no policy “3”"),
    ],
)
def test_what_is_no_policy_is_refused_with_what_to_mend(written, complaint):
    with pytest.raises(Invalid, match=complaint):
        parse(written, lambda kind, field: (kind, field) == ("agreement", "status"))


def test_every_policy_is_described_in_plain_words():
    (place,) = described({"*": tuple(POLICIES)})
    assert place["field"] == "*"
    assert all(policy["title"] and policy["description"] for policy in place["policies"])


def test_what_a_curator_called_the_same_is_one_value():
    claims = [said("person/vlasyuk", 1), said("person/wlasiuk", 2), said("person/zhovkva", 3)]
    kind = reference("person")
    apart = choose(claims, ["most-origins"], kind)
    assert apart.claim is None
    world = World(aliases={"person/wlasiuk": "person/vlasyuk"})
    assert choose(claims, ["most-origins"], kind, world).norm == "person/vlasyuk"
