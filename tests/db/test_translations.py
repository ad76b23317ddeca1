"""Explanations in other languages: every sentence is there, with the same places, and a workspace may choose."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from db import edits, translations
from db.evidence import Finding
from db.jobs import checking
from db.records import TYPES
from db.rules import RULES
from db.store import Store
from tests.db.rules.examples import EXAMPLES
from tests.db.rules.examples.made import Example
from tests.db.rules.worlds import World, find

RULES_FOLDER = Path(__file__).resolve().parents[2] / "db" / "rules"
UKRAINIAN = World(language="uk")


def _sentences() -> Iterator[str]:
    """Every sentence that a rule says, read from the code."""
    for path in sorted(RULES_FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "say":
                said = node.args[1]
                either = [said.body, said.orelse] if isinstance(said, ast.IfExp) else [said]
                yield from (part.value for part in either if isinstance(part, ast.Constant))


@pytest.mark.parametrize("sentence", sorted(set(_sentences())))
def test_every_sentence_has_its_translation_with_the_same_places(sentence: str) -> None:
    told = translations.translated(sentence, "uk")
    assert told != sentence
    assert set(re.findall(r"{(\w+)}", told)) == set(re.findall(r"{(\w+)}", sentence))


def test_sentences_are_said_whole_so_that_they_can_be_found() -> None:
    assert len(set(_sentences())) > 60


def test_every_field_that_an_explanation_may_name_is_translated() -> None:
    labels = {field.label for kind in TYPES.values() for field in kind.fields.values()}
    assert {label for label in labels if translations.translated(label, "uk") == label} == set()


@pytest.mark.parametrize("language", ["", "en", "xx", "../uk", "UK"])
def test_without_a_catalogue_a_sentence_stays_english(language: str) -> None:
    assert translations.translated("as named", language) == "as named"


def test_the_languages_are_english_and_those_with_a_catalogue() -> None:
    assert translations.languages()[0] == "en"
    assert "uk" in translations.languages()


FIRING = [next(e for e in EXAMPLES if e.rule == name and e.severity) for name in RULES]


@pytest.mark.parametrize("example", FIRING, ids=lambda example: example.rule)
def test_another_language_changes_the_words_and_nothing_else(example: Example) -> None:
    def told(language: str) -> tuple[list[tuple[object, ...]], list[str]]:
        world = World(language=language, aliases=example.world.aliases)
        found = find(list(example.claims), world)
        return [(item.id, item.rule, item.severity, item.nature, item.claims) for item in found], [
            item.explanation for item in found
        ]

    english, ukrainian = told("en"), told("uk")
    assert english[0] == ukrainian[0]
    assert all(one != other for one, other in zip(english[1], ukrainian[1], strict=True))


def test_the_language_is_a_setting_of_the_workspace(tmp_path: Path) -> None:
    with Store.create(tmp_path / "one.depositary") as store:
        for day in ("2024-04-11", "2024-04-12"):
            claim = edits.NewClaim(record="agreement/LVA", field="signed_date", value=day)
            edits.apply(store, edits.Cite(claims=(claim,)), "me")
        (told,) = [view.row.explanation for view in checking.check(store)]
        assert "is told in different ways" in told
        edits.apply(store, edits.Configure(name="language", value="uk"), "me")
        with store.read() as connection:
            (told,) = connection.execute(select(Finding.explanation)).scalars()
        assert "сказано по-різному" in told
        edits.undo(store, "me")
        with store.read() as connection:
            (told,) = connection.execute(select(Finding.explanation)).scalars()
        assert "is told in different ways" in told
