"""Web pages, archives, messages and documents: what of them becomes the text, its zones and its metadata."""

import pytest

from db.intake import Arrival, load_bytes
from tests.db.intake import makers


def _zone(arrival: Arrival, words: str) -> str:
    at = arrival.text.index(words)
    return next(zone.kind for zone in arrival.zones if zone.start <= at < zone.end)


@pytest.fixture(scope="module")
def page() -> Arrival:
    return load_bytes("riga.html", makers.PAGE.encode())[0]


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("keeps crumbs", "consent"),
        ("Latvia signs everything", "navigation"),
        ("Riga and Kyiv sign", "headline"),
        ("Latvia signed its agreement", "lead"),
        ("The two in the hall", "caption"),
        ("It was signed on", "body"),
        ("We stand by this", "quoted"),
        ("military aid", "list"),
        ("Latvia\t11 April", "table"),
        ("Estonia follows", "links"),
        ("About this paper", "navigation"),
    ],
)
def test_each_part_of_a_page_has_its_zone(page: Arrival, words: str, zone: str) -> None:
    assert _zone(page, words) == zone


def test_a_page_tells_its_metadata(page: Arrival) -> None:
    assert (page.title, page.publisher, page.author) == ("Riga and Kyiv sign", "Baltic Courier", "Olha Koval, J. Ozols")
    assert (page.published, page.language, page.url) == ("2024-04-12", "en", "https://example.org/riga")


def test_the_raw_bytes_of_a_page_are_kept(page: Arrival) -> None:
    assert page.raw == makers.PAGE.encode()


@pytest.mark.parametrize("words", ["alert", "Lithuania", "tracker", "\u202e", "<", "&nbsp;"])
def test_what_a_reader_does_not_see_is_not_in_the_text(page: Arrival, words: str) -> None:
    assert words not in page.text


def test_a_line_break_in_a_paragraph_ends_a_line(page: Arrival) -> None:
    assert "11 April 2024 in Vilnius and runs\n" in page.text


def test_zones_cover_whole_lines_in_order(page: Arrival) -> None:
    covered = [page.text[zone.start : zone.end] for zone in page.zones]
    assert covered == [line for line in page.text.split("\n") if line]


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-u", "utf-16"])
def test_a_page_is_read_in_the_encoding_that_it_declares(encoding: str) -> None:
    markup = f'<meta charset="{encoding}"><p>Україна підписала угоду з Латвією.</p>'
    assert "Україна підписала угоду" in load_bytes("a.htm", markup.encode(encoding))[0].text


def test_a_page_that_lays_itself_out_with_tables_is_text() -> None:
    markup = "<table><tr><td><p>Latvia signed its agreement on 11 April 2024, the office said.</p></td></tr></table>"
    arrival = load_bytes("a.html", markup.encode())[0]
    assert _zone(arrival, "Latvia signed") != "table"


def test_a_page_in_one_file_is_read_with_its_address() -> None:
    arrival = load_bytes("riga.mhtml", makers.web_archive())[0]
    assert _zone(arrival, "It was signed on") == "body"
    assert arrival.url == "https://example.org/riga"


@pytest.mark.parametrize(("name", "zipped"), [("a.warc", False), ("a.warc.gz", True)])
def test_each_page_of_a_crawl_is_an_article(name: str, zipped: bool) -> None:
    second = "<p>Estonia began talks on 5 May 2024.</p>"
    arrivals = load_bytes(name, makers.crawl(makers.PAGE, second, zipped=zipped))
    assert [arrival.url for arrival in arrivals] == ["https://example.org/riga", "https://example.org/1"]
    assert arrivals[1].raw == second.encode()


def test_a_message_tells_who_sent_it_when() -> None:
    arrival = load_bytes("a.eml", makers.mail())[0]
    assert (arrival.title, arrival.publisher, arrival.published) == (
        "Riga and Kyiv sign",
        "Baltic Courier",
        "2024-04-12",
    )
    assert arrival.text.startswith("Latvia signed its agreement")


def test_a_message_made_as_a_page_is_read_as_a_page() -> None:
    assert _zone(load_bytes("a.eml", makers.mail(html=True))[0], "Estonia follows") == "links"


def test_an_attachment_is_named_and_not_read() -> None:
    assert "annex.pdf" in load_bytes("a.eml", makers.mail(attachment=True))[0].remarks[0]


def test_lines_of_a_pdf_become_paragraphs() -> None:
    lines = (
        "Riga and Kyiv sign",
        "",
        "Latvia signed its bilateral security agree-",
        "ment with Ukraine on 11 April in Vilnius.",
    )
    assert (
        "Latvia signed its bilateral security agreement with Ukraine on 11 April"
        in load_bytes("a.pdf", makers.pdf(*lines))[0].text
    )


def test_the_day_a_pdf_was_made_is_not_taken_for_the_publication() -> None:
    assert load_bytes("a.pdf", makers.pdf("Latvia signed."))[0].published is None


def test_a_word_document_keeps_headline_list_and_table_apart() -> None:
    arrival = load_bytes("a.docx", makers.word())[0]
    kinds = [_zone(arrival, words) for words in ("Riga and Kyiv", "military aid", "Latvia\t11 April")]
    assert kinds == ["headline", "list", "table"]
    assert (arrival.title, arrival.author) == ("Riga and Kyiv sign", "Olha Koval")


def test_invisible_characters_in_a_text_file_stay_and_are_told() -> None:
    arrival = load_bytes("a.txt", "Latvia si\u200bgned.".encode())[0]
    assert arrival.text == "Latvia si\u200bgned."
    assert "1 invisible" in arrival.remarks[0]
