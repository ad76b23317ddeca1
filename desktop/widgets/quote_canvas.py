"""The text of an article as it is drawn: read-only, with a caret, and with marks around the words in sight.

All places are code points. It knows no claim and no record: a mark is an id, a kind and a label. Keys and mouse are
`quote_text`'s affair.
"""

from collections.abc import Hashable, Iterator, Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from db.text import sentences
from desktop.widgets.quote_margin import PartMargin
from desktop.widgets.quote_marks import Mark, Marks, Offsets, Span, for_display, placed
from desktop.widgets.quote_paint import VEIL_DARK, VEIL_LIGHT, Painter, Scene, fill, lines
from desktop.widgets.signs import colours, is_dark

ZOOM = (50, 300)
STEP = 10
LARGER = 1.1  # reading matter is set a little larger than forms
MEASURE = 92  # characters in a line: longer ones tire the eye
_MARGIN = 14


class QuoteCanvas(QPlainTextEdit):
    """Shows a text and its marks. The text is never changed, and never taken for HTML."""

    zoomed = Signal(int)  # in percent

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = Scene()
        self.text = ""
        self.zoom = 100
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCursorWidth(2)
        self.document().setDocumentMargin(_MARGIN)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setBackgroundRole(QPalette.ColorRole.Base)  # of the margins beside the text
        self.setAutoFillBackground(True)
        self.viewport().setMouseTracking(True)
        self.margin = PartMargin(self, self._blocks)
        self.updateRequest.connect(self.margin.update)
        self._dress()
        self._set_font()

    # ------------------------------------------------------------ content

    def show_text(self, text: str, marks: Sequence[Mark], zones: Sequence[Span]) -> None:
        """Show another text. Places are code points of it."""
        self.text = text
        offsets = Offsets(text)
        self.scene = Scene(offsets)
        self.setPlainText(for_display(text))
        assert self.document().characterCount() - 1 == offsets.units, "Qt's text has other offsets than ours"
        self.set_marks(marks, zones)

    def set_marks(self, marks: Sequence[Mark], zones: Sequence[Span] | None = None) -> None:
        """Draw other marks around the same text; the zones stay when they are not given."""
        units = self.scene.offsets.to_units
        self.take_marks(placed(marks, self.scene.offsets))
        if zones is not None:
            self.scene.zones = sorted((units(zone.start), units(zone.end)) for zone in zones)

    def set_parts(self, parts: Sequence[Span], barren: Sequence[Span]) -> None:
        """Draw a veil over the barren parts, and the names (`kind`) of all of them in the margin, where it is shown."""
        units = self.scene.offsets.to_units
        self.scene.zones = sorted((units(zone.start), units(zone.end)) for zone in barren)
        self.margin.parts = [(part.kind, units(part.start), units(part.end)) for part in parts]
        self.margin.update()
        self.viewport().update()

    def show_parts(self, *, on: bool) -> None:
        """Show the names of the parts beside the text."""
        self.margin.setVisible(on)
        self._set_measure()

    def set_unread(self, spans: Sequence[tuple[int, int]]) -> None:
        """Draw a thin mark at the edge of the text along these sentences."""
        units = self.scene.offsets.to_units
        self.scene.unread = [(units(start), units(end)) for start, end in spans]
        self.viewport().update()

    def take_marks(self, marks: Marks) -> None:
        """Draw marks that were made ready elsewhere (`placed`)."""
        self.scene.marks = marks
        if self.scene.current is not None and marks.of(self.scene.current) is None:
            self.scene.current = None
        self.viewport().update()

    def marks_at(self, offset: int) -> tuple[Hashable, ...]:
        """The ids of the marks over the character, the shortest mark first."""
        return tuple(mark.id for mark in self.scene.marks.at(self.scene.offsets.to_units(offset)))

    # ------------------------------------------------------------ caret and selection

    def caret(self) -> int:
        """Where the caret is."""
        return self.scene.offsets.to_points(self.textCursor().position())

    def selection(self) -> tuple[int, int, str] | None:
        """Start, end and text of what is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        points = self.scene.offsets.to_points
        start, end = points(cursor.selectionStart()), points(cursor.selectionEnd())
        return start, end, self.text[start:end]

    def select(self, start: int, end: int) -> None:
        """Select from start up to end."""
        cursor = self.textCursor()
        cursor.setPosition(self.scene.offsets.to_units(start))
        cursor.setPosition(self.scene.offsets.to_units(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def jump_to(self, start: int, end: int | None = None) -> None:
        """Put the caret at start, or select up to end, and bring it to the middle of the sight."""
        self.select(start, start if end is None else end)
        self.centerCursor()

    def extend_to_sentence(self, step: int = 0) -> None:
        """Let the selection reach whole sentences: 0 both ways, +1 on to the next end, -1 back to a beginning."""
        start, end, _ = self.selection() or (self.caret(), self.caret(), "")
        spans = sentences(self.text)
        if step <= 0:
            reach = start - 1 if step and any(span[0] == start for span in spans) else start
            start = max((span[0] for span in spans if span[0] <= reach), default=start)
        if step >= 0:
            done = any(span[1] == end for span in spans)
            reach = end if done and (step or not self.selection()) else end - 1
            end = min((span[1] for span in spans if span[1] > reach), default=end)
        self.select(start, end)

    # ------------------------------------------------------------ looks

    def set_zoom(self, percent: int) -> None:
        """Show the text larger or smaller, within `ZOOM`."""
        percent = max(ZOOM[0], min(ZOOM[1], percent))
        if percent != self.zoom:
            self.zoom = percent
            self._set_font()
            self.zoomed.emit(percent)

    def follow_font(self) -> None:
        """Take the program's font anew, in the proportion of the zoom. To be called when it has changed."""
        self._set_font()

    def _set_font(self) -> None:
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * LARGER * self.zoom / 100)
        self.setFont(font)
        self._set_measure()

    def _set_measure(self) -> None:
        """Keep lines to a length that reads well, in the middle of whatever room there is."""
        wide = self.fontMetrics().averageCharWidth() * MEASURE + 2 * _MARGIN
        room = self.width() - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width()
        side = max(0, (room - wide) // 2)
        left = side if self.margin.isHidden() else max(side, self.margin.sizeHint().width())
        if (self.viewportMargins().left(), self.viewportMargins().right()) != (left, side):
            self.setViewportMargins(left, 0, side, 0)
        beside = self.margin.sizeHint().width()
        self.margin.setGeometry(self.frameWidth() + left - beside, self.frameWidth(), beside, self.viewport().height())

    def _dress(self) -> None:
        """A selection must be seen among marks, also while the keyboard is elsewhere."""
        found = colours(QApplication.palette())
        if self.palette().color(QPalette.ColorRole.Highlight).name() == found.accent:
            return
        palette = QPalette()  # of these roles alone: the others go on following the program's
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, QPalette.ColorRole.Highlight, found.accent)
            palette.setColor(group, QPalette.ColorRole.HighlightedText, found.on_accent)
        self.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the program's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure: first the margins, for a resize within this one would not reach Qt's layout."""
        self._set_measure()
        super().resizeEvent(event)

    # ------------------------------------------------------------ drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Marks under the text, the text by Qt, veils over the zones."""
        found = colours(self.palette())
        sight = QRectF(event.rect())
        blocks = list(self._blocks(sight))
        painter = QPainter(self.viewport())
        tool = Painter(painter, found, sight)
        for block, left, top in blocks:
            self._paint_marks(tool, block, left, top)
            self._paint_hits(tool, block, left, top)
            self._paint_unread(tool, block, left, top)
        painter.end()
        super().paintEvent(event)
        if self.scene.zones:
            painter = QPainter(self.viewport())
            tool = Painter(painter, found, sight)
            for block, left, top in blocks:
                self._paint_zones(tool, block, left, top)
            painter.end()

    def _blocks(self, sight: QRectF) -> Iterator[tuple[QTextBlock, float, float]]:
        block = self.firstVisibleBlock()
        offset = self.contentOffset()
        top = self.blockBoundingGeometry(block).top() + offset.y()
        while block.isValid() and top <= sight.bottom():
            height = self.blockBoundingRect(block).height()
            if top + height >= sight.top():
                yield block, offset.x(), top
            top += height
            block = block.next()

    def _paint_marks(self, tool: Painter, block: QTextBlock, left: float, top: float) -> None:
        scene, layout, at = self.scene, block.layout(), block.position()
        found = colours(self.palette())
        for line in tool.visible(layout, top):
            first, last = line.textStart(), line.textStart() + line.textLength()
            for segment in scene.marks.between(at + first, at + last):
                start, end = max(segment.start - at, first), min(segment.end - at, last)
                box = tool.box(line, start, end, left, top)
                tool.ground(box, fill(segment, scene.current, found))
                tool.underline(box, lines(segment))

    def _paint_hits(self, tool: Painter, block: QTextBlock, left: float, top: float) -> None:
        at, end = block.position(), block.position() + block.length()
        found = colours(self.palette())
        for number in self._near(self.scene.hits, at, end):
            start, stop = self.scene.hits[number]
            for box in tool.boxes(block.layout(), start - at, stop - at, left, top):
                current = number == self.scene.hit
                tool.ground(box, found.mark_found_current if current else found.mark_found)
                if current:
                    tool.frame(box, "decided")

    def _paint_unread(self, tool: Painter, block: QTextBlock, left: float, top: float) -> None:
        at, end = block.position(), block.position() + block.length()
        for number in self._near(self.scene.unread, at, end):
            start, stop = self.scene.unread[number]
            for box in tool.boxes(block.layout(), start - at, stop - at, left, top):
                tool.ground(QRectF(left + 7, box.top() + 1, 3, box.height() - 2), colours(self.palette()).warning)

    def _paint_zones(self, tool: Painter, block: QTextBlock, left: float, top: float) -> None:
        at, end = block.position(), block.position() + block.length()
        strength = VEIL_DARK if is_dark(self.palette()) else VEIL_LIGHT
        for number in self._near(self.scene.zones, at, end):
            start, stop = self.scene.zones[number]
            for box in tool.boxes(block.layout(), start - at, stop - at, left, top):
                tool.veil(box, strength)
                tool.ground(QRectF(left + 3, box.top(), 3, box.height()), colours(self.palette()).border)

    @staticmethod
    def _near(spans: Sequence[tuple[int, int]], start: int, end: int) -> range:
        """The places of the spans (sorted, not overlapping) that touch the stretch."""
        low, high = 0, len(spans)
        while low < high:
            middle = (low + high) // 2
            if spans[middle][1] <= start:
                low = middle + 1
            else:
                high = middle
        last = low
        while last < len(spans) and spans[last][0] < end:
            last += 1
        return range(low, last)
