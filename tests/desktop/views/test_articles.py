from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QApplication

from db.edits import CorrectArticle
from desktop.models.articles import NOTES, READ
from desktop.support.ask import ScriptedPrompts
from desktop.support.roles import TOOLTIP
from desktop.views.articles import ArticlesPane
from desktop.widgets.tables import current_row

TEXT = "Latvia signs\nLatvia signed the agreement on 11 April 2024."


def test_an_empty_list_says_what_to_do_and_offers_it(workspace, show, qtbot):
    action = QAction("Import articles…")
    pane = show(ArticlesPane(workspace, ScriptedPrompts(), [action]))
    assert pane.empty.isVisible()
    assert not pane.table.isVisible()
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(pane.empty.buttons[0], Qt.MouseButton.LeftButton)


def test_articles_stand_with_what_is_known_about_them(workspace, world, show, cells):
    pane = show(ArticlesPane(workspace, ScriptedPrompts()))
    article = world.article("a.txt", TEXT)
    world.claim(article, TEXT, "Latvia signed the agreement", "agreement/LVA", "status", "signed")
    world.article("b.txt", "Угода з Данією\nТекст.", None, language="uk", publisher=None)
    assert cells(pane.table) == ["Latvia signs", "Угода з Данією"]
    assert [cells(pane.table, column)[0] for column in range(1, 5)] == ["The Daily", "15 March 2024", "English", "1"]
    assert [cells(pane.table, column)[1] for column in range(1, 5)] == ["", "", "Ukrainian", "0"]
    assert pane.count.text() == "Articles: 2"


def test_typing_finds_and_enter_opens(workspace, world, show, cells, qtbot):
    world.article("a.txt", TEXT)
    wanted = world.article("b.txt", "Denmark signs\nText.", publisher="Північ")
    pane = show(ArticlesPane(workspace, ScriptedPrompts()))
    qtbot.keyClick(pane.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    pane.filter.insert("північ")
    assert cells(pane.table) == ["Denmark signs"]
    assert pane.count.text() == "1 of 2"
    with qtbot.waitSignal(pane.article_opened) as opened:
        qtbot.keyClick(pane.filter, Qt.Key.Key_Return)
    assert opened.args == [wanted]
    qtbot.keyClick(pane.filter, Qt.Key.Key_Escape)
    assert len(cells(pane.table)) == 2


def test_the_current_article_stays_when_the_list_changes(workspace, world, show, cells, qtbot):
    first = world.article("a.txt", TEXT)
    world.article("b.txt", "Denmark signs\nText.", "2024-05-01")
    pane = show(ArticlesPane(workspace, ScriptedPrompts()))
    pane.select(first)
    workspace.do(CorrectArticle(article=first, title="Riga signs", published="2024-06-01"))
    assert cells(pane.table) == ["Riga signs", "Denmark signs"]
    assert pane.current() == first
    assert current_row(pane.table) == 0
    with qtbot.waitSignal(pane.article_opened) as opened:
        qtbot.keyClick(pane.table, Qt.Key.Key_Return)
    assert opened.args == [first]


def test_files_may_be_dropped(workspace, show, qtbot, tmp_path):
    pane = show(ArticlesPane(workspace, ScriptedPrompts()))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt")), QUrl("https://example.org/b")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    with qtbot.waitSignal(pane.files_dropped) as dropped:
        pane.dropEvent(event)
    assert dropped.args == [[Path(tmp_path / "a.txt")]]


def test_the_list_tells_how_much_of_each_article_is_read(workspace, world, show, cells):
    pane = show(ArticlesPane(workspace, ScriptedPrompts()))
    article = world.article("a.txt", TEXT)
    assert cells(pane.table, READ) == ["0/2"]
    world.claim(article, TEXT, "Latvia signed the agreement", "agreement/LVA", "status", "signed")
    assert cells(pane.table, READ) == ["1/2"]


def test_a_claim_has_only_its_own_article_read_again(workspace, world, show, cells, monkeypatch):
    article = world.article("a.txt", TEXT)
    world.article("b.txt", TEXT.replace("Latvia", "Denmark"))
    pane = show(ArticlesPane(workspace, ScriptedPrompts()))
    asked: list[int] = []
    read = pane._reader.read
    monkeypatch.setattr(pane._reader, "read", lambda connection, rows: asked.extend(rows) or read(connection, rows))
    world.claim(article, TEXT, "Latvia signed the agreement", "agreement/LVA", "status", "signed")
    assert asked == [article]
    assert sorted(cells(pane.table, READ)) == ["0/2", "1/2"]


def test_the_list_tells_versions_and_copies(workspace, world, show, cells):
    world.article("a.txt", TEXT)
    world.article("a.txt", TEXT + " More follows.", title="Latvia has signed", published="2024-03-16")
    pane = show(ArticlesPane(workspace, ScriptedPrompts()))
    assert cells(pane.table, NOTES) == ["newer version", "replaced"]
    assert "Newer version of “Latvia signs”" in pane.table.model().index(0, NOTES).data(TOOLTIP)


def test_the_list_tells_of_claims_that_wait_for_a_place(workspace, world, show, cells):
    article = world.article("a.txt", TEXT)
    world.claim(article, TEXT, "Latvia signed the agreement", "agreement/LVA", "status", "signed")
    world.article("a.txt", TEXT + " More follows.", published="2024-03-16")
    pane = show(ArticlesPane(workspace, ScriptedPrompts()))
    assert cells(pane.table, NOTES) == ["waiting: 1 · newer version", "replaced"]


def test_a_source_is_withdrawn_with_a_reason_and_counts_again(workspace, world, show, cells, qtbot, prompts):
    article = world.article("a.txt", TEXT)
    world.claim(article, TEXT, "Latvia signed the agreement", "agreement/LVA", "status", "signed")
    pane = show(ArticlesPane(workspace, prompts))
    prompts.will("reason", "the paper retracted it")
    qtbot.keyClick(pane.table, Qt.Key.Key_W)
    assert cells(pane.table, NOTES) == ["withdrawn"]
    assert [claim.status for claim in world.claims("agreement/LVA", "status")] == ["withdrawn"]
    qtbot.keyClick(pane.table, Qt.Key.Key_W)
    assert cells(pane.table, NOTES) == [""]


def test_pasted_text_becomes_an_article(workspace, world, show, cells, qtbot):
    world.article("b.txt", "Denmark signs\nText.", None)
    QApplication.clipboard().setText(TEXT)
    pane = show(ArticlesPane(workspace, ScriptedPrompts()))
    qtbot.keyClick(pane.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pane.dialog.text.toPlainText() == TEXT
    qtbot.waitUntil(pane.dialog.isActiveWindow)
    with qtbot.waitSignal(pane.arrived) as arrived:
        qtbot.keyClick(pane.dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert arrived.args == [(2,)]
    assert [cells(pane.table, column)[1] for column in (0, 1, 2, 3)] == ["Latvia signs", "", "", "English"]
