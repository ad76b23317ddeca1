"""How marks, hits of a search and zones look in an article: drawn under and over the text, never put into it.

Only what is in sight is drawn, so that the number of marks costs nothing.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout, QTextLine

from desktop.support.theme import Colours
from desktop.widgets.quote_marks import Mark, Marks, Offsets, Segment

# How much of the ground's colour lies over the text of a zone: grey, but still to be read (4.5 : 1).
VEIL_LIGHT = 0.34
VEIL_DARK = 0.40

_LINE = {"claim": "claimed", "draft": "warning", "conflict": "conflicting", "vetted": "vetted"}
_FILL = {"conflict": "mark_conflict", "vetted": "mark_vetted", "claim": "mark", "draft": "mark_draft"}


@dataclass
class Scene:
    """All that is drawn besides the text. Everything in UTF-16 units, the marks too."""

    offsets: Offsets = field(default_factory=lambda: Offsets(""))
    marks: Marks = field(default_factory=Marks)
    zones: Sequence[tuple[int, int]] = ()
    unread: Sequence[tuple[int, int]] = ()
    hits: Sequence[tuple[int, int]] = ()
    hit: int = -1  # the current one of the hits
    current: Hashable | None = None


def fill(segment: Segment, current: Hashable | None, colours: Colours) -> str:
    """The ground of a segment: the current mark first, then what is gravest; deeper where several overlap."""
    if current is not None and any(mark.id == current for mark in segment.marks):
        return colours.mark_current
    kinds = {mark.kind for mark in segment.marks}
    kind = next(kind for kind in _FILL if kind in kinds)
    if kind == "claim" and len(segment.marks) > 1:
        return colours.mark_deep
    return colours.of(_FILL[kind])


def lines(segment: Segment) -> list[tuple[str, bool]]:
    """The lines under a segment, from the top down: name of the colour, and whether dashed. Two where marks overlap."""
    shown: list[Mark] = list(segment.marks[:2])
    return [(_LINE[mark.kind], mark.kind == "draft") for mark in shown]


class Painter:
    """Draws the parts of one block of text. `origin` is where the block's layout begins."""

    def __init__(self, painter: QPainter, colours: Colours, sight: QRectF) -> None:
        self._painter = painter
        self._colours = colours
        self._sight = sight

    def visible(self, layout: QTextLayout, top: float) -> Iterator[QTextLine]:
        """The lines in sight."""
        low, high = 0, layout.lineCount()
        while low < high:
            middle = (low + high) // 2
            if layout.lineAt(middle).rect().bottom() + top < self._sight.top():
                low = middle + 1
            else:
                high = middle
        for number in range(low, layout.lineCount()):
            line = layout.lineAt(number)
            if line.y() + top > self._sight.bottom():
                return
            yield line

    def boxes(self, layout: QTextLayout, start: int, end: int, left: float, top: float) -> Iterator[QRectF]:
        """The boxes of a stretch of the block, one a line in sight."""
        for line in self.visible(layout, top):
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last and (box := self.box(line, first, last, left, top)).width() > 0:
                yield box

    @staticmethod
    def box(line: QTextLine, start: int, end: int, left: float, top: float) -> QRectF:
        """The box of a stretch of one line."""
        low, high = sorted((_x(line.cursorToX(start)), _x(line.cursorToX(end))))
        return QRectF(left + low, top + line.y(), high - low, line.height())

    def ground(self, box: QRectF, colour: str) -> None:
        """Fill the box."""
        self._painter.fillRect(box, QColor(colour))

    def underline(self, box: QRectF, drawn: Sequence[tuple[str, bool]]) -> None:
        """Draw one or two lines at the foot of the box."""
        for number, (name, dashed) in enumerate(drawn):
            pen = QPen(QColor(self._colours.of(name)), 1.4)
            if dashed:
                pen.setDashPattern([3.0, 2.0])
            self._painter.setPen(pen)
            y = box.bottom() - 1 - 2.6 * (len(drawn) - 1 - number)
            self._painter.drawLine(QLineF(box.left(), y, box.right(), y))

    def frame(self, box: QRectF, name: str) -> None:
        """Draw a thin frame."""
        self._painter.setPen(QPen(QColor(self._colours.of(name)), 1))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def veil(self, box: QRectF, strength: float) -> None:
        """Take strength from the text in the box."""
        colour = QColor(self._colours.base)
        colour.setAlphaF(strength)
        self._painter.fillRect(box, colour)


def _x(found: object) -> float:
    """`cursorToX` answers a number, or a number and a place, as the version of PySide has it."""
    if isinstance(found, tuple):
        return float(found[0])  # pyright: ignore[reportUnknownArgumentType]
    assert isinstance(found, int | float)
    return float(found)
