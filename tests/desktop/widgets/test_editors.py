"""One editor for every kind: what goes in as a norm comes out as that norm, and nonsense is refused in words."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.kinds import COUNTRY, DATE, TEXT, Context, Invalid, choice, many
from db.records import TYPES
from desktop.widgets.choices import Choices, KindChoices
from desktop.widgets.editing import Editor
from desktop.widgets.editors import LineEditor, TextEditor, make_editor, nothing_to_pick
from desktop.widgets.lists import ListEditor
from tests.desktop.workbench import type_text

FIELDS = [(table, name) for table, kind in TYPES.items() for name in kind.fields]
WORDS = {
    "date": "12 July 2023", "country": "Latvia", "status": "signed", "text": "Some words", "line": "Kyiv",
    "number": "25", "reference": "person/andrii-yermak", "duration": "10 years", "order": "second",
}  # fmt: skip


def people(kind: str) -> Choices:
    """Choices of records without a workspace."""
    return KindChoices(many(COUNTRY).item)  # type: ignore[attr-defined]


def show(qtbot: QtBot, editor: Editor) -> Editor:
    qtbot.addWidget(editor)
    editor.show()
    editor.activateWindow()
    editor.setFocus()
    return editor


@pytest.mark.parametrize("line", [False, True])
@pytest.mark.parametrize(("table", "name"), FIELDS)
def test_every_field_has_an_editor(qtbot: QtBot, table: str, name: str, *, line: bool) -> None:
    kind = TYPES[table].fields[name].kind
    editor = show(qtbot, make_editor(kind, Context(), people, line=line))
    assert editor.value() == ""
    options = kind.suggestions()
    item = getattr(kind, "item", kind)
    if item.editor == "reference":
        return
    words = options[0].norm if options else WORDS.get(item.name) or WORDS.get(item.editor, "x")
    norm = kind.clean(words)
    editor.set_value(norm)
    assert editor.value() == norm
    assert kind.clean(editor.entry()) == norm
    editor.set_value(None)
    assert editor.text() == ""


def test_a_line_tells_what_is_typed_and_when_it_is_done(qtbot: QtBot) -> None:
    editor = show(qtbot, LineEditor(DATE, Context()))
    with qtbot.waitSignals([editor.edited] * 1):
        qtbot.keyClicks(editor.focusProxy(), "12 july 2023")
    with qtbot.waitSignal(editor.committed):
        qtbot.keyClick(editor.focusProxy(), Qt.Key.Key_Return)
    assert editor.value() == "2023-07-12"
    assert editor.entry() == "12 july 2023"
    with qtbot.waitSignal(editor.reverted):
        qtbot.keyClick(editor.focusProxy(), Qt.Key.Key_Escape)


def test_an_error_is_marked_and_told_as_plain_text(qtbot: QtBot) -> None:
    editor = show(qtbot, LineEditor(DATE, Context()))
    editor.show_error("<b>no</b>")
    assert editor.focusProxy().property("invalid") is True
    assert "&lt;b&gt;" in editor.focusProxy().toolTip()
    editor.show_error("")
    assert editor.focusProxy().property("invalid") is False


def test_text_takes_lines_with_shift_and_is_done_with_enter(qtbot: QtBot) -> None:
    editor = show(qtbot, TextEditor(TEXT, Context()))
    box = editor.focusProxy()
    qtbot.keyClicks(box, "one")
    height = box.height()
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(box, "two")
    assert editor.value() == "one\ntwo"
    assert box.height() > height
    with qtbot.waitSignal(editor.committed):
        qtbot.keyClick(box, Qt.Key.Key_Return)


def test_a_list_of_texts_is_one_a_line(qtbot: QtBot) -> None:
    editor = show(qtbot, make_editor(many(TEXT), Context()))
    editor.set_value(many(TEXT).clean(["a; b", "Київ"]))
    assert editor.text() == "a; b\nКиїв" or editor.value() == many(TEXT).clean(["a", "b", "Київ"])


def test_a_list_of_countries_grows_by_names_and_shrinks_by_delete(qtbot: QtBot) -> None:
    editor = show(qtbot, make_editor(many(COUNTRY), Context()))
    assert isinstance(editor, ListEditor)
    type_text(editor.picker, "Латвія, Estonia and Spain")
    with qtbot.waitSignal(editor.committed):
        qtbot.keyClick(editor.picker, Qt.Key.Key_Return)
    assert editor.value() == '["ESP","EST","LVA"]'
    assert editor.picker.text() == ""
    qtbot.keyClick(editor.picker, Qt.Key.Key_Up)
    assert editor.items.currentItem().text() == "Spain"
    with qtbot.waitSignal(editor.committed):
        qtbot.keyClick(editor.items, Qt.Key.Key_Delete)
    assert editor.value() == '["EST","LVA"]'
    qtbot.keyClick(editor.items, Qt.Key.Key_Down)
    assert editor.entry() == "Estonia; Latvia"


def test_the_name_of_a_group_adds_its_members(qtbot: QtBot) -> None:
    editor = show(qtbot, make_editor(many(COUNTRY), Context()))
    assert isinstance(editor, ListEditor)
    type_text(editor.picker, "Baltic states")
    qtbot.keyClick(editor.picker, Qt.Key.Key_Return)
    assert editor.norms() == ["EST", "LVA", "LTU"]


def test_a_list_says_which_name_it_does_not_know_and_keeps_what_was_typed(qtbot: QtBot) -> None:
    editor = show(qtbot, make_editor(many(COUNTRY), Context()))
    assert isinstance(editor, ListEditor)
    qtbot.keyClicks(editor.picker, "Latvia, Atlantis")
    with qtbot.waitSignal(editor.failed) as told:
        qtbot.keyClick(editor.picker, Qt.Key.Key_Return)
    assert "Atlantis" in told.args[0]
    assert editor.picker.text() == "Latvia, Atlantis"


def test_picking_from_a_list_adds_it_at_once(qtbot: QtBot) -> None:
    editor = show(qtbot, make_editor(many(choice("formats")), Context()))
    assert isinstance(editor, ListEditor)
    qtbot.waitUntil(editor.picker.hasFocus)
    qtbot.keyClick(editor.picker, Qt.Key.Key_Down)
    qtbot.keyClick(editor.picker.popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(editor.committed):
        qtbot.keyClick(editor.picker.popup, Qt.Key.Key_Return)
    assert len(editor.norms()) == 1


def test_read_only_editors_take_no_key(qtbot: QtBot) -> None:
    for kind in (DATE, TEXT, COUNTRY, many(COUNTRY)):
        editor = show(qtbot, make_editor(kind, Context()))
        editor.set_read_only(on=True)
        type_text(editor.focusProxy(), "x")
        assert editor.text() == ""


def test_records_need_somebody_who_finds_them() -> None:
    with pytest.raises(Invalid, match="person"):
        nothing_to_pick("person")


def test_words_put_into_a_list_are_read_and_the_rest_stays_in_the_line(qtbot: QtBot) -> None:
    editor = show(qtbot, make_editor(many(COUNTRY), Context()))
    assert isinstance(editor, ListEditor)
    editor.set_text("Latvia; Estonia")
    assert editor.norms() == ["EST", "LVA"]
    editor.set_text("Latvia, Atlantis")
    assert editor.norms() == []
    assert editor.picker.text() == "Latvia, Atlantis"
    editor.set_text("")
    assert editor.text() == ""
    assert editor.shown('["LVA"]') == "Latvia"
