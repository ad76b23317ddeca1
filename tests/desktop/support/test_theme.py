"""The colours: readable in both themes, and changed while the program runs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from desktop.support.theme import RESOURCES, Colours, Theme, load, palette, style_sheet

STATES = ("unsourced", "claimed", "conflicting", "decided", "vetted", "hard", "soft", "defect", "question")
MARKS = tuple(name for name in Colours.__annotations__ if name.startswith("mark"))
TEXTS = [
    *((text, ground) for text in ("text", "muted") for ground in ("window", "base", "alternate", "raised")),
    *((text, ground) for text in ("danger", "warning", "success", "link", "accent") for ground in ("window", "base")),
    *(("text", mark) for mark in MARKS),
    ("on_selection", "selection"),
    ("text", "selection_quiet"),
    ("on_accent", "accent"),
]
SHAPES = [
    *((state, ground) for state in STATES for ground in ("base", "alternate", "selection", "selection_quiet")),
    *(("outline", ground) for ground in ("base", "window")),
    *(("accent", ground) for ground in ("base", "window", "raised")),
]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=["light", "dark"])
def colours(request: pytest.FixtureRequest) -> Colours:
    return load(request.param)


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    before, sheet = qapp.palette(), qapp.styleSheet()
    yield qapp
    qapp.setPalette(before)
    qapp.setStyleSheet(sheet)


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read(text: str, ground: str, colours: Colours) -> None:
    assert contrast(colours.of(text), colours.of(ground)) >= 4.5


@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_and_edges_can_be_seen(shape: str, ground: str, colours: Colours) -> None:
    assert contrast(colours.of(shape), colours.of(ground)) >= 3


def test_a_colour_is_asked_for_by_its_name(colours: Colours) -> None:
    assert re.fullmatch("#[0-9a-f]{6}", colours.of("text"))


def test_there_is_no_colour_of_another_name(colours: Colours) -> None:
    with pytest.raises(KeyError):
        colours.of("purple")


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_style_sheet_has_all_its_colours(name: str) -> None:
    assert "@" not in style_sheet(load(name), name)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_pictures_of_the_style_sheet_are_there(name: str) -> None:
    pictures = re.findall(r'url\("(.*?)"\)', style_sheet(load(name), name))
    assert pictures
    assert [picture for picture in pictures if not (RESOURCES / "styles" / picture).is_file()] == []


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_a_choice_reaches_the_application(choice: str, application: QApplication) -> None:
    theme = Theme(application, choice)
    assert theme.dark == (choice == "dark")
    assert application.palette().color(QPalette.ColorRole.Base) == QColor(load(choice).base)
    theme.deleteLater()


def test_icons_of_the_system_are_not_asked_for(application: QApplication, tmp_path: Path) -> None:
    folder = tmp_path / "hicolor" / "16x16"
    folder.mkdir(parents=True)
    (folder.parent / "index.theme").write_text("[Icon Theme]\nName=Hicolor\nDirectories=16x16\n[16x16]\nSize=16\n")
    QPixmap(16, 16).save(str(folder / "edit-clear.png"))
    QIcon.setThemeSearchPaths([str(tmp_path)])
    QIcon.setThemeName("hicolor")
    assert QIcon.hasThemeIcon("edit-clear")
    theme = Theme(application)
    assert not QIcon.hasThemeIcon("edit-clear")
    theme.deleteLater()


def test_a_change_is_told_after_it_was_made(application: QApplication) -> None:
    theme = Theme(application, "light")
    seen: list[QColor] = []
    theme.changed.connect(lambda: seen.append(application.palette().color(QPalette.ColorRole.Base)))
    theme.choose("dark")
    theme.choose("dark")
    assert seen == [QColor(load("dark").base)]
    assert theme.colour("base") == seen[0]
    theme.deleteLater()


def test_the_system_is_followed_only_on_request(application: QApplication) -> None:
    theme = Theme(application, "light")
    told: list[int] = []
    theme.changed.connect(lambda: told.append(1))
    theme._system_changed()
    theme.choose("system")
    theme._system_changed()
    assert len(told) == 2
    theme.deleteLater()


def test_disabled_text_can_still_be_read(colours: Colours) -> None:
    made = palette(colours)
    text = made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name()
    assert contrast(text, colours.window) >= 4.5
