"""Search in an article, and its menu."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from desktop.support.theme import load
from desktop.widgets.quote_view import QuoteView
from tests.desktop.widgets.quotes import CONTROL, SHIFT, colours_of, span


def search(view: QuoteView, words: str, qtbot: QtBot) -> None:
    qtbot.keyClick(view.view, Qt.Key.Key_F, CONTROL)
    view.bar.edit.insert(words)  # QTest can type no Cyrillic


def test_the_first_hit_is_selected_while_typing(view: QuoteView, qtbot: QtBot) -> None:
    search(view, "єрмак", qtbot)
    assert view.selection() == (*span("Єрмак"), "Єрмак")
    assert view.bar.count.text() == "1 / 1"


def test_enter_goes_to_the_next_hit_and_round(view: QuoteView, qtbot: QtBot) -> None:
    search(view, "e", qtbot)
    total = len(view.view.scene.hits)
    for _ in range(total):
        qtbot.keyClick(view.bar.edit, Qt.Key.Key_Return)
    assert view.bar.count.text() == f"1 / {total}"


def test_shift_and_f3_go_back(view: QuoteView, qtbot: QtBot) -> None:
    search(view, "e", qtbot)
    qtbot.keyClick(view.bar.edit, Qt.Key.Key_F3, SHIFT)
    total = len(view.view.scene.hits)
    assert view.bar.count.text() == f"{total} / {total}"


def test_f3_in_the_text_goes_on(view: QuoteView, qtbot: QtBot) -> None:
    search(view, "e", qtbot)
    qtbot.keyClick(view.view, Qt.Key.Key_F3)
    assert view.bar.count.text().startswith("2 /")


def test_f3_without_a_search_opens_it(view: QuoteView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.view, Qt.Key.Key_F3)
    assert view.bar.isVisible()


def test_words_that_do_not_occur_are_said_to_be_none(view: QuoteView, qtbot: QtBot) -> None:
    search(view, "quux", qtbot)
    assert view.bar.count.text() == "none"


def test_the_buttons_step(view: QuoteView, qtbot: QtBot) -> None:
    search(view, "e", qtbot)
    view.bar.stepped.emit(1)
    assert view.bar.count.text().startswith("2 /")


def test_esc_ends_the_search_and_gives_the_keyboard_back(view: QuoteView, qtbot: QtBot) -> None:
    search(view, "e", qtbot)
    qtbot.keyClick(view.bar.edit, Qt.Key.Key_Escape)
    assert view.bar.isHidden()
    assert view.view.scene.hits == ()
    assert view.view.hasFocus()


def test_a_selection_is_looked_for_at_once(view: QuoteView) -> None:
    view.select(*span("led"))
    view.open_search()
    assert view.bar.edit.text() == "led"


def test_an_open_search_goes_on_in_the_next_article(view: QuoteView, qtbot: QtBot) -> None:
    search(view, "talks", qtbot)
    view.show_text("More talks, and talks about talks")
    assert view.bar.count.text() == "1 / 3"


def test_hits_are_lit(view: QuoteView, qtbot: QtBot) -> None:
    search(view, "signed", qtbot)
    view.jump_to(0)
    assert {load("light").mark_found_current, load("light").mark_found} & colours_of(view)


def test_the_given_actions_are_at_the_top_of_the_menu(view: QuoteView, qtbot: QtBot) -> None:
    action = QAction("Cite", view)
    view.set_menu_actions([action])
    menu = view.view.menu()
    qtbot.addWidget(menu)
    assert menu.actions()[0] is action
    assert [one.text() for one in menu.actions()[2:]] == ["Copy", "Select the sentence", "Select all"]


def test_copy_needs_a_selection(view: QuoteView, qtbot: QtBot) -> None:
    menu = view.view.menu()
    qtbot.addWidget(menu)
    copy = next(action for action in menu.actions() if action.text() == "Copy")
    assert not copy.isEnabled()
