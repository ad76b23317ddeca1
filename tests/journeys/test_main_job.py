"""Steps of the main job; see `main_job.feature`."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytest_bdd import given, parsers, scenarios, then, when

from db.queries.claims import all_claims
from db.queries.conflicts import FindingRow, findings
from db.records import TYPES
from desktop.widgets.tables import current_row
from tests.journeys.conftest import ARTICLES, PATIENCE, Curator

pytestmark = [
    pytest.mark.skipif(not ARTICLES.is_dir(), reason="the five articles are not beside this checkout"),
    pytest.mark.timeout(600),
]
scenarios("main_job.feature")

DATES = ("15 March 2024", "2 May 2024", "16 January 2024", "6 December 2023", "3 May 2024")
ORDINALS = ("first", "second", "third", "fourth", "fifth")


def open_findings(curator: Curator) -> list[FindingRow]:
    return curator.desk.workspace.read(findings)


@given("an empty workspace in an open window")
def _(curator: Curator) -> None:
    curator.make()
    curator.open()


@when("I import the five articles")
def _(curator: Curator) -> None:
    curator.prompts.will("open_files", sorted(ARTICLES.glob("*.txt")))
    curator.press("Ctrl+I")
    article = curator.desk.panes["article"]
    curator.qtbot.waitUntil(lambda: article.article is not None, timeout=PATIENCE)
    curator.calm()
    assert curator.desk.panes["articles"].table.model().rowCount() == 5


@when("I tell when each of them was published")
def _(curator: Curator) -> None:
    for number, day in enumerate(DATES):
        curator.open_article(number)
        curator.press("Ctrl+D")
        published = curator.desk.panes["article"].meta.lines["published"]
        while QApplication.focusWidget() is not published:
            curator.press("Tab")
        curator.press("Ctrl+A")
        curator.type(day)
        curator.press("Return")
        curator.calm()
        assert day in curator.desk.panes["article"].meta.line.text()


@when("I confirm what each article proposes")
def _(curator: Curator) -> None:
    """Rule by rule: Ctrl+Enter shows all that a rule read, Enter on the button stores it."""
    for number in range(5):
        curator.open_article(number)
        drafts = curator.desk.panes["article"].drafts
        curator.press("Ctrl+Shift+D")
        for _ in range(60):
            curator.calm()
            before = drafts.list.model().rowCount()
            if not before:
                break
            curator.press("Ctrl+Return")
            curator.press("Return")
            curator.calm()
            if drafts.list.model().rowCount() == before:
                curator.press("Esc")
                curator.press("Del")
        left = [drafts.list.model().index(row, 0).data() for row in range(drafts.list.model().rowCount())]
        assert left == [], (number, drafts.error.text(), QApplication.focusWidget(), drafts.preview.isVisible())


@when(parsers.parse('I cite "{words}" for "{place}" from the {ordinal} article'))
def _(curator: Curator, words: str, place: str, ordinal: str) -> None:
    curator.open_article(ORDINALS.index(ordinal))
    article = curator.desk.panes["article"]
    curator.press("Ctrl+F")
    curator.press("Ctrl+A")
    curator.type(words)
    curator.calm()
    curator.press("Esc")
    assert article.quote.selection()[2] == words
    curator.press("C")
    curator.calm()
    if QApplication.focusWidget() is not article.bar.picker:
        curator.press("Shift+Tab")
    curator.press("Ctrl+A")
    curator.type(place)
    curator.press("Tab")
    curator.calm()
    while QApplication.focusWidget() is not article.bar.value:
        curator.press("Tab")
    curator.press("Return")
    curator.calm()
    assert article.bar.isHidden(), article.bar.error.text()


@then("every type of record has a claim with a quote")
def _(curator: Curator) -> None:
    cited = {claim.type for claim in curator.desk.workspace.read(lambda c: list(all_claims(c))) if claim.exact}
    assert set(TYPES) - cited == set()


@then(parsers.parse('there is a defect about "{words}"'))
def _(curator: Curator, words: str) -> None:
    assert any(row.severity == "defect" and words in row.explanation for row in open_findings(curator))


@then("there is a question about who led the talks with Latvia")
def _(curator: Curator) -> None:
    rows = [row for row in open_findings(curator) if row.rule == "which-lead"]
    assert any("Yermak" in row.explanation and "Zhovkva" in row.explanation for row in rows)


def spoken(curator: Curator, *records: str) -> list[str]:
    """What is said against records; what goes away once a group is told apart from its members is not."""
    return [row.explanation for row in open_findings(curator) if row.record in records and row.nature == "real"]


@then("nothing is said against Latvia's talks and its signature")
def _(curator: Curator) -> None:
    assert spoken(curator, "negotiation/LVA", "agreement/LVA") == []


@then("nothing is said against 11–12 July and 12 July")
def _(curator: Curator) -> None:
    assert spoken(curator, "declaration/joint-declaration-2023") == []


@then("nothing is said against six agreements in March and nine in May")
def _(curator: Curator) -> None:
    told = [row for row in open_findings(curator) if row.record.startswith("tally/signed")]
    assert [row.explanation for row in told if row.severity == "hard"] == []


@then("nothing is said against the two spellings of the president's name")
def _(curator: Curator) -> None:
    """Two records of one name are asked about once; the spellings themselves contradict nothing."""
    told = [row for row in open_findings(curator) if "elensk" in row.record and row.field == "name"]
    assert {row.severity for row in told} <= {"question"}
    assert len(told) <= 1


@then("there is a hard conflict about the 25 countries")
def _(curator: Curator) -> None:
    told = [
        row.explanation for row in open_findings(curator) if row.severity == "hard" and "tally/joined" in row.record
    ]
    assert any("25" in words for words in told), told


@when(parsers.parse('I call the question about the lead apparent, because "{reason}"'))
def _(curator: Curator, reason: str) -> None:
    curator.go("conflicts")
    pane = curator.desk.panes["conflicts"]
    wanted = next(row.id for row in open_findings(curator) if row.rule == "which-lead")
    curator.press("P", 80)
    for _ in range(80):
        curator.calm()
        shown = pane._model.finding(current_row(pane.list))
        if shown is not None and shown.id == wanted:
            break
        curator.press("N")
    curator.conflict = wanted
    curator.press("M")
    curator.type(reason)
    curator.press("Return")
    curator.calm()


@then("that conflict is no longer open")
def _(curator: Curator) -> None:
    rows = {row.id: row.explanation for row in open_findings(curator)}
    assert curator.conflict not in rows, rows[curator.conflict]


@then("that conflict is open again")
def _(curator: Curator) -> None:
    assert curator.conflict in {row.id for row in open_findings(curator)}


@when("I undo")
def _(curator: Curator) -> None:
    curator.press("Ctrl+Z")
    curator.calm()


@when("I redo")
def _(curator: Curator) -> None:
    curator.press("Ctrl+Shift+Z")
    curator.calm()


@when("I close the window and open the workspace again")
def _(curator: Curator) -> None:
    curator.press("Ctrl+W")
    curator.close()
    curator.open()


@when("I accept what nobody contests and vet what is ready")
def _(curator: Curator) -> None:
    for keys in ("Ctrl+Shift+A", "Ctrl+Shift+V"):
        curator.press(keys)
        curator.calm()
        assert curator.desk.panes["release"].preview.isVisible()
        curator.press("Return")
        curator.calm()
    assert curator.desk.panes["release"]._vetted.text() != "Vetted: 0"


@when("I export a release", target_fixture="release")
def _(curator: Curator, tmp_path: Path) -> Path:
    curator.prompts.will("folder", tmp_path / "release")
    exported: list[object] = []
    curator.desk.panes["release"].exported.connect(exported.append)
    curator.press("Ctrl+Shift+E")
    curator.qtbot.waitUntil(lambda: bool(exported), timeout=PATIENCE)
    return tmp_path / "release"


@then("frictionless finds the release valid")
def _(release: Path) -> None:
    from frictionless import Package, system

    with system.use_context(trusted=True):
        report = Package(str(release / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "message"])[:10]
