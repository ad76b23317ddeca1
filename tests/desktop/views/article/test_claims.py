"""Claims made of selected words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.capture import Mention
from db.queries.drafts import Proposals
from desktop.views.article import ArticlePane
from tests.desktop.views.article.driving import MENTIONS, SIGNED, TEXT, select

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_two_keys_make_a_claim_for_the_focused_field(pane, article, world, qtbot):
    pane.open_article(article)
    pane.set_target("agreement/LVA", "signed_date")
    assert pane.body.hint.text() == "Select words and press C: Agreement · Latvia · Signed"
    select(pane, "11 April")
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_C)
    assert pane.bar.isVisible()
    assert pane.bar.picker.text() == "Agreement · Latvia · Signed"
    assert pane.bar.normal.text() == "→ 11 April 2024"
    assert pane.bar.as_of.placeholderText() == "12 April 2024, as the article"
    qtbot.keyClick(pane.bar.value, Qt.Key.Key_Return)
    (claim,) = world.claims("agreement/LVA", "signed_date")
    assert (claim.norm, claim.printed, claim.exact) == ("2024-04-11", "11 April", "11 April")
    assert claim.start == TEXT.index("11 April")
    assert not pane.bar.isVisible()
    assert pane.quote.marks_at(claim.start) == (claim.id,)
    assert pane.meta.line.text().endswith("claims: 1")


def test_words_that_cannot_be_read_keep_the_quote_while_the_value_is_typed(pane, article, world, qtbot):
    pane.open_article(article)
    pane.set_target("agreement/LVA", "status")
    select(pane, "the agreement")
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_Return, CONTROL)
    assert pane.bar.error.isVisible()
    assert not pane.bar.store_button.isEnabled()
    qtbot.keyClick(pane.bar.value, Qt.Key.Key_Return)
    assert world.claims("agreement/LVA", "status") == []
    qtbot.keyClicks(pane.bar.value, "signed")
    qtbot.keyClicks(pane.bar.attributed, "Andrii Yermak")
    pane.bar.mode.setCurrentText("attributed")
    pane.bar.list_flag.setCurrentText("open list")
    pane.bar.as_of.setText("the day before never")
    assert pane.bar.error.text().startswith("As of:")
    pane.bar.as_of.setText("April 2024")
    qtbot.mouseClick(pane.bar.store_button, Qt.MouseButton.LeftButton)
    (claim,) = world.claims("agreement/LVA", "status")
    assert (claim.norm, claim.printed, claim.exact) == ("signed", "the agreement", "the agreement")
    assert (claim.as_of, claim.attributed_to, claim.mode) == ("2024-04", "Andrii Yermak", "attributed")
    assert claim.list_flag == "open"


def test_a_sentence_gives_the_date_that_stands_in_it(pane, article, world, qtbot):
    pane.open_article(article)
    pane.set_target("agreement/LVA", "signed_date")
    select(pane, SIGNED)
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_C)
    assert pane.bar.value.text() == "11 April"
    qtbot.keyClick(pane.bar.value, Qt.Key.Key_Return)
    (claim,) = world.claims("agreement/LVA", "signed_date")
    assert (claim.norm, claim.exact) == ("2024-04-11", SIGNED)


def test_without_a_target_the_draft_there_is_proposed(drafting, article, world, qtbot):
    drafting.open_article(article)
    select(drafting, "signed the agreement")
    qtbot.keyClick(drafting.quote.view, Qt.Key.Key_C)
    assert drafting.bar.picker.text() == "Agreement · Latvia · Status"
    assert drafting.bar.normal.text() == "→ signed"
    assert drafting.bar.attributed.text() == "Andrii Yermak"
    qtbot.keyClick(drafting.bar.value, Qt.Key.Key_Return)
    (claim,) = world.claims("agreement/LVA", "status")
    assert (claim.exact, claim.mode) == ("signed the agreement", "attributed")


def test_without_a_target_and_a_draft_a_field_is_picked_by_name(pane, article, world, qtbot):
    pane.open_article(article)
    select(pane, "11 April")
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_C)
    assert pane.bar.picker.text() == ""
    assert pane.bar.error.text() == "Choose the field that the words speak about"
    qtbot.keyClicks(pane.bar.picker, "latvia agreement signed")
    assert pane.bar.picker.offers()[0] == "Agreement · Latvia · Signed"
    qtbot.keyClick(pane.bar.picker.popup, Qt.Key.Key_Return)
    assert pane.bar.normal.text() == "→ 11 April 2024"
    qtbot.keyClick(pane.bar.value, Qt.Key.Key_Return)
    assert [claim.norm for claim in world.claims("agreement/LVA", "signed_date")] == ["2024-04-11"]


def test_the_verb_and_the_country_of_the_sentence_give_the_field(workspace, icons, article, world, show, qtbot):
    verb = Mention("status", TEXT.index("signed"), TEXT.index("signed") + 6, "signed", "signed")
    pane = show(ArticlePane(workspace, icons, propose=lambda *_: Proposals((), (*MENTIONS, verb), {})), 600, 900)
    pane.open_article(article)
    pane.set_target("agreement/LVA", "kind")  # which no date can be
    select(pane, "11 April")
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_C)
    qtbot.keyClick(pane.bar.value, Qt.Key.Key_Return)
    assert [claim.norm for claim in world.claims("agreement/LVA", "signed_date")] == ["2024-04-11"]


def test_a_key_typed_names_the_field_too(pane, article, qtbot):
    pane.open_article(article)
    select(pane, "11 April")
    pane.cite()
    pane.bar.picker.setText("agreement/lva signed_date")
    assert pane.bar.claim().record == "agreement/LVA"
    pane.bar.picker.setText("nothing of the kind")
    pane.bar.submit()
    assert "names no field" in pane.bar.error.text()
    qtbot.keyClick(pane.bar.value, Qt.Key.Key_Escape)
    assert not pane.bar.isVisible()
    assert pane.quote.view.hasFocus()


def test_a_selection_is_needed(pane, article, qtbot):
    pane.open_article(article)
    pane.quote.setFocus()
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_C)
    assert pane.body.error.text() == "Select the words that give the value, then press C."
    assert not pane.bar.isVisible()


def test_links_support_nothing(pane, article, world, qtbot):
    pane.open_article(article)
    pane.set_target("agreement/EST", "status")
    select(pane, "signs")
    pane.quote.select(TEXT.index("Estonia signs"), len(TEXT))
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_C)
    pane.bar.value.setText("signed")
    pane.bar.submit()
    assert "supports no claim" in pane.bar.error.text()
    assert pane.bar.isVisible()


def test_a_claim_that_cannot_be_stored_stands_in_the_bar_again(drafting, article, refusing):
    drafting.open_article(article)
    select(drafting, SIGNED)
    drafting.cite()
    refusing()
    drafting.bar.submit()
    assert drafting.bar.isVisible()
    assert drafting.bar.error.text() == "no such day"
    assert drafting.bar.claim().value == "signed"


def test_selecting_words_proposes_the_field_and_the_value(pane, article, world, qtbot):
    pane.open_article(article)
    pane.set_target("agreement/LVA", "signed_date")
    select(pane, "11 April")
    told = "C, then Enter: Agreement · Latvia · Signed: 11 April 2024"
    qtbot.waitUntil(lambda: pane.body.hint.text() == told)
    for key in (Qt.Key.Key_C, Qt.Key.Key_Return):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert [claim.norm for claim in world.claims("agreement/LVA", "signed_date")] == ["2024-04-11"]


def test_a_draft_is_proposed_while_its_words_are_selected(drafting, article, qtbot):
    drafting.open_article(article)
    select(drafting, "signed the agreement")
    qtbot.waitUntil(lambda: drafting.body.hint.text() == "C, then Enter: Agreement · Latvia · Status: signed")
