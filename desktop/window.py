"""The main window: menus, toolbar, docks, tabs, banner and status line from the tables of `actions`. No logic.

What is chosen leaves as the signal `triggered` with an action's id; panes are put in from outside.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

from desktop.actions import PANES, Pane
from desktop.menus import Menus, translated
from desktop.support import layout
from desktop.support.assets import Icons
from desktop.support.plain import label, tooltip
from desktop.widgets.tabs import Tabs

AREAS = {"left": Qt.DockWidgetArea.LeftDockWidgetArea, "right": Qt.DockWidgetArea.RightDockWidgetArea}
_NARROWEST = {"left": 150, "right": 280}
_NARROW = 1100  # a window up to that wide gives its centre that much
_CENTRE = 500
_LEAST_CENTRE = 340
SIZE = QSize(1400, 900)
LEAST = QSize(800, 560)


class Window(QMainWindow):
    """`dropped` carries paths; `closing` asks whoever listens to call `refuse_close` if the window must stay."""

    triggered = Signal(str)
    recent_chosen = Signal(str)
    dropped = Signal(object)
    painted = Signal()
    closing = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self._painted = False
        self._refused = False
        self._arranged = QByteArray()
        self.docks: dict[str, QDockWidget] = {}
        self.panes: dict[str, QWidget] = {}
        self.menus = Menus(self)
        self.menus.triggered.connect(self.triggered)
        self.menus.recent_chosen.connect(self.recent_chosen)
        self.menus.pane_chosen.connect(self.focus_pane)
        self.bar = self.menus.bar
        self.setWindowTitle("Depositary")
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.setMinimumSize(LEAST)
        self.resize(SIZE)
        self._build_centre()
        self._build_docks()
        self._build_status()

    # -- the parts -------------------------------------------------------------------------------------------------

    def _build_centre(self) -> None:
        self.banner = label(wrap=True, name="banner")
        self.banner.setContentsMargins(layout.GAP, layout.GAP, layout.GAP, layout.GAP)
        self.banner.hide()
        self.tabs = Tabs()
        for pane in _of("centre"):
            self.panes[pane.id] = QWidget()
            tip = tooltip(f"{translated(pane.text)}\n{translated(pane.help)}\n{pane.key}")
            self.tabs.add(self.panes[pane.id], translated(pane.text), tip)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.tabs)
        centre = QWidget()
        centre.setMinimumWidth(_LEAST_CENTRE)  # whatever the panes in it would like
        self._centre = layout.column(self.banner, self.stack, gap=0)
        centre.setLayout(self._centre)
        self.setCentralWidget(centre)

    def _build_docks(self) -> None:
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        for area, place in AREAS.items():
            for pane in _of(area):
                dock = QDockWidget(translated(pane.text), self)
                dock.setObjectName(pane.id)
                dock.setMinimumWidth(_NARROWEST[area])
                self.docks[pane.id] = dock
                self.panes[pane.id] = QWidget()
                dock.setWidget(self.panes[pane.id])
                self.addDockWidget(place, dock)
        self.menus.list_docks([dock.toggleViewAction() for dock in self.docks.values()])

    def _build_status(self) -> None:
        self.state = label(name="muted")
        self.conflicts = label()
        self.who = label(name="muted")
        self.statusBar().addWidget(self.state, 1)
        for part in (self.conflicts, self.who):
            self.statusBar().addPermanentWidget(part)

    def arrange(self) -> None:
        """Put every pane where it stands by default."""
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.bar)
        self.bar.show()
        for pane in PANES:
            if pane.area in AREAS:
                dock = self.docks[pane.id]
                dock.setFloating(False)
                self.addDockWidget(AREAS[pane.area], dock)
                dock.show()
        wide = self.width()
        left = max(190, wide // 7)
        room = wide - left - _CENTRE if wide <= _NARROW else wide
        sizes = [left, max(_NARROWEST["right"], min(max(320, wide * 5 // 14), room))]
        arranged = self.layout()
        assert arranged is not None
        arranged.activate()  # what follows goes by the sizes of now
        self.resizeDocks([self.docks["navigation"], self.docks["article"]], sizes, Qt.Orientation.Horizontal)

    def decorate(self) -> None:
        """Draw the icons; done after the first paint."""
        self.menus.decorate(self._icons)
        self.recolour()

    def recolour(self) -> None:
        """Draw again what does not follow a new theme by itself."""
        for at, pane in enumerate(_of("centre")):
            self.tabs.set_icon(at, self._icons.icon(pane.icon))

    # -- what it is told -------------------------------------------------------------------------------------------

    def put(self, name: str, widget: QWidget) -> None:
        """Put a pane where its placeholder stands; what stood there is deleted."""
        old = self.panes[name]
        self.panes[name] = widget
        if name in self.docks:
            self.docks[name].setWidget(widget)
        else:
            self.tabs.replace(self.tabs.indexOf(old), widget)
        old.deleteLater()

    def page(self, widget: QWidget | None) -> None:
        """Show a page over the whole centre, such as the welcome page, with docks and toolbar away; None the panes."""
        if (widget is None) == (self.stack.currentWidget() is self.tabs):
            return
        if widget is not None:
            self._arranged = self.saveState()
        self.stack.setCurrentWidget(widget or self.tabs)
        for part in (self.bar, *self.docks.values()):
            part.setVisible(widget is None)
        if widget is None and not self._arranged.isEmpty():
            self.restoreState(self._arranged)

    def raise_pane(self, name: str) -> None:
        """Bring a pane to the front."""
        if name in self.docks:
            self.docks[name].show()
            self.docks[name].raise_()
        else:
            self.page(None)
            self.tabs.setCurrentWidget(self.panes[name])

    @property
    def pane(self) -> str:
        """The pane in the centre that is in front."""
        shown = self.tabs.currentWidget()
        return next((name for name, widget in self.panes.items() if widget is shown), "")

    def focused(self) -> str:
        """The pane that has the keyboard; empty when none has."""
        focus = self.focusWidget()
        return next(
            (name for name, pane in self.panes.items() if focus and (pane is focus or pane.isAncestorOf(focus))), ""
        )

    def focus_pane(self, name: str) -> None:
        """Bring a pane to the front and give it the keyboard, where it had it last."""
        self.raise_pane(name)
        pane = self.panes[name]
        inside = pane.focusWidget() if pane.focusProxy() is None else pane
        (inside or _first_stop(pane)).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def cycle(self, step: int) -> None:
        """Give the keyboard to the next of the panes that are in sight."""
        shown = [name for name, pane in self.panes.items() if pane.isVisible() and not pane.visibleRegion().isEmpty()]
        order = [name for area in ("left", "centre", "right") for name in shown if _AREA[name] == area]
        if order:
            at = order.index(self.focused()) if self.focused() in order else -step
            self.focus_pane(order[(at + step) % len(order)])

    def warn(self, text: str) -> None:
        """Show a line above the panes, until it is told otherwise by an empty text."""
        self.banner.setText(text)
        self.banner.setVisible(bool(text))

    def tell(self, notice: QWidget) -> None:
        """Show a notice above all else in the centre."""
        self._centre.insertWidget(0, notice)

    def refuse_close(self) -> None:
        """Called while `closing` is emitted: the window stays."""
        self._refused = True

    # -- what Qt tells ---------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """See Qt; the first one is told once it is on the screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """See Qt."""
        self._refused = False
        self.closing.emit()
        event.setAccepted(not self._refused)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """See Qt."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """See Qt."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)


_AREA = {pane.id: pane.area for pane in PANES}


def _first_stop(pane: QWidget) -> QWidget:
    """The first widget of the pane that takes the keyboard."""
    for child in pane.findChildren(QWidget):
        if child.isVisibleTo(pane) and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return child
    return pane


def _of(area: str) -> list[Pane]:
    return [pane for pane in PANES if pane.area == area]
