"""The lines of a web page in reading order, each with its zone: from its tags, then its words, as in plain text."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from db.capture import SUPPORTLESS, zones
from db.text import clean_invisible

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Never shown, or shown only after a script ran.
_UNSEEN = frozenset(
    {"script", "style", "template", "noscript", "head", "svg", "math", "iframe", "object", "embed", "canvas", "audio"}
    | {"video", "select", "textarea", "button", "input", "form", "dialog", "datalist", "map"}
)
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "fieldset"}
    | {"figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol"}
    | {"p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "center"}
)
_OF_TAG = {
    "nav": "navigation",
    "footer": "navigation",
    "aside": "links",
    "figcaption": "caption",
    "blockquote": "quoted",
    "table": "table",
    "li": "list",
    "h1": "headline",
}
# What the class or id of a part says of it; whole words of the name only.
_OF_NAME = {
    "consent": ("cookie", "cookies", "consent", "gdpr", "onetrust", "cookiebot"),
    "appeal": (
        "donate",
        "donation",
        "subscribe",
        "subscription",
        "newsletter",
        "paywall",
        "patreon",
        "promo",
        "signup",
    ),
    "links": (
        "related",
        "recommended",
        "recommendations",
        "recirculation",
        "readmore",
        "outbrain",
        "taboola",
        "trending",
    ),
    "navigation": (
        "navigation",
        "navbar",
        "nav",
        "menu",
        "breadcrumb",
        "breadcrumbs",
        "share",
        "sharing",
        "social",
        "sidebar",
        "masthead",
        "tags",
        "toolbar",
        "comments",
        "pagination",
        "skip",
    ),
    "caption": ("caption", "credit", "photocredit"),
}
_WORDS = re.compile(r"[A-Za-z][a-z]+|[A-Z]+(?![a-z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# A part that holds at least this share of all paragraphs' text is the article; what stands outside is its frame.
_MOST = 0.5


class Line(NamedTuple):
    """A block of text without line breaks, and the zone it belongs to."""

    kind: str
    text: str


def reading_order(tree: "HtmlElement") -> Iterator[Line]:
    """The blocks that a reader of the page sees, in document order."""
    return told_apart(list(_Walk(tree, _article(tree)).lines()))


def told_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a file with the zones that its marks and its words give together.

    What a mark says plainly holds; a mere paragraph is what its words and place make it.
    """
    report = "\n\n".join(line.text for line in lines if line.kind not in SUPPORTLESS)
    said = {zone.start: zone.kind for zone in zones(report)}
    headed = any(line.kind == "headline" for line in lines)
    likely = ("lead", "quoted") if headed else ("lead", "quoted", "headline")
    at = 0
    for line in lines:
        if line.kind in SUPPORTLESS:
            yield line
            continue
        by_words = said.get(at, "body")
        at += len(line.text) + 2
        if (line.kind == "body" and (by_words in likely or by_words in SUPPORTLESS)) or (
            by_words in SUPPORTLESS and line.kind != "headline"
        ):
            yield Line(by_words, line.text)
        else:
            yield line


class _Walk:
    """One way through the tree without recursion: pages may be nested thousands of levels deep."""

    def __init__(self, tree: "HtmlElement", article: "HtmlElement | None") -> None:
        self._tree = tree
        self._article = article
        self._kinds = ["body" if article is None else "navigation"]
        self._pieces: list[str] = []
        self._headed = False

    def lines(self) -> Iterator[Line]:
        """The lines of the page; none is blank."""
        from lxml import etree  # noqa: PLC0415 - loaded by whoever made the tree

        walk = etree.iterwalk(self._tree, events=("start", "end"))
        for event, node in walk:
            tag = node.tag if isinstance(node.tag, str) else ""
            if event == "start":
                if tag in _UNSEEN or _is_hidden(node):
                    walk.skip_subtree()
                    self._pieces.append("\n" if tag in _BLOCKS else " ")
                    continue
                yield from self._enter(node, tag)
            elif tag not in _UNSEEN and not _is_hidden(node):
                yield from self._leave(tag)
            if event == "end" and node is not self._tree:
                self._pieces.append(_one_line(node.tail))
        yield from self._flush()

    def _enter(self, node: "HtmlElement", tag: str) -> Iterator[Line]:
        if self._is_cell(tag):
            self._pieces.append("\t")
        elif tag in _BLOCKS:
            yield from self._flush()
            self._kinds.append(self._kind(node, tag))
            if tag == "li" and self._kinds[-1] == "list":
                self._pieces.append("- ")
        elif tag == "br":
            yield from self._flush()
        self._pieces.append(_one_line(node.text))

    def _leave(self, tag: str) -> Iterator[Line]:
        if tag in _BLOCKS and not self._is_cell(tag):
            yield from self._flush()
            self._kinds.pop()

    def _is_cell(self, tag: str) -> bool:
        return tag in ("td", "th") and self._kinds[-1] == "table"

    def _kind(self, node: "HtmlElement", tag: str) -> str:
        around = self._kinds[-1]
        if tag == "h1" and not self._headed and around not in ("consent", "appeal"):
            return "headline"
        if node is self._article:
            return "body"
        own = _named(node) or _OF_TAG.get(tag)
        if tag == "table" and any(True for _ in node.iter("p", "div", "ul", "h2")):
            own = None  # a table that lays out the page
        if around in SUPPORTLESS and not (around in ("links", "navigation") and own in SUPPORTLESS):
            return around
        if own == "headline" or (own == "links" and tag == "aside" and around == "links"):
            return "body" if own == "headline" else around
        return own or around

    def _flush(self) -> Iterator[Line]:
        said = clean_invisible("".join(self._pieces))
        text = "\t".join(" ".join(cell.split()) for cell in said.split("\t")).strip()
        self._pieces.clear()
        if text.strip("- \t"):
            self._headed = self._headed or self._kinds[-1] == "headline"
            yield Line(self._kinds[-1], text)


def _one_line(text: str | None) -> str:
    """The text without tabs, which set cells apart here."""
    return (text or "").replace("\t", " ")


def _is_hidden(node: "HtmlElement") -> bool:
    return node.get("hidden") is not None or _HIDDEN.search(node.get("style") or "") is not None


def _named(node: "HtmlElement") -> str | None:
    names = f"{node.get('class') or ''} {node.get('id') or ''} {node.get('role') or ''}"[:400]
    words = {word.lower() for word in _WORDS.findall(names)}
    return next((kind for kind, signs in _OF_NAME.items() if not words.isdisjoint(signs)), None) if words else None


def _article(tree: "HtmlElement") -> "HtmlElement | None":
    """The smallest part of the page that holds most of the text of its paragraphs; None where all is one."""
    weights: dict[HtmlElement, int] = {}
    total = 0
    for node in tree.iter("p", "li", "blockquote", "h2", "h3"):
        if any(_named(above) in SUPPORTLESS or above.tag in ("nav", "footer", "aside") for above in _above(node)):
            continue
        length = len(node.text_content()) if node.tag == "p" else len(node.text_content()) // 4
        total += length
        for above in _above(node):
            weights[above] = weights.get(above, 0) + length
    holding = [node for node, weight in weights.items() if weight > _MOST * total and node.tag not in ("html", "body")]
    return min(holding, key=lambda node: weights[node], default=None)


def _above(node: "HtmlElement") -> Iterator["HtmlElement"]:
    """The ancestors, nearest first; of a page that is nested without sense, the nearest fifty."""
    for number, above in enumerate(node.iterancestors()):
        if number == 50:
            return
        yield above
