"""The article on the screen: text, caret, selection, sentences, marks."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop.widgets.quote_view import QuoteView
from tests.desktop.widgets.quotes import ALT, CONTROL, MARKS, SHIFT, TEXT, at, click, span


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a\r\nb",
        "a\rb",
        "😀 b\n",
        "<b>tag</b> &amp;",
        "a\u2029b\u2028c",
        "tab\there",
        "x\u200bу\u0301",
        "a\x00b",
        "\ufdd0",
    ],
)
def test_any_text_keeps_its_offsets(text: str, view: QuoteView) -> None:
    view.show_text(text)
    view.view.selectAll()
    assert view.selection() == ((0, len(text), text) if text else None)


def test_the_text_cannot_be_changed(view: QuoteView, qtbot: QtBot) -> None:
    before = view.view.toPlainText()
    qtbot.keyClicks(view.view, "typed")
    qtbot.keyClick(view.view, Qt.Key.Key_Backspace)
    assert view.view.toPlainText() == before


def test_a_selection_is_told_in_code_points(view: QuoteView) -> None:
    view.select(*span("Єрмак"))
    assert view.selection() == (*span("Єрмак"), "Єрмак")


def test_nothing_selected_is_no_selection(view: QuoteView) -> None:
    assert view.selection() is None


def test_a_change_of_selection_is_told(view: QuoteView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.selection_changed):
        view.select(*span("Latvia"))


def test_the_caret_moves_by_keys(view: QuoteView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.view, Qt.Key.Key_Right, CONTROL)
    assert view.caret() == len("Talks ")


def test_words_are_selected_by_keys(view: QuoteView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.view, Qt.Key.Key_Right, CONTROL | SHIFT)
    assert view.selection() == (0, 6, "Talks ")


def test_a_place_can_be_jumped_to(view: QuoteView) -> None:
    view.jump_to(*span("11 April"))
    assert view.selection() == (*span("11 April"), "11 April")


def test_the_sentence_at_the_caret_is_selected_by_keys(view: QuoteView, qtbot: QtBot) -> None:
    view.jump_to(span("Zhovkva")[0])
    qtbot.keyClick(view.view, Qt.Key.Key_Space, CONTROL | SHIFT)
    assert view.selection() == (*span("Yermak led them; Zhovkva spoke."), "Yermak led them; Zhovkva spoke.")


def test_a_selection_over_two_sentences_takes_in_both(view: QuoteView) -> None:
    view.select(span("очолив")[0], span("agreement")[1])
    view.extend_to_sentence()
    second_line = TEXT.split("\n")[1]
    assert view.selection() == (*span(second_line), second_line)


def test_a_whole_sentence_extends_by_the_next_one(view: QuoteView, qtbot: QtBot) -> None:
    view.select(*span("Делегацію очолив Єрмак."))
    qtbot.keyClick(view.view, Qt.Key.Key_Right, ALT | SHIFT)
    second_line = TEXT.split("\n")[1]
    assert view.selection() == (*span(second_line), second_line)


def test_a_selection_extends_back_to_the_beginning(view: QuoteView, qtbot: QtBot) -> None:
    view.select(*span("Єрмак."))
    qtbot.keyClick(view.view, Qt.Key.Key_Left, ALT | SHIFT)
    assert view.selection() == (*span("Делегацію очолив Єрмак."), "Делегацію очолив Єрмак.")


def test_the_beginning_of_a_sentence_extends_to_the_one_before(view: QuoteView, qtbot: QtBot) -> None:
    view.select(*span("Делегацію"))
    qtbot.keyClick(view.view, Qt.Key.Key_Left, ALT | SHIFT)
    assert view.selection() is not None
    assert view.selection()[0] == span("Yermak led")[0]  # type: ignore[index]


def test_the_marks_at_a_place_are_told(view: QuoteView) -> None:
    assert view.marks_at(span("Yermak")[0]) == ("person", "lead")
    assert view.marks_at(0) == ()


def test_a_click_on_a_mark_is_told(view: QuoteView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.mark_clicked) as told:
        click(view, "11 April", qtbot)
    assert told.args == ["date"]


def test_a_click_where_marks_overlap_tells_the_shorter_and_then_the_longer(view: QuoteView, qtbot: QtBot) -> None:
    told: list[object] = []
    view.mark_clicked.connect(told.append)
    for _ in range(3):
        click(view, "Yermak", qtbot)
        qtbot.wait(QApplication.doubleClickInterval() + 10)
    assert told == ["person", "lead", "person"]


def test_a_click_beside_the_marks_is_silent(view: QuoteView, qtbot: QtBot) -> None:
    told: list[object] = []
    view.mark_clicked.connect(told.append)
    click(view, "Latvia", qtbot)
    qtbot.mouseClick(view.view.viewport(), Qt.MouseButton.LeftButton, pos=at(view, "11 April") + QPoint(250, 0))
    assert told == []


def test_enter_on_a_mark_is_a_click(view: QuoteView, qtbot: QtBot) -> None:
    view.jump_to(span("11 April")[0])
    with qtbot.waitSignal(view.mark_clicked) as told:
        qtbot.keyClick(view.view, Qt.Key.Key_Return)
    assert told.args == ["date"]


def test_keys_go_from_mark_to_mark_and_round(view: QuoteView, qtbot: QtBot) -> None:
    went: list[object] = []
    view.current_changed.connect(went.append)
    for _ in range(5):
        qtbot.keyClick(view.view, Qt.Key.Key_Down, ALT)
    assert went == ["lead", "person", "єрмак", "date", "lead"]


def test_keys_go_back(view: QuoteView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.view, Qt.Key.Key_Up, ALT)
    assert view.current() == "date"


def test_the_next_mark_is_looked_for_from_where_the_caret_has_gone(view: QuoteView) -> None:
    view.set_current("person")
    view.jump_to(span("The agreement")[0])
    assert view.next_mark() == "date"


def test_an_article_without_marks_has_no_next_one(view: QuoteView) -> None:
    view.show_text("nothing here")
    assert view.next_mark() is view.previous_mark() is None


def test_the_current_mark_is_lit_and_in_sight(view: QuoteView) -> None:
    view.set_current("date")
    assert (view.current(), view.caret()) == ("date", span("11 April")[0])


def test_a_mark_can_be_lit_without_moving(view: QuoteView) -> None:
    view.set_current("date", reveal=False)
    assert view.caret() == 0


def test_a_mark_that_is_gone_is_not_current(view: QuoteView) -> None:
    view.set_current("date")
    view.set_marks(MARKS[:2])
    assert view.current() is None
    view.set_current("date")
    assert view.current() is None


def test_other_marks_leave_caret_and_selection_alone(view: QuoteView) -> None:
    view.select(*span("Latvia"))
    view.set_marks(MARKS[:1])
    assert view.selection() == (*span("Latvia"), "Latvia")


def test_a_resting_mouse_is_told_what_the_marks_are(view: QuoteView, qtbot: QtBot) -> None:
    place = at(view, "Yermak")
    event = QHelpEvent(QEvent.Type.ToolTip, place, view.view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.view.viewport(), event)
    assert "&lt;b&gt;person&lt;/b&gt;\nlead of the delegation" in QToolTip.text()
    QToolTip.hideText()
