"""Whether text on this screen is text: without a font, or with one that lacks them, letters are drawn as boxes."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter

LETTERS = "AgLéßłЖюїґ38“–"
NOBODYS = "\U0010fffd"  # for private use: what is drawn for it is drawn for every letter that a font lacks
_SIZE = QSize(48, 48)


def faults(font: QFont) -> list[str]:
    """What is wrong with how the font's letters are drawn, in words; empty where each is there and is its own."""
    metrics = QFontMetrics(font)
    lacking = [letter for letter in LETTERS if not metrics.inFontUcs4(ord(letter))]
    drawn = [_drawn(letter, font) for letter in LETTERS]
    empty, box = _drawn(" ", font), _drawn(NOBODYS, font)
    boxes = [letter for letter, picture in zip(LETTERS, drawn, strict=True) if picture in (empty, box)]
    found = [f"no letter {letter} in {font.family()}" for letter in lacking]
    found += [f"{letter} is drawn as a box or as nothing" for letter in boxes]
    if len(set(drawn)) < len(LETTERS):
        found.append("different letters look the same")
    return found


def _drawn(letter: str, font: QFont) -> bytes:
    image = QImage(_SIZE, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, letter)
    painter.end()
    return bytes(image.constBits())
