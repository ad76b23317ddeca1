from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent

from db import edits
from db.capture import Draft, Mention
from db.edits import CorrectArticle, RejectClaim
from db.kinds import Invalid
from db.queries.articles import article as article_of
from db.queries.drafts import Proposals, refusal_of, refusals
from db.queries.unread import remainder
from desktop.views.article import ArticlePane

SIGNED = "Latvia signed the agreement on 11 April, said Andrii Yermak."
LIST = "Ukraine has also signed deals with Denmark and Norway."
TEXT = f"Riga 🇱🇻 signs\n{SIGNED}\n{LIST}\nRead more: Estonia signs"
CONTROL = Qt.KeyboardModifier.ControlModifier


def draft(record: str, field: str, value: str, norm: str, quote: str, **more: Any) -> Draft:
    start = TEXT.index(quote)
    return Draft(record, field, value, norm, start, start + len(quote), **{"rule": "signed", **more})


DRAFTS = (
    draft("agreement/LVA", "status", "signed", "signed", SIGNED, attributed_to="Andrii Yermak", mode="attributed"),
    draft("agreement/LVA", "signed_date", "11 April", "2024-04-11", SIGNED, certainty="inferred", rule="date"),
    draft("agreement/DNK", "status", "signed", "signed", LIST, list_flag="open"),
    draft("agreement/NOR", "status", "signed", "signed", LIST, list_flag="open"),
)
MENTIONS = (
    Mention("country", TEXT.index("Latvia"), TEXT.index("Latvia") + 6, "Latvia", "LVA"),
    Mention("date", TEXT.index("11 April"), TEXT.index("11 April") + 8, "11 April", "2024-04-11"),
)
LABELS = {"agreement/LVA": "Latvia", "agreement/DNK": "Denmark", "agreement/NOR": "Norway"}


@pytest.fixture
def pane(workspace, icons, show) -> ArticlePane:
    return show(ArticlePane(workspace, icons, propose=lambda connection, row: Proposals((), MENTIONS, {})), 600, 900)


@pytest.fixture
def drafting(workspace, icons, show) -> ArticlePane:
    return show(ArticlePane(workspace, icons, propose=waiting), 600, 900)


def waiting(connection, row) -> Proposals:
    """The drafts, those apart that were refused."""
    said_no = refusals(connection, row)
    open_, refused = (tuple(found for found in DRAFTS if (refusal_of(found) in said_no) == no) for no in (False, True))
    return Proposals(open_, MENTIONS, LABELS, refused, len(DRAFTS))


@pytest.fixture
def article(world) -> int:
    links = TEXT.index("Read more")
    return world.article("a.txt", TEXT, "2024-04-12", zones=(("links", links, len(TEXT)),))


def select(pane: ArticlePane, words: str) -> None:
    start = TEXT.index(words)
    pane.quote.setFocus()
    pane.quote.select(start, start + len(words))


def drafts(pane: ArticlePane) -> list[str]:
    return [line.text for line in pane._model.rows]


# -- the article ---------------------------------------------------------------------------------------------------


def test_without_an_article_the_panel_says_what_to_do(pane, qtbot):
    assert pane.body.empty.isVisible()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(Path("/tmp/a.txt")))])
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, CONTROL)
    event.ignore()
    pane.dragEnterEvent(event)
    assert event.isAccepted()
    pane.cite()
    pane.meta.save()


def test_an_article_stands_with_what_is_known(pane, article, qtbot):
    with qtbot.waitSignal(pane.opened) as opened:
        pane.open_article(article)
    assert opened.args == [article]
    assert pane.meta.title.text() == "Riga 🇱🇻 signs"
    assert pane.meta.line.text() == "The Daily · 12 April 2024 · English · claims: 0"
    assert pane.quote.text() == TEXT
    assert pane.drafts.count.text() == "Nothing left to confirm"
    assert pane.body.hint.text() == "Select words and press C to make a claim."


def test_details_are_corrected_and_errors_stand_under_their_field(pane, article, workspace, qtbot):
    pane.open_article(article)
    qtbot.keyClick(pane.quote.view, Qt.Key.Key_D, CONTROL)
    line = pane.meta.lines["published"]
    line.setText("the day after never")
    assert pane.meta.errors["published"].isVisible()
    assert not pane.meta.save_button.isEnabled()
    line.setText("April 2024")
    pane.meta.lines["language"].setText("klingonese")
    assert pane.meta.errors["language"].isVisible()
    pane.meta.lines["language"].setText("uk")
    pane.meta.lines["title"].setText("")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "title" in pane.meta.errors["title"].text()
    pane.meta.lines["title"].setText("Рига підписує")
    pane.meta.lines["publisher"].setText("Щоденник")
    pane.meta.grade.setCurrentIndex(pane.meta.grade.findData("B"))
    qtbot.mouseClick(pane.meta.save_button, Qt.MouseButton.LeftButton)
    row = workspace.read(article_of, article).row
    assert (row.title, row.publisher, row.published, row.language) == ("Рига підписує", "Щоденник", "2024-04", "uk")
    assert row.reliability == "B"
    assert not pane.meta.form.isVisible()
    assert pane.meta.line.text() == "Щоденник · April 2024 · Ukrainian · grade B · claims: 0"


def test_leaving_the_form_forgets_what_was_typed(pane, article, qtbot):
    pane.open_article(article)
    qtbot.mouseClick(pane.meta.edit_button, Qt.MouseButton.LeftButton)
    pane.meta.lines["title"].setText("Other")
    qtbot.keyClick(pane.meta.lines["title"], Qt.Key.Key_Escape)
    assert pane.meta.title.text() == "Riga 🇱🇻 signs"
    pane.meta.open_form()
    assert pane.meta.lines["title"].text() == "Riga 🇱🇻 signs"
    pane.meta.save()
    assert not pane.meta.form.isVisible()


# -- claims of selected words --------------------------------------------------------------------------------------


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


# -- marks ---------------------------------------------------------------------------------------------------------


def test_a_mark_leads_to_its_field_and_back(pane, article, world, qtbot):
    claim = world.claim(article, TEXT, "11 April", "agreement/LVA", "signed_date", "11 April")
    start = TEXT.index("11 April")
    pane.show_quote(article, start, start + 8, claim)
    assert pane.quote.current() == claim
    with qtbot.waitSignal(pane.field_requested) as asked:
        qtbot.keyClick(pane.quote.view, Qt.Key.Key_F)
    assert asked.args == ["agreement/LVA", "signed_date"]
    pane.quote.set_current(None)
    with qtbot.waitSignal(pane.field_requested):
        pane.quote.mark_clicked.emit(claim)
    assert pane.quote.current() == claim


def test_a_quote_without_a_claim_is_shown(pane, article, world):
    pane.show_quote(article, TEXT.index("Denmark"), TEXT.index("Denmark") + 7)
    assert pane.quote.selection()[2] == "Denmark"


def test_marks_follow_what_becomes_of_claims(pane, article, world, workspace):
    pane.open_article(article)
    claim = world.claim(article, TEXT, "11 April", "agreement/LVA", "signed_date", "11 April")
    assert pane.quote.marks_at(TEXT.index("11 April")) == (claim,)
    workspace.do(RejectClaim(claim=claim, reason="misread"))
    assert pane.quote.marks_at(TEXT.index("11 April")) == ()
    workspace.do(CorrectArticle(article=article, title="Other"))
    assert pane.meta.title.text() == "Other"


# -- drafts --------------------------------------------------------------------------------------------------------


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


@pytest.fixture
def refusing(monkeypatch):
    """Edits that are carried out from now on are refused."""

    def refuse(*_):
        raise Invalid("no such day")

    return lambda: monkeypatch.setattr(edits, "apply", refuse)


def test_a_claim_that_cannot_be_stored_stands_in_the_bar_again(drafting, article, refusing):
    drafting.open_article(article)
    select(drafting, SIGNED)
    drafting.cite()
    refusing()
    drafting.bar.submit()
    assert drafting.bar.isVisible()
    assert drafting.bar.error.text() == "no such day"
    assert drafting.bar.claim().value == "signed"


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


def test_a_drop_hands_files_on(pane, qtbot):
    from PySide6.QtGui import QDropEvent

    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/a.txt")])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(pane.files_dropped) as dropped:
        pane.dropEvent(event)
    assert dropped.args == [[Path("/tmp/a.txt")]]


# -- reading on ----------------------------------------------------------------------------------------------------


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


# -- versions ------------------------------------------------------------------------------------------------------

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
