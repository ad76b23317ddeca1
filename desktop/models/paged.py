"""A table of any length over a `Source`: pages come when they are looked at, and never all of them.

The same at 200 rows and at a million. It sorts and filters nothing itself, and it holds no rule about the data.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal

from desktop.models.asking import Asker, Failed, Fetch
from desktop.models.pages import PAGE, Book, Column, Fresh, Page, Place, Row, Seek, Source, View, Window, reread
from desktop.models.table import BookModel, Commit
from desktop.support.differences import Insert, Move, Remove, Step, steps

__all__ = ["Column", "Commit", "Fetch", "Page", "PagedModel", "Place", "Source", "View"]

# Milliseconds from the rows in sight to what else is asked: how many there are, and the pages beside them.
_PAUSE = 60
_WISHES = 4  # pages waiting to be asked for; older wishes have been scrolled out of sight


def _raise(error: Exception) -> None:
    raise error


class PagedModel(BookModel):
    """Rows of a view of a source. Shows nothing before `set_view`."""

    counted = Signal(int)  # the number of rows is known, or has changed
    loading = Signal(bool)  # the rows of a new view are awaited

    def __init__(
        self,
        source: Source,
        fetch: Fetch,
        commit: Commit | None = None,
        failed: Failed = _raise,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(source.columns(), commit, parent)
        self._source = source
        self._asker = Asker(fetch, self._on_failed)
        self._failed = failed
        self._view = View()
        self._opening = False  # the rows in memory are of another view than `_view`
        self._moving = False  # rows are coming and going: ask for none before they stand still
        self._asked = range(0)  # the numbers of the pages asked for
        self._unseen = False  # they are only read ahead
        self._wishes: list[int] = []
        self._sought: tuple[Any, Callable[[int | None], object]] | None = None  # the row that is being located
        self._asking = False  # within `set_view`: an answer now is one that was given at once
        self._known: tuple[object, int] | None = None  # filters and search, and how many rows they leave
        self._counting = QTimer(self, singleShot=True, interval=_PAUSE)
        self._counting.timeout.connect(self._ask_count)
        self._ahead = QTimer(self, singleShot=True, interval=_PAUSE)
        self._ahead.timeout.connect(self._read_ahead)

    # ------------------------------------------------------------ what is shown

    @property
    def view(self) -> View:
        """The view that was asked for last."""
        return self._view

    def set_view(self, view: View) -> None:
        """Show other rows, or another order. The rows now shown stay until the first of the new ones are here."""
        self._view = view
        self._opening = True
        self._sought = None
        self._turn()
        self.loading.emit(True)
        self._asking = True
        self._read(Seek(None, 0, PAGE, backwards=False), self._opened, "view")
        self._asking = False

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask the source for another order; column -1 is the source's own."""
        name = self._columns[column].name if 0 <= column < len(self._columns) else None
        descending = order == Qt.SortOrder.DescendingOrder
        if (name, descending) != (self._view.sort, self._view.descending):
            self.set_view(self._view._replace(sort=name, descending=descending))

    def attach(self, source: Source, fetch: Fetch, commit: Commit | None = None) -> None:
        """Go on with another source of the same columns and rows, without a flicker."""
        self._source, self._asker.fetch, self._commit = source, fetch, commit
        self.refresh()

    def refresh(self) -> None:
        """Read again what is in memory and show the differences row by row, so that selection and scroll survive."""
        window = self._book.window(self._sight) if self._book.total else None
        self._known = None
        if self._opening or window is None:
            self.set_view(self._view)
            return
        self._turn()
        anchor = min(max(self._sight - window.start, 0), len(window.rows) - 1)

        def landed(fresh: Fresh) -> None:
            self._refreshed(window, fresh)

        self._asker.ask(reread, self._source, self._view, window, anchor, done=landed, key="view")

    def ready(self, first: int, last: int) -> bool:
        """Whether all rows from first to last are in memory; those that are not are sent for."""
        if self._opening or self._moving:
            return True  # nothing comes for these rows
        last = min(last, self._book.total - 1)
        if first > last:
            return True
        self._sight = first
        numbers = range(first // PAGE, last // PAGE + 1)
        self._wish(*(number for number in numbers if not self._book.has(number)))
        return all(self._book.has(number) for number in numbers)

    def locate(self, row_id: Any, done: Callable[[int | None], object]) -> None:
        """Tell `done` the row number of an id, or None when the view does not have it."""
        self._sought = row_id, done

        def found(place: Place | None) -> None:
            self._sought = None
            done(None if place is None else place.rank)

        self._asker.ask(self._source.rank, self._view, row_id, done=found, key="locate")

    def fetch_rows(self, first: int, last: int, done: Callable[[Sequence[Row]], object]) -> None:
        """Give `done` the rows from first to last, both included, whether in memory or not."""

        def landed(page: Page) -> None:
            done(page.rows)

        self._read(self._book.seek(first, last + 1), landed, "rows")

    # ------------------------------------------------------------ answers

    def _turn(self) -> None:
        self._asker.turn()
        self._counting.stop()
        self._ahead.stop()
        self._asked = range(0)
        self._wishes.clear()

    def _on_failed(self, error: Exception) -> None:
        self._asked = range(0)
        if self._opening:
            self._opening = False
            self.loading.emit(False)
        self._failed(error)

    def _read(self, way: Seek, done: Callable[[Page], object], key: str) -> None:
        page = self._source.page
        self._asker.ask(page, self._view, way.fence, way.skip, way.limit, way.backwards, done=done, key=key)

    def _opened(self, page: Page) -> None:
        self._opening = False
        total, counted = len(page.rows), len(page.rows) < PAGE
        # Another order cannot change how many rows there are.
        if not counted and self._known is not None and self._known[0] == self._narrowing():
            total, counted = max(total, self._known[1]), True
        self.beginResetModel()
        self._book = Book(total, counted=counted)
        self._book.put(0, page)
        self._sight = 0
        self._errors.clear()
        self.endResetModel()
        self.loading.emit(False)
        if counted or self._asking:
            self._count()
        else:  # while somebody types, nobody needs the number; and the rows are drawn before it is counted
            self._counting.start()

    def _narrowing(self) -> object:
        return self._view.filters, self._view.search

    def _count(self) -> None:
        if self._book.counted:
            self.counted.emit(self._book.total)
        else:
            self._ask_count()

    def _ask_count(self) -> None:
        self._asker.ask(self._source.count, self._view, done=self._resize, key="count")

    def _resize(self, total: int) -> None:
        """Grow or shrink at the end: the rows before it are right already."""
        book = self._book
        self._moving = True
        if total > book.total:
            self.beginInsertRows(QModelIndex(), book.total, total - 1)
            book.total = total
            self.endInsertRows()
        elif total < book.total:
            self.beginRemoveRows(QModelIndex(), total, book.total - 1)
            book.total = total
            self.endRemoveRows()
        book.counted = True
        self._known = (self._narrowing(), total)
        self._moving = False
        self.counted.emit(total)

    # ------------------------------------------------------------ pages

    def _row(self, rank: int) -> Row | None:
        self._sight = rank
        row = self._book.row(rank)
        if row is None and not self._opening and not self._moving:
            self._wish(rank // PAGE)
            row = self._book.row(rank)  # some sources answer at once
        return row

    def _wish(self, *numbers: int) -> None:
        for number in numbers:
            if number in self._asked:
                self._unseen = False
                continue
            if number in self._wishes:
                self._wishes.remove(number)
            self._wishes.append(number)
        del self._wishes[:-_WISHES]
        if self._wishes and not self._asked:
            self._next_wish()

    def _next_wish(self) -> None:
        """Ask for the newest wish, and with it for the page before or after where that is wished for too."""
        number = self._wishes.pop()
        both = next((near for near in (number - 1, number + 1) if near in self._wishes), number)
        if both != number:
            self._wishes.remove(both)
        self._ask_pages(range(min(number, both), max(number, both) + 1), unseen=False)

    def _ask_pages(self, numbers: range, *, unseen: bool) -> None:
        """`unseen`: nobody has looked for these rows yet, so nothing need be drawn when they come."""
        self._asked, self._unseen = numbers, unseen
        start = numbers[0] * PAGE
        stop = start + sum(map(self._length, numbers))

        def landed(page: Page) -> None:
            self._asked = range(0)
            if len(page.rows) == stop - start:
                self._turned(numbers[0], page)
            elif not self._unseen:
                self._known = None
                self.set_view(self._view)  # the data changed under us, and nobody has told yet

        self._read(self._book.seek(start, stop), landed, "page")

    def _turned(self, number: int, page: Page) -> None:
        self._book.put(number, page)
        if not self._unseen:
            self._changed(number * PAGE, number * PAGE + len(page.rows) - 1)
        if self._asked:
            return  # the views heard of the page and have sent for another
        if self._wishes:
            self._next_wish()
        else:
            self._ahead.start()

    def _read_ahead(self) -> None:
        """Read the page after the one in sight, or before it, so that it is there when it comes into sight."""
        number = self._sight // PAGE
        for near in (number + 1, number - 1):
            if self._length(near) > 0 and not self._book.has(near) and not self._asked:
                self._ask_pages(range(near, near + 1), unseen=True)

    def _length(self, number: int) -> int:
        """How many rows the page of that number has; none where there is no such page."""
        return min(PAGE, self._book.total - number * PAGE) if number >= 0 else 0

    # ------------------------------------------------------------ refresh

    def _refreshed(self, window: Window, fresh: Fresh) -> None:
        """Bring the rows of the window to the state read again, in steps that views can follow."""
        self._turn()  # what was asked for meanwhile may stand elsewhere now
        if self._sought is not None:
            self.locate(*self._sought)
        rows = window.rows
        shift = 0 if window.whole else fresh.shift
        self._moving = True
        self._book.overlay = window
        self._shift(window.start, shift)
        start = window.start + shift
        low = fresh.number * PAGE
        new = list(fresh.page.rows) if window.whole else list(fresh.page.rows[start - low : start - low + len(rows)])
        self._book.overlay = Window(start, rows, whole=window.whole)
        before = {row[0]: row for row in rows}
        for step in list(steps([row[0] for row in rows], [row[0] for row in new])):
            self._apply(step, start, rows, new)
        rows[:] = new
        known = window.whole and fresh.ended
        book = Book(self._book.total, counted=known)
        book.put(fresh.number, fresh.page)
        self._book = book
        self._moving = False
        self._announce(start, new, before)
        # The pages read again may be wider than what was in memory.
        self._changed(low, start - 1)
        self._changed(start + len(new), min(low + len(fresh.page.rows), book.total) - 1)
        if fresh.ended and not known:
            self._resize(low + len(fresh.page.rows))
        else:
            self._count()

    def _shift(self, start: int, shift: int) -> None:
        """Let rows appear or vanish before the window, so that what is in sight stays in sight."""
        if shift > 0:
            self.beginInsertRows(QModelIndex(), start, start + shift - 1)
            self._book.overlay = self._window()._replace(start=start + shift)
            self._book.total += shift
            self.endInsertRows()
        elif shift < 0:
            self.beginRemoveRows(QModelIndex(), start + shift, start - 1)
            self._book.overlay = self._window()._replace(start=start + shift)
            self._book.total += shift
            self.endRemoveRows()
        self._sight += shift

    def _window(self) -> Window:
        assert self._book.overlay is not None
        return self._book.overlay

    def _apply(self, step: Step, start: int, rows: list[Row], new: list[Row]) -> None:
        top = QModelIndex()
        match step:
            case Remove(at, count):
                self.beginRemoveRows(top, start + at, start + at + count - 1)
                del rows[at : at + count]
                self._book.total -= count
                self.endRemoveRows()
            case Insert(at, count):
                self.beginInsertRows(top, start + at, start + at + count - 1)
                rows[at:at] = new[at : at + count]
                self._book.total += count
                self.endInsertRows()
            case Move(source, target):
                below = start + target + (target > source)
                self.beginMoveRows(top, start + source, start + source, top, below)
                rows.insert(target, rows.pop(source))
                self.endMoveRows()

    def _announce(self, start: int, new: list[Row], before: dict[Any, Row]) -> None:
        changed = [at for at, row in enumerate(new) if before.get(row[0], row) != row]
        first = 0
        for place, at in enumerate(changed):
            if place + 1 == len(changed) or changed[place + 1] != at + 1:
                self._changed(start + changed[first], start + at)
                first = place + 1
