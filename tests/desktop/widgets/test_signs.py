"""Signs of states and severities: one shape and one colour each."""

import pytest
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.support.theme import load, palette
from desktop.widgets.signs import SEVERITIES, STATES, SeveritySign, Sign, StateSign, colours, is_dark

SIGNS = [*(sign for sign in STATES.values() if sign.name != "empty"), *SEVERITIES.values()]


def picture(sign: Sign, theme: str) -> QImage:
    return sign.icon(palette(load(theme))).pixmap(14, 14).toImage()


def shape(sign: Sign) -> tuple[bool, ...]:
    image = picture(sign, "light")
    return tuple(image.pixelColor(x, y).alpha() > 128 for x in range(14) for y in range(14))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.name)
def test_a_sign_is_drawn_in_its_colour(sign: Sign, theme: str, qapp: QApplication) -> None:
    image = picture(sign, theme)
    solid = {
        image.pixelColor(x, y).name() for x in range(14) for y in range(14) if image.pixelColor(x, y).alpha() == 255
    }
    assert load(theme).of(sign.name) in solid


@pytest.mark.parametrize("signs", [STATES, SEVERITIES], ids=["states", "severities"])
def test_no_two_signs_have_the_same_shape(signs: dict[str, Sign], qapp: QApplication) -> None:
    shapes = [shape(sign) for sign in signs.values()]
    assert len(set(shapes)) == len(shapes)


@pytest.mark.parametrize("signs", [STATES, SEVERITIES], ids=["states", "severities"])
def test_no_two_signs_have_the_same_character(signs: dict[str, Sign]) -> None:
    assert len({sign.glyph for sign in signs.values()}) == len(signs)


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.name)
def test_every_sign_says_what_it_means(sign: Sign) -> None:
    assert sign.label


def test_an_icon_is_made_once(qapp: QApplication) -> None:
    sign = STATES["vetted"]
    assert sign.icon(QPalette()).cacheKey() == sign.icon(QPalette()).cacheKey()


@pytest.mark.parametrize(("theme", "dark"), [("light", False), ("dark", True)])
def test_the_theme_is_known_by_its_palette(theme: str, dark: bool, qapp: QApplication) -> None:
    made = palette(load(theme))
    assert is_dark(made) is dark
    assert colours(made).base == load(theme).base


def test_a_sign_on_the_screen_tells_its_meaning_to_a_screen_reader(qtbot: QtBot) -> None:
    view = SeveritySign("hard")
    qtbot.addWidget(view)
    assert view.accessibleName() == view.toolTip() == SEVERITIES["hard"].label
    assert view.name() == "hard"


def test_a_sign_on_the_screen_may_show_nothing(qtbot: QtBot) -> None:
    view = StateSign("vetted")
    qtbot.addWidget(view)
    view.set_name(None)
    assert (view.name(), view.toolTip()) == (None, "")
    assert not view.grab().isNull()


def test_a_sign_on_the_screen_is_drawn(qtbot: QtBot) -> None:
    shown, blank = StateSign("decided"), StateSign()
    qtbot.addWidget(shown)
    qtbot.addWidget(blank)
    assert shown.sizeHint() == blank.sizeHint()
    assert shown.grab().toImage() != blank.grab().toImage()
