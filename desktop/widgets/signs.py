"""The signs of a value's state and of a finding's severity: a shape and a colour each, the same wherever they appear.

Drawn, not written, so that they look alike with every font; `glyph` is the nearest character where only text will do.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPaintEvent, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop.support.theme import Colours, load

SIZE = 14

# Draws into a box of 14 by 14 units in the one colour given, on the ground of the other.
Shape = Callable[[QPainter, QColor, QColor], None]


def _circle(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    painter.setPen(QPen(colour, 1.6))
    painter.drawEllipse(QPointF(7, 7), 4.4, 4.4)


def _quarter(painter: QPainter, colour: QColor, ground: QColor) -> None:
    _circle(painter, colour, ground)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPie(QRectF(2.6, 2.6, 8.8, 8.8), 90 * 16, -90 * 16)


def _disc(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(7, 7), 5.2, 5.2)


def _check(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    painter.setPen(QPen(colour, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(QPolygonF([QPointF(2.2, 7.4), QPointF(5.6, 10.8), QPointF(11.8, 3.4)]))


_TRIANGLE = QPolygonF([QPointF(7, 1.8), QPointF(13, 12.2), QPointF(1, 12.2)])


def _alarm(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.setPen(QPen(colour, 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(colour)
    painter.drawPolygon(_TRIANGLE)
    _exclaim(painter, ground)


def _caution(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    painter.setPen(QPen(colour, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolygon(_TRIANGLE)
    _exclaim(painter, colour)


def _exclaim(painter: QPainter, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(7, 5.8), QPointF(7, 8.4))
    painter.drawPoint(QPointF(7, 10.5))


def _broken(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawRoundedRect(QRectF(2, 2, 10, 10), 2, 2)
    painter.drawLine(QPointF(4.8, 4.8), QPointF(9.2, 9.2))
    painter.drawLine(QPointF(9.2, 4.8), QPointF(4.8, 9.2))


def _asking(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    painter.setPen(QPen(colour, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawEllipse(QPointF(7, 7), 5.6, 5.6)
    painter.drawArc(QRectF(5.1, 3.9, 3.8, 3.8), 170 * 16, -210 * 16)
    painter.drawLine(QPointF(7.4, 7.5), QPointF(7, 8.2))
    painter.drawPoint(QPointF(7, 10.1))


def _nothing(_painter: QPainter, _colour: QColor, _ground: QColor) -> None:
    """An empty place, so that the texts beside it stay in line."""


class Sign(NamedTuple):
    """One sign. `name` is also the name of its colour; `text` is what it means, in English."""

    name: str
    glyph: str
    text: str
    shape: Shape

    @property
    def label(self) -> str:
        """What it means, in the language of the program."""
        return QCoreApplication.translate("signs", self.text)

    def paint(self, painter: QPainter, box: QRectF, palette: QPalette) -> None:
        """Draw the sign into the box, in the colours that go with the palette."""
        found = colours(palette)
        colour = QColor(found.of(self.name)) if self.name != "empty" else QColor()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(box.topLeft())
        painter.scale(box.width() / SIZE, box.height() / SIZE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self.shape(painter, colour, QColor(found.base))
        painter.restore()

    def icon(self, palette: QPalette) -> QIcon:
        """The sign as an icon; made once for each theme."""
        return _icon(self, is_dark(palette))


STATES = {
    sign.name: sign
    for sign in (
        Sign("empty", "", "Empty", _nothing),
        Sign("unsourced", "○", "Entered without a quote", _circle),
        Sign("claimed", "◔", "Claimed, not yet decided", _quarter),
        Sign("conflicting", "▲", "Claims contradict each other", _alarm),
        Sign("decided", "●", "Decided", _disc),
        Sign("vetted", "✓", "Vetted", _check),
    )
}
SEVERITIES = {
    sign.name: sign
    for sign in (
        Sign("hard", "▲", "Hard: blocks vetting", _alarm),
        Sign("soft", "△", "Soft: needs a look", _caution),
        Sign("defect", "⊠", "Defect of the source", _broken),
        Sign("question", "?", "Question: something is missing", _asking),
    )
}


def is_dark(palette: QPalette) -> bool:
    """Whether the palette is of a dark theme."""
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


def colours(palette: QPalette) -> Colours:
    """The named colours of the theme that the palette is of."""
    return _loaded(is_dark(palette))


@lru_cache(maxsize=2)
def _loaded(dark: bool) -> Colours:
    return load("dark" if dark else "light")


@lru_cache(maxsize=64)
def _icon(sign: Sign, dark: bool) -> QIcon:
    ratio = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
    pixmap = QPixmap(round(SIZE * ratio), round(SIZE * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor(_loaded(dark).base))
    sign.paint(painter, QRectF(0, 0, SIZE, SIZE), palette)
    painter.end()
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected, QIcon.Mode.Disabled):
        icon.addPixmap(pixmap, mode)
    return icon


class SignView(QWidget):
    """Shows one sign, or nothing; says what it means to a mouse that rests on it and to a screen reader."""

    def __init__(self, signs: dict[str, Sign], name: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signs = signs
        self._sign: Sign | None = None
        self.setFixedSize(SIZE + 2, SIZE + 2)
        self.set_name(name)

    def set_name(self, name: str | None) -> None:
        """Show the sign of that name. KeyError when there is none."""
        self._sign = None if name is None else self._signs[name]
        meaning = "" if self._sign is None else self._sign.label
        self.setToolTip(meaning)
        self.setAccessibleName(meaning)
        self.update()

    def name(self) -> str | None:
        """The name of the sign that is shown."""
        return None if self._sign is None else self._sign.name

    def sizeHint(self) -> QSize:
        """A little more than the sign."""
        return QSize(SIZE + 2, SIZE + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        if self._sign is not None:
            painter = QPainter(self)
            self._sign.paint(painter, QRectF(1, 1, SIZE, SIZE), self.palette())


class StateSign(SignView):
    """The sign of a value's state."""

    def __init__(self, name: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(STATES, name, parent)


class SeveritySign(SignView):
    """The sign of a finding's severity."""

    def __init__(self, name: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(SEVERITIES, name, parent)
