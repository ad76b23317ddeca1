"""Drafts are confirmed, refused and changed by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.queries.drafts import Proposals
from desktop.views.article import ArticlePane
from tests.desktop.views.article.driving import DRAFTS, LABELS, LIST, SIGNED, TEXT, draft, drafts, waiting

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MANY = ("DNK", "NOR", "SWE", "FIN", "ISL", "EST", "LVA", "LTU", "POL", "CZE", "SVK")


def test_drafts_are_confirmed_and_refused_by_single_keys(drafting, article, world, qtbot):
    drafting.open_article(article)
    assert drafts(drafting) == [
        "Agreement · Latvia · Status: signed",
        "Agreement · Latvia · Signed: 11 April 2024",
        "Agreement · Denmark · Status: signed",
        "Agreement · Norway · Status: signed",
    ]
    assert drafting._model.rows[0].detail == "“signed” · according to Andrii Yermak · attributed · signed"
    qtbot.keyClick(drafting.quote.view, Qt.Key.Key_D, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    rows = drafting.drafts.list
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert drafting.quote.current() == ("draft", TEXT.index(SIGNED), TEXT.index(SIGNED) + len(SIGNED))
    qtbot.keyClick(rows, Qt.Key.Key_Backspace)
    assert len(drafts(drafting)) == 3
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert drafts(drafting)[1] == "Agreement · Norway · Status: signed"
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    (claim,) = world.claims("agreement/NOR", "status")
    assert (claim.norm, claim.list_flag, claim.exact) == ("signed", "open", LIST)
    assert world.claims("agreement/DNK", "status") == []


def test_a_refusal_outlives_the_program_and_is_one_step(drafting, article, workspace, icons, show, qtbot):
    drafting.open_article(article)
    drafting.drafts.list.setFocus()
    qtbot.keyClick(drafting.drafts.list, Qt.Key.Key_Delete)
    assert drafting.drafts.settled.text() == "1 of 4 settled"
    later = show(ArticlePane(workspace, icons, propose=waiting), 600, 900)
    later.open_article(article)
    assert len(drafts(later)) == 3
    workspace.undo()
    assert len(drafts(later)) == 4


def test_what_was_refused_is_seen_and_proposed_again(drafting, article, qtbot):
    drafting.open_article(article)
    rows = drafting.drafts.list
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert drafting.drafts.refused_button.text() == "Refused: 1"
    qtbot.keyClick(rows, Qt.Key.Key_Delete, CONTROL)
    assert drafts(drafting) == ["Agreement · Latvia · Status: signed"]
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert len(drafts(drafting)) == 4
    assert not drafting.drafts.refused_button.isVisible()


def test_digits_choose_among_the_readings_of_a_quote(drafting, article, world, qtbot):
    drafting.open_article(article)
    rows = drafting.drafts.list
    rows.setFocus()
    assert rows.model().index(1, 0).data() == "2  Agreement · Latvia · Signed: 11 April 2024"
    qtbot.keyClick(rows, Qt.Key.Key_3)
    qtbot.keyClick(rows, Qt.Key.Key_2)
    assert [claim.norm for claim in world.claims("agreement/LVA", "signed_date")] == ["2024-04-11"]
    assert world.claims("agreement/DNK", "status") == []


def test_an_enumeration_is_confirmed_in_one_gesture(drafting, article, world, workspace, qtbot):
    drafting.open_article(article)
    drafting.drafts.set_current(2)
    drafting.drafts.list.setFocus()
    qtbot.keyClick(drafting.drafts.list, Qt.Key.Key_Return, SHIFT)
    preview = drafting.drafts.preview
    assert preview.isVisible()
    assert not drafting.drafts.list.isVisible()
    assert preview.lines.count() == 2
    qtbot.keyClick(preview.lines, Qt.Key.Key_Escape)
    assert drafting.drafts.list.isVisible()
    assert world.claims("agreement/NOR", "status") == []
    qtbot.keyClick(drafting.drafts.list, Qt.Key.Key_Return, CONTROL)
    assert preview.lines.count() == 3
    qtbot.keyClick(preview.lines, Qt.Key.Key_Return)
    keys = ("agreement/LVA", "agreement/DNK", "agreement/NOR")
    assert [len(world.claims(key, "status")) for key in keys] == [1, 1, 1]
    workspace.undo()
    assert [len(world.claims(key, "status")) for key in keys] == [0, 0, 0]


def test_all_that_a_rule_read_is_refused_in_one_gesture(drafting, article, world, workspace, qtbot):
    drafting.open_article(article)
    drafting.drafts.list.setFocus()
    qtbot.keyClick(drafting.drafts.list, Qt.Key.Key_Return, CONTROL)
    qtbot.keyClick(drafting.drafts.preview.lines, Qt.Key.Key_Delete)
    assert drafts(drafting) == ["Agreement · Latvia · Signed: 11 April 2024"]
    assert drafting.drafts.refused_button.text() == "Refused: 3"
    workspace.undo()
    assert len(drafts(drafting)) == 4


@pytest.fixture
def of_many(workspace, icons, show, article):
    """The pane with the readings of one quote that are more than nine, the keyboard in their list."""
    many = [draft(f"agreement/{key}", "status", "signed", "signed", LIST) for key in MANY]
    labels = {found.record: found.record for found in many}
    pane = show(ArticlePane(workspace, icons, propose=lambda *_: Proposals(tuple(many), (), labels)), 600, 900)
    pane.open_article(article)
    pane.drafts.list.setFocus()
    return pane


def test_of_more_than_nine_readings_two_digits_choose_one(of_many, world, qtbot):
    rows = of_many.drafts.list
    assert [rows.model().index(at, 0).data()[:2] for at in (0, 8, 10)] == ["01", "09", "11"]
    qtbot.keyClick(rows, Qt.Key.Key_1)
    assert of_many.drafts.current == 9
    assert world.claims(f"agreement/{MANY[9]}", "status") == []
    qtbot.keyClick(rows, Qt.Key.Key_1)
    assert [len(world.claims(f"agreement/{key}", "status")) for key in MANY[9:]] == [0, 1]


def test_moving_on_forgets_a_digit(of_many, world, qtbot):
    rows = of_many.drafts.list
    for key in (Qt.Key.Key_1, Qt.Key.Key_Down, Qt.Key.Key_0):
        qtbot.keyClick(rows, key)
    assert world.claims(f"agreement/{MANY[9]}", "status") == []


def test_a_draft_is_changed_before_it_is_stored(drafting, article, world, qtbot):
    drafting.open_article(article)
    drafting.drafts.set_current(1)
    drafting.drafts.list.setFocus()
    qtbot.keyClick(drafting.drafts.list, Qt.Key.Key_F2)
    assert drafting.bar.normal.text() == "→ 11 April 2024"
    drafting.bar.value.setText("12 April 2024")
    qtbot.keyClick(drafting.bar.value, Qt.Key.Key_Return)
    (claim,) = world.claims("agreement/LVA", "signed_date")
    assert (claim.norm, claim.exact) == ("2024-04-12", SIGNED)
    assert drafting.drafts.list.hasFocus()


def test_typing_begins_the_new_value_of_a_draft(drafting, article, world, qtbot):
    drafting.open_article(article)
    drafting.drafts.set_current(2)
    rows = drafting.drafts.list
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_I)
    assert drafting.bar.value.hasFocus()
    QTest.keyClicks(drafting.bar.value, "n force")
    assert drafting.bar.value.text() == "in force"
    qtbot.keyClick(drafting.bar.value, Qt.Key.Key_Return)
    (claim,) = world.claims("agreement/DNK", "status")
    assert (claim.norm, claim.exact) == ("in-force", LIST)
    qtbot.keyClick(rows, Qt.Key.Key_X)
    qtbot.keyClick(drafting.bar.value, Qt.Key.Key_Escape)
    assert rows.hasFocus()


def test_a_digit_begins_a_value_where_there_is_one_reading(workspace, icons, show, article, qtbot):
    lone = Proposals((DRAFTS[1],), (), LABELS)
    pane = show(ArticlePane(workspace, icons, propose=lambda *_: lone), 600, 900)
    pane.open_article(article)
    pane.drafts.list.setFocus()
    qtbot.keyClick(pane.drafts.list, Qt.Key.Key_9)
    assert pane.bar.value.text() == "9"


def test_the_current_draft_is_lit_when_the_keyboard_goes_to_the_proposals(drafting, article):
    drafting.open_article(article)
    drafting.go_to_drafts()
    assert drafting.quote.current() == ("draft", TEXT.index(SIGNED), TEXT.index(SIGNED) + len(SIGNED))


def test_a_draft_that_cannot_be_stored_says_why(drafting, article, qtbot, refusing):
    drafting.open_article(article)
    refusing()
    drafting.drafts.list.setFocus()
    qtbot.mouseClick(drafting.drafts.confirm_button, Qt.MouseButton.LeftButton)
    assert drafting.drafts.error.text() == "no such day"
    assert len(drafts(drafting)) == 4


def test_a_click_on_a_drafts_mark_makes_it_current(drafting, article):
    drafting.open_article(article)
    drafting.quote.mark_clicked.emit(("draft", TEXT.index(LIST), TEXT.index(LIST) + len(LIST)))
    assert drafting.drafts.current == 2


def test_a_field_is_reached_from_a_draft(drafting, article, qtbot):
    drafting.open_article(article)
    drafting.drafts.set_current(3)
    with qtbot.waitSignal(drafting.field_requested) as asked:
        drafting.go_to_field()
    assert asked.args == ["agreement/NOR", "status"]
