"""The registry of article formats and what a read file becomes. A format is one decorated function; see `db.intake`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from db.capture import Zone

LARGEST = 50_000_000


class Unreadable(ValueError):  # noqa: N818 - it is the file that is unreadable, not the program that erred
    """A file that cannot become an article. The message says what is wrong, where, and what to do next."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file as an article: the raw bytes, the frozen text, and the metadata that the file itself proposes.

    `text` has plain line ends and no byte order mark. `published` is EDTF, `language` one of en, uk, de, fr, pl, ru,
    `format` the name of the format that read it. All but `raw`, `text` and `format` may be None and are for confirming.
    `zones` is what the format itself knows of the text's parts; where it is empty, they are told by the words.
    `dated` is the day of the dateline in the text, which counts where nothing else tells when it was published.
    `remarks` say what of the file was not taken in.
    """

    raw: bytes
    text: str
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    language: str | None
    url: str | None
    format: str
    zones: tuple[Zone, ...] = ()
    remarks: tuple[str, ...] = ()
    dated: str | None = None


Reader = Callable[[bytes], Iterator[Arrival]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the file name endings that mean it (lower case, with the dot), and how a person calls it."""

    name: str
    suffixes: tuple[str, ...]
    label: str
    read: Reader


FORMATS: dict[str, Format] = {}


def article_format(name: str, *, suffixes: tuple[str, ...], label: str) -> Callable[[Reader], Reader]:
    """Register a function from raw bytes to the articles in them as the reader of files with these endings."""

    def register(reader: Reader) -> Reader:
        taken = {suffix for known in FORMATS.values() for suffix in known.suffixes}
        assert name not in FORMATS, f"the format {name} is registered twice"
        assert taken.isdisjoint(suffixes), f"another format has one of the endings {suffixes}"
        FORMATS[name] = Format(name, suffixes, label, reader)
        return reader

    return register
