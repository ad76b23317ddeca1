"""A newer version takes the claims of the older one over."""

import pytest
from PySide6.QtCore import Qt

from db.edits import Decide
from tests.desktop.views.article.driving import LIST, TEXT

NEWER = TEXT.replace("11 April", "12 April").replace(LIST, "")


@pytest.fixture
def versions(world, article) -> tuple[int, int]:
    """The older and the newer version, with a claim that moves, one whose words changed and one that has no place."""
    world.claim(article, TEXT, "Latvia signed the agreement", "agreement/LVA", "status", "signed")
    world.claim(article, TEXT, "the agreement on 11 April", "agreement/LVA", "signed_date", "11 April")
    world.claim(article, TEXT, LIST, "agreement/DNK", "status", "signed")
    return article, world.article("a.txt", NEWER, "2024-04-13")


def test_a_newer_version_takes_over_claims_by_keys(pane, versions, world, qtbot):
    pane.open_article(versions[1])
    pane.quote.setFocus()
    assert pane.body.banner.text.text() == "Newer version of “Riga 🇱🇻 signs”: claims moved: 0, waiting: 3."
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_M)
    assert pane.body.banner.text.text().endswith("claims moved: 1, waiting: 2.")
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_O)
    queue = pane.body.orphans.list
    assert queue.hasFocus()
    assert pane.quote.selection()[2] == "the agreement on 12 April"
    qtbot.keyClick(queue, Qt.Key.Key_Return)
    active = [claim for claim in world.claims("agreement/LVA", "signed_date") if claim.status == "active"]
    assert [(claim.article, claim.exact) for claim in active] == [(versions[1], "the agreement on 12 April")]
    qtbot.keyClick(queue, Qt.Key.Key_X)
    assert [claim.status for claim in world.claims("agreement/DNK", "status")] == ["rejected"]
    assert pane.body.banner.text.text().endswith("waiting: 0.")
    assert pane.drafts.isVisible()


def test_a_claim_that_waits_is_put_on_other_words(pane, versions, world, qtbot):
    pane.open_article(versions[1])
    pane.quote.setFocus()
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_M)
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_O)
    pane.quote.setFocus()
    pane.quote.select(NEWER.index("on 12 April"), NEWER.index("on 12 April") + 11)
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    active = [claim for claim in world.claims("agreement/LVA", "signed_date") if claim.status == "active"]
    assert [claim.exact for claim in active] == ["on 12 April"]


def test_a_value_at_risk_comes_first_and_is_told(pane, versions, workspace, world, qtbot):
    denmark = world.claims("agreement/DNK", "status")[0]
    workspace.do(Decide(record="agreement/DNK", field="status", claim=denmark.id, reason="it stands there"))
    pane.open_article(versions[1])
    pane.quote.setFocus()
    assert pane.body.banner.text.text().endswith("waiting: 3. Values that rest on those: 1.")
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_O)
    first = pane.versions._model.rows[0]
    assert first.text == "● Agreement · Denmark · Status: signed"
    assert first.detail.startswith("a value rests on it")


def test_the_difference_is_told_by_signs(pane, versions, qtbot):
    pane.open_article(versions[1])
    pane.quote.setFocus()
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_D)
    told = pane.body.difference.text.toPlainText()
    assert "[− 11 −]" in told
    assert "[+ 12 +]" in told
    assert not pane.quote.isVisible()
    qtbot.keyClick(pane.body.difference.text, Qt.Key.Key_Escape)
    assert pane.quote.view.hasFocus()


def test_an_older_version_leads_to_the_newer(pane, versions, qtbot):
    pane.open_article(versions[0])
    pane.quote.setFocus()
    assert pane.body.banner.text.text() == "An older version; replaced by “Riga 🇱🇻 signs”."
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_O)
    assert pane.article == versions[1]
