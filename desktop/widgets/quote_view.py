"""An article with its marks and a search bar: what the source panel is built around.

It shows, and tells what was clicked and selected. What a mark means and what becomes of a selection is not its affair.
"""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.support import layout
from desktop.widgets.find_bar import FindBar
from desktop.widgets.quote_marks import Mark, Marks, Offsets, Span, find_all
from desktop.widgets.quote_text import STEP, QuoteText

__all__ = ["Mark", "QuoteView", "Span"]

MOST_HITS = 10_000


class QuoteView(QWidget):
    """All places are code points of the text that was given.

    Keys: Ctrl+F search, F3 next hit, Alt+Down and Alt+Up next and previous mark, Enter on a mark is a click on it,
    Ctrl+Shift+Space select the sentence, Alt+Shift+Right and Left extend to the next sentence end and beginning.
    """

    mark_clicked = Signal(object)
    current_changed = Signal(object)  # the id of the mark that the keys went to
    selection_changed = Signal()
    zoom_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = QuoteText()
        self.bar = FindBar()
        self.setLayout(layout.column(self.bar, self.view, gap=0))
        self.setFocusProxy(self.view)
        self.view.mark_clicked.connect(self.mark_clicked)
        self.view.selectionChanged.connect(self.selection_changed)
        self.view.zoomed.connect(self.zoom_changed)
        self.view.find_wanted.connect(self.open_search)
        self.view.step_wanted.connect(self.step)
        self.view.mark_wanted.connect(self._go_by)
        self.bar.changed.connect(self._search)
        self.bar.stepped.connect(self.step)
        self.bar.closed.connect(self._end_search)

    def changeEvent(self, event: QEvent) -> None:
        """Let the text follow the program's font: its own size keeps Qt from telling it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.view.follow_font()

    # ------------------------------------------------------------ content

    def show_text(self, text: str, marks: Sequence[Mark] = (), zones: Sequence[Span] = ()) -> None:
        """Show another text, from its beginning."""
        self.view.show_text(text, marks, zones)
        if not self.bar.isHidden():
            self._search(self.bar.edit.text())

    def set_marks(self, marks: Sequence[Mark], zones: Sequence[Span] | None = None) -> None:
        """Draw other marks; caret, selection and scroll stay."""
        self.view.set_marks(marks, zones)

    @property
    def offsets(self) -> Offsets:
        """How places in the text that is shown are counted; another object for another text."""
        return self.view.scene.offsets

    def take_marks(self, marks: Marks) -> None:
        """Draw marks that were made ready elsewhere, of the same offsets."""
        self.view.take_marks(marks)

    def text(self) -> str:
        """The text as it was given."""
        return self.view.text

    def set_menu_actions(self, actions: Sequence[QAction]) -> None:
        """Put actions at the top of the context menu."""
        self.view.menu_actions = tuple(actions)

    # ------------------------------------------------------------ places

    def selection(self) -> tuple[int, int, str] | None:
        """Start, end and text of what is selected."""
        return self.view.selection()

    def caret(self) -> int:
        """Where the caret is."""
        return self.view.caret()

    def select(self, start: int, end: int) -> None:
        """Select from start up to end."""
        self.view.select(start, end)

    def jump_to(self, start: int, end: int | None = None) -> None:
        """Bring a place to the middle of the sight, with the caret on it; with an end, selected."""
        self.view.jump_to(start, end)

    def extend_to_sentence(self) -> None:
        """Let the selection reach whole sentences; again, and it takes in the next one."""
        self.view.extend_to_sentence()

    # ------------------------------------------------------------ marks

    def marks_at(self, offset: int) -> tuple[Hashable, ...]:
        """The ids of the marks over the character, the shortest first."""
        return self.view.marks_at(offset)

    def current(self) -> Hashable | None:
        """The id of the mark that is lit."""
        return self.view.scene.current

    def set_current(self, mark: Hashable | None, *, reveal: bool = True) -> None:
        """Light the mark of that id, and bring it into sight; None lights none."""
        scene = self.view.scene
        found = None if mark is None else scene.marks.of(mark)
        scene.current = None if found is None else found.id
        if found is not None and reveal:
            self.view.jump_to(scene.offsets.to_points(found.start))
        self.view.viewport().update()

    def next_mark(self) -> Hashable | None:
        """Go to the mark after the current one, or after the caret; its id."""
        return self._go_by(1)

    def previous_mark(self) -> Hashable | None:
        """Go to the mark before the current one, or before the caret; its id."""
        return self._go_by(-1)

    def _go_by(self, step: int) -> Hashable | None:
        scene = self.view.scene
        mark = None if scene.current is None else scene.marks.of(scene.current)
        at = self.view.textCursor().position()
        if mark is not None and mark.start != at:
            mark = None  # the caret has gone elsewhere since: go on from there
        found = scene.marks.after(mark, at) if step > 0 else scene.marks.before(mark, at)
        if found is None:
            return None
        self.set_current(found.id)
        self.current_changed.emit(found.id)
        return found.id

    # ------------------------------------------------------------ zoom

    def zoom(self) -> int:
        """The size of the text in percent."""
        return self.view.zoom

    def set_zoom(self, percent: int) -> None:
        """Show the text in another size."""
        self.view.set_zoom(percent)

    def zoom_in(self) -> None:
        """A step larger."""
        self.view.set_zoom(self.view.zoom + STEP)

    def zoom_out(self) -> None:
        """A step smaller."""
        self.view.set_zoom(self.view.zoom - STEP)

    # ------------------------------------------------------------ search

    def open_search(self) -> None:
        """Open the search bar; a short selection is looked for at once."""
        chosen = self.view.selection()
        words = chosen[2] if chosen is not None and "\n" not in chosen[2] and len(chosen[2]) <= 80 else ""
        self.bar.open(words)
        self._search(self.bar.edit.text())

    def step(self, by: int) -> None:
        """Go to the next hit (+1) or the one before (-1), round and round."""
        scene = self.view.scene
        if scene.hits:
            self._go_to_hit((scene.hit + by) % len(scene.hits))
        elif self.bar.isHidden():
            self.open_search()

    def _search(self, words: str) -> None:
        scene = self.view.scene
        units = scene.offsets.to_units
        scene.hits = [(units(start), units(end)) for start, end in find_all(self.view.text, words, most=MOST_HITS)]
        scene.hit = -1
        if scene.hits:
            at = self.view.textCursor().selectionStart()
            self._go_to_hit(next((number for number, hit in enumerate(scene.hits) if hit[0] >= at), 0))
        else:
            self.bar.show_count(0, 0)
            self.view.viewport().update()

    def _go_to_hit(self, number: int) -> None:
        scene = self.view.scene
        scene.hit = number
        points = scene.offsets.to_points
        start, end = scene.hits[number]
        self.view.jump_to(points(start), points(end))
        self.bar.show_count(number + 1, len(scene.hits), more=len(scene.hits) == MOST_HITS)
        self.view.viewport().update()

    def _end_search(self) -> None:
        self.view.scene.hits = ()
        self.view.scene.hit = -1
        self.view.viewport().update()
        self.view.setFocus()
