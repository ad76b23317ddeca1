"""The gold set fits the articles, says enough, gives nothing of them away, and the rules and drafts reach the aims."""

import json
import re
from hashlib import sha256

import pytest

from db.jobs.lines import plain_value
from db.rules import RULES
from tests.gold import data, judging, proposals, workspaces
from tests.gold.__main__ import main

pytestmark = pytest.mark.skipif(not data.ARTICLES.is_dir(), reason="the five articles are not here")

# A run of so many words is a sentence's, not a name's or a date's.
_RUN = 12


@pytest.fixture(scope="module")
def articles():
    return data.sources(data.ARTICLES)


@pytest.fixture(scope="module")
def checked():
    return workspaces.checked(data.ARTICLES)


@pytest.fixture(scope="module")
def judged(checked):
    return judging.judge(checked)


def test_every_quote_is_where_its_claim_says(articles):
    quotes = {line["id"]: articles[line["article"]].text[line["start"] : line["end"]] for line in data.lines("claims")}
    told = {line["id"]: line["quote_sha256"] for line in data.lines("claims")}
    assert {name: sha256(quote.encode()).hexdigest() for name, quote in quotes.items()} == told


def test_every_printed_value_stands_in_its_quote():
    outside = [c["id"] for c in data.lines("claims") if not c["start"] <= c["printed"][0] < c["printed"][1] <= c["end"]]
    assert outside == []


def test_every_value_is_written_as_the_program_keeps_it(checked):
    kept = [(checked.claims[line["id"]], line) for line in data.lines("claims") if "value" in line]
    other = [
        line["id"] for claim, line in kept if plain_value(claim) != line["value"] or claim.record != line["record"]
    ]
    assert other == []


def test_a_claim_is_there_once(checked):
    assert len({claim.id for claim in checked.claims.values()}) == len(data.lines("claims"))


def test_nothing_of_the_articles_but_names_and_figures_is_kept(articles):
    runs = {tuple(words[at : at + _RUN]) for words in map(_words, _texts(articles)) for at in range(len(words))}
    ours = _words(" ".join(path.read_text("utf-8") for path in data.HERE.glob("*.jsonl")))
    assert [ours[at : at + _RUN] for at in range(len(ours)) if tuple(ours[at : at + _RUN]) in runs] == []


def _texts(articles):
    return [source.text for source in articles.values()]


def _words(text):
    return re.findall(r"\w+", text.lower())


def test_findings_and_look_alikes_speak_of_claims_that_are_there():
    known = {line["id"] for line in data.lines("claims")}
    named = {name for kind in ("findings", "lookalikes") for line in data.lines(kind) for name in line["claims"]}
    assert named <= known


def test_at_least_sixty_look_alikes_of_every_family_that_has_some():
    lines = data.lines("lookalikes")
    assert len({tuple(sorted(line["claims"])) for line in lines}) == len(lines) >= 60
    assert {line["family"] for line in lines} == judging.FAMILIES.keys() - {"lost-content"}


@pytest.mark.parametrize("name", [line["id"] for line in data.lines("findings")])
def test_the_finding_is_raised(judged, name):
    assert name not in {line["id"] for line in judged.missed()}


def test_every_rule_is_of_a_family():
    assert {name for rules in judging.FAMILIES.values() for name in rules} >= RULES.keys()


def test_what_is_raised_weighs_what_the_curator_says(judged):
    weighed = {line["id"]: {view.row.severity for view in found} for line, found in judged.matched if found}
    assert weighed == {line["id"]: {line["severity"]} for line, found in judged.matched if found}


def test_nothing_is_raised_that_is_not_in_the_gold_set(judged):
    assert [(view.row.rule, view.row.record, why) for view, why in judged.alarms] == []


def test_without_dates_of_publication_only_these_are_asked_for_as_well():
    found = judging.judge(workspaces.checked(data.ARTICLES, dated=False))
    assert [view.row.rule for view, _ in found.alarms] == ["unknown-as-of"] * 5


def test_nine_of_ten_drafts_are_right():
    found = proposals.compare(data.ARTICLES)
    assert found.right.total() >= 0.9 * found.proposed.total()


def test_a_folder_without_the_articles_is_told_apart(tmp_path, capsys):
    assert main([str(tmp_path)]) == 2
    assert "holds no file" in capsys.readouterr().out


def test_the_claims_can_be_printed_for_the_import(articles, capsys):
    assert main(["--claims"]) == 0
    first = json.loads(capsys.readouterr().out.splitlines()[0])
    assert first["quote"] in articles[first["article"]].text
