"""Files that are broken, or made to harm: a clear word for each, and nothing that takes the program with it."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.intake import FORMATS, Unreadable, load_bytes
from tests.db.intake import makers

_GENUINE = {
    "html": makers.PAGE.encode(),
    "mhtml": makers.web_archive(),
    "eml": makers.mail(attachment=True),
    "warc": makers.crawl(makers.PAGE, zipped=False),
    "pdf": makers.pdf("Latvia signed its agreement on 11 April 2024."),
    "docx": makers.word(),
    "text": b"Latvia signed.",
    "markdown": b"---\ntitle: a\n---\nLatvia signed.",
}


def test_every_format_is_tried_here() -> None:
    assert set(_GENUINE) == set(FORMATS)


def _read(name: str, raw: bytes) -> None:
    arrivals = []
    with suppress(Unreadable):
        arrivals = load_bytes(f"a{FORMATS[name].suffixes[0]}", raw)
    for arrival in arrivals:
        assert arrival.text.strip()
        assert all(0 <= zone.start < zone.end <= len(arrival.text) for zone in arrival.zones)


@pytest.mark.parametrize("name", sorted(_GENUINE))
@settings(max_examples=40)
@given(data=st.data())
def test_a_mutilated_file_is_read_or_refused_in_words(name: str, data: st.DataObject) -> None:
    raw = bytearray(_GENUINE[name])
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(raw) - 1))
        length = data.draw(st.integers(0, 40))
        raw[at : at + length] = data.draw(st.binary(max_size=20))
        if not raw:
            break
    _read(name, bytes(raw))


@pytest.mark.parametrize(
    ("part", "harm"),
    [
        ("word/_rels/document.xml.rels", lambda text: text.replace(b"Target=", b"Aim=")),
        ("[Content_Types].xml", lambda text: text.replace(b"<Types", b"<Sorts").replace(b"</Types", b"</Sorts")),
        ("docProps/core.xml", lambda text: text.replace(b"coreProperties", b"loreProperties")),
        ("word/document.xml", lambda text: text.replace(b"w:document", b"w:settings")),
    ],
)
def test_a_word_document_with_a_broken_part_is_refused(part: str, harm: Callable[[bytes], bytes]) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_GENUINE["docx"])) as genuine, zipfile.ZipFile(file, "w") as broken:
        for name in genuine.namelist():
            content = genuine.read(name)
            broken.writestr(name, harm(content) if name == part else content)
    with pytest.raises(Unreadable, match="broken, or no Word document"):
        load_bytes("a.docx", file.getvalue())


def test_a_word_document_whose_packing_is_damaged_is_refused() -> None:
    raw = bytearray(_GENUINE["docx"])
    at = raw.index(b"[Content_Types].xml") + len(b"[Content_Types].xml")
    raw[at : at + 20] = bytes(20)
    with pytest.raises(Unreadable, match="broken, or no Word document"):
        load_bytes("a.docx", bytes(raw))


@pytest.mark.parametrize("name", sorted(_GENUINE))
@settings(max_examples=25)
@given(raw=st.binary(max_size=300))
def test_noise_is_read_or_refused_in_words(name: str, raw: bytes) -> None:
    _read(name, raw)


@pytest.mark.parametrize("name", sorted(_GENUINE))
def test_an_empty_file_is_refused(name: str) -> None:
    with pytest.raises(Unreadable, match="empty"):
        load_bytes(f"a{FORMATS[name].suffixes[0]}", b"")


def test_a_pdf_of_pictures_says_that_it_has_no_text() -> None:
    with pytest.raises(Unreadable, match="pictures of pages and no text"):
        load_bytes("scan.pdf", makers.pdf(text=False))


def test_a_pdf_with_nothing_but_numbers_of_pages_has_no_text_either() -> None:
    with pytest.raises(Unreadable, match="pictures of pages and no text"):
        load_bytes("scan.pdf", makers.pdf("12"))


@pytest.mark.parametrize(
    ("broken", "lost"),
    [
        (b"From: Balti Courier <desk@", "publisher"),
        (b"From: a: b; <c@d>, :", "publisher"),
        (b"Date: Fri, 12 Apr 2024 09:30:77317103700 +0300", "published"),
    ],
)
def test_a_message_with_a_broken_header_is_read_without_it(broken: bytes, lost: str) -> None:
    header = broken.split(b":")[0]
    lines = [broken if line.startswith(header) else line for line in _GENUINE["eml"].split(b"\n")]
    [arrival] = load_bytes("a.eml", b"\n".join(lines))
    assert "Latvia signed" in arrival.text
    assert not getattr(arrival, lost)


def test_a_document_that_explodes_is_not_opened() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 301_000_000)
    with pytest.raises(Unreadable, match="unpacks to 301 MB"):
        load_bytes("bomb.docx", file.getvalue())


def test_a_crawl_that_explodes_is_stopped() -> None:
    with pytest.raises(Unreadable, match="unpacks to more than"):
        load_bytes("bomb.warc.gz", makers.crawl("<p>" + "a" * 51_000_000))


def test_a_page_nested_two_thousand_levels_deep_is_read() -> None:
    markup = "<div>" * 2_000 + "<p>Latvia signed.</p>" + "</div>" * 2_000
    assert "Latvia signed." in load_bytes("deep.html", markup.encode())[0].text


def test_an_entity_of_entities_is_not_spun_out() -> None:
    markup = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    markup += "<p>Riga &b; &c; signed.</p>"
    text = load_bytes("a.html", markup.encode())[0].text
    assert "root:" not in text
    assert "haha" not in text


def test_linked_data_without_end_is_passed_over() -> None:
    markup = f'<script type="application/ld+json">{"[" * 100_000}</script><p>Latvia signed.</p>'
    assert load_bytes("a.html", markup.encode())[0].text == "Latvia signed.\n"


def test_a_page_that_a_script_would_make_is_told_to_be_empty() -> None:
    with pytest.raises(Unreadable, match="shows no text"):
        load_bytes("a.html", b"<html><body><script>document.write('Latvia signed')</script></body></html>")


def test_one_very_long_line_is_read() -> None:
    assert len(load_bytes("a.html", b"<p>" + b"signed " * 700_000)[0].text) == 4_900_000
