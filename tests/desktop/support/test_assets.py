"""Icons: every one can be drawn, in the colour of the theme."""

import pytest
from PySide6.QtGui import QAction, QColor, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from desktop.support.assets import APPLICATION, RESOURCES, Icons, application_icon
from desktop.support.theme import load

NAMES = sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg"))


class Fixed:
    def __init__(self, name: str) -> None:
        self.colours = load(name)


def inked(image: QImage) -> set[str]:
    """The colours of what is fully drawn."""
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in places if image.pixelColor(x, y).alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_a_valid_picture(name: str, qapp: QApplication) -> None:
    assert QSvgRenderer(str(RESOURCES / "icons" / f"{name}.svg")).isValid()


@pytest.mark.parametrize("name", [name for name in NAMES if name != APPLICATION])
def test_every_icon_takes_the_colour_of_the_theme(name: str) -> None:
    source = (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")
    assert "currentColor" in source
    assert "#" not in source


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_icon_is_drawn_in_the_colour_asked_for(theme: str, qapp: QApplication) -> None:
    fixed = Fixed(theme)
    image = Icons(fixed).pixmap("add", 32, "danger").toImage()
    assert inked(image) == {QColor(fixed.colours.danger).name()}


def test_an_icon_is_made_once(qapp: QApplication) -> None:
    icons = Icons(Fixed("light"))
    assert icons.icon("undo").cacheKey() == icons.icon("undo").cacheKey()


def test_an_icon_that_was_never_drawn_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        Icons(Fixed("light")).icon("no-such-icon")


def test_a_bearer_gets_its_icon_anew_when_the_theme_changes(qapp: QApplication) -> None:
    fixed = Fixed("light")
    icons = Icons(fixed)
    action = QAction()
    icons.put(action, "undo")
    before = action.icon().cacheKey()
    fixed.colours = load("dark")
    icons.refresh()
    assert action.icon().cacheKey() != before


def test_a_bearer_that_is_gone_is_forgotten(qapp: QApplication) -> None:
    icons = Icons(Fixed("light"))
    action = QAction()
    icons.put(action, "undo")
    del action
    icons.refresh()
    icons.put(QAction(), "undo")
    assert len(icons._bearers) <= 1


def test_the_names_leave_out_the_programs_own_icon(qapp: QApplication) -> None:
    names = Icons(Fixed("light")).names()
    assert "undo" in names
    assert APPLICATION not in names


def test_the_program_has_an_icon(qapp: QApplication) -> None:
    assert not application_icon().pixmap(64, 64).isNull()
