"""One line to reach anything, by keys alone."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.palette import Answer, CommandPalette, Entry, Supplier

COMMANDS = (
    Entry("undo", "Undo", "Commands", "Ctrl+Z"),
    Entry("redo", "Redo", "Commands", "Ctrl+Y", enabled=False),
    Entry("new", "New record…", "Commands", "Ctrl+N"),
    Entry("export", "Export…", "Commands"),
)
RECORDS = (Entry("n", "Negotiation with Norway", "Records"), Entry("l", "Угода з Латвією", "Records"))


def at_once(entries: Sequence[Entry]) -> Callable[[str, Answer], None]:
    return lambda _words, answer: answer(entries)


class Slow:
    """A supplier that answers when the test says so."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Answer]] = []

    def __call__(self, words: str, answer: Answer) -> None:
        self.asked.append((words, answer))


@pytest.fixture
def palette(qtbot: QtBot) -> CommandPalette:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    return CommandPalette(window)


def opened(palette: CommandPalette, *suppliers: Supplier, words: str = "") -> CommandPalette:
    palette.open_with(suppliers or (Supplier(at_once(COMMANDS)),), "Go to anything", words)
    return palette


def titles(palette: CommandPalette) -> list[str]:
    return [entry.title for entry in palette.entries()]


def current(palette: CommandPalette) -> object:
    entry = palette.current()
    return None if entry is None else entry.key


def test_everything_is_shown_at_first(palette: CommandPalette) -> None:
    assert titles(opened(palette)) == ["Undo", "Redo", "New record…", "Export…"]


def test_letters_leave_what_fits(palette: CommandPalette, qtbot: QtBot) -> None:
    opened(palette)
    qtbot.keyClicks(palette.edit, "nrec")
    assert titles(palette) == ["New record…"]


def test_the_first_that_can_be_chosen_is_current(palette: CommandPalette) -> None:
    assert current(opened(palette, words="redo")) is None
    assert current(opened(palette, words="")) == "undo"


def test_arrows_leave_out_headings_and_what_cannot_be_chosen(palette: CommandPalette, qtbot: QtBot) -> None:
    opened(palette)
    qtbot.keyClick(palette.edit, Qt.Key.Key_Down)
    assert current(palette) == "new"


def test_arrows_go_round(palette: CommandPalette, qtbot: QtBot) -> None:
    opened(palette)
    qtbot.keyClick(palette.edit, Qt.Key.Key_Up)
    assert current(palette) == "export"


def test_page_keys_stop_at_the_ends(palette: CommandPalette, qtbot: QtBot) -> None:
    opened(palette, Supplier(at_once([Entry(number, f"thing {number}") for number in range(50)])))
    for _ in range(9):
        qtbot.keyClick(palette.edit, Qt.Key.Key_PageDown)
    assert current(palette) == 49


def test_enter_chooses_and_closes(palette: CommandPalette, qtbot: QtBot) -> None:
    opened(palette, words="undo")
    with qtbot.waitSignal(palette.chosen) as told:
        qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert told.args[0].key == "undo"
    assert palette.isHidden()


def test_a_click_chooses(palette: CommandPalette, qtbot: QtBot) -> None:
    opened(palette)
    place = palette.list.visualRect(palette.list.model().index(1, 0)).center()
    with qtbot.waitSignal(palette.chosen) as told:
        qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args[0].key == "undo"


def test_what_is_disabled_cannot_be_chosen(palette: CommandPalette, qtbot: QtBot) -> None:
    opened(palette, words="redo")
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(palette.edit, Qt.Key.Key_Return)


def test_esc_closes_without_a_choice(palette: CommandPalette, qtbot: QtBot) -> None:
    opened(palette)
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(palette.edit, Qt.Key.Key_Escape)
    assert palette.isHidden()


def test_groups_have_headings(palette: CommandPalette) -> None:
    opened(palette, Supplier(at_once(COMMANDS[:1])), Supplier(at_once(RECORDS), ranked=True))
    model = palette.list.model()
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert shown == ["Commands", "Undo", "Records", "Negotiation with Norway", "Угода з Латвією"]


def test_a_supplier_that_has_searched_by_itself_keeps_its_order(palette: CommandPalette) -> None:
    opened(palette, Supplier(at_once(RECORDS), ranked=True), words="латв")
    assert titles(palette) == ["Negotiation with Norway", "Угода з Латвією"]


def test_a_late_answer_is_added(palette: CommandPalette) -> None:
    slow = Slow()
    opened(palette, Supplier(at_once(COMMANDS[:1])), Supplier(slow, ranked=True))
    slow.asked[-1][1](RECORDS)
    assert titles(palette) == ["Undo", "Negotiation with Norway", "Угода з Латвією"]


def test_a_late_answer_does_not_move_what_was_gone_to(palette: CommandPalette, qtbot: QtBot) -> None:
    slow = Slow()
    opened(palette, Supplier(slow, ranked=True), Supplier(at_once(COMMANDS)))
    qtbot.keyClick(palette.edit, Qt.Key.Key_Down)
    slow.asked[-1][1](RECORDS)
    assert current(palette) == "new"


def test_an_answer_to_earlier_words_is_thrown_away(palette: CommandPalette, qtbot: QtBot) -> None:
    slow = Slow()
    opened(palette, Supplier(slow, ranked=True))
    qtbot.keyClicks(palette.edit, "x")
    slow.asked[0][1](RECORDS)
    assert titles(palette) == []


def test_a_prefix_asks_its_supplier_alone(palette: CommandPalette) -> None:
    opened(palette, Supplier(at_once(RECORDS)), Supplier(at_once(COMMANDS), prefix=">"), words="> und")
    assert titles(palette) == ["Undo"]


def test_a_supplier_may_want_some_letters_first(palette: CommandPalette, qtbot: QtBot) -> None:
    slow = Slow()
    opened(palette, Supplier(slow, least=2))
    qtbot.keyClicks(palette.edit, "ab")
    assert [words for words, _ in slow.asked] == ["ab"]


def test_nothing_that_fits_is_said(palette: CommandPalette) -> None:
    assert opened(palette, words="qqqq")._none.isVisible()


def test_the_name_of_the_group_may_be_typed_too(palette: CommandPalette) -> None:
    assert titles(opened(palette, words="undo comm")) == ["Undo"]


def test_the_palette_stays_within_its_window(palette: CommandPalette) -> None:
    palette.parentWidget().resize(500, 300)
    opened(palette)
    assert palette.width() <= 500


def test_a_group_among_others_is_cut_short(palette: CommandPalette) -> None:
    many = [Entry(number, f"thing {number}", "Many") for number in range(50)]
    opened(palette, Supplier(at_once(many)), Supplier(at_once(RECORDS)))
    assert len(titles(palette)) == 12 + 2


def test_lines_are_drawn(palette: CommandPalette) -> None:
    long = Entry("x", "A title that is much longer than the line can ever be " * 5, "Records", "hint")
    opened(palette, Supplier(at_once((*COMMANDS, long))), words="r")
    assert not palette.grab().isNull()
