"""Tabs that are all in sight: where their names have no room, only the one in front keeps its name beside the icon."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QTabWidget, QWidget


class Tabs(QTabWidget):
    """`titles` are the whole names, whatever is shown of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titles: list[str] = []
        self._full = 0
        self.setDocumentMode(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(False)
        self.tabBar().setExpanding(False)
        self.currentChanged.connect(self._fit)

    def add(self, widget: QWidget, title: str, tip: str) -> None:
        """A further tab."""
        at = self.addTab(widget, title)
        self.titles.append(title)
        self.setTabToolTip(at, tip)
        self.tabBar().setAccessibleTabName(at, title)
        self._measure()

    def replace(self, at: int, widget: QWidget) -> None:
        """Put another page where one is; name, icon and the tab in front stay."""
        current = self.currentIndex()
        icon, tip = self.tabIcon(at), self.tabToolTip(at)
        self.removeTab(at)
        self.insertTab(at, widget, icon, self.titles[at])
        self.setTabToolTip(at, tip)
        self.tabBar().setAccessibleTabName(at, self.titles[at])
        self.setCurrentIndex(current)
        self._fit()

    def set_icon(self, at: int, icon: QIcon) -> None:
        """Give a tab its icon."""
        self.setTabIcon(at, icon)
        self._measure()

    def _measure(self) -> None:
        """How much room all names take."""
        if self.count() == len(self.titles):
            self._name(lambda _at: True)
            self._full = self.tabBar().sizeHint().width()
            self._fit()

    def _fit(self) -> None:
        if self.count() == len(self.titles):
            roomy = self.width() >= self._full
            self._name(lambda at: roomy or at == self.currentIndex() or self.tabIcon(at).isNull())

    def _name(self, named: Callable[[int], bool]) -> None:
        for at, title in enumerate(self.titles):
            text = title if named(at) else ""
            if self.tabText(at) != text:
                self.setTabText(at, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """See Qt."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "titles"):
            self._measure()
