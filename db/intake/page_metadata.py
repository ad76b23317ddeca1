"""What a web page says about itself: linked data (schema.org), Open Graph, Dublin Core, plain tags; in this order."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.intake.proposals import keyed, listed, published_of, short, url_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(?:News|Blog|Reportage|Analysis|Opinion|Scholarly)?Article$|BlogPosting$|Report$")
_LARGEST = 1_000_000
# The names under which pages give each thing, best first.
_NAMES = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title"),
    "publisher": ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "application-name"),
    "author": ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author"),
    "published": (
        "article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dcterms.date",
        "dc.date.issued",
        "citation_publication_date",
        "pubdate",
        "publish-date",
        "parsely-pub-date",
        "sailthru.date",
    ),
    "language": ("og:locale", "dc.language", "language"),
    "url": ("og:url",),
}
_SITE = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,60}$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found; `published` is EDTF, `language` as the page has it."""

    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    language: str | None
    url: str | None


def metadata(tree: "HtmlElement") -> Metadata:
    """All that the page says about itself; what it does not say is None."""
    said = _linked(tree)
    for name, words in _meta(tree).items():
        said.setdefault(name, words)
    for name, words in _tags(tree):
        if words and name not in said:
            said[name] = words
    author = short(said.get("author"))
    return Metadata(
        title=short(said.get("title")),
        publisher=short(said.get("publisher")),
        author=None if author and url_of(author) else author,
        published=published_of(said.get("published")),
        language=said.get("language"),
        url=url_of(said.get("url")),
    )


def _meta(tree: "HtmlElement") -> dict[str, str]:
    told: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        content = (node.get("content") or "").strip()
        if name and content:
            told.setdefault(name, content)
    found = {thing: next((told[name] for name in names if name in told), "") for thing, names in _NAMES.items()}
    return {thing: words for thing, words in found.items() if words}


def _tags(tree: "HtmlElement") -> Iterator[tuple[str, str]]:
    for node in tree.iter("link"):
        if "canonical" in (node.get("rel") or "").lower():
            yield "url", node.get("href") or ""
    for node in tree.iter("h1"):
        yield "title", node.text_content()
    for node in tree.iter("title"):
        yield "title", _SITE.sub("", " ".join((node.text or "").split()))
    for node in tree.iter("time"):
        yield "published", node.get("datetime") or ""
    yield "language", tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""


def _linked(tree: "HtmlElement") -> dict[str, str]:
    """What linked data says of the article that the page holds."""
    for node in tree.iter("script"):
        if (node.get("type") or "").lower() != "application/ld+json":
            continue
        for thing in _things(_json(node.text or "")):
            if any(_ARTICLE.match(kind) for kind in _texts(thing.get("@type"))):
                found = {
                    "title": _text(thing.get("headline")),
                    "publisher": _text(thing.get("publisher")),
                    "author": ", ".join(_texts(thing.get("author"))),
                    "published": _text(thing.get("datePublished")),
                    "language": _text(thing.get("inLanguage")),
                    "url": _text(thing.get("mainEntityOfPage")) or _text(thing.get("url")),
                }
                return {name: words for name, words in found.items() if words}
    return {}


def _json(text: str) -> Any:
    if len(text) > _LARGEST:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: Any) -> Iterator[dict[str, Any]]:
    """The objects on the top of linked data: alone, in a list, or in a graph."""
    for item in map(keyed, listed(value) or [value]):
        yield from map(keyed, listed(item.get("@graph")) or [item])


def _texts(value: Any) -> list[str]:
    """The names in a value: a text, an object with a name or an id, or a list of these."""
    if isinstance(value, str):
        return [value]
    if told := keyed(value):
        return _texts(told.get("name") or told.get("@id") or told.get("@value"))
    return [text for item in listed(value)[:20] for text in _texts(item)]


def _text(value: Any) -> str:
    return next(iter(_texts(value)), "")
