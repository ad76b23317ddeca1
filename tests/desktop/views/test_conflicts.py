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
    return [pane._model.index(row, 0).data() for row in range(pane._model.rowCount())]


def test_nothing_to_decide_says_so(workspace, show):
    pane = show(ConflictsPane(workspace))
    assert pane.count.text() == "Findings: 0"
    assert not pane.list.isVisible()
    assert pane.detail.finding is None


def test_claims_stand_side_by_side_with_all_that_weighs(workspace, latvia, show):
    pane = show(ConflictsPane(workspace))
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


def test_a_digit_decides_and_the_list_moves_on(workspace, denmark, show, qtbot):
    pane = show(ConflictsPane(workspace))
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


def test_decided_ones_can_be_shown(workspace, latvia, show, qtbot):
    pane = show(ConflictsPane(workspace))
    qtbot.keyClick(pane.list, Qt.Key.Key_1)
    assert listed(pane) == []
    pane.facets.choose(state=("decided",))
    assert len(listed(pane)) == 2
    assert pane.detail.cards[0].claim.accepted
    workspace.do(Withdraw(record="agreement/LVA", field="signed_date"))
    assert listed(pane) == []
    pane.facets.show_all()
    assert len(listed(pane)) == 2


def test_a_reason_goes_with_the_decision(workspace, latvia, show, qtbot):
    pane = show(ConflictsPane(workspace))
    pane.detail.reason.code.setCurrentText("primary source")
    qtbot.keyClicks(pane.detail.reason.words, "xd1 ministry")
    assert pane.detail.reason.words.text() == "xd1 ministry"
    qtbot.mouseClick(pane.detail.cards[1].choose_button, Qt.MouseButton.LeftButton)
    assert value(workspace, "agreement/LVA", "signed_date") == "11 April 2024"


def answer(qtbot, pane, words="", down=0):
    """Answer the question for a reason by keys alone."""
    line = pane.detail.reason.words
    assert line.hasFocus()
    for _ in range(down):
        qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_rejecting_asks_why_and_settles(workspace, latvia, world, show, qtbot):
    pane = show(ConflictsPane(workspace))
    qtbot.keyClick(pane.list, Qt.Key.Key_Right)
    assert pane.detail.current.id == latvia.late
    qtbot.keyClick(pane.list, Qt.Key.Key_X)
    assert pane.detail.reason.question.text() == "Claim 2 does not count. Why?"
    qtbot.keyClick(pane.detail.reason.words, Qt.Key.Key_Escape)
    assert pane.list.hasFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_X)
    answer(qtbot, pane, "It speaks of another deal")
    late = world.claims("agreement/LVA", "signed_date")[1]
    assert (late.status, late.reason) == ("rejected", "judgement: It speaks of another deal")
    assert listed(pane) == []


def test_a_reason_that_says_nothing_is_not_taken(workspace, latvia, world, show, qtbot):
    pane = show(ConflictsPane(workspace))
    qtbot.keyClick(pane.list, Qt.Key.Key_X)
    answer(qtbot, pane)
    assert pane.detail.reason.asking
    assert pane.detail.reason.error.isVisible()
    answer(qtbot, pane, down=1)
    assert world.claims("agreement/LVA", "signed_date")[0].reason == "source-error: error of the source"


@pytest.mark.parametrize(
    ("key", "state_name", "words"), [("M", "apparent", "Marked apparent"), ("D", "dismissed", "Dismissed")]
)
def test_a_verdict_is_given_shown_and_taken_back(workspace, latvia, show, qtbot, key, state_name, words):
    pane = show(ConflictsPane(workspace))
    qtbot.keyClick(pane.list, key)
    answer(qtbot, pane, "Two ceremonies")
    assert listed(pane) == []
    pane.facets.choose(state=(state_name,))
    assert len(listed(pane)) == 2
    assert pane.detail.before.text() == f"{words}: Two ceremonies"
    pane.list.setFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_O)
    assert [found.state for found in workspace.read(findings)] == ["open"]


def test_keys_lead_to_source_and_field(workspace, latvia, show, qtbot):
    pane = show(ConflictsPane(workspace))
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


def test_next_and_former_skip_the_names_of_records(workspace, denmark, show, qtbot):
    pane = show(ConflictsPane(workspace))
    assert current_row(pane.list) == 1
    qtbot.keyClick(pane.list, Qt.Key.Key_N)
    assert current_row(pane.list) == 3
    qtbot.keyClick(pane.list, Qt.Key.Key_N)
    assert current_row(pane.list) == 3
    qtbot.keyClick(pane.list, Qt.Key.Key_P)
    assert current_row(pane.list) == 1
    qtbot.keyClick(pane.list, Qt.Key.Key_Up)
    assert current_row(pane.list) == 0
    pane.show_field("agreement/DNK", "signed_date")
    assert pane.detail.finding.record == "agreement/DNK"


def test_kinds_can_be_hidden_and_a_finding_is_found_again(workspace, latvia, show, qtbot):
    pane = show(ConflictsPane(workspace))
    finding = pane.detail.finding.id
    qtbot.mouseClick(pane.facets.severities["hard"], Qt.MouseButton.LeftButton)
    assert listed(pane) == []
    pane.show_finding(finding)
    assert pane.detail.finding.id == finding
    assert pane.facets.severities["hard"].isChecked()


def test_what_cannot_be_done_is_said_at_its_place(workspace, latvia, show, monkeypatch, qtbot):
    from db.kinds import Invalid

    pane = show(ConflictsPane(workspace))

    monkeypatch.setattr(workspace, "start", lambda command, done, failed: failed(Invalid("choose one that is")))
    qtbot.keyClick(pane.list, Qt.Key.Key_1)
    assert pane.detail.error.text() == "choose one that is"
    assert pane.detail.error.isVisible()
    assert len(listed(pane)) == 2


def test_the_keyboard_stays_in_the_cards(workspace, denmark, show, qtbot):
    pane = show(ConflictsPane(workspace))
    pane.detail.cards[1].setFocus()
    assert pane.detail.cards[1].current
    record = pane.detail.finding.record
    qtbot.keyClick(pane.detail.cards[1], Qt.Key.Key_2)
    assert pane.detail.finding.record != record
    assert pane.detail.cards[0].hasFocus()


# ---------------------------------------------------------------- the list


def test_facets_narrow_and_count(workspace, denmark, show):
    pane = show(ConflictsPane(workspace))
    offered = {option.label: option.count for option in pane.facets.buttons["country"].options}
    assert offered == {"Denmark": 1, "Latvia": 1}
    pane.facets.choose(country=("LVA",))
    assert listed(pane)[0] == "Agreement · Latvia"
    assert pane.facets.severities["hard"].text() == "▲ 1"
    assert pane.facets.buttons["country"].text() == "Country: Latvia ▾"
    pane.facets.clear_button.click()
    assert len(listed(pane)) == 4


def test_a_facet_is_chosen_by_keys(workspace, denmark, show, qtbot):
    pane = show(ConflictsPane(workspace))
    button = pane.facets.buttons["country"]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Down)
    assert button.popup.isVisible()
    qtbot.keyClick(button.popup.list, Qt.Key.Key_Space)
    assert len(listed(pane)) == 2
    assert "Denmark  (1)" in [button.popup.list.item(row).text() for row in range(button.popup.list.count())]
    qtbot.keyClick(button.popup.list, Qt.Key.Key_Escape)
    assert not button.popup.isVisible()


def test_articles_are_offered_when_they_are_asked_for(workspace, denmark, show, qtbot):
    pane = show(ConflictsPane(workspace))
    pane.facets.buttons["article"].open()
    assert [option.label for option in pane.facets.buttons["article"].options][:1] == ["Copenhagen"]
    pane.facets.buttons["article"].popup.close()


def test_words_narrow_after_a_pause(workspace, denmark, show, qtbot):
    pane = show(ConflictsPane(workspace))
    qtbot.keyClick(pane.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert pane.facets.words.hasFocus()
    qtbot.keyClicks(pane.facets.words, "denmark")
    qtbot.waitUntil(lambda: len(listed(pane)) == 2)
    assert listed(pane)[0] == "Agreement · Denmark"


def test_what_fits_nothing_says_how_to_see_more(workspace, denmark, show, qtbot):
    pane = show(ConflictsPane(workspace))
    qtbot.keyClicks(pane.facets.words, "no such words")
    qtbot.keyClick(pane.facets.words, Qt.Key.Key_Return)
    assert pane._empty.isVisible()
    assert pane.facets.clear_button.isVisible()


def test_headings_close_and_open_by_arrows(workspace, denmark, show, qtbot):
    pane = show(ConflictsPane(workspace))
    qtbot.keyClick(pane.list, Qt.Key.Key_Up)
    qtbot.keyClick(pane.list, Qt.Key.Key_Left)
    assert len(listed(pane)) == 3
    qtbot.keyClick(pane.list, Qt.Key.Key_Right)
    assert len(listed(pane)) == 4
    qtbot.keyClick(pane.list, Qt.Key.Key_Minus)
    assert len(listed(pane)) == 2
    qtbot.keyClick(pane.list, Qt.Key.Key_Plus)
    assert len(listed(pane)) == 4


def test_how_the_list_is_shown_is_remembered(workspace, denmark, show):
    pane = show(ConflictsPane(workspace))
    pane.facets.choose(country=("LVA",), state=("open", "decided"))
    pane.facets.group.setCurrentIndex(1)
    pane.facets.sort.setCurrentIndex(3)
    pane._model.close_all()
    other = ConflictsPane(workspace)
    other.restore(pane.state())
    show(other)
    assert other.state() == pane.state()
    assert listed(other) == ["Date precision"]


def test_a_pane_that_nobody_sees_reads_nothing_until_it_is_shown(workspace, latvia, show, qtbot):
    pane = ConflictsPane(workspace)
    assert listed(pane) == []
    show(pane)
    assert len(listed(pane)) == 2
