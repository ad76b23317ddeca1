"""Every key of the workbench that does something: one gesture, one command, one undo."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.edits import Decide
from db.queries.conflicts import findings
from desktop.views.conflicts import ConflictsPane
from desktop.widgets.finding_actions import DEEDS

EARLY = "Talks in Riga\nLatvia signed the security agreement on 10 April 2024 in Vilnius."
LATE = "Riga signs\nThe agreement with Latvia was signed on 11 April 2024."
THIRD = "Third\nLatvia signed it on 12 April 2024, says a third."


@pytest.fixture
def pane(world, workspace, show) -> Callable[[], ConflictsPane]:
    """Two articles that disagree on the day; then the pane, with the keyboard in its list."""
    for name, text, day in (("early.txt", EARLY, "2024-04-12"), ("late.txt", LATE, "2024-04-13")):
        article = world.article(name, text, day)
        quote = f"{10 if name == 'early.txt' else 11} April 2024"
        world.claim(article, text, quote, "agreement/LVA", "signed_date", quote)
    return lambda: show(ConflictsPane(workspace))


def third(world) -> str:
    article = world.article("third.txt", THIRD, "2024-04-14")
    return world.claim(article, THIRD, "12 April 2024", "agreement/LVA", "signed_date", "12 April 2024")


def press(*keys: Qt.Key) -> None:
    """Press keys in whatever has the keyboard."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)
        QApplication.processEvents()


def type_anew(words: str) -> None:
    """Replace what stands where the keyboard is."""
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), words)
    QApplication.processEvents()


def claims(world, record="agreement/LVA", field="signed_date") -> list[tuple[str, str, str | None]]:
    return [(claim.norm, claim.status, claim.as_of) for claim in world.claims(record, field)]


def test_each_deed_shows_its_key_on_its_button(pane):
    shown = pane().detail.deeds.buttons
    for deed in DEEDS:
        assert shown[deed.method].text().endswith(f"({deed.key})")
    assert len({deed.key for deed in DEEDS}) == len(DEEDS)


def test_another_day_is_typed_in_place(pane, world, workspace):
    made = pane()
    press(Qt.Key.Key_R)
    assert made.correction.value.isAncestorOf(QApplication.focusWidget())
    type_anew("nonsense")
    assert not made.correction.do_button.isEnabled()
    assert "cannot be read as a date" in made.correction.value_read.text()
    type_anew("11 April 2024")
    press(Qt.Key.Key_Return)
    assert claims(world)[0][1] == "withdrawn"
    assert [norm for norm, status, _ in claims(world) if status == "active"] == ["2024-04-11", "2024-04-11"]
    assert made.correction.isHidden()
    assert not workspace.read(findings)
    workspace.undo()
    assert [status for _, status, _ in claims(world)] == ["active", "active"]


def test_another_as_of_is_typed_in_place(pane, world):
    made = pane()
    press(Qt.Key.Key_R, Qt.Key.Key_Tab)
    assert made.correction.as_of.hasFocus()
    type_anew("by 3 August 2023")
    assert made.correction.as_of_read.text() == "→ by 3 August 2023"
    press(Qt.Key.Key_Return)
    assert claims(world)[-1] == ("2024-04-10", "active", "../2023-08-03")


def test_leaving_a_correction_changes_nothing_and_gives_the_keys_back(pane, world):
    made = pane()
    press(Qt.Key.Key_R)
    type_anew("1 May 2024")
    press(Qt.Key.Key_Escape)
    assert made.list.hasFocus()
    assert [status for _, status, _ in claims(world)] == ["active", "active"]


def test_a_claim_is_moved_to_another_field(pane, world, workspace):
    made = pane()
    press(Qt.Key.Key_K, Qt.Key.Key_Tab)
    assert made.correction.field.hasFocus()
    QTest.keyClicks(made.correction.field, "In")
    press(Qt.Key.Key_Return)
    assert claims(world, field="in_force_date") == [("2024-04-10", "active", "2024-04-12")]
    assert claims(world)[0][1] == "withdrawn"
    workspace.undo()
    assert claims(world, field="in_force_date") == []


def test_a_claim_is_moved_to_another_record_of_its_country(pane, world):
    made = pane()
    press(Qt.Key.Key_K)
    made.correction.record.show_all()
    offers = made.correction.record.offers()
    made.correction.record.popup.hide()
    assert offers[0] == "Country · Latvia"
    assert "Negotiation · negotiation/LVA" in offers
    type_anew("negotiation/LVA")
    made.correction._record_chosen()
    assert made.correction.field.itemData(0) == "status"


def test_a_key_typed_in_full_names_a_record_that_is_not_there_yet(pane, world):
    pane()
    press(Qt.Key.Key_K)
    type_anew("agreement/EST")
    press(Qt.Key.Key_Return)
    assert claims(world, "agreement/EST") == [("2024-04-10", "active", "2024-04-12")]


def test_what_names_no_record_is_said_and_not_taken(pane, world):
    made = pane()
    press(Qt.Key.Key_K)
    type_anew("agreement/Nowhere at all")
    assert not made.correction.do_button.isEnabled()
    assert made.correction.error.isVisible()


def test_a_claim_is_given_another_mode_and_list(pane, world):
    made = pane()
    press(Qt.Key.Key_K)
    made.correction.mode.setFocus()
    QTest.keyClicks(made.correction.mode, "For")
    press(Qt.Key.Key_Tab)
    assert made.correction.list_flag.hasFocus()
    QTest.keyClicks(made.correction.list_flag, "Op")
    press(Qt.Key.Key_Return)
    known = world.claims("agreement/LVA", "signed_date")
    assert [(claim.mode, claim.list_flag) for claim in known if claim.status == "active"] == [
        ("fact", "none"),
        ("forecast", "open"),
    ]


def test_nothing_changed_is_said(pane):
    made = pane()
    press(Qt.Key.Key_K, Qt.Key.Key_Return)
    assert "Nothing is changed" in made.correction.error.text()
    press(Qt.Key.Key_Escape)


def test_a_dismissal_with_new_evidence_is_said_again_by_one_key(pane, world, workspace):
    made = pane()
    press(Qt.Key.Key_D)
    QTest.keyClicks(QApplication.focusWidget(), "Two ceremonies")
    press(Qt.Key.Key_Return)
    third(world)
    assert "dismissed this on" in made.detail.before.text()
    assert "having seen 2" in made.detail.before.text()
    assert "New since: 3; gone: none" in made.detail.before.text()
    assert "new since then" in made.detail.cards[2].accessibleName()
    made.list.setFocus()
    press(Qt.Key.Key_A)
    assert [row.state for row in workspace.read(findings, states=("open", "dismissed"))] == ["dismissed"]
    workspace.undo()
    assert [row.state for row in workspace.read(findings)] == ["open"]


def test_a_reopened_decision_is_decided_again_by_one_key(pane, world, workspace):
    first = world.claims("agreement/LVA", "signed_date")[0]
    workspace.do(Decide(record="agreement/LVA", field="signed_date", claim=first.id, reason="the paper"))
    third(world)
    made = pane()
    made.facets.choose(state=("reopened",))
    assert made.detail.finding.is_decision
    assert "accepted then" in made.detail.cards[0].accessibleName()
    made.list.setFocus()
    press(Qt.Key.Key_A)
    assert made._model.total == 0


def test_a_reopened_decision_is_decided_otherwise_by_a_digit(pane, world, workspace):
    first = world.claims("agreement/LVA", "signed_date")[0]
    workspace.do(Decide(record="agreement/LVA", field="signed_date", claim=first.id))
    new = third(world)
    made = pane()
    made.facets.choose(state=("reopened",))
    made.list.setFocus()
    press(Qt.Key.Key_3)
    assert [claim.id for claim in world.claims("agreement/LVA", "signed_date") if claim.accepted] == [new]


def test_keys_ask_for_explanation_and_evidence(pane, qtbot):
    made = pane()
    for key, action in ((Qt.Key.Key_E, "ask.explain"), (Qt.Key.Key_V, "ask.matrix")):
        with qtbot.waitSignal(made.asked) as asked:
            press(key)
        assert asked.args == [action]
    assert made.focused_field() == ("agreement/LVA", "signed_date")


def test_deeds_that_make_no_sense_are_not_offered(pane):
    buttons = pane().detail.deeds.buttons
    assert buttons["dismiss"].isVisible()
    assert not buttons["reopen"].isVisible()
    assert not buttons["again"].isVisible()


@pytest.mark.parametrize(("key", "verdict", "left"), [("S", "same", 0), ("T", "different", 1), ("U", "unsure", 0)])
def test_two_names_are_told_to_be_one_or_two(world, workspace, show, key, verdict, left):
    for number, name in enumerate(("Zhovkva", "Nova Zhovkva"), 1):
        text = f"Place {number}\nThey signed it in {name}."
        world.claim(world.article(f"{number}.txt", text), text, name, "agreement/LVA", "place", name)
    made = show(ConflictsPane(workspace))
    assert made.detail.finding.rule == "same-thing"
    press(Qt.Key(ord(key)))
    assert "nova-zhovkva and zhovkva" in made.detail.reason.question.text()
    press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    said = workspace.read(lambda c: c.exec_driver_sql("SELECT first, second, verdict FROM identity").all())
    assert [tuple(row) for row in said] == [("place/nova-zhovkva", "place/zhovkva", verdict)]
    assert len(workspace.read(findings)) == left
    workspace.undo()
    assert [row.rule for row in workspace.read(findings)] == ["same-thing"]
