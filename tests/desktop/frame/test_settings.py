from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from desktop.places import Places, write_json
from desktop.settings import Preferences, check, load, save
from desktop.views.preferences import PreferencesDialog


def test_preferences_survive(tmp_path: Path) -> None:
    places = Places.below(tmp_path)
    save(places, Preferences(coder="Olena", theme="dark", font_size=14))
    assert load(places) == Preferences(coder="Olena", theme="dark", font_size=14)


def test_what_does_not_fit_takes_its_default_and_the_rest_is_kept(tmp_path: Path) -> None:
    places = Places.below(tmp_path)
    write_json(places.preferences, {"coder": "Olena", "theme": "pink", "font_size": 400, "unknown": 1})
    found = load(places)
    assert (found.coder, found.theme, found.font_size) == ("Olena", "system", 0)


def test_a_name_is_needed() -> None:
    assert "coder" in check({"coder": ""})
    assert check({"coder": "Olena"}) == {}


def test_every_preference_has_a_label_and_a_help() -> None:
    for field in Preferences.model_fields.values():
        assert field.title
        assert field.description


def test_the_dialog_follows_from_the_fields(qtbot: QtBot) -> None:
    dialog = PreferencesDialog(Preferences(coder="Olena"))
    qtbot.addWidget(dialog)
    dialog.open()
    assert set(dialog.editors) == set(Preferences.model_fields)
    name, theme, minutes = (dialog.editors[field] for field in ("coder", "theme", "backup_minutes"))
    assert isinstance(name, QLineEdit)
    assert isinstance(theme, QComboBox)
    assert isinstance(minutes, QSpinBox)
    assert (minutes.minimum(), minutes.maximum()) == (1, 240)
    name.clear()
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.errors["coder"].text()
    name.setText(" Iryna ")
    theme.setCurrentIndex(theme.findData("dark"))
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.accept()
    assert chosen.args == [Preferences(coder="Iryna", theme="dark")]
