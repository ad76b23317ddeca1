"""Where the program's files are, and its icons: of one colour each, recoloured to the theme, sharp on any screen."""

import weakref
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPixmap
from shiboken6 import isValid

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
APPLICATION = "depositary"

_SIZES = (16, 20, 24, 32)


class Palette(Protocol):
    """What icons need of a theme."""

    @property
    def colours(self) -> "Named":
        """The colours in force."""
        ...


class Named(Protocol):
    """Colours by name."""

    def of(self, role: str) -> str:
        """The colour called `role`, as #rrggbb."""
        ...


class Bearer(Protocol):
    """Anything with an icon: an action, a button, a tab."""

    def setIcon(self, icon: QIcon, /) -> None:
        """Show this icon from now on."""
        ...


class Icons(QObject):
    """The icons of `resources/icons` in the colours of a theme; connect `refresh` to the theme's `changed`."""

    def __init__(self, theme: Palette, folder: Path = RESOURCES / "icons", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._folder = folder
        self._made: dict[tuple[str, str], QIcon] = {}
        self._sources: dict[str, str] = {}
        self._bearers: list[tuple[weakref.ref[Bearer], str, str]] = []

    def icon(self, name: str, role: str = "text") -> QIcon:
        """The icon `name` in the colour called `role`. FileNotFoundError when it was never drawn."""
        key = (name, self._theme.colours.of(role))
        if key not in self._made:
            self._made[key] = self._make(name, key[1])
        return self._made[key]

    def pixmap(self, name: str, size: int, role: str = "text") -> QPixmap:
        """The icon as a picture of `size` logical pixels."""
        return _draw(self._source(name, self._theme.colours.of(role)), size, _ratio())

    def put(self, bearer: Bearer, name: str, role: str = "text") -> None:
        """Give the icon to something that lives, now and again at each change of theme."""
        bearer.setIcon(self.icon(name, role))
        self._bearers = [entry for entry in self._bearers if entry[0]() is not None]
        self._bearers.append((weakref.ref(bearer), name, role))

    def refresh(self) -> None:
        """Give everything that was `put` its icon in the colours in force now."""
        for reference, name, role in self._bearers:
            bearer = reference()
            if bearer is not None and _alive(bearer):
                bearer.setIcon(self.icon(name, role))

    def names(self) -> list[str]:
        """All icons there are."""
        return sorted(path.stem for path in self._folder.glob("*.svg") if path.stem != APPLICATION)

    def _source(self, name: str, colour: str) -> bytes:
        if name not in self._sources:
            self._sources[name] = (self._folder / f"{name}.svg").read_text("utf-8")
        return self._sources[name].replace("currentColor", colour).encode()

    def _make(self, name: str, colour: str) -> QIcon:
        source = self._source(name, colour)
        icon = QIcon()
        ratio = _ratio()
        for size in _SIZES:
            icon.addPixmap(_draw(source, size, ratio))
        return icon


def application_icon(folder: Path = RESOURCES / "icons") -> QIcon:
    """The icon of the program itself, in its own colours."""
    return QIcon(str(folder / f"{APPLICATION}.svg"))


def _ratio() -> float:
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)


def _draw(source: bytes, size: int, ratio: float) -> QPixmap:
    from PySide6.QtCore import QByteArray, QRectF  # noqa: PLC0415 - nothing is drawn before the first paint
    from PySide6.QtGui import QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def _alive(thing: object) -> bool:
    return not isinstance(thing, QObject) or isValid(thing)
