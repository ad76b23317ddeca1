"""Picking by name: countries and terms in two languages, records by label, and making what is missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.kinds import COUNTRY, Invalid, choice, status
from desktop.widgets.choices import Found, KindChoices, RecordChoices, rank
from desktop.widgets.pickers import Picker
from desktop.workspace import Workspace
from tests.desktop import workbench


@pytest.fixture
def workspace(tmp_path: Path, qapp: object) -> Iterator[Workspace]:
    with workbench.workspace(tmp_path) as opened:
        yield opened


def show(qtbot: QtBot, choices: object) -> Picker:
    picker = Picker(choices)  # type: ignore[arg-type]
    qtbot.addWidget(picker)
    picker.show()
    picker.activateWindow()
    picker.setFocus()
    qtbot.waitUntil(picker.hasFocus)
    return picker


def offered(choices: KindChoices | RecordChoices, words: str) -> Found:
    found: list[Found] = []
    choices.find(words, found.append)
    return found[0]


@pytest.mark.parametrize(
    ("words", "first"),
    [("latv", "Latvia"), ("латв", "Latvia"), ("LVA", "Latvia"), ("Велика", "United Kingdom"), ("Lettland", "Latvia")],
)
def test_countries_are_found_by_every_name_they_have(words: str, first: str) -> None:
    assert offered(KindChoices(COUNTRY), words).options[0].label == first


def test_words_that_begin_a_name_come_before_words_inside_it() -> None:
    labels = [option.label for option in offered(KindChoices(COUNTRY), "united").options]
    assert labels[0].startswith("United")
    assert rank(("united kingdom",), "king") == 2
    assert rank(("latvia",), "kin") is None


def test_terms_are_found_in_ukrainian_and_an_interval_is_understood() -> None:
    kind = status("N")
    norm = kind.clean("signed")
    uk = next(option.label for option in kind.suggestions("uk") if option.norm == norm)
    assert offered(KindChoices(kind), uk).options[0].norm == norm
    assert offered(KindChoices(kind), "text-agreed..signed").options[0].norm == "text-agreed..signed"


def test_enter_takes_the_option_that_is_lit(qtbot: QtBot) -> None:
    picker = show(qtbot, KindChoices(COUNTRY))
    workbench.type_text(picker, "лат")
    assert picker.offers()[0] == "Latvia"
    with qtbot.waitSignal(picker.chosen) as told:
        qtbot.keyClick(picker.popup, Qt.Key.Key_Return)
    assert told.args == ["LVA"]
    assert picker.text() == "Latvia"
    assert picker.norm() == "LVA"


def test_down_offers_everything_and_tab_takes(qtbot: QtBot) -> None:
    picker = show(qtbot, KindChoices(choice("formats")))
    qtbot.keyClick(picker, Qt.Key.Key_Down)
    assert len(picker.offers()) == len(choice("formats").suggestions())
    qtbot.keyClick(picker.popup, Qt.Key.Key_Down)
    qtbot.keyClick(picker.popup, Qt.Key.Key_Tab)
    assert picker.norm() == choice("formats").suggestions()[0].norm


def test_what_is_typed_and_not_picked_is_read_or_refused(qtbot: QtBot) -> None:
    picker = show(qtbot, KindChoices(COUNTRY))
    picker.setText("Letonia")
    with pytest.raises(Invalid, match="country"):
        picker.norm()
    picker.setText("Latvia")
    assert picker.norm() == "LVA"


def test_records_are_offered_by_label_whatever_the_script(qtbot: QtBot, workspace: Workspace) -> None:
    choices = RecordChoices(workspace, ("person",))
    assert [option.label for option in offered(choices, "yerm").options] == ["Andrii Yermak"]
    assert [option.label for option in offered(choices, "Жовк").options] == ["Ігор Жовква"]
    assert [option.label for option in offered(choices, "Андрій").options] == ["Andrii Yermak"]
    assert choices.label("person/ihor-zhovkva") == "Ігор Жовква"
    assert choices.read("andrii yermak") == "person/andrii-yermak"


def test_a_person_who_is_missing_is_made_in_place(qtbot: QtBot, workspace: Workspace) -> None:
    picker = show(qtbot, RecordChoices(workspace, ("person",)))
    workbench.type_text(picker, "Ольга Стефанішина")
    assert picker.offers() == ["Create person “Ольга Стефанішина”…"]
    qtbot.keyClick(picker.popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.chosen) as told:
        qtbot.keyClick(picker.popup, Qt.Key.Key_Return)
    assert told.args == ["person/olha-stefanishyna"]
    assert picker.text() == "Ольга Стефанішина"
    assert RecordChoices(workspace, ("person",)).label("person/olha-stefanishyna") == "Ольга Стефанішина"


def test_a_name_that_makes_a_taken_identifier_gets_another(workspace: Workspace) -> None:
    made = RecordChoices(workspace, ("person",)).create("Андрій Єрмак")
    assert made is not None
    twin = RecordChoices(workspace, ("person",)).create("Андрій Єрмак")
    assert twin is not None
    assert (made.norm, twin.norm) == ("person/andrii-yermak-2", "person/andrii-yermak-3")


def test_a_typed_name_of_nobody_is_refused_with_the_way_out(workspace: Workspace) -> None:
    with pytest.raises(Invalid, match="create"):
        RecordChoices(workspace, ("person",)).read("Nobody Known")


def test_parts_of_keys_come_without_their_type(workspace: Workspace) -> None:
    choices = RecordChoices(workspace, ("person", "body"), strip=True)
    option = offered(choices, "yermak").options[0]
    assert (option.norm, option.definition) == ("andrii-yermak", "Person")


def test_nothing_is_offered_to_be_made_in_a_workspace_that_is_read_only(tmp_path: Path, qapp: object) -> None:
    with workbench.workspace(tmp_path, read_only=True) as workspace:
        assert offered(RecordChoices(workspace, ("person",)), "Somebody").creatable == ""


def test_offers_that_come_late_find_nobody_waiting(qtbot: QtBot) -> None:
    late: list[object] = []

    class Slow(KindChoices):
        def find(self, words: str, done: object) -> None:  # type: ignore[override]
            late.append(done)

    picker = show(qtbot, Slow(COUNTRY))
    workbench.type_text(picker, "lat")
    picker.clearFocus()
    KindChoices(COUNTRY).find("lat", late[-1])  # type: ignore[arg-type]
    assert not picker.popup.isVisible()


def test_what_an_option_means_is_told_beside_it_and_to_the_mouse(qtbot: QtBot) -> None:
    picker = show(qtbot, KindChoices(choice("roles")))
    picker.resize(500, 30)
    qtbot.keyClick(picker, Qt.Key.Key_Down)
    qtbot.keyClick(picker.popup, Qt.Key.Key_Down)
    assert not picker.popup.grab().isNull()
    first = picker.popup.model().index(0, 0)
    assert first.data(Qt.ItemDataRole.ToolTipRole)
    picker.popup.hide()


def test_a_double_click_selects_and_offers_everything(qtbot: QtBot) -> None:
    picker = show(qtbot, KindChoices(COUNTRY))
    picker.set_norm("LVA")
    qtbot.mouseDClick(picker, Qt.MouseButton.LeftButton)
    assert picker.selectedText() == "Latvia"
    assert len(picker.offers()) > 100
    picker.popup.hide()


def test_a_name_that_leaves_no_identifier_is_told(qtbot: QtBot, workspace: Workspace) -> None:
    picker = show(qtbot, RecordChoices(workspace, ("person",)))
    workbench.type_text(picker, "???")
    qtbot.keyClick(picker.popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.failed):
        qtbot.keyClick(picker.popup, Qt.Key.Key_Return)
