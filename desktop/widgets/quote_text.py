"""The text of an article under mouse and keyboard: clicks on marks, keys for marks, sentences and search, the menu."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from desktop.support.plain import tooltip
from desktop.widgets.quote_canvas import STEP, QuoteCanvas
from desktop.widgets.quote_marks import Mark

__all__ = ["STEP", "QuoteText"]

_ALT = Qt.KeyboardModifier.AltModifier
_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_REACH: dict[int, int] = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class QuoteText(QuoteCanvas):
    """Tells what the person does in the text; changes nothing but caret, selection and zoom."""

    mark_clicked = Signal(object)  # the id of a mark, by mouse or by Enter
    find_wanted = Signal()
    step_wanted = Signal(int)  # +1: to the next hit of the search, -1: to the one before
    mark_wanted = Signal(int)  # +1: to the next mark, -1: to the one before

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu_actions: Sequence[QAction] = ()
        self._pressed: QPoint | None = None
        self._tried: tuple[int, Hashable] | None = None

    def _marks_under(self, place: QPoint) -> tuple[Mark, ...]:
        cursor = self.cursorForPosition(place)
        if abs(self.cursorRect(cursor).center().x() - place.x()) > 2 * self.fontMetrics().averageCharWidth():
            return ()
        at = cursor.position()
        if self.cursorRect(cursor).left() > place.x():
            at -= 1
        return self.scene.marks.at(at)

    def _click(self, marks: Sequence[Mark], at: int) -> None:
        """Tell of the shortest mark; at the same place again, of the next longer one."""
        if not marks:
            return
        ids = [mark.id for mark in marks]
        again = self._tried is not None and self._tried[0] == at and self._tried[1] in ids
        chosen = ids[(ids.index(self._tried[1]) + 1) % len(ids)] if again and self._tried is not None else ids[0]
        self._tried = (at, chosen)
        self.mark_clicked.emit(chosen)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click may have begun."""
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that selected nothing is a click on a mark."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        pressed, self._pressed = self._pressed, None
        if pressed is not None and (place - pressed).manhattanLength() < 4 and not self.textCursor().hasSelection():
            self._click(self._marks_under(place), self.textCursor().position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the view first, then Qt's own for caret and selection."""
        if not self._own_key(event):
            super().keyPressEvent(event)

    def _own_key(self, event: QKeyEvent) -> bool:
        control, shift, alt = (
            bool(event.modifiers() & modifier)
            for modifier in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, _ALT)
        )
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Find):
            self.find_wanted.emit()
        elif key == Qt.Key.Key_F3:
            self.step_wanted.emit(-1 if shift else 1)
        elif alt and not control and key in _STEPS:
            self.mark_wanted.emit(_STEPS[key])
        elif alt and shift and key in _REACH:
            self.extend_to_sentence(_REACH[key])
        elif control and shift and key == Qt.Key.Key_Space:
            self.extend_to_sentence()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (control or shift or alt):
            self._click(self.scene.marks.at(self.textCursor().position()), self.textCursor().position())
        else:
            return False
        event.accept()
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the text grows and shrinks."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.set_zoom(self.zoom + (STEP if event.angleDelta().y() > 0 else -STEP))
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """A resting mouse is told what the marks under it are."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            texts = [mark.label for mark in self._marks_under(event.pos()) if mark.label]
            QToolTip.showText(event.globalPos(), tooltip("\n".join(texts)), self)
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The given actions, and those that every text has."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """The context menu, made anew each time."""
        menu = QMenu(self)
        menu.addActions(list(self.menu_actions))
        menu.addSeparator()
        copy = menu.addAction(self.tr("Copy"), QKeySequence(QKeySequence.StandardKey.Copy), self.copy)
        copy.setEnabled(self.textCursor().hasSelection())
        menu.addAction(self.tr("Select the sentence"), self.extend_to_sentence)
        menu.addAction(self.tr("Select all"), QKeySequence(QKeySequence.StandardKey.SelectAll), self.selectAll)
        return menu
