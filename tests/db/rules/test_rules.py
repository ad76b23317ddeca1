"""Every rule fires where it must, stays silent on what looks alike, and explains itself."""

import pytest

from db.rules import FAMILIES, RULES
from tests.db.rules.examples import EXAMPLES
from tests.db.rules.examples.made import Example, chronicle
from tests.db.rules.worlds import find


def _name(example: Example) -> str:
    return f"{example.rule}: {example.shows}"


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.severity], ids=_name)
def test_fires(example: Example) -> None:
    found = [finding for finding in find(list(example.claims), example.world) if finding.rule == example.rule]
    assert {(finding.severity, finding.nature) for finding in found} == {(example.severity, example.nature)}


@pytest.mark.parametrize("example", [e for e in EXAMPLES if not e.severity], ids=_name)
def test_stays_silent(example: Example) -> None:
    assert example.rule not in {finding.rule for finding in find(list(example.claims), example.world)}


@pytest.mark.parametrize("name", RULES)
def test_each_rule_has_a_firing_example(name: str) -> None:
    assert any(example.rule == name and example.severity for example in EXAMPLES)


@pytest.mark.parametrize("name", RULES)
def test_each_rule_has_a_silent_example(name: str) -> None:
    assert any(example.rule == name and not example.severity for example in EXAMPLES)


@pytest.mark.parametrize("name", RULES)
def test_each_rule_tells_the_curator_what_it_is_about(name: str) -> None:
    assert len(RULES[name].help) > 30


def test_every_family_is_imported() -> None:
    assert {family.__name__ for family in FAMILIES} == {rule.check.__module__ for rule in RULES.values()}


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.severity], ids=_name)
def test_an_explanation_is_sentences_that_quote_an_article(example: Example) -> None:
    for finding in find(list(example.claims), example.world):
        assert finding.explanation.endswith((".", "?"))
        assert "“" in finding.explanation
        assert "  " not in finding.explanation


def test_the_chronicle_is_told_with_its_readings() -> None:
    (finding,) = [finding for finding in find(chronicle()) if finding.rule == "count-in-article"]
    assert "17 as named" in finding.explanation
    assert "24 with the founders" in finding.explanation


def test_an_apparent_finding_says_how_it_goes_away() -> None:
    for example in (example for example in EXAMPLES if example.nature == "apparent"):
        found = [item for item in find(list(example.claims), example.world) if item.rule == example.rule]
        assert all(item.reading and item.reading in item.explanation for item in found)
