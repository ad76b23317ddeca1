"""What is fuzzed: each target takes bytes, gives nothing, and raises only where a reader breaks its promise."""

import itertools
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from db.capture import guess_language, read, zones
from db.intake import FORMATS, Unreadable, load_bytes
from db.intake.decoding import decode
from db.intake.references import READERS
from db.kinds import COUNTRY, DATE, DECIMAL, DURATION, INTEGER, NAME, NUMBER, ORDER, Invalid
from db.text import sentences
from tests.db.intake import makers

Target = Callable[[bytes], None]
_SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "articles"
_KINDS = (COUNTRY, DATE, DECIMAL, DURATION, INTEGER, NAME, NUMBER, ORDER)
_LANGUAGES = (None, "en", "uk", "de", "fr", "pl", "ru", "es", "it")
_PUBLISHED = (None, "2024", "2024-02", "2024-02-29", "2023-12-31")
_RIS = (
    b"TY  - NEWS\nTI  - Riga and Kyiv sign\nAU  - Koval, Olha\nPY  - 2024/04/12\nUR  - https://example.org/r\nER  - \n"
)
_BIB = b"@article{riga, title = {Riga and {Kyiv} sign}, author = {Koval, Olha and Ozols, J.}, year = 2024}\n"
_CSL = b'[{"type": "article-newspaper", "title": "Riga signs", "issued": {"date-parts": [[2024, 4, 12]]}}]'


def article(raw: bytes) -> None:
    """A whole reading: the first byte chooses language and date, the rest is the text."""
    text = raw[1:].decode("utf-8", "replace")
    choice = raw[0] if raw else 0
    published = _PUBLISHED[choice // len(_LANGUAGES) % len(_PUBLISHED)]
    found = read(text, published, _LANGUAGES[choice % len(_LANGUAGES)])
    _inside(text, [(zone.start, zone.end) for zone in (*found.zones, *zones(text))])
    _inside(text, [(draft.start, draft.end) for draft in found.drafts])
    for mention in found.mentions:
        assert text[mention.start : mention.end] == mention.text != ""
    for draft in found.drafts:
        assert draft.record.count("/") >= 1
        assert draft.field
        assert draft.rule
    assert found == read(text, published, _LANGUAGES[choice % len(_LANGUAGES)])


def text_helpers(raw: bytes) -> None:
    """Sentences lie in order inside the text, and a language is always guessed."""
    text = raw.decode("utf-8", "replace")
    spans = sentences(text)
    _inside(text, list(spans))
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    assert guess_language(text) in _LANGUAGES


def values(raw: bytes) -> None:
    """Each kind reads the words or says what is wrong, and reads what it has read as the same."""
    words = raw.decode("utf-8", "replace")
    for kind in _KINDS:
        with suppress(Invalid):
            norm = kind.clean(words)
            assert kind.clean(norm) == norm
            kind.show(norm)
            kind.bounds(norm)


def _format(name: str, raw: bytes) -> None:
    with suppress(Unreadable):
        for arrival in load_bytes(f"a{FORMATS[name].suffixes[0]}", raw):
            assert arrival.text.strip()
            _inside(arrival.text, [(zone.start, zone.end) for zone in arrival.zones])


def _references(suffix: str, raw: bytes) -> None:
    with suppress(Unreadable):
        list(READERS[suffix](f"a{suffix}", decode(raw)))


def _inside(text: str, spans: list[tuple[int, int]]) -> None:
    assert all(0 <= start < end <= len(text) for start, end in spans)


TARGETS: dict[str, Target] = {
    "article": article,
    "sentences": text_helpers,
    "values": values,
    **{name: partial(_format, name) for name in FORMATS},
    **{suffix.removeprefix("."): partial(_references, suffix) for suffix in READERS},
}
_SEEDS: dict[str, list[bytes]] = {
    "values": [b"12 May 2024", b"2024-05-12/..", b"P10Y", b"1.500.000,50", b"Lettland", b"second", b"at least 12"],
    "html": [makers.PAGE.encode()],
    "mhtml": [makers.web_archive()],
    "eml": [makers.mail(attachment=True)],
    "warc": [makers.crawl(makers.PAGE, zipped=False), makers.crawl(makers.PAGE)],
    "pdf": [makers.pdf("Latvia signed its agreement on 11 April 2024.")],
    "docx": [makers.word()],
    "text": [b"Latvia signed. Estonia followed on 3 May 2024."],
    "markdown": [b"---\ntitle: a\n---\nLatvia signed."],
    "ris": [_RIS],
    "bib": [_BIB],
    "json": [_CSL],
    "csljson": [_CSL],
    "sentences": ["Dr. Ozols came on 3 May. Він підписав.\n«So?» Am 16. Februar.".encode()],
}


def seeds(target: str) -> list[bytes]:
    """Genuine inputs of a target."""
    if target == "article":
        texts = [path.read_bytes() for path in sorted(_SAMPLE.iterdir()) if path.suffix == ".md"]
        return [bytes([number]) + text[:3000] for number, text in enumerate(texts)]
    return _SEEDS.get(target, [b""])


def broken(raw: bytes, number: int) -> Iterator[bytes]:
    """So many copies of the input with bytes changed, dropped and doubled; the same each time."""
    chance = random.Random(len(raw))
    for _ in range(number):
        copy = bytearray(raw)
        for _ in range(chance.randint(1, 8)):
            at, length = chance.randrange(len(copy) + 1), chance.randrange(30)
            copy[at : at + length] = chance.choice([b"", chance.randbytes(4), bytes(copy[at : at + length] * 3)])
        yield bytes(copy)
