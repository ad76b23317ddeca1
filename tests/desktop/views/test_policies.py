"""The pane of policies: what is proposed and why, accepted one by one or all at once, and policies written by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.edits import Configure
from db.queries.resolution import policies
from desktop.views.policies import PoliciesPane
from desktop.widgets.policy_editor import NAME
from desktop.widgets.tables import make_current

FIRST = "Latvia signed in Kyiv on 11 March 2024."
SECOND = "Riga saw Latvia sign on 12 March 2024."
KEY = Qt.Key


@pytest.fixture
def contested(world):
    """Two days and two towns for one signing, by an article of March and one of May."""
    early = world.article("a.txt", FIRST, "2024-03-15")
    late = world.article("b.txt", SECOND, "2024-05-02", publisher="The Weekly")
    for field, first, second in (("signed_date", "11 March 2024", "12 March 2024"), ("place", "Kyiv", "Riga")):
        world.claim(early, FIRST, first, "agreement/LVA", field, first)
        world.claim(late, SECOND, second, "agreement/LVA", field, second)
    return world


@pytest.fixture
def latest(contested):
    contested.workspace.do(Configure(name="policies", value={"agreement.signed_date": ["latest-as-of"]}))
    return contested


@pytest.fixture
def pane(latest, workspace, prompts, show):
    return show(PoliciesPane(workspace, prompts))


def go_to(pane, field: str) -> None:
    make_current(pane.list, [row.field for row in pane._model.rows].index(field))


def test_fields_stand_with_what_is_proposed_and_why(pane, cells):
    assert cells(pane.list, 0) == ["Agreement · Latvia"] * 2
    assert cells(pane.list, 1) == ["▲ Place", "▲ Signed"]
    assert cells(pane.list, 3) == ["", "12 March 2024"]
    assert cells(pane.list, 4) == ["left to you", "Latest as-of wins"]
    go_to(pane, "signed_date")
    assert pane.why.text().startswith("Latest as-of wins: 12 March 2024 is as of 2 May 2024;")
    assert pane.in_force.text() == "Agreement · Signed: latest as-of wins"


def test_one_proposal_is_accepted_by_a_key_and_leaves_the_list(pane, latest, cells, qtbot):
    go_to(pane, "signed_date")
    qtbot.keyClick(pane.list, KEY.Key_A)
    assert cells(pane.list, 1) == ["▲ Place"]
    assert [claim.shown for claim in latest.claims("agreement/LVA", "signed_date") if claim.accepted] == [
        "12 March 2024"
    ]
    assert pane.message.text() == "Decide signed of agreement/LVA"


def test_a_field_that_is_left_to_the_curator_cannot_be_accepted(pane, latest, qtbot):
    go_to(pane, "place")
    assert not pane.accept_button.isEnabled()
    qtbot.keyClick(pane.list, KEY.Key_A)
    assert not any(claim.accepted for claim in latest.claims("agreement/LVA", "place"))


def test_all_proposals_are_shown_before_they_are_accepted_as_one_step(pane, latest, workspace, cells, qtbot):
    workspace.do(Configure(name="policies", value={"*": ["latest-as-of"]}))
    qtbot.keyClick(pane.list, KEY.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert pane.preview.lines.count() == 2
    assert pane.preview.accept_button.text() == "Accept all (2)"
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    assert (cells(pane.list), pane.message.text()) == ([], "Accepted: 2")
    workspace.undo()
    assert len(cells(pane.list)) == 2


def test_what_is_filtered_away_is_not_accepted(pane, workspace, qtbot):
    workspace.do(Configure(name="policies", value={"*": ["latest-as-of"]}))
    pane.field.setCurrentIndex(pane.field.findData("agreement.place"))
    qtbot.keyClick(pane.list, KEY.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert pane.preview.accept_button.text() == "Accept all (1)"
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Escape)
    assert pane.preview.isHidden()


def test_enter_leads_to_the_field(pane, qtbot):
    asked: list[tuple[str, str]] = []
    pane.field_requested.connect(lambda *place: asked.append(place))
    go_to(pane, "place")
    qtbot.keyClick(pane.list, KEY.Key_Return)
    assert asked == [("agreement/LVA", "place")]


def test_where_no_policy_settles_anything_that_is_said(pane, workspace):
    workspace.do(Configure(name="policies", value={}))
    pane.accept_all()
    assert pane.message.text() == "No policy settles any of these fields."
    assert pane.in_force.text().startswith("No policy is written yet")


def names(editor) -> list[tuple[str, bool]]:
    items = [editor.order.item(at) for at in range(editor.order.count())]
    return [(item.data(NAME), item.checkState() == Qt.CheckState.Checked) for item in items]


def test_policies_are_written_by_keys_as_one_step(pane, workspace, qtbot):
    qtbot.keyClick(pane.list, KEY.Key_E)
    editor = pane.dialog
    assert [editor.places.item(at).text() for at in range(2)] == ["Every field", "Agreement · Signed"]
    editor.order.setFocus()
    editor.order.setCurrentRow(1)
    assert "letter A to F" in editor.help.text()
    for key in (KEY.Key_Up, KEY.Key_Down):
        qtbot.keyClick(editor.order, key)
    qtbot.keyClick(editor.order, KEY.Key_Space)
    editor.move_policy(-1)
    assert names(editor)[:2] == [("higher-grade", True), ("latest-as-of", False)]
    editor.add.setCurrentIndex(editor.add.findData("agreement.place"))
    editor.add.activated.emit(editor.add.currentIndex())
    assert names(editor)[0] == ("higher-grade", True)
    qtbot.keyClick(editor.order, KEY.Key_Down)
    qtbot.keyClick(editor.order, KEY.Key_Space)
    editor.accept()
    written = {"*": ("higher-grade",), "agreement.place": ("higher-grade", "latest-as-of")}
    assert workspace.read(policies) == {**written, "agreement.signed_date": ("latest-as-of",)}
    workspace.undo()
    assert workspace.read(policies) == {"agreement.signed_date": ("latest-as-of",)}


def test_a_field_goes_back_to_what_holds_for_every_field(pane, workspace):
    pane.edit()
    pane.dialog.places.setCurrentRow(1)
    pane.dialog.remove.click()
    pane.dialog.accept()
    assert workspace.read(policies) == {}


def test_turning_away_writes_nothing(pane, workspace):
    pane.edit()
    pane.dialog.order.item(0).setCheckState(Qt.CheckState.Checked)
    pane.dialog.reject()
    assert workspace.read(policies) == {"agreement.signed_date": ("latest-as-of",)}
