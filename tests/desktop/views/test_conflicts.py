from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from db.edits import Withdraw
from db.queries.conflicts import findings
from db.queries.records import record
from desktop.views.conflicts import ConflictsPane
from desktop.widgets.tables import current_row

EARLY = "Talks in Riga\nLatvia signed the security agreement on 10 April 2024 in Vilnius."
LATE = "Riga signs\nThe agreement with Latvia was signed on 11 April 2024, said <b>Andrii Yermak</b>."
PLACE = "Denmark\nDenmark signed its agreement on 23 February 2024. It did so in Lviv, not Kyiv."
OTHER = "Copenhagen\nThe Danish deal was signed on 24 February 2024."


@dataclass
class Case:
    early: str
    late: str
    article: int


@pytest.fixture
def latvia(world) -> Case:
    first = world.article("early.txt", EARLY, "2024-04-12", publisher="Rīgas Ziņas")
    second = world.article("late.txt", LATE, "2024-04-13", publisher="Kyiv Courier")
    early = world.claim(first, EARLY, "on 10 April 2024", "agreement/LVA", "signed_date", "10 April 2024")
    quote = "signed on 11 April 2024, said <b>Andrii Yermak</b>"
    more = {"attributed_to": "Andrii Yermak", "mode": "attributed"}
    late = world.claim(second, LATE, quote, "agreement/LVA", "signed_date", "11 April 2024", **more)
    return Case(early, late, second)


@pytest.fixture
def denmark(world, latvia) -> None:
    first, second = world.article("c.txt", PLACE, "2024-02-25"), world.article("d.txt", OTHER, "2024-02-26")
    world.claim(first, PLACE, "on 23 February 2024", "agreement/DNK", "signed_date", "23 February 2024")
    world.claim(second, OTHER, "24 February 2024", "agreement/DNK", "signed_date", "24 February 2024")


def value(workspace, key: str, field: str) -> str:
    return next(item for item in workspace.read(record, key).fields if item.name == field).shown


def state(workspace, key: str, field: str) -> str:
    return next(item for item in workspace.read(record, key).fields if item.name == field).state


def listed(pane) -> list[str]:
    return [entry.label for entry in pane._model.rows]


def test_nothing_to_decide_says_so(workspace, prompts, show):
    pane = show(ConflictsPane(workspace, prompts))
    assert pane.count.text() == "Findings: 0"
    assert not pane.list.isVisible()
    assert pane.detail.finding is None


def test_claims_stand_side_by_side_with_all_that_weighs(workspace, prompts, latvia, show):
    pane = show(ConflictsPane(workspace, prompts))
    assert listed(pane)[0] == "Agreement · Latvia"
    assert listed(pane)[1].startswith("Signed · ")
    cards = pane.detail.cards
    assert [card.value.text() for card in cards] == ["10 April 2024", "11 April 2024"]
    assert "the security agreement on 10 April 2024 in" in cards[0].quote.text()
    assert "<b>Andrii Yermak</b>" in cards[1].quote.text()
    told = cards[1].accessibleName()
    assert "Kyiv Courier · 13 April 2024" in told
    assert "according to Andrii Yermak" in told
    assert cards[0].current
    assert not cards[1].current


def test_a_digit_decides_and_the_list_moves_on(workspace, prompts, denmark, show, qtbot):
    pane = show(ConflictsPane(workspace, prompts))
    first = pane.detail.finding
    assert len(listed(pane)) == 4
    qtbot.keyClick(pane.list, Qt.Key.Key_2)
    chosen = {"agreement/DNK": "24 February 2024", "agreement/LVA": "11 April 2024"}
    assert value(workspace, first.record, "signed_date") == chosen[first.record]
    assert state(workspace, first.record, "signed_date") == "decided"
    assert pane.detail.finding.record != first.record
    assert len(listed(pane)) == 2
    workspace.undo()
    assert len(listed(pane)) == 4


def test_decided_ones_can_be_shown(workspace, prompts, latvia, show, qtbot):
    pane = show(ConflictsPane(workspace, prompts))
    qtbot.keyClick(pane.list, Qt.Key.Key_1)
    assert listed(pane) == []
    pane.state.setCurrentText("Decided")
    assert len(listed(pane)) == 2
    assert pane.detail.cards[0].claim.accepted
    workspace.do(Withdraw(record="agreement/LVA", field="signed_date"))
    assert listed(pane) == []
    pane.state.setCurrentText("All")
    assert len(listed(pane)) == 2


def test_a_reason_goes_with_the_decision(workspace, prompts, latvia, show, qtbot):
    pane = show(ConflictsPane(workspace, prompts))
    pane.detail.reason_code.setCurrentText("primary source")
    qtbot.keyClicks(pane.detail.words, "xd1 ministry")
    assert pane.detail.words.text() == "xd1 ministry"
    qtbot.mouseClick(pane.detail.cards[1].choose_button, Qt.MouseButton.LeftButton)
    assert value(workspace, "agreement/LVA", "signed_date") == "11 April 2024"


def test_rejecting_asks_why_and_settles(workspace, prompts, latvia, world, show, qtbot):
    pane = show(ConflictsPane(workspace, prompts))
    qtbot.keyClick(pane.list, Qt.Key.Key_Right)
    assert pane.detail.current.id == latvia.late
    prompts.will("reason", None, "It speaks of another deal")
    qtbot.keyClick(pane.list, Qt.Key.Key_X)
    assert [claim.status for claim in world.claims("agreement/LVA", "signed_date")] == ["active", "active"]
    qtbot.keyClick(pane.list, Qt.Key.Key_X)
    assert [claim.status for claim in world.claims("agreement/LVA", "signed_date")] == ["active", "rejected"]
    assert listed(pane) == []


@pytest.mark.parametrize(
    ("key", "state_name", "words"), [("M", "apparent", "Marked apparent"), ("D", "dismissed", "Dismissed")]
)
def test_a_verdict_is_given_shown_and_taken_back(workspace, prompts, latvia, show, qtbot, key, state_name, words):
    pane = show(ConflictsPane(workspace, prompts))
    prompts.will("reason", "Two ceremonies")
    qtbot.keyClick(pane.list, key)
    assert listed(pane) == []
    pane.state.setCurrentText(state_name.capitalize())
    assert len(listed(pane)) == 2
    assert pane.detail._verdict.text() == f"{words}: Two ceremonies"
    pane.list.setFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_O)
    assert [found.state for found in workspace.read(findings)] == ["open"]


def test_keys_lead_to_source_and_field(workspace, prompts, latvia, show, qtbot):
    pane = show(ConflictsPane(workspace, prompts))
    qtbot.keyClick(pane.list, Qt.Key.Key_Right)
    start = LATE.index("signed on 11")
    with qtbot.waitSignal(pane.quote_requested) as asked:
        qtbot.keyClick(pane.list, Qt.Key.Key_G)
    assert asked.args[0] == latvia.article
    assert asked.args[1] == start
    assert asked.args[3] == latvia.late
    with qtbot.waitSignal(pane.field_requested) as asked:
        qtbot.keyClick(pane.list, Qt.Key.Key_F)
    assert asked.args == ["agreement/LVA", "signed_date"]
    with qtbot.waitSignal(pane.quote_requested):
        qtbot.keyClick(pane.list, Qt.Key.Key_Return)


def test_next_and_former_skip_the_names_of_records(workspace, prompts, denmark, show, qtbot):
    pane = show(ConflictsPane(workspace, prompts))
    assert current_row(pane.list) == 1
    qtbot.keyClick(pane.list, Qt.Key.Key_N)
    assert current_row(pane.list) == 3
    qtbot.keyClick(pane.list, Qt.Key.Key_N)
    assert current_row(pane.list) == 3
    qtbot.keyClick(pane.list, Qt.Key.Key_P)
    assert current_row(pane.list) == 1
    qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    assert current_row(pane.list) == 3
    pane.show_field("agreement/DNK", "signed_date")
    assert pane.detail.finding.record == "agreement/DNK"


def test_kinds_can_be_hidden_and_a_finding_is_found_again(workspace, prompts, latvia, show, qtbot):
    pane = show(ConflictsPane(workspace, prompts))
    finding = pane.detail.finding.id
    qtbot.mouseClick(pane.severities["hard"], Qt.MouseButton.LeftButton)
    assert listed(pane) == []
    pane.show_finding(finding)
    assert pane.detail.finding.id == finding
    assert pane.severities["hard"].isChecked()


def test_what_cannot_be_done_is_said_at_its_place(workspace, prompts, latvia, show, monkeypatch, qtbot):
    from db.kinds import Invalid

    pane = show(ConflictsPane(workspace, prompts))

    def refuse(command):
        raise Invalid("choose one that is")

    monkeypatch.setattr(workspace, "do", refuse)
    qtbot.keyClick(pane.list, Qt.Key.Key_1)
    assert pane.detail.error.text() == "choose one that is"
    assert pane.detail.error.isVisible()
    assert len(listed(pane)) == 2


def test_the_keyboard_stays_in_the_cards(workspace, prompts, denmark, show, qtbot):
    pane = show(ConflictsPane(workspace, prompts))
    pane.detail.cards[1].setFocus()
    assert pane.detail.cards[1].current
    record = pane.detail.finding.record
    qtbot.keyClick(pane.detail.cards[1], Qt.Key.Key_2)
    assert pane.detail.finding.record != record
    assert pane.detail.cards[0].hasFocus()
