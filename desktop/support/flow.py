"""A row that goes on in the next line where there is no room: for buttons and chips in panes that may be narrow."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

Line = list[tuple[QLayoutItem, int]]


class Flow(QLayout):
    """Items in reading order, each as wide as it likes; those that may grow share what is left of their line."""

    def __init__(self, *widgets: QWidget, gap: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """See Qt."""
        self._items.append(item)

    def count(self) -> int:
        """See Qt."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """See Qt."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """See Qt."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """See Qt."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """See Qt."""
        return True

    def heightForWidth(self, width: int) -> int:
        """See Qt."""
        if width not in self._heights:
            lines = list(self._lines(width))
            self._heights[width] = sum(_height(line) for line in lines) + self.spacing() * max(0, len(lines) - 1)
        return self._heights[width]

    def invalidate(self) -> None:
        """See Qt: what is in it, or how it likes to be, has changed."""
        self._heights.clear()
        super().invalidate()

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        """Each in a line of its own, at its narrowest."""
        shown = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in shown), default=0), max((size.height() for size in shown), default=0)
        )

    def setGeometry(self, rect: QRect) -> None:
        """See Qt."""
        super().setGeometry(rect)
        top = rect.top()
        for line in self._lines(rect.width()):
            self._place(line, QPoint(rect.left(), top), rect.width())
            top += _height(line) + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> Iterator[Line]:
        line: Line = []
        used = 0
        for item in self._shown():
            wanted = max(item.minimumSize().width(), min(item.sizeHint().width(), width))
            if line and used + self.spacing() + wanted > width:
                yield line
                line, used = [], 0
            used += wanted + (self.spacing() if line else 0)
            line.append((item, wanted))
        if line:
            yield line

    def _place(self, line: Line, at: QPoint, width: int) -> None:
        growing = [item for item, _ in line if item.expandingDirections() & Qt.Orientation.Horizontal]
        spare = width - sum(wanted for _, wanted in line) - self.spacing() * (len(line) - 1)
        more = max(0, spare) // len(growing) if growing else 0
        left, height = at.x(), _height(line)
        for item, wanted in line:
            wide = wanted + (more if item in growing else 0)
            tall = min(height, item.sizeHint().height())
            item.setGeometry(QRect(left, at.y() + (height - tall) // 2, wide, tall))
            left += wide + self.spacing()


def _height(line: Line) -> int:
    return max(item.sizeHint().height() for item, _ in line)
