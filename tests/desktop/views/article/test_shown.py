"""What is known about an article, its marks, and what can be dropped on it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from db.edits import CorrectArticle, RejectClaim
from db.queries.articles import article as article_of
from tests.desktop.views.article.driving import TEXT

CONTROL = Qt.KeyboardModifier.ControlModifier


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


def test_a_drop_hands_files_on(pane, qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/a.txt")])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(pane.files_dropped) as dropped:
        pane.dropEvent(event)
    assert dropped.args == [[Path("/tmp/a.txt")]]
