"""What there is to decide as lines of one list: headings that open and close, and under them items by number.

The lines of all items are known at once, what stands on them is read a page at a time when somebody looks.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex

from db.authority import vocabulary
from db.queries.conflicts import FindingRow
from db.queries.workbench import Heading, Outline
from desktop.support.differences import Insert, Move, Remove, Step, steps
from desktop.support.plain import tooltip
from desktop.support.roles import DETAIL, DISPLAY, ID, SEVERITY, TOOLTIP, USER

GROUP = USER + 32  # how many items a heading stands for; None for an item
OPENED = USER + 33  # whether the items of a heading are shown
PAGE = 64
_KEPT = 4_000  # rows in memory
_MOST_STEPS = 200  # lines that differ; beyond them nobody could follow what moves
Line = str | int  # the key of a heading, the number of an item
Rows = dict[int, FindingRow]
Fetch = Callable[[Sequence[int], Callable[[Rows], object]], object]
_NOWHERE = QModelIndex()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Conflicts", text)


def state_name(state: str) -> str:
    """What a person calls the state of an item."""
    names = {"open": _tr("open"), "reopened": _tr("opened again"), "decided": _tr("decided")}
    return (names | {"apparent": _tr("apparent"), "dismissed": _tr("dismissed")}).get(state, state)


def tag(finding: FindingRow) -> str:
    """What the item is marked with: its state, or that it is apparent only; empty for an open, real one."""
    if finding.state != "open":
        return state_name(finding.state)
    natures = vocabulary("natures")
    return natures[finding.nature].label() if finding.nature != "real" and finding.nature in natures else ""


def _told(finding: FindingRow) -> str:
    """The explanation without the name of the record, which stands above it."""
    prefix = f"{finding.record_label}, {finding.field_label.lower()}: "
    told = finding.explanation.removeprefix(prefix)
    return f"{tag(finding)} · {told}" if tag(finding) else told


def _title(finding: FindingRow, group: str) -> str:
    """What the item is about, but for what its heading says."""
    parts = {"record": finding.subject, "rule": finding.rule_title.lower()}
    if group == "country":
        parts["record"] = finding.subject.partition(" · ")[0]
    shown = (parts["record"], finding.field_label, parts["rule"])
    return " · ".join(part for name, part in zip(("record", "field", "rule"), shown, strict=True) if name != group)


class FindingsModel(QAbstractListModel):
    """`fetch` gets the numbers of items and gives their rows to a function, at once or later."""

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._outline = Outline()
        self._group = ""
        self._lines: list[Line] = []
        self._headings: dict[str, Heading] = {}
        self._closed: set[str] = set()
        self._rows: Rows = {}
        self._fresh: set[int] = set()  # items read since the list was; others may have changed
        self._asked: set[int] = set()
        self._turn = 0

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def lines(self) -> Sequence[Line]:
        """The lines that are shown: keys of headings and numbers of items."""
        return self._lines

    @property
    def total(self) -> int:
        """How many items there are, shown or under a closed heading."""
        return len(self._outline.items)

    @property
    def closed(self) -> tuple[str, ...]:
        """The keys of the headings that are closed."""
        return tuple(sorted(self._closed))

    def set_outline(self, outline: Outline, group: str) -> None:
        """Show this list; lines that stay keep their place where not too much has changed."""
        self._outline = outline
        if self._group and group != self._group:
            self._closed.clear()
        self._group = group
        self._headings = {heading.key: heading for heading in outline.headings}
        self._turn += 1
        self._fresh.clear()
        self._asked.clear()
        self._become()
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def close_headings(self, keys: Sequence[str]) -> None:
        """Close these headings, whether or not they are there yet, and open the others."""
        self._closed = set(keys)
        self._become()

    def close_all(self) -> None:
        """Show the headings alone."""
        self.close_headings(list(self._headings))

    def toggle(self, at: int, *, opened: bool | None = None) -> None:
        """Open or close the heading at a place."""
        key = self._lines[at] if 0 <= at < len(self._lines) else None
        if not isinstance(key, str) or opened == (key not in self._closed):
            return
        self._closed ^= {key}
        self._become()
        self.dataChanged.emit(self.index(at), self.index(at))

    def _become(self) -> None:
        """Bring the lines to what they should be: row by row, or all anew where that would take long."""
        new = self._wanted()
        if not self._alike(new):
            self.beginResetModel()
            self._lines = new
            self.endResetModel()
            return
        for step in list(steps(self._lines, new)):
            self._apply(step, new)

    def _alike(self, new: list[Line]) -> bool:
        """Whether only a short stretch of the lines differs, or lines only came or went in one place."""
        old = self._lines
        least = min(len(old), len(new))
        head = next((at for at in range(least) if old[at] != new[at]), least)
        tail = next((at for at in range(least - head) if old[-1 - at] != new[-1 - at]), least - head)
        return least - head - tail <= _MOST_STEPS

    def _wanted(self) -> list[Line]:
        lines: list[Line] = []
        at = 0
        for heading in self._outline.headings:
            lines.append(heading.key)
            if heading.key not in self._closed:
                lines += self._outline.items[at : at + heading.count]
            at += heading.count
        return lines

    def _apply(self, step: Step, new: list[Line]) -> None:
        match step:
            case Remove(at, count):
                self.beginRemoveRows(_NOWHERE, at, at + count - 1)
                del self._lines[at : at + count]
                self.endRemoveRows()
            case Insert(at, count):
                self.beginInsertRows(_NOWHERE, at, at + count - 1)
                self._lines[at:at] = new[at : at + count]
                self.endInsertRows()
            case Move(source, target):
                self.beginMoveRows(_NOWHERE, source, source, _NOWHERE, target + (target > source))
                self._lines.insert(target, self._lines.pop(source))
                self.endMoveRows()

    # -- places ----------------------------------------------------------------------------------------------------

    def item(self, at: int) -> int | None:
        """The number of the item at a place; None for a heading, or where there is no line."""
        line = self._lines[at] if 0 <= at < len(self._lines) else None
        return line if isinstance(line, int) else None

    def finding(self, at: int) -> FindingRow | None:
        """The item at a place, where it has been read."""
        item = self.item(at)
        return None if item is None else self._rows.get(item)

    def heading(self, at: int) -> Heading | None:
        """The heading at a place; None for an item."""
        line = self._lines[at] if 0 <= at < len(self._lines) else None
        return self._headings[line] if isinstance(line, str) else None

    def place(self, item: int | None) -> int:
        """Where an item is shown, or -1."""
        return self._lines.index(item) if item is not None and item in self._lines else -1

    def opened(self, item: int) -> int:
        """Where an item is shown, once its heading is opened; -1 where the list does not have it."""
        if item in self._outline.items and self.place(item) < 0:
            rank = self._outline.items.index(item)
            for heading in self._outline.headings:
                if rank < heading.count:
                    self.close_headings([key for key in self._closed if key != heading.key])
                    break
                rank -= heading.count
        return self.place(item)

    def step(self, at: int, by: int) -> int:
        """The place of the next (by 1) or the former (by -1) item that is shown, or -1."""
        at += by
        while 0 <= at < len(self._lines):
            if self.item(at) is not None:
                return at
            at += by
        return -1

    # -- what Qt asks ----------------------------------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """See Qt."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = DISPLAY) -> Any:
        """See Qt."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        return self._of_heading(line, role) if isinstance(line, str) else self._of_item(index.row(), line, role)

    def _of_heading(self, key: str, role: int) -> Any:
        heading = self._headings[key]
        if role == DISPLAY:
            return heading.label or {"country": _tr("No country")}.get(self._group, _tr("No article"))
        return {GROUP: heading.count, OPENED: key not in self._closed, ID: key}.get(role)

    def _of_item(self, at: int, item: int, role: int) -> Any:
        if role not in (DISPLAY, DETAIL, SEVERITY, TOOLTIP):
            return item if role == ID else None
        finding = self._read(at, item)
        if finding is None:
            return "…" if role == DISPLAY else None
        if role == DISPLAY:
            return _title(finding, self._group)
        if role == DETAIL:
            return _told(finding)
        return finding.severity if role == SEVERITY else tooltip(finding.explanation)

    def _read(self, at: int, item: int) -> FindingRow | None:
        if item not in self._fresh and item not in self._asked:
            first = at // PAGE * PAGE
            page = [line for line in self._lines[first : first + PAGE] if isinstance(line, int)]
            wanted = [line for line in page if line not in self._fresh and line not in self._asked]
            self._asked.update(wanted)
            turn = self._turn
            self._fetch(wanted, lambda rows: self._landed(wanted, rows) if turn == self._turn else None)
        return self._rows.get(item)

    def _landed(self, wanted: Sequence[int], rows: Rows) -> None:
        if len(self._rows) > _KEPT:
            self._rows.clear()
            self._fresh.clear()
        self._asked.difference_update(wanted)
        self._fresh.update(wanted)
        self._rows |= rows
        places = [at for at in (self.place(item) for item in (wanted[0], wanted[-1])) if at >= 0]
        if places:
            self.dataChanged.emit(self.index(min(places)), self.index(max(places)))
