"""Data stays text, whatever it looks like."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from desktop.support.inert import InertDocument
from desktop.support.plain import label, tooltip


def test_a_label_shows_tags_as_they_are(qtbot: QtBot) -> None:
    made = label("<b>Kyiv</b>")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText


def test_a_label_that_is_to_be_copied_can_be_selected_by_keys(qtbot: QtBot) -> None:
    made = label("Kyiv", selectable=True)
    qtbot.addWidget(made)
    assert made.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_a_tool_tip_escapes_tags() -> None:
    assert tooltip('<i a="&">') == '<p style="white-space: pre-wrap">&lt;i a=&quot;&amp;&quot;&gt;</p>'


def test_no_text_is_no_tool_tip() -> None:
    assert tooltip("") == ""


def test_an_inert_document_loads_nothing(qapp: object) -> None:
    kind = QTextDocument.ResourceType.ImageResource
    assert InertDocument().resource(int(kind.value), QUrl("file:///etc/hostname")) is None
