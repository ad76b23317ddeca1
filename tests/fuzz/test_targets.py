"""Every target holds on its seeds and on broken copies of them; the search for worse is a command of its own."""

import pytest

from db.intake import FORMATS, load_bytes
from db.intake.references import READERS
from tests.db.intake import makers
from tests.fuzz import targets

_COPIES = {"article": 2, "pdf": 5, "docx": 10}


def test_every_reader_is_a_target_with_a_seed() -> None:
    readers = {*FORMATS, *(suffix.removeprefix(".") for suffix in READERS)}
    assert readers <= targets.TARGETS.keys()
    assert all(targets.seeds(name) != [b""] for name in targets.TARGETS)


@pytest.mark.parametrize("name", sorted(targets.TARGETS))
def test_a_target_holds_on_genuine_and_on_broken_input(name: str) -> None:
    for seed in targets.seeds(name)[:4]:
        targets.TARGETS[name](seed)
        for copy in targets.broken(seed, _COPIES.get(name, 20)):
            targets.TARGETS[name](copy)


def test_a_target_tells_of_a_reader_that_breaks_its_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(targets, "sentences", lambda _: ((0, 3), (2, 5)))
    with pytest.raises(AssertionError):
        targets.text_helpers(b"Latvia signed.")


@pytest.mark.parametrize("name", [b"u\x00f-8", b"utf-16", b"undefined"])
def test_a_page_that_declares_an_encoding_that_is_none_is_read(name: bytes) -> None:
    raw = makers.web_archive().replace(b'charset="utf-8"', b'charset="' + name + b'"')
    assert name in raw
    assert "Latvia" in load_bytes("a.mhtml", raw)[0].text


@pytest.mark.parametrize("name", [b"u\x00f-8", b"undefined", b"nonsense"])
def test_a_letter_that_declares_an_encoding_that_is_none_is_read(name: bytes) -> None:
    raw = b'From: a@example.org\nContent-Type: text/plain; charset="' + name + b'"\n\nLatvia signed.\n'
    assert "Latvia signed." in load_bytes("a.eml", raw)[0].text
