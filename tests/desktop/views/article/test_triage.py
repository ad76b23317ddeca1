"""Drafts are confirmed, refused and changed by keys."""

from PySide6.QtCore import Qt

from desktop.views.article import ArticlePane
from tests.desktop.views.article.driving import LIST, SIGNED, TEXT, drafts, waiting

CONTROL = Qt.KeyboardModifier.ControlModifier


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
    qtbot.keyClick(rows, Qt.Key.Key_R)
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
    qtbot.keyClick(drafting.drafts.list, Qt.Key.Key_R)
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
    qtbot.keyClick(rows, Qt.Key.Key_R)
    assert drafting.drafts.refused_button.text() == "Refused: 1"
    qtbot.keyClick(rows, Qt.Key.Key_V)
    assert drafts(drafting) == ["Agreement · Latvia · Status: signed"]
    qtbot.keyClick(rows, Qt.Key.Key_R)
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
    qtbot.keyClick(drafting.drafts.list, Qt.Key.Key_S)
    preview = drafting.drafts.preview
    assert preview.isVisible()
    assert not drafting.drafts.list.isVisible()
    assert preview.lines.count() == 2
    qtbot.keyClick(preview.lines, Qt.Key.Key_Escape)
    assert drafting.drafts.list.isVisible()
    assert world.claims("agreement/NOR", "status") == []
    qtbot.keyClick(drafting.drafts.list, Qt.Key.Key_A)
    assert preview.lines.count() == 3
    qtbot.keyClick(preview.lines, Qt.Key.Key_Return)
    keys = ("agreement/LVA", "agreement/DNK", "agreement/NOR")
    assert [len(world.claims(key, "status")) for key in keys] == [1, 1, 1]
    workspace.undo()
    assert [len(world.claims(key, "status")) for key in keys] == [0, 0, 0]


def test_a_draft_is_changed_before_it_is_stored(drafting, article, world, qtbot):
    drafting.open_article(article)
    drafting.drafts.set_current(1)
    drafting.drafts.list.setFocus()
    qtbot.keyClick(drafting.drafts.list, Qt.Key.Key_E)
    assert drafting.bar.normal.text() == "→ 11 April 2024"
    drafting.bar.value.setText("12 April 2024")
    drafting.bar.submit()
    (claim,) = world.claims("agreement/LVA", "signed_date")
    assert (claim.norm, claim.exact) == ("2024-04-12", SIGNED)


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
    drafting.drafts.list.setFocus()
    with qtbot.waitSignal(drafting.field_requested) as asked:
        qtbot.keyClick(drafting.drafts.list, Qt.Key.Key_F)
    assert asked.args == ["agreement/NOR", "status"]
