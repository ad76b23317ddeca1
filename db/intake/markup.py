"""Saved web pages into text with zones and metadata. Scripts and remote content are never run, asked for, or kept.

What a page says about itself stands in `page_metadata`; which part of it is what, in `page_zones`.
"""

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from db.capture import Zone
from db.intake.decoding import decode_markup
from db.intake.formats import Arrival, Unreadable, article_format
from db.intake.page_metadata import metadata
from db.intake.page_zones import Line, reading_order
from db.intake.proposals import language_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]{2,40})""")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_TOGETHER = frozenset({"list", "table", "navigation", "links"})


@article_format("html", suffixes=(".html", ".htm", ".xhtml"), label="Saved web page")
def read_html(raw: bytes) -> Iterator[Arrival]:
    """A saved web page; the folder of pictures and scripts beside it is not needed."""
    yield page(raw, raw, None)


def page(raw: bytes, markup: bytes | str, url: str | None, charset: str | None = None) -> Arrival:
    """The article of a page. `raw` is what is kept, `markup` the page in it, `url` where it is known to come from.

    Raises Unreadable where the page shows no text.
    """
    tree = _tree(markup if isinstance(markup, str) else decode_markup(markup, charset or _charset(markup)))
    told = metadata(tree)
    lines = list(reading_order(tree))
    if not lines:
        raise Unreadable("The page shows no text. It may be made by a script: save it as text or as PDF.")
    text, zones = frozen(lines)
    return Arrival(
        raw=raw,
        text=text,
        title=told.title or next((line.text for line in lines if line.kind == "headline"), None),
        publisher=told.publisher,
        author=told.author,
        published=told.published,
        language=language_of(told.language, text),
        url=told.url or url,
        format="html",
        zones=zones,
    )


def frozen(lines: list[Line]) -> tuple[str, tuple[Zone, ...]]:
    """Lines as one text, paragraphs apart and lists together, with the zone of each."""
    text, zones, at = list[str](), list[Zone](), 0
    for number, line in enumerate(lines):
        if number:
            gap = "\n" if line.kind == lines[number - 1].kind and line.kind in _TOGETHER else "\n\n"
            text.append(gap)
            at += len(gap)
        text.append(line.text)
        zones.append(Zone(line.kind, at, at + len(line.text)))
        at += len(line.text)
    return "".join(text) + "\n", tuple(zones)


def _charset(markup: bytes) -> str | None:
    head = markup[:4096]
    found = _XML.match(head) or _CHARSET.search(head)
    name = found.group(1).decode("ascii", "replace") if found else ""
    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        return None


def _tree(markup: str) -> "HtmlElement":
    # Heavy, and needed for web pages alone.
    from lxml import etree, html  # noqa: PLC0415

    parser: Any = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    text = _DECLARED.sub("", markup, count=1).replace("\x00", "")
    try:
        return html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise Unreadable("The page holds nothing that can be read. Save it again, or save it as text.") from error
