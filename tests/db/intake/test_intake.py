"""Files into frozen text: encodings, metadata, and what is refused with which words."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.intake import FORMATS, LARGEST, MODULES, Unreadable, article_format, load, load_bytes, suffixes

TEXT = "A short title\n\nThe body of the article, and it is in English.\n"


def test_plain_text_is_frozen_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.TXT"
    path.write_text(TEXT, encoding="utf-8")
    [arrival] = load(path)
    assert arrival.text == TEXT
    assert arrival.raw == TEXT.encode()
    assert (arrival.title, arrival.language, arrival.format) == ("A short title", "en", "text")
    assert (arrival.publisher, arrival.author, arrival.published, arrival.url) == (None, None, None, None)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"\xef\xbb\xbfone\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("Привіт, світе".encode(), "Привіт, світе"),
        (b"\xff\xfe" + "Привіт".encode("utf-16-le"), "Привіт"),
        (b"\xfe\xff" + "Привіт".encode("utf-16-be"), "Привіт"),
        ("Україна підписала угоду".encode("cp1251"), "Україна підписала угоду"),
        ("Der Präsident hält die Rede in Köln".encode("cp1252"), "Der Präsident hält die Rede in Köln"),
    ],
)
def test_encodings(raw: bytes, text: str) -> None:
    assert load_bytes("a.txt", raw)[0].text == text


def test_a_long_first_line_is_no_title() -> None:
    assert load_bytes("a.txt", ("word " * 60).encode())[0].title is None


def test_a_header_is_metadata_and_no_text() -> None:
    raw = """---
title: "A title: with a colon"
publisher: Example News
author: Olha Koval
date: 14 March 2024
language: uk
url: https://example.org/a
# a remark
---

# A heading
The body.
"""
    [arrival] = load_bytes("a.md", raw.encode())
    assert arrival.text == "# A heading\nThe body.\n"
    assert (arrival.title, arrival.publisher, arrival.author) == ("A title: with a colon", "Example News", "Olha Koval")
    assert (arrival.published, arrival.language, arrival.url) == ("2024-03-14", "uk", "https://example.org/a")


@pytest.mark.parametrize(
    "raw",
    [
        "---\nThis is a rule, not a header.\n---\nThe body.\n",
        "---\ntitle: never closed\nThe body: goes on.\n",
        "---\ntitle: nothing behind it\n---\n",
        "# A heading ##\nThe body.\n",
    ],
)
def test_what_is_no_header_stays_in_the_text(raw: str) -> None:
    assert load_bytes("a.markdown", raw.encode())[0].text == raw


def test_a_heading_is_proposed_as_the_title() -> None:
    assert load_bytes("a.md", b"# A heading ##\nThe body.\n")[0].title == "A heading"


def test_nonsense_in_a_header_is_not_proposed() -> None:
    [arrival] = load_bytes("a.md", b"---\ndate: soon\nurl: javascript:x\nlanguage: xx\n---\nThe body of it.\n")
    assert (arrival.published, arrival.url, arrival.language) == (None, None, "en")


def test_a_header_with_an_hour_gives_the_day() -> None:
    assert load_bytes("a.md", b"---\ndate: 2024-03-14T10:00:00Z\n---\nText\n")[0].published == "2024-03-14"


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "blank"),
        ("a.txt", b"%PDF-1.7 ...", "PDF"),
        ("a.txt", b"PK\x03\x04rest", "ZIP"),
        ("a.md", b"\x89PNG\r\n", "picture"),
        ("a.txt", b"one\ntwo\x00three", "Line 2, byte 8"),
        ("a.txt", b"one\n\xfftwo\x00", "Line 2, byte 9"),
        ("a.txt", b"one\n\x81\x8d two", "Line 2, byte 5 (0x81)"),
        ("a.txt", b"\xff\xfea\x00\n\x00\x00\xd8b\x00", "line 2"),
        ("a.exe", b"MZ", ".exe"),
        ("a", b"text", "cannot be read yet"),
    ],
)
def test_what_is_refused_and_how(name: str, raw: bytes, words: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        load_bytes(name, raw)
    assert words in str(refusal.value)
    assert str(refusal.value).startswith(f"{name}: ")


def test_too_large_a_file(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    for attempt in (lambda: load(path), lambda: load_bytes("large.txt", bytes(LARGEST + 1))):
        with pytest.raises(Unreadable, match="50 MB"):
            attempt()


def test_missing_files_and_folders(tmp_path: Path) -> None:
    folder = tmp_path / "folder.txt"
    folder.mkdir()
    with pytest.raises(Unreadable, match="no such file"):
        load(tmp_path / "none.txt")
    with pytest.raises(Unreadable, match="folder"):
        load(folder)


def test_any_other_error_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(Unreadable, match="Permission denied"):
        load(path)


def test_the_registry_is_complete_and_has_no_doubles() -> None:
    assert {known.read.__module__ for known in FORMATS.values()} == {module.__name__ for module in MODULES}
    assert list(suffixes()) == sorted({suffix for known in FORMATS.values() for suffix in known.suffixes})
    with pytest.raises(AssertionError):
        article_format("another", suffixes=(".txt",), label="Another")(lambda raw: load_bytes("a.txt", raw))


@settings(max_examples=200)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md"]))
def test_any_bytes_are_read_or_refused(raw: bytes, name: str) -> None:
    with suppress(Unreadable):
        text = load_bytes(name, raw)[0].text
        assert text.strip()
        assert not {"\r", "\x00"} & set(text)
