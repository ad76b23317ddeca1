"""The pane of suppositions: what would be otherwise, filtered, exported; and that nothing is changed by it."""

import csv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.edits import Configure, Decide, GradePublisher
from db.queries.history import steps
from desktop.views import whatif
from desktop.views.whatif import WhatIfPane

FIRST = "Latvia signed in Kyiv on 11 March 2024."
SECOND = "Riga saw Latvia sign on 12 March 2024."
KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def decided(world):
    """Two decided fields of one agreement by the Daily (graded C); the Weekly (D) has another town."""
    early = world.article("a.txt", FIRST, "2024-03-15")
    late = world.article("b.txt", SECOND, "2024-05-02", publisher="The Weekly")
    for field, value in (("signed_date", "11 March 2024"), ("place", "Kyiv")):
        claim = world.claim(early, FIRST, value, "agreement/LVA", field, value)
        world.workspace.do(Decide(record="agreement/LVA", field=field, claim=claim))
    world.claim(late, SECOND, "Riga", "agreement/LVA", "place", "Riga")
    for publisher, letter in (("The Daily", "C"), ("The Weekly", "D")):
        world.workspace.do(GradePublisher(publisher=publisher, reliability=letter))
    return world


@pytest.fixture
def pane(decided, workspace, prompts, show):
    return show(WhatIfPane(workspace, prompts))


def suppose(pane, qtbot, *, without: str = "All sources", grade: str | None = None, policy: str | None = None) -> None:
    pane.without.setCurrentIndex(pane.without.findText(without))
    pane.grade.setCurrentIndex(max(0, pane.grade.findData(grade)))
    pane.policy.setCurrentIndex(max(0, pane.policy.findData(policy)))
    qtbot.keyClick(pane.without, KEY.Key_Return, CTRL)


def rows(pane) -> list[tuple[str, str, str, str]]:
    return [(row.field, row.now, row.then, row.kind) for row in pane._model.rows]


def test_without_a_source_values_change_or_are_lost_and_each_says_why(pane, workspace, qtbot):
    before = workspace.read(steps)
    suppose(pane, qtbot, without="Without The Daily")
    assert rows(pane) == [("place", "Kyiv", "Riga", "changed"), ("signed_date", "11 March 2024", "", "lost")]
    assert pane.why.text().startswith("The accepted claim does not count.")
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Down)
    assert pane.why.text() == "Nothing else says so."
    assert workspace.read(steps) == before


def test_the_kinds_are_counted_and_narrow_the_list(pane, qtbot):
    suppose(pane, qtbot, without="Without The Daily")
    assert [chip.text() for chip in pane.kinds.values()] == ["changed: 1", "lost: 1", "gained: 0", "record lost: 0"]
    pane.kinds["changed"].click()
    assert rows(pane) == [("signed_date", "11 March 2024", "", "lost")]
    pane.kinds["changed"].click()
    pane.words.setText("riga")
    assert [row[0] for row in rows(pane)] == ["place"]


def test_below_a_grade_and_under_a_policy(pane, qtbot, workspace):
    suppose(pane, qtbot, grade="B")
    assert [row[3] for row in rows(pane)] == ["lost", "lost", "record"]
    suppose(pane, qtbot, policy="latest-as-of")
    assert rows(pane) == [("place", "Kyiv", "Riga", "changed")]
    workspace.do(Configure(name="policies", value={"*": ["latest-as-of"]}))
    suppose(pane, qtbot, policy="written")
    assert rows(pane) == [("place", "Kyiv", "Riga", "changed")]


def test_where_nothing_is_supposed_or_otherwise_that_is_said(pane, qtbot):
    suppose(pane, qtbot)
    assert pane.message.text().startswith("Choose above what to suppose")
    suppose(pane, qtbot, grade="E")
    assert (pane.message.text(), pane.export_button.isEnabled()) == ("Nothing would be otherwise.", False)


def test_the_diff_is_exported_whole_through_the_filter(pane, qtbot, prompts, tmp_path, monkeypatch):
    monkeypatch.setattr(whatif, "LIMIT", 1)
    suppose(pane, qtbot, grade="B")
    assert (len(rows(pane)), "The first 1 of 3" in pane.message.text()) == (1, True)
    pane.kinds["record"].click()
    path = tmp_path / "diff.csv"
    prompts.will("save_file", path)
    pane.export_button.click()
    written = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    assert [(row["field"], row["now"], row["then"]) for row in written] == [
        ("place", "Kyiv", ""),
        ("signed_date", "11 March 2024", ""),
    ]
    assert pane.message.text() == "Wrote 2 differences to diff.csv"


def test_after_an_edit_the_diff_says_that_it_is_old(pane, qtbot, decided):
    suppose(pane, qtbot, without="Without The Daily")
    decided.article("c.txt", "Something else.", "2024-06-01", publisher="The Hour")
    assert pane.message.text() == "The workspace has changed since: compare again."
    assert pane.without.findText("Without The Hour") > 0
    assert pane.without.currentText() == "Without The Daily"


def test_enter_leads_to_the_field(pane, qtbot):
    asked: list[tuple[str, str]] = []
    pane.field_requested.connect(lambda *place: asked.append(place))
    suppose(pane, qtbot, without="Without The Daily")
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    assert asked == [("agreement/LVA", "place")]
