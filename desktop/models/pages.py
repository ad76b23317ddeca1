"""What a paged table knows of a long list: a few pages of rows, and the fences by which the others are found. No Qt.

A source answers pages by key: after a fence or before it, so that no page is counted from the start.
"""

from bisect import bisect_left, insort
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple, Protocol

PAGE = 128
KEPT = 128  # pages kept in memory
AROUND = 2  # pages on either side of the one in sight that a refresh reads again

# The id first, then one text a column, then optionally one letter a column: the states of the values.
Row = tuple[Any, ...]
# Where a row stands in the order of a view: whatever the source needs to go on from there.
Fence = Any


class Column(NamedTuple):
    """One column. `name` is the source's, `label` and `help` are for the person; `width` in characters, 0 for any."""

    name: str
    label: str
    align: Literal["left", "right", "center"] = "left"
    kind: str = "text"
    help: str = ""
    editable: bool = False
    width: int = 0


class View(NamedTuple):
    """Which rows, in which order; the source's last sort key is the id. Filters are (column name, what was typed)."""

    sort: str | None = None
    descending: bool = False
    filters: tuple[tuple[str, str], ...] = ()
    search: str = ""


class Page(NamedTuple):
    """Some consecutive rows in the order of the view, and the fences of the first and the last of them."""

    rows: Sequence[Row]
    first: Fence = None
    last: Fence = None


class Place(NamedTuple):
    """Where one row stands: how many rows are before it, and its fence."""

    rank: int
    fence: Fence


class Source(Protocol):
    """Where the rows come from. Everything but `columns` may be called on the reader thread."""

    def columns(self) -> Sequence[Column]:
        """The columns, in the order they are shown."""
        ...

    def count(self, view: View) -> int:
        """How many rows the view has."""
        ...

    def page(self, view: View, fence: Fence, skip: int, limit: int, backwards: bool) -> Page:
        """Up to `limit` rows after the fence, having skipped some; `backwards`: before it. None: the start, or the end.

        The rows are in the order of the view, also backwards.
        """
        ...

    def rank(self, view: View, row_id: Any) -> Place | None:
        """Where the row of that id stands; None when the view does not have it."""
        ...


class Seek(NamedTuple):
    """How to ask the source for a range of rows."""

    fence: Fence
    skip: int
    limit: int
    backwards: bool


class Window(NamedTuple):
    """The rows around what is in sight. `whole`: they are all there are."""

    start: int
    rows: list[Row]
    whole: bool


class Book:
    """Pages of one view. Row numbers count from 0; a row that is not in memory is None."""

    def __init__(self, total: int = 0, *, counted: bool = False) -> None:
        self.total = total
        self.counted = counted  # False: there are at least `total` rows
        self.overlay: Window | None = None  # while a refresh is being applied: the only rows in memory
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._starts: dict[int, Fence] = {}
        self._ends: dict[int, Fence] = {}
        self._starts_known: list[int] = []
        self._ends_known: list[int] = []

    def row(self, rank: int) -> Row | None:
        """The row, if it is in memory."""
        if self.overlay is not None:
            place = rank - self.overlay.start
            return self.overlay.rows[place] if 0 <= place < len(self.overlay.rows) else None
        number, place = divmod(rank, PAGE)
        page = self._pages.get(number)
        if page is None or place >= len(page):
            return None
        return page[place]

    def has(self, number: int) -> bool:
        """Whether the page is in memory."""
        return number in self._pages

    def put(self, number: int, page: Page) -> None:
        """Keep a page, or several that were read as one from page `number` on, and for ever their outer fences.

        The page longest out of sight is forgotten when there are too many.
        """
        rows = page.rows
        pieces = [rows[at : at + PAGE] for at in range(0, len(rows), PAGE)]
        for place, piece in enumerate(pieces):
            self._pages[number + place] = piece
            self._pages.move_to_end(number + place)
        if pieces:
            self._know(self._starts, self._starts_known, number, page.first)
            self._know(self._ends, self._ends_known, number + len(pieces) - 1, page.last)
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)

    def replace(self, rank: int, row: Row) -> None:
        """Put another row in the place of one that is in memory."""
        number, place = divmod(rank, PAGE)
        rows = list(self._pages[number])
        rows[place] = row
        self._pages[number] = rows

    def seek(self, start: int, stop: int) -> Seek:
        """The cheapest way to the rows from `start` up to `stop`: from the nearest fence, the start, or the end."""
        limit = stop - start
        ways = [Seek(None, start, limit, backwards=False)]
        ended = bisect_left(self._ends_known, start // PAGE)
        if ended:
            number = self._ends_known[ended - 1]
            ways.append(Seek(self._ends[number], start - (number + 1) * PAGE, limit, backwards=False))
        begun = bisect_left(self._starts_known, -(-stop // PAGE))
        if begun < len(self._starts_known):
            number = self._starts_known[begun]
            ways.append(Seek(self._starts[number], number * PAGE - stop, limit, backwards=True))
        if self.counted:
            ways.append(Seek(None, self.total - stop, limit, backwards=True))
        return min(ways, key=lambda way: way.skip)

    def window(self, rank: int) -> Window | None:
        """The pages in memory around the row, at most `AROUND` on either side; None when its own page is not there."""
        middle = rank // PAGE
        if middle not in self._pages:
            return None
        first = last = middle
        while first - 1 in self._pages and middle - first < AROUND:
            first -= 1
        while last + 1 in self._pages and last - middle < AROUND:
            last += 1
        rows = [row for number in range(first, last + 1) for row in self._pages[number]]
        return Window(first * PAGE, rows, whole=self.counted and len(rows) == self.total)

    @staticmethod
    def _know(fences: dict[int, Fence], known: list[int], number: int, fence: Fence) -> None:
        if number not in fences:
            insort(known, number)
        fences[number] = fence


class Fresh(NamedTuple):
    """Rows read again for a refresh: from page `number` on; `shift` is how far the rows in sight have moved down."""

    page: Page
    number: int
    shift: int
    ended: bool  # nothing comes after these rows


def reread(source: Source, view: View, window: Window, anchor: int) -> Fresh:
    """Read the window again, keeping sight of the row at place `anchor` of it. Runs on the reader thread."""
    most = (2 * AROUND + 1) * PAGE
    if window.whole or not window.start:
        limit = most if window.whole else len(window.rows)
        return _fresh(source.page(view, None, 0, limit, backwards=False), 0, 0, limit)
    found = _find(source, view, window, anchor)
    if found is None:
        number = window.start // PAGE
        limit = len(window.rows)
        return _fresh(source.page(view, None, window.start, limit, backwards=False), number, 0, limit)
    place, shift = found
    number = (window.start + shift) // PAGE
    limit = -(-(window.start + shift + len(window.rows)) // PAGE) * PAGE - number * PAGE
    fence: Fence = None
    if number:
        fence = source.page(view, place.fence, 0, place.rank - number * PAGE + 1, backwards=True).first
    return _fresh(source.page(view, fence, 0, limit, backwards=False), number, shift, limit)


def _fresh(page: Page, number: int, shift: int, limit: int) -> Fresh:
    # A page that is empty says nothing about where before it the rows end.
    return Fresh(page, number, shift, ended=len(page.rows) < limit and (bool(page.rows) or not number))


def _find(source: Source, view: View, window: Window, anchor: int) -> tuple[Place, int] | None:
    """The first row, from the anchor on and then before it, that is still there; and how far it has moved."""
    order = [*range(anchor, len(window.rows)), *range(anchor - 1, -1, -1)]
    for at in order[:20]:
        place = source.rank(view, window.rows[at][0])
        if place is not None:
            return place, max(place.rank - window.start - at, -window.start)
    return None
