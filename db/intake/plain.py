"""Plain text and Markdown files. The frozen text is what the file says; a Markdown header is metadata."""

import re
from collections.abc import Iterator

from db.intake.decoding import decode
from db.intake.formats import Arrival, article_format
from db.intake.proposals import language_of, published_of, short, url_of

_RULE = re.compile(r"---[ \t]*(?:\n|$)")
_FIELD = re.compile(r"(?P<key>[A-Za-z_][\w-]*)[ \t]*:[ \t]*(?P<value>.*)$")
_HEADING = re.compile(r"#{1,6}\s+(?P<title>.*?)\s*#*$")
_KEYS = {"date": "published", "source": "publisher", "lang": "language", "link": "url", "canonical": "url"}
_LONGEST_HEADER = 60


@article_format("text", suffixes=(".txt", ".text"), label="Plain text")
def read_text(raw: bytes) -> Iterator[Arrival]:
    """A plain text file; its first short line is proposed as the title."""
    yield _arrival(raw, decode(raw), {}, "text")


@article_format("markdown", suffixes=(".md", ".markdown"), label="Markdown")
def read_markdown(raw: bytes) -> Iterator[Arrival]:
    """A Markdown file; a header between two lines of three hyphens gives the metadata and is left out of the text."""
    header, body = _split(decode(raw))
    yield _arrival(raw, body, header, "markdown")


def _split(text: str) -> tuple[dict[str, str], str]:
    """The header's fields by name, and the text behind it; no fields where there is no complete header."""
    opening = _RULE.match(text)
    if opening is None:
        return {}, text
    fields: dict[str, str] = {}
    position = opening.end()
    for line in text[position:].split("\n", _LONGEST_HEADER)[:_LONGEST_HEADER]:
        position += len(line) + 1
        if _RULE.fullmatch(line):
            body = text[position:].lstrip("\n")
            return (fields, body) if body.strip() else ({}, text)
        field = _FIELD.match(line)
        if field is None and line.strip() and not line.lstrip().startswith("#"):
            return {}, text
        if field is not None:
            key = field["key"].lower()
            fields.setdefault(_KEYS.get(key, key), _unquoted(field["value"]))
    return {}, text


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if quoted else value


def _arrival(raw: bytes, text: str, header: dict[str, str], name: str) -> Arrival:
    return Arrival(
        raw=raw,
        text=text,
        title=header.get("title") or title_of(text),
        publisher=header.get("publisher") or None,
        author=header.get("author") or None,
        published=published_of(header.get("published")),
        language=language_of(header.get("language"), text),
        url=url_of(header.get("url")),
        format=name,
    )


def title_of(text: str) -> str | None:
    """The first line that is not blank, if it is short enough for a title."""
    line = next((line.strip() for line in text.split("\n") if line.strip()), "")
    heading = _HEADING.match(line)
    return short(heading["title"] if heading else line)
