"""What is unread, and the parts of the text."""

from PySide6.QtCore import Qt

from db.queries.articles import article as article_of
from db.queries.unread import remainder
from tests.desktop.views.article.driving import LIST, SIGNED, TEXT


def test_what_is_unread_is_marked_counted_and_reached_by_keys(pane, article, world, qtbot):
    pane.open_article(article)
    assert pane.body.coverage.text() == "read 0 of 3 sentences"
    pane.quote.setFocus()
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_N)
    assert pane.quote.caret() == TEXT.index(SIGNED)
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_N)
    assert pane.quote.caret() == TEXT.index(LIST)
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert pane.quote.caret() == TEXT.index(SIGNED)
    world.claim(article, TEXT, "11 April", "agreement/LVA", "signed_date", "11 April")
    assert pane.body.coverage.text() == "read 1 of 3 sentences"
    assert len(pane.quote.view.scene.unread) == 2


def test_what_is_left_may_be_known_before_the_text(pane, article, workspace):
    left = workspace.read(remainder, article)
    pane._reading.show(article, left)
    pane._reading.open(workspace.read(article_of, article))
    assert pane.body.coverage.text() == "read 0 of 3 sentences"


def test_a_sentence_with_nothing_to_claim_is_passed_over_and_looked_at_again(pane, article, qtbot):
    pane.open_article(article)
    pane.quote.setFocus()
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_N)
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_Z)
    assert pane.body.coverage.text() == "read 1 of 3 sentences"
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_Z)
    assert pane.body.coverage.text() == "read 0 of 3 sentences"


def test_lines_are_set_to_another_part_by_keys(pane, article, workspace, qtbot):
    pane.open_article(article)
    pane.quote.setFocus()
    assert not pane.quote.view.margin.isVisible()
    pane.quote.jump_to(TEXT.index(LIST) + 3)
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    assert pane.quote.view.margin.isVisible()
    qtbot.keyClick(pane._reading.menu, Qt.Key.Key_5)
    zones = workspace.read(article_of, article).zones
    assert ("list", TEXT.index(LIST), TEXT.index(LIST) + len(LIST)) in zones
    assert [part[0] for part in pane.quote.view.margin.parts] == ["List", "Related links"]
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_P)
    assert not pane.quote.view.margin.isVisible()


def test_a_part_under_a_claim_cannot_be_set_to_links(pane, article, world, qtbot):
    pane.open_article(article)
    world.claim(article, TEXT, "11 April", "agreement/LVA", "signed_date", "11 April")
    pane.quote.jump_to(TEXT.index(SIGNED))
    pane._reading._set_part("links")
    assert "A claim on agreement/LVA stands here" in pane.body.error.text()
