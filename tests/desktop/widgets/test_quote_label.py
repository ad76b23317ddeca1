from desktop.widgets.quote_label import QuoteLabel


def test_markup_is_shown_as_it_is_and_cut_words_are_left_out(qtbot):
    quote = QuoteLabel("ecurity guarantees.\n", "Latvia <b>signed</b> 🇱🇻", " it in Vil")
    qtbot.addWidget(quote)
    assert quote.text() == "…guarantees. Latvia <b>signed</b> 🇱🇻 it in…"
    assert quote.accessibleName() == quote.text()


def test_it_grows_in_height_as_it_gets_narrower(qtbot):
    quote = QuoteLabel("", "word " * 60, "")
    qtbot.addWidget(quote)
    assert quote.hasHeightForWidth()
    assert quote.heightForWidth(200) > quote.heightForWidth(600) > 0
    assert quote.minimumSizeHint().width() <= quote.sizeHint().width()
    quote.resize(200, quote.heightForWidth(200))
    assert not quote.grab().toImage().isNull()


def test_the_emphasis_counts_as_qt_counts(qtbot):
    quote = QuoteLabel("x 🇱🇻 ", "signed", "")
    qtbot.addWidget(quote)
    assert quote._span == (len("…🇱🇻 ".encode("utf-16-le")) // 2, 6)
