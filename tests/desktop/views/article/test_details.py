"""What a file tells of its article is confirmed when it has come: one article after the other, or all at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.queries.articles import articles
from tests.desktop.views.article.driving import TEXT

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def three(world) -> list[int]:
    return [world.article(f"{name}.txt", f"{name}{TEXT}", "2024-04-12", publisher=None) for name in "abc"]


def publishers(workspace) -> list[str | None]:
    return [row.publisher for row in sorted(workspace.read(articles), key=lambda row: row.id)]


def test_an_article_that_has_come_is_asked_about_by_itself(pane, three):
    pane.details.take(three)
    assert (pane.article, pane.meta.form.isVisible()) == (three[0], True)
    told = "Is this right, as the file tells it? It does not tell: author, publisher, address."
    assert pane.meta.question.text() == told
    assert pane.meta.lines["title"].text().startswith("aRiga")
    assert pane.meta.lines["author"].hasFocus()
    assert pane.meta.all_button.text() == "Confirm all 3 (Ctrl+Enter)"
    assert pane.quote.isVisible()


def test_enter_confirms_and_the_next_article_comes(pane, three, workspace, qtbot):
    pane.details.take(three)
    pane.meta.lines["publisher"].setFocus()
    QTest.keyClicks(pane.meta.lines["publisher"], "The Daily")
    qtbot.keyClick(pane.meta.lines["publisher"], Qt.Key.Key_Return)
    assert publishers(workspace) == ["The Daily", None, None]
    assert (pane.article, pane.meta.form.isVisible()) == (three[1], True)
    for _ in range(2):
        qtbot.keyClick(pane.meta.lines["author"], Qt.Key.Key_Return)
    assert (pane.details.waiting, pane.meta.form.isVisible()) == ([], False)
    assert pane.quote.view.hasFocus()


def test_all_are_confirmed_in_one_gesture(pane, three, workspace, qtbot):
    pane.details.take(three)
    pane.meta.lines["publisher"].setText("The Daily")
    qtbot.keyClick(pane.meta.lines["publisher"], Qt.Key.Key_Return, CONTROL)
    assert (pane.details.waiting, pane.meta.form.isVisible(), pane.article) == ([], False, three[0])
    assert publishers(workspace) == ["The Daily", None, None]


def test_an_article_is_skipped_and_comes_last(pane, three, qtbot):
    pane.details.take(three)
    qtbot.keyClick(pane.meta.lines["title"], Qt.Key.Key_PageDown, CONTROL)
    assert pane.article == three[1]
    assert pane.details.waiting == [three[1], three[2], three[0]]


def test_what_is_left_for_later_is_asked_again_without_taking_the_keyboard(pane, three, qtbot):
    pane.details.take(three)
    qtbot.keyClick(pane.meta.lines["title"], Qt.Key.Key_Escape)
    assert (pane.meta.form.isVisible(), pane.quote.view.hasFocus()) == (False, True)
    pane.open_article(three[1])
    assert pane.meta.form.isVisible()
    assert pane.quote.view.hasFocus()


def test_a_claim_made_meanwhile_leaves_the_form_as_it_is(pane, three, world):
    pane.details.take(three)
    pane.meta.lines["publisher"].setText("The Da")
    world.claim(three[0], f"a{TEXT}", "11 April", "agreement/LVA", "signed_date", "11 April")
    assert pane.meta.lines["publisher"].text() == "The Da"


def test_what_is_wrong_stands_under_its_field_and_the_article_still_waits(pane, three, qtbot):
    pane.details.take(three)
    pane.meta.lines["published"].setText("the day after never")
    qtbot.keyClick(pane.meta.lines["published"], Qt.Key.Key_Return)
    assert pane.meta.errors["published"].isVisible()
    assert pane.details.waiting == three


def test_an_article_that_is_no_more_is_not_asked_about(pane, three, workspace, qtbot):
    pane.details.take(three)
    workspace.undo()  # the last of the three
    for _ in range(2):
        qtbot.keyClick(pane.meta.lines["author"], Qt.Key.Key_Return)
    assert (pane.details.waiting, pane.article) == ([], three[1])


@pytest.mark.parametrize("at", [0, 2])
def test_an_article_that_was_opened_by_hand_stays_when_it_is_confirmed(pane, three, qtbot, at):
    pane.details.take(three)
    qtbot.keyClick(pane.meta.lines["title"], Qt.Key.Key_Escape)
    pane.open_article(three[at])
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_D, CONTROL)
    qtbot.keyClick(pane.meta.lines["title"], Qt.Key.Key_Return)
    assert pane.article == three[at]
    assert pane.details.waiting == [row for row in three if row != three[at]]
