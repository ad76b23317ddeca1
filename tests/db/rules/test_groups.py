"""To which groups a claim belongs, so that an edit reaches every finding it can change."""

import pytest

from db.rules import groups_of
from db.rules.populations import population
from db.rules.tracks import months
from tests.db.rules.examples.made import aid, joined, members, role, signed, talks, tally
from tests.db.rules.worlds import Said, say


@pytest.mark.parametrize(
    ("claim", "groups"),
    [
        (say("round/LVA/1", "place", "Kyiv"), {"slot:round/LVA/1:place"}),
        (role("a", "lead"), {"delegation:LVA/1/UKR", "names:*"}),
        (aid("recipient", "UKR"), {"commitment:commitment/USA/aid", "alike:USA:aid"}),
        (say("country/LVA", "groups", '["EU"]'), {"slot:country/LVA:groups"}),
        (
            tally("signed", "2024-03-14", 6),
            {"population:signed:2024-03", "article:1"},
        ),
        (tally("signed", "2020/2024", 6), {"article:1"}),
        (
            members("signed", "2024-03/2024-04", "DEU", list_flag="closed"),
            {"population:signed:2024-03", "population:signed:2024-04", "article:1", "absence:signed:*"},
        ),
    ],
)
def test_a_claim_belongs_to_its_groups(claim: Said, groups: set[str]) -> None:
    assert set(groups_of(claim)) - {f"claim:{claim.id}"} == groups


def test_a_status_belongs_to_its_country_its_article_and_its_population() -> None:
    claim = signed("LVA", "signed")
    assert set(groups_of(claim)) == {
        *("track:N/LVA", "frame:LVA", "article:1", "absence:signed:LVA", f"claim:{claim.id}")
    }


def test_negotiation_and_agreement_are_one_fact() -> None:
    assert "track:N/LVA" in groups_of(talks("LVA", "negotiating"))
    assert "track:N/LVA" in groups_of(signed("LVA", "negotiating"))


def test_a_second_agreement_is_a_fact_of_its_own_and_reaches_the_first() -> None:
    keys = set(groups_of(say("agreement/LVA/energy", "status", "signed")))
    assert {"track:N/LVA/energy", "track:N/LVA"} < keys
    assert "frame:LVA" not in keys


def test_the_date_of_a_round_reaches_the_rounds_that_follow_it() -> None:
    keys = groups_of(say("round/LVA/2", "held_date", "2024-05-01"))
    assert {"round:LVA:2", "round:LVA:*", "track:N/LVA"} < set(keys)


def test_a_withdrawal_reaches_the_lists_that_leave_the_country_out() -> None:
    assert "absence:joined:GRC" in groups_of(joined("GRC", "withdrawn"))


def test_a_status_too_vague_for_a_population_is_in_none() -> None:
    assert population(signed("LVA", "negotiating..signed")) is None


def test_a_side_flag_is_in_no_population() -> None:
    assert population(talks("LVA", "stalled")) is None


def test_a_date_puts_nobody_into_a_population_by_status() -> None:
    assert population(say("agreement/LVA", "signed_date", "2024-04-11")) is None


def test_the_months_of_a_stretch_cross_the_year() -> None:
    assert months(("2023-12-30", "2024-02-01")) == ["2023-12", "2024-01", "2024-02"]
