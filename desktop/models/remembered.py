"""The first rows of the table shown last, as they were remembered: what a starting window shows before the database."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from desktop.models.pages import Column, Page, Place, View
from desktop.models.table import STATES, BookModel
from desktop.session import MOST_ROWS, Screen
from desktop.support.roles import DISPLAY, STATE

T = TypeVar("T")
_LETTERS = {state: letter for letter, state in STATES.items()}
_FIELDS = ("name", "label", "align", "kind", "help", "editable", "width")


class Remembered:
    """A source of the rows of a screen. It sorts and filters nothing: the rows are those of the view remembered."""

    def __init__(self, screen: Screen) -> None:
        self._columns = [Column(**column) for column in screen.columns]
        self._rows = list(screen.rows)

    def columns(self) -> Sequence[Column]:
        """See `Source`."""
        return self._columns

    def count(self, view: View) -> int:
        """See `Source`."""
        return len(self._rows)

    def page(self, view: View, fence: Any, skip: int, limit: int, backwards: bool) -> Page:
        """See `Source`."""
        return Page(self._rows[skip : skip + limit])

    def rank(self, view: View, row_id: Any) -> Place | None:
        """See `Source`."""
        return None


def at_once(
    function: Callable[..., T],
    *args: Any,
    done: Callable[[T], object],
    failed: object = None,  # noqa: ARG001 - what every fetch takes
    key: Hashable | None = None,  # noqa: ARG001
) -> object:
    """A `Fetch` that answers before it returns."""
    return done(function(*args))


def remember(head: str, table: str, title: str, count: str, model: BookModel) -> Screen:
    """The first rows that the model has in memory, with its columns."""
    columns = tuple({name: getattr(column, name) for name in _FIELDS} for column in model.columns)
    rows: list[tuple[Any, ...]] = []
    for at in range(min(MOST_ROWS, model.rowCount())):
        key = model.row_id(at)
        if key is None:
            break
        cells = [str(model.index(at, column).data(DISPLAY)) for column in range(len(columns))]
        states = (model.index(at, column).data(STATE) for column in range(len(columns)))
        rows.append((key, *cells, "".join(_LETTERS.get(state, " ") for state in states)))
    return Screen(head, table, title, count, columns, tuple(rows))
