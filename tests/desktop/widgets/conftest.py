"""The article of `quotes` on the screen."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.widgets.quote_view import QuoteView, Span
from tests.desktop.widgets.quotes import MARKS, TEXT, span


@pytest.fixture
def view(qtbot: QtBot) -> QuoteView:
    made = QuoteView()
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show_text(TEXT, MARKS, [Span("related", *span("Related: six more countries"))])
    with qtbot.waitExposed(made):
        made.show()
    made.view.setFocus()
    return made
