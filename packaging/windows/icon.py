"""Draws the program's icon as a Windows .ico: ``icon.py SVG ICO``, run by any Python that has PySide6.

An .ico is a table of pictures; Windows takes the size it needs, and reads PNG in all of them.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """Return the file of square pictures, each a PNG under its width in pixels; 256 is written as 0."""
    header, table, offset = struct.pack("<3H", 0, 1, len(pictures)), b"", 6 + 16 * len(pictures)
    for size, picture in pictures.items():
        table += struct.pack("<4B2H2I", size % 256, size % 256, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return header + table + b"".join(pictures.values())


def draw(svg: Path, size: int) -> bytes:
    """Return the drawing as a square PNG on nothing."""
    from PySide6.QtCore import QBuffer  # noqa: PLC0415 - the rest of the module is for any Python
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    buffer = QBuffer()
    image.save(buffer, "PNG")
    return bytes(buffer.data())


def main(arguments: Sequence[str]) -> int:
    """Draw all sizes and write the file."""
    svg, target = map(Path, arguments)
    target.write_bytes(ico({size: draw(svg, size) for size in SIZES}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
