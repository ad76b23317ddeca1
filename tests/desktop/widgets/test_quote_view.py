"""The article on the screen: marks, caret, selection, search, zoom."""

import random

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QHelpEvent, QImage, QPalette, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop.support.theme import load, palette
from desktop.widgets.quote_marks import Segment
from desktop.widgets.quote_paint import VEIL_DARK, VEIL_LIGHT, fill, lines
from desktop.widgets.quote_view import Mark, QuoteView, Span

TEXT = (
    "Talks with Latvia 🇱🇻 began. Yermak led them; Zhovkva spoke.\n"
    "Делегацію очолив Єрмак. The agreement was signed on 11 April.\n"
    "Related: six more countries"
)
ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


MARKS = (
    Mark(*span("Yermak led them"), "lead", "conflict", "lead of the delegation"),
    Mark(*span("Yermak"), "person", "claim", "<b>person</b>"),
    Mark(*span("Єрмак"), "єрмак", "claim"),
    Mark(*span("11 April"), "date", "draft"),
)


@pytest.fixture
def view(qtbot: QtBot) -> QuoteView:
    made = QuoteView()
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show_text(TEXT, MARKS, [Span("related", *span("Related: six more countries"))])
    with qtbot.waitExposed(made):
        made.show()
    made.view.setFocus()
    return made


def at(view: QuoteView, words: str) -> QPoint:
    """The middle of the words on the screen."""
    start, end = span(words)
    cursor = QTextCursor(view.view.document())
    cursor.setPosition(view.view.scene.offsets.to_units((start + end) // 2))
    return view.view.cursorRect(cursor).center()


def click(view: QuoteView, words: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.view.viewport(), Qt.MouseButton.LeftButton, pos=at(view, words))


# ---------------------------------------------------------------- text


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


# ---------------------------------------------------------------- sentences


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


# ---------------------------------------------------------------- marks


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


# ---------------------------------------------------------------- looks


def luminance(colour: str, over: str = "#000000", strength: float = 0) -> float:
    """Relative luminance (WCAG) of a colour with some of another over it."""
    parts = [
        (int(colour[at : at + 2], 16) * (1 - strength) + int(over[at : at + 2], 16) * strength) / 255
        for at in (1, 3, 5)
    ]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def segment(*kinds: str) -> Segment:
    return Segment(0, 1, tuple(Mark(0, 1, kind, kind) for kind in kinds))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kinds", "current", "colour"),
    [
        (("claim",), None, "mark"),
        (("claim", "draft"), None, "mark_deep"),
        (("draft",), None, "mark_draft"),
        (("claim", "conflict"), None, "mark_conflict"),
        (("vetted", "claim"), None, "mark_vetted"),
        (("claim", "conflict"), "claim", "mark_current"),
    ],
)
def test_the_ground_says_what_kind_of_mark_it_is(kinds: tuple[str, ...], current: str | None, colour: str) -> None:
    colours = load("light")
    assert fill(segment(*kinds), current, colours) == colours.of(colour)


def test_a_draft_has_a_dashed_line() -> None:
    assert [dashed for _, dashed in lines(segment("draft"))] == [True]


def test_marks_that_overlap_have_two_lines() -> None:
    assert [dashed for _, dashed in lines(segment("claim", "draft", "claim"))] == [False, True]


def colours_of(view: QuoteView) -> set[str]:
    image: QImage = view.view.viewport().grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marks_are_drawn_in_the_colours_of_the_theme(theme: str, view: QuoteView, qapp: QApplication) -> None:
    before = qapp.palette()
    qapp.setPalette(palette(load(theme)))
    qapp.processEvents()
    view.set_current("єрмак", reveal=False)
    seen = colours_of(view)
    selected = view.view.palette().color(QPalette.ColorRole.Highlight).name()
    qapp.setPalette(before)
    wanted = load(theme)
    assert {wanted.mark_conflict, wanted.mark_draft, wanted.mark_current, wanted.claimed, wanted.border} <= seen
    assert selected == wanted.accent


def test_only_the_marks_in_sight_are_drawn(view: QuoteView, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "word\n" * 20_000
    view.show_text(text, [Mark(at, at + 4, at) for at in range(0, len(text), 5)])
    drawn: list[int] = []
    monkeypatch.setattr("desktop.widgets.quote_canvas.fill", lambda *_: drawn.append(1) or "#ffffff")
    view.view.viewport().grab()
    assert 0 < len(drawn) < 100


@pytest.mark.parametrize(("theme", "strength"), [("light", VEIL_LIGHT), ("dark", VEIL_DARK)])
def test_veiled_text_can_still_be_read(theme: str, strength: float) -> None:
    text, ground = luminance(load(theme).text, load(theme).base, strength), luminance(load(theme).base)
    assert (max(text, ground) + 0.05) / (min(text, ground) + 0.05) >= 4.5


def test_a_selection_is_seen_while_the_keyboard_is_elsewhere(view: QuoteView) -> None:
    colours = view.view.palette()
    groups = (colours.ColorGroup.Active, colours.ColorGroup.Inactive)
    assert len({colours.color(group, colours.ColorRole.Highlight).name() for group in groups}) == 1


def test_lines_are_kept_to_a_length_that_reads_well(view: QuoteView, qtbot: QtBot) -> None:
    view.show_text("word " * 500)
    view.resize(2500, 300)
    line = view.view.firstVisibleBlock().layout().lineAt(0)
    assert line.textLength() < 130
    assert view.view.horizontalScrollBar().maximum() == 0


def test_scrolling_through_a_long_marked_article_does_not_fail(view: QuoteView, qapp: QApplication) -> None:
    dice = random.Random(5)
    text = "\n".join("слово word 😀 " * dice.randrange(1, 60) for _ in range(400))
    places = [dice.randrange(len(text) - 200) for _ in range(2000)]
    view.show_text(text, [Mark(at, at + dice.randrange(1, 200), at) for at in set(places)])
    bar = view.view.verticalScrollBar()
    for value in range(0, bar.maximum(), 7):
        bar.setValue(value)
        qapp.processEvents()
    assert bar.value() > 0


# ---------------------------------------------------------------- zoom


def test_the_wheel_with_ctrl_changes_the_size(view: QuoteView, qtbot: QtBot) -> None:
    turn = QWheelEvent(
        QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CONTROL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    with qtbot.waitSignal(view.zoom_changed) as told:
        QApplication.sendEvent(view.view.viewport(), turn)
    assert told.args == [110]


def test_a_larger_zoom_is_a_larger_font(view: QuoteView) -> None:
    before = view.view.font().pointSizeF()
    view.set_zoom(200)
    assert view.view.font().pointSizeF() == pytest.approx(2 * before)


@pytest.mark.parametrize(("asked", "got"), [(1000, 300), (1, 50)])
def test_the_zoom_has_limits(asked: int, got: int, view: QuoteView) -> None:
    view.set_zoom(asked)
    assert view.zoom() == got


def test_the_text_grows_with_the_font_of_the_program(view: QuoteView, qapp: QApplication, qtbot: QtBot) -> None:
    before, size = qapp.font(), view.view.font().pointSizeF()
    larger = qapp.font()
    larger.setPointSizeF(before.pointSizeF() * 2)
    qapp.setFont(larger)
    qtbot.waitUntil(lambda: view.view.font().pointSizeF() == pytest.approx(2 * size))
    qapp.setFont(before)
    qtbot.waitUntil(lambda: view.view.font().pointSizeF() == pytest.approx(size))


def test_a_step_in_and_a_step_out_end_where_they_began(view: QuoteView) -> None:
    view.zoom_in()
    view.zoom_out()
    assert view.zoom() == 100


# ---------------------------------------------------------------- search


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


# ---------------------------------------------------------------- menu


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
