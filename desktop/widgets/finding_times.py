"""The time axis of a finding: a lane for each claim with as of when it holds and what day it dates, and where as-ofs
meet. Drawn, so that a glance tells; the same is told in words to whoever cannot see it.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from db.queries.claims import ClaimRow
from desktop.support import layout
from desktop.support.plain import label
from desktop.widgets.finding_spans import Lane, Scale, Span, lanes, overlaps, scale
from desktop.widgets.signs import colours

ROW = 18
_TOP = 18
_LEFT = 26
_RIGHT = 10
_BAR = 8
_LEAST = 4.0  # pixels that a day takes at least
_TICK = 96  # pixels for the name of a month
_GAP = 8  # between two names
_SHOWN = 6  # lanes that are in sight at once


class TimeAxis(QWidget):
    """`picked` carries the place of the claim whose lane is clicked."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lanes: list[Lane] = []
        self._scale: Scale | None = None
        self._current = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lanes(self, shown: Sequence[Lane]) -> None:
        """Draw these lanes."""
        self._lanes = list(shown)
        self._scale = scale(shown)
        self.setFixedHeight(_TOP + ROW * len(self._lanes) + 2)
        self.update()

    def set_current(self, at: int) -> None:
        """Mark the lane of the claim that keys speak about."""
        self._current = at
        self.update()

    def lane_top(self, at: int) -> int:
        """Where a lane begins."""
        return _TOP + ROW * at

    def sizeHint(self) -> QSize:
        """See Qt."""
        return QSize(300, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a lane picks its claim."""
        at = int((event.position().y() - _TOP) // ROW)
        if 0 <= at < len(self._lanes):
            self.picked.emit(at)

    # -- drawing ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ticks, where as-ofs meet, then the lanes."""
        if self._scale is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ticks(painter, self._scale)
        for span, held in overlaps(self._lanes):
            self._shade(painter, self._scale, span, whole=held == len(self._lanes))
        for at, lane in enumerate(self._lanes):
            self._lane(painter, self._scale, at, lane)

    def _room(self) -> float:
        return max(self.width() - _LEFT - _RIGHT, 60)

    def _box(self, found: Scale, span: Span, top: float, height: float) -> QRectF:
        left = _LEFT + found.place(span.first) * self._room()
        right = _LEFT + found.after(span.last) * self._room()
        short = max(_LEAST - (right - left), 0)
        return QRectF(left - short / 2, top, right - left + short, height)

    def _ticks(self, painter: QPainter, found: Scale) -> None:
        named = colours(self.palette())
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.85)
        painter.setFont(small)
        bottom = self.lane_top(len(self._lanes))
        taken = 0.0
        for place, text in found.ticks(max(2, int(self._room() // _TICK))):
            x = _LEFT + place * self._room()
            painter.setPen(QPen(QColor(named.border), 1))
            painter.drawLine(QPointF(x, _TOP - 3), QPointF(x, bottom))
            painter.setPen(QColor(named.muted))
            width = painter.fontMetrics().horizontalAdvance(text)
            left = min(x, self.width() - width)
            if left >= taken:
                painter.drawText(QPointF(left, _TOP - 6), text)
                taken = left + width + _GAP

    def _shade(self, painter: QPainter, found: Scale, span: Span, *, whole: bool) -> None:
        colour = QColor(colours(self.palette()).accent)
        colour.setAlpha(70 if whole else 36)
        height = ROW * len(self._lanes)
        painter.fillRect(self._box(found, span, _TOP, height), colour)

    def _lane(self, painter: QPainter, found: Scale, at: int, lane: Lane) -> None:
        named = colours(self.palette())
        top = self.lane_top(at)
        font = QFont(self.font())
        font.setBold(at == self._current)
        painter.setFont(font)
        painter.setPen(QColor(named.accent if at == self._current else named.text))
        number = QRectF(0, top, _LEFT - 6, ROW)
        painter.drawText(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(lane.number))
        middle = top + ROW / 2
        if lane.as_of is None:
            painter.setPen(QPen(QColor(named.muted), 1.4, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(_LEFT, middle), QPointF(self.width() - _RIGHT, middle))
        else:
            self._bar(painter, self._box(found, lane.as_of, middle - _BAR / 2, _BAR), lane.as_of, QColor(named.claimed))
        if lane.event is not None:
            self._event(painter, self._box(found, lane.event, middle, 0), lane.event, middle)

    def _bar(self, painter: QPainter, box: QRectF, span: Span, colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(box, 2, 2)
        painter.setPen(Qt.PenStyle.NoPen)
        for is_open, x, way in zip(span.opens, (box.left(), box.right()), (-1, 1), strict=True):
            if is_open:
                tip = QPointF(x + 8 * way, box.center().y())
                painter.drawPolygon(QPolygonF([QPointF(x, box.top() - 3), tip, QPointF(x, box.bottom() + 3)]))

    def _event(self, painter: QPainter, box: QRectF, span: Span, middle: float) -> None:
        """A line with a diamond at each known end: a single day is one diamond."""
        named = colours(self.palette())
        painter.setPen(QPen(QColor(named.decided), 2))
        painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
        painter.setPen(QPen(QColor(named.base), 1))
        painter.setBrush(QColor(named.decided))
        ends = (box.left(), box.right()) if span.first != span.last else (box.center().x(),) * 2
        for is_open, x, way in zip(span.opens, ends, (-1, 1), strict=True):
            wing = 5.5
            points = [QPointF(x, middle - wing), QPointF(x + wing, middle), QPointF(x, middle + wing)]
            if is_open:
                points = [QPointF(x, middle - wing), QPointF(x + wing * way, middle), QPointF(x, middle + wing)]
            else:
                points.append(QPointF(x - wing, middle))
            painter.drawPolygon(QPolygonF(points))


class FindingTimes(QWidget):
    """The axis with its legend and a sentence; as many lanes as there are claims, some of them in sight at once."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.axis = TimeAxis()
        self.axis.picked.connect(self.picked)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self.axis)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        self.told = label(wrap=True, name="help")
        self.setLayout(layout.column(self._scroll, self.told, gap=layout.TIGHT))

    def show_claims(self, claims: Sequence[ClaimRow]) -> None:
        """Draw the times of these claims; nothing where none of them is known."""
        shown = lanes(claims)
        self.setVisible(scale(shown) is not None)
        self.axis.show_lanes(shown)
        self._scroll.setFixedHeight(_TOP + ROW * min(len(shown), _SHOWN) + 4)
        self.told.setText(self._legend(shown))
        self.setAccessibleName(self._words(shown))

    def set_current(self, at: int) -> None:
        """Mark the lane of the claim that keys speak about, and bring it into sight."""
        self.axis.set_current(at)
        self._scroll.ensureVisible(0, self.axis.lane_top(at) + ROW // 2, 0, ROW)

    def _legend(self, shown: Sequence[Lane]) -> str:
        parts = [self.tr("▬ as of")]
        if any(lane.event is not None for lane in shown):
            parts.append(self.tr("◆ what it dates"))
        if any(lane.as_of is None for lane in shown):
            parts.append(self.tr("┄ as of an unknown day"))
        return " · ".join((*parts, self._meeting(shown)))

    def _meeting(self, shown: Sequence[Lane]) -> str:
        found = overlaps(shown)
        if not found:
            return self.tr("no two as-ofs meet") if len(shown) > 1 else ""
        whole = [span for span, held in found if held == len(shown)]
        if whole:
            return self.tr("all as-ofs meet: %1").replace("%1", whole[0].words())
        return self.tr("some as-ofs meet: %1").replace("%1", found[0][0].words())

    def _words(self, shown: Sequence[Lane]) -> str:
        told: list[str] = []
        for lane in shown:
            as_of = self.tr("unknown") if lane.as_of is None else lane.as_of.words()
            dated = "" if lane.event is None else ", ◆ " + lane.event.words()
            told.append(f"{lane.number}: {as_of}{dated}")
        return "; ".join((*told, self._meeting(shown)))
