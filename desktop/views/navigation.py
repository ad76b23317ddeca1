"""The places of a workspace: tables with their counts, articles, claims, conflicts with a badge, history, release."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from db.queries.records import counts
from db.records import TYPES
from desktop.support import layout
from desktop.support.assets import Icons
from desktop.support.plain import tooltip
from desktop.support.roles import DETAIL, DISPLAY, TOOLTIP, USER
from desktop.widgets.field_row import translated
from desktop.widgets.signs import colours
from desktop.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex
DECORATION = int(Qt.ItemDataRole.DecorationRole)
CONFLICTS = "conflicts"
_GAP = 8
_THIN_SPACE = "\u202f"
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_TABLES = frozenset({"record", "article", "claim", "finding", "verdict", "decision"})


@dataclass(frozen=True, slots=True)
class Place:
    """One line: `name` is what `opened` carries, empty for a heading; `counted` names its count."""

    name: str
    label: str
    icon: str = ""
    counted: str = ""


class PlacesModel(QAbstractListModel):
    """The places, with headings between them, and the counts as they were read last."""

    def __init__(self, places: list[Place], icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.places = places
        self._icons = icons
        self._counts: dict[str, int] = {}

    def show_counts(self, found: dict[str, int]) -> None:
        """Show these counts."""
        changed = [at for at, place in enumerate(self.places) if found.get(place.counted) != self._count(place)]
        self._counts = found
        for at in changed:
            self.dataChanged.emit(self.index(at), self.index(at))

    def redraw(self) -> None:
        """The icons have other colours now."""
        self.dataChanged.emit(self.index(0), self.index(len(self.places) - 1))

    def _count(self, place: Place) -> int | None:
        return self._counts.get(place.counted)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """All lines."""
        return 0 if parent.isValid() else len(self.places)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid() or not self.places[index.row()].name:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """Labels, icons, and the count as the role DETAIL."""
        place = self.places[index.row()]
        count = self._count(place)
        match role:
            case _ if role == DISPLAY:
                return place.label
            case _ if role == USER:
                return place.name
            case _ if role == DETAIL:
                return None if count is None else f"{count:,}".replace(",", _THIN_SPACE)
            case _ if role == DECORATION and place.icon:
                return self._icons.icon(place.icon)
            case _ if role == TOOLTIP and place.name == CONFLICTS and count:
                return tooltip(self.tr("{count} open").format(count=count))
            case _:
                return None


class PlaceDelegate(QStyledItemDelegate):
    """Headings quiet and small, counts on the right, open conflicts in a badge."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Headings are no choices."""
        super().initStyleOption(option, index)
        option.decorationSize = QSize(16, 16)
        if not index.data(USER):
            font = option.font
            font.setPointSizeF(font.pointSizeF() * 0.9)
            font.setBold(True)
            option.font = font
            muted = option.palette.color(QPalette.ColorRole.PlaceholderText)
            option.palette.setColor(QPalette.ColorRole.Text, muted)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Lines with some air; headings with more above."""
        height = option.fontMetrics.height() + (10 if index.data(USER) else 16)
        return QSize(super().sizeHint(option, index).width() + 60, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The line, its count on the right, and a label cut short rather than under the count."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        count = str(index.data(DETAIL) or "")
        width = shown.fontMetrics.horizontalAdvance(count) + (2 * _GAP if count else 0)
        style = shown.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, shown, painter, shown.widget)
        text = QStyleOptionViewItem(shown)
        text.rect = QRect(shown.rect).adjusted(0, 0 if index.data(USER) else 6, -width, 0)
        text.backgroundBrush = QBrush()
        text.state &= ~QStyle.StateFlag.State_HasFocus
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, text, painter, shown.widget)
        if count:
            box = QRect(shown.rect.right() - width - 2, shown.rect.top(), width, shown.rect.height())
            self._count(painter, shown, box, count, badge=index.data(USER) == CONFLICTS and count != "0")

    def _count(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, count: str, *, badge: bool) -> None:
        found = colours(option.palette)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if badge:
            height = option.fontMetrics.height() + 2
            pill = QRect(box.left(), box.center().y() - height // 2, box.width(), height)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(found.conflicting))
            painter.drawRoundedRect(pill, height / 2, height / 2)
            font = option.font
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(QColor(found.base))
            painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), count)
        else:
            painter.setPen(QColor(found.on_selection if selected else found.muted))
            aligned = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box.adjusted(0, 0, -_GAP, 0), int(aligned), count)
        painter.restore()


class PlaceList(QListView):
    """Goes over headings as if they were not there; Enter and Space choose."""

    chosen = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose what is current."""
        if event.key() in _KEYS and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class NavigationPane(QWidget):
    """`opened` carries a record type, or `articles`, `claim`, `conflicts`, `history`, `release`."""

    opened = Signal(str)

    def __init__(self, workspace: Workspace, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._model = PlacesModel(self._places(), icons, self)
        self.list = PlaceList(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(PlaceDelegate(self.list))
        self.list.setAccessibleName(self.tr("Places"))
        self.list.clicked.connect(self._open)
        self.list.chosen.connect(self._open)
        self.setLayout(layout.column(self.list))
        self.setFocusProxy(self.list)
        workspace.changed.connect(self._changed)
        self.refresh()

    def _places(self) -> list[Place]:
        records = [
            Place(name, translated(kind.plural_label), name, name) for name, kind in TYPES.items() if name != "tally"
        ]
        return [
            Place("", self.tr("Evidence")),
            Place("articles", self.tr("Articles"), "articles", "article"),
            Place("claim", self.tr("Claims"), "claim", "claim"),
            Place(CONFLICTS, self.tr("Conflicts"), "conflict", "finding"),
            Place("", self.tr("Records")),
            *records,
            Place("tally", translated(TYPES["tally"].plural_label), "tally", "tally"),
            Place("", self.tr("Dataset")),
            Place("history", self.tr("History"), "history"),
            Place("release", self.tr("Release"), "release"),
        ]

    def set_current(self, name: str) -> None:
        """Mark a place as the one that is shown; nothing is emitted."""
        places = self._model.places
        row = next((at for at, place in enumerate(places) if place.name and place.name == name), None)
        if row is not None:
            self.list.setCurrentIndex(self._model.index(row))

    def refresh(self) -> None:
        """Read the counts again."""
        self._workspace.fetch(counts, done=self._model.show_counts, key=(id(self), "counts"))

    def recolour(self) -> None:
        """Draw the icons anew, after the theme has changed."""
        self._model.redraw()

    def count(self, name: str) -> str:
        """The count shown at a place."""
        row = next(at for at, place in enumerate(self._model.places) if place.name == name)
        return str(self._model.index(row).data(DETAIL) or "")

    def _changed(self, touched: frozenset[str]) -> None:
        if not touched.isdisjoint(_TABLES):
            self.refresh()

    def _open(self, index: QModelIndex) -> None:
        name = index.data(USER)
        if name:
            self.opened.emit(name)
