"""How an article looks: colours of marks, what is drawn, length of lines, zoom."""

import random

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPalette, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.support.theme import load, palette
from desktop.widgets.quote_marks import Segment
from desktop.widgets.quote_paint import VEIL_DARK, VEIL_LIGHT, fill, lines
from desktop.widgets.quote_view import Mark, QuoteView
from tests.desktop.widgets.quotes import CONTROL, colours_of


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
