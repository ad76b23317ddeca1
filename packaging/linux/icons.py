"""Draws the program's one SVG icon in every size that a desktop asks for: ``icons.py SVG FOLDER``.

Runs in the Python that freezes, for it needs Qt; no screen and no application.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def draw(drawing: QSvgRenderer, size: int, file: Path) -> None:
    """Write one PNG with a transparent ground, `size` pixels wide and high."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    file.parent.mkdir(parents=True)
    if not image.save(str(file), "PNG"):
        raise SystemExit(f"icons.py: {file} could not be written.")


def main(svg: str, folder: str) -> None:
    """Draw all sizes into FOLDER/NxN/apps."""
    drawing = QSvgRenderer(svg)
    if not drawing.isValid():
        raise SystemExit(f"icons.py: {svg} is no drawing that Qt can read.")
    for size in SIZES:
        draw(drawing, size, Path(folder) / f"{size}x{size}" / "apps" / f"{Path(svg).stem}.png")


if __name__ == "__main__":
    main(*sys.argv[1:])
