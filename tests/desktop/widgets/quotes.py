"""A short article with marks, and where its words are on the screen."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QTextCursor
from pytestqt.qtbot import QtBot

from desktop.widgets.quote_view import Mark, QuoteView

TEXT = (
    "Talks with Latvia 🇱🇻 began. Yermak led them; Zhovkva spoke.\n"
    "Делегацію очолив Єрмак. The agreement was signed on 11 April.\n"
    "Related: six more countries"
)
ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


MARKS = (
    Mark(*span("Yermak led them"), "lead", "conflict", "lead of the delegation"),
    Mark(*span("Yermak"), "person", "claim", "<b>person</b>"),
    Mark(*span("Єрмак"), "єрмак", "claim"),
    Mark(*span("11 April"), "date", "draft"),
)


def at(view: QuoteView, words: str) -> QPoint:
    """The middle of the words on the screen."""
    start, end = span(words)
    cursor = QTextCursor(view.view.document())
    cursor.setPosition(view.view.scene.offsets.to_units((start + end) // 2))
    return view.view.cursorRect(cursor).center()


def click(view: QuoteView, words: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.view.viewport(), Qt.MouseButton.LeftButton, pos=at(view, words))


def colours_of(view: QuoteView) -> set[str]:
    image: QImage = view.view.viewport().grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
