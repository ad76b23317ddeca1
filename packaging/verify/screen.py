"""A screen of its own that only this machine's programs reach, and what stands on it: windows, titles, pictures.

Speaks to X through libX11; needs Xvfb. Judges nothing: `letters` tells whether a picture holds text.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import struct
import subprocess
import time
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from verify.rows import stop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

WIDTH, HEIGHT = 1600, 1000
_BLINK, _IDLE = 400, 4  # bytes of a picture, and hundredths of a second, that a cursor takes
_ALL_PLANES, _Z_PIXMAP, _VIEWABLE, _CLIENT_MESSAGE = ctypes.c_ulong(-1).value, 2, 2, 33
_Handler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


class Picture(NamedTuple):
    """Pixels of four bytes each, blue first, line by line from the top."""

    width: int
    height: int
    pixels: bytes

    def save(self, file: Path) -> None:
        """Write the picture as a PNG file."""
        colours = bytearray(self.width * self.height * 3)
        for channel in range(3):
            colours[channel::3] = self.pixels[2 - channel :: 4]
        step = self.width * 3
        lines = b"".join(b"\0" + colours[at : at + step] for at in range(0, len(colours), step))
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines)), (b"IEND", b""))
        packed = (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
            for kind, data in parts
        )
        file.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(packed))

    def difference(self, other: Picture) -> int:
        """Return how many bytes differ, or all of them where the sizes do."""
        if len(self.pixels) != len(other.pixels):
            return len(self.pixels)
        same = int.from_bytes(self.pixels, "little") ^ int.from_bytes(other.pixels, "little")
        changed = same.to_bytes(len(self.pixels), "little")
        return len(changed) - changed.count(0)


class Window(NamedTuple):
    """A window that can be seen."""

    number: int
    title: str
    width: int
    height: int


class _Image(ctypes.Structure):  # the first members of XImage
    _fields_ = (
        *((name, ctypes.c_int) for name in ("width", "height", "xoffset", "format")),
        ("data", ctypes.c_void_p),
        *((name, ctypes.c_int) for name in ("byte_order", "unit", "bit_order", "pad", "depth", "line", "bits")),
    )


class _Attributes(ctypes.Structure):  # XWindowAttributes up to its state, and room for the rest
    _fields_ = (
        *((name, ctypes.c_int) for name in ("x", "y", "width", "height", "border", "depth")),
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("kind", "bit_gravity", "gravity", "backing")),
        *((name, ctypes.c_ulong) for name in ("planes", "pixel")),
        ("save_under", ctypes.c_int),
        ("colours", ctypes.c_ulong),
        ("installed", ctypes.c_int),
        ("state", ctypes.c_int),
        ("room", ctypes.c_long * 16),
    )


class _Message(ctypes.Structure):  # XClientMessageEvent, in an XEvent's room
    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("sent", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("what", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("room", ctypes.c_long * 16),
    )


def _library() -> ctypes.CDLL:
    name = ctypes.util.find_library("X11")
    if name is None:
        stop("looks at windows through libX11, which Debian has in libx11-6.")
    x11 = ctypes.CDLL(name)
    number, pointer = ctypes.c_ulong, ctypes.c_void_p
    x11.XOpenDisplay.restype = x11.XGetImage.restype = pointer
    x11.XDefaultRootWindow.restype = x11.XInternAtom.restype = number
    x11.XGetImage.argtypes = (pointer, number, *[ctypes.c_int] * 2, *[ctypes.c_uint] * 2, number, ctypes.c_int)
    return x11


@_Handler
def _ignore(_display: int, _event: int) -> int:
    return 0  # a window that has gone meanwhile is no reason to end


class Screen:
    """An X display: asked for its windows and pictures; its windows are closed as a person closes them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._x = _library()
        self._x.XSetErrorHandler(_ignore)
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(name.encode()))
        if not self._display:
            stop(f"cannot reach the display {name}.")
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))

    def close(self) -> None:
        """Leave the display."""
        self._x.XCloseDisplay(self._display)

    def picture(self, width: int = WIDTH, height: int = HEIGHT) -> Picture:
        """Return what stands on the upper left of the screen."""
        found = self._x.XGetImage(self._display, self._root, 0, 0, width, height, _ALL_PLANES, _Z_PIXMAP)
        image = ctypes.cast(found, ctypes.POINTER(_Image)).contents
        pixels = ctypes.string_at(image.data, image.line * image.height)
        self._x.XDestroyImage(ctypes.c_void_p(found))
        return Picture(width, height, pixels)

    def windows(self) -> list[Window]:
        """Return the windows that can be seen and have a title."""
        ids, count, skip = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint(), ctypes.c_ulong()
        pass_on = ctypes.byref
        self._x.XQueryTree(self._display, self._root, pass_on(skip), pass_on(skip), pass_on(ids), pass_on(count))
        found = [self._window(ids[at]) for at in range(count.value)]
        if ids:
            self._x.XFree(ids)
        return [window for window in found if window is not None]

    def _window(self, number: int) -> Window | None:
        looks = _Attributes()
        window = ctypes.c_ulong(number)
        seen = self._x.XGetWindowAttributes(self._display, window, ctypes.byref(looks))
        title = self._title(window) if seen and looks.state == _VIEWABLE else ""
        return Window(number, title, looks.width, looks.height) if title else None

    def _atom(self, name: str) -> ctypes.c_ulong:
        return ctypes.c_ulong(self._x.XInternAtom(self._display, name.encode(), 0))

    def _title(self, window: ctypes.c_ulong) -> str:
        kind, length, left = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_ulong()
        form, found = ctypes.c_int(), ctypes.c_void_p()
        told = (ctypes.byref(each) for each in (kind, form, length, left, found))
        anything = ctypes.c_ulong(0)
        whole = (ctypes.c_long(0), ctypes.c_long(1024), 0)
        self._x.XGetWindowProperty(self._display, window, self._atom("_NET_WM_NAME"), *whole, anything, *told)
        if not found:
            return ""
        title = ctypes.string_at(found, length.value).decode(errors="replace")
        self._x.XFree(found)
        return title

    def ask_to_close(self, window: Window) -> None:
        """Do what the cross in a window's corner does."""
        message = _Message(type=_CLIENT_MESSAGE, window=window.number, format=32)
        message.what = self._atom("WM_PROTOCOLS").value
        message.data[0] = self._atom("WM_DELETE_WINDOW").value
        self._x.XSendEvent(self._display, ctypes.c_ulong(window.number), 0, ctypes.c_long(0), ctypes.byref(message))
        self._x.XFlush(self._display)

    def at_rest(self, spent: Callable[[], int], looks: int = 3, seconds: float = 60) -> Picture:
        """Return the picture once so many looks in turn saw no change, but for a cursor that blinks, and no work.

        `spent` tells the processor's time that the program has used, in hundredths of a second.
        """
        last, worked, same = self.picture(), spent(), 0
        end = time.monotonic() + seconds
        while same < looks and time.monotonic() < end:
            time.sleep(0.7)
            now, work = self.picture(), spent()
            same = same + 1 if last.difference(now) < _BLINK and work - worked < _IDLE else 0
            last, worked = now, work
        return last


def wait(ready: Callable[[], bool], seconds: float, pause: float = 0.05) -> bool:
    """Wait until it is ready, at most so long; tell whether it is."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if ready():
            return True
        time.sleep(pause)
    return ready()


@contextmanager
def screen() -> Iterator[Screen]:
    """A new screen on a free display, without a network socket; it ends with this process."""
    told, tell = os.pipe()
    options = ["-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp", "-ac", "-noreset", "-displayfd", str(tell)]
    try:
        server = subprocess.Popen(
            ["setpriv", "--pdeathsig=KILL", "Xvfb", *options],
            pass_fds=[tell],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    finally:
        os.close(tell)
    try:
        with os.fdopen(told, encoding="ascii") as number:
            display = number.readline().strip()
        if not display:
            stop("Xvfb did not start.")
        shown = Screen(f":{display}")
        yield shown
        shown.close()
    finally:
        server.terminate()
        server.wait()
